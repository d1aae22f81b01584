"""`my_practice`: where I have written, which steps are open, and three questions six weeks after each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from kcvets.content import MODELS, MODEL_NAMES, QUADRANTS, QUADRANT_NAMES
from kcvets.dashboards.charts import bars
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.guard import remarks
from kcvets.forms.sheet import Question, Sheet
from kcvets.journal import Entry, Journal
from kcvets.records.actions import Action, actions, follow_up_prompts
from kcvets.records.reflections import in_own_words
from kcvets.journal.clock import spoken_day

MONTHS = 12
NOTHING = "Nothing is written yet. Once you have answered a question, this page shows where."


def my_practice() -> Sheet:
    """Show what was written across quadrants and models and over time, the open steps, and what to follow up."""
    return Sheet("My practice: where I have written, open steps, follow-ups", _opening, _questions, remark=remarks)


def _questions() -> dict[str, Question]:
    return {f"{action.work}/{prompt.id}.{action.id}": Question(action.key(prompt.id), f"{prompt.label} ({action.text})") for action in _due() for prompt in follow_up_prompts()}


def _due() -> list[Action]:
    """The steps whose day is six weeks past, answered or not."""
    return [action for action in actions(Journal.open().entries()) if action.asks_from and action.asks_from <= date.today()]


def _opening(answers: Mapping[str, str]) -> list[Block]:
    entries = Journal.open().entries()
    written = [entry for entry in entries if in_own_words(entry) and any(version.text.strip() for version in entry.current)]
    if not written:
        return [blocks.text(NOTHING)]
    found = actions(entries)
    return [*_where(written), *_when(written), *_open(found), *_follow_ups(found)]


def _where(entries: Sequence[Entry]) -> list[Block]:
    counts = Counter((entry.key.quadrant, entry.key.model) for entry in entries)
    groups = {MODEL_NAMES[model]: [counts[quadrant, model] for quadrant in QUADRANTS] for model in MODELS}
    told = blocks.text(heading="Where I have written", level=2)
    return [told, *bars("Answers in the five quadrants, by model", "Quadrant", [QUADRANT_NAMES[q] for q in QUADRANTS], groups, "answers")]


def _when(entries: Sequence[Entry]) -> list[Block]:
    """The last twelve months in which anything was last changed."""
    counts = Counter(entry.current[0].written_at[:7] for entry in entries)
    months = sorted(counts)[-MONTHS:]
    names = [f"{date.fromisoformat(month + '-01'):%B %Y}" for month in months]
    told = blocks.text("Each answer counts in the month in which it was last changed.", heading="When I have written", level=2)
    return [told, *bars("Answers by month", "Month", names, {"answers": [counts[month] for month in months]}, "answers")]


def _open(found: Sequence[Action]) -> list[Block]:
    waiting = [action for action in found if not action.followed]
    told = blocks.text(heading="Open steps", level=2)
    if not waiting:
        return [told, blocks.text("No step is waiting.")]
    rows = [[action.text, action.owner or "me", _spoken(action.due), _spoken(action.asks_from), action.source] for action in waiting]
    return [told, blocks.table("Steps that nothing was said about since", ["Step", "Whose", "By", "Asked about from", "From"], rows)]


def _follow_ups(found: Sequence[Action]) -> list[Block]:
    due = [action for action in found if action.asks_from and action.asks_from <= date.today()]
    parts = [blocks.text(heading="Six weeks on", level=2)]
    if not due:
        return [*parts, blocks.text("Nothing has fallen due yet.")]
    for action in due:
        parts.append(blocks.text(f"Set for {_spoken(action.due)}. From: {action.source}.", heading=action.text, level=3))
        parts += [blocks.question(f"{action.work}/{p.id}.{action.id}", p.label, help=p.help, kind=p.kind) for p in follow_up_prompts()]
    return parts


def _spoken(day: date | None) -> str:
    return spoken_day(day) if day else "no day set"
