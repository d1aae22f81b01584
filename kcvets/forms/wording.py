"""How sources and sets of questions are named on a page."""

from __future__ import annotations

from collections.abc import Iterable

from kcvets.content import Library
from kcvets.content.shapes import Source

OURS = ("ours",)


def is_ours(source: Source) -> bool:
    """Whether an entry is wholly this project's own."""
    return tuple(source) == OURS


def source_line(library: Library, sources: Iterable[Source]) -> str:
    """One line naming the documents that a set of entries rests on.

    Parameters
    ----------
    library : Library
        Gives the documents' short names.
    sources : iterable of tuple of str
        The ``source`` of each entry.
    """
    entries = list(sources)
    cited = {library.sources[id]["document"] for source in entries for id in source if id != "ours"}
    documents = library.documents()
    names = [documents[name].short for name in documents if name in cited]
    if not names:
        return "Source: ours."
    ours = " What is marked “ours” was added by this project." if any(is_ours(source) for source in entries) else ""
    return f"Source: {', '.join(names)}, retold in our own words.{ours}"
