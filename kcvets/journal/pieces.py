"""What a person begins and names: pieces of their own work, supervision sessions, audits and the like.

Each has an id of its own, which stands in `EntryKey.work` of every entry about it: its name may change at any time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import uuid4

from kcvets.journal.clock import day, spoken_day
from kcvets.journal.model import Entry, EntryKey

#: Prompts that begin so are a page's own notes, such as which piece lay open last. No reading copy holds them.
PAGE_NOTE = "page."
#: The kinds there are, as a reading copy calls them.
KINDS = {
    "work": "Own work",
    "session": "Supervision session",
    "audit": "Audit",
    "round": "Our organisation",
    "cpd": "CPD record",
}


@dataclass(frozen=True)
class Piece:
    """Something a person began.

    Parameters
    ----------
    id : str
        ``<kind>-<eight hexadecimal digits>``.
    name : str
        What the person calls it; empty until they have named it.
    begun : str
        The day, ISO 8601.
    """

    id: str
    name: str = field(repr=False)
    begun: str = field(repr=False)

    @property
    def title(self) -> str:
        """What to call it on a page."""
        begun = day(self.begun)
        return self.name or f"Not named yet, begun on {spoken_day(begun) if begun else 'a day unknown'}"


def new_id(kind: str) -> str:
    """Make an id for a new piece.

    Parameters
    ----------
    kind : str
        One of `KINDS`.

    Returns
    -------
    str
        An id that no other piece has.
    """
    return f"{kind}-{uuid4().hex[:8]}"


def kind_of(work: str) -> str:
    """Tell what kind of piece an id stands for.

    Parameters
    ----------
    work : str
        `EntryKey.work`.

    Returns
    -------
    str
        One of `KINDS`, or empty where it is no piece's id.
    """
    kind, hyphen, _ = work.partition("-")
    return kind if hyphen and kind in KINDS else ""


def name_key(piece: str) -> EntryKey:
    """Return the entry that holds a piece's name."""
    return EntryKey(f"{kind_of(piece)}.name", work=piece)


def begun_key(piece: str) -> EntryKey:
    """Return the entry that holds the day on which a piece was begun."""
    return EntryKey(f"{PAGE_NOTE}begun", work=piece)


def pieces(entries: Iterable[Entry], kind: str) -> list[Piece]:
    """List the pieces of one kind.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    kind : str
        One of `KINDS`.

    Returns
    -------
    list of Piece
        In the order in which they were begun.
    """
    written: dict[str, dict[EntryKey, str]] = {}
    for entry in entries:
        if kind_of(entry.key.work) == kind and entry.current:
            written.setdefault(entry.key.work, {})[entry.key] = entry.current[0].text.strip()
    return [Piece(id, found.get(name_key(id), ""), found.get(begun_key(id), "")) for id, found in written.items()]
