"""The double loop: a finding becomes a question, an action becomes a prompt for practice, a reflection becomes evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kcvets.journal import Entry
from kcvets.records.actions import NOTEBOOKS
from kcvets.records.answers import answers_of
from kcvets.records.audit import EVIDENCE, findings
from kcvets.records.reflections import reflections
from kcvets.records.session import sessions

FINDING, ACTION, REFLECTION = "finding", "action", "reflection"
#: What each kind of thing waits for, while nothing follows from it.
WAITS = {
    FINDING: "waits to be asked in supervision",
    ACTION: "waits to be tried and written about in practice",
    REFLECTION: "waits to be heard in an audit",
}
NEXT = {FINDING: ACTION, ACTION: REFLECTION, REFLECTION: FINDING}


@dataclass(frozen=True)
class Step:
    """One place in a loop.

    Parameters
    ----------
    id : str
        Of the finding, the action or the reflection.
    kind : str
        `FINDING`, `ACTION` or `REFLECTION`.
    text : str
        What it says.
    title : str
        Where it was written, in words.
    link : str
        The page on which it stands, and the piece it opens.
    leads_to : tuple of str
        The ids of what follows from it.
    """

    id: str
    kind: str
    text: str = field(repr=False)
    title: str
    link: str
    leads_to: tuple[str, ...]


@dataclass(frozen=True)
class Loop:
    """A way through the steps, from one that nothing led to, as far as it goes.

    Parameters
    ----------
    steps : tuple of Step
        In order.
    """

    steps: tuple[Step, ...]

    @property
    def closed(self) -> bool:
        """Whether it has gone once round: a finding, an action and a reflection, and back to where it began."""
        return len(self.steps) > len(NEXT)

    @property
    def waits(self) -> str:
        """What its last step waits for."""
        return WAITS[self.steps[-1].kind]


def steps(entries: Iterable[Entry]) -> dict[str, Step]:
    """Every finding, action and reflection that a loop can go through, by id.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    """
    entries = list(entries)
    held, found = sessions(entries), findings(entries)
    told = {reflection.ref: reflection for reflection in reflections(entries)}
    evidence = {ref: {f.audit.id for f in found if ref in answers_of(entries, f.audit.id).get(EVIDENCE, "").split()} for ref in told}
    every: dict[str, Step] = {}
    for one in found:
        follows = tuple(action.id for session in held for action in session.actions if action.follows == one.id)
        text = one.ask or one.found
        every[one.id] = Step(one.id, FINDING, text, f"Audit: {one.audit.title}", _link("audit", one.audit.id), follows)
    for session in held:
        for action in session.actions:
            tried = tuple(ref for ref in told if ref.startswith(f"loop.{action.id}|"))
            text = action.ask or action.text
            every[action.id] = Step(action.id, ACTION, text, f"Supervision: {session.piece.title}", _link("session", session.piece.id), tried)
    for ref, reflection in told.items():
        heard = tuple(one.id for one in found if one.audit.id in evidence[ref])
        if ref.startswith("loop.") or heard or any(ref in step.leads_to for step in every.values()):
            work = ref.rpartition("|")[2]
            every[ref] = Step(ref, REFLECTION, reflection.text, reflection.title, _link("work", work) if work else "", heard)
    return every


def loops(every: dict[str, Step]) -> list[Loop]:
    """The ways through the steps: each begins where nothing led to it, or anywhere on a ring, and never turns back on itself.

    Parameters
    ----------
    every : dict of str to Step
        As `steps` gives them.
    """
    led_to = {id for step in every.values() for id in step.leads_to}
    begun = [step for step in every.values() if step.id not in led_to]
    found = [Loop(way) for step in begun for way in _ways((step,), every)]
    seen = {step.id for loop in found for step in loop.steps}
    for step in every.values():  # what is left lies on a ring
        if step.id not in seen:
            ring = [Loop(way) for way in _ways((step,), every)]
            found += ring
            seen |= {inner.id for loop in ring for inner in loop.steps}
    return found


def _ways(way: tuple[Step, ...], every: dict[str, Step]) -> Iterator[tuple[Step, ...]]:
    onward = [every[id] for id in way[-1].leads_to if id in every]
    if not onward or way[-1] in way[:-1]:
        yield way
        return
    for step in onward:
        yield from _ways((*way, step), every)


def _link(kind: str, piece: str) -> str:
    return f"{NOTEBOOKS[kind]}.ipynb#{piece}"
