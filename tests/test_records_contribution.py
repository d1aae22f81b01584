"""What is given to a study is what was chosen and no more, under its terms, with a code that nobody else can find."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from entries_written import entry
from hypothesis import given, settings
from hypothesis import strategies as st
from study_file import ANSWERS, QUALIFIED, ROOM, day, study

from kcvets.journal import Entry, EntryKey
from kcvets.journal.words import legible
from kcvets.records.contribution import ALPHABET, contribution, file_name, fingerprint, new_code, refusal
from kcvets.records.session import practice_key

CODE, TODAY = "7KQ2M-9XDTA-00111-ZYVWR", day(0)
SAID = {name: values[0] for name, values in ANSWERS.items()}
codes = st.text(ALPHABET, min_size=20, max_size=20)
SLIPS = {"0": "0oO", "1": "1iIlL"}


@pytest.fixture
def carers(tmp_path):
    """A study that collects now."""
    return study(tmp_path)


def written(carers, *entries: Entry) -> dict:
    """What stands in a contribution."""
    return json.loads(contribution(carers, entries, SAID, CODE, TODAY))


@st.composite
def written_down(draw: st.DrawFn) -> tuple[str, str]:
    """A code, and the same as somebody might write it down and type it."""
    code = draw(codes)
    between = st.sampled_from(("", "", " ", "-", "–", "\n"))
    return code, "".join(draw(st.sampled_from(SLIPS.get(sign, sign + sign.lower()))) + draw(between) for sign in code)


@given(written_down())
def test_a_code_is_known_again_however_it_was_written_down(pair):
    code, typed = pair
    assert fingerprint(typed) == fingerprint(code)


@given(codes, codes)
def test_another_code_has_another_fingerprint(one, other):
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


@given(codes, st.integers(0, 19), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_another_code(code, at, sign):
    changed = code[:at] + sign + code[at + 1 :]
    assert (fingerprint(changed) == fingerprint(code)) == (changed == code)
    assert fingerprint(code[:at] + code[at + 1 :]) != fingerprint(code)


@given(codes)
def test_a_fingerprint_holds_nothing_of_the_code(code):
    assert re.fullmatch("[0-9a-f]{64}", fingerprint(code))
    assert code not in fingerprint(code).upper()


def test_codes_are_long_legible_and_never_the_same():
    made = [new_code() for _ in range(500)]
    assert len({*made}) == 500
    assert all(re.fullmatch(f"([{ALPHABET}]{{5}}-){{3}}[{ALPHABET}]{{5}}", code) for code in made)
    assert not {*"ILOU"} & {*"".join(made)}
    assert {*"".join(made)} == {*ALPHABET, "-"}


def test_a_contribution_says_study_terms_and_day_and_names_no_code(carers):
    told = written(carers, entry("practice.knowledge.reveals", "She reads."))
    assert {field: told[field] for field in told if field != "entries"} == {
        "format": "kcvets-contribution",
        "schema": 1,
        "study": "carers",
        "terms": {"version": "2", "date": day(-30).isoformat()},
        "withdrawal": fingerprint(CODE),
        "given_on": TODAY.isoformat(),
        "variables": {ROOM: "yes", QUALIFIED: "less than five years ago"},
    }
    text = contribution(carers, [entry("p", "She reads.")], SAID, CODE, TODAY)
    assert not any(group in text for group in (CODE, CODE.lower(), CODE.replace("-", ""), *CODE.split("-")))


def test_an_entry_is_given_with_its_question_its_side_and_its_month(carers):
    given = entry("practice.knowledge.reveals", "She reads.\nAloud.", story="arpita", question="What does it reveal?")
    sided = replace(given, key=EntryKey("practice.knowledge.reveals", model="practice", quadrant="knowledge", story="arpita"))
    [told] = written(carers, sided)["entries"]
    assert told == {
        "number": 1,
        "date": "2026-11",
        "model": "practice",
        "quadrant": "knowledge",
        "prompt": "practice.knowledge.reveals",
        "story": "arpita",
        "question": "What does it reveal?",
        "text": "She reads.\nAloud.",
    }


def test_no_earlier_version_no_other_version_no_name_and_no_time_is_given(carers):
    given = entry("practice.knowledge.reveals", "Now.", work="work-0123abcd")
    newest = given.versions[0]
    versions = (newest, replace(newest, revision=0, text="The other."), replace(newest, revision=0, text="Before.", current=False))
    text = contribution(carers, [replace(given, versions=versions)], SAID, CODE, TODAY)
    assert "Now." in text
    assert not any(hidden in text for hidden in ("Before.", "The other.", "work-0123abcd", "20:21", "2026-11-22T", '"page"'))


def test_answers_are_numbered_from_one_whatever_was_left_out(carers):
    told = written(carers, entry("p3", "Third."), entry("p7", "Seventh."))["entries"]
    assert [(one["number"], one["text"]) for one in told] == [(1, "Third."), (2, "Seventh.")]


def test_two_contributions_are_not_known_as_one_person_s_by_a_session(carers):
    given = Entry(practice_key("session-0123abcd.2", "work-0123abcd"), "Who was not asked?", entry("p", "The neighbour.").versions)
    assert "0123abcd" not in contribution(carers, [given], SAID, CODE, TODAY)
    assert written(carers, given)["entries"][0]["prompt"] == "loop"


def test_what_somebody_would_rather_not_say_is_empty(carers):
    told = json.loads(contribution(carers, [], SAID | {ROOM: ""}, CODE, TODAY))
    assert told["variables"] == {ROOM: "", QUALIFIED: "less than five years ago"}


def test_only_declared_variables_are_given(carers):
    assert "shoe_size" not in contribution(carers, [], SAID | {"shoe_size": "38"}, CODE, TODAY)


@settings(deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_words_go_into_the_file_as_they_can_be_read(carers_of_all, words):
    given = Entry(EntryKey("p"), words, entry("p", words).versions)
    content = contribution(carers_of_all, [given], SAID, CODE, TODAY).encode("utf-8")
    [told] = json.loads(content)["entries"]
    assert told["text"] == told["question"] == legible(words)


@pytest.fixture(scope="module")
def carers_of_all(tmp_path_factory):
    """One study for many examples."""
    return study(tmp_path_factory.mktemp("study"))


def test_the_file_is_named_by_study_and_fingerprint(carers):
    assert file_name(carers, CODE) == f"contribution-carers-{fingerprint(CODE)[:6]}.json"


@pytest.mark.parametrize(("on", "why"), [(-31, "terms are dated"), (-30, ""), (0, ""), (60, ""), (61, "last day to withdraw was")])
def test_nothing_can_be_given_before_the_terms_or_after_the_deadline(carers, on, why):
    told = refusal(carers, TODAY + timedelta(days=on))
    assert bool(told) == bool(why) and why in told
