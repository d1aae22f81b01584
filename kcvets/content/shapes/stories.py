"""A case story, with what the handbook makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kcvets.content.shapes.common import Passage, Prompt, Source, Told, tables


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
