"""Every step that was set down with a day, wherever it was written, and the three questions six weeks after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from kcvets.content import library
from kcvets.journal import Entry, EntryKey, Piece, pieces
from kcvets.journal.pieces import KINDS
from kcvets.journal.clock import day
from kcvets.records.answers import answers_of
from kcvets.records.audit import findings
from kcvets.records.session import sessions

FOLLOW_UP = timedelta(weeks=6)
#: The notebook in which a piece of each kind is written.
NOTEBOOKS = {"session": "21-session", "audit": "22-audit", "round": "23-organisation", "work": "24-own-work", "cpd": "25-cpd-record"}


@dataclass(frozen=True)
class Action:
    """One step.

    Parameters
    ----------
    id : str
        Names it, together with `work`.
    work : str
        The piece it belongs to; empty for one that closes a notebook.
    text, owner : str
        What, and whose; the owner is empty where it is the writer's own.
    due : date or None
        The day set for it.
    source : str
        Where it was written, in words.
    notebook : str
        The name of the notebook in which it was written.
    followed : tuple of str
        What was answered six weeks on; empty while nothing is.
    """

    id: str
    work: str
    text: str = field(repr=False)
    owner: str = field(repr=False)
    due: date | None
    source: str
    notebook: str
    followed: tuple[str, ...] = ()

    @property
    def asks_from(self) -> date | None:
        """The day from which it is asked what came of it."""
        return self.due + FOLLOW_UP if self.due else None

    def key(self, prompt: str) -> EntryKey:
        """The entry that answers one of the three questions about it."""
        return EntryKey(f"{prompt}.{self.id}", work=self.work)


def actions(entries: Iterable[Entry]) -> list[Action]:
    """Every step written down; those with the earliest day first, those without a day last.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    """
    entries = list(entries)
    written = {entry.key: entry.current[0].text.strip() for entry in entries if entry.current}
    found = []
    for action in _all(entries):
        told = (written.get(action.key(prompt.id), "") for prompt in follow_up_prompts())
        found.append(Action(**{**vars(action), "followed": tuple(filter(None, told))}))
    return sorted(found, key=lambda action: (action.due is None, action.due or date.max))


def follow_up_prompts():
    """The three questions asked six weeks after the day of a step."""
    (section,) = library().worksheet("follow-up").sections
    return section.prompts


def _all(entries: list[Entry]) -> Iterator[Action]:
    yield from _closing(entries)
    for kind in ("work", "round"):
        for piece in pieces(entries, kind):
            answers = answers_of(entries, piece.id)
            if f"{kind}.action" in answers:
                due = day(answers.get(f"{kind}.action-date"))
                yield Action(f"{kind}.action", piece.id, answers[f"{kind}.action"], "", due, _where(piece), NOTEBOOKS[kind])
    for session in sessions(entries):
        for agreed in filter(lambda agreed: agreed.text, session.actions):
            yield Action(agreed.id, session.piece.id, agreed.text, agreed.owner, day(agreed.due), _where(session.piece), NOTEBOOKS["session"])
    for finding in filter(lambda finding: finding.change, findings(entries)):
        due = day(finding.look_again)
        yield Action(finding.id, finding.audit.id, finding.change, finding.decides, due, _where(finding.audit), NOTEBOOKS["audit"])


def _closing(entries: list[Entry]) -> Iterator[Action]:
    answers = {id: text for id, text in answers_of(entries, "").items() if id.startswith("closing.")}
    for id, text in answers.items():
        if id.endswith(".action"):
            page = id.removeprefix("closing.").removesuffix(".action")
            yield Action(id, "", text, "", day(answers.get(f"{id}-date")), page.partition("-")[2].replace("-", " ").capitalize(), page)


def _where(piece: Piece) -> str:
    return f"{KINDS[piece.id.partition('-')[0]]}: {piece.title}"
