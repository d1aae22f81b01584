"""What somebody sees who gives to a study: what the study says, their own answers with a tick, the file, the code."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from textwrap import shorten
from typing import Any

from kcvets.content.study import Study, Variable
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.guard import lines
from kcvets.journal import Entry
from kcvets.journal.clock import spoken_day
from kcvets.records.contribution import file_name, refusal
from kcvets.records.reflections import Reflection

GIVE, ASKED = "give:", "asked:"
YES, NOT_SAID = "yes", "not-said"
#: What the fields of a contribution are called on the page.
FIELDS = {
    "format": "Kind of file",
    "schema": "Version of that kind",
    "study": "Study",
    "terms.version": "Version of the terms",
    "terms.date": "Date of the terms",
    "withdrawal": "Fingerprint of your withdrawal code",
    "given_on": "Day on which the file was made",
    "number": "Number",
    "date": "Month",
    "model": "Model",
    "quadrant": "Side",
    "prompt": "The question’s id",
    "story": "Story",
    "question": "Question",
}


def closed(study: Study, today: date, level: int) -> list[Block]:
    """Why nothing can be given on a day; nothing where something can."""
    why = refusal(study, today)
    return [blocks.text(why, heading="Nothing can be given to this study today", level=level)] if why else []


def said(study: Study) -> list[Block]:
    """What a study file says, in full."""
    until = f"You can take your words back until {spoken_day(study.withdrawal.deadline)}, that day included."
    terms = f"Version {study.terms.version}, of {spoken_day(study.terms.date)}"
    asked = [f"{one.question} {one.why}" for one in study.variables]
    return [
        blocks.text(study.purpose, heading=f"The study: {study.title}"),
        blocks.text(study.asks, heading="What it asks for", level=4),
        *([blocks.text("Beside your words it asks:", items=asked)] if asked else []),
        blocks.text(heading="Its terms", level=4, label=terms, items=study.terms.promises),
        blocks.text(until, heading="Your last day to withdraw", level=4),
        blocks.text(study.contact, heading="Whom to turn to", level=4),
    ]


def to_tick(pairs: Iterable[tuple[Reflection, Entry]]) -> list[Block]:
    """Answers about one subject: each in full, then what looks like an identifier in it, then a tick.

    Parameters
    ----------
    pairs : iterable of tuple
        An answer as it is shown, and as it stands in the journal.
    """
    parts: list[Block] = []
    for one, entry in pairs:
        question = one.question.strip() or "No question is noted"
        found = dict.fromkeys(line for text in (one.question, one.text) for line in lines(text, entry.key.story))
        legend = f"My answer to “{shorten(question, 80, placeholder=' …')}”"
        parts += [] if parts else [blocks.text(heading=one.title, level=4)]
        parts += [blocks.text(one.text, heading=question, level=5, typed=True)]
        parts += [blocks.text(label="Look at this first", items=[*found])] if found else []
        parts += [blocks.choice(GIVE + one.ref, legend, {YES: "Give this answer to the study"}, many=True)]
    return parts


def variable_asked(variable: Variable) -> Block:
    """A question of the study. Its answers are known by their place, as their words may hold anything."""
    options = {str(n): value for n, value in enumerate(variable.values)} | {NOT_SAID: "I would rather not say"}
    return blocks.choice(ASKED + variable.name, variable.question, options, help=variable.why)


def variable_answered(variable: Variable, chosen: str) -> str:
    """The answer behind a choice; empty where somebody would rather not say."""
    return "" if chosen == NOT_SAID else variable.values[int(chosen)]


def preview(study: Study, content: str) -> list[Block]:
    """Every field of a contribution, before it is saved.

    Parameters
    ----------
    study : Study
        The study it is for.
    content : str
        As `kcvets.records.contribution.contribution` writes it.
    """
    given = json.loads(content)
    entries = given.pop("entries")
    names = FIELDS | {f"variables.{one.name}": one.question for one in study.variables}
    told = [*_fields(given, names)]
    parts = [blocks.text("This is all of it, field by field.", heading="What would be in the file", level=4, items=told)]
    for entry in entries:
        heading = f"Answer {entry['number']} of {len(entries)}"
        parts.append(blocks.text(entry.pop("text"), heading=heading, level=5, typed=True, items=[*_fields(entry, names)]))
    return parts


def _fields(told: Mapping[str, Any], names: Mapping[str, str], above: str = "") -> Iterator[str]:
    for field, value in told.items():
        if isinstance(value, dict):
            yield from _fields(value, names, f"{field}.")
        else:
            name = names[above + field]
            yield f"{name}{'' if name.endswith('?') else ':'} {value or 'nothing'}"


def code_shown(study: Study, code: str) -> list[Block]:
    """A withdrawal code, large, with a slip to print and words about where to keep it.

    Parameters
    ----------
    study : Study
        The study it is for.
    code : str
        The code.
    """
    until = f"Until {spoken_day(study.withdrawal.deadline)} it takes back what is in {file_name(study, code)}."
    slip = [f"Withdrawal code for the study “{study.title}”", until, study.contact, "Nobody can look the code up for you."]
    told = (
        "Whoever holds this code can have your words taken out of the study. It is shown here, now, and never again. It is not in the "
        "file, not in your journal and not with the researcher, so nobody can look it up for you or give you another.\n\n"
        "Write it down or print it, and put it where you keep papers that matter. Keep it apart from the file, and tell it to nobody "
        f"until you want your words back. {until} It has no letter I, L, O or U in it."
    )
    return [blocks.text(heading="Your withdrawal code", level=4), {"type": "code", "code": code, "slip": slip}, blocks.text(told)]
