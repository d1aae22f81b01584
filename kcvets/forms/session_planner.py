"""`session`: a supervision session that two people plan, hold and record; the supervisee alone chooses what is shared."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kcvets.forms import blocks, worksheet
from kcvets.forms.blocks import Block
from kcvets.forms.handing_in import as_blocks, buttons, handed
from kcvets.forms.loop_links import around
from kcvets.forms.proposals import RULE, Proposal, proposals
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.shelf import Shelf
from kcvets.journal import EntryKey, Journal
from kcvets.journal.pieces import PAGE_NOTE
from kcvets.records import session as records
from kcvets.records.audit import findings
from kcvets.records.loop import steps
from kcvets.records.reflections import Reflection, reflections, subjects
from kcvets.records.session import BOTH, CONFIRMED, FOLLOWS, NOBODY, SAID, SHARED, TAKEN, Session, sessions

BROUGHT, LOOK, SHARE, PROPOSE, ALL, TAKE, CONFIRM = "brought", "look", "share", "propose", "all", "take", "confirm"
SHOWN, OFFERED, RECORD = "shown", "offered", "record"
MORE_ACTIONS = f"{worksheet.MORE}act"
ENDINGS = (".docx", ".html")
BEGINNING = 140  # characters of a reflection by which it is chosen
FROM_AUDIT = "From an audit: "
SAYS = {
    "supervisee": "I am the supervisee: this is what we talked about and agreed",
    "supervisor": "I am the supervisor: this is what we talked about and agreed",
}


def session() -> Sheet:
    """Plan and record supervision sessions, one at a time."""
    return Shelf("session", "session", questions, _Planner).sheet()


def questions(piece: str) -> dict[str, Question]:
    """What a session holds, by the id of its part."""
    asked = worksheet.questions("session", piece)
    wordings = {SHARED: "What does the supervisee share?", TAKEN: "Which questions do we take?", CONFIRMED: "Who has confirmed the record?"}
    asked |= {id: Question(EntryKey(id, work=piece), wording) for id, wording in wordings.items()}
    asked |= {id: Question(EntryKey(f"{PAGE_NOTE}{id}", work=piece), id) for id in (BROUGHT, "confirmed")}
    most = worksheet.sections("session")["act"].repeats
    follows = {f"{FOLLOWS}-{n}": "Does this action follow from a finding?" for n in range(1, most + 1)}
    asked |= {id: Question(EntryKey(id, work=piece), wording) for id, wording in follows.items()}
    askable = records.askable(findings(Journal.open().entries()))
    return asked | {SAID + id: Question(EntryKey(SAID + id, work=piece), wording) for id, wording in askable.items()}


class _Planner:
    """One session's form, step by step."""

    def __init__(self, piece: str) -> None:
        self.piece, self.sections = piece, worksheet.sections("session")
        self.entries = Journal.open().entries()
        self.told, self.every = reflections(self.entries), steps(self.entries)

    def blocks(self, answers: Mapping[str, str]) -> list[Block]:
        return [
            *worksheet.asked_in(self.sections["name"]),
            *self._bring(answers),
            *worksheet.asked_in(self.sections["agree"]),
            *self._ask(answers),
            *worksheet.asked_in(self.sections["note"]),
            *worksheet.asked_again(self.sections["act"], answers, self._follows(answers)),
            blocks.text("Read it, both of you, and mend it. Then each of you ticks your own line.", heading="Read and confirm", level=4),
            blocks.action(RECORD, "Show the record", kind="second"),
            blocks.choice(CONFIRM, "Who confirms the record?", SAYS, many=True),
            blocks.action(CONFIRM + ".now", "Confirm", shown=self._standing()),
            *buttons(*ENDINGS),
        ]

    def respond(self, button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        if button == LOOK:
            missing = {} if values[BROUGHT] else {BROUGHT: "Choose what to bring"}
            return Reply(blocks=tuple(self._offered(values[BROUGHT])), errors=missing, choices={BROUGHT: values[BROUGHT]})
        if button == SHARE:
            offered = {one.ref for one in self._brought(answers.get(BROUGHT, ""))}
            before = [ref for ref in answers.get(SHARED, "").split() if ref not in offered]
            refs = [*before, *values[SHARED].split()]
            chosen = [one for one in self.told if one.ref in refs]
            return Reply(beside={LOOK: [], SHOWN: _shared(chosen)}, choices={SHARED: " ".join(refs)})
        if button in (PROPOSE, ALL):
            brought = {BROUGHT: values.get(BROUGHT, "")}
            return Reply(beside={OFFERED: self._proposed(answers | brought, whole=button == ALL)})
        if button == TAKE:
            now = answers | {TAKEN: values[TAKEN]}
            act = worksheet.rounds(self.sections["act"], now, self._follows(now))
            return Reply(blocks=tuple(self._taken(now)), beside={"act": act}, choices={TAKEN: values[TAKEN]})
        if button == MORE_ACTIONS:
            act = worksheet.rounds(self.sections["act"], answers, self._follows(answers))
            return Reply(beside={"act": act})
        return self._end(button, values)

    def _end(self, button: str, values: Mapping[str, str]) -> Reply:
        if button == RECORD:
            return Reply(blocks=tuple(as_blocks(records.paper(self._session()))))
        if button == CONFIRM + ".now":
            missing = {} if values[CONFIRM] else {CONFIRM: "Tick at least one line"}
            before = self._session()
            who = tuple(one for one in BOTH if one in (*before.confirmed, *values[CONFIRM].split()))
            kept = {CONFIRMED: " ".join(who), "confirmed": before.print}
            return Reply(blocks=tuple(_confirmed(who)), errors=missing, choices=kept)
        session = self._session()
        said = [*session.answers.values(), *(one.text for one in session.shared)]
        return handed(button, records.paper(session), "supervision-record", said)

    def _session(self) -> Session:
        return next(one for one in sessions(self.entries) if one.piece.id == self.piece)

    def _standing(self) -> list[Block]:
        session = self._session()
        if session.answers.get(CONFIRMED) and not session.confirmed:
            changed = "The record was confirmed and has changed since. Read it again, and confirm it anew."
            return [blocks.text(changed, heading="Changed since", level=5)]
        return _confirmed(session.confirmed) if session.confirmed else []

    def _bring(self, answers: Mapping[str, str]) -> list[Block]:
        titles = subjects(self.told)
        told = blocks.text(
            "This part is the supervisee’s. Nothing is shared unless you tick it, and you need not say why you leave something out.",
            heading="What I bring, and what I share",
            level=4,
        )
        if not titles:
            return [told, blocks.text("Nothing is written yet. You can begin with the next part, or write about a story or your own work first.")]
        return [
            told,
            blocks.choice(BROUGHT, "What do I bring?", titles, many=True),
            blocks.action(LOOK, "Show me what I wrote about it"),  # never by itself: the other person may be looking on
            blocks.area(SHOWN, _shared([one for one in self.told if one.ref in answers.get(SHARED, "").split()])),
        ]

    def _brought(self, chosen: str) -> list[Reflection]:
        return [one for one in self.told if one.about in chosen.split()]

    def _offered(self, chosen: str) -> list[Block]:
        options = {one.ref: f"{one.question} — {_beginning(one.text)}" for one in self._brought(chosen)}
        if not options:
            return []
        return [blocks.choice(SHARED, "Which of these do I share?", options, many=True), blocks.action(SHARE, "Share what I ticked")]

    def _ask(self, answers: Mapping[str, str]) -> list[Block]:
        return [
            blocks.text("Two or three that are thought through are worth more than a list.", heading="Questions for today", level=4),
            blocks.action(PROPOSE, "Propose some questions", kind="second"),
            blocks.action(ALL, "Show the whole bank", kind="second"),
            blocks.area(OFFERED, self._proposed(answers) if answers.get(TAKEN) else []),
        ]

    def _proposed(self, answers: Mapping[str, str], whole: bool = False) -> list[Block]:
        askable, reasons = self._askable(answers), {one.id: one.reason for one in self._proposals(answers)}
        first = [*reasons, *(id for id in askable if id.startswith("audit-"))]
        kept = askable if whole else answers.get(TAKEN, "").split()
        rest = [id for id in kept if id in askable and id not in first]
        options = {id: f"{askable[id]} ({reasons[id]})" if id in reasons else askable[id] for id in first + rest}
        options |= {id: FROM_AUDIT + askable[id] for id in options if id.startswith("audit-")}
        if not options:
            return [blocks.text("Everything on the five sides is answered. Choose freely from the whole bank.", heading="Nothing to propose", level=5)]
        return [
            blocks.text(RULE, heading="Questions that may fit", level=5),
            blocks.choice(TAKEN, "Which of them do we take?", options, many=True),
            blocks.action(TAKE, "Take these", shown=self._taken(answers)),
        ]

    def _proposals(self, answers: Mapping[str, str]) -> list[Proposal]:
        about = {tuple(about.split("|")) for about in answers.get(BROUGHT, "").split()}
        return proposals(self.entries, about or {("", "")})

    def _askable(self, answers: Mapping[str, str]) -> dict[str, str]:
        return records.askable(findings(self.entries), answers.get("session.person", "").strip() or NOBODY)

    def _taken(self, answers: Mapping[str, str]) -> list[Block]:
        askable = self._askable(answers)
        asked = [id for id in answers.get(TAKEN, "").split() if id in askable]
        noted = "What do we want to keep of the answer? Leave it empty where talking was enough."
        told = [blocks.text(heading="The questions we take", level=5)] if asked else []
        return told + [blocks.question(SAID + id, askable[id], help=noted) for id in asked]

    def _follows(self, answers: Mapping[str, str]) -> Callable[[int], list[Block]]:
        """Beside each action, which of the findings taken it follows from, and what came of it."""
        askable = self._askable(answers)
        options = {id: askable[id] for id in answers.get(TAKEN, "").split() if id.startswith("audit-") and id in askable}

        def beside(n: int) -> list[Block]:
            follows = blocks.choice(f"{FOLLOWS}-{n}", "Which finding does it follow from, if any?", options, saves=True)
            return [*([follows] if options else []), *around(self.every, f"{self.piece}.{n}")]

        return beside


def _shared(chosen: list[Reflection]) -> list[Block]:
    if not chosen:
        return []
    shown = [blocks.text(one.text, heading=f"{one.title}: {one.question}", level=6, typed=True) for one in chosen]
    return [blocks.text("Everything else stays with the supervisee.", heading="What is shared", level=5), *shown]


def _confirmed(who: tuple[str, ...]) -> list[Block]:
    both = "Both have confirmed it." if len(who) == len(BOTH) else f"The {' '.join(who)} has confirmed it. The other has not, yet."
    return [blocks.text(f"{both} If a word of it changes, it has to be confirmed anew.", heading="Confirmed", level=5)] if who else []


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= BEGINNING else line[:BEGINNING].rsplit(" ", 1)[0] + " …"
