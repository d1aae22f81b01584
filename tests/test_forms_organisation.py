"""Rounds of the ten steps lie side by side in words and in a picture that says the same, and nothing is counted."""

from __future__ import annotations

import re

import pytest
from document_reader import Seen
from sheet_reader import SheetReader, begun

import kcvets
from kcvets.content import library
from kcvets.records.assessment import NOTHING, TOLD

STEPS = library().organisation().enablers
FIRST, SECOND = STEPS[0], STEPS[1]


@pytest.fixture
def rounds(home) -> dict[str, SheetReader]:
    """Two rounds, by name."""
    written = {"In spring": "An <b>open</b> door.", "In autumn": "A locked door."}
    readers = {name: begun(kcvets.organisation, name) for name in written}
    for name, reader in readers.items():
        reader.write(f"round.{FIRST.prompts[0].id}", written[name])
    readers["In spring"].write(f"round.{FIRST.id}.told", "helps missing")
    readers["In spring"].write(f"round.{SECOND.id}.told", "ask")
    readers["In autumn"].write(f"round.{FIRST.id}.told", "missing")
    readers["In autumn"].open()
    return readers


def other(reader: SheetReader, name: str) -> str:
    """The option for a round."""
    return next(option["id"] for option in reader.finds("other")["options"] if option["label"] == name)


def cells(reader: SheetReader) -> list[dict[str, list[str]]]:
    """What the table says of each round: the lines of its cell, by step."""
    [table] = reader.sees("table")
    return [{row[0]: row[n].splitlines() for row in table["rows"]} for n in range(1, len(table["header"]))]


def test_every_question_about_every_step_is_asked(rounds):
    reader = rounds["In autumn"]
    asked = [part["label"] for part in reader.sees("question")]
    assert [label for label in asked if label in {p.label for step in STEPS for p in step.prompts}] == [p.label for step in STEPS for p in step.prompts]
    told = [part for part in reader.sees("choice") if part["id"].endswith(".told")]
    assert len(told) == len(STEPS) == 10
    assert all([option["label"] for option in part["options"]] == [*TOLD.values()] for part in told)


def test_what_was_ticked_is_found_again(rounds):
    reader = rounds["In spring"]
    reader.open(at=reader.named("round.name").partition("/")[0])
    assert reader.answers[reader.named(f"round.{FIRST.id}.told")]["text"] == "helps missing"


def test_one_round_is_drawn_alone(home):
    reader = begun(kcvets.organisation, "In spring")
    assert not [part for part in reader.sees("choice") if part["id"].endswith("/other")], "there is nothing to lay beside it"
    reader.press("draw")
    assert cells(reader) == [{step.title: [NOTHING] for step in STEPS}]


def test_two_rounds_lie_side_by_side(rounds):
    reader = rounds["In autumn"]
    reader.press("draw", other=other(reader, "In spring"))
    [table] = reader.sees("table")
    assert table["header"][1:] == ["In spring", "In autumn"]
    spring, autumn = cells(reader)
    assert spring[FIRST.title] == [f"{TOLD['helps']}.", f"{TOLD['missing']}.", "An <b>open</b> door."]
    assert autumn[FIRST.title] == [f"{TOLD['missing']}.", "A locked door."]
    assert (spring[SECOND.title], autumn[SECOND.title]) == ([f"{TOLD['ask']}."], [NOTHING])
    reader.press("draw", other="")
    assert reader.sees("table")[0]["header"][1:] == ["In autumn"]


def test_picture_its_words_and_the_table_say_the_same(rounds):
    reader = rounds["In autumn"]
    reader.press("draw", other=other(reader, "In spring"))
    for drawn, name, told in zip(reader.sees("marks"), rounds, cells(reader), strict=True):
        assert f"“{name}”" in drawn["alt"]
        assert [row["name"] for row in drawn["rows"]] == [step.title for step in STEPS]
        for row in drawn["rows"]:
            in_words = re.search(rf"{re.escape(row['name'])}: ([^.]*)", drawn["alt"])[1]
            ticked = [label for label, mark in zip(TOLD.values(), row["marks"], strict=True) if mark]
            assert in_words == ("; ".join(label.lower() for label in ticked) or NOTHING.lower())
            assert [line for line in told[row["name"]] if line.rstrip(".") in TOLD.values()] == [f"{label}." for label in ticked]


def test_nothing_is_counted_on_the_page_or_in_the_file(rounds):
    reader = rounds["In autumn"]
    drawn = str(reader.press("draw", other=other(reader, "In spring"))["blocks"])
    page = Seen(reader.press(".html")["content"].decode("utf-8")).words
    assert "A locked door." in drawn and "A locked door." in page
    assert not re.search(r"\d|score|average|total|%", re.sub(r"'level': \d", "", drawn) + page)


def test_the_file_is_about_this_round_alone(rounds):
    page = Seen(rounds["In autumn"].press(".html")["content"].decode("utf-8"))
    assert "In autumn" in page.words and "In spring" not in page.words and "open" not in page.words
    assert [title for title in page.texts("h2") if title in {step.title for step in STEPS}] == [step.title for step in STEPS]
