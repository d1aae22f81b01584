"""Deleting what a person wrote, all of it or one piece, so that no file of ours holds a word of it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from kcvets.journal import place, schema
from kcvets.journal.connection import connected
from kcvets.journal.failures import JournalDamaged, JournalReplaced, explained
from kcvets.journal.files import TEMPORARY_PREFIX, TEMPORARY_SUFFIX, erase, overwrite, sync_folder
from kcvets.journal.store import Journal
from kcvets.journal.words import pack

#: SQLite's own files beside the journal.
_BESIDE = ("-journal", "-wal", "-shm")


def delete_everything(folder: Path | str | None = None) -> None:
    """Delete the journal with all earlier versions, and its folder if nothing else is in it.

    Every word is overwritten before the files are removed. A page still open cannot write afterwards. If it is cut
    short, calling it again finishes it.

    Parameters
    ----------
    folder : Path or str, optional
        Where the journal is; `kcvets.journal.folder` by default.

    Raises
    ------
    JournalError
        If another page is writing, the file belongs to some other program, or the system refuses.
    """
    home = Path(folder).expanduser().absolute() if folder else place.folder()
    path = home / place.JOURNAL_FILE
    deleted = path.with_name(path.name + ".deleted")
    with explained(path):
        if os.path.lexists(path):
            _empty(path)
        for ending in _BESIDE:
            erase(path.with_name(path.name + ending))
        if os.path.lexists(path):
            # Out of the way first: a new journal may be made at once, and is then not the one erased.
            path.replace(deleted)
        for remains in (deleted, *home.glob(f"{TEMPORARY_PREFIX}*{TEMPORARY_SUFFIX}")):
            erase(remains)
        sync_folder(home)
        with suppress(OSError):  # anything else in it keeps the folder
            home.rmdir()


def delete_piece(journal: Journal, work: str) -> None:
    """Delete every entry about one piece of work, with all earlier versions.

    Its words are overwritten, in the journal and in what SQLite noted to undo the deletion. A page that still has the
    piece open can write into it again.

    Parameters
    ----------
    journal : Journal
        The journal.
    work : str
        `EntryKey.work` of the entries; not empty.

    Raises
    ------
    JournalReplaced
        If this journal is no longer there.
    JournalError
        If another page is writing, or the system refuses. Then nothing is deleted.
    ValueError
        If `work` is empty.
    """
    if not work:
        raise ValueError("a piece of work has an id")
    with connected(journal.path) as connection:
        # The rollback journal stays, and the lock with it, until what it holds has been overwritten.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = PERSIST")
        connection.execute("BEGIN EXCLUSIVE")
        if schema.journal_id(connection) != journal.id:
            raise JournalReplaced(journal.path)
        connection.execute("DELETE FROM version WHERE entry IN (SELECT id FROM entry WHERE work = ?)", (pack(work),))
        connection.execute("DELETE FROM entry WHERE work = ?", (pack(work),))
        connection.execute("COMMIT")
        overwrite(journal.path.with_name(journal.path.name + _BESIDE[0]))


def _empty(path: Path) -> None:
    """Take every row away under the file's own lock: whoever waits to write finds no journal, and writes nothing."""
    try:
        with connected(path) as connection:
            # The rollback journal stays on the disk, to be overwritten with the rest.
            connection.execute("PRAGMA journal_mode = PERSIST")
            connection.execute("BEGIN EXCLUSIVE")
            schema.require_ours(connection, path)
            connection.execute("PRAGMA defer_foreign_keys = ON")
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                connection.execute(f'DELETE FROM "{table}"')
            connection.execute("COMMIT")
            connection.execute("VACUUM")
    except JournalDamaged:
        pass  # what cannot be read can still be overwritten
