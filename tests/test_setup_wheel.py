"""The wheel works with the clone gone: it carries the content, and nothing else beside the package."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

CLONE = Path(__file__).resolve().parent.parent
SHIPPED = "kcvets/shipped"
TELL = """
import sys
from importlib.metadata import entry_points
from pathlib import Path
import kcvets
from kcvets.content.place import data_folder, notebooks_folder
assert entry_points(group="console_scripts", name="kcvets")["kcvets"].load() is not None
assert not any(Path(place).resolve() == Path(sys.argv[1]) for place in sys.path), sys.path
print(kcvets.__file__, data_folder(), notebooks_folder(), sep="\\n")
"""


def run(*command: str | Path, cwd: Path, path: Sequence[Path] = ()) -> str:
    """Run a command without network, its standard output returned."""
    environment = {**os.environ, "PIP_NO_INDEX": "1", "PYTHONPATH": os.pathsep.join(map(str, path))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def build(target: str, source: Path, into: Path) -> Path:
    """Build with the hatchling that is installed."""
    run(sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", into, cwd=source)
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", CLONE, tmp_path_factory.mktemp("wheel"))


def names(wheel: Path) -> set[str]:
    """Files in a wheel, without its metadata."""
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


def content_of_the_clone() -> set[str]:
    """Where the wheel must hold the clone's content."""
    files = [file for folder in ("data", "notebooks") for file in (CLONE / folder).rglob("*") if file.is_file()]
    kept = [file.relative_to(CLONE) for file in files if not any(part.startswith(".") for part in file.relative_to(CLONE).parts)]
    return {f"{SHIPPED}/{file.as_posix()}" for file in kept}


def test_it_carries_the_content_and_nothing_else_beside_the_package(wheel: Path) -> None:
    assert {name for name in names(wheel) if name.startswith(f"{SHIPPED}/")} == content_of_the_clone()
    assert {name.partition("/")[0] for name in names(wheel)} == {"kcvets"}


def test_it_carries_pages_and_licences(wheel: Path) -> None:
    package = {file.relative_to(CLONE).as_posix() for file in (CLONE / "kcvets").rglob("*") if file.is_file()}
    assert {name for name in package if "__pycache__" not in name} <= names(wheel)
    licences = {Path(name).name for name in zipfile.ZipFile(wheel).namelist() if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-CONTENT"}


def test_it_works_with_the_clone_gone(wheel: Path, tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "target", tmp_path / "elsewhere"
    elsewhere.mkdir()
    run(sys.executable, "-m", "pip", "install", "--no-deps", "--target", target, wheel, cwd=elsewhere)
    # -S leaves out site-packages, whose .pth file leads to the clone; the dependencies come back by the path alone.
    path = [target, Path(sysconfig.get_path("purelib"))]
    told = run(sys.executable, "-S", "-c", TELL, CLONE, cwd=elsewhere, path=path).splitlines()
    package = target / "kcvets"
    assert told == [str(package / "__init__.py"), str(package / "shipped" / "data"), str(package / "shipped" / "notebooks")]


def test_an_editable_install_reads_the_clone() -> None:
    from kcvets.content.place import data_folder, notebooks_folder

    assert (data_folder(), notebooks_folder()) == (CLONE / "data", CLONE / "notebooks")


def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    archive, again = build("sdist", CLONE, tmp_path / "sdist"), tmp_path / "again"
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", again, archive, cwd=tmp_path)
    (rebuilt,) = again.iterdir()
    assert names(rebuilt) == names(wheel)
