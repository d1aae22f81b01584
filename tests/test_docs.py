"""The documents are true: commands run, tables and pictures of the house match it, and links lead somewhere."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tomllib
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

import click
import pytest
from conftest import wait_until
from markdown_it import MarkdownIt
from markdown_it.token import Token
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from research_rows import given
from study_to_code import study_to_code
from study_under_review import study_folder
from test_app_cli import commands
from test_setup_wheel import build

from kcvets import __version__
from kcvets.app.cli import command as kcvets
from kcvets.content import notebooks_folder
from kcvets.content.notebook import read
from kcvets.content.path import pages, pages_beside
from kcvets.journal import EntryKey, Journal, journal_path

CLONE = Path(__file__).resolve().parent.parent
README, CONTRIBUTING, CHANGELOG = (CLONE / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))
MADE = {"build", "dist", "my-notebooks"}  # folders that git ignores
PROJECT = tomllib.loads((CLONE / "pyproject.toml").read_text(encoding="utf-8"))
COMMAND = re.compile(r"(make|py|python3|(\S+/)?kcvets) ")
OPENS = re.compile(r"kcvets (start|lab|review|code|cohort)\b")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S+")
SHOWN = {"start": ("<h1", "Start here", "widget-view+json"), "lab": ("JupyterLab",), **dict.fromkeys(("review", "code", "cohort"), ("<h1", "widget-view+json"))}
WORDS = "She laughed when I asked what she was good at."
PY = """#!/bin/sh
case "$1" in -3.*) shift ;; esac
exec '{python}' "$@"
"""


def tokens(file: Path) -> list[Token]:
    """A Markdown file as a reader's program sees it, what stands within lines included."""
    parsed = MarkdownIt("commonmark").enable("table").parse(file.read_text(encoding="utf-8"))
    return [inner for token in parsed for inner in (token, *(token.children or ()))]


def rows(file: Path, heading: str) -> list[list[str]]:
    """The rows of the table whose first column has this heading, without the heading row."""
    kept, table = [], []
    for line in file.read_text(encoding="utf-8").splitlines():
        table = [*table, [cell.strip() for cell in line.strip("|").split("|")]] if line.startswith("|") else []
        if table and table[0][0] == heading:
            kept = table
    assert kept, f"{file.name} has no table that begins with {heading!r}"
    return kept[2:]


def block(file: Path, part_of: str) -> str:
    """The one code block in which `part_of` stands."""
    (found,) = [token.content for token in tokens(file) if token.type == "fence" and part_of in token.content]
    return found


def steps(file: Path) -> list[str]:
    """What a reader is told to type: each block of commands, and each command within a line."""
    read = tokens(file)
    fences = [token.content.strip() for token in read if token.type == "fence" and token.info == "sh"]
    inline = [token.content for token in read if token.type == "code_inline" and COMMAND.match(token.content)]
    return list(dict.fromkeys([*fences, *inline]))


def broken_links(file: Path) -> list[str]:
    """Links that lead to nothing, and pictures without a text alternative."""
    found = []
    for token in tokens(file):
        address = str(token.attrGet("href") or token.attrGet("src") or "")
        path, _, anchor = address.partition("#")
        target = file.parent / path if path else file
        if token.type == "image" and not token.content.strip():
            found.append(f"{address} has no text alternative")
        if not address or re.match(r"[a-z]+:", address):
            continue
        if not target.exists() or (anchor and anchor not in anchors(target)):
            found.append(address)
    return found


