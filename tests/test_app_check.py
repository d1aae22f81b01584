"""``kcvets check`` looks at the content and at every notebook of a folder."""

from __future__ import annotations

import json
import shutil

from broken_notebooks import markdown, sound_notebook, write_notebook

from kcvets.app.check import faults
from kcvets.content import notebooks_folder


def test_the_suite_has_no_fault():
    assert [str(fault) for fault in faults()] == []


def test_notebooks_of_another_folder_are_looked_at_in_place_of_ours(tmp_path):
    write_notebook(tmp_path, sound_notebook() | {"cells": [markdown("No title.")]}, "05-broken")
    (tmp_path / "04-other.ipynb").write_text("{")
    assert {fault.file for fault in faults(tmp_path)} == {"04-other.ipynb", "05-broken.ipynb"}


def test_two_notebooks_that_close_alike_are_told(tmp_path):
    shutil.copytree(notebooks_folder(), tmp_path, dirs_exist_ok=True)
    one, other = tmp_path / "10-arpita.ipynb", tmp_path / "11-ant.ipynb"
    task = next(cell for cell in json.loads(one.read_text(encoding="utf-8"))["cells"] if cell["source"][0].startswith("## One thing"))
    raw = json.loads(other.read_text(encoding="utf-8"))
    next(cell for cell in raw["cells"] if cell["source"][0].startswith("## One thing"))["source"] = task["source"]
    other.write_text(json.dumps(raw), encoding="utf-8")
    assert {fault.file for fault in faults(tmp_path)} == {"11-ant.ipynb"}
