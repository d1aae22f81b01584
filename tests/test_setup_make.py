"""`make` installs once, again when it must, and says plainly what it lacks. A stand-in for Python notes what it was asked."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

CLONE = Path(__file__).resolve().parent.parent
NEEDED = ("Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock")
STAND_IN = """#!/bin/sh
[ "$1" = -c ] && exit {too_old}
echo "$@" >> '{notes}'
[ "$2" = venv ] || exit 0
rm -rf .venv && mkdir -p .venv/bin && cp "$0" .venv/bin/python && ln -s python .venv/bin/kcvets
"""
CHOICES = {"PYTHON", "PORT", "BROWSER", "FOLDER", "MAKEFLAGS", "MFLAGS", "MAKELEVEL"}
NEW_VENV = "-m venv --clear .venv"
Stand_in = Callable[..., Path]

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The files that make reads, in a folder whose name has a space."""
    folder = tmp_path / "my clone"
    folder.mkdir()
    for name in NEEDED:
        shutil.copy(CLONE / name, folder)
    return folder


@pytest.fixture
def stand_in(tmp_path: Path) -> Stand_in:
    """Write a stand-in for Python under a name."""

    def write(name: str = "python3", too_old: bool = False) -> Path:
        file = tmp_path / "bin" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(STAND_IN.format(too_old=int(too_old), notes=tmp_path / "notes"), encoding="utf-8")
        file.chmod(0o755)
        return file

    return write


def make(clone: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run make with the stand-ins first on the path and no choice inherited from outside."""
    inherited = {key: value for key, value in os.environ.items() if key not in CHOICES}
    environment = {**inherited, "PATH": f"{clone.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(["make", *words], cwd=clone, env=environment, capture_output=True, text=True)


def asked(clone: Path) -> list[str]:
    """What the stand-ins were asked since the last time."""
    notes = clone.parent / "notes"
    lines = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
    notes.unlink(missing_ok=True)
    return lines


def edited(file: Path) -> None:
    """Change a file a moment after everything that was made from it."""
    later = file.parent.joinpath(".venv", ".dev").stat().st_mtime + 2
    os.utime(file, (later, later))


@pytest.fixture
def installed(clone: Path, stand_in: Stand_in) -> Path:
    """A clone in which `make setup` was run, and what the tests need was installed."""
    stand_in()
    assert make(clone, "setup", ".venv/.dev").returncode == 0
    return clone


def test_it_installs_from_hashes_and_nothing_unlocked(installed: Path) -> None:
    venv, learner, package, dev = asked(installed)
    assert venv == NEW_VENV
    assert all("--require-hashes --only-binary :all: --requirement" in line for line in (learner, dev))
    assert (learner.split()[-1], dev.split()[-1]) == ("requirements.lock", "requirements-dev.lock")
    assert "--no-deps --no-build-isolation --editable ." in package


def test_the_second_start_installs_nothing(installed: Path) -> None:
    asked(installed)
    assert make(installed, "start").returncode == 0
    assert asked(installed) == ["start"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["start", "BROWSER=no"], "start --no-browser"),
        (["start", "PORT=8899"], "start --port 8899"),
        (["start", "BROWSER=firefox"], "start"),
        (["lab"], "lab my-notebooks"),
        (["lab", "FOLDER=week 1"], "lab week 1"),
    ],
)
def test_choices_reach_the_command(installed: Path, words: list[str], told: str) -> None:
    asked(installed)
    make(installed, *words)
    assert asked(installed) == [told]


def test_a_changed_learner_lock_builds_anew(installed: Path) -> None:
    asked(installed)
    edited(installed / "requirements.lock")
    make(installed, "setup")
    assert asked(installed)[0] == NEW_VENV


@pytest.mark.parametrize(("file", "last_word"), [("pyproject.toml", "."), ("requirements-dev.lock", "requirements-dev.lock")])
def test_another_change_installs_only_its_own(installed: Path, file: str, last_word: str) -> None:
    asked(installed)
    edited(installed / file)
    make(installed, "setup", ".venv/.dev")
    assert [line.split()[-1] for line in asked(installed)] == [last_word]


def test_a_moved_clone_builds_anew(installed: Path) -> None:
    asked(installed)
    make(installed.rename(installed.with_name("moved")), "setup")
    assert asked(installed)[0] == NEW_VENV


def test_a_python_that_has_gone_builds_anew(installed: Path) -> None:
    asked(installed)
    (installed / ".venv" / "bin" / "python").unlink()
    make(installed, "setup")
    assert asked(installed)[0] == NEW_VENV


def test_another_python_builds_anew_and_is_kept(installed: Path, stand_in: Stand_in) -> None:
    asked(installed)
    other = f"PYTHON={stand_in('other')}"
    make(installed, "setup", other)
    assert asked(installed)[0] == NEW_VENV
    for words in (["setup"], ["setup", other]):
        make(installed, *words)
        assert asked(installed) == []


@pytest.mark.parametrize("name", ["too_old", "missing"])
def test_without_a_python_that_will_do_it_says_one_sentence(clone: Path, stand_in: Stand_in, name: str) -> None:
    stand_in("too_old", too_old=True)
    done = make(clone, "start", f"PYTHON={name}")
    assert done.returncode != 0
    assert done.stdout.count("\n") == 1 and "needs Python 3.11, 3.12 or 3.13" in done.stdout
    assert not (clone / ".venv").exists() and asked(clone) == []


def test_make_alone_says_what_there_is(clone: Path) -> None:
    told = make(clone).stdout
    targets = {line.split()[1] for line in told.splitlines()}
    assert {"start", "lab", "setup", "test", "bench", "notebooks", "wheel", "lock"} <= targets
