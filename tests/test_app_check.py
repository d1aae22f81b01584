"""``kcvets check`` looks at the content and at every notebook of a folder."""

from __future__ import annotations

from broken_notebooks import markdown, sound_notebook, write_notebook

from kcvets.app.check import faults


def test_the_suite_has_no_fault():
    assert [str(fault) for fault in faults()] == []


def test_notebooks_of_another_folder_are_looked_at_in_place_of_ours(tmp_path):
    write_notebook(tmp_path, sound_notebook() | {"cells": [markdown("No title.")]}, "05-broken")
    (tmp_path / "04-other.ipynb").write_text("{")
    assert {fault.file for fault in faults(tmp_path)} == {"04-other.ipynb", "05-broken.ipynb"}
