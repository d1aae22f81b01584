"""A piece of one's own work, as a document: what was written about it, by model and quadrant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kcvets.content import library
from kcvets.journal import Entry, Piece
from kcvets.journal.outline import CAUTION, outline, shown
from kcvets.records.answers import answers_of
from kcvets.records.paper import Bullets, Heading, Paper, Paragraph, Part

BETTER, WORSE = "work.better", "work.worse"


def paper(entries: Iterable[Entry], work: Piece) -> Paper:
    """Everything written about one piece of work.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    work : Piece
        Which one.
    """
    return Paper(f"Own work: {work.title}", (Paragraph(CAUTION, quiet=True), *_body(list(entries), work)))


def _body(entries: list[Entry], work: Piece) -> Iterator[Part]:
    written = [entry for entry in entries if entry.key.work == work.id and entry.key.prompt not in (BETTER, WORSE)]
    for part in outline(written):
        yield Heading(part.subtitle)
        for entry in part.entries:
            yield Heading(entry.question, 2)
            for version in shown(entry):
                yield Paragraph(version.text)
    names = {area.id: area.name for area in library().wellbeing().areas}
    answers = answers_of(entries, work.id)
    for id, heading in ((BETTER, "Areas of life that became better"), (WORSE, "Areas of life that became worse")):
        areas = tuple(names[area] for area in answers.get(id, "").split() if area in names)
        if areas:
            yield Heading(heading)
            yield Bullets(areas)
