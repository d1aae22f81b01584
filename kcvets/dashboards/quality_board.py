"""`quality_board`: audits, what the organisation has said it will change, and loops open and closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kcvets.dashboards.charts import bars
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Sheet
from kcvets.journal import Journal
from kcvets.records.actions import NOTEBOOKS
from kcvets.journal.clock import day, spoken_day
from kcvets.records.audit import findings
from kcvets.records.loop import ACTION, FINDING, REFLECTION, Loop, loops, steps

NONE = "There is no finding yet. One begins in the notebook on an appreciative audit."
WAITING = {FINDING: "Findings not yet asked in supervision", ACTION: "Prompts not yet tried in practice", REFLECTION: "Reflections not yet heard in an audit"}


def quality_board() -> Sheet:
    """Show findings, promised changes, and the loops between practice, supervision and audit."""
    return Sheet("Quality assurance: findings, changes, loops", _opening, {})


def _opening(answers: Mapping[str, str]) -> list[Block]:
    entries = Journal.open().entries()
    found = findings(entries)
    if not found:
        return [blocks.text(NONE)]
    rows = [[one.found, one.change or "not yet said", one.decides or "not yet said", _spoken(one.look_again), one.audit.title] for one in found]
    audits = {one.audit.id: one.audit.title for one in found}
    return [
        blocks.text(heading="What the organisation has said it will change", level=2),
        blocks.table("Findings and changes", ["What was found", "What will change", "Who decides", "Looked at again", "Audit"], rows),
        blocks.links([{"href": f"../{NOTEBOOKS['audit']}.ipynb#{id}", "title": title} for id, title in audits.items()]),
        blocks.text(heading="Loops", level=2),
        *_loops(loops(steps(entries))),
        blocks.links([{"href": f"../{NOTEBOOKS['round']}.ipynb", "title": "Each loop, step by step"}]),
    ]


def _loops(every: Sequence[Loop]) -> list[Block]:
    going = [one for one in every if len(one.steps) > 1 or one.steps[0].kind != REFLECTION]
    waiting = [sum(not one.closed and one.steps[-1].kind == kind for one in going) for kind in WAITING]
    names = ["Closed, once round", *WAITING.values()]
    return bars("Loops between practice, supervision and audit", "Where they stand", names, {"loops": [sum(one.closed for one in going), *waiting]}, "loops")


def _spoken(text: str) -> str:
    when = day(text)
    return spoken_day(when) if when else "no day set"
