"""What can go wrong with the journal, told in one plain sentence: the file, what happened, what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kcvets.errors import JournalError

if TYPE_CHECKING:
    from kcvets.journal.model import Version


class JournalReplaced(JournalError):
    """The journal that was opened is gone, or another stands in its place. Nothing was written.

    Parameters
    ----------
    path : Path
        Where the journal was.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"This page was opened before the journal was deleted or moved, and {path} no longer holds it: "
            "copy any words you want to keep, then open the page again."
        )


class JournalDamaged(JournalError):
    """The file is not readable as a journal. It is left exactly as it is.

    Parameters
    ----------
    path : Path
        The damaged file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The journal {path} is damaged, or is not a journal, and was left as it is: move it to another folder, "
            "start again, and import your last exported copy."
        )


class UnseenVersions(JournalError):
    """One text cannot become the only one: another was written that the person has not seen. Nothing was written.

    Parameters
    ----------
    others : tuple of Version
        The current versions not yet seen, newest first.
    """

    def __init__(self, others: tuple[Version, ...]) -> None:
        self.others = others
        super().__init__(
            "This answer was also changed on another page meanwhile: read that text too, then choose again."
        )


_FULL = "could not be written because the disk is full or over its limit: make room, then try again"
_READ_ONLY = (
    "may not be written by you or stands on a read-only disk: "
    "change its permissions, or set KCVETS_HOME to a folder of your own"
)
_LOCKED = "is in use by another page or program: wait a moment, then try again"
_MISSING = "is not there, or its folder is not: check the folder, then open the page again"
_UNREADABLE = (
    "could not be reached because the disk refused (full, over its limit or disconnected): "
    "check the disk, then try again"
)

_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_CANTOPEN: _MISSING,
    sqlite3.SQLITE_IOERR: _UNREADABLE,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EEXIST: _MISSING,  # a file where the folder should be
    errno.EIO: _UNREADABLE,
}
if hasattr(errno, "EDQUOT"):  # Windows keeps no such number
    _SYSTEM[errno.EDQUOT] = _FULL


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn every refusal of SQLite or of the operating system into a `JournalError`.

    Parameters
    ----------
    path : Path
        The file being worked on; it is named in the message.

    Raises
    ------
    JournalDamaged
        If the file cannot be read as a journal.
    JournalError
        For every other refusal.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the kind, the rest is detail
        if code in _DAMAGED:
            raise JournalDamaged(path) from error
        raise _refused(path, _SQLITE.get(code), error) from error
    except UnicodeDecodeError as error:  # bytes that SQLite has no checksum for
        raise JournalDamaged(path) from error
    except OSError as error:
        raise _refused(path, _SYSTEM.get(error.errno), error.strerror or error) from error


def _refused(path: Path, reason: str | None, detail: object) -> JournalError:
    reason = reason or f"could not be used ({detail}): close other pages, then try again"
    return JournalError(f"{path} {reason}; nothing already kept was changed.")
