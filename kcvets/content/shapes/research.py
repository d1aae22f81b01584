"""What the research room knows: word lists that tell names from other words, a worksheet for who tries to see through it, and a codebook."""

from __future__ import annotations

from dataclasses import dataclass, field

from kcvets.content.shapes.common import Source


@dataclass(frozen=True)
class KeptWords:
    """What stays though it has a capital: by the kind of thing."""

    theorists: tuple[str, ...]
    authors: tuple[str, ...]
    theorists_full: tuple[str, ...]
    conditions: tuple[str, ...]
    laws: tuple[str, ...]
    organisations: tuple[str, ...]
    things: tuple[str, ...]
    roles: tuple[str, ...]
    poets: tuple[str, ...]


@dataclass(frozen=True)
class KnownNames:
    """Given names, family names, the long forms of short ones, and which names are English words besides."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    short: tuple[str, ...]
    besides: tuple[str, ...]


@dataclass(frozen=True)
class EverydayWords:
    """Words in small letters: what they say about whether a name stands beside them."""

    ordinary: tuple[str, ...]
    mostly_names: tuple[str, ...]
    verbs_of_people: tuple[str, ...]
    calendar: tuple[str, ...]
    informal: tuple[str, ...]
    languages: tuple[str, ...]
    east_asian: tuple[str, ...]


@dataclass(frozen=True)
class KnownPlaces:
    """Places that point to somebody."""

    towns: tuple[str, ...]
    abroad: tuple[str, ...]
    institutions: tuple[str, ...]
    town_words: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One question to whoever plays the intruder."""

    id: str
    question: str
    help: str
    source: Source


@dataclass(frozen=True)
class Intruder:
    """A worksheet for whoever tries to find out whom a text is about."""

    title: str
    intro: str
    source: Source
    steps: tuple[Step, ...] = field(metadata={"key": "step"})


@dataclass(frozen=True)
class CodebookEntry:
    """A code: what belongs under it, and what does not."""

    id: str
    name: str
    use: str
    source: Source
    parent: str = ""
    leave: str = ""
    colour: str = ""
    heading: bool = False


@dataclass(frozen=True)
class Codebook:
    """A codebook to start from."""

    title: str
    intro: str
    source: Source
    codes: tuple[CodebookEntry, ...] = field(metadata={"key": "code"})
