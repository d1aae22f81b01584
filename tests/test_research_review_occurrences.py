"""Where else the same words stand: whole words, whatever their case, with or without a possessive."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kcvets.research.review.occurrences import everywhere, occurrences, plain

LETTERS = "abÄßñ"
words = st.text(LETTERS, min_size=1, max_size=3)
BETWEEN = st.sampled_from([" ", ", ", ". ", "\n", "-", " (", "’s ", "'s "])


def found(words: str, text: str) -> list[str]:
    """What was found, as it stands."""
    return [text[start:end] for start, end in occurrences(words, text)]


@given(words, st.lists(st.tuples(words, BETWEEN), max_size=12))
def test_exactly_the_whole_words_are_found(wanted, parts):
    text, places = "", []
    for word, between in parts:
        if word.lower() == wanted.lower():
            places.append((len(text), len(text) + len(word)))
        text += word + between
    assert occurrences(wanted, text) == places


@given(st.text(max_size=8), st.text(max_size=40))
def test_what_is_found_is_the_words_and_no_part_of_a_longer_word(wanted, text):
    for start, end in occurrences(wanted, text):
        assert text[start:end].strip()
        for edge, beside in ((text[start], text[start - 1 : start]), (text[end - 1], text[end : end + 1])):
            assert not (re.match(r"\w", edge) and re.match(r"\w", beside))


def test_case_possessives_and_line_breaks_make_no_difference():
    assert found("Sadia's", "SADIA rang. Sadia’s phone, sadia's bag and Sadian.") == ["SADIA", "Sadia", "sadia"]
    assert found("Sadia  Khan", "Sadia\nKhan met Sadia Khan") == ["Sadia\nKhan", "Sadia Khan"]
    assert found("O'Brien", "Mrs O’Brien's") == ["O’Brien"]
    assert found("James'", "James’ bag") == ["James"]


def test_an_accent_of_its_own_belongs_to_the_word():
    assert found("Jose", "Jose\u0301 and Jose") == ["Jose"]


def test_what_looks_like_a_pattern_is_taken_as_it_stands():
    assert found("C. (v2)", "Centre C. (v2) and C- v2") == ["C. (v2)"]
    assert found("  ", "a b") == found("", "a") == []


def test_texts_without_any_are_left_out():
    assert everywhere("Ann", {"a": "Ann, Ann", "b": "Anna", "c": "ann"}) == {"a": [(0, 3), (5, 8)], "c": [(0, 3)]}


def test_words_are_compared_without_case_spaces_and_possessive():
    assert plain(" Sadia \n KHAN's ") == plain("sadia khan")
