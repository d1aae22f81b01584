"""From a template that was run to a document: its prose, and what its cells displayed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kcvets.records.markdown import parts_of
from kcvets.records.paper import Heading, Paper, Part
from kcvets.records.word import docx
from kcvets.research.reporting.engine import Run
from kcvets.research.reporting.pieces import Piece

EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip file can name
WHEN = re.compile(rb"<dcterms:(created|modified)\b[^>]*>.*?</dcterms:\1>")


def paper(run: Run, name: str) -> Paper:
    """A report as a document.

    Parameters
    ----------
    run : Run
        The template that was run. Its first heading is the title.
    name : str
        Of whom or what the report is; it completes the title.
    """
    title, *parts = _parts(run)
    return Paper(f"{title.text}: {name}", tuple(parts))


def word(paper: Paper) -> bytes:
    """A Word document, the same for the same paper: it carries no time."""
    return packed({file: WHEN.sub(b"", content) for file, content in _unpacked(docx(paper, datetime(*EARLIEST, tzinfo=UTC))).items()})


def packed(files: dict[str, bytes]) -> bytes:
    """Files as a zip file, the same for the same files.

    Parameters
    ----------
    files : dict of str to bytes
        By their names in it, in order.
    """
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()


def _unpacked(archive: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(archive)) as opened:
        return {one.filename: opened.read(one) for one in opened.infolist()}


def _parts(run: Run) -> Iterator[Part]:
    for place, cell in enumerate(run.notebook.cells):
        if cell.cell_type == "markdown":
            yield from parts_of(cell.source)
        elif isinstance(shown := run.shown.get(place), Piece):
            yield from shown.parts


def tables(paper: Paper) -> Iterator[tuple[str, Part]]:
    """The tables of a document, each with the heading it stands under."""
    heading = paper.title
    for part in paper.parts:
        if isinstance(part, Heading):
            heading = part.text
        elif hasattr(part, "header"):
            yield heading, part
