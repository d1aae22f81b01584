"""Any sequence of choices on any story comes to an end, and a page opened anew shows what the page before it showed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheet_reader import SheetReader

from kcvets import story
from kcvets.content import library
from kcvets.content.shapes import Story
from kcvets.forms.story_map import TAKEN, TRIED, UNTRIED, branches, turning_points
from kcvets.journal import delete_everything

STORIES = {name: library().story(name) for name in library().names("stories")}
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), name=st.sampled_from(sorted(STORIES)))
def test_any_choices_end_and_are_found_again(home, data, name):
    delete_everything(home)
    told, reader, chosen = STORIES[name], SheetReader(lambda: story(name)), {}

    def commit(decision, option):
        chosen[decision.id] = option.id
        reader.write(f"{decision.id}.why", "As I see it.")
        assert reader.press(f"{decision.id}.commit", **{decision.id: option.id})["type"] == "show"
        before = reader.parts
        reader.open()
        assert reader.parts == before

    for _ in range(data.draw(st.integers(0, 6), label="steps back and forth")):
        decision = data.draw(st.sampled_from(list(turning_points(told, chosen))))
        commit(decision, data.draw(st.sampled_from(decision.options)))
    for _ in told.decisions:
        open_ones = [decision for decision in turning_points(told, chosen) if decision.id not in chosen]
        if open_ones:
            commit(open_ones[0], open_ones[0].options[0])
    assert all(decision.id in chosen for decision in turning_points(told, chosen))


@pytest.mark.parametrize("name", STORIES)
def test_the_map_names_no_turning_point_that_was_not_met(name):
    told = STORIES[name]
    start = next(turning_points(told, {}))
    first = {start.id: start.options[0].id}
    met = {decision.question for decision in turning_points(told, first)}
    _, drawn = branches(told, first, {start.id: {*first.values()}})
    assert {point["question"] for point in drawn["points"]} == met


def test_the_map_is_not_there_before_the_first_choice():
    assert branches(STORIES["arpita"], {}, {}) == []


def test_the_map_tells_taken_from_tried_from_untried():
    told = forked()
    choices = {"fork": "fork.left", "after": "after.stay"}
    tried = {"fork": {"fork.left", "fork.right"}, "after": {"after.stay"}, "aside": {"aside.wait"}}
    _, drawn = branches(told, choices, tried)
    states = {point["id"]: [way["state"] for way in point["ways"]] for point in drawn["points"]}
    assert states == {"fork": [TAKEN, TRIED], "aside": [TRIED, UNTRIED], "after": [TAKEN, UNTRIED]}
    assert {point["id"]: point["here"] for point in drawn["points"]} == {"fork": True, "aside": False, "after": True}


def forked() -> Story:
    """A story whose right way has a turning point that its left way has not."""
    told = STORIES["arpita"]
    scene, decision, option = told.scenes[0], told.decisions[0], told.decisions[0].options[0]

    def ways(*given: tuple[str, str]) -> tuple:
        return tuple(_with(option, id=id, label=id, next=next) for id, next in given)

    decisions = (
        _with(decision, id="fork", options=ways(("fork.left", "after"), ("fork.right", "aside"))),
        _with(decision, id="aside", options=ways(("aside.wait", "after"), ("aside.go", "after"))),
        _with(decision, id="after", options=ways(("after.stay", "end"), ("after.leave", "end"))),
    )
    return _with(told, scenes=(_with(scene, next="fork"), _with(scene, id="end", next="")), decisions=decisions)


def _with(entry, **changes):
    return type(entry)(**{**vars(entry), **changes})
