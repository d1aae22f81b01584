"""`cpd`: a record of professional development from one's own words, and what the register asks for in a year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kcvets.content import library
from kcvets.forms import blocks, worksheet
from kcvets.forms.blocks import Block
from kcvets.forms.handing_in import buttons, handed
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.shelf import Shelf
from kcvets.journal import EntryKey, Journal
from kcvets.journal.clock import spoken_day
from kcvets.journal.pieces import PAGE_NOTE
from kcvets.records import cpd as records
from kcvets.records.cpd import STANDARDS
from kcvets.records.reflections import reflections, subjects

FROM, LOOK, WHICH, COPY, ASYE, YEAR = "from", "look", "words", "copy", "asye.docx", "year"
LEARNING = "cpd.learning"
ENDINGS = (".docx", ".html", ".txt")


def cpd() -> Sheet:
    """Ask about one record at a time, from chosen reflections or from nothing."""
    return Shelf("cpd", "record", questions, _Record).sheet()


def questions(piece: str) -> dict[str, Question]:
    """What a record asks, by the id of its part."""
    wordings = {f"cpd.{name}": f"{library().standards(name).title}: what does it touch?" for name in STANDARDS}
    asked = worksheet.questions("cpd", piece) | {id: Question(EntryKey(id, work=piece), text) for id, text in wordings.items()}
    return asked | {id: Question(EntryKey(f"{PAGE_NOTE}{id}", work=piece), id) for id in (FROM, WHICH)}


class _Record:
    """One record's form."""

    def __init__(self, piece: str) -> None:
        self.piece, self.entries = piece, Journal.open().entries()
        self.told = reflections(self.entries)

    def blocks(self, answers: Mapping[str, str]) -> list[Block]:
        sections = worksheet.sections("cpd")
        return [
            *self._choosing(answers),
            blocks.area("piece", worksheet.asked_in(sections["piece"])),
            *worksheet.asked_in(sections["peer"]),
            *worksheet.asked_in(sections["asye"]),
            *(part for name in STANDARDS for part in _standards(name)),
            *worksheet.asked_in(sections["entered"]),
            *_year(),
            blocks.text("What looks like a name or a number is shown first.", heading="Take it with you", level=4),
            *buttons(*ENDINGS),
            blocks.action(ASYE, "Save as a newly qualified worker’s reflection (Word)", kind="second"),
        ]

    def respond(self, button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        if button == LOOK:
            missing = {} if values[FROM] else {FROM: "Choose where to look"}
            return Reply(blocks=tuple(self._offered(values[FROM])), errors=missing, choices={FROM: values[FROM]})
        if button == COPY:
            return self._copied(values, answers)
        if button == YEAR:
            lines = records.checked(records.records(self.entries), library().cpd_rule(), date.today())
            told = blocks.text(heading="This year", level=5, items=lines, note=library().cpd_rule().note)
            return Reply(blocks=(told,))
        record = next(one for one in records.records(self.entries) if one.piece.id == self.piece)
        if button.startswith(ASYE):
            return handed(button, records.asye_paper(record), "asye-reflection", record.answers.values())
        return handed(button, records.paper(record), "cpd-record", record.answers.values())

    def _choosing(self, answers: Mapping[str, str]) -> list[Block]:
        told = blocks.text("You can begin with words you have written already, or go on to the next part.", heading="From what I wrote", level=4)
        if not self.told:
            return [told]
        return [
            told,
            blocks.choice(FROM, "Where shall we look?", subjects(self.told), many=True),
            blocks.action(LOOK, "Show what I wrote there", kind="second", shown=self._offered(answers.get(FROM, ""))),
        ]

    def _offered(self, chosen: str) -> list[Block]:
        options = {one.ref: f"{one.question} — {one.text}" for one in self.told if one.about in chosen.split()}
        if not options:
            return []
        copy = blocks.action(COPY, "Copy these words to “What have I learnt from it?”", kind="second")
        return [blocks.choice(WHICH, "Which of these words do I use?", options, many=True), copy]

    def _copied(self, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        """The words chosen, below what stands there; nothing that stands there is lost, and nothing comes in twice."""
        there = answers.get(LEARNING, "").strip()
        chosen = [one.text.strip() for one in self.told if one.ref in values[WHICH].split()]
        if not chosen:
            return Reply(errors={WHICH: "Choose the words to copy"})
        new = [words for words in dict.fromkeys(chosen) if f"\n\n{words}\n\n" not in f"\n\n{there}\n\n"]
        text = "\n\n".join(filter(None, [there, *new]))
        piece = worksheet.asked_in(worksheet.sections("cpd")["piece"])
        return Reply(beside={"piece": piece}, choices={LEARNING: text, WHICH: values[WHICH]})


def _standards(name: str) -> list[Block]:
    told = library().standards(name)
    options = {item.id: f"{item.title}. {item.text}" for item in told.items}
    heading = blocks.text(f"You need not use this. {told.note}", heading=told.title, level=4, note=f"{told.publisher}, {told.version}; looked at on {_spoken(told.checked)}.")
    return [heading, blocks.choice(f"cpd.{name}", "What does this piece touch?", options, many=True, saves=True)]


def _year() -> list[Block]:
    rule = library().cpd_rule()
    note = f"It applies in {rule.applies}. Version {rule.version}, looked at on {_spoken(rule.checked)}."
    return [blocks.text(rule.text, heading=rule.title, level=4, note=note), blocks.action(YEAR, "Look at my year", kind="second")]


def _spoken(iso: str) -> str:
    return spoken_day(date.fromisoformat(iso))
