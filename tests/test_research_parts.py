"""The research room as a notebook meets it: loaded name by name, and plain about what is missing."""

from __future__ import annotations

import subprocess
import sys
from inspect import ismodule

import pytest

from kcvets import research

LIGHT = "from kcvets.research import example_study, intruder_worksheet; example_study(); intruder_worksheet(); import sys; print(*sys.modules)"
WITHOUT = """import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("pandera", "pyarrow", "spacy"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name.partition(".")[0])
sys.meta_path.insert(0, Missing())
from IPython.core.interactiveshell import InteractiveShell
InteractiveShell.instance().run_cell("from kcvets.research import data_dictionary")
"""


@pytest.mark.parametrize("name", research.__all__)
def test_every_name_can_be_asked_for(name: str) -> None:
    for _ in range(2):  # a module of the same name would take its place once it is loaded
        assert callable(getattr(research, name)) and not ismodule(getattr(research, name))


def test_a_name_that_is_not_there_is_no_part_of_it() -> None:
    with pytest.raises(AttributeError, match="nothing_here"):
        research.nothing_here  # noqa: B018


def test_the_example_study_and_the_worksheet_need_no_research_part() -> None:
    loaded = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True).stdout.split()
    assert {"pandas", "pandera", "pyarrow", "spacy"}.isdisjoint(loaded)


def test_a_notebook_without_the_research_part_shows_one_sentence() -> None:
    shown = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True).stdout
    assert "The research part of kcvets is not installed" in shown and "make setup-research" in shown
    assert "Traceback" not in shown and len(shown.strip().splitlines()) == 1
