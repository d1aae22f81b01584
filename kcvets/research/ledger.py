"""Files that only grow: JSON, one object a line. What was acknowledged is on the disk, and several who write at once lose nothing."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

from kcvets.errors import KcvetsError

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

Line = TypeVar("Line")
Make = Callable[[dict[str, Any]], Line]
UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def now() -> str:
    """The time as a line carries it: ISO, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


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


def read(file: Path, make: Make[Line]) -> list[Line]:
    """Every line, in the order written; a last one that a kill tore off was never acknowledged, and is left out.

    Parameters
    ----------
    file : Path
        Where there is none, nothing was written.
    make : callable
        Makes something of a line's object; ValueError, TypeError or KcvetsError of it say that the line is damaged.

    Raises
    ------
    KcvetsError
        Where a line but the last is damaged.
    """
    return Reading(file, make).new()


def append(file: Path, objects: Iterable[Mapping[str, Any]], again: str = "do it again") -> None:
    """Add lines; once this comes back, they are on the disk.

    Parameters
    ----------
    file : Path
        Made where there is none.
    objects : iterable of mapping
        One a line.
    again : str
        What to do once there is room, where the disk is full.

    Raises
    ------
    KcvetsError
        Where they could not be written; then none of them counts.
    """
    if lines := _written(objects):
        with _locked(file) as (handle, end):
            _add(file, handle, end, lines, again)


@contextmanager
def alone(file: Path, again: str = "do it again") -> Iterator[Callable[[Iterable[Mapping[str, Any]]], None]]:
    """Look at a file and add to it while nobody else writes; what is yielded adds lines as `append` does."""
    with _locked(file) as (handle, end):

        def add(objects: Iterable[Mapping[str, Any]]) -> None:
            nonlocal end
            if lines := _written(objects):
                _add(file, handle, end, lines, again)
                end += len(lines)

        yield add


def rewrite(file: Path, make: Make[Line], kept: Callable[[list[Line]], Iterable[bool]]) -> int:
    """Take lines out for good, as when somebody withdraws; says how many there were.

    Parameters
    ----------
    file : Path
        Where there is none, nothing happens.
    make : callable
        As for `read`.
    kept : callable
        Given every line, says of each whether it stays.

    Raises
    ------
    KcvetsError
        Where the file is damaged or cannot be written.
    """
    if not file.exists():
        return 0
    with _locked(file):
        content = file.read_bytes()
        lines = content.split(b"\n")[:-1]
        stays = [line for line, keep in zip(lines, kept(list(_made(content, file, make, 0))), strict=True) if keep]
        part = file.with_name(f".{file.name}.part")
        part.unlink(missing_ok=True)  # of a run that was killed: it may hold what has to go
        if len(stays) < len(lines):
            with part.open("wb") as new:
                os.chmod(part, 0o600)
                new.write(b"".join(line + b"\n" for line in stays))
                new.flush()
                os.fsync(new.fileno())
            part.replace(file)
    return len(lines) - len(stays)


@dataclass
class Reading(Generic[Line]):
    """A file that is read again and again: each time, only what is new in it.

    Parameters
    ----------
    file : Path
        Where there is none, nothing was written yet.
    make : callable
        As for `read`.

    Attributes
    ----------
    anew : bool
        Whether what `new` gave last begins with the first line, as at first and after lines were taken out.
    """

    file: Path
    make: Make[Line]
    anew: bool = field(default=True, init=False)
    _at: int = field(default=0, init=False)
    _lines: int = field(default=0, init=False)
    _last: bytes = field(default=b"", init=False)

    def new(self) -> list[Line]:
        """What was written since the last call.

        Raises
        ------
        KcvetsError
            Where a line but the last is damaged.
        """
        try:
            opened = self.file.open("rb")
        except FileNotFoundError:
            self._begin()
            return []
        with opened:
            opened.seek(self._at - len(self._last))
            self.anew = not self._at or opened.read(len(self._last)) != self._last  # the last line moves where any before it goes
            if self.anew:
                self._begin()
                opened.seek(0)
            content = opened.read()
        made = list(_made(content, self.file, self.make, self._lines))
        content = content[: content.rfind(b"\n") + 1]
        if content:
            self._at, self._lines = self._at + len(content), self._lines + len(made)
            self._last = content[content.rfind(b"\n", 0, -1) + 1 :]
        return made

    def _begin(self) -> None:
        self.anew, self._at, self._lines, self._last = True, 0, 0, b""


def _made(content: bytes, file: Path, make: Make[Line], before: int) -> Iterator[Line]:
    for number, line in enumerate(content.split(b"\n")[:-1], before + 1):
        try:
            made = make(json.loads(line))
        except (ValueError, TypeError, KeyError, KcvetsError):
            raise KcvetsError(f"Line {number} of {file} is damaged: put back a sound copy of the file.") from None
        yield made


def _written(objects: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(json.dumps(dict(one), ensure_ascii=False) + "\n" for one in objects).encode("utf-8", "surrogatepass")


def _add(file: Path, handle: int, end: int, lines: bytes, again: str) -> None:
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
        raise KcvetsError(f"Nothing could be saved in {file} ({wrong}): free some room, and {again}.") from None


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
