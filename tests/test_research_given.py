"""A contribution is taken as the journal wrote it, and everything in which it is something else is said."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from research_rows import given, put, study

from kcvets.research.given import read


def changed(**fields: object) -> str:
    return json.dumps({**json.loads(given()), **fields})


def with_entry(**fields: object) -> str:
    told = json.loads(given(["She sings.", "He counts."]))
    told["entries"][1] |= fields
    return json.dumps(told)


REFUSED = {
    "no JSON": ("[", "the file", "the file", "it is not JSON"),
    "no file of ours": ("[]", "the file", "format", "it is no contribution to a study"),
    "another of our files": (changed(format="kcvets-journal"), "the file", "format", "it is no contribution to a study"),
    "a later form": (changed(schema=2), "the file", "schema", "it is of form 2"),
    "another study": (changed(study="drivers"), "the file", "study", "'drivers'"),
    "an older version of the terms": (
        changed(terms={"version": "1", "date": "2027-01-11"}),
        "the file",
        "terms",
        "the person agreed to other terms",
    ),
    "the terms of another day": (
        changed(terms={"version": "2", "date": "2027-01-12"}),
        "the file",
        "terms",
        "the person agreed to other terms",
    ),
    "no fingerprint": (changed(withdrawal="ABCDE"), "the file", "withdrawal", "it is no fingerprint"),
    "given too late": (given(on=date(2027, 5, 1)), "the file", "given_on", "after the last day to withdraw"),
    "given too early": (given(on=date(2027, 1, 10)), "the file", "given_on", "before its terms were settled"),
    "given on no day": (changed(given_on="2027-02-30"), "the file", "given_on", "is no day"),
    "an answer left out": (changed(variables={"qualified": "longer ago"}), "variables", "carer_in_the_room", "it is missing"),
    "an answer nobody could give": (
        changed(variables={"qualified": "never", "carer_in_the_room": "yes"}),
        "variables",
        "qualified",
        "'never' is none of the answers",
    ),
    "an answer to what is not asked": (
        changed(variables={"qualified": "longer ago", "carer_in_the_room": "yes", "age": "47"}),
        "variables",
        "age",
        "the study does not collect it",
    ),
    "no entries": (changed(entries=[]), "entries", "entries", "there is none"),
    "a field too many": (changed(name="Ann"), "the file", "name", "a contribution has no such field"),
    "a field of another kind": (changed(entries={}), "the file", "entries", "{} cannot stand there"),
    "synthetic of another kind": (changed(synthetic="no"), "the file", "synthetic", "'no' cannot stand there"),
    "an entry that is none": (changed(entries=["She sings."]), "entry 1", "entry 1", "it is not made up of fields"),
    "an entry without words": (with_entry(text=" \n"), "entry 2", "text", "it is blank"),
    "an entry without its question": (with_entry(prompt=""), "entry 2", "prompt", "it is empty"),
    "an entry of an unknown model": (with_entry(model="research"), "entry 2", "model", "it is none of what may stand there"),
    "an entry of a day": (with_entry(date="2027-02-21"), "entry 2", "date", "it tells the day"),
    "an entry of no month": (with_entry(date="2027-00"), "entry 2", "date", "it is no month"),
    "an entry with a field too many": (with_entry(work="Mrs B"), "entry 2", "work", "a contribution has no such field"),
    "an entry whose number is text": (with_entry(number="2"), "entry 2", "number", "'2' cannot stand there"),
    "an entry whose number is no number": (with_entry(number=True), "entry 2", "number", "True cannot stand there"),
    "two entries with one number": (with_entry(number=1), "entry 2", "number", "another entry has it"),
}


@pytest.mark.parametrize(("text", "place", "field", "wrong"), REFUSED.values(), ids=REFUSED)
def test_what_a_study_cannot_take_is_told(text: str, place: str, field: str, wrong: str, tmp_path: Path):
    taken, (fault,) = read(put(tmp_path, "faulty.json", text), study())
    assert taken is None and (fault.file, fault.place, fault.field) == ("faulty.json", place, field)
    assert wrong in fault.wrong and fault.remedy


def test_what_the_journal_wrote_is_taken(tmp_path: Path):
    taken, faults = read(put(tmp_path, "one.json", given()), study())
    assert taken.told == json.loads(given()) and not taken.synthetic and not faults


def test_it_is_taken_on_the_very_last_day(tmp_path: Path):
    taken, faults = read(put(tmp_path, "one.json", given(on=study().withdrawal.deadline)), study())
    assert taken and not faults


def test_who_agreed_to_older_terms_has_to_be_asked_again(tmp_path: Path):
    _, (fault,) = read(put(tmp_path, "one.json", changed(terms={"version": "1", "date": "2026-12-01"})), study())
    assert "Ask the person again" in fault.remedy


def test_no_message_tells_what_somebody_wrote(tmp_path: Path):
    _, faults = read(put(tmp_path, "one.json", with_entry(text=["sentinel"], question="sentinel")), study())
    assert len(faults) == 1 and "sentinel" not in str(faults)
