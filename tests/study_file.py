"""A study file as a researcher writes it, for those who are asked to give to the study."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from kcvets.content.study import Study, read_study

TITLE, PROMISE = "What do we see of what carers do?", "What you give is used for this study and for nothing else."
ROOM, QUALIFIED = "carer_in_the_room", "qualified"
ANSWERS = {ROOM: ("yes", "no", "not sure"), QUALIFIED: ("less than five years ago", "longer ago")}


def study_file(
    *,
    title: str = TITLE,
    purpose: str = "To learn what is written about carers.",
    promises: Sequence[str] = (PROMISE, "You can take your words back until the day below."),
    begins: int = -30,
    ends: int = 60,
    variables: Mapping[str, Sequence[str]] = ANSWERS,
) -> str:
    """The text of a study file; `begins` and `ends` are the days of terms and deadline, counted from today."""
    told = [
        'id = "carers"',
        f"title = {_text(title)}",
        f"purpose = {_text(purpose)}",
        'asks = "Answers about your work with somebody who has a carer."',
        'contact = "Ask the study’s office, and complain to the dean."',
        f'[terms]\nversion = "2"\ndate = {day(begins)}\npromises = [{", ".join(map(_text, promises))}]',
        f"[withdrawal]\ndeadline = {day(ends)}",
    ]
    for name, values in variables.items():
        listed = ", ".join(map(_text, values))
        told.append(f'[[variable]]\nname = "{name}"\nquestion = "How about {name}?"\nvalues = [{listed}]\nwhy = "To see."')
    return "\n".join(told) + "\n"


def study(folder: Path, **told: object) -> Study:
    """The same, read from a file in `folder`."""
    file = folder / "study.toml"
    file.write_text(study_file(**told), encoding="utf-8")
    return read_study(file)


def day(from_today: int) -> date:
    """A day, counted from today."""
    return date.today() + timedelta(days=from_today)


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
