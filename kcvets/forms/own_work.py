"""`own_work`: a piece of one's own work, through any model's questions, with strengths, wellbeing and a next step."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.content import MODELS, MODEL_NAMES, QUADRANTS, QUADRANT_NAMES, library
from kcvets.forms import blocks, question_form, worksheet
from kcvets.forms.blocks import Block
from kcvets.forms.handing_in import buttons, handed, is_for_a_file
from kcvets.forms.language_lens import looked_at_again
from kcvets.forms.loop_links import around
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.forms.shelf import Form, Shelf
from kcvets.forms.strengths_map import CIRCLES, noticed
from kcvets.forms.story_review import CHANGES, TICK
from kcvets.journal import EntryKey, Journal, pieces
from kcvets.journal.pieces import PAGE_NOTE
from kcvets.records import work
from kcvets.records.answers import answers_of
from kcvets.records.loop import steps
from kcvets.records.reflections import ref_of
from kcvets.records.session import practice_key, sessions

MODEL, QUADRANT, ASK, DRAW, LANGUAGE = "model", "quadrant", "ask", "draw", "language"
ENDINGS = (".docx", ".html")


def own_work() -> Sheet:
    """Ask about pieces of one's own work, one at a time; each keeps its answers under its own name."""
    return Shelf("work", "piece of work", questions, _form).sheet()


def questions(piece: str) -> dict[str, Question]:
    """What can be asked about one piece of work, by the id of its part."""
    asked = worksheet.questions("work", piece) | _choices(piece)
    for model in MODELS:
        for id, question in question_form.questions(QUADRANTS, model).items():
            asked[id] = Question(EntryKey(id, model=model, quadrant=question.key.quadrant, work=piece), question.wording)
    told = library().story_prompts().prompts
    asked |= {p.id: Question(EntryKey(f"work.{p.id}", work=piece), p.label) for p in told if p.id.startswith(("strengths-", "touched"))}
    return asked | {f"loop.{id}": Question(practice_key(id, piece), wording) for id, wording in _from_supervision().items()}


def _choices(piece: str) -> dict[str, Question]:
    sides = {id: Question(EntryKey(f"{PAGE_NOTE}{id}", work=piece), id) for id in (MODEL, QUADRANT)}
    return sides | {id: Question(EntryKey(f"work.{id}", work=piece), wording) for id, wording in CHANGES.items()}


def _from_supervision() -> dict[str, str]:
    """Actions of supervision sessions that were put as a question for practice."""
    agreed = [action for session in sessions(Journal.open().entries()) for action in session.actions]
    return {action.id: action.ask for action in agreed if action.ask}


def _form(piece: str) -> Form:
    def opening(answers: Mapping[str, str]) -> list[Block]:
        sections = worksheet.sections("work")
        return [
            *worksheet.asked_in(sections["name"]),
            *_sides(answers),
            *_supervision(piece),
            *_strengths(answers),
            *_wellbeing(),
            *worksheet.asked_in(sections["next"]),
            blocks.text(heading="Look again, and keep a copy", level=4),
            blocks.action(LANGUAGE, "Look again at my wording", kind="second"),
            *buttons(*ENDINGS),
        ]

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        if button == ASK:
            missing = {id: "Choose one" for id in (MODEL, QUADRANT) if not values[id]}
            chosen = {id: values[id] for id in (MODEL, QUADRANT)}
            return Reply(blocks=tuple(_asked(chosen)), errors=missing, choices=chosen)
        if button == DRAW:
            return Reply(blocks=tuple(_drawn(answers)))
        entries = Journal.open().entries()
        if button == LANGUAGE:
            return Reply(blocks=tuple(looked_at_again(entry for entry in entries if entry.key.work == piece)))
        assert is_for_a_file(button)
        (told,) = (one for one in pieces(entries, "work") if one.id == piece)
        return handed(button, work.paper(entries, told), "own-work", answers_of(entries, piece).values())

    return Form(opening, respond)


def _sides(answers: Mapping[str, str]) -> list[Block]:
    return [
        blocks.text("Choose from which side to look. You can come back and choose another; what you wrote stays.", heading="Questions about it", level=4),
        blocks.choice(MODEL, "In which model?", {id: name.capitalize() for id, name in MODEL_NAMES.items()}),
        blocks.choice(QUADRANT, "On which side?", QUADRANT_NAMES),
        blocks.action(ASK, "Show these questions", shown=_asked(answers)),
    ]


def _asked(chosen: Mapping[str, str]) -> list[Block]:
    if chosen.get(MODEL) not in MODELS or chosen.get(QUADRANT) not in QUADRANTS:
        return []
    return question_form.asked_in(library().questions(chosen[MODEL], chosen[QUADRANT]))


def _supervision(piece: str) -> list[Block]:
    every, asked = steps(Journal.open().entries()), []
    for id, wording in _from_supervision().items():
        asked += [blocks.question(f"loop.{id}", wording), *around(every, ref_of(practice_key(id, piece)))]
    told = blocks.text("What you agreed to ask yourself in practice. Answer what this piece of work can answer.", heading="From supervision", level=4)
    return [told, *asked] if asked else []


def _strengths(answers: Mapping[str, str]) -> list[Block]:
    asked = [p for p in library().story_prompts().prompts if p.id.startswith("strengths-")]
    return [
        blocks.text(heading="Strengths", level=4),
        *(blocks.question(p.id, p.label, help=p.help) for p in asked),
        blocks.action(DRAW, "Draw them in three circles", kind="second"),
    ]


def _drawn(answers: Mapping[str, str]) -> list[Block]:
    rings = [{"name": CIRCLES[circle], "yours": lines} for circle, lines in noticed(answers).items()]
    return [blocks.text(heading="Strengths, in three circles", level=5), blocks.circles(rings)]


def _wellbeing() -> list[Block]:
    areas = {area.id: area.name for area in library().wellbeing().areas}
    (how,) = (prompt for prompt in library().story_prompts().prompts if prompt.id == "touched")
    return [
        blocks.text(heading="Wellbeing", level=4),
        *(blocks.choice(id, asked, areas, help=TICK[id], many=True, saves=True) for id, asked in CHANGES.items()),
        blocks.question(how.id, how.label, help="Say what was so before, and what is so now."),
    ]
