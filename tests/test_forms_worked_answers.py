"""Worked answers come after the reader's own: at once, or when asked for, and never beside an empty field."""

from __future__ import annotations

import pytest

from kcvets.content import library
from kcvets.forms.worked_answers import LATER, NOBODY, WRITE_FIRST, WorkedAnswers

ASKED = library().questions("practice", "experience")
READINGS = library().story("daniel").readings
GIVEN = [reading for reading in READINGS if reading.prompt.startswith("practice.experience.")]
FIRST, SECOND = GIVEN
ALONE = next(prompt for prompt in ASKED.prompts if prompt.id not in {reading.prompt for reading in GIVEN})
EVERYTHING = {prompt.id: "Mine." for prompt in ASKED.prompts}


def texts(blocks) -> str:
    """All that blocks say."""
    return "\n".join(str(value) for block in blocks for value in (block.get("heading"), block.get("text"), block.get("items")) if value)


@pytest.mark.parametrize("at_once", ["all", 0, 1, 9])
@pytest.mark.parametrize("prompt", [prompt.id for prompt in ASKED.prompts])
def test_nothing_is_shown_before_the_readers_own_answer(at_once, prompt):
    worked = WorkedAnswers(ASKED, READINGS, at_once)
    assert worked.reply(prompt, {prompt: "  "}).errors == {prompt: WRITE_FIRST}
    assert worked.reply(worked.ask, {}).errors and not worked.reply(worked.ask, {}).blocks


def test_all_are_shown_at_their_question():
    worked = WorkedAnswers(ASKED, READINGS)
    assert FIRST.text in texts(worked.reply(FIRST.prompt, EVERYTHING).blocks)
    assert SECOND.text in texts(worked.reply(SECOND.prompt, EVERYTHING).blocks)
    assert NOBODY in texts(worked.reply(ALONE.id, EVERYTHING).blocks)
    assert worked.ending() == []


def test_some_are_shown_and_the_others_when_asked_for():
    worked = WorkedAnswers(ASKED, READINGS, 1)
    assert FIRST.text in texts(worked.reply(FIRST.prompt, EVERYTHING).blocks)
    assert LATER in texts(worked.reply(SECOND.prompt, EVERYTHING).blocks)
    told = texts(worked.reply(worked.ask, EVERYTHING).blocks)
    assert SECOND.text in told and FIRST.text not in told
    assert worked.ending()


def test_none_is_shown_until_asked_for_and_then_only_beside_own_answers():
    worked = WorkedAnswers(ASKED, READINGS, 0)
    assert worked.compare == ""
    told = texts(worked.reply(worked.ask, {SECOND.prompt: "Mine.", ALONE.id: "Mine too."}).blocks)
    assert SECOND.text in told and FIRST.text not in told
    assert ALONE.label in told, "that it got no worked answer is said"
    assert FIRST.text in texts(worked.reply(worked.ask, EVERYTHING).blocks)


def test_a_question_does_not_show_beforehand_whether_it_was_answered():
    assert WorkedAnswers(ASKED, (), 0).ending() == WorkedAnswers(ASKED, READINGS, 0).ending()
