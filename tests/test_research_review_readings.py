"""Who sees what: two who read the same text apart see nothing of each other, until both are done."""

from __future__ import annotations

from kcvets.research.review.decisions import Decision
from kcvets.research.review.readings import Readings
from kcvets.research.review.standing import proposed, standing

TEXTS = {"drawn": "Sadia met Tomasz at home.", "plain": "Sadia rang."}
SADIA, TOMASZ = (0, 5), (10, 16)
DRAW = ("", "drawn", "second", (0, 0))


def readings(*made: tuple) -> Readings:
    """Readings of two texts, of which one was drawn; software found Sadia in both."""
    masks = {id: proposed([(*SADIA, "PERSON")]) for id in TEXTS}
    return Readings(TEXTS, masks, [Decision("2027-01-11", who, id, what, *place) for who, id, what, place in (DRAW, *made)])


def places(maskings) -> list[tuple[int, int]]:
    """Where something is masked."""
    return [(one.start, one.end) for one in standing(maskings)]


def test_a_second_reader_sees_nothing_of_the_first():
    after = readings(("AB", "drawn", "mask", TOMASZ), ("AB", "drawn", "undo", SADIA), ("AB", "drawn", "done", (0, 0)))
    assert places(after.seen("drawn", "CD")) == [SADIA]
    assert places(after.seen("drawn", "AB")) == [TOMASZ]
    assert after.waits_for("drawn", "CD") and not after.waits_for("drawn", "AB")


def test_both_see_everything_once_both_are_done_and_a_later_decision_wins():
    made = [("AB", "drawn", "mask", TOMASZ), ("AB", "drawn", "undo", SADIA), ("AB", "drawn", "done", (0, 0)), ("CD", "drawn", "done", (0, 0))]
    after = readings(*made)
    assert places(after.seen("drawn", "AB")) == places(after.seen("drawn", "EF")) == [SADIA, TOMASZ]
    assert places(readings(*made, ("EF", "drawn", "undo", SADIA)).final("drawn")) == [TOMASZ]


def test_what_a_third_masked_meanwhile_stands_and_what_they_undid_does_not():
    made = [("EF", "drawn", "mask", TOMASZ), ("EF", "drawn", "undo", SADIA), ("AB", "drawn", "done", (0, 0)), ("CD", "drawn", "done", (0, 0))]
    assert places(readings(*made).final("drawn")) == [SADIA, TOMASZ]


def test_the_same_name_with_other_capitals_and_spaces_is_the_same_reader():
    after = readings(("A  Baker", "drawn", "done", (0, 0)), ("a baker ", "drawn", "done", (0, 0)))
    assert after.waits("drawn") and not after.waits_for("drawn", "A Baker")


def test_other_texts_are_read_once_and_everybody_sees_all_of_it():
    after = readings(("AB", "plain", "undo", SADIA), ("AB", "plain", "done", (0, 0)))
    assert places(after.seen("plain", "CD")) == []
    assert not after.waits("plain") and not after.waits_for("plain", "CD")


def test_decisions_about_texts_that_were_withdrawn_are_passed_over():
    assert readings(("AB", "gone", "mask", (90, 99))).drawn == {"drawn"}
