"""A stretch of a text stays with its words when other words are masked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcvets.research.coding.moving import Moves

BEFORE = "On Monday Maria Smith hums, and Ant sang to Lesley in the kitchen."
AFTER = "On Monday Person 1 hums, and Person 2 sang to [left out] in the kitchen."
words = st.lists(
    st.sampled_from(["Maria", "she", "the", "hums", "Person 1", "[left out]", "é", "\n", "don't", ",", "  "]), max_size=12
).map(" ".join)


@pytest.mark.parametrize(
    ("coded", "now", "remains"),
    [
        ("On", "On", True),
        ("kitchen.", "kitchen.", True),
        ("Maria Smith", "Person 1", False),
        ("Maria", "Person 1", False),
        ("Smith", "Person 1", False),
        ("hums, and Ant", "hums, and Person 2", True),
        ("Lesley in the", "[left out] in the", True),
        ("and Ant sang to Lesley", "and Person 2 sang to [left out]", True),
        (BEFORE, AFTER, True),
    ],
)
def test_a_coding_goes_where_its_words_went(coded: str, now: str, remains: bool) -> None:
    moves, start = Moves(BEFORE, AFTER), BEFORE.index(coded)
    new_start, new_end = moves.moved(start, start + len(coded))
    assert AFTER[new_start:new_end] == now
    assert moves.remains(start, start + len(coded)) is remains


def test_what_was_replaced_is_told() -> None:
    assert Moves(BEFORE, AFTER).replaced() == ["Maria Smith", "Ant", "Lesley"]
    assert Moves(BEFORE, BEFORE).replaced() == []


def test_a_masking_that_is_undone_brings_its_words_back_under_the_coding() -> None:
    moves = Moves("Person 1 hums.", "Grace hums.")
    assert moves.moved(0, 8) == (0, 5) and not moves.remains(0, 8)


def test_where_nothing_took_the_place_of_words_the_sign_beside_them_is_coded() -> None:
    moves = Moves("one two", "one")
    start, end = moves.moved(4, 7)
    assert (start, end) == (2, 3)


@settings(max_examples=50, deadline=None)
@given(words.filter(bool), words.filter(bool), st.data())
def test_every_stretch_moves_to_a_stretch_and_stays_as_it_is_where_nothing_changed(before: str, after: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(before) - 1))
    end = data.draw(st.integers(start + 1, len(before)))
    new_start, new_end = Moves(before, after).moved(start, end)
    assert 0 <= new_start < new_end <= len(after)
    assert Moves(before, before).moved(start, end) == (start, end)


@settings(max_examples=50, deadline=None)
@given(words, words)
def test_the_stretches_cover_both_versions_and_those_that_are_the_same_say_the_same(before: str, after: str) -> None:
    moves = Moves(before, after)
    assert "".join(before[one.start : one.end] for one in moves.stretches) == before
    assert "".join(after[one.new_start : one.new_end] for one in moves.stretches) == after
    assert all(before[one.start : one.end] == after[one.new_start : one.new_end] for one in moves.stretches if one.same)
    assert 0 <= moves.alike() <= 1
