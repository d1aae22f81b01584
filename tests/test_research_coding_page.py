"""What the coding page is told when it opens, with and without a study, and that no word of a text is in its traits."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from study_to_code import study_to_code

from kcvets.research.coding.page import coding_page
from kcvets.research.review import STUDY

TEXTS = {"a": "Her sister came.", "b": "Nobody came."}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch):
    """Open the page on a folder, and ask; what it was told."""

    def open_and_ask(folder: Path | None, *asked: dict) -> list[dict]:
        monkeypatch.setenv(STUDY, str(folder or ""))
        page, heard = coding_page(), []
        page.send = lambda message, buffers=None: heard.append(message)
        for message in ({"type": "open"}, *asked):
            page._handle_custom_msg(message, [])
        assert repr(page) == repr(coding_page())
        assert "sister came" not in json.dumps({name: value for name, value in page.get_state().items() if isinstance(value, str)})
        return heard

    return open_and_ask


def test_without_a_study_the_page_says_how_to_open_it_on_one(told):
    [said] = told(None)
    assert said["type"] == "closed" and said["message"].endswith("the path of the study's folder: kcvets code FOLDER")


def test_without_the_research_packages_it_says_how_to_get_them(told, tmp_path, monkeypatch):
    study = study_to_code(tmp_path / "study", TEXTS)
    for name in [name for name in sys.modules if name == "kcvets.research.folder" or name.startswith("kcvets.research.coding.desk")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pandas", None)
    [said] = told(study.path)
    assert said["type"] == "closed" and "(pandas is missing)" in said["message"] and "make setup-research" in said["message"]


def test_texts_that_were_not_settled_are_told(told, tmp_path):
    study = study_to_code(tmp_path / "study", TEXTS)
    study.texts_file.unlink()
    assert "settle the reviewed texts first" in told(study.path)[0]["message"]


def test_a_text_is_sent_only_when_somebody_has_given_a_name_of_their_own(told, tmp_path):
    study = study_to_code(tmp_path / "study", TEXTS)
    names = ({"type": "begin", "who": name} for name in ("  ", "AGREED", " A  B "))
    opened, nobody, all_of_them, text = told(study.path, *names)
    assert "sister" not in json.dumps(opened)
    assert (nobody["type"], nobody["to"]) == ("refused", "begin") and "name or initials" in nobody["message"]
    assert all_of_them["type"] == "refused" and "settle together" in all_of_them["message"]
    assert (text["type"], text["who"], text["text"]) == ("text", "A B", "Her sister came.")


def test_a_text_withdrawn_meanwhile_is_told_and_nothing_is_done_to_another(told, tmp_path):
    study = study_to_code(tmp_path / "study", TEXTS)
    gone = {"who": "AB", "id": "gone", "waiting": True}
    _, refused, text = told(study.path, {**gone, "type": "done"}, {**gone, "type": "begin"})
    assert refused["type"] == "refused" and "taken out of the study" in refused["message"]
    assert (text["id"], text["done"]) == ("a", 0)


def test_what_is_asked_is_done_and_said(told, tmp_path):
    study = study_to_code(tmp_path / "study", TEXTS)
    who = {"who": "AB", "id": "a", "waiting": True}
    code = told(study.path, {**who, "type": "save_code", "code": "", "told": {"name": "Kin"}})[1]["code"]
    answers = told(
        study.path,
        {**who, "type": "code", "code": code, "start": 4, "end": 10, "words": "sister"},
        {**who, "type": "code", "code": code, "start": 4, "end": 10, "words": "mother"},
        {**who, "type": "done"},
        {**who, "type": "number", "number": 99},
        {**who, "type": "go", "step": 1},
    )[1:]
    assert [one.get("said") for one in answers] == ["“sister” is coded: Kin.", None, "Text 1 is done.", "", ""]
    assert "settled anew" in answers[1]["message"]
    assert [one.get("id") for one in answers] == ["a", None, "b", "b", "b"]
