"""A story notebook runs under papermill with the parameters it has; any other is refused, and so is a wrong value."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import papermill
import pytest
from papermill.exceptions import PapermillExecutionError

from kcvets import parameters
from kcvets.content import notebooks_folder
from kcvets.errors import ParameterError

CLONE = Path(__file__).resolve().parent.parent
SOUND = {"quadrants": ["knowledge"], "model": "practice", "worked": "all"}


def run(folder: Path, **given: object) -> str:
    """What the forms of Arpita's notebook say of themselves after a run with these parameters."""
    source, result = notebooks_folder() / "10-arpita.ipynb", folder / "run.ipynb"
    papermill.execute_notebook(source, result, given, progress_bar=False, cwd=folder)
    cells = json.loads(result.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", ()) if "data" in output]
    return "\n".join("".join(output["data"].get("text/plain", "")) for output in outputs)


def test_papermill_chooses_quadrants_model_and_worked_answers(home, tmp_path):
    told = run(tmp_path, quadrants=["values", "skills"], model="supervision", worked=0)
    assert "Form: Values and ethics in supervision about arpita" in told
    assert "Form: Skills in supervision about arpita" in told
    assert "Knowledge and co-creation" not in told


def test_the_command_of_the_documentation_does_what_it_says(home, tmp_path):
    told = (CLONE / "CONTRIBUTING.md").read_text(encoding="utf-8")
    command = shlex.split(re.search(r"`\.venv/bin/(papermill [^`]+)`", told)[1])
    result = tmp_path / command[2]
    subprocess.run([sys.executable, "-m", *command[:2], str(result), *command[3:]], cwd=CLONE, check=True, capture_output=True)
    assert "Form: Skills in professional practice about arpita" in result.read_text(encoding="utf-8")


@pytest.mark.filterwarnings("ignore")  # papermill's own warning about a parameter it does not know
def test_papermill_stops_at_a_parameter_that_does_not_exist(home, tmp_path):
    with pytest.raises(PapermillExecutionError, match=r"quadrant is no parameter of this notebook\. Did you mean quadrants\?"):
        run(tmp_path, quadrant=["values"])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"quadrants": ["value"]}, "quadrants is ['value']. Write a list of one or more of: knowledge"),
        ({"quadrants": []}, "quadrants is []"),
        ({"quadrants": "values"}, "quadrants is 'values'"),
        ({"quadrants": [["values"]]}, "quadrants is [['values']]"),
        ({"model": "practise"}, "model is 'practise'. Write one of: practice, supervision, quality."),
        ({"worked": "some"}, "worked is 'some'"),
        ({"worked": -1}, "worked is -1"),
        ({"worked": True}, "worked is True"),
        ({"worked": 1.5}, "worked is 1.5"),
    ],
)
def test_a_value_that_cannot_be_used_is_told(given, told):
    with pytest.raises(ParameterError) as refusal:
        parameters(SOUND | given)
    assert told in str(refusal.value)


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(ParameterError) as refusal:
        parameters({"quadrants": 3, "model": "x", "worked": None, "In": ["", "# Parameters\nmodle = 'x'\n"]})
    assert len(str(refusal.value).splitlines()) == 4


@pytest.mark.parametrize("worked", ["all", 0, 3])
def test_what_may_be_chosen_is_accepted(worked):
    parameters(SOUND | {"worked": worked, "In": ["", "# Parameters\nworked = 3\n", "mine = 1"]})
