"""`supervision_board`: sessions with what was wanted and agreed, and whose actions are open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kcvets.dashboards.charts import bars
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Sheet
from kcvets.journal import Journal
from kcvets.records.actions import NOTEBOOKS, actions
from kcvets.journal.clock import spoken_day
from kcvets.records.session import BOTH, Session, sessions

NONE = "There is no session yet. One begins in the notebook on a supervision session."
NO_OWNER = "nobody named"


def supervision_board() -> Sheet:
    """Show supervision sessions, their outcomes, and the actions that are open."""
    return Sheet("Supervision: sessions, outcomes, open actions", _opening, {})


def _opening(answers: Mapping[str, str]) -> list[Block]:
    entries = Journal.open().entries()
    held = sessions(entries)
    if not held:
        return [blocks.text(NONE)]
    rows = [[one.piece.title, one.answers.get("session.date", ""), one.answers.get("session.outcomes", ""), "\n".join(one.asked.values()), _standing(one)] for one in held]
    parts = [
        blocks.text(heading="Sessions", level=2),
        blocks.table("Sessions", ["Session", "Day", "What both wanted", "Questions taken", "Record"], rows),
        blocks.links([{"href": f"../{NOTEBOOKS['session']}.ipynb#{one.piece.id}", "title": one.piece.title} for one in held]),
        blocks.text(heading="Open actions", level=2),
    ]
    waiting = [action for action in actions(entries) if action.notebook == NOTEBOOKS["session"] and not action.followed]
    if not waiting:
        return [*parts, blocks.text("No action is open.")]
    owners = Counter(action.owner or NO_OWNER for action in waiting)
    listed = [[action.text, action.owner or NO_OWNER, spoken_day(action.due) if action.due else "", action.source] for action in waiting]
    return [
        *parts,
        *bars("Open actions, by owner", "Whose", list(owners), {"open": list(owners.values())}, "actions"),
        blocks.table("Each open action", ["Action", "Whose", "By", "From"], listed),
    ]


def _standing(one: Session) -> str:
    if len(one.confirmed) == len(BOTH):
        return "Confirmed by both"
    return f"Confirmed by the {one.confirmed[0]}" if one.confirmed else "Not confirmed as it reads now"
