"""Every step set down with a day is found again, wherever it was written, and is asked about six weeks later."""

from __future__ import annotations

from datetime import date

import pytest
from entries_written import about, entry
from hypothesis import given
from hypothesis import strategies as st

from kcvets.content import notebooks_folder
from kcvets.journal import Entry, EntryKey
from kcvets.records.actions import actions, follow_up_prompts

WORK, ROUND, SESSION, AUDIT = "work-0123abcd", "round-0123abcd", "session-0123abcd", "audit-0123abcd"


def step(due: str, page: str = "03-knowledge", text: str = "Ask her.") -> list[Entry]:
    return [entry(f"closing.{page}.action", text), entry(f"closing.{page}.action-date", due)]


EVERYWHERE = [
    *step("2026-06-01"),
    *about(WORK, {"work.name": "The long call", "work.action": "Call back.", "work.action-date": "2026-05-01"}),
    *about(ROUND, {"round.name": "Spring", "round.action": "Free a room.", "round.action-date": "2026-04-01"}),
    *about(SESSION, {"session.name": "Early June", "session.action-2": "Listen.", "session.owner-2": "supervisee", "session.due-2": "2026-03-01"}),
    *about(AUDIT, {"audit.name": "In winter", "audit.change-1": "A new form.", "audit.decides-1": "head of service", "audit.look-again-1": "2026-02-01"}),
]


def test_steps_of_all_five_origins_are_found_the_earliest_first():
    assert [(one.text, one.owner, one.due, one.source) for one in actions(EVERYWHERE)] == [
        ("A new form.", "head of service", date(2026, 2, 1), "Audit: In winter"),
        ("Listen.", "supervisee", date(2026, 3, 1), "Supervision session: Early June"),
        ("Free a room.", "", date(2026, 4, 1), "Our organisation: Spring"),
        ("Call back.", "", date(2026, 5, 1), "Own work: The long call"),
        ("Ask her.", "", date(2026, 6, 1), "Knowledge"),
    ]


def test_each_says_in_which_notebook_it_was_written():
    assert all((notebooks_folder() / f"{one.notebook}.ipynb").is_file() for one in actions(EVERYWHERE))
    assert len({one.notebook for one in actions(EVERYWHERE)}) == 5


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat) | st.sampled_from(["", "soon", "2026-02-30"])


@given(days=st.lists(DAYS, max_size=8))
def test_those_without_a_day_come_last(days):
    found = [one.due for one in actions([part for n, day in enumerate(days) for part in step(day, f"1{n}-page")])]
    known = [due for due in found if due]
    assert known == sorted(known)
    assert found == known + [None] * (len(days) - len(known))
    assert len(found) == len(days)


@pytest.mark.parametrize(("due", "asks"), [("2026-06-01", date(2026, 7, 13)), ("2027-12-01", date(2028, 1, 12)), ("2028-02-01", date(2028, 3, 14)), ("", None)])
def test_it_is_asked_about_six_weeks_after_its_day(due, asks):
    [one] = actions(step(due))
    assert one.asks_from == asks


@pytest.mark.parametrize("n", range(5))
def test_a_step_is_followed_once_any_question_about_it_is_answered(n):
    one = actions(EVERYWHERE)[n]
    for prompt in follow_up_prompts():
        key = one.key(prompt.id)
        followed = [after.followed for after in actions([*EVERYWHERE, entry(key.prompt, " It went well. ", work=key.work)])]
        assert followed == [("It went well.",) if place == n else () for place in range(5)]


def test_a_blank_answer_does_not_follow_a_step():
    [one] = actions(step("2026-06-01"))
    blank = [entry(one.key(prompt.id).prompt, " \n") for prompt in follow_up_prompts()]
    assert actions([*step("2026-06-01"), *blank])[0].followed == ()


def test_the_questions_about_two_steps_of_one_piece_are_kept_apart():
    written = about(SESSION, {"session.action-1": "Listen.", "session.action-2": "Listen again."})
    keys = [one.key(prompt.id) for one in actions(written) for prompt in follow_up_prompts()]
    assert len({*keys}) == 6
    assert {key.work for key in keys} == {SESSION}, "they go when the session is deleted"


def test_a_day_alone_or_an_owner_alone_is_no_step():
    assert actions([
        *step("2026-06-01", text=" "),
        *about(WORK, {"work.action-date": "2026-05-01"}),
        *about(ROUND, {"round.action": "", "round.action-date": "2026-04-01"}),
        *about(SESSION, {"session.owner-1": "supervisee", "session.due-1": "2026-03-01"}),
        *about(AUDIT, {"audit.found-1": "A corridor.", "audit.look-again-1": "2026-02-01"}),
    ]) == []


def test_a_step_that_closes_a_notebook_is_asked_about_outside_any_piece():
    [one] = actions(step("2026-06-01"))
    assert one.key("follow-up.done") == EntryKey("follow-up.done.closing.03-knowledge.action")
