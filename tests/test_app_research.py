"""The commands of the research room: what they do, and what they say when they cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from research_rows import CODES, folder, given
from test_app_cli import run

from kcvets.research.deidentify.pseudonyms import Key
from kcvets.research.folder import StudyFolder

TEXT = "Arpita Sen rang about her mother. Bowlby would smile, said Arpita."
MASKED = "Person 1 rang about her mother. Bowlby would smile, said Person 1."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file with one text."""
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def study(tmp_path: Path) -> StudyFolder:
    """A study's folder, and a contribution to it that has not been collected."""
    (tmp_path / "contribution.json").write_text(given((TEXT,)), encoding="utf-8")
    return folder(tmp_path / "carers")


def told(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    return said.out + said.err


def test_a_file_is_deidentified_and_reported(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target, report = source.with_name("out.jsonl"), source.with_name("report.json")
    assert run("deidentify", str(source), str(target), "--report", str(report)) == 0
    assert json.loads(target.read_text(encoding="utf-8")) == {"id": "a", "text": MASKED}
    assert json.loads(report.read_text(encoding="utf-8"))["masked"] == {"PERSON": 2}
    assert "A person has to read every text" in told(capsys)


def test_what_is_there_is_not_overwritten_unasked(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = source.with_name("out.jsonl")
    target.write_text("mine", encoding="utf-8")
    assert run("deidentify", str(source), str(target)) == 2
    assert "is there already" in told(capsys) and target.read_text(encoding="utf-8") == "mine"
    assert run("deidentify", str(source), str(target), "--overwrite") == 0
    assert MASKED in target.read_text(encoding="utf-8")


def test_a_kept_key_gives_the_same_person_the_same_number(source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("KCVETS_PASSPHRASE", "a long passphrase")
    key, target = source.with_name("study.key"), source.with_name("out.jsonl")
    known = Key()
    known.number("PERSON", "Zofia Nowak")
    key.write_bytes(known.sealed("a long passphrase"))
    assert run("deidentify", str(source), str(target), "--key", str(key)) == 0
    assert MASKED.replace("Person 1", "Person 2") in target.read_text(encoding="utf-8")
    assert Key.opened(key.read_bytes(), "a long passphrase").number("PERSON", "Arpita") == 2
    assert b"rpita" not in key.read_bytes()
    monkeypatch.setenv("KCVETS_PASSPHRASE", "another")
    before = key.read_bytes()
    assert run("deidentify", str(source), str(target), "--key", str(key), "--overwrite") == 2
    assert "passphrase it was made with" in told(capsys) and key.read_bytes() == before


def test_every_bad_row_is_told_and_nothing_is_written(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text('{"id": "a"}\nno JSON\n', encoding="utf-8")
    assert run("deidentify", str(source), str(source.with_name("out.jsonl"))) == 2
    said = told(capsys)
    assert "line 1" in said and "line 2" in said
    assert not source.with_name("out.jsonl").exists()


def test_a_contribution_is_collected_and_withdrawn(study: StudyFolder, capsys: pytest.CaptureFixture[str]) -> None:
    file = study.path.with_name("contribution.json")
    assert run("collect", str(study.path), str(file), "--cohort", "autumn") == 0
    assert "1 contribution collected" in told(capsys) and study.dataset()["text"].tolist() == [TEXT]
    assert run("withdraw", str(study.path), "--code", CODES[0]) == 0
    assert "1 entry is taken out" in told(capsys) and study.dataset().empty


@pytest.mark.parametrize("words", [("collect", "--cohort", "autumn"), ("withdraw", "--code", "x"), ("review",), ("code",)])
def test_a_folder_without_a_study_is_told(words: tuple[str, ...], source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(source)] if words[0] == "collect" else []
    assert run(words[0], str(source.parent), *files, *words[1:]) == 2
    assert "holds no study.toml" in told(capsys)


@pytest.mark.parametrize("command", ["review", "code"])
def test_a_page_on_nothing_is_told(command: str, study: StudyFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, str(study.path), "--no-browser") == 2
    assert "collect contributions first" in told(capsys)


@pytest.mark.parametrize("words", [("deidentify", "in.jsonl", "out.jsonl"), ("withdraw", ".", "--code", "x"), ("review", "."), ("code", ".")])
def test_without_the_research_part_it_says_how_to_install_it(
    words: tuple[str, ...], source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(source.parent)
    monkeypatch.setattr("kcvets.app.research.find_spec", lambda name: None)
    assert run(*words) == 2
    assert "make setup-research, or pip install 'kcvets[research]'" in told(capsys)