def anchors(file: Path) -> set[str]:
    """The names by which the headings of a Markdown file can be linked to."""
    read = tokens(file)
    headings = [after.content for token, after in zip(read, read[1:]) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def rooms_of_the_clone() -> set[str]:
    """Its folders with anything in them, without hidden and generated ones."""
    folders = {folder for folder in CLONE.iterdir() if folder.is_dir() and not folder.name.startswith((".", "__"))}
    return {folder.name for folder in folders if any(folder.iterdir())} - MADE


def dependencies() -> set[str]:
    """Every direct dependency, for whatever it is."""
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    lists = [project["dependencies"], *project["optional-dependencies"].values(), *groups.values(), PROJECT["build-system"]["requires"]]
    return {Requirement(text).name for texts in lists for text in texts if isinstance(text, str)}


DOCUMENTS = [*CLONE.glob("*.md"), *(file for room in sorted(rooms_of_the_clone()) for file in (CLONE / room).rglob("*.md"))]


# What the documents say of the house


def test_the_readme_lists_every_notebook_with_its_question_and_minutes() -> None:
    course = [[f"[{page.title}](notebooks/{page.name}.ipynb)", page.question, str(page.minutes)] for page in pages(notebooks_folder())]
    assert rows(README, "Notebook") == course


def test_the_readme_lists_every_page_beside_the_course() -> None:
    beside = [[f"[{page.title}](notebooks/{page.name}.ipynb)", page.question] for page in pages_beside(notebooks_folder())]
    assert rows(README, "Page") == beside


def test_the_readme_shows_every_folder() -> None:
    lines = block(README, "notebooks/").splitlines()
    assert {line.split("/")[0] for line in lines} == rooms_of_the_clone()
    assert len(lines) == len(rooms_of_the_clone())


@pytest.mark.parametrize(("system", "platform"), [("Windows", "win32"), ("macOS", "darwin"), ("Linux", "linux")])
def test_the_readme_says_where_the_words_are(system: str, platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name in ("KCVETS_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name))
    told = dict(rows(README, "Your computer"))[system].strip("`").replace("\\", "/")
    place = told.replace("%LOCALAPPDATA%", os.environ["LOCALAPPDATA"]).replace("~", os.environ["HOME"])
    assert Path(place) == journal_path()


@pytest.mark.parametrize(("path", "inner"), commands(kcvets), ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
def test_the_readme_names_every_command(path: tuple[str, ...], inner: click.Command) -> None:
    assert f"kcvets {' '.join(path)}" in README.read_text(encoding="utf-8")


def test_the_floor_plan_shows_the_contract() -> None:
    (contract,) = [contract for contract in PROJECT["tool"]["importlinter"]["contracts"] if contract["type"] == "layers"]
    drawn = re.findall(r"^([a-z]+(?: \| [a-z]+)*) {2,}\S", block(CONTRIBUTING, "errors "), re.MULTILINE)
    assert drawn == contract["layers"]


def test_every_dependency_has_its_reason() -> None:
    told = rows(CONTRIBUTING, "Dependency")
    assert all(reason for _, reason in told)
    assert sorted(name.strip("`") for name, _ in told) == sorted(dependencies())


def test_the_licence_ledger_names_every_dependency_in_the_version_that_is_locked() -> None:
    ledger = "\n".join(cell.text for cell in read(notebooks_folder() / "about" / "licences.ipynb").cells)
    told = {canonicalize_name(name): version for name, version in re.findall(r"^\| ([\w-]+) ([\d.]+) \|", ledger, re.MULTILINE)}
    locked = "".join(file.read_text(encoding="utf-8") for file in CLONE.glob("requirements*.lock"))
    assert sorted(told) == sorted(map(canonicalize_name, dependencies()))
    assert [name for name, version in told.items() if f"{name}=={version} " not in locked] == []


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    assert re.search(r"^## \[(.+?)\]", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)[1] == __version__


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.relative_to(CLONE).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    assert broken_links(document) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("# One here\n[a](page.md) [b](#one-here) [c](page.md#two) [d](gone.md) [e](https://example.org) ![](page.md)\n")
    assert broken_links(document) == ["page.md#two", "gone.md", "page.md has no text alternative"]


# What the documents tell a reader to type


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newcomer's machine: the wheel, and a Python in which it is installed as the README says."""
    folder = tmp_path_factory.mktemp("machine")
    build("wheel", CLONE, folder / "dist")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "python"], check=True)
    py = folder / "python" / "bin" / "py"
    py.write_text(PY.format(python=py.with_name("python")), encoding="utf-8")
    py.chmod(0o755)
    (folder / "config").mkdir()
    (folder / "config" / "jupyter_server_config.json").write_text('{"ServerApp": {"allow_root": true}}')  # as these tests may run as root
    install, _ = steps(README)[0].splitlines()
    type_in(install, folder / "dist", folder)
    return folder


def environment(machine: Path) -> dict[str, str]:
    """There is no network: what the wheel depends on comes from the Python that runs the tests."""
    share = Path(sys.prefix, "share", "jupyter")
    return os.environ | {
        "PATH": f"{machine / 'python' / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_IGNORE_INSTALLED": "1",
        "HOME": str(machine),
        "BROWSER": "true",  # a program that does nothing, instead of a browser
        "JUPYTER_PATH": str(share),
        "JUPYTERLAB_DIR": str(share / "lab"),
        "JUPYTER_CONFIG_DIR": str(machine / "config"),
        "JUPYTER_RUNTIME_DIR": str(machine / "run"),
    }


@pytest.fixture
def desk(machine: Path, home: Path, tmp_path: Path) -> Path:
    """The folder in which somebody types: in it are the wheel, a study and a contribution to it; something was written already."""
    Journal.open().save(EntryKey("practice.knowledge.reveals"), WORDS, question="", writer="w", sequence=1, base=None)
    folder = tmp_path / "desk"
    shutil.copytree(machine / "dist", folder)
    study_folder(folder / "carers", {"a": "She sings."})
    (folder / "carers" / "dataset.parquet").unlink()
    study_to_code(folder / "coded", {"a": "She sings."}, cohort=["autumn"]).texts_file.rename(folder / "carers" / "texts.parquet")
    (folder / "contribution-1.json").write_text(given(), encoding="utf-8")
    (folder / "reflections.csv").write_text("id,text\na,She sings.\n", encoding="utf-8")
    return folder


def type_in(line: str, desk: Path, machine: Path) -> str:
    """Type one line, answering yes to whatever it asks; what opens a page is asked for it, then stopped."""
    opens = OPENS.search(line)
    if opens and "--help" not in line:
        return open_page(line, SHOWN[opens[1]], desk, environment(machine))
    if line.startswith("make "):
        return make(line)
    done = subprocess.run(
        line.removeprefix(".venv/bin/"), shell=True, cwd=desk, env=environment(machine), input="y\n", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def open_page(line: str, shown: tuple[str, ...], desk: Path, environment: dict[str, str]) -> str:
    """Start what serves pages, read the page it names, and stop it."""
    with subprocess.Popen(
        line, shell=True, cwd=desk, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        try:
            said = ""
            while not (address := ADDRESS.search(said)) and (heard := process.stdout.readline()):
                said += heard
            assert address, said
            wait_until(lambda: answers(address[0]))  # JupyterLab names its address a moment before it listens
            with build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar())).open(address[0], timeout=120) as answer:
                page = answer.read().decode()
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
    assert all(part in page for part in shown), page
    return page


def answers(address: str) -> bool:
    """Whether anything listens at an address."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", urlsplit(address).port)) == 0


def make(line: str) -> str:
    """Have make say what it would do; every choice in the line must be one that the Makefile reads."""
    choices = re.findall(r"\b([A-Z]+)=", line)
    makefile = (CLONE / "Makefile").read_text(encoding="utf-8")
    assert all(f"({name})" in makefile for name in choices), line
    inherited = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", *choices}}
    done = subprocess.run(line.replace("make", "make -n", 1), shell=True, cwd=CLONE, env=inherited, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("step", dict.fromkeys([*steps(README), *steps(CONTRIBUTING)]), ids=lambda step: step.partition("\n")[0])
def test_what_a_reader_is_told_to_type_works(step: str, desk: Path, machine: Path) -> None:
    for line in step.splitlines():
        type_in(line, desk, machine)


@pytest.mark.parametrize("line", ["kcvets begin", "kcvets start --haste", "py -m kcvet start", "make tea", "make start PROT=8899"])
def test_what_cannot_be_typed_is_noticed(line: str, desk: Path, machine: Path) -> None:
    with pytest.raises(AssertionError):
        type_in(line, desk, machine)


def test_python_m_does_what_the_command_does(desk: Path, machine: Path) -> None:
    assert type_in("py -m kcvets journal where", desk, machine) == type_in("kcvets journal where", desk, machine)
