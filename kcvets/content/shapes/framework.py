"""The framework: its questions, the law it rests on, self-checks and lenses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kcvets.content.shapes.common import Model, Passage, Prompt, Quadrant, Section, Source, tables


@dataclass(frozen=True)
class QuestionSet:
    """The prompts of one quadrant in one model (handbook graphics 2 to 16)."""

    model: Model
    quadrant: Quadrant
    title: str
    intro: str
    prompts: tuple[Prompt, ...] = field(metadata={"key": "prompt"})
    focus: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = tables("note")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the Care Act statutory guidance, as the handbook quotes it."""

    id: str
    number: str
    force: Literal["must", "should", "may", "describes"]
    says: str
    asks: str
    source: Source


@dataclass(frozen=True)
class CareAct:
    """The paragraphs of statutory guidance the handbook rests on."""

    paragraphs: tuple[Paragraph, ...] = field(metadata={"key": "paragraph"})


@dataclass(frozen=True)
class Area:
    """One of the nine areas of wellbeing in section 1 of the Care Act 2014."""

    id: str
    name: str
    plain: str
    source: Source


@dataclass(frozen=True)
class Wellbeing:
    """The nine areas; none comes before another."""

    areas: tuple[Area, ...] = field(metadata={"key": "area"})


@dataclass(frozen=True)
class CheckOption:
    """One option of a check question, and what to say to someone who chose it."""

    id: str
    label: str
    fits: bool
    feedback: str


@dataclass(frozen=True)
class CheckQuestion:
    """A question with options; each option that does not fit names the misunderstanding behind it."""

    id: str
    text: str
    source: Source
    options: tuple[CheckOption, ...] = field(metadata={"key": "option"})


@dataclass(frozen=True)
class Check:
    """A short self-check: choose, then see why."""

    title: str
    intro: str
    questions: tuple[CheckQuestion, ...] = field(metadata={"key": "question"})


@dataclass(frozen=True)
class Lens:
    """A way of looking again at a story the reader knows."""

    id: str
    title: str
    intro: str
    stories: tuple[str, ...]
    source: Source
    sections: tuple[Section, ...] = field(metadata={"key": "section"})
