"""`strengths`: the reader places the strengths they noticed in three circles, then compares with the account's."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.content import library
from kcvets.content.shapes import Story
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.wording import source_line
from kcvets.journal import EntryKey

COMPARE = "compare"
CIRCLES = {
    "person": "The person’s own",
    "family": "Family and friends",
    "community": "The community",
}


def strengths(name: str) -> Sheet:
    """Ask for the strengths a reader noticed in a story, circle by circle, then draw them beside the account's.

    Parameters
    ----------
    name : str
        The name of a file in ``data/stories``.
    """
    told = library().story(name)
    asked = [prompt for prompt in library().story_prompts().prompts if prompt.id.startswith("strengths-")]
    keys = questions(name)

    def opening(answers: Mapping[str, str]) -> list[Block]:
        parts = [blocks.question(prompt.id, prompt.label, help=prompt.help) for prompt in asked]
        return [*parts, blocks.action(COMPARE, "Draw them beside the account’s")]

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        if not any(noticed(answers).values()):
            return Reply(errors={asked[0].id: "Write at least one strength you noticed, then compare"})
        return Reply(blocks=tuple(_beside(told, noticed(answers))))

    lines = [f"Strengths: {told.title}"] + [f"  {question.key.prompt}: {question.wording}" for question in keys.values()]
    return Sheet("\n".join(lines), opening, keys, respond)


def questions(name: str) -> dict[str, Question]:
    """What `strengths` asks, by the id of its part."""
    prompts = library().story_prompts().prompts
    return {
        prompt.id: Question(EntryKey(prompt=f"story.{name}.{prompt.id}", story=name), prompt.label)
        for prompt in prompts
        if prompt.id.startswith("strengths-")
    }


def noticed(answers: Mapping[str, str]) -> dict[str, list[str]]:
    """The strengths written down, by circle: one on each line."""
    written = {circle: answers.get(f"strengths-{circle}", "") for circle in CIRCLES}
    return {circle: [line.strip() for line in text.splitlines() if line.strip()] for circle, text in written.items()}


def _beside(told: Story, yours: Mapping[str, list[str]]) -> list[Block]:
    account = {circle: [s.text for s in told.strengths if s.circle == circle] for circle in CIRCLES}
    rings = [{"name": label, "yours": yours[circle], "account": account[circle]} for circle, label in CIRCLES.items()]
    return [
        blocks.text(heading="Strengths, in three circles", level=4),
        blocks.circles(rings),
        blocks.text(note=source_line(library(), [strength.source for strength in told.strengths])),
    ]
