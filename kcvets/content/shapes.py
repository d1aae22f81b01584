"""The shapes of content: one frozen dataclass for each table described in ``data/README.md``.

A field's type is its rule: ``Literal`` lists the words allowed, a default makes the field optional, a tuple of
dataclasses is an array of tables (``key`` names it where the plural differs). `kcvets.content.reading` enforces them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Model = Literal["practice", "supervision", "quality"]
Quadrant = Literal["knowledge", "values", "experience", "theories", "skills"]
Source = tuple[str, ...]

MODELS: tuple[Model, ...] = ("practice", "supervision", "quality")
QUADRANTS: tuple[Quadrant, ...] = ("knowledge", "values", "experience", "theories", "skills")


def tables(key: str):
    """An array of TOML tables called `key`, possibly absent."""
    return field(default=(), metadata={"key": key})


@dataclass(frozen=True)
class Passage:
    """Text with a source, known by its id: a theme, a note, a reason, a footnote."""

    id: str
    text: str
    source: Source


@dataclass(frozen=True)
class Prompt:
    """One question a person may answer in writing."""

    id: str
    label: str
    source: Source
    group: Literal["", "focus", "reflect", "supervise", "audit"] = ""
    help: str = ""
    kind: Literal["text", "date"] = "text"


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
class Prompts:
    """A file of questions that stand on their own: those that close a notebook, those asked of any story."""

    prompts: tuple[Prompt, ...] = field(metadata={"key": "prompt"})


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
class Told:
    """Text with a source, without an id of its own: an account, what supports a choice."""

    text: str
    source: Source


@dataclass(frozen=True)
class Scene:
    """A part of a story, and what comes next (nothing after the last)."""

    id: str
    title: str
    text: str
    source: Source
    next: str = ""


@dataclass(frozen=True)
class StoryOption:
    """Something a decent, busy practitioner might do, and what came of it for the person."""

    id: str
    label: str
    followed: str
    support: Told
    source: Source
    next: str


@dataclass(frozen=True)
class Decision:
    """A turning point: the reader commits before the practitioner's account is shown."""

    id: str
    question: str
    why: str
    source: Source
    account: Told
    options: tuple[StoryOption, ...] = field(metadata={"key": "option"})


@dataclass(frozen=True)
class Reading:
    """A practitioner's worked answer to one prompt of the framework, and perhaps what we remark on it."""

    prompt: str
    text: str
    source: Source
    remark: str = ""


@dataclass(frozen=True)
class Touched:
    """A wellbeing area the work touched, before and after."""

    area: str
    before: str
    after: str
    source: Source
    change: Literal["", "better", "worse", "mixed", "unknown"] = ""


@dataclass(frozen=True)
class Strength:
    """A strength the account shows: the person's own, that of family and friends, or that of the community."""

    id: str
    circle: Literal["person", "family", "community"]
    text: str
    source: Source


@dataclass(frozen=True)
class Aside:
    """Something a story teaches beside its plot, with questions to try it out on one's own work."""

    id: str
    title: str
    text: str
    source: Source
    prompts: tuple[Prompt, ...] = tables("prompt")


@dataclass(frozen=True)
class Story:
    """A case story in scenes and decisions, with what the handbook makes of it."""

    id: str
    title: str
    person: str
    setting: str
    scenes: tuple[Scene, ...] = field(metadata={"key": "scene"})
    decisions: tuple[Decision, ...] = tables("decision")
    readings: tuple[Reading, ...] = tables("reading")
    reasons: tuple[Passage, ...] = tables("reason")
    less: tuple[Passage, ...] = ()
    asides: tuple[Aside, ...] = tables("aside")
    strengths: tuple[Strength, ...] = tables("strength")
    touched: tuple[Touched, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of a lens: questions that belong together, and a line or two about them."""

    id: str
    title: str
    source: Source
    prompts: tuple[Prompt, ...] = field(metadata={"key": "prompt"})
    text: str = ""


@dataclass(frozen=True)
class Lens:
    """A way of looking again at a story the reader knows."""

    id: str
    title: str
    intro: str
    stories: tuple[str, ...]
    source: Source
    sections: tuple[Section, ...] = field(metadata={"key": "section"})


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
class Titled:
    """A passage with a heading of its own."""

    id: str
    title: str
    text: str
    source: Source


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
    """What helps a strengths-based organisation, what hinders it, and how it decides together."""

    title: str
    intro: str
    source: Source
    enablers: tuple[Enabler, ...] = field(metadata={"key": "enabler"})
    barriers: tuple[Titled, ...] = field(metadata={"key": "barrier"})
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
class Reference:
    """A publication the sources name."""

    id: str
    citation: str
    source: Source
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class References:
    """Every publication the sources name."""

    references: tuple[Reference, ...] = field(metadata={"key": "reference"})


@dataclass(frozen=True)
class Term:
    """A word a newcomer meets, in plain English."""

    id: str
    term: str
    meaning: str
    source: Source


@dataclass(frozen=True)
class Glossary:
    """The words of the suite, explained."""

    terms: tuple[Term, ...] = field(metadata={"key": "term"})


@dataclass(frozen=True)
class Footnotes:
    """Oddities and contradictions of the sources."""

    footnotes: tuple[Passage, ...] = field(metadata={"key": "footnote"})


@dataclass(frozen=True)
class Document:
    """A source document."""

    id: str
    short: str
    citation: str
    source: Source


@dataclass(frozen=True)
class Documents:
    """The source documents the suite rests on."""

    documents: tuple[Document, ...] = field(metadata={"key": "document"})
