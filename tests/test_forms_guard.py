"""Before words are taken away, home points out what may tell who somebody is."""

from __future__ import annotations

from sheet_reader import SheetReader

import kcvets
from kcvets.forms.guard import LIMITS
from kcvets.journal import EntryKey, Journal


def write(text: str, key: EntryKey, question: str, base: int | None = None, sequence: int = 1) -> int:
    """Keep an answer; its revision."""
    return Journal.open().save(key, text, question=question, writer="w", sequence=sequence, base=base).revision


def look() -> list[dict]:
    """What the page shows after the button was pressed."""
    return SheetReader(kcvets.home).press("look")["blocks"]


def test_what_stands_is_pointed_out_under_its_question(home):
    write("I rang Asha, <b>0161 496 0123</b>.", EntryKey("one"), "Whom did I ring?")
    write("Nobody came.", EntryKey("two"), "Who came?")
    told, found = look()
    assert LIMITS in told["text"]
    assert found["heading"] == "Whom did I ring?"
    assert found["items"] == [
        "“Asha” looks like a name. You could write “the person”.",
        "“0161 496 0123” looks like a telephone number. You could write “a telephone number”.",
    ]


def test_what_was_taken_out_again_is_not_pointed_out(home):
    key = EntryKey("one")
    first = write("I rang Asha.", key, "Whom did I ring?")
    write("I rang her.", key, "Whom did I ring?", base=first, sequence=2)
    assert [part["heading"] for part in look()] == ["Nothing stood out"]


def test_that_nothing_was_found_does_not_say_that_all_is_well(home):
    [told] = look()
    assert LIMITS in told["text"]


def test_the_people_of_a_story_are_not_pointed_out_in_answers_about_it(home):
    write("Arpita laughed, and Asha did not.", EntryKey("story.arpita.why", story="arpita"), "Why?")
    write("Arpita laughed.", EntryKey("mine"), "Who laughed?")
    _, about, mine = look()
    assert [line.split("”")[0] for line in about["items"]] == ["“Asha"]
    assert [line.split("”")[0] for line in mine["items"]] == ["“Arpita"]
