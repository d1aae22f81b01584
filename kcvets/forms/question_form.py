"""`form`: the questions of a quadrant in one of the models, asked about one's practice or about a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from kcvets.content import MODEL_NAMES, QUADRANT_NAMES, library
from kcvets.content.shapes import QuestionSet
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.worked_answers import WorkedAnswers
from kcvets.forms.wording import is_ours, source_line
from kcvets.journal import EntryKey

GROUPS = {
    "focus": "Looking at the work",
    "reflect": "Looking at myself in the work",
    "supervise": "For supervision",
    "audit": "For quality assurance",
}


def form(
    quadrants: str | Sequence[str],
    model: str = "practice",
    story: str = "",
    worked: int | Literal["all"] = "all",
) -> Sheet:
    """Ask the questions of one quadrant or of several; every answer saves itself.

    Parameters
    ----------
    quadrants : str or sequence of str
        ``"knowledge"``, ``"values"``, ``"experience"``, ``"theories"`` or ``"skills"``.
    model : str
        ``"practice"``, ``"supervision"`` or ``"quality"``.
    story : str
        The name of a story, to ask about it; worked answers are shown once the reader has written one.
    worked : int or "all"
        How many worked answers show in each quadrant at their question. The others come at the end, when asked for.

    Raises
    ------
    ContentError
        Where no such questions exist, or their file is malformed.
    """
    sets = [library().questions(model, quadrant) for quadrant in _several(quadrants)]
    readings = library().story(story).readings if story else ()
    answered = [WorkedAnswers(asked, readings, worked) for asked in sets]

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        wanted = next(a for a in answered if button == a.ask or button in {prompt.id for prompt in a.asked.prompts})
        return wanted.reply(button, answers)

    def opening(answers: Mapping[str, str]) -> list[Block]:
        return [part for a in answered for part in asked_in(a.asked, a if story else None)]

    described = "\n".join(_described(asked, story) for asked in sets)
    return Sheet(described, opening, questions(quadrants, model, story), respond, count=True)


def questions(quadrants: str | Sequence[str], model: str = "practice", story: str = "") -> dict[str, Question]:
    """What `form` asks, by the id of its part."""
    return {
        prompt.id: Question(EntryKey(prompt.id, model=model, quadrant=quadrant, story=story), prompt.label)
        for quadrant in _several(quadrants)
        for prompt in library().questions(model, quadrant).prompts
    }


def _several(quadrants: str | Sequence[str]) -> Sequence[str]:
    return [quadrants] if isinstance(quadrants, str) else quadrants


def _described(asked: QuestionSet, story: str) -> str:
    about = f" about {story}" if story else ""
    lines = [f"Form: {QUADRANT_NAMES[asked.quadrant]} in {MODEL_NAMES[asked.model]}{about}"]
    return "\n".join(lines + [f"  {prompt.id}: {prompt.label}" for prompt in asked.prompts])


def asked_in(asked: QuestionSet, worked: WorkedAnswers | None = None) -> list[Block]:
    """The questions of one quadrant in one model, as parts of a sheet.

    Parameters
    ----------
    asked : QuestionSet
        The questions.
    worked : WorkedAnswers, optional
        Offers to compare with a practitioner's answers.
    """
    compare = worked.compare if worked else ""
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
    return [*parts, *(worked.ending() if worked else ()), blocks.text(note=source_line(library(), sources))]
