"""A story can be walked: every next exists, every part is reached, every path ends."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import permutations

from kcvets.content.reading import Reader
from kcvets.content.shapes import Story


def check_story(story: Story, reader: Reader) -> None:
    """Add to `reader` what stops a reader from walking `story` from its first scene to an end."""
    if reader.file.stem != story.id:
        reader.fault("top of the file", "id", f"it is {story.id!r}, not the file's name", "Make the two the same")
    for decision in story.decisions:
        if len(decision.options) < 2:
            reader.fault(decision.id, "option", "there is only one option", "Offer at least two real choices")
        for shorter, longer in permutations([option.id for option in decision.options], 2):
            if _grew_from(shorter, longer):
                wrong = f"{longer!r} is {shorter!r} with something added, and the journal would keep the longer alone"
                reader.fault(longer, "id", wrong, "Give one of the two another id")
    steps = next_steps(story)
    for name, targets in steps.items():
        for target in targets:
            if target not in steps:
                reader.fault(name, "next", f"nothing has the id {target!r}", "Name a scene or decision of this file")
    if any(target not in steps for targets in steps.values() for target in targets):
        return
    for name in steps.keys() - _reached(steps, story.scenes[0].id):
        reader.fault(name, "id", "no path leads to it", "Name it as the next of a scene or an option")
    try:
        TopologicalSorter(steps).prepare()
    except CycleError as error:
        circle = " > ".join(error.args[1])
        reader.fault(error.args[1][0], "next", f"the path runs in a circle ({circle})", "Let every path reach an end")


def _grew_from(shorter: str, longer: str) -> bool:
    """Whether one stretch put into `shorter` makes `longer`: the journal takes that for typing on."""
    splits = range(len(shorter) + 1)
    return shorter != longer and any(longer.startswith(shorter[:n]) and longer.endswith(shorter[n:]) for n in splits)


def next_steps(story: Story) -> dict[str, set[str]]:
    """For each scene and decision, the ids that may come after it (none after a last scene)."""
    steps = {scene.id: {scene.next} - {""} for scene in story.scenes}
    return steps | {decision.id: {option.next for option in decision.options} for decision in story.decisions}


def _reached(steps: dict[str, set[str]], start: str) -> set[str]:
    reached, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += steps[name]
    return reached
