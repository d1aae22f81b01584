"""`loop`: the loops a person or a team has closed, and those still open, with links both ways."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Sheet
from kcvets.journal import Journal
from kcvets.records.loop import ACTION, FINDING, REFLECTION, Loop, Step, loops, steps

KIND_NAMES = {FINDING: "A finding", ACTION: "Agreed in supervision", REFLECTION: "Tried in practice"}
NONE = "There is no loop yet. One begins when a finding is put as a question, or an action as a prompt for practice."


def loop() -> Sheet:
    """Show every loop, step by step: each step links to where it was written, and says what led to it."""

    def opening(answers: Mapping[str, str]) -> list[Block]:
        every = steps(Journal.open().entries())
        told = [one for one in loops(every) if len(one.steps) > 1 or one.steps[0].kind != REFLECTION]
        closed, still_open = [one for one in told if one.closed], [one for one in told if not one.closed]
        parts = [blocks.text(heading="Loops"), *([] if told else [blocks.text(NONE)])]
        for heading, some in (("Closed: once round, and perhaps on", closed), ("Still open", still_open)):
            if some:
                parts.append(blocks.text(heading=heading, level=4))
            parts += [part for n, one in enumerate(some, 1) for part in _shown(one, n)]
        return parts

    return Sheet("Loops: findings, actions and reflections, and what led to what", opening, {})


def _shown(one: Loop, number: int) -> list[Block]:
    state = "It has come round." if one.closed else f"It {one.waits}."
    items = [_item(one.steps, at) for at in range(len(one.steps))]
    return [blocks.text(heading=f"Loop {number}", level=5), blocks.links(items), blocks.text(state)]


def _item(way: tuple[Step, ...], at: int) -> dict[str, str]:
    step = way[at]
    came = f" It came from: {way[at - 1].title}." if at else ""
    return {"href": step.link, "title": f"{KIND_NAMES[step.kind]}. {step.title}", "note": step.text, "state": f"Step {at + 1}.{came}"}
