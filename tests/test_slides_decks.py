"""Every deck keeps the rules of a deck, and a breach of any of them is told."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from slides.decks import FOLDER, decks, faults, page

CLONE = FOLDER.parent
WANTED = {"kcvets", "is-and-is-not", "arpita", "ant", "jonno", "jane", "mary", "daniel", "richard"}


def cell(kind: str, text: str, source: list[str] | None = None) -> dict:
    """A cell of a deck."""
    metadata = {"kcvets": {"source": ["ours"] if source is None else source}, "slideshow": {"slide_type": kind}}
    return {"cell_type": "markdown", "metadata": metadata, "source": text}


def deck(folder: Path, *cells: dict, **about: object) -> Path:
    """A deck as a file."""
    metadata = {"kcvets": {"title": "A deck", "minutes": 50} | about}
    raw = {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}
    (folder / "broken.ipynb").write_text(json.dumps(raw), encoding="utf-8")
    return folder / "broken.ipynb"


TITLE, NOTES = cell("slide", "# A deck"), cell("notes", "Two minutes.")
NEXT = cell("slide", "## More")
BREACHES = {
    "no_notes": ((TITLE,), "cell 1", "notes", "Give it one"),
    "notes_twice": ((TITLE, NOTES, NOTES), "cell 1", "notes", "Give it one"),
    "no_heading": ((cell("slide", "A deck"), NOTES), "cell 1", "heading", "Begin the deck with #"),
    "second_title": ((TITLE, NOTES, cell("slide", "# Again"), NOTES), "cell 3", "heading", "##"),
    "too_many_words": ((TITLE, NOTES, NEXT, cell("fragment", "word " * 60), NOTES), "cell 3", "words", "notes"),
    "unknown_kind": ((TITLE, NOTES, cell("subslide", "## Below")), "cell 3", "slide_type", "slide, fragment, notes"),
    "no_source": ((TITLE, cell("notes", "Two minutes.", [])), "cell 2", "source", "ours"),
    "unknown_source": ((TITLE, cell("notes", "Two minutes.", ["hb.nothing.1"])), "cell 2", "source", "add its row"),
    "no_such_picture": ((TITLE, NOTES, cell("slide", "## A\n\n![A cat](pictures/cat.svg)"), NOTES), "cell 3", "image", "slides/pictures"),
    "no_text_alternative": ((TITLE, NOTES, cell("slide", "## A\n\n![](pictures/ant-title.svg)"), NOTES), "cell 3", "image", "brackets"),
}


def test_there_is_a_deck_for_the_framework_and_each_story_of_the_handbook():
    assert {path.stem for path in decks()} == WANTED


@pytest.mark.parametrize("path", decks(), ids=lambda path: path.stem)
def test_a_deck_keeps_the_rules(path):
    assert [str(fault) for fault in faults(path)] == []


@pytest.mark.parametrize(("cells", "place", "field", "remedy"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_told(tmp_path, cells, place, field, remedy):
    [fault] = faults(deck(tmp_path, *cells))
    assert (fault.file, fault.place, fault.field) == ("broken.ipynb", place, field)
    assert remedy in fault.remedy


def test_a_deck_without_title_or_minutes_and_one_that_is_no_notebook_are_told(tmp_path):
    assert [fault.field for fault in faults(deck(tmp_path, TITLE, NOTES, title=None, minutes="50"))] == ["title", "minutes"]
    (tmp_path / "broken.ipynb").write_text("{")
    assert [fault.field for fault in faults(tmp_path / "broken.ipynb")] == ["JSON"]


def test_no_note_is_said_twice():
    said: dict[str, str] = {}
    for path in decks():
        for written in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if written["metadata"]["slideshow"]["slide_type"] == "notes":
                for sentence in re.split(r"(?<=[.?!])\s+", "".join(written["source"])):
                    assert len(sentence.split()) < 6 or sentence not in said, f"{path.stem} and {said[sentence]}: {sentence}"
                    said[sentence] = path.stem


def test_the_handout_holds_no_facilitators_notes(tmp_path):
    written = deck(tmp_path, TITLE, cell("notes", "A secret plan."))
    assert "A secret plan." in page(written, "screen")
    assert "A secret plan." not in page(written, "handout")


def test_what_is_written_in_a_deck_cannot_become_a_script(tmp_path):
    written = page(deck(tmp_path, cell("slide", "# A deck\n\n`</script><script>alert(1)</script>`"), NOTES), "screen")
    assert "<script>alert(1)" not in written


def test_nothing_is_built_while_a_deck_is_malformed(tmp_path):
    told = "from pathlib import Path; from slides import __main__ as build; build.decks = lambda: [Path('broken.ipynb')]; build.main()"
    deck(tmp_path, TITLE)
    run = subprocess.run([sys.executable, "-c", told], cwd=tmp_path, env={"PYTHONPATH": str(CLONE)}, capture_output=True, text=True)
    assert run.returncode == 1 and "broken.ipynb: cell 1: notes" in run.stderr
    assert not (tmp_path / "build").exists()
