"""The check for identifiers finds what it says it finds, and leaves alone what is none."""

from __future__ import annotations

import pytest

from kcvets.content import library
from kcvets.content.identifiers import identifiers

KNOWN = library().identifiers()


def found(text: str) -> list[tuple[str, str]]:
    """Kind and words of everything found."""
    return [(one.kind, one.words) for one in identifiers(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Her number is 943 476 5919, I think.", "an NHS number", "943 476 5919"),
        ("It was 9434765919 on the form.", "an NHS number", "9434765919"),
        ("his NI, ab 12 34 56 c, stood there", "a National Insurance number", "ab 12 34 56 c"),
        ("She moved to M14 5TQ in spring.", "a postcode", "M14 5TQ"),
        ("somewhere in sw1a 1aa", "a postcode", "sw1a 1aa"),
        ("Ring 0161 496 0123 at noon.", "a telephone number", "0161 496 0123"),
        ("Her mobile: +44 7700 900123.", "a telephone number", "+44 7700 900123"),
        ("Write to jo.bloggs+x@example.co.uk please", "an email address", "jo.bloggs+x@example.co.uk"),
        ("Born 12/03/1954, she said.", "a date", "12/03/1954"),
        ("Born on the 3rd of March 1954.", "a date", "3rd of March 1954"),
        ("At 27 Old Mill Lane the door was open.", "an address", "27 Old Mill Lane"),
        ("I rang Mrs. O'Brien-Smith at once.", "a name", "Mrs. O'Brien-Smith"),
        ("I like how Arpita laughs.", "a name", "Arpita"),
        ("i like how arpita laughs", "a name", "arpita"),
        ("Oluwaseun's mother rang.", "a name", "Oluwaseun"),
        ("The neighbour, Katarzyna Nowak, came.", "a name", "Katarzyna Nowak"),
        ("Then Grace said no.", "a name", "Grace"),
        ("Will Hughes came too.", "a name", "Will Hughes"),
    ],
)
def test_it_is_found(text, kind, words):
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Will I ask her again? Hope is a plan. May she come?",
        "I hope for grace, and will mark the rose by dawn.",
        "The Care Act 2014 and the Mental Capacity Act 2005 apply; so does Making Safeguarding Personal.",
        "Paragraph 14.83 says so, on page 120, and 3 of 10 agreed.",
        "On Tuesday in March we met at ten.",
        "943 476 5918 fails its check, and is one digit from a number.",
        "The bus 42 goes at 9.30 to the High Street.",
        "Down's syndrome was in the report.",
        "",
    ],
)
def test_what_is_no_identifier_is_left_alone(text):
    assert found(text) == []


def test_several_are_told_in_order_and_none_twice():
    told = found("Mr Daniel Evans, 4 Hill Road, LL57 1AA, on 01248 496 012.")
    assert told == [
        ("a name", "Mr Daniel Evans"),
        ("an address", "4 Hill Road"),
        ("a postcode", "LL57 1AA"),
        ("a telephone number", "01248 496 012"),
    ]


def test_what_is_offered_stands_in_its_place():
    text = "I rang Asha on 0161 496 0123."
    for one in reversed(identifiers(text, KNOWN)):
        assert text[one.start : one.end] == one.words
        text = text[: one.start] + one.instead + text[one.end :]
    assert text == "I rang the person on a telephone number."
