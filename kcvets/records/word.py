"""A paper as a Word document: real headings, table headers, a language, text alternatives."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import singledispatch
from io import BytesIO
from typing import TYPE_CHECKING

from kcvets.journal.words import one_line, paragraphs
from kcvets.records.paper import Bullets, Heading, Paper, Paragraph, Picture, Table

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE = "en-GB"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDTH = 6.0  # inches between the margins of the template's page


def docx(paper: Paper, now: datetime) -> bytes:
    """Write a paper as a Word document.

    Parameters
    ----------
    paper : Paper
        The paper.
    now : datetime
        The present moment, aware.

    Returns
    -------
    bytes
        A .docx file. A character without a shape, such as a control, is shown as U+FFFD.
    """
    from docx import Document  # here, as most pages never make a document

    document = Document()
    _describe(document, paper.title, now)
    document.add_paragraph(one_line(paper.title), style="Title")
    for part in paper.parts:
        _add(part, document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@singledispatch
def _add(part: object, document: Document) -> None:
    raise TypeError(f"no such part: {part!r}")


@_add.register(Heading)
def _(part: Heading, document: Document) -> None:
    document.add_heading(one_line(part.text), level=part.level)


@_add.register(Paragraph)
def _(part: Paragraph, document: Document) -> None:
    for lines in paragraphs(part.text):
        document.add_paragraph().add_run("\n".join(lines)).italic = part.quiet or None


@_add.register(Bullets)
def _(part: Bullets, document: Document) -> None:
    for item in part.items:
        document.add_paragraph(one_line(item), style="List Bullet")


@_add.register(Table)
def _(part: Table, document: Document) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document.add_paragraph(one_line(part.caption), style="Caption")
    table = document.add_table(rows=0, cols=len(part.header), style="Table Grid")
    for row in (part.header, *part.rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = "\n".join("\n".join(lines) for lines in paragraphs(text))
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(OxmlElement("w:tblHeader"))  # read out with each cell, and repeated on each page
    for run in (run for cell in table.rows[0].cells for p in cell.paragraphs for run in p.runs):
        run.bold = True
    description = OxmlElement("w:tblDescription")
    description.set(qn("w:val"), one_line(part.caption))
    table._tbl.tblPr.append(description)


@_add.register(Picture)
def _(part: Picture, document: Document) -> None:
    from docx.shared import Inches

    shape = document.add_picture(BytesIO(part.png), width=Inches(WIDTH))
    shape._inline.docPr.set("descr", one_line(part.alt))


def _describe(document: Document, title: str, now: datetime) -> None:
    """Set what a screen reader and a file list are told; no name of anybody goes in."""
    from docx.oxml.ns import qn

    moment = now.astimezone(UTC).replace(tzinfo=None)  # Word's properties are in UTC and do not say so
    properties = document.core_properties
    properties.title = one_line(title)
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = moment
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
