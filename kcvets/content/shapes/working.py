"""Supervision, quality assurance, the organisation, and a person's own work."""

from __future__ import annotations

from dataclasses import dataclass, field

from kcvets.content.shapes.common import Passage, Prompt, Section, Source, Titled, tables


@dataclass(frozen=True)
class BankQuestion:
    """A question a supervisor may ask; ``{person}`` in its label stands for what the two call the person."""

    id: str
    label: str
    fits: tuple[str, ...]
    source: Source


@dataclass(frozen=True)
class BankHeading:
    """Questions for supervision that belong together."""

    id: str
    title: str
    source: Source
    questions: tuple[BankQuestion, ...] = field(metadata={"key": "question"})
    text: str = ""


@dataclass(frozen=True)
class QuestionBank:
    """The handbook's questions for supervision, under its headings."""

    title: str
    intro: str
    source: Source
    headings: tuple[BankHeading, ...] = field(metadata={"key": "heading"})


@dataclass(frozen=True)
class Enabler:
    """Something an organisation needs for the approach to work, with its points and questions about it."""

    id: str
    title: str
    text: str
    source: Source
    points: tuple[Passage, ...] = tables("point")
    prompts: tuple[Prompt, ...] = tables("prompt")


@dataclass(frozen=True)
class Meeting:
    """One aspect in which an outcomes forum differs from a finance panel."""

    id: str
    aspect: str
    panel: str
    forum: str
    source: Source


@dataclass(frozen=True)
class Organisation:
    """What helps a strengths-based organisation, and how it decides together."""

    title: str
    intro: str
    source: Source
    enablers: tuple[Enabler, ...] = field(metadata={"key": "enabler"})
    forums: tuple[Meeting, ...] = field(metadata={"key": "forum"})


@dataclass(frozen=True)
class Phrase:
    """A phrase that puts what is lacking first, in its forms, with a question that may open another wording."""

    id: str
    says: tuple[str, ...]
    question: str
    source: Source


@dataclass(frozen=True)
class Phrases:
    """The phrases a team would look at again."""

    phrases: tuple[Phrase, ...] = field(metadata={"key": "phrase"})


@dataclass(frozen=True)
class Identifiers:
    """Words that the check for identifiers goes by: names, names that are words too, and what is no name of a person."""

    source: Source
    names: tuple[str, ...]
    words: tuple[str, ...]
    keep: tuple[str, ...]


@dataclass(frozen=True)
class Worksheet:
    """The questions about one piece of work, session, audit or other thing that a person begins and names."""

    title: str
    intro: str
    source: Source
    sections: tuple[Section, ...] = field(metadata={"key": "section"})


@dataclass(frozen=True)
class CpdRule:
    """What a register asks of a year's record of continuing professional development, as it was on the day it was checked."""

    title: str
    text: str
    version: str
    checked: str
    applies: str
    note: str
    pieces: int
    peers: int
    opens: str
    closes: str
    source: Source


@dataclass(frozen=True)
class Standards:
    """A set of professional standards, by its publisher's names, as it was on the day it was checked."""

    title: str
    publisher: str
    version: str
    checked: str
    note: str
    source: Source
    items: tuple[Titled, ...] = field(metadata={"key": "item"})


@dataclass(frozen=True)
class Place:
    """A place where words can be: a box in the picture of where they go."""

    id: str
    title: str
    text: str
    row: int
    column: int
    outside: bool = False


@dataclass(frozen=True)
class Flow:
    """A way that words can take from one place to another, by themselves or only by somebody's hand."""

    start: str
    end: str
    text: str
    by_hand: bool = False


@dataclass(frozen=True)
class DataFlow:
    """Where the words go that a person writes."""

    title: str
    source: Source
    places: tuple[Place, ...] = field(metadata={"key": "place"})
    flows: tuple[Flow, ...] = field(metadata={"key": "flow"})
