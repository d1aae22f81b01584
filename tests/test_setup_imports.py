"""The rooms import only what their contracts in pyproject.toml allow, and a learner's page stays light."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

CLONE = Path(__file__).resolve().parent.parent
CONTRACTS = "Data flows one way", "errors, content and journal use", "forms use", "matplotlib draws"
ALLOWED = {"errors": set(), "content": set(), "journal": set(), "forms": {"anywidget", "ipywidgets", "traitlets"}}
HEAVY = {"matplotlib", "numpy", "pandas", "papermill", "presidio_analyzer"}
BOARDS = ("dataflow", "my_practice", "quality_board", "supervision_board")
PAGE = f"import sys, kcvets; [getattr(kcvets, name) for name in kcvets.__all__ if name not in {BOARDS}]; print(*sys.modules)"


def lint(clone: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of a clone."""
    code = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    return subprocess.run([sys.executable, "-c", code, "--no-cache"], cwd=clone, capture_output=True, text=True)


def test_contracts_are_kept() -> None:
    done = lint(CLONE)
    assert done.returncode == 0, done.stdout
    assert all(contract in done.stdout for contract in CONTRACTS)


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("errors.py", "import kcvets.content", CONTRACTS[0]),
        ("content/place.py", "from kcvets.journal import store", CONTRACTS[0]),
        ("forms/blocks.py", "def later():\n    import kcvets.dashboards", CONTRACTS[0]),
        ("records/paper.py", "def later():\n    import kcvets.forms", CONTRACTS[0]),
        ("journal/store.py", "def later():\n    import pandas", CONTRACTS[1]),
        ("forms/blocks.py", "import matplotlib.pyplot", CONTRACTS[2]),
        ("records/word.py", "def later():\n    import matplotlib", CONTRACTS[3]),
        ("attic.py", "import json", CONTRACTS[0]),
    ],
    ids=[
        "upwards_from_errors",
        "upwards_from_content",
        "upwards_from_forms",
        "upwards_from_records",
        "heavy_in_a_function",
        "heavy_in_forms",
        "charts_in_records",
        "room_without_a_place",
    ],
)
def test_a_broken_contract_is_told(tmp_path: Path, module: str, line: str, contract: str) -> None:
    shutil.copy(CLONE / "pyproject.toml", tmp_path)
    shutil.copytree(CLONE / "kcvets", tmp_path / "kcvets", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "kcvets" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n\n{line}\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert any(told.startswith(contract) and told.endswith("BROKEN") for told in done.stdout.splitlines()), done.stdout


def foreign_imports(graph: grimp.ImportGraph, room: str) -> set[str]:
    """What a room imports from outside the package and the standard library, inside functions too."""
    modules = {f"kcvets.{room}", *graph.find_descendants(f"kcvets.{room}")}
    imported = {name.partition(".")[0] for module in modules for name in graph.find_modules_directly_imported_by(module)}
    return imported - sys.stdlib_module_names - {"kcvets"}


def test_no_room_takes_in_a_library_that_no_contract_names() -> None:
    graph = grimp.build_graph("kcvets", include_external_packages=True, cache_dir=None)
    assert {room: foreign_imports(graph, room) - allowed for room, allowed in ALLOWED.items()} == dict.fromkeys(ALLOWED, set())
    assert foreign_imports(graph, "app")  # what is looked for can be found


def test_a_page_loads_nothing_heavy() -> None:
    loaded = subprocess.run([sys.executable, "-c", PAGE], capture_output=True, text=True, check=True).stdout.split()
    assert "kcvets.forms" in loaded
    assert HEAVY.isdisjoint(loaded)
