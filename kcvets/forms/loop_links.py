"""Links around one step of a loop: what it came from, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.records.loop import REFLECTION, Step


def around(every: Mapping[str, Step], id: str) -> list[Block]:
    """Links to what led to a step, and to what it led to.

    Parameters
    ----------
    every : mapping of str to Step
        As `kcvets.records.loop.steps` gives them.
    id : str
        The step's id; nothing is shown for one that is in no loop.
    """
    before = [step for step in every.values() if id in step.leads_to]
    after = [every[other] for other in every[id].leads_to if other in every] if id in every else []
    items = [_link("Came from", step) for step in before] + [_link("Led to", step) for step in after]
    return [blocks.links(items)] if items else []


def _link(how: str, step: Step) -> dict[str, str]:
    said = {} if step.kind == REFLECTION else {"note": step.text}  # a reflection is shown to others only where it was shared
    return {"href": step.link, "title": f"{how}: {step.title}", **said}
