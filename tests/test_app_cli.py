"""The command `kcvets`: what it does, and what it says when it cannot."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import click
import pytest

from kcvets.app.cli import command, main
from kcvets.content import notebooks_folder
from kcvets.journal import EntryKey, Journal, journal_path

WORDS = "She asked for a key of her own."


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return ended.value.code or 0


@pytest.fixture
def written(home: Path) -> Journal:
    journal = Journal.open()
    journal.save(EntryKey("practice.values.beliefs"), WORDS, question="What do I believe in?", writer="w", sequence=1, base=None)
    return journal


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    found = []
    for name, inner in group.commands.items():
        found.append(((*path, name), inner))
        if isinstance(inner, click.Group):
            found += commands(inner, (*path, name))
    return found


@pytest.mark.parametrize(("path", "inner"), commands(command), ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
def test_every_command_has_help_with_an_example(path: tuple[str, ...], inner: click.Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*path, "--help") == 0
    told = capsys.readouterr().out
    assert f"kcvets {' '.join(path)}" in told.split("Example")[-1] or "Begin with: kcvets" in told


@pytest.mark.parametrize(
    "mistake",
    [
        ("begin",),
        ("start", "--port", "99999999"),
        ("start", "--ip", "0.0.0.0"),
        ("start", "--ip", "192.168.1.20"),
        ("start", "--ip", "example.org"),
        ("lab",),
        ("journal", "export", "words.pdf"),
        ("journal", "import", "not-there.json"),
        ("check", "--notebooks", "not-there"),
    ],
)
def test_a_mistake_gets_one_sentence_and_status_2(mistake: tuple[str, ...], home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*mistake) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1


def test_start_says_why_it_refuses_an_address_others_can_reach(capsys: pytest.CaptureFixture[str]) -> None:
    run("start", "--ip", "0.0.0.0")
    assert "a journal belongs to one person" in capsys.readouterr().err


def test_where_names_the_journal(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("journal", "where") == 0
    assert capsys.readouterr().out.strip() == str(journal_path()) == str(home / "journal.sqlite3")


def test_export_and_import_carry_everything(written: Journal, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "everything.json"
    assert run("journal", "export", str(target)) == 0
    assert WORDS in json.loads(target.read_text())["entries"][0]["versions"][0]["text"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    monkeypatch.setenv("KCVETS_HOME", str(tmp_path / "another"))
    assert run("journal", "import", str(target)) == 0
    assert Journal.open().latest().current[0].text == WORDS


def test_export_says_how_many_places_may_identify_somebody(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Journal.open().save(EntryKey("p"), "Maria rang from 0161 496 0123.", question="Who rang?", writer="w", sequence=1, base=None)
    assert run("journal", "export", str(tmp_path / "mine.md")) == 0
    assert "2 places in it look like a name, a number or the like." in capsys.readouterr().out


def test_export_does_not_overwrite_unless_told(written: Journal, tmp_path: Path) -> None:
    target = tmp_path / "mine.md"
    target.write_text("not to be lost")
    assert run("journal", "export", str(target)) == 2
    assert target.read_text() == "not to be lost"
    assert run("journal", "export", str(target), "--overwrite") == 0
    assert WORDS.rstrip(".") in target.read_text()


def test_a_damaged_import_is_refused_whole(written: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "kcvets-journal", "entries": [')
    before = written.entries()
    assert run("journal", "import", str(broken)) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert written.entries() == before


def test_delete_asks_once_and_keeps_all_when_told_no(written: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda prompt: "n")
    assert run("journal", "delete") == 2
    assert written.latest().current[0].text == WORDS


def test_delete_deletes(written: Journal, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("journal", "delete", "--yes") == 0
    assert "Backups" in capsys.readouterr().out
    assert not journal_path().exists()


def test_lab_copies_the_notebooks_and_never_overwrites(tmp_path: Path) -> None:
    from kcvets.app.lab import copy_notebooks

    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "03-knowledge.ipynb").write_text("changed by me")
    copied = copy_notebooks(mine)
    assert (mine / "03-knowledge.ipynb").read_text() == "changed by me"
    there = {path.relative_to(mine) for path in mine.rglob("*") if path.is_file()}
    ours = {path.relative_to(notebooks_folder()) for path in notebooks_folder().rglob("*") if path.is_file() and ".ipynb_checkpoints" not in path.parts}
    assert there == ours and len(copied) == len(ours) - 1
    assert copy_notebooks(mine) == []


def test_check_finds_nothing_wrong_with_the_suite(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    assert "sound" in capsys.readouterr().out


def test_check_names_a_fault_in_a_notebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from kcvets.app.lab import copy_notebooks

    copy_notebooks(tmp_path)
    broken = tmp_path / "03-knowledge.ipynb"
    broken.write_text(broken.read_text().replace("# Knowledge", "### Knowledge", 1))
    assert run("check", "--notebooks", str(tmp_path)) == 1
    assert "03-knowledge.ipynb" in capsys.readouterr().out


def test_doctor_tells_where_the_journal_is(written: Journal, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor") == 0
    told = capsys.readouterr().out
    assert str(journal_path()) in told and "voila" in told and "questions answered: 1" in told
    assert WORDS not in told


def test_doctor_finds_a_damaged_journal_and_says_how_to_mend_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal_path().write_bytes(b"not a journal at all" * 200)
    assert run("doctor") == 1
    assert "WRONG journal" in capsys.readouterr().out
