"""The journal's rows, as saving needs them: one entry at a time, inside a transaction somebody else opened."""

from __future__ import annotations

import sqlite3

from kcvets.journal.model import EntryKey, Version
from kcvets.journal.reading import VERSION_COLUMNS, identity, version_of
from kcvets.journal.words import pack


def entry_id(connection: sqlite3.Connection, key: EntryKey) -> int:
    """Find an entry's row, or add it.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a write transaction.
    key : EntryKey
        The entry.

    Returns
    -------
    int
        Id of the row; ids rise in the order in which entries were first written.
    """
    connection.execute("INSERT OR IGNORE INTO entry (prompt, story, work) VALUES (?, ?, ?)", identity(key))
    return connection.execute(
        "SELECT id FROM entry WHERE prompt = ? AND story = ? AND work = ?", identity(key)
    ).fetchone()[0]


def describe(connection: sqlite3.Connection, entry: int, key: EntryKey, question: str) -> None:
    """Note what is newly known about an entry.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a write transaction.
    entry : int
        Id of the entry's row.
    key : EntryKey
        Its model and quadrant; an empty one leaves the known one.
    question : str
        The wording answered; empty leaves the known one.
    """
    for name, value in (("model", key.model), ("quadrant", key.quadrant), ("question", question)):
        if value:
            connection.execute(
                f"UPDATE entry SET {name} = ? WHERE id = ? AND {name} <> ?", (pack(value), entry, pack(value))
            )


def current_versions(connection: sqlite3.Connection, entry: int) -> list[Version]:
    """Read the versions of an entry that stand now.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a transaction.
    entry : int
        Id of the entry's row.

    Returns
    -------
    list of Version
        Newest first.
    """
    return _read(connection, "entry = ? AND current = 1 ORDER BY revision DESC", entry)


def earlier_version(connection: sqlite3.Connection, entry: int, revision: int) -> Version | None:
    """Read the newest earlier version of an entry below a revision.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a transaction.
    entry : int
        Id of the entry's row.
    revision : int
        Below which to look.

    Returns
    -------
    Version or None
        None if there is none.
    """
    found = _read(
        connection, "entry = ? AND current = 0 AND revision < ? ORDER BY revision DESC LIMIT 1", entry, revision
    )
    return found[0] if found else None


def last_of_writer(connection: sqlite3.Connection, entry: int, writer: str) -> Version | None:
    """Read the version with a writer's highest sequence in an entry.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a transaction.
    entry : int
        Id of the entry's row.
    writer : str
        The writer.

    Returns
    -------
    Version or None
        None if that writer has no version there.
    """
    found = _read(
        connection, "entry = ? AND writer = ? ORDER BY sequence DESC, revision DESC LIMIT 1", entry, pack(writer)
    )
    return found[0] if found else None


def next_revision(connection: sqlite3.Connection) -> int:
    """Return the revision to be written next: above every one there has been.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a write transaction.

    Returns
    -------
    int
        1 and up. A row is only ever replaced by a higher one, so the highest kept is the highest there was.
    """
    (highest,) = connection.execute("SELECT coalesce(max(revision), 0) FROM version").fetchone()
    return highest + 1


def insert(connection: sqlite3.Connection, entry: int, version: Version) -> None:
    """Add a version.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a write transaction.
    entry : int
        Id of the entry's row.
    version : Version
        The version.
    """
    connection.execute(
        "INSERT INTO version (entry, revision, text, written_at, writer, sequence, current)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            entry,
            version.revision,
            pack(version.text),
            version.written_at,
            pack(version.writer),
            version.sequence,
            version.current,
        ),
    )


def replace(connection: sqlite3.Connection, old: Version, new: Version) -> None:
    """Put a version of the same writer in the place of another.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a write transaction.
    old, new : Version
        What is there, and what shall be.
    """
    connection.execute(
        "UPDATE version SET revision = ?, text = ?, written_at = ?, sequence = ? WHERE revision = ?",
        (new.revision, pack(new.text), new.written_at, new.sequence, old.revision),
    )


def note_sequence(connection: sqlite3.Connection, version: Version, sequence: int) -> None:
    """Note that a version's writer has come further without changing its text.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a write transaction.
    version : Version
        The version.
    sequence : int
        How far.
    """
    connection.execute("UPDATE version SET sequence = ? WHERE revision = ?", (sequence, version.revision))


def make_earlier(connection: sqlite3.Connection, version: Version) -> None:
    """Keep a version as an earlier one; it is never changed again.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a write transaction.
    version : Version
        The version.
    """
    connection.execute("UPDATE version SET current = 0 WHERE revision = ?", (version.revision,))


def _read(connection: sqlite3.Connection, condition: str, *values: object) -> list[Version]:
    return [
        version_of(row)
        for row in connection.execute(f"SELECT {VERSION_COLUMNS} FROM version WHERE {condition}", values)
    ]
