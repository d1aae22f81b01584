"""The map of a story's branches: the turning points a reader has met, and the ways they have tried at each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from kcvets.content.shapes import Decision, Story
from kcvets.forms import blocks
from kcvets.forms.blocks import Block

AREA = "branches"
LEGEND = (
    "To try another way, go back to a turning point, choose differently and commit again. "
    "What you wrote stays, and the way you took before stays on this map."
)
AHEAD, ENDED = "The story goes on from here.", "You have come to an end of the story. There are other ways to one."
TAKEN, TRIED, UNTRIED = "taken", "tried", "untried"


def turning_points(told: Story, answers: Mapping[str, str]) -> Iterator[Decision]:
    """The decisions that a reader meets with these choices, in order, up to the first without one.

    Parameters
    ----------
    told : Story
        The story.
    answers : mapping of str to str
        Choices made, by the decision's id.
    """
    follows = {scene.id: scene.next for scene in told.scenes}
    decisions = {decision.id: decision for decision in told.decisions}
    at = told.scenes[0].id
    while at:
        if at in decisions:
            yield decisions[at]
            at = next((option.next for option in decisions[at].options if option.id == answers.get(at)), "")
        else:
            at = follows[at]


def branches(told: Story, answers: Mapping[str, str], tried: Mapping[str, Set[str]]) -> list[Block]:
    """The map, as parts of a page; none before the first commitment.

    Parameters
    ----------
    told : Story
        The story.
    answers : mapping of str to str
        Choices that stand now, by the decision's id.
    tried : mapping of str to set of str
        Every choice that was ever committed to, by the decision's id.
    """
    path = [decision.id for decision in turning_points(told, answers)]
    points = [
        {"id": decision.id, "question": decision.question, "here": decision.id in path, "ways": _ways(decision, path, answers, tried)}
        for decision in told.decisions
        if decision.id in path or tried.get(decision.id)
    ]
    if not any(way["state"] != UNTRIED for point in points for way in point["ways"]):
        return []
    state = ENDED if answers.get(path[-1]) else AHEAD
    return [blocks.text(LEGEND, heading="Where you have been", level=3), blocks.branches(points, state)]


def _ways(
    decision: Decision, path: list[str], answers: Mapping[str, str], tried: Mapping[str, Set[str]]
) -> list[dict[str, str]]:
    def state(option: str) -> str:
        if decision.id in path and answers.get(decision.id) == option:
            return TAKEN
        return TRIED if option in tried.get(decision.id, ()) else UNTRIED

    return [{"label": option.label, "state": state(option.id)} for option in decision.options]
