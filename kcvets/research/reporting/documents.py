"""From a template that was run to a document: its prose, and what its cells displayed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from kcvets.records.markdown import parts_of
from kcvets.records.paper import Heading, Paper, Part
from kcvets.records.word import docx
from kcvets.research.packing import EARLIEST, packed
from kcvets.research.reporting.engine import Run
from kcvets.research.reporting.pieces import Piece

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
