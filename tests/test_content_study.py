"""A study file says what is promised and collected, or every fault in it is told with its place and remedy."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from study_file import study, study_file
from test_content_reading import VALUES, _toml

from kcvets.content import data_folder
from kcvets.content.study import COLUMNS, Study, Terms, Variable, Withdrawal, read_study
from kcvets.errors import ContentError, Fault

EXAMPLE = data_folder() / "research" / "example-study.toml"
CONTACT = study_file().splitlines()[4]
SHAPES = (Study, Terms, Withdrawal, Variable)
FIELDS = sorted({field.metadata.get("key", field.name) for shape in SHAPES for field in dataclasses.fields(shape)})


class Case(NamedTuple):
    """What is changed in a sound study file, and the one fault to be told: place, field, words of wrong and remedy."""

    defect: str
    before: str
    after: str
    place: str
    field: str
    wrong: str
    remedy: str


CASES = [
    Case("not_toml", "[terms]", "[terms", "the file", "TOML", "line 6", "Mend that line"),
    Case("id_with_capitals", '"carers"', '"Carers"', "Carers", "id", "cannot name a folder", "small letters"),
    Case("id_of_a_folder_above", '"carers"', '"../carers"', "../carers", "id", "cannot name a folder", "small letters"),
    Case("id_of_one_letter", '"carers"', '"c"', "c", "id", "cannot name a folder", "2 to 40"),
    Case("title_blank", study_file().splitlines()[1], 'title = " "', "carers", "title", "it is empty", "Write it"),
    Case("contact_missing", CONTACT, "", "carers", "contact", "it is missing", "Add it"),
    Case("version_as_number", 'version = "2"', "version = 2", "carers, terms", "version", "2 is not text", "quotation marks"),
    Case("terms_with_a_time", "\npromises", "T10:00:00\npromises", "carers, terms", "date", "is not a day", "a day such as"),
    Case("deadline_as_text", "deadline = ", 'deadline = "soon" # ', "carers, withdrawal", "deadline", "'soon' is not a day", "a day"),
    Case("promises_none", "promises = [", "promises = [] # ", "carers, terms", "promises", "list is empty", "Add an entry"),
    Case("variable_with_a_space", '"qualified"', '"years in work"', "years in work", "name", "cannot name a column", "underscores"),
    Case("variable_like_a_column", '"qualified"', '"person"', "person", "name", "another column", "a name of its own"),
    Case("variable_twice", '"qualified"', '"carer_in_the_room"', "carer_in_the_room", "name", "another column", "a name of its own"),
    Case("values_all_the_same", '"longer ago"', '"less than five years ago"', "qualified", "values", "nothing to choose", "two different"),
    Case("values_blank", '"longer ago"', '" "', "carers, variable 2, variable, values 2", "values", "it is empty", "Write it"),
]


def faults(folder: Path, text: str) -> list[Fault]:
    """What is told of a study file."""
    file = folder / "study.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read_study(file)
    return refused.value.faults


def test_the_example_is_read_whole():
    told = read_study(EXAMPLE)
    assert (told.id, told.terms.version, told.terms.date, told.withdrawal.deadline) == ("carers", "2", date(2027, 1, 11), date(2027, 4, 30))
    assert [(one.name, one.values) for one in told.variables] == [
        ("carer_in_the_room", ("yes", "no", "not sure")),
        ("qualified", ("less than five years ago", "longer ago")),
    ]
    assert len(told.terms.promises) == 6


def test_a_study_need_not_ask_anything_beside_the_words(tmp_path):
    assert study(tmp_path, variables={}).variables == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.defect)
def test_a_fault_is_told(tmp_path, case):
    sound = study_file()
    assert case.before in sound
    [fault] = faults(tmp_path, sound.replace(case.before, case.after, 1))
    assert (fault.file, fault.place, fault.field) == ("study.toml", case.place, case.field)
    assert case.wrong in fault.wrong and case.remedy in fault.remedy


@pytest.mark.parametrize("column", COLUMNS)
def test_no_variable_takes_the_place_of_a_column_every_dataset_has(tmp_path, column):
    [fault] = faults(tmp_path, study_file(variables={column: ("yes", "no")}))
    assert (fault.place, fault.field) == (column, "name")


@pytest.mark.parametrize("ends", [-31, -30])
def test_a_deadline_that_is_not_after_the_terms_is_told(tmp_path, ends):
    [fault] = faults(tmp_path, study_file(ends=ends))
    assert (fault.field, fault.wrong) == ("withdrawal, deadline", "it is not after the date of the terms")


def test_everything_that_is_malformed_is_told_at_once(tmp_path):
    text = study_file().replace("purpose =", "porpoise =").replace('version = "2"', "version = 2").replace("[withdrawal]", "[exit]")
    told = {(fault.place, fault.field) for fault in faults(tmp_path, text)}
    renamed = {("carers", field) for field in ("porpoise", "purpose", "exit", "withdrawal")}
    assert told == {*renamed, ("carers, terms", "version")}


def test_everything_that_cannot_be_used_is_told_at_once(tmp_path):
    text = study_file(ends=-40, variables={"person": ("yes",), "id": ("yes", "no")}).replace('"carers"', '"My study"')
    told = [(fault.place, fault.field) for fault in faults(tmp_path, text)]
    assert told == [("My study", "id"), ("My study", "withdrawal, deadline"), ("person", "name"), ("person", "values"), ("id", "name")]


def test_a_file_that_is_not_there_and_one_that_is_no_text_are_told(tmp_path):
    file = tmp_path / "study.toml"
    with pytest.raises(ContentError, match="does not exist"):
        read_study(file)
    file.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(ContentError, match="byte 4 is not UTF-8"):
        read_study(file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder that many examples are written into, one after the other."""
    return tmp_path_factory.mktemp("studies")


@settings(deadline=None)  # it reads a file each time, and other work on the machine slows that
@given(top=st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8))
def test_no_table_makes_the_reader_stumble(folder, top):
    """Too little for a study, whatever it is."""
    told = faults(folder, "\n".join(f"{key} = {_toml(value)}" for key, value in top.items()))
    assert all(fault.file == "study.toml" and fault.remedy for fault in told)


def test_a_study_cannot_be_changed():
    told = read_study(EXAMPLE)
    with pytest.raises(dataclasses.FrozenInstanceError):
        told.title = "Another"
    hash(told)
