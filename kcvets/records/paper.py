"""A document as a person hands it in, before it becomes a file: a title and parts, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kcvets.content.shapes import Prompt, Section
from kcvets.journal.clock import day, spoken_day


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
        Of a worksheet; one that is filled in once.
    answers : mapping of str to str
        By the prompt's id.
    """
    written = [prompt for prompt in section.prompts if answers.get(prompt.id, "").strip()]
    if written:
        yield Heading(section.title)
    for prompt in written:
        yield Heading(prompt.label, 2)
        yield Paragraph(_shown(prompt, answers[prompt.id]))


def told(section: Section, row: Sequence[str]) -> list[str]:
    """The answers of one round as a reader sees them: days are spoken."""
    return [_shown(prompt, text) for prompt, text in zip(section.prompts, row, strict=True)]


def _shown(prompt: Prompt, text: str) -> str:
    when = day(text) if prompt.kind == "date" else None
    return spoken_day(when) if when else text


def filled(section: Section, answers: Mapping[str, str]) -> dict[int, list[str]]:
    """The rounds of a repeating section in which anything was written, by their number from 1: the answers in order.

    Parameters
    ----------
    section : Section
        One that repeats.
    answers : mapping of str to str
        By the prompt's id, followed by a hyphen and the round's number.
    """
    rounds = {n: [answers.get(f"{prompt.id}-{n}", "").strip() for prompt in section.prompts] for n in range(1, section.repeats + 1)}
    return {n: row for n, row in rounds.items() if any(row)}
