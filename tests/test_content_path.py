"""The path through the course is read from the notebooks themselves."""

from __future__ import annotations

import json

import pytest
from broken_notebooks import NAME, code, sound_notebook, write_notebook

from kcvets.content import notebooks_folder
from kcvets.content.notebook import read
from kcvets.content.path import HOME, Page, pages
from kcvets.errors import ContentError


def test_a_page_is_what_its_notebook_says_of_itself(tmp_path):
    write_notebook(tmp_path, sound_notebook())
    (tmp_path / "04-other.ipynb").unlink()
    asks = ("check/sound", "practice/knowledge@sound", f"closing/{NAME}")
    assert pages(tmp_path) == [Page(NAME, "A sound notebook", "What boils?", 25, asks)]


def test_pages_stand_in_the_order_of_their_numbers_and_other_files_are_left_out(tmp_path):
    for name in ("10-b", "02-c", "notes", "1-a"):
        write_notebook(tmp_path, sound_notebook(), name)
    (tmp_path / "04-other.ipynb").unlink()
    assert [page.name for page in pages(tmp_path)] == ["02-c", "10-b"]


def test_a_notebook_that_says_nothing_of_itself_is_named_after_its_file(tmp_path):
    (tmp_path / "07-new.ipynb").write_text(json.dumps({"cells": [], "metadata": {}}))
    assert pages(tmp_path) == [Page("07-new", "07-new", "", 0, ())]


def test_a_file_that_is_no_notebook_is_refused_by_name(tmp_path):
    (tmp_path / "07-new.ipynb").write_text("{")
    with pytest.raises(ContentError, match="07-new.ipynb: the file: JSON"):
        pages(tmp_path)


def test_the_course_begins_at_the_home_page():
    course = pages(notebooks_folder())
    assert course[0].name == HOME
    assert all(page.title != page.name and page.question for page in course)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('form("values")', ["practice/values"]),
        ('form("values", "quality")', ["quality/values"]),
        ('form(model="supervision", quadrants="skills", story="jane")', ["supervision/skills@jane"]),
        ('form(["values", "skills"], worked=2)', ["practice/values", "practice/skills"]),
        ('form(quadrants, model=model)', ["quality/values", "quality/skills"]),
        ('story("jane")\nreasons("jane")', ["story/jane", "reasons/jane"]),
        ('display(check("values"))', ["check/values"]),
        ('check()\nareas()\nx.form("values")', ["check/"]),
        ("%matplotlib inline", []),
    ],
)
def test_the_forms_of_a_cell_are_read_from_its_calls(tmp_path, written, shown):
    given = code('quadrants = ["values", "skills"]\nmodel = "quality"')
    given["metadata"]["tags"].append("parameters")
    page = read(write_notebook(tmp_path, sound_notebook() | {"cells": [given, code(written)]}))
    assert page.shown(page.cells[1]) == shown
