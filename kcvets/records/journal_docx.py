"""The journal as a Word document, for reading and keeping."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from kcvets.journal import Journal
from kcvets.journal.clock import spoken
from kcvets.journal.outline import CAUTION, outline, shown, written
from kcvets.journal.words import one_line, paragraphs

if TYPE_CHECKING:
    from docx.document import Document

TITLE = "My journal"
LANGUAGE = "en-GB"


def journal_docx(journal: Journal, now: datetime) -> bytes:
    """Write the journal out as a Word document; what was left blank is left out.

    Parameters
    ----------
    journal : Journal
        The journal.
    now : datetime
        The present moment, aware.

    Returns
    -------
    bytes
        A .docx file. A character without a shape, such as a control, is shown as U+FFFD.

    Raises
    ------
    JournalError
        If the journal cannot be read.
    """
    from docx import Document  # here, as most pages never make a document

    parts = outline(journal.entries())
    document = Document()
    _describe(document, now)
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(
        f"This is a copy of what you wrote in your training journal, made on {spoken(now)}. {CAUTION}"
    )
    title = None
    for part in parts:
        if part.title != title:
            title = part.title
            document.add_heading(one_line(title), level=1)
        document.add_heading(one_line(part.subtitle), level=2)
        for entry in part.entries:
            document.add_heading(one_line(entry.question or entry.key.prompt), level=3)
            for version in shown(entry):
                for lines in paragraphs(version.text):
                    document.add_paragraph("\n".join(lines))
                document.add_paragraph().add_run(written(version)).italic = True
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: Document, now: datetime) -> None:
    """Set what a screen reader and a file list are told; no name of anybody goes in."""
    from docx.oxml.ns import qn

    moment = now.astimezone(UTC).replace(tzinfo=None)  # Word's properties are in UTC and do not say so
    properties = document.core_properties
    properties.title = TITLE
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = moment
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
