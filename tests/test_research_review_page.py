"""What the review page is told when it opens, with and without a study, and that no word of a text is in its traits."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from study_under_review import study_folder

from kcvets.research.review import STUDY, review_page

TEXTS = {"a": "Sadia Khan met Tomasz."}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch):
    """Open the page on a folder, and ask; what it was told."""

    def open_and_ask(folder: Path | None, *asked: dict) -> list[dict]:
        monkeypatch.setenv(STUDY, str(folder or ""))
        page, heard = review_page(), []
        page.send = lambda message, buffers=None: heard.append(message)
        for message in ({"type": "open"}, *asked):
            page._handle_custom_msg(message, [])
        assert repr(page) == repr(review_page())
        assert "Sadia" not in json.dumps({name: value for name, value in page.get_state().items() if isinstance(value, str)})
        return heard

    return open_and_ask


def test_without_a_study_the_page_says_how_to_open_it_on_one(told):
    [said] = told(None)
    assert said["type"] == "closed" and said["message"].endswith("the path of the study's folder: kcvets review FOLDER")


@pytest.mark.parametrize("missing", ["pandas", "pyarrow"])
def test_without_the_research_packages_it_says_how_to_get_them(told, tmp_path, monkeypatch, missing):
    study = study_folder(tmp_path / "study", TEXTS)
    for name in [name for name in sys.modules if name == "kcvets.research.folder" or name.startswith("kcvets.research.review.desk")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    if missing == "pyarrow":
        monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    [said] = told(study.path)
    assert said["type"] == "closed" and f"({missing} is missing)" in said["message"] and "make setup-research" in said["message"]


def test_a_folder_without_texts_or_without_a_search_is_told(told, tmp_path):
    study = study_folder(tmp_path / "study", {})
    assert "holds no text" in told(study.path)[0]["message"]
    study.masks_file.unlink()
    assert "masks.parquet" in told(study.path)[0]["message"]


def test_a_text_is_sent_only_when_somebody_has_given_a_name(told, tmp_path):
    study = study_folder(tmp_path / "study", TEXTS, [("a", "Sadia Khan", "PERSON")])
    opened, refused, text = told(study.path, {"type": "begin", "who": "  "}, {"type": "begin", "who": " A  B "})
    assert "Sadia" not in json.dumps(opened)
    assert (refused["type"], refused["to"]) == ("refused", "begin") and "name or initials" in refused["message"]
    assert (text["type"], text["who"], text["parts"][1]["text"]) == ("text", "A B", "Sadia Khan")
