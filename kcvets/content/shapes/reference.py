"""What the reader can look up."""

from __future__ import annotations

from dataclasses import dataclass, field

from kcvets.content.shapes.common import Passage, Source


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
