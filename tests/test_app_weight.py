"""A learner's kernel stays light: two hundred of them may run at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kcvets.content import notebooks_folder

HEAVY = ("acro", "dask", "docx", "matplotlib", "numpy", "pandas", "papermill", "presidio_analyzer", "presidio_anonymizer", "spacy")
REPORT = f"\nimport sys; print('loaded:', *[name for name in {HEAVY} if name in sys.modules])"

WITH_A_DATASET = tuple(f"4{number}-" for number in range(1, 10))  # they need the research part
NOTEBOOKS = [*sorted(notebooks_folder().glob("*.ipynb")), notebooks_folder() / "research" / "contributing.ipynb"]
LEARNERS = [path for path in NOTEBOOKS if not path.name.startswith(WITH_A_DATASET)]


def loaded_by(code: str, home: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code + REPORT], env={**os.environ, "KCVETS_HOME": str(home)}, capture_output=True, text=True, check=True
    )
    return done.stdout.split("loaded:")[-1].strip()


def test_importing_the_package_loads_nothing_but_itself(tmp_path: Path) -> None:
    assert loaded_by("import kcvets, sys; assert 'ipywidgets' not in sys.modules and 'sqlite3' not in sys.modules", tmp_path) == ""


@pytest.mark.parametrize("notebook", LEARNERS, ids=lambda path: path.stem)
def test_a_learner_page_loads_nothing_heavy(notebook: Path, tmp_path: Path) -> None:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    assert loaded_by(code, tmp_path) == ""


def test_the_test_sees_what_is_heavy(tmp_path: Path) -> None:
    assert "pandas" in loaded_by("import pandas", tmp_path)
