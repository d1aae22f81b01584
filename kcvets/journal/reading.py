"""The journal read: many entries at once, or all there is to one, inside a transaction somebody else opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import groupby

from kcvets.journal.model import Entry, EntryKey, Version
from kcvets.journal.words import pack, unpack

#: What `version_of` makes a version of.
VERSION_COLUMNS = (
    "version.revision, version.text, version.written_at, version.writer, version.sequence, version.current"
)
_ENTRY = "entry.prompt, entry.model, entry.quadrant, entry.story, entry.work, entry.question"


def identity(key: EntryKey) -> tuple[bytes, bytes, bytes]:
    """Return what makes an entry itself, as stored.

    Parameters
    ----------
    key : EntryKey
        The entry.

    Returns
    -------
    tuple of bytes
        Prompt, story and work.
    """
    return pack(key.prompt), pack(key.story), pack(key.work)


def version_of(row: tuple) -> Version:
    """Make a version of its row.

    Parameters
    ----------
    row : tuple
        The `VERSION_COLUMNS`.

    Returns
    -------
    Version
        The version.

    Raises
    ------
    UnicodeDecodeError
        If the row holds bytes that are not words.
    """
    revision, text, written_at, writer, sequence, current = row
    return Version(revision, unpack(text), written_at, unpack(writer), sequence, bool(current))


def currents(connection: sqlite3.Connection, keys: Iterable[EntryKey]) -> dict[EntryKey, tuple[Version, ...]]:
    """Read what stands now in many entries, in one query.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a transaction.
    keys : iterable of EntryKey
        The entries.

    Returns
    -------
    dict of EntryKey to tuple of Version
        Every key, in the order given; versions newest first, none for an entry never written.
    """
    wanted = {identity(key): key for key in keys}
    found: dict[EntryKey, tuple[Version, ...]] = {key: () for key in wanted.values()}
    if wanted:
        rows = connection.execute(
            f"SELECT entry.prompt, entry.story, entry.work, {VERSION_COLUMNS}"
            " FROM entry JOIN version ON version.entry = entry.id WHERE version.current = 1"
            f" AND (entry.prompt, entry.story, entry.work) IN (VALUES {', '.join(['(?, ?, ?)'] * len(wanted))})"
            " ORDER BY version.revision DESC",
            [part for parts in wanted for part in parts],
        )
        for row in rows:
            found[wanted[row[:3]]] += (version_of(row[3:]),)
    return found


def history(connection: sqlite3.Connection, key: EntryKey) -> list[Version]:
    """Read all versions of an entry.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a transaction.
    key : EntryKey
        The entry.

    Returns
    -------
    list of Version
        Newest first; none for an entry never written.
    """
    rows = connection.execute(
        f"SELECT {VERSION_COLUMNS} FROM entry JOIN version ON version.entry = entry.id"
        " WHERE prompt = ? AND story = ? AND work = ? ORDER BY version.revision DESC",
        identity(key),
    )
    return [version_of(row) for row in rows]


def entries(connection: sqlite3.Connection, only: int | None = None) -> list[Entry]:
    """Read entries with all their versions, in the order in which they were first written.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a transaction.
    only : int, optional
        Id of the one row to read; all by default.

    Returns
    -------
    list of Entry
        The entries.
    """
    rows = connection.execute(
        f"SELECT {_ENTRY}, {VERSION_COLUMNS} FROM entry JOIN version ON version.entry = entry.id"
        " WHERE :only IS NULL OR entry.id = :only ORDER BY entry.id, version.revision DESC",
        {"only": only},
    )
    found = []
    for described, group in groupby(rows, key=lambda row: row[:6]):
        *parts, question = map(unpack, described)
        found.append(Entry(EntryKey(*parts), question, tuple(version_of(row[6:]) for row in group)))
    return found


def latest_id(connection: sqlite3.Connection) -> int | None:
    """Find the entry whose standing words were written last; an emptied one does not count.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a transaction.

    Returns
    -------
    int or None
        Id of its row; None if nothing stands written.
    """
    row = connection.execute(
        "SELECT entry FROM version WHERE current = 1 AND length(text) > 0 ORDER BY revision DESC LIMIT 1"
    ).fetchone()
    return row[0] if row else None
