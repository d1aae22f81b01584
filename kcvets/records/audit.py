"""An appreciative audit: the story, the evidence, and findings that ask something of the organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kcvets.content import QUADRANTS, library
from kcvets.content.shapes import Section
from kcvets.journal import Entry, Piece, pieces
from kcvets.records.answers import answers_of
from kcvets.records.paper import Heading, Paper, Paragraph, Part, answered, filled, told
from kcvets.records.reflections import reflections

SUBJECT, EVIDENCE = "audit.subject", "audit.evidence"
ELSEWHERE = "described"
NO_NAMES = "This audit looks at work and at the organisation. It ranks nobody, and nothing in it can be added up."


@dataclass(frozen=True)
class Finding:
    """One finding of an audit.

    Parameters
    ----------
    id : str
        ``<audit>.<number>``.
    found, why, change, decides, look_again : str
        Its five parts; the last is a date, ISO 8601. Each may be empty.
    ask : str
        The finding as a question for supervision; empty where it did not become one.
    audit : Piece
        Where it was found.
    """

    id: str
    found: str = field(repr=False)
    why: str = field(repr=False)
    change: str = field(repr=False)
    decides: str = field(repr=False)
    look_again: str = field(repr=False)
    ask: str = field(repr=False)
    audit: Piece


def findings(entries: Iterable[Entry]) -> list[Finding]:
    """Read the findings of every audit.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    """
    entries = list(entries)
    return [finding for piece in pieces(entries, "audit") for finding in findings_of(entries, piece)]


def findings_of(entries: Iterable[Entry], audit: Piece) -> list[Finding]:
    """Read the findings of one audit."""
    rows = filled(_section("finding"), answers_of(entries, audit.id))
    return [Finding(f"{audit.id}.{n}", *row, audit) for n, row in rows.items()]


def works(entries: Iterable[Entry]) -> dict[str, str]:
    """The work that an audit may look at: the stories, one's own work, and work that is described there alone."""
    stories = {f"{name}|": f"Story: {library().story(name).title}" for name in library().names("stories")}
    own = {f"|{piece.id}": f"Own work: {piece.title}" for piece in pieces(entries, "work")}
    return stories | own | {ELSEWHERE: "Other work, described here"}


def paper(entries: Iterable[Entry], audit: Piece) -> Paper:
    """The report of an audit.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    audit : Piece
        Which one.
    """
    entries = list(entries)
    return Paper(f"Appreciative audit: {audit.title}", (Paragraph(NO_NAMES, quiet=True), *_body(entries, audit)))


def _body(entries: list[Entry], audit: Piece) -> Iterator[Part]:
    answers = answers_of(entries, audit.id)
    yield from answered(_section("story"), answers)
    yield from answered(_section("evidence"), answers)
    for quadrant in QUADRANTS:
        asked = library().questions("quality", quadrant)
        yield from answered(Section(quadrant, asked.title, (), asked.prompts), answers)
    chosen = answers.get(EVIDENCE, "").split()
    used = [reflection for reflection in reflections(entries) if reflection.ref in chosen]
    if used:
        yield Heading("Reflections on practice, used as evidence")
    for reflection in used:
        yield Heading(f"{reflection.title}: {reflection.question}", 2)
        yield Paragraph(reflection.text)
    for finding in findings_of(entries, audit):
        yield Heading(f"Finding {finding.id.rpartition('.')[2]}")
        parts = (finding.found, finding.why, finding.change, finding.decides, finding.look_again, finding.ask)
        for prompt, text in zip(_section("finding").prompts, told(_section("finding"), parts), strict=True):
            if text:
                yield Heading(prompt.label, 2)
                yield Paragraph(text)


def _section(id: str) -> Section:
    return next(section for section in library().worksheet("audit").sections if section.id == id)
