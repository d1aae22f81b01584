"""A lens is put to one story at a time, and each story keeps answers of its own."""

from __future__ import annotations

import pytest
from sheet_reader import SheetReader

import kcvets
from kcvets import lens
from kcvets.content import library
from kcvets.forms.asks import count_of
from kcvets.forms.lens_page import LOOK, WHICH

LENSES = library().names("lenses")


@pytest.mark.parametrize("name", LENSES)
def test_a_lens_asks_about_the_story_that_was_chosen(home, name):
    through = library().lens(name)
    reader = SheetReader(lambda: lens(name))
    labels = [prompt.label for section in through.sections for prompt in section.prompts]
    assert not {part.get("label") for part in reader.sees()} & set(labels), "nothing is asked before a story is chosen"
    assert reader.press(LOOK, **{WHICH: ""})["errors"] == {WHICH: "Choose a story"}
    for story in through.stories:
        reader.press(LOOK, **{WHICH: story})
        asked = [part for part in reader.sees() if part["type"] == "question"]
        assert [part["label"] for part in asked] == labels
        assert all(part["id"].startswith(f"{story}.") for part in asked)


def test_each_story_keeps_answers_of_its_own_and_the_last_one_opens_again(home):
    through = library().lens("hope")
    prompt = through.sections[0].prompts[0]
    one, other = through.stories[:2]
    reader = SheetReader(lambda: lens("hope"))
    for story in (one, other):
        reader.press(LOOK, **{WHICH: story})
        reader.write(f"{story}.{prompt.id}", f"In {story}.")
    reader.open()
    assert [part["id"] for part in reader.sees() if part["type"] == "question"][0].startswith(f"{other}.")
    assert {story: reader.answers[f"{story}.{prompt.id}"]["text"] for story in (one, other)} == {one: f"In {one}.", other: f"In {other}."}


def test_home_counts_the_questions_of_one_story(home):
    through = library().lens("hope")
    total = 1 + sum(len(section.prompts) for section in through.sections)
    prompts = [prompt.id for section in through.sections for prompt in section.prompts]

    def shown() -> str:
        items = [item for part in SheetReader(kcvets.home).sees() if part["type"] == "links" for item in part["items"]]
        return [item.get("state", "") for item in items if item["href"] == "32-hope.ipynb"][-1]

    reader = SheetReader(lambda: lens("hope"))
    assert shown() == ""
    for story in through.stories[:2]:
        reader.press(LOOK, **{WHICH: story})
        for prompt in prompts:
            reader.write(f"{story}.{prompt}", "An answer.")
        asked = 1 + len(prompts) * (1 + through.stories.index(story))
        closing = count_of("check/hope") + count_of("closing/32-hope")
        assert shown() == (f"{asked} of {total + closing} answered" if asked <= total + closing else f"{asked} answered")
