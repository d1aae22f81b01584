"""The question bank says what the two people call the person, as they typed it and nothing more."""

from __future__ import annotations

import pytest
from sheet_reader import SheetReader

from kcvets import bank
from kcvets.content import library


def items(reader: SheetReader) -> list[str]:
    """Every question on the page."""
    return [item for part in reader.sees() for item in part.get("items", ())]


def test_the_bank_is_there_with_the_person_in_place_of_the_blank(home):
    asked = [question.label for heading in library().question_bank().headings for question in heading.questions]
    shown = items(SheetReader(bank))
    assert shown == [label.replace("{person}", "the person") for label in asked]
    assert len(shown) == 49


@pytest.mark.parametrize("word", ["the gardener", "<b>Sam</b> {person}", "  "])
def test_a_word_of_ones_own_is_put_in_and_kept(home, word):
    reader = SheetReader(bank)
    reader.write("person", word)
    reader.press("show")
    assert items(reader)[0] == f"How would you describe {word.strip() or 'the person'} to someone who had never met them?"
    shown = items(reader)
    reader.open()
    assert items(reader) == shown
