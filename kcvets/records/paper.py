"""A document as a person hands it in, before it becomes a file: a title and parts, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kcvets.content.shapes import Section


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 stands below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """What a person wrote, line breaks kept; empty lines part paragraphs. A quiet one is our remark, not their words."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table: what it shows, its header, its rows; the first cell of a row names it."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A picture (PNG) with what it shows in words."""

    png: bytes = field(repr=False)
    alt: str


Part = Heading | Paragraph | Bullets | Table | Picture


@dataclass(frozen=True)
class Paper:
    """A document.

    Parameters
    ----------
    title : str
        Stands on top, and in the file's properties.
    parts : tuple of Part
        In order.
    """

    title: str
    parts: tuple[Part, ...]


def answered(section: Section, answers: Mapping[str, str]) -> Iterable[Part]:
    """What was written in one section of a worksheet; a section nobody filled in is left out.

    Parameters
    ----------
    section : Section
        Of a worksheet. One that repeats becomes a table, its questions the header.
    answers : mapping of str to str
        By the prompt's id; where the section repeats, by the id followed by a hyphen and a number from 1.
    """
    labels = {prompt.id: prompt.label for prompt in section.prompts}
    if section.repeats > 1:
        rows = list(filled(section, answers).values())
        if rows:
            yield Heading(section.title)
            yield Table(section.title, tuple(labels.values()), tuple(tuple(row) for row in rows))
        return
    written = {id: answers[id] for id in labels if answers.get(id, "").strip()}
    if written:
        yield Heading(section.title)
    for id, text in written.items():
        yield Heading(labels[id], 2)
        yield Paragraph(text)


def filled(section: Section, answers: Mapping[str, str]) -> dict[int, list[str]]:
    """The rounds of a repeating section in which anything was written, by their number: the answers in order."""
    rounds = {n: [answers.get(f"{prompt.id}-{n}", "").strip() for prompt in section.prompts] for n in range(1, section.repeats + 1)}
    return {n: row for n, row in rounds.items() if any(row)}
