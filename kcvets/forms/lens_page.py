"""`lens`: look again at a story, through another way of working. The reader picks the story first."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.content import library
from kcvets.content.shapes import Lens
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.wording import is_ours, source_line
from kcvets.journal import EntryKey

WHICH, LOOK = "story", "look"
WHICH_STORY = "Which story do I look at again?"


def lens(name: str) -> Sheet:
    """Ask a lens's questions about a story; each story keeps answers of its own.

    Parameters
    ----------
    name : str
        The name of a file in ``data/lenses``, such as ``"hope"``.

    Raises
    ------
    ContentError
        Where there is no such lens, or its file is malformed.
    """
    through = library().lens(name)
    titles = {story: library().story(story).title for story in through.stories}
    keys = questions(name)

    def opening(answers: Mapping[str, str]) -> list[Block]:
        shown = _asked(through, answers.get(WHICH, ""), titles)
        return [
            blocks.text(through.intro, heading=through.title),
            blocks.choice(WHICH, WHICH_STORY, titles),
            blocks.action(LOOK, "Look again at this story", shown=shown),
        ]

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        if not values[WHICH]:
            return Reply(errors={WHICH: "Choose a story"})
        return Reply(blocks=tuple(_asked(through, values[WHICH], titles)), choices={WHICH: values[WHICH]})

    return Sheet(_described(through), opening, keys, respond)


def questions(name: str) -> dict[str, Question]:
    """What `lens` asks, by the id of its part: the story, then each question about each of the stories."""
    through = library().lens(name)
    asked = {WHICH: Question(EntryKey(f"lens.{name}.{WHICH}"), WHICH_STORY)}
    for story in through.stories:
        for section in through.sections:
            for prompt in section.prompts:
                asked[f"{story}.{prompt.id}"] = Question(EntryKey(f"lens.{prompt.id}", story=story), prompt.label)
    return asked


def count(name: str) -> int:
    """How many questions a reader of one story meets: which story, and those about it."""
    return 1 + sum(len(section.prompts) for section in library().lens(name).sections)


def _described(through: Lens) -> str:
    prompts = [prompt for section in through.sections for prompt in section.prompts]
    return "\n".join([f"Lens: {through.title}"] + [f"  lens.{prompt.id}: {prompt.label}" for prompt in prompts])


def _asked(through: Lens, story: str, titles: Mapping[str, str]) -> list[Block]:
    if story not in titles:
        return []
    parts = [blocks.text(heading=titles[story], level=4)]
    for section in through.sections:
        parts.append(blocks.text(section.text, heading=section.title, level=5))
        for prompt in section.prompts:
            tag = "Ours" if is_ours(prompt.source) else ""
            parts.append(blocks.question(f"{story}.{prompt.id}", prompt.label, help=prompt.help, kind=prompt.kind, tag=tag))
    sources = [entry.source for section in through.sections for entry in (section, *section.prompts)]
    return [*parts, blocks.text(note=source_line(library(), sources))]
