"""The journal as a Word document, for reading and keeping."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kcvets.journal import Journal
from kcvets.journal.clock import spoken
from kcvets.journal.outline import CAUTION, outline, shown, written
from kcvets.records.paper import Heading, Paper, Paragraph, Part
from kcvets.records.picked import reader
from kcvets.records.word import docx

TITLE = "My journal"


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
    return docx(Paper(TITLE, tuple(_parts(journal, now))), now)


def _parts(journal: Journal, now: datetime) -> Iterator[Part]:
    yield Paragraph(f"This is a copy of what you wrote in your training journal, made on {spoken(now)}. {CAUTION}")
    title = None
    entries = journal.entries()
    in_words = reader(entries)
    for part in outline(entries):
        if part.title != title:
            title = part.title
            yield Heading(title)
        yield Heading(part.subtitle, 2)
        for entry in part.entries:
            yield Heading(entry.question or entry.key.prompt, 3)
            for version in shown(entry):
                yield Paragraph(in_words(entry.key.prompt, version.text))
                yield Paragraph(written(version), quiet=True)
