"""`bank`: the questions for supervision, with a word for the person in place of the blank."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.content import library
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.wording import source_line
from kcvets.journal import EntryKey

PERSON, SHOW = "person", "show"
ASK = "What do we call this person here?"
HELP = "A word that identifies nobody will do, such as “the gardener”. Leave it empty for “the person”."
NOBODY = "the person"


def bank() -> Sheet:
    """Show the question bank under its headings, once the two have said what they call the person."""

    def opening(answers: Mapping[str, str]) -> list[Block]:
        told = library().question_bank()
        return [
            blocks.text(told.intro, heading=told.title),
            blocks.question(PERSON, ASK, help=HELP),
            blocks.action(SHOW, "Put this word into the questions", kind="second"),
            blocks.area("questions", _listed(answers)),
        ]

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        return Reply(beside={"questions": _listed(answers)})

    described = [f"Question bank: {heading.title}" for heading in library().question_bank().headings]
    return Sheet("\n".join(described), opening, questions(), respond)


def questions() -> dict[str, Question]:
    """What `bank` asks, by the id of its part."""
    return {PERSON: Question(EntryKey("supervision.bank.person"), ASK)}


def _listed(answers: Mapping[str, str]) -> list[Block]:
    person = answers.get(PERSON, "").strip() or NOBODY
    told = library().question_bank()
    parts = []
    for heading in told.headings:
        asked = [question.label.replace("{person}", person) for question in heading.questions]
        parts.append(blocks.text(heading.text, heading=heading.title, level=4, items=asked))
    sources = [question.source for heading in told.headings for question in heading.questions]
    return [*parts, blocks.text(note=source_line(library(), sources))]
