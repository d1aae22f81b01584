"""Whole files: written completely or not at all, and erased so that their words are gone."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from kcvets.errors import JournalError
from kcvets.journal.failures import explained

#: Names of our unfinished files, so that a deletion finds any that a crash left behind.
TEMPORARY_PREFIX, TEMPORARY_SUFFIX = ".kcvets-", ".tmp"


def export_to(path: Path | str, content: str | bytes, *, overwrite: bool = False) -> Path:
    """Write an exported document to a file only its owner can read, completely or not at all.

    Parameters
    ----------
    path : Path or str
        The file to write.
    content : str or bytes
        What goes in it; a str is written as UTF-8.
    overwrite : bool
        Whether an existing file may be replaced.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    JournalError
        If the file exists and may not be replaced, or cannot be written.
    """
    path = Path(path).absolute()
    data = content.encode("utf-8") if isinstance(content, str) else content
    with explained(path):
        if overwrite:
            _replace(path, data)
            return path
        try:
            path.open("xb").close()  # claims the name, so that nobody else's file is replaced
        except FileExistsError as error:
            raise JournalError(
                f"{path} is there already and was left as it is: choose another name, or allow it to be replaced."
            ) from error
        try:
            _replace(path, data)
        except BaseException:
            path.unlink()
            raise
    return path


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, suffix=TEMPORARY_SUFFIX, dir=path.parent)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names just added to or removed from a folder outlast a power cut, where the system can.

    Parameters
    ----------
    folder : Path
        The folder.
    """
    if os.name != "posix":
        return
    with suppress(OSError):  # some network drives, and the browser, cannot sync a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def erase(path: Path) -> None:
    """Overwrite a file with zeros and remove it; a link is only removed, a missing file is none.

    What the disk itself keeps elsewhere (snapshots, worn cells of a solid-state disk, backups) is out of reach.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    OSError
        If the system refuses.
    """
    if path.is_file() and not path.is_symlink():
        overwrite(path)
    path.unlink(missing_ok=True)


def overwrite(path: Path) -> None:
    """Fill a file with zeros.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    OSError
        If the system refuses.
    """
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, 1 << 20)))
        file.flush()
        os.fsync(file.fileno())
