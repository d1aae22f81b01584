"""While somebody writes about their own work, what looks like a name or a number is pointed out, with what could stand there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheet_reader import SheetReader, begun

import kcvets
from kcvets.forms.guard import remarks

PIECES = {kcvets.own_work: "work.action", kcvets.session: "session.notes", kcvets.audit: "audit.done", kcvets.organisation: "round.step", kcvets.cpd: "cpd.impact"}
ELSEWHERE = {
    "a form": (lambda: kcvets.form("knowledge"), "practice.knowledge.reveals"),
    "the bank": (kcvets.bank, "person"),
    "a closing": (lambda: kcvets.closing("03-knowledge"), "what"),
    "strengths": (lambda: kcvets.strengths("arpita"), "strengths-person"),
}
#: What a text is made of: things that tell who somebody is, and things that do not.
PIECES_OF_TEXT = [
    *("Asha", "Dr Patel", "her daughter Maria", "asha.k@example.org", "0161 496 0123", "AB 12 34 56 C", "12 Oak Road", "M13 9PL", "12 March 2025", "943 476 5919"),
    *("I rang", "on", "laughed", "and", ".", "\n", "two hours", "the daughter", "42", "May I"),
]
DATE = "2026-06-01"


@pytest.mark.parametrize("made", PIECES, ids=lambda made: made.__name__)
def test_every_saved_answer_brings_what_to_look_at(home, made):
    reader = begun(made, "the kettle")
    saved = reader.write(PIECES[made], "I rang Asha, <b>0161 496 0123</b>.")
    expected = [
        {"text": "“Asha” looks like a name.", "words": "Asha", "instead": "the person"},
        {"text": "“0161 496 0123” looks like a telephone number.", "words": "0161 496 0123", "instead": "a telephone number"},
    ]
    assert saved["remarks"] == expected
    reader.open()
    assert reader.answers[reader.named(PIECES[made])]["remarks"] == expected, "they are there again"
    assert reader.answers[reader.named(PIECES[made])]["text"] == "I rang Asha, <b>0161 496 0123</b>.", "and nothing was changed"


def test_what_was_taken_out_is_no_longer_pointed_out(home):
    reader = begun(kcvets.own_work, "the kettle")
    assert reader.write("work.action", "I rang Asha.")["remarks"]
    assert reader.write("work.action", "I rang her.")["remarks"] == []


def test_the_name_of_a_piece_is_looked_at_too(home):
    reader = begun(kcvets.own_work, "the kettle")
    [remark] = reader.write("work.name", "Asha's kettle")["remarks"]
    assert remark["words"] == "Asha"


def test_a_day_from_a_calendar_is_not_pointed_out_and_the_same_day_in_words_is(home):
    reader = begun(kcvets.own_work, "the kettle")
    assert reader.write("work.action-date", DATE)["remarks"] == []
    [remark] = reader.write("work.action", f"Ring on {DATE}.")["remarks"]
    assert (remark["words"], remark["instead"]) == (DATE, "a date")


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("I met her daughter Maria at the door.", "her daughter Maria", "her daughter"),
        ("I met their neighbour, Asha Patel.", "their neighbour, Asha Patel", "their neighbour"),
        ("I met Maria at the door.", "Maria", "the person"),
    ],
)
def test_who_somebody_is_to_the_person_may_stand(text, words, instead):
    [remark] = remarks(text)
    assert (remark["words"], remark["instead"]) == (words, instead)


def test_each_is_pointed_out_once():
    assert [remark["words"] for remark in remarks("Asha rang. I rang Asha. She is Asha.")] == ["Asha"]


@given(st.lists(st.sampled_from(PIECES_OF_TEXT), max_size=8).map(" ".join))
def test_replacing_what_is_pointed_out_leaves_nothing_to_point_out(text):
    assert all(remark["words"] in text and remark["words"] in remark["text"] for remark in remarks(text))
    for _ in PIECES_OF_TEXT:  # one after another, as somebody presses the buttons
        for remark in remarks(text)[:1]:
            text = text.replace(remark["words"], remark["instead"])
    assert remarks(text) == []


@given(st.text())
def test_what_is_pointed_out_stands_in_the_text(text):
    assert all(remark["words"] in text and remark["instead"] != remark["words"] for remark in remarks(text))


@pytest.mark.parametrize("where", ELSEWHERE)
def test_elsewhere_nothing_is_pointed_out_while_somebody_writes(home, where):
    made, question = ELSEWHERE[where]
    reader = SheetReader(made)
    assert reader.write(question, "I rang Asha, 0161 496 0123.")["remarks"] == []
    reader.open()
    assert reader.answers[question]["remarks"] == []
