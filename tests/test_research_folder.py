"""A study's folder: what it needs to be one, and a log that a kill in the middle of a line does not spoil."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from research_rows import folder

from kcvets.errors import KcvetsError
from kcvets.research.folder import StudyFolder, whole


def test_a_folder_without_a_study_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KcvetsError, match="holds no study.toml"):
        StudyFolder(tmp_path)


def test_what_is_not_there_yet_is_told_with_what_to_do(tmp_path: Path) -> None:
    study = folder(tmp_path / "carers")
    with pytest.raises(KcvetsError, match="collect contributions first"):
        study.dataset()
    with pytest.raises(KcvetsError, match="de-identify the dataset first"):
        study.masks()
    with pytest.raises(KcvetsError, match="collect contributions first"):
        study.deidentify()


def test_the_key_lies_outside_the_folder(tmp_path: Path) -> None:
    study = folder(tmp_path / "carers")
    assert study.key_file.parent == tmp_path and study.path not in study.key_file.parents


def test_the_same_name_has_the_same_number_the_next_time_and_nobody_reads_the_key(tmp_path: Path) -> None:
    study = folder(tmp_path / "carers")
    with study.key("seven small words") as key:
        assert (key.number("PERSON", "Maria"), key.number("PERSON", "Amina")) == (1, 2)
    assert b"Maria" not in study.key_file.read_bytes()
    with study.key("seven small words") as key:
        assert key.number("PERSON", "Amina") == 2
    with pytest.raises(KcvetsError, match="give the passphrase it was made with"), study.key("eight small words"):
        pass


def test_without_a_passphrase_no_key_is_made(tmp_path: Path) -> None:
    study = folder(tmp_path / "carers")
    with pytest.raises(KcvetsError, match="several words"), study.key(""):
        pass
    assert not study.key_file.exists()


def test_a_torn_line_of_the_log_does_not_spoil_the_next(tmp_path: Path) -> None:
    study = folder(tmp_path / "carers")
    study.log("collected", entries=2)
    with study.log_file.open("ab") as file:
        file.write(b'{"at": "2027-')
    study.log("withdrawn", fingerprint="ab")
    first, last = study.log_file.read_text(encoding="utf-8").splitlines()
    assert (json.loads(first)["what"], json.loads(last)["what"]) == ("collected", "withdrawn")


def test_a_file_that_was_not_finished_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "table"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), whole(file) as part:
        part.write_text("half", encoding="utf-8")
        1 / 0  # noqa: B018
    assert file.read_text(encoding="utf-8") == "old" and [one.name for one in tmp_path.iterdir()] == ["table"]
