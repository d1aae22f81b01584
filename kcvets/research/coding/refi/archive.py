"""A ``.qdpx`` file as somebody sent it: looked into in memory and within limits, and never unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import error as StructError

from kcvets.errors import KcvetsError

#: How many bytes of a project are read at most, unpacked: its description and the texts; pictures and recordings are not read.
LARGEST = 200 * 2**20
LARGEST_DESCRIPTION = 64 * 2**20
ELSEWHERE = ("relative:", "absolute:")
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, StructError, ValueError)


class Archive:
    """The parts of a project file.

    Parameters
    ----------
    packed : ZipFile
        The file, open.
    file : str
        What an error calls it.
    """

    def __init__(self, packed: zipfile.ZipFile, file: str) -> None:
        self._packed, self._file, self._room = packed, file, LARGEST
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for part in packed.infolist():
            if part.is_dir():
                continue
            name = part.filename.replace("\\", "/").lower()
            if name in self._parts:
                raise KcvetsError(f"{file} holds {part.filename} twice, and nobody can tell which is meant: export it once more.")
            self._parts[name] = part

    def project(self) -> bytes:
        """The description of the project: ``project.qde``, or under another name, as ATLAS.ti has it.

        Raises
        ------
        KcvetsError
            Where there is none, or more than one.
        """
        found = [name for name in self._parts if name.endswith(".qde") and "/" not in name]
        if "project.qde" in found:
            found = ["project.qde"]
        if len(found) != 1:
            holds = "several .qde files" if found else "no project.qde"
            raise KcvetsError(f"{self._file} holds {holds}: give a project that was exported as REFI-QDA project (.qdpx).")
        part = self._parts[found[0]]
        if part.file_size > LARGEST_DESCRIPTION:
            raise KcvetsError(f"{part.filename} in {self._file} is larger than {LARGEST_DESCRIPTION >> 20} MB: divide the project.")
        return self._read(part)

    def text(self, path: str) -> bytes | None:
        """What a path of the standard leads to; None where that is outside of the archive, which is never opened.

        Raises
        ------
        KeyError
            Where it should be in the archive, and is not.
        """
        if path.lower().startswith(ELSEWHERE):
            return None
        inside = path.replace("\\", "/").lower().removeprefix("internal:").lstrip("/")
        return self._read(self._parts[f"sources/{inside}"])

    def _read(self, part: zipfile.ZipInfo) -> bytes:
        if part.flag_bits & 1:
            raise KcvetsError(f"{self._file} is locked with a password: export it without one.")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise KcvetsError(f"{part.filename} in {self._file} is packed in a way that the standard does not know: export it once more.")
        self._room -= part.file_size
        if self._room < 0:
            raise KcvetsError(f"{self._file} holds more than {LARGEST >> 20} MB of text once unpacked: divide the project.")
        return self._packed.read(part)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """A project file, open.

    Raises
    ------
    KcvetsError
        Where it cannot be read, is no such archive, or is damaged.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            yield Archive(packed, path.name)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise KcvetsError(f"{path} cannot be read ({error.strerror}): give a file that is there and that you may read.") from None
    except DAMAGED as error:
        raise KcvetsError(f"{path.name} is damaged or no REFI-QDA project ({error}): export or copy it once more.") from None
