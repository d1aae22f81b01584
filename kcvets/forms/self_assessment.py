"""`organisation`: the ten steps, answered with something that happened; one round beside another, and no marks."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.content import library
from kcvets.content.shapes import Enabler
from kcvets.forms import blocks, worksheet
from kcvets.forms.blocks import Block
from kcvets.forms.handing_in import buttons, handed
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.shelf import Shelf
from kcvets.forms.wording import source_line
from kcvets.journal import EntryKey, Journal, pieces
from kcvets.records import assessment
from kcvets.records.answers import answers_of
from kcvets.records.assessment import TOLD, prompt_id, told_id

DRAW, OTHER = "draw", "other"
ENDINGS = (".docx", ".html")


def organisation() -> Sheet:
    """Ask about the ten steps in one's own organisation, one round at a time."""
    return Shelf("round", "round", questions, _Round).sheet()


def questions(piece: str) -> dict[str, Question]:
    """What a round asks, by the id of its part."""
    asked = worksheet.questions("round", piece)
    for enabler in library().organisation().enablers:
        prompts = {prompt_id(prompt.id): prompt.label for prompt in enabler.prompts}
        prompts[told_id(enabler)] = f"What did we tell about this step: {enabler.title}?"
        asked |= {id: Question(EntryKey(id, work=piece), label) for id, label in prompts.items()}
    return asked


class _Round:
    """One round's form."""

    def __init__(self, piece: str) -> None:
        self.piece, self.entries = piece, Journal.open().entries()

    def blocks(self, answers: Mapping[str, str]) -> list[Block]:
        sections, steps = worksheet.sections("round"), library().organisation()
        return [
            *worksheet.asked_in(sections["name"]),
            *(part for enabler in steps.enablers for part in _step(enabler)),
            *worksheet.asked_in(sections["step"]),
            *self._comparing(),
            blocks.action(DRAW, "Draw the ten steps"),
            *buttons(*ENDINGS),
        ]

    def respond(self, button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        this = self._round(self.piece, answers)
        if button == DRAW:
            other = values.get(OTHER, "")
            rounds = [self._round(other, answers_of(self.entries, other)), this] if other else [this]
            return Reply(blocks=tuple(part for one in rounds for part in _drawn(one)) + tuple(_beside(rounds)))
        return handed(button, assessment.paper(this), "our-organisation", answers.values())

    def _round(self, id: str, answers: Mapping[str, str]) -> assessment.Round:
        return assessment.Round(next(one for one in pieces(self.entries, "round") if one.id == id), answers)

    def _comparing(self) -> list[Block]:
        others = {piece.id: piece.title for piece in pieces(self.entries, "round") if piece.id != self.piece}
        return [blocks.choice(OTHER, "Beside which other round?", {"": "None"} | others)] if others else []


def _step(enabler: Enabler) -> list[Block]:
    asked = [blocks.question(prompt_id(prompt.id), prompt.label, help=prompt.help, tag="Ours") for prompt in enabler.prompts]
    return [
        blocks.text(enabler.text, heading=enabler.title, level=4, note=source_line(library(), [enabler.source])),
        *asked,
        blocks.choice(told_id(enabler), "What did we tell?", TOLD, many=True, saves=True),
    ]


def _drawn(one: assessment.Round) -> list[Block]:
    rows = {enabler.title: [id in one.told(enabler) for id in TOLD] for enabler in library().organisation().enablers}
    return [
        blocks.text(heading=one.piece.title, level=5),
        blocks.marks(["Helps", "Missing", "Ask"], rows, one.in_words()),
    ]


def _beside(rounds: list[assessment.Round]) -> list[Block]:
    header = ["Step", *(one.piece.title for one in rounds)]
    rows = [[enabler.title, *(one.words(enabler) for one in rounds)] for enabler in library().organisation().enablers]
    return [blocks.table("What was told about each step", header, rows)]
