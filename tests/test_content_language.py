"""Phrases are found as they are written, and a question is asked about each; nobody is rated."""

from __future__ import annotations

import pytest

from kcvets.content import library
from kcvets.content.language import phrases_in

PHRASES = library().phrases()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He is not engaging with us.", [("not engaging", "not-engaging")]),
        ("She DIDN’T ENGAGE, so we closed.", [("DIDN’T ENGAGE", "not-engaging")]),
        ("A complex case, and complex needs.", [("complex case", "complex"), ("complex needs", "complex")]),
        ("He refused, then refused again.", [("refused", "refuses"), ("refused", "refuses")]),
        ("Challenging behaviour of a hoarder", [("Challenging behaviour", "challenging"), ("hoarder", "hoarder")]),
        ("Wanderings are for clouds; caseload and clientele too.", []),
        ("We met, and talked about the match.", []),
        ("", []),
    ],
)
def test_a_phrase_is_found_as_it_stands(text, told):
    assert [(words, phrase.id) for words, phrase in phrases_in(text, PHRASES)] == told


def test_every_phrase_of_the_list_is_found_and_asked_about():
    for phrase in PHRASES:
        for form in phrase.says:
            [(words, _), *_] = phrases_in(f"It said: {form}.", [phrase])
            assert words == form


def test_the_phrases_named_by_the_framework_are_there():
    forms = {form for phrase in PHRASES for form in phrase.says}
    assert {"not engaging", "complex", "refuses", "hoarder", "wandering"} <= forms
