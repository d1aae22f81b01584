"""The tables of the journal's file, and how a file from an earlier release becomes one of today's."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable
from pathlib import Path

from kcvets.errors import JournalError
from kcvets.journal.failures import JournalDamaged

#: Marks a SQLite file as a journal of ours: "kcvt".
APPLICATION_ID = int.from_bytes(b"kcvt", "big")


def _first(connection: sqlite3.Connection) -> None:
    # Words are BLOBs (see words.pack): SQLite's TEXT cannot hold everything that can be typed.
    connection.execute(
        """CREATE TABLE meta (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            journal TEXT NOT NULL,
            created_at TEXT NOT NULL)"""
    )
    connection.execute(
        """CREATE TABLE entry (
            id INTEGER PRIMARY KEY,
            prompt BLOB NOT NULL,
            story BLOB NOT NULL,
            work BLOB NOT NULL,
            model BLOB NOT NULL DEFAULT x'',
            quadrant BLOB NOT NULL DEFAULT x'',
            question BLOB NOT NULL DEFAULT x'',
            UNIQUE (prompt, story, work))"""
    )
    connection.execute(
        """CREATE TABLE version (
            revision INTEGER PRIMARY KEY,
            entry INTEGER NOT NULL REFERENCES entry (id),
            written_at TEXT NOT NULL,
            writer BLOB NOT NULL,
            sequence INTEGER NOT NULL,
            current INTEGER NOT NULL CHECK (current IN (0, 1)),
            text BLOB NOT NULL)"""  # last: what stands before a long text is read without it
    )
    connection.execute("CREATE INDEX version_of_entry ON version (entry, current)")
    connection.execute("CREATE INDEX version_of_writer ON version (entry, writer, sequence)")


#: Step n turns schema n into schema n + 1. A released step is never changed; a new one is added at the end.
MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first,)


def require_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a database that is neither a journal nor still empty.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a transaction.
    path : Path
        The file, to be named in the message.

    Raises
    ------
    JournalError
        If the file belongs to some other program.
    """
    application, found = _number(connection, "application_id"), _number(connection, "user_version")
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (application or found or tables):
        raise JournalError(
            f"{path} is a database of some other program and was left as it is: "
            "move it away, or set KCVETS_HOME to another folder."
        )


def version(connection: sqlite3.Connection, path: Path) -> int:
    """Tell which schema a file has.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a transaction.
    path : Path
        The file, to be named in messages.

    Returns
    -------
    int
        0 for a file with nothing in it yet, else 1 and up.

    Raises
    ------
    JournalError
        If the file belongs to some other program, or to a later release.
    """
    require_ours(connection, path)
    found = _number(connection, "user_version")
    if found > len(MIGRATIONS):
        raise JournalError(
            f"The journal {path} was written by a later release of kcvets and was left as it is: "
            "update kcvets, then open it again."
        )
    return found


def upgrade(connection: sqlite3.Connection, path: Path, created_at: str) -> None:
    """Bring a file to today's schema; a new file also gets its journal id.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a write transaction, so that all steps happen or none.
    path : Path
        The file, to be named in messages.
    created_at : str
        The present moment, for a new file: UTC, ISO 8601, milliseconds.

    Raises
    ------
    JournalError
        As `version`.
    sqlite3.Error
        If a step fails.
    """
    found = version(connection, path)
    for step in MIGRATIONS[found:]:
        step(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    if found == 0:
        connection.execute("INSERT INTO meta VALUES (1, ?, ?)", (str(uuid.uuid4()), created_at))


def journal_id(connection: sqlite3.Connection) -> str | None:
    """Read the journal's id.

    Parameters
    ----------
    connection : sqlite3.Connection
        To a file with our tables.

    Returns
    -------
    str or None
        None if a deletion has emptied the file.
    """
    row = connection.execute("SELECT journal FROM meta").fetchone()
    return row[0] if row else None


def require_sound(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose pages do not fit together.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a transaction.
    path : Path
        The file, to be named in the message.

    Raises
    ------
    JournalDamaged
        If they do not.
    """
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    cut_off = path.stat().st_size % _number(connection, "page_size")  # SQLite reads zeros for the rest of a last page
    if answer != "ok" or cut_off:
        raise JournalDamaged(path)


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return connection.execute(f"PRAGMA {pragma}").fetchone()[0]
