"""What a person wrote in their own words can be brought elsewhere; what was chosen, named or dated is not offered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from entries_written import about, entry
from sheet_reader import SheetReader

import kcvets
from kcvets.content import MODELS, QUADRANTS, library
from kcvets.journal import Journal
from kcvets.records.reflections import in_own_words, ref_of, reflections, subjects

WORK = "work-0123abcd"


@pytest.mark.parametrize(
    ("written", "title", "about_it"),
    [
        (entry("practice.knowledge.reveals", "She reads."), "The framework", "|"),
        (entry("practice.knowledge.reveals", "She reads.", story="arpita"), "Story: Arpita", "arpita|"),
        (entry("practice.knowledge.reveals", "She reads.", work=WORK), "Own work: Not named yet, begun on a day unknown", f"|{WORK}"),
        (entry("lens.hope.seen", "She reads.", story="ant"), "Story: Ant", "ant|"),
        (entry("closing.03-knowledge.what", "She reads."), "The framework", "|"),
        (entry("loop.session-0123abcd.1", "She reads.", work=WORK), "Own work: Not named yet, begun on a day unknown", f"|{WORK}"),
    ],
)
def test_an_answer_in_own_words_is_a_reflection(written, title, about_it):
    [found] = reflections([written])
    assert (found.title, found.question, found.text, found.about) == (title, written.question, "She reads.", about_it)


@pytest.mark.parametrize("model", [model for model in MODELS if model != "quality"])
@pytest.mark.parametrize("quadrant", QUADRANTS)
def test_every_question_of_the_framework_can_be_brought_along(model, quadrant):
    asked = [prompt.id for prompt in library().questions(model, quadrant).prompts]
    assert [found.ref for found in reflections(entry(id, "She reads.") for id in asked)] == [f"{id}||" for id in asked]


@pytest.mark.parametrize("kind", ["session", "audit", "round", "cpd"])
def test_what_belongs_to_another_record_is_no_reflection(kind):
    asked = [prompt.id for section in library().worksheet(kind).sections for prompt in section.prompts]
    assert reflections(about(f"{kind}-0123abcd", dict.fromkeys(asked, "Written there."))) == []


@pytest.mark.parametrize(
    "written",
    [
        entry("page.session", "session-0123abcd"),
        entry("work.name", "The long call", work=WORK),
        entry("work.action-date", "2026-06-01", work=WORK),
        entry("work.better", "dignity", work=WORK),
        entry("work.worse", "dignity", work=WORK),
        entry("closing.03-knowledge.action-date", "2026-06-01"),
    ],
    ids=lambda written: written.key.prompt,
)
def test_a_name_a_day_a_choice_or_a_note_of_a_page_is_no_reflection(written):
    assert reflections([written]) == []
    assert not in_own_words(written)


def test_a_blank_is_no_reflection():
    assert reflections([entry("practice.knowledge.reveals", " \n")]) == []


def test_what_was_chosen_on_a_page_is_no_reflection_and_the_reason_given_is(home):
    told, check = library().story("arpita"), library().check("knowledge")
    [first, *_], question, lens = told.decisions, check.questions[0], library().lens("hope")
    reader = SheetReader(lambda: kcvets.story("arpita"))
    reader.write(f"{first.id}.why", "As I see it.")
    reader.press(f"{first.id}.commit", **{first.id: first.options[0].id})
    SheetReader(lambda: kcvets.check("knowledge")).press(f"{question.id}.commit", **{question.id: question.options[0].id})
    SheetReader(lambda: kcvets.lens("hope")).press("look", story=lens.stories[0])
    entries = Journal.open().entries()
    assert len(entries) == 4
    assert [found.text for found in reflections(entries)] == ["As I see it."]


def test_words_changed_since_are_brought_as_they_read_now():
    written = entry("practice.knowledge.reveals", "Now.")
    earlier = replace(written.versions[0], revision=0, text="Before.", current=False)
    [found] = reflections([replace(written, versions=(*written.versions, earlier))])
    assert found.text == "Now."


def test_an_answer_taken_back_is_no_reflection():
    written = entry("practice.knowledge.reveals", "")
    earlier = replace(written.versions[0], revision=0, text="Before.", current=False)
    assert reflections([replace(written, versions=(*written.versions, earlier))]) == []


def test_what_is_about_the_same_stands_together_and_is_named_once():
    found = reflections([
        entry("practice.knowledge.reveals", "One.", story="ant"),
        *about(WORK, {"work.name": "The long call", "practice.knowledge.reveals": "Two."}),
        entry("practice.values.care-person", "Three.", story="ant"),
    ])
    assert [one.text for one in found] == ["One.", "Three.", "Two."]
    assert subjects(found) == {"ant|": "Story: Ant", f"|{WORK}": "Own work: The long call"}


def test_each_is_named_by_one_word_of_its_own():
    """A list of choices is kept as words with spaces between."""
    keys = [entry("p", "a"), entry("p", "a", story="ant"), entry("p", "a", work=WORK), entry("p", "a", story="ant", work=WORK)]
    found = [one.ref for one in reflections(keys)]
    assert len({*found}) == 4 and found == [ref_of(one.key) for one in keys]
    assert " ".join(found).split() == found


def test_words_under_a_name_that_is_no_single_word_are_left_where_they_are():
    assert reflections([entry("p", "a", work="my old work")]) == []
