"""No two stories say the same, and none may come to."""

from __future__ import annotations

import shutil

import pytest
from broken_content import sound_folder
from broken_notebooks import markdown, sound_notebook, write_notebook

from kcvets.content import Library
from kcvets.content.notebook import read
from kcvets.content.repeats import of_notebooks

SAID = "It comes after a long wait, without a word from her."
CHAPTERS = ["For a facilitator", "Three points to keep", "One thing to do"]


def library_with(folder, where: str) -> Library:
    """Two stories, the same sentence in one place of each."""
    sound = sound_folder(folder) / "stories" / "sound.toml"
    sound.write_text(sound.read_text(encoding="utf-8").replace(where, SAID), encoding="utf-8")
    shutil.copyfile(sound, other := sound.with_stem("another"))
    other.write_text(other.read_text(encoding="utf-8").replace('id = "sound"', 'id = "another"'), encoding="utf-8")
    return Library(folder)


@pytest.mark.parametrize(
    ("where", "place", "field"),
    [
        ("Somebody answers.", "turn.turn.ask", "followed"),
        ("It leaves room.", "turn.turn.wait", "support"),
        ("The practitioner waited.", "turn", "account"),
    ],
)
def test_what_two_stories_both_say_is_told(tmp_path, where, place, field):
    [fault] = library_with(tmp_path, where).faults()
    assert (fault.file, fault.place, fault.field) == ("stories/sound.toml", place, field)
    assert SAID in fault.wrong and "stories/another.toml" in fault.wrong


def test_a_short_sentence_and_the_plot_may_come_twice(tmp_path):
    assert library_with(tmp_path, "Somebody opens the door.").faults() == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_two_notebooks_both_close_with_is_told(tmp_path, chapter):
    cells = [markdown(f"## A kettle\n\n{SAID}"), markdown(f"## {chapter}"), markdown(f"### A plan\n\n| Minutes | {SAID} |")]
    pages = [read(write_notebook(tmp_path, sound_notebook() | {"cells": cells}, name)) for name in ("11-one", "12-two")]
    [fault] = of_notebooks(pages)
    assert (fault.file, fault.place, fault.field) == ("12-two.ipynb", "cell 3", "text")
    assert SAID in fault.wrong and "11-one.ipynb" in fault.wrong
