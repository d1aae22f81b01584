"""nbval compares what a notebook shows with what is stored, line by line: what differs, fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from broken_notebooks import code, sound_notebook, write_notebook
from refresh_notebooks import CLONE, refreshed

CHANGES = {
    "unchanged": lambda output: None,
    "line_reworded": lambda output: output["data"]["text/plain"].append(" And?"),
    "line_missing": lambda output: output["data"]["text/plain"].pop(1),
    "other_text": lambda output: output["data"].update({"text/plain": ["Form: another"]}),
}
SAME = {"unchanged"}


@pytest.fixture(scope="module")
def said(tmp_path_factory) -> str:
    """What nbval says of one small notebook whose cells are all alike, and each stored with another change."""
    folder = tmp_path_factory.mktemp("nbval")
    raw = sound_notebook() | {"cells": [code("from kcvets import form"), *(code('form("knowledge")') for _ in CHANGES)]}
    file = write_notebook(folder, raw)
    changed = json.loads(refreshed(file))
    for cell, change in zip(changed["cells"][1:], CHANGES.values(), strict=True):
        change(cell["outputs"][0])
    write_notebook(folder, changed)
    (folder / "pytest.ini").write_text("[pytest]\n")  # not the suite's own settings
    environment = {**os.environ, "PYTHONPATH": str(CLONE), "KCVETS_HOME": str(folder / "home")}
    command = [sys.executable, "-m", "pytest", "-v", "--nbval", "--nbval-current-env", "-p", "no:cacheprovider", file.name]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True).stdout


@pytest.mark.parametrize("pointed_at", ["notebooks/00-start-here.ipynb", "tests/test_content_path.py"])
def test_nobodys_journal_is_within_reach(tmp_path, pointed_at):
    (tmp_path / "seen.py").write_text("import os\ndef pytest_collection_finish(): print('home:', os.environ['KCVETS_HOME'])\n")
    environment = {**os.environ, "KCVETS_HOME": "mine", "PYTHONPATH": f"{CLONE}{os.pathsep}{tmp_path}"}
    command = [sys.executable, "-m", "pytest", "-p", "seen", "-p", "no:cacheprovider", "--collect-only", pointed_at]
    run = subprocess.run(command, cwd=CLONE, env=environment, capture_output=True, text=True)
    assert "home: " in run.stdout and "home: mine" not in run.stdout


@pytest.mark.parametrize(("cell", "name"), list(enumerate(CHANGES, 1)))
def test_nbval_compares_what_is_stored(said, cell, name):
    verdict = "PASSED" if name in SAME else "FAILED"
    assert f"::Cell {cell} {verdict}" in said
