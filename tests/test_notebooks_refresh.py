"""Running the notebooks stores what they show, and nothing that differs from run to run."""

from __future__ import annotations

import json

import pytest
from broken_notebooks import code, sound_notebook, write_notebook
from refresh_notebooks import WIDGET, main

CELLS = [code("from kcvets import form"), code('form("knowledge")')]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A notebook never run, with traces of an earlier session, after one refresh."""
    folder = tmp_path_factory.mktemp("notebooks")
    raw = sound_notebook() | {"cells": json.loads(json.dumps(CELLS))}
    raw["metadata"] |= {"widgets": {"state": {}}, "language_info": {"name": "python", "version": "3.9.1"}}
    raw["cells"][0]["metadata"]["execution"] = {"iopub.execute_input": "2026-01-01T00:00:00Z"}
    write_notebook(folder, raw)
    (folder / "04-other.ipynb").unlink()
    assert main([str(folder)]) == 0
    return folder


def test_outputs_and_counts_are_stored_and_nothing_volatile(folder):
    raw = json.loads((folder / "03-sound.ipynb").read_text(encoding="utf-8"))
    importing, showing = raw["cells"]
    assert (importing["execution_count"], importing["outputs"], showing["execution_count"]) == (1, [], 2)
    [output] = showing["outputs"]
    assert output["data"]["text/plain"][0].startswith("Form: ") and WIDGET not in output["data"]
    assert "widgets" not in raw["metadata"] and "execution" not in importing["metadata"]
    assert raw["metadata"]["language_info"] == {"name": "python"}


def test_the_text_is_sorted_indented_by_one_and_ends_in_a_newline(folder):
    text = (folder / "03-sound.ipynb").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def test_a_second_run_changes_nothing_and_check_names_what_would_change(folder, tmp_path, capsys):
    text = (folder / "03-sound.ipynb").read_text(encoding="utf-8")
    stale = text.replace("Form: ", "Shape: ")
    (tmp_path / "03-sound.ipynb").write_text(text, encoding="utf-8")
    (tmp_path / "04-stale.ipynb").write_text(stale, encoding="utf-8")
    assert main([str(tmp_path), "--check"]) == 1
    assert capsys.readouterr().out == "04-stale.ipynb is stale\n"
    assert (tmp_path / "04-stale.ipynb").read_text(encoding="utf-8") == stale
