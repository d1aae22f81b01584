"""Which maskings stand: later decisions win, and nothing masked shows again unless somebody undid it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kcvets.research.review.decisions import Decision
from kcvets.research.review.standing import Masking, decided, proposed, standing, together

LONG = 30


def made(what: str, start: int, end: int, who: str = "AB", **told: str) -> Decision:
    """A decision about a stretch."""
    return Decision("2027-01-11T09:00:00+00:00", who, "t", what, start, end, **told)


stretches = st.tuples(st.integers(0, LONG), st.integers(1, 8)).map(lambda at: (at[0], at[0] + at[1]))
searches = st.lists(st.tuples(stretches, st.sampled_from(["PERSON", "PLACE"])).map(lambda one: (*one[0], one[1])), max_size=6).map(proposed)
decision = st.builds(lambda what, at, who: made(what, *at, who), st.sampled_from(["accept", "undo", "mask"]), stretches, st.sampled_from("AB"))
decisions = st.lists(decision, max_size=12)


def covered(maskings) -> set[int]:
    """Every character that is masked."""
    return {at for one in standing(maskings) for at in range(one.start, one.end)}


@given(searches, decisions, st.integers(0, 12))
def test_decisions_in_any_split_give_the_same(found, made, cut):
    assert decided(decided(found, made[:cut]), made[cut:]) == decided(found, made)


@given(searches, decisions)
def test_maskings_never_overlap_and_stand_in_order(found, made):
    maskings = decided(found, made)
    assert all(one.end <= other.start for one, other in zip(maskings, maskings[1:], strict=False))


@given(searches, decisions, stretches)
def test_what_was_just_masked_is_masked_and_nothing_else_is_shown_by_it(found, decisions, at):
    before = decided(found, decisions)
    after = decided(before, [made("mask", *at)])
    assert covered(after) == covered(before) | set(range(*at))


@given(searches, decisions)
def test_only_an_undoing_shows_anything(found, decisions):
    masking = [one for one in decisions if one.what != "undo"]
    assert covered(decided(found, masking)) >= covered(found)


@given(searches, decisions, decisions)
def test_what_either_of_two_readers_masked_is_masked(found, first, second):
    a, b = decided(found, first), decided(found, second)
    assert covered(together(found, a, b)) == covered(a) | covered(b)
    maskings = together(found, a, b)
    assert all(one.end <= other.start for one, other in zip(maskings, maskings[1:], strict=False))


def test_a_later_decision_wins():
    found = proposed([(0, 5, "PERSON")])
    assert decided(found, [made("undo", 0, 5), made("accept", 0, 5, "CD")]) == (Masking(0, 5, "PERSON", "", "accepted", "CD"),)
    assert decided(found, [made("accept", 0, 5, instead="their aunt"), made("undo", 0, 5, "CD")])[0].state == "undone"


def test_a_masking_can_be_given_another_kind_and_other_words():
    found = proposed([(0, 5, "PERSON")])
    assert decided(found, [made("mask", 0, 5, kind="PLACE", instead="the town")]) == (Masking(0, 5, "PLACE", "the town", "added", "AB"),)


def test_a_longer_masking_takes_in_a_shorter_one_and_the_other_way_round_changes_nothing():
    found = proposed([(3, 8, "PERSON")])
    assert decided(found, [made("mask", 0, 6, kind="ADDRESS")]) == (Masking(0, 8, "ADDRESS", "", "added", "AB"),)
    assert decided(found, [made("mask", 4, 6, kind="ADDRESS")]) == found


def test_less_can_be_masked_by_undoing_first():
    found = proposed([(0, 10, "PERSON")])
    assert standing(decided(found, [made("undo", 0, 10), made("mask", 0, 4, kind="PERSON")])) == (Masking(0, 4, "PERSON", "", "added", "AB"),)


def test_what_one_reader_undid_and_the_other_kept_is_again_what_software_proposed():
    found = proposed([(0, 5, "PERSON"), (7, 9, "PLACE")])
    first = decided(found, [made("undo", 0, 5, "A"), made("undo", 7, 9, "A")])
    second = decided(found, [made("accept", 0, 5, "B"), made("undo", 7, 9, "B")])
    assert [(one.start, one.state) for one in together(found, first, second)] == [(0, "proposed"), (7, "undone")]


def test_stretches_of_software_that_overlap_become_one():
    assert [(one.start, one.end) for one in proposed([(0, 5, "PERSON"), (4, 9, "PLACE"), (20, 22, "AGE")])] == [(0, 9), (20, 22)]
