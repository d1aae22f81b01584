"""Which questions of the bank a supervision session is offered, and why: a rule that can be read, and no score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kcvets.content import QUADRANTS, QUADRANT_NAMES, library
from kcvets.journal import Entry, EntryKey

RULE = (
    "How they were chosen: for each side of the framework on which nothing is written about what you brought, the first two "
    "questions of the bank that fit it; for each side with something written and something left open, the first one. No question "
    "comes twice. What you wrote is not read for its meaning."
)
BLANK, OPEN = 2, 1
ASKED = ("practice", "supervision")


@dataclass(frozen=True)
class Proposal:
    """A question of the bank, with the reason why it is offered."""

    id: str
    reason: str


def proposals(entries: Iterable[Entry], brought: Iterable[tuple[str, str]]) -> list[Proposal]:
    """Questions that fit what was left unanswered about the work that was brought.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    brought : iterable of (str, str)
        Story and piece of work (`EntryKey.story`, `EntryKey.work`) of each thing brought; both empty for the framework itself.
    """
    about, entries = set(brought), list(entries)
    answered = {e.key for e in entries if (e.key.story, e.key.work) in about and any(v.text.strip() for v in e.current)}
    found: dict[str, Proposal] = {}
    for quadrant in QUADRANTS:
        prompts = [p for model in ASKED for p in library().questions(model, quadrant).prompts]
        asked = [EntryKey(prompt.id, story=story, work=work) for prompt in prompts for story, work in about]
        left = sum(key not in answered for key in asked)
        name = QUADRANT_NAMES[quadrant]
        if left == len(asked):
            most, reason = BLANK, f"Nothing is written yet under “{name}”."
        else:
            most, reason = OPEN if left else 0, f"Under “{name}” some questions are still open."
        fitting = [id for id, fits in _fits().items() if quadrant in fits and id not in found]
        found |= {id: Proposal(id, reason) for id in fitting[:most]}
    return list(found.values())


def _fits() -> Mapping[str, tuple[str, ...]]:
    return {q.id: q.fits for heading in library().question_bank().headings for q in heading.questions}
