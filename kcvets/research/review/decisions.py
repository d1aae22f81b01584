"""What people decided, in a file that only grows: one line a decision, with places in a text and never its words."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kcvets.errors import KcvetsError

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

#: What can be decided. ``second`` is the one that nobody makes: it says that a text was drawn for a second reading.
WHAT = ("accept", "undo", "mask", "done", "second")
LONGEST_NAME, LONGEST_INSTEAD = 40, 60
UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True)
class Decision:
    """One decision about one text.

    Parameters
    ----------
    at : str
        When, as an ISO time in UTC.
    who : str
        The reviewer's name or initials; empty for a draw.
    id : str
        The text's.
    what : str
        One of `WHAT`.
    start, end : int
        The stretch it is about, in characters of the text; 0 and 0 where it is about the whole.
    kind : str
        What is masked, such as ``"PERSON"``.
    instead : str
        What stands in its place, where a reviewer wants words of their own; one short line.

    Raises
    ------
    KcvetsError
        Where a decision could not be meant so.
    """

    at: str
    who: str
    id: str
    what: str
    start: int = 0
    end: int = 0
    kind: str = ""
    instead: str = ""

    def __post_init__(self) -> None:
        if self.what not in WHAT:
            raise KcvetsError(f"{self.what!r} is no decision: use one of {', '.join(WHAT)}.")
        if self.what in ("accept", "undo", "mask") and not 0 <= self.start < self.end:
            raise KcvetsError(f"A decision about {self.id} names no stretch of the text: give a start and, after it, an end.")
        short_line(self.instead, LONGEST_INSTEAD, "What stands instead")
        if self.what != "second" and not short_line(self.who, LONGEST_NAME, "The reviewer's name"):
            raise KcvetsError("Nobody can tell whose decision this is: give the reviewer's name or initials.")


def short_line(text: str, most: int, called: str) -> str:
    """The text, if it is one line of at most `most` characters.

    Raises
    ------
    KcvetsError
        Where it is not; `called` begins the sentence.
    """
    if len(text) > most or UNPRINTED.search(text):
        raise KcvetsError(f"{called} has to fit on one line of {most} characters: shorten it.")
    return text


def now() -> str:
    """The time as a decision carries it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def read(file: Path) -> list[Decision]:
    """Every decision, in the order made.

    A last line that a kill tore off was never acknowledged, and is left out.

    Raises
    ------
    KcvetsError
        Where another line is damaged.
    """
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return []
    return list(_decisions(content, file))


def append(file: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions; once this comes back, they are on the disk.

    Raises
    ------
    KcvetsError
        Where they could not be written; then none of them counts.
    """
    lines = "".join(json.dumps(vars(one), ensure_ascii=False) + "\n" for one in decisions).encode()
    if not lines:
        return
    with _locked(file) as (handle, end):
        try:
            if os.write(handle, lines) != len(lines):
                raise OSError("the disk is full")
            os.fsync(handle)
            if not end:
                _settle(file.parent)
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(handle, end)
            wrong = error.strerror or error
            raise KcvetsError(f"The decision could not be saved in {file} ({wrong}): free some room, and decide again.") from None


def forget(file: Path, ids: Collection[str]) -> int:
    """Take every decision about some texts out, as when somebody withdraws; says how many there were.

    Raises
    ------
    KcvetsError
        Where the file is damaged or cannot be written.
    """
    if not file.exists():
        return 0
    with _locked(file):
        made = read(file)
        kept = [one for one in made if one.id not in ids]
        part = file.with_name(f".{file.name}.part")
        with part.open("w", encoding="utf-8", newline="\n") as new:
            new.writelines(json.dumps(vars(one), ensure_ascii=False) + "\n" for one in kept)
            new.flush()
            os.fsync(new.fileno())
        part.replace(file)
    return len(made) - len(kept)


def _decisions(content: bytes, file: Path) -> Iterator[Decision]:
    for number, line in enumerate(content.split(b"\n")[:-1], 1):
        try:
            decision = Decision(**json.loads(line))
        except (ValueError, TypeError, KcvetsError):
            raise KcvetsError(f"Line {number} of {file} is damaged: put back a sound copy of the file.") from None
        yield decision


@contextmanager
def _locked(file: Path) -> Iterator[tuple[int, int]]:
    """The file, for this process alone, with no torn line at its end: its handle, and where it ends."""
    handle = _opened(file)
    try:
        yield handle, _mended(handle)
    finally:
        os.close(handle)  # which lets go of the lock


def _settle(folder: Path) -> None:
    """Put on the disk that a folder has a new file; Windows does so by itself."""
    if "fcntl" not in globals():
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _opened(file: Path) -> int:
    while True:
        try:
            handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise KcvetsError(f"{file} cannot be written ({error.strerror}): make the study's folder writable.") from None
        _lock(handle)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), os.stat(file)):
                return handle
        os.close(handle)  # another took its place while this one waited


def _lock(handle: int) -> None:
    if "fcntl" in globals():
        fcntl.flock(handle, fcntl.LOCK_EX)
    else:
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)


def _mended(handle: int) -> int:
    """Cut off what a kill left of a line; says where the file ends now."""
    size = end = os.fstat(handle).st_size
    while end and _byte(handle, end - 1) != b"\n":
        end -= 1
    if end < size:
        os.ftruncate(handle, end)
    return end


def _byte(handle: int, at: int) -> bytes:
    os.lseek(handle, at, os.SEEK_SET)
    return os.read(handle, 1)
