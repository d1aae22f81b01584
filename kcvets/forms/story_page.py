"""`story`: scenes and turning points. The reader commits to a choice, and says why, before the account is shown."""

from __future__ import annotations

from collections.abc import Mapping, Set

from kcvets.content import library
from kcvets.content.shapes import Decision, Scene, Source, Story, StoryOption
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.story_map import AREA, branches
from kcvets.forms.wording import is_ours, source_line
from kcvets.journal import EntryKey, Journal

WHY, COMMIT = ".why", ".commit"
IMAGINED = "Our imagining"
OTHERWISE = "The handbook: how it could have gone"
PARTLY_IMAGINED = "The handbook: how it could have gone. Partly our imagining"


def story(name: str) -> Sheet:
    """Tell a story, scene by scene, up to its next turning point.

    Parameters
    ----------
    name : str
        The name of a file in ``data/stories``, such as ``"arpita"``.

    Raises
    ------
    ContentError
        Where there is no such story, or its file is malformed.
    """
    told = library().story(name)
    decisions = {decision.id: decision for decision in told.decisions}

    def opening(answers: Mapping[str, str]) -> list[Block]:
        return [*_from(told, told.scenes[0].id, answers), blocks.area(AREA, branches(told, answers, _tried(told)))]

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        decision = decisions[button.removesuffix(COMMIT)]
        errors = _missing(decision, values, answers)
        if errors:
            return Reply(errors=errors)
        chosen = {decision.id: values[decision.id]}
        below = _after(told, decision, values[decision.id], {**answers, **chosen})
        tried = {**(before := _tried(told)), decision.id: before[decision.id] | set(chosen.values())}
        return Reply(blocks=tuple(below), beside={AREA: branches(told, {**answers, **chosen}, tried)}, choices=chosen)

    return Sheet(_described(told), opening, questions(name), respond)


def questions(name: str) -> dict[str, Question]:
    """What `story` asks, by the id of its part: at each turning point a choice and the reader's reasons."""
    asked = {}
    for decision in library().story(name).decisions:
        for id, wording in ((decision.id, decision.question), (decision.id + WHY, decision.why)):
            asked[id] = Question(EntryKey(prompt=f"story.{name}.{id}", story=name), wording)
    return asked


def _tried(told: Story) -> dict[str, Set[str]]:
    """Every choice ever committed to, by the decision's id: the journal keeps them all."""
    journal, asked = Journal.open(), questions(told.id)
    return {d.id: {version.text for version in journal.history(asked[d.id].key)} for d in told.decisions}


def _described(told: Story) -> str:
    return "\n".join([f"Story: {told.title}"] + [f"  story.{told.id}.{d.id}: {d.question}" for d in told.decisions])


def _from(told: Story, id: str, answers: Mapping[str, str]) -> list[Block]:
    """Scenes from `id` on, up to and with the next decision and all that was already committed to there."""
    scenes = {scene.id: scene for scene in told.scenes}
    parts: list[Block] = []
    while id in scenes:
        parts.append(_scene(scenes[id]))
        id = scenes[id].next
    decision = next((decision for decision in told.decisions if decision.id == id), None)
    return parts + (_decision(told, decision, answers) if decision else [])


def _scene(scene: Scene) -> Block:
    label = IMAGINED if is_ours(scene.source) else ""
    return blocks.text(scene.text, heading=scene.title, level=3, label=label)


def _decision(told: Story, decision: Decision, answers: Mapping[str, str]) -> list[Block]:
    options = {option.id: option.label for option in decision.options}
    shown = _after(told, decision, answers.get(decision.id, ""), answers)
    return [
        blocks.choice(decision.id, decision.question, options, level=3),
        blocks.question(decision.id + WHY, decision.why),
        blocks.action(decision.id + COMMIT, "Commit to this, and read on", shown=shown),
    ]


def _missing(decision: Decision, values: Mapping[str, str], answers: Mapping[str, str]) -> dict[str, str]:
    errors = {}
    if not values[decision.id]:
        errors[decision.id] = "Choose what you would do"
    if not answers.get(decision.id + WHY, "").strip():
        errors[decision.id + WHY] = "Say why, in a few words of your own"
    return errors


def _after(told: Story, decision: Decision, chosen: str, answers: Mapping[str, str]) -> list[Block]:
    option = next((option for option in decision.options if option.id == chosen), None)
    if option is None:
        return []
    return [*_consequence(told, decision, option), *_from(told, option.next, answers)]


def _whose(source: Source) -> str:
    """Who tells what followed: we imagine it, the handbook says how it could have gone, or it is what happened."""
    if is_ours(source):
        return IMAGINED
    if any(".ifnot." in id for id in source):
        return PARTLY_IMAGINED if "ours" in source else OTHERWISE
    return "From the account"


def _consequence(told: Story, decision: Decision, option: StoryOption) -> list[Block]:
    label = _whose(option.source)
    sources = [option.support.source, decision.account.source]
    return [
        blocks.text(option.followed, heading="What followed", level=4, label=label),
        blocks.text(option.support.text, heading="What speaks for it and against it", level=4),
        blocks.text(decision.account.text, heading="What the practitioner did", level=4, note=source_line(library(), sources)),
    ]
