"""A supervision session: what was shared, asked, said and agreed, and who has confirmed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from kcvets.content import library
from kcvets.content.shapes import Section
from kcvets.journal import Entry, EntryKey, Piece, pieces
from kcvets.journal.pieces import PAGE_NOTE
from kcvets.records.answers import answers_of
from kcvets.records.audit import Finding, findings
from kcvets.records.paper import Heading, Paper, Paragraph, Part, Table, answered, filled, told
from kcvets.records.plain import text
from kcvets.records.reflections import Reflection, reflections

BOTH = ("supervisee", "supervisor")
NOBODY = "the person"
SHARED, TAKEN, CONFIRMED = "session.shared", "session.taken", "session.confirmed"
SAID, FOLLOWS = "session.said.", "session.follows"


@dataclass(frozen=True)
class Agreed:
    """One action agreed in a session.

    Parameters
    ----------
    id : str
        ``<session>.<number>``.
    text, owner, due : str
        What will be done, by whom, and by when (ISO 8601); each may be empty.
    ask : str
        The action as a question to ask oneself in practice; empty where it did not become one.
    follows : str
        The id of the finding it follows from; empty for none.
    """

    id: str
    text: str = field(repr=False)
    owner: str = field(repr=False)
    due: str = field(repr=False)
    ask: str = field(repr=False)
    follows: str


@dataclass(frozen=True)
class Session:
    """One supervision session, as it stands in the journal.

    Parameters
    ----------
    piece : Piece
        Its id and name.
    answers : mapping of str to str
        What was written, by the prompt's id.
    shared : tuple of Reflection
        What the supervisee chose to share.
    asked : mapping of str to str
        The questions taken, by id: from the bank, or a finding of an audit.
    actions : tuple of Agreed
        What was agreed.
    """

    piece: Piece
    answers: Mapping[str, str] = field(repr=False)
    shared: tuple[Reflection, ...]
    asked: Mapping[str, str]
    actions: tuple[Agreed, ...]

    @property
    def confirmed(self) -> tuple[str, ...]:
        """Who has confirmed the record as it reads now; a record changed since is confirmed by nobody."""
        who = self.answers.get(CONFIRMED, "").split()
        return tuple(one for one in BOTH if one in who) if self.answers.get(f"{PAGE_NOTE}confirmed") == self.print else ()

    @property
    def print(self) -> str:
        """What tells one wording of the record from another."""
        return sha256(text(Paper(self.piece.title, tuple(_body(self))))).hexdigest()[:16]


def sessions(entries: Iterable[Entry]) -> list[Session]:
    """Read every supervision session.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    """
    entries = list(entries)
    written = {reflection.ref: reflection for reflection in reflections(entries)}
    found = findings(entries)
    return [_session(piece, answers_of(entries, piece.id), written, found) for piece in pieces(entries, "session")]


def askable(found: Iterable[Finding], person: str = NOBODY) -> dict[str, str]:
    """Every question that a session can take, by id: those of the bank, and findings of audits put as a question.

    Parameters
    ----------
    found : iterable of Finding
        Of every audit.
    person : str
        What the person is called whom a question asks about.
    """
    bank = {q.id: q.label.replace("{person}", person) for heading in library().question_bank().headings for q in heading.questions}
    return bank | {finding.id: finding.ask for finding in found if finding.ask}


def practice_key(action: str, work: str) -> EntryKey:
    """The entry that answers an action's question about a piece of one's own work.

    Parameters
    ----------
    action : str
        `Agreed.id`.
    work : str
        The piece of work.
    """
    return EntryKey(f"loop.{action}", work=work)


def paper(session: Session) -> Paper:
    """The record of a session, for both to keep."""
    who = " and ".join(session.confirmed)
    confirmed = f"Confirmed by the {who}." if who else "Not confirmed yet."
    return Paper(f"Supervision record: {session.piece.title}", (Paragraph(confirmed, quiet=True), *_body(session)))


def _session(piece: Piece, answers: dict[str, str], written: Mapping[str, Reflection], found: Iterable[Finding]) -> Session:
    shared = tuple(written[ref] for ref in answers.get(SHARED, "").split() if ref in written)
    person = answers.get("session.person", "").strip() or NOBODY
    questions = askable(found, person)
    asked = {id: questions[id] for id in answers.get(TAKEN, "").split() if id in questions}
    rows = filled(_act(), answers)
    actions = tuple(Agreed(f"{piece.id}.{n}", *row, answers.get(f"{FOLLOWS}-{n}", "")) for n, row in rows.items())
    return Session(piece, answers, shared, asked, actions)


def _act() -> Section:
    return next(section for section in library().worksheet("session").sections if section.id == "act")


def _body(session: Session) -> Iterator[Part]:
    sections = {section.id: section for section in library().worksheet("session").sections}
    yield from answered(sections["name"], session.answers)
    yield from answered(sections["agree"], session.answers)
    if session.shared:
        yield Heading("What the supervisee chose to share")
        for reflection in session.shared:
            yield Heading(f"{reflection.title}: {reflection.question}", 2)
            yield Paragraph(reflection.text)
    if session.asked:
        yield Heading("Questions we took")
        for id, question in session.asked.items():
            yield Heading(question, 2)
            yield Paragraph(session.answers.get(SAID + id, "Nothing was noted."), quiet=SAID + id not in session.answers)
    yield from answered(sections["note"], session.answers)
    if session.actions:
        yield Heading(sections["act"].title)
        rows = tuple(tuple(told(sections["act"], (action.text, action.owner, action.due, action.ask))) for action in session.actions)
        yield Table(sections["act"].title, ("Action", "Who", "By when", "As a question for practice"), rows)
