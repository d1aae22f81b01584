"""On request, home asks a question beside phrases in one's own words, and rates nobody."""

from __future__ import annotations

from sheet_reader import SheetReader
from test_forms_guard import write

import kcvets
from kcvets.forms.language_lens import ABOUT
from kcvets.journal import EntryKey


def look() -> list[dict]:
    """What the page shows after the button was pressed."""
    return SheetReader(kcvets.home).press("language")["blocks"]


def test_a_question_is_asked_beside_a_phrase(home):
    write("The <i>hoarder</i> refused.", EntryKey("one"), "What happened?")
    write("She laughed.", EntryKey("two"), "And then?")
    told, found = look()
    assert told["text"] == ABOUT
    assert found["heading"] == "What happened?"
    assert found["items"] == [
        "“hoarder”: What does the person call these things, and what are they for?",
        "“refused”: What exactly did the person say no to, and what would they say yes to?",
    ]


def test_no_phrase_found_is_no_praise(home):
    [told] = look()
    assert told["heading"] == "None of the phrases stands in your words"
    assert told["text"] == ABOUT
