"""What several kinds of content are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Model = Literal["practice", "supervision", "quality"]
Quadrant = Literal["knowledge", "values", "experience", "theories", "skills"]
Source = tuple[str, ...]

MODELS: tuple[Model, ...] = ("practice", "supervision", "quality")
QUADRANTS: tuple[Quadrant, ...] = ("knowledge", "values", "experience", "theories", "skills")
MODEL_NAMES = {
    "practice": "professional practice",
    "supervision": "supervision",
    "quality": "quality assurance",
}
QUADRANT_NAMES = {
    "knowledge": "Knowledge and co-creation",
    "values": "Values and ethics",
    "experience": "Experiential learning",
    "theories": "Theories and methods",
    "skills": "Skills",
}


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
    kind: Literal["text", "line", "date"] = "text"


@dataclass(frozen=True)
class Prompts:
    """A file of questions that stand on their own: those that close a notebook, those asked of any story."""

    prompts: tuple[Prompt, ...] = field(metadata={"key": "prompt"})


@dataclass(frozen=True)
class Told:
    """Text with a source, without an id of its own: an account, what supports a choice."""

    text: str
    source: Source


@dataclass(frozen=True)
class Titled:
    """A passage with a heading of its own."""

    id: str
    title: str
    text: str
    source: Source


@dataclass(frozen=True)
class Section:
    """A part of a lens or a worksheet: questions that belong together, and a line or two about them."""

    id: str
    title: str
    source: Source
    prompts: tuple[Prompt, ...] = field(metadata={"key": "prompt"})
    text: str = ""
    repeats: int = 1
