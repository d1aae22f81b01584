"""The synthetic cohort: plainly labelled, the same for the same seed, and the truth about its identifiers is known."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcvets.content import library
from kcvets.content.frames import PLACEHOLDER, Frame, material
from kcvets.content.study import read_study
from kcvets.records.contribution import contribution, fingerprint
from kcvets.research.folder import StudyFolder
from kcvets.research.schema import schema
from kcvets.research.synthetic import (
    COHORTS,
    EXAMPLE,
    marked_rows,
    synthetic_codes,
    synthetic_cohort,
    synthetic_contributions,
    synthetic_rows,
    wording,
)

STUDY = read_study(EXAMPLE)
GAP = "\0"
MARKED = [*marked_rows(600, seed=11)]
# Ofcom's numbers for drama: https://www.ofcom.org.uk lists them by area
FICTIONAL = re.compile(
    r"01632 960\d{3}|07700 900\d{3}|020 7946 0\d{3}|0(?:11[3-8]|1[2-6]1) 496 0\d{3}|0191 498 0\d{3}|028 9649 6\d{3}|029 2018 0\d{3}"
)


def marked(kind: str) -> list[str]:
    """What was filled in of one kind."""
    return [row["text"][span.start : span.end] for row, spans in MARKED for span in spans if span.kind == kind]


def without(row: dict[str, str], spans) -> str:
    """A text with a gap where each span stands."""
    text = row["text"]
    for span in reversed(spans):
        text = text[: span.start] + GAP + text[span.end :]
    return text.replace(f"the {GAP}", GAP)


def test_every_single_row_says_that_it_is_synthetic():
    cohort = synthetic_cohort(50)
    for column in ("id", "person", "cohort"):
        assert cohort[column].str.startswith("synthetic-").all()
    assert {*cohort["cohort"]} == {*COHORTS} == {"synthetic-a", "synthetic-b", "synthetic-c"}
    assert cohort["id"][0] == "synthetic-00001" and cohort["person"][0] == "synthetic-p001"


def test_it_is_a_dataset_of_the_example_study():
    schema(STUDY).validate(synthetic_cohort(60), lazy=True)


def test_every_cohort_has_people_enough_to_be_shown():
    assert synthetic_cohort().groupby("cohort")["person"].nunique().min() >= 10


@settings(deadline=None, max_examples=15)
@given(fewer=st.integers(0, 25), more=st.integers(0, 25), seed=st.integers(0, 10**6))
def test_more_people_come_after_those_who_were_there(fewer, more, seed):
    short, long = synthetic_cohort(fewer, seed), synthetic_cohort(fewer + more, seed)
    assert short.equals(long.head(len(short)))
    assert short["person"].nunique() == fewer
    assert synthetic_codes(fewer, seed) == synthetic_codes(fewer + more, seed)[:fewer]


def test_another_seed_gives_other_people():
    assert not synthetic_cohort(10, seed=1).equals(synthetic_cohort(10, seed=2))


def test_another_python_makes_the_same_table():
    code = "from kcvets.research import synthetic_cohort; print(synthetic_cohort(20).to_json())"
    for hashes in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": hashes}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout == synthetic_cohort(20).to_json() + "\n"


@pytest.mark.parametrize("entries", [(1, 1), (2, 5), (6, 6)])
def test_each_person_gives_as_many_entries_as_were_asked_for_and_none_twice(entries):
    cohort = synthetic_cohort(30, entries=entries)
    by_person = cohort.groupby("person")
    assert by_person.size().between(*entries).all()
    assert not cohort.duplicated(["person", "text"]).any()


@pytest.mark.parametrize(("people", "entries"), [(-1, (1, 4)), (5, (0, 4)), (5, (4, 1)), (5, (1, 100_000))])
def test_numbers_that_make_no_cohort_are_refused(people, entries):
    with pytest.raises(ValueError, match="make no cohort"):
        synthetic_cohort(people, entries=entries)


def test_each_frame_answers_a_prompt_of_the_course():
    for frame in material().frames:
        assert wording(frame, library()).endswith("?"), frame.prompt
        assert not frame.model or frame.prompt in {prompt.id for prompt in library().questions(frame.model, frame.quadrant).prompts}
        assert not frame.story or frame.story in library().names("stories"), frame.story
        assert not frame.prompt.startswith("lens.") or frame.story in library().lens(frame.prompt.split(".")[1]).stories


def test_a_prompt_that_the_course_has_not_is_noticed():
    with pytest.raises(KeyError):
        wording(Frame("practice.knowledge.nonsense", "Words."), library())


def test_rows_come_one_after_another_however_many_there_are():
    assert [row["id"] for row in islice(synthetic_rows(10**12), 2)] == ["synthetic-00001", "synthetic-00002"]


def test_what_a_person_says_of_themselves_is_the_same_in_all_their_rows():
    cohort = synthetic_cohort(60)
    for variable in STUDY.variables:
        assert (cohort.groupby("person")[variable.name].nunique() == 1).all()
        assert {*cohort[variable.name]} == {*variable.values}


def test_every_span_covers_what_was_filled_in_and_no_more():
    frames = {PLACEHOLDER.sub(GAP, frame.text) for frame in material().frames}
    assert {without(row, spans) for row, spans in MARKED} <= frames
    assert len({without(row, spans) for row, spans in MARKED}) == len(frames)


def test_a_span_that_stood_elsewhere_would_be_noticed():
    frames = {PLACEHOLDER.sub(GAP, frame.text) for frame in material().frames}
    row, [first, *others] = next((row, spans) for row, spans in MARKED if spans)
    assert without(row, [first._replace(end=first.end - 1), *others]) not in frames


def test_spans_stand_in_order_and_apart():
    for _, spans in MARKED:
        assert all(before.end < after.start for before, after in pairwise(spans))


def test_rows_and_marked_rows_are_the_same_rows():
    assert [*synthetic_rows(20, 3)] == [row for row, _ in marked_rows(20, 3)]


def test_there_is_something_of_every_kind():
    assert {span.kind for _, spans in MARKED for span in spans} == {
        "person", "place", "address", "postcode", "phone", "email", "nhs", "birth", "age",
    }


def test_every_telephone_number_is_kept_for_fiction():
    assert all(FICTIONAL.fullmatch(number) for number in marked("phone"))


def test_every_nhs_number_is_one_for_tests_and_its_check_digit_is_right():
    for number in marked("nhs"):
        digits = [int(sign) for sign in number.replace(" ", "")]
        assert number.startswith("999 ") and len(digits) == 10
        assert sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0


def test_no_postcode_can_be_a_real_one():
    assert all(re.fullmatch(r"[QVX][A-Z]\d{1,2} \d[A-Z]{2}", code) for code in map(str.upper, marked("postcode")))


def test_every_email_address_leads_nowhere():
    assert all(address.endswith("@example.org") for address in marked("email"))


def test_contributions_hold_what_the_cohort_holds():
    rows = [*synthetic_rows(15, seed=5)]
    told = [json.loads(text) for _, text in synthetic_contributions(STUDY, 15, seed=5)]
    for name in ("date", "model", "quadrant", "prompt", "story", "text"):
        assert [entry[name] for one in told for entry in one["entries"]] == [row[name] for row in rows]
    assert [one["variables"][variable.name] for one in told for variable in STUDY.variables] == [
        row[variable.name] for row in {row["person"]: row for row in rows}.values() for variable in STUDY.variables
    ]


def test_a_contribution_is_as_a_journal_writes_it_and_says_that_it_is_synthetic():
    [(code, text)] = synthetic_contributions(STUDY, 1)
    told = json.loads(text)
    assert told.pop("synthetic") is True
    plain = json.loads(contribution(STUDY, [], told["variables"], code, STUDY.terms.date))
    assert [*told] == [*plain]
    assert text == json.dumps({**told, "synthetic": True}, indent=1, ensure_ascii=False) + "\n"
    assert all(entry["question"].endswith("?") for entry in told["entries"])


def test_contributions_were_given_while_they_could_be_and_after_they_were_written():
    for _, text in synthetic_contributions(STUDY, 80):
        told = json.loads(text)
        assert STUDY.terms.date.isoformat() <= told["given_on"] <= STUDY.withdrawal.deadline.isoformat()
        assert all(re.fullmatch(r"\d{4}-\d\d", entry["date"]) and entry["date"] <= told["given_on"][:7] for entry in told["entries"])


def test_a_code_shows_that_it_is_synthetic_and_takes_back_its_own_contribution_only():
    given = [*synthetic_contributions(STUDY, 30)]
    assert [code for code, _ in given] == synthetic_codes(30)
    assert all(re.fullmatch(r"SYNTH(-[0-9A-HJKMNP-TV-Z]{5}){3}", code) for code, _ in given)
    assert [fingerprint(code.lower()) for code, _ in given] == [json.loads(text)["withdrawal"] for _, text in given]
    assert len({code for code, _ in given}) == 30


def test_another_study_gets_answers_to_its_own_questions(tmp_path):
    text = EXAMPLE.read_text(encoding="utf-8").replace('"carers"', '"other"').replace('name = "qualified"', 'name = "since"')
    (tmp_path / "study.toml").write_text(text, encoding="utf-8")
    [(_, given)] = synthetic_contributions(StudyFolder(tmp_path).study, 1)
    assert json.loads(given)["study"] == "other"
    assert [*json.loads(given)["variables"]] == ["carer_in_the_room", "since"]
