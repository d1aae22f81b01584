"""`reasons` and `wellbeing`: the reader's own view of a story first, then the handbook's and ours beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kcvets.content import library
from kcvets.content.shapes import Passage, Prompt, Story
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.wording import is_ours, source_line
from kcvets.journal import EntryKey

COMPARE = "compare"
CHANGES = {"better": "Which areas of wellbeing became better?", "worse": "Which became worse?"}
TICK = {"better": "Tick all that apply.", "worse": "An area can be both: better in one way, worse in another."}
SAID = {
    "better": "better",
    "worse": "worse",
    "mixed": "both better and worse",
    "unknown": "touched, and the account does not say how it changed",
    "": "not ticked",
}
WRITE_FIRST = "Write your own view first, then compare"


def reasons(name: str) -> Sheet:
    """Ask why a story's work was strengths-based and what was less so, then show the handbook's view.

    Parameters
    ----------
    name : str
        The name of a file in ``data/stories``.
    """
    told = library().story(name)
    prompts = _prompts("why", "less")
    keys = reason_questions(name)

    def opening(answers: Mapping[str, str]) -> list[Block]:
        asked = [blocks.question(prompt.id, prompt.label, help=prompt.help) for prompt in prompts]
        return [*asked, blocks.action(COMPARE, "Compare with the account")]

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        missing = {prompt.id: WRITE_FIRST for prompt in prompts if not answers.get(prompt.id, "").strip()}
        return Reply(blocks=tuple(_handbook_view(told)), errors=missing)

    return Sheet(_described(f"Why strengths-based: {told.title}", keys), opening, keys, respond)


def wellbeing(name: str) -> Sheet:
    """Ask which of the nine areas of wellbeing became better or worse, then show ours beside the reader's view.

    Parameters
    ----------
    name : str
        The name of a file in ``data/stories``.
    """
    told = library().story(name)
    areas = {area.id: area.name for area in library().wellbeing().areas}
    (how,) = _prompts("touched")
    keys = wellbeing_questions(name)

    def opening(answers: Mapping[str, str]) -> list[Block]:
        return [
            *(blocks.choice(id, asked, areas, help=TICK[id], many=True) for id, asked in CHANGES.items()),
            blocks.question(how.id, how.label, help=how.help),
            blocks.action(COMPARE, "Compare with our view"),
        ]

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        ticked = {id: values[id] for id in CHANGES}
        if not any(ticked.values()):
            return Reply(errors={"better": "Tick at least one area, better or worse, then compare"})
        return Reply(blocks=tuple(_our_view(told, areas, ticked)), choices=ticked)

    return Sheet(_described(f"Wellbeing: {told.title}", keys), opening, keys, respond)


def reason_questions(name: str) -> dict[str, Question]:
    """What `reasons` asks, by the id of its part."""
    asked = {prompt.id: _question(name, prompt.id, prompt.label) for prompt in _prompts("why", "less")}
    tried = [prompt for aside in library().story(name).asides for prompt in aside.prompts]
    return asked | {prompt.id: _question(name, prompt.id, prompt.label) for prompt in tried}


def wellbeing_questions(name: str) -> dict[str, Question]:
    """What `wellbeing` asks, by the id of its part."""
    (how,) = _prompts("touched")
    asked = {id: _question(name, id, wording) for id, wording in CHANGES.items()}
    return asked | {how.id: _question(name, how.id, how.label)}


def _prompts(*ids: str) -> list[Prompt]:
    return [prompt for prompt in library().story_prompts().prompts if prompt.id in ids]


def _question(name: str, id: str, wording: str) -> Question:
    return Question(EntryKey(prompt=f"story.{name}.{id}", story=name), wording)


def _described(heading: str, keys: Mapping[str, Question]) -> str:
    return "\n".join([heading] + [f"  {asked.key.prompt}: {asked.wording}" for asked in keys.values()])


def _handbook_view(told: Story) -> list[Block]:
    parts = [_list("Why it was strengths-based", told.reasons), _list("What was less so", told.less)]
    for aside in told.asides:
        parts.append(blocks.text(aside.text, heading=aside.title, level=4))
        parts += [blocks.question(prompt.id, prompt.label, help=prompt.help) for prompt in aside.prompts]
    sources = [entry.source for entry in (*told.reasons, *told.less, *told.asides)]
    return [*parts, blocks.text(note=source_line(library(), sources))]


def _list(heading: str, entries: Sequence[Passage]) -> Block:
    return blocks.text(heading=heading, level=4, items=[entry.text for entry in entries])


def _our_view(told: Story, areas: Mapping[str, str], ticked: Mapping[str, str]) -> list[Block]:
    seen = {area: _seen(area, ticked) for area in areas}
    parts = [blocks.text("Another reader may see it otherwise. None of the nine comes before another.", heading="How we read it", level=4)]
    for touched in told.touched:
        lines = [f"Before: {touched.before}", f"After: {touched.after}", f"We: {SAID[touched.change]}.", f"You: {SAID[seen[touched.area]]}."]
        label = "Ours" if is_ours(touched.source) else ""
        parts.append(blocks.text(heading=areas[touched.area], level=5, label=label, items=lines))
    ours = {touched.area for touched in told.touched}
    only_reader = [f"{areas[area]}: {SAID[change]}" for area, change in seen.items() if change and area not in ours]
    if only_reader:
        parts.append(blocks.text(heading="Only you saw", level=5, items=only_reader))
    return [*parts, blocks.text(note=source_line(library(), [touched.source for touched in told.touched]))]


def _seen(area: str, ticked: Mapping[str, str]) -> str:
    """What the reader ticked for an area: better, worse, both (mixed), or nothing."""
    changes = [change for change, chosen in ticked.items() if area in chosen.split()]
    return "mixed" if len(changes) > 1 else "".join(changes)
