"""pyproject.toml, environment.yml and the three locks say the same."""

from __future__ import annotations

import shutil
import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

CLONE = Path(__file__).resolve().parent.parent
LEARNER, RESEARCH, DEV = LOCKS = ("requirements.lock", "requirements-research.lock", "requirements-dev.lock")
PLATFORMS = (
    {"sys_platform": "linux", "os_name": "posix", "platform_machine": "x86_64"},
    {"sys_platform": "linux", "os_name": "posix", "platform_machine": "aarch64"},
    {"sys_platform": "darwin", "os_name": "posix", "platform_machine": "arm64"},
    {"sys_platform": "darwin", "os_name": "posix", "platform_machine": "x86_64"},
    {"sys_platform": "win32", "os_name": "nt", "platform_machine": "AMD64"},
)
MACHINES = [
    {**platform, "python_version": minor, "python_full_version": full, "implementation_name": "cpython"}
    for platform, (minor, full) in product(PLATFORMS, [("3.11", "3.11.7"), ("3.12", "3.12.1"), ("3.13", "3.13.0")])
]


def faults(folder: Path) -> list[str]:
    """What does not agree among the files of a folder, one sentence each."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    locks, found = {}, []
    for name in LOCKS:
        locks[name], wrong = read_lock(folder / name)
        found += wrong
    environment = folder / "environment.yml"
    found += machine_paths(environment)
    found += conda_faults(project, yaml.safe_load(environment.read_text(encoding="utf-8")))
    found += build_faults(project)
    for name, pins in locks.items():
        for machine in MACHINES:
            found += lock_faults(name, pins, wanted(project, name), machine)
    for machine in MACHINES:
        found += [
            f"{LEARNER} and {other}: {pin} is not pinned alike"
            for other in (RESEARCH, DEV)
            for pin in sorted(active(locks[LEARNER], machine) - active(locks[other], machine))
        ]
        both = active(locks[RESEARCH], machine) | active(locks[DEV], machine)
        found += [f"{RESEARCH} and {DEV}: {name} is not pinned alike" for name in repeated(both)]
    return list(dict.fromkeys(found))


def read_lock(path: Path) -> tuple[list[Requirement], list[str]]:
    """The pins of a lock, and what is wrong with its lines."""
    pins, found = [], machine_paths(path)
    for line in path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        text, *hashes = line.partition("#")[0].split("--hash=sha256:")
        if not text.strip():
            continue
        try:
            pin = Requirement(text)
        except InvalidRequirement:
            found.append(f"{path.name}: not a requirement: {text.strip()}")
            continue
        pins.append(pin)
        if [clause.operator for clause in pin.specifier] != ["=="] or str(pin.specifier).endswith("*"):
            found.append(f"{path.name}: {pin.name} is not pinned to one release")
        if not hashes:
            found.append(f"{path.name}: {pin.name} has no hash")
    return pins, found


def machine_paths(path: Path) -> list[str]:
    """Neither an address nor a path of somebody's machine: none can be written without a slash."""
    lines = path.read_text(encoding="utf-8").replace("\\\n", "\n").splitlines()
    return [f"{path.name}: an address or a path: {line}" for line in lines if "/" in line or "\\" in line]


def wanted(project: dict[str, Any], lock: str) -> list[Requirement]:
    """What a lock must hold: the learner's dependencies, the build backend, and its own floor's; the tests test all floors."""
    texts = project["project"]["dependencies"] + project["build-system"]["requires"]
    if lock in (RESEARCH, DEV):
        texts += project["project"]["optional-dependencies"]["research"]
    if lock == DEV:
        texts += project["project"]["optional-dependencies"]["cluster"]
        texts += [text for text in project["dependency-groups"]["dev"] if isinstance(text, str)]
    return [Requirement(text) for text in texts]


def lock_faults(name: str, pins: list[Requirement], direct: list[Requirement], machine: dict[str, str]) -> list[str]:
    """Whether a lock gives one machine each direct dependency once, in a version that pyproject.toml allows."""
    versions = dict(active(pins, machine))
    found = [f"{name}: {twice} is pinned twice" for twice in repeated(active(pins, machine))]
    for requirement in filter(lambda requirement: applies(requirement, machine), direct):
        version = versions.get(canonicalize_name(requirement.name))
        if version is None:
            found.append(f"{name}: {requirement.name} is missing on Python {machine['python_version']}")
        elif version not in requirement.specifier:
            found.append(f"{name}: {requirement.name} {version} is outside {requirement.specifier}")
    return found


def active(pins: list[Requirement], machine: dict[str, str]) -> set[tuple[str, str]]:
    """Names and versions that a lock installs on a machine."""
    return {(canonicalize_name(pin.name), str(pin.specifier).removeprefix("==")) for pin in pins if applies(pin, machine)}


