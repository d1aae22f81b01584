"""One connection to the journal's file for one operation: opened, used, closed.

No handle outlives a call, so the file can be deleted on Windows and no page works on a stale state.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from kcvets.errors import JournalError
from kcvets.journal.failures import JournalReplaced, explained
from kcvets.journal.place import require_plain_file

#: Seconds to wait while another page writes.
BUSY_SECONDS = 5.0

_SETTINGS = (
    "PRAGMA journal_mode = DELETE",  # home folders on network drives cannot do WAL
    "PRAGMA synchronous = EXTRA",  # what is acknowledged outlasts a power cut
    "PRAGMA secure_delete = ON",  # removed words are overwritten with zeros
    "PRAGMA temp_store = MEMORY",  # no words outside the journal's own folder
    "PRAGMA foreign_keys = ON",
)


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file for one operation, never creating it; what is not committed is undone on the way out.

    Parameters
    ----------
    path : Path
        The journal's file.

    Yields
    ------
    sqlite3.Connection
        With no transaction open.

    Raises
    ------
    JournalError
        If SQLite or the system refuses anything.
    """
    require_plain_file(path)
    with (
        explained(path),
        closing(sqlite3.connect(_uri(path), uri=True, timeout=BUSY_SECONDS, isolation_level=None)) as connection,
    ):
        for setting in _SETTINGS:
            connection.execute(setting)
        yield connection


@contextmanager
def transaction(path: Path, *, write: bool) -> Iterator[sqlite3.Connection]:
    """Open the file for one transaction: all of it happens, or nothing.

    Parameters
    ----------
    path : Path
        The journal's file.
    write : bool
        Whether to take the one place for writers now.

    Yields
    ------
    sqlite3.Connection
        Inside the transaction; committed if the block ends well.

    Raises
    ------
    JournalError
        If SQLite or the system refuses anything.
    """
    with connected(path) as connection:
        connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        yield connection
        connection.execute("COMMIT")


@contextmanager
def unless_replaced(path: Path) -> Iterator[None]:
    """Tell a failure for what it is if the file was deleted or replaced meanwhile.

    A deletion zeroes the file under a waiting page's handle: that page must not report damage.

    Parameters
    ----------
    path : Path
        The journal's file.

    Raises
    ------
    JournalReplaced
        In place of any other `JournalError` if the file is not the one it was.
    """
    before = _file_number(path)
    try:
        yield
    except JournalError as error:
        if before is None or _file_number(path) != before:
            raise JournalReplaced(path) from error
        raise


def _file_number(path: Path) -> tuple[int, int] | None:
    with explained(path):
        try:
            status = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        return status.st_dev, status.st_ino


def _uri(path: Path) -> str:
    # Path.as_uri would put the server of a Windows share where SQLite allows none.
    name = os.fsencode(path.as_posix())
    return "file://" + ("" if name.startswith(b"/") else "/") + quote(name, safe="/:") + "?mode=rw"
