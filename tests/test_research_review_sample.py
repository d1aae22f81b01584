"""Which texts are read twice, and what that says about identifiers that may remain; figures are held to a published example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcvets.research.review.decisions import Decision
from kcvets.research.review.readings import Readings
from kcvets.research.review.sample import ENOUGH, Missed, chosen, missed, remaining
from kcvets.research.review.standing import proposed

IDS = st.sets(st.text("abcdef", min_size=1), max_size=60)

# Cases of hepatitis A by pairs of lists, each with its size and how many both hold: Chao, Tsay, Lin, Shau and Chao (2001), "The
# applications of capture-recapture models to epidemiological data", Statistics in Medicine 20:3123-3157. The R package CARE1
# carries these lists (HAV) and prints the same figures for pairs (estN.pair).
HEPATITIS = [((135, 122, 49), 334, (289, 403)), ((135, 126, 45), 374, (319, 461))]


@pytest.mark.parametrize(("lists", "estimate", "interval"), HEPATITIS)
def test_the_estimate_and_its_interval_are_those_of_a_published_example(lists, estimate, interval):
    found = remaining(Missed(*lists, twice=100, once=900))
    assert round(found.estimate) == estimate
    assert (round(found.low), round(found.high)) == interval


def test_what_remains_is_the_estimate_less_what_was_found():
    found = remaining(Missed(135, 122, 49, twice=100, once=900))
    assert [round(one, 1) for one in found.after_both()] == [125.6, 80.7, 195.4]
    assert [round(one) for one in found.per_thousand()] == [1986, 1537, 2684]
    said = str(found)
    for part in ("about 334", "(95% interval 289 to 403; Chapman 1951, Chao 1987)", "about 126 (81 to 195) of them remain", "900 texts", "too low"):
        assert part in said


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_no_figure_is_lower_than_what_was_found(alone, other, both):
    found = remaining(Missed(alone + both, other + both, both, twice=20, once=200))
    assert (found.estimate is None) == (both < ENOUGH)
    if found.low is not None:
        assert alone + other + both <= found.low <= found.estimate <= found.high
    assert "anonym" not in str(found).lower()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Missed(0, 0, 0, 0, 0), "nothing can be said"),
        (Missed(0, 0, 0, 20, 80), "None was found by both: too little"),
        (Missed(4, 3, 0, 20, 80), "None was found by both: too little"),
        (Missed(9, 8, 6, 20, 80), "Only 6 found by both, fewer than 7, is too little"),
        (Missed(9, 12, 9, 20, 80), "no interval can be given"),
    ],
)
def test_too_little_to_say_is_said(told, said):
    assert said in str(remaining(told))


@given(IDS, IDS, st.integers(0, 5))
def test_what_was_drawn_stays_drawn_when_texts_are_added(ids, more, seed):
    first = chosen(ids, str(seed))
    assert first <= chosen(ids | more, str(seed), first)
    assert first == chosen(ids, str(seed), first)


def test_one_in_ten_is_drawn_and_at_least_twenty():
    ids = [f"t{n}" for n in range(1000)]
    assert (len(chosen(ids, "a")), len(chosen(ids[:50], "a")), len(chosen(ids[:7], "a"))) == (100, 20, 7)
    assert chosen(ids, "a") != chosen(ids, "b")
    assert chosen(ids, "a") == chosen(ids[::-1], "a")


def test_the_same_identifier_counts_once_in_a_text_and_overlapping_ones_are_the_same():
    text = "Sadia Khan, Tomasz, Sadia Khan and Ewa saw Leek."
    sadia, khan, tomasz, again, ewa, leek = (0, 10), (6, 10), (12, 18), (20, 30), (35, 38), (43, 47)
    made = [("", "second", (0, 0)), *(("A", "mask", at) for at in (sadia, again, ewa, leek)), ("A", "done", (0, 0))]
    made += [*(("B", "mask", at) for at in (khan, tomasz, leek)), ("B", "done", (0, 0))]
    decisions = [Decision("2027", who, "t", what, *at) for who, what, at in made]
    found = missed(Readings({"t": text, "u": "Ewa"}, {"t": proposed([(*leek, "PLACE")])}, [*decisions, Decision("2027", "A", "u", "done")]))
    assert found == Missed(first=2, second=2, both=1, twice=1, once=1)


def test_texts_that_wait_for_their_second_reader_do_not_count():
    made = [("", "second", (0, 0)), ("A", "mask", (0, 3)), ("A", "done", (0, 0))]
    decisions = [Decision("2027", who, "t", what, *at) for who, what, at in made]
    assert missed(Readings({"t": "Ewa"}, {}, decisions)) == Missed(0, 0, 0, 0, 0)