def applies(requirement: Requirement, machine: dict[str, str]) -> bool:
    """Whether a requirement's marker holds on a machine."""
    return requirement.marker is None or requirement.marker.evaluate(machine)


def repeated(pins: set[tuple[str, str]]) -> list[str]:
    """Names that stand there with more than one version."""
    names = [name for name, _ in pins]
    return sorted({name for name in names if names.count(name) > 1})


def conda_faults(project: dict[str, Any], environment: dict[str, Any]) -> list[str]:
    """Whether environment.yml names the learner's dependencies with the same bounds."""
    listed = [Requirement(entry) for entry in environment["dependencies"] if isinstance(entry, str)]
    conda = {canonicalize_name(requirement.name): requirement.specifier for requirement in listed}
    learner = {canonicalize_name(r.name): r.specifier for r in map(Requirement, project["project"]["dependencies"])}
    learner["python"] = Requirement(f"python{project['project']['requires-python']}").specifier
    differing = {name for name in conda.keys() | learner.keys() if conda.get(name) != learner.get(name)} - {"pip"}
    return [f"environment.yml: {name} differs from pyproject.toml" for name in sorted(differing)]


def build_faults(project: dict[str, Any]) -> list[str]:
    """Whether the build backend that is locked is the one that builds."""
    same = project["dependency-groups"]["build"] == project["build-system"]["requires"]
    return [] if same else ["pyproject.toml: the group build differs from build-system.requires"]


def test_they_agree() -> None:
    assert faults(CLONE) == []


BROKEN = {
    "hash_mark_lost": (LEARNER, "--hash=sha256:", "", "not a requirement"),
    "pin_without_hashes": (LEARNER, "\ncomm==", "\ncolour==1.0\ncomm==", "requirements.lock: colour has no hash"),
    "pin_left_open": (LEARNER, "\nvoila==", "\nvoila>=", "requirements.lock: voila is not pinned to one release"),
    "pin_of_a_series": (LEARNER, "\nclick==", "\nclick==8.*\nclick==", "requirements.lock: click is not pinned to one release"),
    "index_address": (DEV, "\npytest==", "\n--index-url https://example.org\npytest==", "an address or a path"),
    "machine_path_in_a_comment": (RESEARCH, "make lock", "make lock in /home/me/kcvets", "an address or a path"),
    "windows_path_in_a_comment": (RESEARCH, "make lock", "make lock in C:\\Users\\me", "an address or a path"),
    "address_in_the_environment": ("environment.yml", "conda-forge", "https://example.org/forge", "an address or a path"),
    "dependency_not_locked": ("pyproject.toml", '"click>=8.2"', '"click>=8.2", "rich>=1"', "requirements.lock: rich is missing"),
    "research_not_locked": ("pyproject.toml", '"acro>=1.0"', '"acro>=1.0", "hatch>=1"', "requirements-research.lock: hatch is missing"),
    "dev_not_locked": ("pyproject.toml", '"pyyaml>=6"', '"pyyaml>=6", "hatch>=1"', "requirements-dev.lock: hatch is missing"),
    "pin_outside_its_range": ("pyproject.toml", "voila>=0.5.8", "voila>=99", "requirements.lock: voila "),
    "environment_forgot_one": ("environment.yml", "  - papermill >=2.6\n", "", "environment.yml: papermill differs"),
    "environment_has_one_more": ("environment.yml", "  - click", "  - rich >=1\n  - click", "environment.yml: rich differs"),
    "environment_has_another_bound": ("environment.yml", "voila >=0.5", "voila >=0.4", "environment.yml: voila differs"),
    "environment_has_another_python": ("environment.yml", "python >=3.11", "python >=3.10", "environment.yml: python differs"),
    "research_drifted": (RESEARCH, "\npapermill==2", "\npapermill==3", "is not pinned alike"),
    "dev_drifted": (DEV, "\nmistune==3", "\nmistune==4", "is not pinned alike"),
    "two_versions_on_one_python": (LEARNER, "contourpy==1.3.3 ; python_full_version < '3.12'", "contourpy==1.3.3", "contourpy is pinned twice"),
    "another_backend_builds": ("pyproject.toml", 'requires = ["hatchling>=1.27"]', 'requires = ["hatchling>=1.26"]', "the group build differs"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "sound", "broken", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_one_is_told(tmp_path: Path, file: str, sound: str, broken: str, told: str) -> None:
    for name in ("pyproject.toml", "environment.yml", *LOCKS):
        shutil.copy(CLONE / name, tmp_path)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert sound in text
    (tmp_path / file).write_text(text.replace(sound, broken, 1), encoding="utf-8")
    assert any(told in fault for fault in faults(tmp_path)), faults(tmp_path)
