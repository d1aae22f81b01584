"""Where a person's journal is, and keeping that place private."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from kcvets.errors import JournalError
from kcvets.journal.failures import explained
from kcvets.journal.files import sync_folder

JOURNAL_FILE = "journal.sqlite3"


def folder() -> Path:
    """Return the folder of this person's writing.

    ``KCVETS_HOME`` if set; else ``kcvets`` in the place for such data on this platform: ``%LOCALAPPDATA%`` on Windows,
    ``~/Library/Application Support`` on macOS, ``$XDG_DATA_HOME`` or ``~/.local/share`` elsewhere.

    Returns
    -------
    Path
        Absolute; it need not exist.

    Raises
    ------
    JournalError
        If no home folder is known.
    """
    chosen = os.environ.get("KCVETS_HOME")
    try:
        return (Path(chosen).expanduser() if chosen else _platform_data() / "kcvets").absolute()
    except RuntimeError as error:
        raise JournalError(
            "No home folder is known for you: set KCVETS_HOME to the folder for your journal."
        ) from error


def journal_path() -> Path:
    """Return where the journal's file is, or will be.

    Returns
    -------
    Path
        The file in `folder`.

    Raises
    ------
    JournalError
        If no home folder is known.
    """
    return folder() / JOURNAL_FILE


def _platform_data() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    data = Path(os.environ.get("XDG_DATA_HOME", ""))
    return data if data.is_absolute() else Path.home() / ".local" / "share"  # the standard ignores a relative one


def prepare(path: Path) -> None:
    """Make the folder and an empty file for a journal, private to their owner; leave what is there.

    Parameters
    ----------
    path : Path
        The journal's file.

    Raises
    ------
    JournalError
        If they cannot be made.
    """
    with explained(path):
        if not path.parent.is_dir():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            sync_folder(path.parent.parent)
        try:
            # Exclusive creation follows no link, and the mode holds from the first moment.
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            sync_folder(path.parent)
        except FileExistsError:
            pass


def make_private(path: Path) -> None:
    """Take the access of others away from the journal's folder and file; on Windows the profile's own rules hold.

    Parameters
    ----------
    path : Path
        The journal's file.

    Raises
    ------
    JournalError
        If the file is not a plain one, or others cannot be kept out.
    """
    require_plain_file(path)
    if os.name != "posix":
        return
    with explained(path):
        for place in (path.parent, path):
            mode = place.stat().st_mode
            if mode & stat.S_ISVTX:
                raise JournalError(
                    f"{place} is shared by everyone on this computer: set KCVETS_HOME to a folder of your own."
                )
            if mode & 0o077:
                place.chmod(stat.S_IMODE(mode) & 0o700)


def require_plain_file(path: Path) -> None:
    """Refuse a link, a folder or a device where the journal should be: words could go where nobody looks.

    Parameters
    ----------
    path : Path
        The journal's file.

    Raises
    ------
    JournalError
        If it is missing or not a plain file.
    """
    with explained(path):
        if not stat.S_ISREG(path.lstat().st_mode):
            raise JournalError(
                f"{path} is a link or not a plain file: put the journal itself there, or set KCVETS_HOME to its folder."
            )
