"""What counts as a word, where words stand, and what stands in for names counts as nobody's word."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from research_rows import row, table

from kcvets.errors import KcvetsError
from kcvets.research.exploring.concordance import concordance
from kcvets.research.exploring.words import common_words, word_table, words
from kcvets.research.kinds import KINDS, written

ZOE = "Zoë"


def said(text: str) -> list[str]:
    """The words of a text."""
    return [one.word for one in words(text)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_stand_in_is_nobodys_word(kind):
    stand_in = written(kind) + (" 12" if kind in ("PERSON", "PLACE") else "")
    assert said(f"I rang {stand_in}, twice. {stand_in}'s sister {stand_in}") == ["i", "rang", "twice", "sister"]
    assert said(f"{stand_in}’s") == []


def test_a_person_of_the_writers_own_is_a_word():
    assert said("A person is no place. Person-centred, she said.") == ["a", "person", "is", "no", "place", "person-centred", "she", "said"]


def test_apostrophes_hyphens_accents_and_capitals_do_not_make_another_word():
    assert said("Didn't didn’t DIDNʼT") == ["didn't"] * 3
    assert said("well-being Well‑being") == ["well-being"] * 2
    assert said(f"{normalize('NFD', ZOE)} {normalize('NFC', ZOE)} {ZOE.upper()}") == ["zoë"] * 3
    assert said("strengths\u00adbased") == ["strengthsbased"]  # a soft hyphen


def test_quotation_marks_dashes_and_bare_numbers_are_no_part_of_a_word():
    assert said("‘safe’ – 'safe' carers' tea_cup 3 2nd 🙂") == ["safe", "safe", "carers", "tea", "cup", "2nd"]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_every_word_stands_where_it_is_said_to_stand(text):
    found = words(text)
    assert all(0 <= one.start < one.end <= len(text) and said(text[one.start : one.end]) == [one.word] for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_words_are_counted_by_person_and_by_text():
    each = [("a", "Tea, tea."), ("a", "Tea"), ("b", "no tea"), ("c", "[age]")]
    texts = table(*(row(number, person=person, text=text) for number, (person, text) in enumerate(each)))
    assert common_words(texts).to_dict("index") == {"tea": {"count": 4, "texts": 3, "people": 2}}
    assert word_table(texts).loc[:, "tea"].to_dict() == {"a": 3, "b": 1, "c": 0}


def lines(phrase: str, *texts: str, **how: object) -> list[tuple[str, str, str]]:
    """Left, node and right of each line."""
    made = table(*(row(number, text=text) for number, text in enumerate(texts)))
    return [tuple(line) for line in concordance(made, phrase, **how)[["left", "node", "right"]].itertuples(index=False)]


def test_a_phrase_is_found_whatever_its_capitals_and_apostrophes():
    found = lines("didn't ask", "I DIDN’T  ASK her.", "They didn't ask.")
    assert found == [("They", "didn't ask", ""), ("I", "DIDN’T  ASK", "her")]


def test_a_phrase_does_not_run_over_a_full_stop_or_a_name():
    assert lines("care home", "I care. Home is far. They care Person 1 home.") == []
    assert lines("care home", "A care\nhome") == [("A", "care\nhome", "")]


def test_a_star_stands_for_the_rest_of_a_word_alone():
    assert [node for _, node, _ in lines("care*", "Care, carer, scare, caring.", sort="text")] == ["Care", "carer"]
    assert lines("a.b", "axb") == []


def test_a_name_in_its_place_is_seen_in_the_lines():
    assert lines("rang", "I rang Person 3 at home.") == [("I", "rang", "Person 3 at home")]


def test_lines_are_sorted_by_what_stands_beside():
    texts = ("we ask zoe", "you ask adam", "they ask Adam again")
    assert [right for *_, right in lines("ask", *texts)] == ["adam", "Adam again", "zoe"]
    assert [left for left, *_ in lines("ask", *texts, sort="left")] == ["they", "we", "you"]
    assert [left for left, *_ in lines("ask", *texts, sort="text")] == ["we", "you", "they"]


def test_a_line_says_whose_it_is_and_where_it_stands():
    texts = table(row(1, person="a", text="one two three four five"))
    [line] = concordance(texts, "Three", around=1).to_dict("records")
    assert line == {"id": "r-1", "person": "a", "left": "two", "node": "three", "right": "four", "start": 8, "end": 13}


@pytest.mark.parametrize("phrase", ["", "   ", "...", "12", "*"])
def test_nothing_to_look_for_is_told(phrase):
    with pytest.raises(KcvetsError, match="give a word|no word"):
        concordance(table(row(text="tea")), phrase)


def test_another_way_of_sorting_is_told():
    with pytest.raises(KcvetsError, match="ask for right, left or text"):
        concordance(table(row(text="tea")), "tea", sort="length")
