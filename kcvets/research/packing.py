"""Zip files that are the same to the byte for the same content: nothing in them tells when or where they were made."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip file can name


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as a zip file.

    Parameters
    ----------
    files : mapping of str to bytes
        By their names in it, in order.
    """
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()
