"""Rows of a dataset, contributions and study folders for the tests of the research room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from kcvets.content import data_folder
from kcvets.content.study import Study, read_study
from kcvets.errors import ContentError, Fault
from kcvets.journal import Entry, EntryKey, Version
from kcvets.records.contribution import contribution
from kcvets.research.folder import StudyFolder
from kcvets.research.tables import read_table

EXAMPLE = data_folder() / "research" / "example-study.toml"
ANSWERS = {"carer_in_the_room": "yes", "qualified": "longer ago"}
CODES = [f"{letter * 5}-{letter * 5}-{letter * 5}-{letter * 5}" for letter in "ABCDEFGH"]


def study() -> Study:
    """The example study."""
    return read_study(EXAMPLE)


def folder(path: Path) -> StudyFolder:
    """A folder with the example study in it and nothing collected."""
    path.mkdir(parents=True)
    (path / "study.toml").write_bytes(EXAMPLE.read_bytes())
    return StudyFolder(path)


def row(number: int = 1, **cells: str) -> dict[str, str]:
    """A sound row."""
    blank = dict.fromkeys(("date", "model", "quadrant", "prompt", "story", *ANSWERS), "")
    return {"id": f"r-{number}", "person": f"q-{number}", "cohort": "autumn", "text": "She sings.", **blank, **cells}


def table(*rows: dict[str, str]) -> pd.DataFrame:
    """Rows as a dataset."""
    names = ["id", "person", "cohort", "date", "model", "quadrant", "prompt", "story", "text", *ANSWERS]
    return pd.DataFrame([*rows], columns=names, dtype="string")


def entry(text: str, at: str = "2027-02-21T20:21:07.123Z") -> Entry:
    """An answer in a journal."""
    key = EntryKey("practice.knowledge.reveals", model="practice", quadrant="knowledge", story="arpita")
    return Entry(key, "What is known?", (Version(1, text, at, "page", 1, current=True),))


def given(texts: Sequence[str] = ("She sings.",), code: str = CODES[0], on: date = date(2027, 2, 28)) -> str:
    """A contribution to the example study, as a journal writes it."""
    return contribution(study(), map(entry, texts), ANSWERS, code, on)


def put(folder: Path, name: str, told: str | bytes) -> Path:
    """A file with something in it."""
    file = folder / name
    file.write_bytes(told if isinstance(told, bytes) else told.encode("utf-8"))
    return file


def refused(file: Path) -> list[Fault]:
    """What reading a table is refused for."""
    with pytest.raises(ContentError) as error:
        read_table(file, study())
    return error.value.faults


def told(file: Path) -> list[tuple[str, str, str]]:
    """Place, column and what is wrong, of each."""
    return [(fault.place, fault.field, fault.wrong) for fault in refused(file)]
