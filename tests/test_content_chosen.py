"""What was chosen is read in the words that the page showed, and what was written stays as it is."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest

from kcvets.content import library
from kcvets.content.chosen import choices, in_words
from kcvets.journal import EntryKey, Journal
from kcvets.journal.markdown import export_markdown
from kcvets.records.journal_docx import journal_docx

DECISION = library().story("arpita").decisions[0]
OPTION = DECISION.options[1]
PROMPT = f"story.arpita.{DECISION.id}"


def test_a_choice_is_read_by_its_label():
    assert in_words(PROMPT, OPTION.id) == OPTION.label


def test_several_choices_stand_on_a_line_each():
    one, _, other, *_ = library().wellbeing().areas
    assert in_words("work.better", f"{one.id} {other.id}") == f"{one.name}\n{other.name}"


@pytest.mark.parametrize(
    ("prompt", "text"),
    [("practice.knowledge.reveals", OPTION.id), (PROMPT, "offered-no-more"), (PROMPT, f"{OPTION.id} offered-no-more"), (PROMPT, " ")],
    ids=["written", "offered no more", "one of two offered no more", "blank"],
)
def test_anything_else_stays_as_it_is(prompt, text):
    assert in_words(prompt, text).strip() == text.strip()


def test_every_fixed_list_of_the_suite_has_its_words():
    offered = choices()
    assert {prompt.partition(".")[0] for prompt in offered} == {"check", "lens", "story", "work", "cpd", "audit", "session"}
    assert all(label.strip() for labels in offered.values() for label in labels.values())


def test_the_copies_for_reading_show_what_was_chosen_and_not_its_id(tmp_path: Path):
    journal = Journal.open(tmp_path)
    journal.save(EntryKey(PROMPT, story="arpita"), OPTION.id, question=DECISION.question, writer="page", sequence=1, base=None)
    paragraphs = [one.text for one in docx.Document(BytesIO(journal_docx(journal, datetime(2026, 11, 22, tzinfo=UTC)))).paragraphs]
    assert OPTION.label in paragraphs and OPTION.id not in paragraphs
    shown = export_markdown(journal).splitlines()
    assert OPTION.label in shown and OPTION.id not in shown
