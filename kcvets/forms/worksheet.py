"""The questions of a worksheet, section by section, about one piece."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kcvets.content import library
from kcvets.content.shapes import Prompt, Section
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Question
from kcvets.journal import EntryKey
from kcvets.records.paper import filled

MORE = "more."


def sections(name: str) -> dict[str, Section]:
    """The sections of a worksheet, by id."""
    return {section.id: section for section in library().worksheet(name).sections}


def questions(name: str, piece: str) -> dict[str, Question]:
    """What a worksheet asks about a piece, by the id of its part; one of a repeating section ends in a number from 1."""
    asked = {}
    for section in sections(name).values():
        for prompt in section.prompts:
            ids = [prompt.id] if section.repeats == 1 else [f"{prompt.id}-{n}" for n in range(1, section.repeats + 1)]
            asked |= {id: Question(EntryKey(id, work=piece), prompt.label) for id in ids}
    return asked


def asked_in(section: Section) -> list[Block]:
    """A section that is filled in once."""
    return [blocks.text(section.text, heading=section.title, level=4), *map(_question, section.prompts)]


def asked_again(section: Section, answers: Mapping[str, str], beside: Callable[[int], list[Block]] = lambda n: []) -> list[Block]:
    """A section that may be filled in several times: what is there, room for one more, and a button for another.

    Parameters
    ----------
    section : Section
        Its `repeats` says how many times at most.
    answers : mapping of str to str
        By the id of the part.
    beside : callable
        Given the number of a round, what else to show in it.
    """
    area = blocks.area(section.id, rounds(section, answers, beside))
    more = blocks.action(MORE + section.id, "Another one", kind="second")
    return [blocks.text(section.text, heading=section.title, level=4), area, more]


def rounds(section: Section, answers: Mapping[str, str], beside: Callable[[int], list[Block]] = lambda n: []) -> list[Block]:
    """The rounds that hold something, and an empty one; the parameters are those of `asked_again`."""
    there = [*filled(section, answers)]
    free = next((n for n in range(1, section.repeats + 1) if n not in there), None)
    parts = []
    for n in sorted(there + [free] if free else there):
        parts.append(blocks.text(heading=f"Number {n}", level=5))
        parts += [_question(prompt, f"-{n}") for prompt in section.prompts] + beside(n)
    return parts


def _question(prompt: Prompt, ending: str = "") -> Block:
    return blocks.question(prompt.id + ending, prompt.label, help=prompt.help, kind=prompt.kind)
