"""Words as bytes, compared, and made fit to be shown."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcvets.journal.words import contains, legible, pack, paragraphs, unpack

#: Everything, lone surrogates too, in strings long enough to pair them up.
anything = st.text(st.characters(exclude_categories=[]), max_size=30)


def paired(text: str) -> str:
    """The same text with split surrogate pairs joined, written down independently."""
    return re.sub(
        "([\ud800-\udbff])([\udc00-\udfff])",
        lambda pair: chr(0x10000 + ((ord(pair[1]) - 0xD800) << 10) + ord(pair[2]) - 0xDC00),
        text,
    )


@settings(deadline=None)
@given(anything)
def test_words_come_back_as_typed(text):
    assert unpack(pack(text)) == paired(text)


def test_a_split_pair_is_the_character_it_spells():
    assert unpack(pack("\ud83d\ude00")) == "\N{GRINNING FACE}"
    assert unpack(pack("\ude00\ud83d")) == "\ude00\ud83d"


def test_bytes_that_are_not_words_are_refused():
    with pytest.raises(UnicodeDecodeError):
        unpack(b"\xff")


@settings(deadline=None)
@given(st.text("ab", max_size=8), st.text("ab", max_size=8))
def test_contains_says_what_its_definition_says(longer, shorter):
    one_insertion = any(
        longer.startswith(shorter[:cut]) and longer[cut:].endswith(shorter[cut:]) for cut in range(len(shorter) + 1)
    )
    assert contains(longer, shorter) == (one_insertion and len(longer) >= len(shorter))


@settings(deadline=None)
@given(anything, anything, st.data())
def test_a_text_contains_itself_before_anything_was_inserted(text, inserted, data):
    cut = data.draw(st.integers(0, len(text)))
    assert contains(text[:cut] + inserted + text[cut:], text)


@pytest.mark.parametrize("text", ["é", "👩🏽‍🦽"])
def test_characters_are_compared_not_their_bytes(text):
    assert not contains("è" + "ĩ", "é")
    assert contains(text + "x", text)


def test_long_texts_are_compared_at_once():
    text = "word " * 40_000
    start = time.perf_counter()
    assert contains(text[:99_999] + "new" + text[99_999:], text)
    assert time.perf_counter() - start < 0.5  # seconds


@settings(deadline=None)
@given(anything)
def test_what_is_shown_holds_no_character_without_a_shape(text):
    shown = legible(text)
    shown.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]", shown)


def test_every_line_break_is_one_line_feed():
    assert legible("a\r\nb\rc\nd\ve\ff\x85g\u2028h\u2029i") == "a\nb\nc\nd\ne\nf\ng\nh\ni"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n\n", []),
        ("one", [["one"]]),
        ("one\ntwo", [["one", "two"]]),
        ("one\n\ntwo\n", [["one"], ["two"]]),
        ("one\n\n\ntwo", [["one"], ["", "two"]]),
        ("one\n\n\n\n\ntwo", [["one"], ["", "", "", "two"]]),
        ("\none", [["", "one"]]),
    ],
)
def test_paragraphs_are_split_at_blank_lines(text, expected):
    assert paragraphs(text) == expected


@settings(deadline=None)
@given(st.text("a \n", max_size=12))
def test_no_line_is_lost_between_paragraphs(text):
    assert "\n\n".join("\n".join(lines) for lines in paragraphs(text)) == text.rstrip("\n")
