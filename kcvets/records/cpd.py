"""Records of continuing professional development, and what the register's rule says of a year's records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from kcvets.content import library
from kcvets.content.shapes import CpdRule
from kcvets.journal import Entry, Piece, pieces
from kcvets.journal.clock import day, spoken_day
from kcvets.records.answers import answers_of
from kcvets.records.paper import Bullets, Heading, Paper, Paragraph, Part, answered

STANDARDS = ("pcf", "pqs")
FIELDS = ("cpd.type", "cpd.description", "cpd.date", "cpd.learning", "cpd.impact")


@dataclass(frozen=True)
class Record:
    """One piece of CPD.

    Parameters
    ----------
    piece : Piece
        Its id and name.
    answers : dict of str to str
        What was written, by the prompt's id.
    """

    piece: Piece
    answers: dict[str, str] = field(repr=False)

    @property
    def missing(self) -> list[str]:
        """The questions of the register's form that are still open."""
        asked = {prompt.id: prompt.label for section in library().worksheet("cpd").sections for prompt in section.prompts}
        return [asked[id] for id in FIELDS if id not in self.answers]

    @property
    def with_peer(self) -> bool:
        """Whether it was talked over with somebody."""
        return {"cpd.peer-who", "cpd.peer"} <= self.answers.keys()


def records(entries: Iterable[Entry]) -> list[Record]:
    """Read every record of CPD."""
    entries = list(entries)
    return [Record(piece, answers_of(entries, piece.id)) for piece in pieces(entries, "cpd")]


def window(rule: CpdRule, today: date) -> tuple[date, date]:
    """The first and last day on which this year's records are asked for.

    Parameters
    ----------
    rule : CpdRule
        Its `opens` and `closes` are month and day.
    today : date
        After the last day of one year's window, the next year's counts.
    """
    year = today.year if today <= date.fromisoformat(f"{today.year}-{rule.closes}") else today.year + 1
    return date.fromisoformat(f"{year}-{rule.opens}"), date.fromisoformat(f"{year}-{rule.closes}")


def checked(found: Iterable[Record], rule: CpdRule, today: date) -> list[str]:
    """What the rule says of this year's records, line by line: what is there and what is still open, never how good it is.

    Parameters
    ----------
    found : iterable of Record
        Every record.
    rule : CpdRule
        The rule.
    today : date
        Tells which year is meant: the one whose window closes next.
    """
    opens, closes = window(rule, today)
    begins = closes.replace(year=closes.year - 1) + timedelta(days=1)
    this_year = [one for one in found if begins <= (day(one.answers.get("cpd.date")) or today) <= closes]  # one without a day counts
    whole = [one for one in this_year if not one.missing]
    different = {" ".join(one.answers["cpd.description"].lower().split()) for one in whole}
    lines = [f"{len(different)} of {rule.pieces} different pieces are complete, counted from {spoken_day(begins)} to {spoken_day(closes)}."]
    lines += [f"Still open in “{one.piece.title}”: {' '.join(one.missing)}" for one in this_year if one.missing]
    if len(different) < len(whole):
        lines.append("Two descriptions are the same. The rule asks for different pieces.")
    lines.append(f"{sum(one.with_peer for one in whole)} of at least {rule.peers} with a peer reflection.")
    lines += [f"“{one.piece.title}” was entered on {spoken_day(entered)}. {_when(entered, opens, closes)}" for one, entered in _entered(whole)]
    waiting = [one.piece.title for one in whole if "cpd.entered" not in one.answers]
    if waiting:
        lines.append(f"Not yet entered on the register’s own site, as far as this page knows: {', '.join(waiting)}.")
    return [*lines, f"Records are asked for between {spoken_day(opens)} and {spoken_day(closes)}."]


def paper(record: Record) -> Paper:
    """A record, under the headings of the register's form."""
    return Paper(f"CPD record: {record.piece.title}", tuple(_body(record, ("piece", "peer"))))


def asye_paper(record: Record) -> Paper:
    """A newly qualified worker's critical reflection, from the same record."""
    return Paper(f"Critical reflection (ASYE): {record.piece.title}", tuple(_body(record, ("piece", "asye", "peer"))))


def _body(record: Record, parts: tuple[str, ...]) -> Iterator[Part]:
    sections = {section.id: section for section in library().worksheet("cpd").sections}
    for id in parts:
        yield from answered(sections[id], record.answers)
    for name in STANDARDS:
        told = library().standards(name)
        chosen = tuple(item.title for item in told.items if item.id in record.answers.get(f"cpd.{name}", "").split())
        if chosen:
            yield Heading(told.title)
            yield Bullets(chosen)
            yield Paragraph(f"{told.publisher}, {told.version}. Chosen by the writer.", quiet=True)


def _entered(found: Iterable[Record]) -> list[tuple[Record, date]]:
    return [(one, entered) for one in found if (entered := day(one.answers.get("cpd.entered")))]


def _when(entered: date, opens: date, closes: date) -> str:
    return "That is within the time." if opens <= entered <= closes else "That is outside the time: ask the register whether it counts."
