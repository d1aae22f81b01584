"""`check`: choose an answer, then see why it fits or which misunderstanding lies behind it. Nothing is scored."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.content import library
from kcvets.content.shapes import CheckQuestion
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.wording import source_line
from kcvets.journal import EntryKey

COMMIT = ".commit"


def check(name: str) -> Sheet:
    """Ask the questions of a file in ``data/checks``.

    Parameters
    ----------
    name : str
        The file's name without its ending, such as ``"is-or-is-not"``.

    Raises
    ------
    ContentError
        Where there is no such file, or it is malformed.
    """
    asked = library().check(name)
    by_id = {question.id: question for question in asked.questions}

    def opening(chosen: Mapping[str, str]) -> list[Block]:
        parts = [blocks.text(asked.intro, heading=asked.title)]
        for question in asked.questions:
            options = {option.id: option.label for option in question.options}
            shown = _feedback(question, chosen.get(question.id, ""))
            parts.append(blocks.choice(question.id, question.text, options))
            parts.append(blocks.action(question.id + COMMIT, "Choose, and see why", shown=shown))
        return parts

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        id = button.removesuffix(COMMIT)
        if not values[id]:
            return Reply(errors={id: "Choose one of the answers"})
        return Reply(blocks=tuple(_feedback(by_id[id], values[id])), choices={id: values[id]})

    return Sheet(_described(name, asked.title, by_id), opening, questions(name), respond)


def questions(name: str) -> dict[str, Question]:
    """What `check` asks, by the id of its part."""
    return {q.id: Question(EntryKey(prompt=f"check.{name}.{q.id}"), q.text) for q in library().check(name).questions}


def _feedback(question: CheckQuestion, chosen: str) -> list[Block]:
    option = next((option for option in question.options if option.id == chosen), None)
    if option is None:
        return []
    heading = "That fits" if option.fits else "Another way to see it"
    note = source_line(library(), [question.source])
    return [blocks.text(option.feedback, heading=heading, level=4, note=note)]


def _described(name: str, title: str, by_id: Mapping[str, CheckQuestion]) -> str:
    return "\n".join([f"Check: {title}"] + [f"  check.{name}.{id}: {question.text}" for id, question in by_id.items()])
