"""A round of looking at one's organisation: what was told about each of the ten steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kcvets.content import library
from kcvets.content.shapes import Enabler
from kcvets.journal import Piece
from kcvets.records.paper import Heading, Paper, Paragraph, Part, answered

#: What can be told about a step. None is better than another.
TOLD = {
    "helps": "An example of what helps",
    "missing": "An example of what is missing",
    "ask": "Nobody here knows yet: we have to ask",
}
NOTHING = "Left open"


def prompt_id(question: str) -> str:
    """The prompt under which a question about a step is answered."""
    return f"round.{question}"


def told_id(step: Enabler) -> str:
    """The prompt under which it is kept what was told about a step."""
    return prompt_id(f"{step.id}.told")


@dataclass(frozen=True)
class Round:
    """One round.

    Parameters
    ----------
    piece : Piece
        Its id and name.
    answers : mapping of str to str
        What was written, by the prompt's id.
    """

    piece: Piece
    answers: Mapping[str, str] = field(repr=False)

    def told(self, enabler: Enabler) -> list[str]:
        """What was ticked about a step, out of `TOLD`."""
        return [id for id in self.answers.get(told_id(enabler), "").split() if id in TOLD]

    def words(self, enabler: Enabler) -> str:
        """What was told about a step, in words."""
        ticked = [f"{TOLD[id]}." for id in self.told(enabler)]
        written = [self.answers.get(prompt_id(prompt.id), "").strip() for prompt in enabler.prompts]
        return "\n".join(filter(None, ticked + written)) or NOTHING

    def in_words(self) -> str:
        """What a picture of the ten steps shows."""
        steps = library().organisation().enablers
        ticked = [(step.title, "; ".join(TOLD[id].lower() for id in self.told(step))) for step in steps]
        return f"The ten steps in “{self.piece.title}”. " + ". ".join(f"{title}: {told or NOTHING.lower()}" for title, told in ticked)


def paper(one: Round) -> Paper:
    """A round as a document."""
    return Paper(f"Our organisation: {one.piece.title}", tuple(_body(one)))


def _body(one: Round) -> Iterator[Part]:
    name, step = library().worksheet("round").sections
    yield from answered(name, one.answers)
    for enabler in library().organisation().enablers:
        yield Heading(enabler.title)
        if one.told(enabler):
            yield Paragraph(" ".join(f"{TOLD[id]}." for id in one.told(enabler)), quiet=True)
        for prompt in enabler.prompts:
            if one.answers.get(prompt_id(prompt.id), "").strip():
                yield Heading(prompt.label, 2)
                yield Paragraph(one.answers[prompt_id(prompt.id)])
    yield from answered(step, one.answers)
