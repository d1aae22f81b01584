"""`audit`: one piece of work, its story first, then the evidence, then what the organisation must change."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.content import QUADRANTS, QUADRANT_NAMES, library
from kcvets.forms import blocks, question_form, worksheet
from kcvets.forms.blocks import Block
from kcvets.forms.handing_in import as_blocks, buttons, handed
from kcvets.forms.loop_links import around
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.shelf import Shelf
from kcvets.journal import EntryKey, Journal, pieces
from kcvets.records import audit as records
from kcvets.records.answers import answers_of
from kcvets.records.audit import EVIDENCE, SUBJECT
from kcvets.records.loop import steps
from kcvets.records.reflections import reflections

ONWARD, SIDES, ASK, USE, REPORT = "onward", "audit.sides", "ask", "use", "report"
MORE_FINDINGS = f"{worksheet.MORE}finding"
ENDINGS = (".docx", ".html")
STORY_FIRST = "Tell this part of the story first; the evidence comes after it"


def audit() -> Sheet:
    """Ask about one audit at a time; the evidence is asked for once the story has been told."""
    return Shelf("audit", "audit", questions, _Audit).sheet()


def questions(piece: str) -> dict[str, Question]:
    """What an audit asks, by the id of its part."""
    wordings = {
        SUBJECT: "Which piece of work is it?",
        SIDES: "Which sides does the work bring up?",
        EVIDENCE: "Which reflections on practice are evidence here?",
    }
    asked = worksheet.questions("audit", piece) | {id: Question(EntryKey(id, work=piece), text) for id, text in wordings.items()}
    for id, question in question_form.questions(QUADRANTS, "quality").items():
        asked[id] = Question(EntryKey(id, model="quality", quadrant=question.key.quadrant, work=piece), question.wording)
    return asked


class _Audit:
    """One audit's form."""

    def __init__(self, piece: str) -> None:
        self.piece, self.sections = piece, worksheet.sections("audit")
        self.entries = Journal.open().entries()
        self.told, self.every = reflections(self.entries), steps(self.entries)

    def blocks(self, answers: Mapping[str, str]) -> list[Block]:
        onward = self._onward(answers) if not self._untold(answers) else []
        return [
            *worksheet.asked_in(self.sections["name"]),
            blocks.choice(SUBJECT, "Which piece of work is it?", records.works(self.entries), saves=True),
            *worksheet.asked_in(self.sections["story"]),
            blocks.action(ONWARD, "The story is told: go on to the evidence", shown=onward),
        ]

    def respond(self, button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        if button == ONWARD:
            missing = self._untold(answers) | ({} if values[SUBJECT] else {SUBJECT: "Choose the piece of work"})
            return Reply(blocks=tuple(self._onward(answers | {SUBJECT: values[SUBJECT]})), errors=missing)
        if button == ASK:
            missing = {} if values[SIDES] else {SIDES: "Choose one or two sides"}
            return Reply(blocks=tuple(_asked(values[SIDES])), errors=missing, choices={SIDES: values[SIDES]})
        if button == USE:
            kept = blocks.text("They stand in the report, as you wrote them.", heading="Kept", level=5)
            return Reply(blocks=(kept,), choices={EVIDENCE: values[EVIDENCE]})
        if button == MORE_FINDINGS:
            return Reply(beside={"finding": worksheet.rounds(self.sections["finding"], answers, self._around)})
        (told,) = (one for one in pieces(self.entries, "audit") if one.id == self.piece)
        report = records.paper(self.entries, told)
        if button == REPORT:
            return Reply(blocks=tuple(as_blocks(report)))
        used = [one.text for one in self.told if one.ref in answers.get(EVIDENCE, "").split()]
        return handed(button, report, "audit-report", [*answers_of(self.entries, self.piece).values(), *used])

    def _untold(self, answers: Mapping[str, str]) -> dict[str, str]:
        story = [prompt.id for prompt in self.sections["story"].prompts]
        return {} if any(answers.get(id, "").strip() for id in story) else {story[0]: STORY_FIRST}

    def _onward(self, answers: Mapping[str, str]) -> list[Block]:
        return [
            *worksheet.asked_in(self.sections["evidence"]),
            *self._reflections(answers.get(SUBJECT, "")),
            blocks.text(heading="Questions of the third model", level=4),
            blocks.choice(SIDES, "Which sides does the work bring up?", QUADRANT_NAMES, many=True),
            blocks.action(ASK, "Show the questions of these sides", kind="second", shown=_asked(answers.get(SIDES, ""))),
            *worksheet.asked_again(self.sections["finding"], answers, self._around),
            blocks.text(heading="Read the report, and keep a copy", level=4),
            blocks.action(REPORT, "Show the report", kind="second"),
            *buttons(*ENDINGS),
        ]

    def _around(self, n: int) -> list[Block]:
        return around(self.every, f"{self.piece}.{n}")

    def _reflections(self, subject: str) -> list[Block]:
        """What was written in practice about this work, or as an answer to what supervision asked: used only if ticked."""
        fitting = [one for one in self.told if one.about == subject or one.ref.startswith("loop.")]
        if not fitting:
            return []
        options = {one.ref: f"{one.title}, {one.question} — {one.text}" for one in fitting}
        return [
            blocks.choice(EVIDENCE, "Which reflections on practice are evidence here?", options, help="Only what you tick goes into the report.", many=True),
            blocks.action(USE, "Use what I ticked", kind="second"),
        ]


def _asked(sides: str) -> list[Block]:
    return [part for quadrant in QUADRANTS if quadrant in sides.split() for part in question_form.asked_in(library().questions("quality", quadrant))]
