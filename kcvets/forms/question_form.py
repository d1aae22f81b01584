"""`form`: the questions of one quadrant in one model, asked about one's practice or about a story."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.content import library
from kcvets.content.shapes import QuestionSet, Reading
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.wording import MODEL_NAMES, QUADRANT_NAMES, is_ours, source_line
from kcvets.journal import EntryKey

GROUPS = {
    "focus": "Looking at the work",
    "reflect": "Looking at myself in the work",
    "supervise": "For supervision",
    "audit": "For quality assurance",
}


def form(quadrant: str, model: str = "practice", story: str = "") -> Sheet:
    """Ask the questions of a quadrant; every answer saves itself.

    Parameters
    ----------
    quadrant : str
        ``"knowledge"``, ``"values"``, ``"experience"``, ``"theories"`` or ``"skills"``.
    model : str
        ``"practice"``, ``"supervision"`` or ``"quality"``.
    story : str
        The name of a story, to ask about it; worked answers are shown once the reader has written one.

    Raises
    ------
    ContentError
        Where no such questions exist, or their file is malformed.
    """
    asked = library().questions(model, quadrant)
    worked = {reading.prompt: reading for reading in library().story(story).readings} if story else {}

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        if not answers.get(button, "").strip():
            return Reply(errors={button: "Write your own answer first, then compare"})
        return Reply(blocks=tuple(_worked_answer(worked.get(button))))

    def opening(answers: Mapping[str, str]) -> list[Block]:
        return _opening(asked, "Compare with the practitioner’s answer" if story else "")

    return Sheet(_described(asked, story), opening, questions(quadrant, model, story), respond, count=True)


def questions(quadrant: str, model: str = "practice", story: str = "") -> dict[str, Question]:
    """What `form` asks, by the id of its part."""
    prompts = library().questions(model, quadrant).prompts
    return {p.id: Question(EntryKey(p.id, model=model, quadrant=quadrant, story=story), p.label) for p in prompts}


def _described(asked: QuestionSet, story: str) -> str:
    about = f" about {story}" if story else ""
    lines = [f"Form: {QUADRANT_NAMES[asked.quadrant]} in {MODEL_NAMES[asked.model]}{about}"]
    return "\n".join(lines + [f"  {prompt.id}: {prompt.label}" for prompt in asked.prompts])


def _opening(asked: QuestionSet, compare: str) -> list[Block]:
    parts = [blocks.text(asked.intro, heading=asked.title)]
    parts += [blocks.text(note.text, label="Please note") for note in asked.notes]
    if asked.focus:
        parts.append(blocks.text(heading="What this part looks at", level=4, items=[focus.text for focus in asked.focus]))
    group = ""
    for prompt in asked.prompts:
        if prompt.group != group:
            group = prompt.group
            parts.append(blocks.text(heading=GROUPS[group], level=4))
        tag = "Ours" if is_ours(prompt.source) else ""
        parts.append(blocks.question(prompt.id, prompt.label, help=prompt.help, kind=prompt.kind, tag=tag, compare=compare))
    sources = [entry.source for entry in (*asked.prompts, *asked.focus)]
    return [*parts, blocks.text(note=source_line(library(), sources))]


def _worked_answer(reading: Reading | None) -> list[Block]:
    if reading is None:
        nothing = "Nobody has given a worked answer to this question. Yours stands alone here."
        return [blocks.text(nothing, heading="No worked answer", level=5)]
    heading = "What the practitioner answered"
    return [blocks.text(reading.text, heading=heading, level=5, note=source_line(library(), [reading.source]))]
