"""What software masked can be looked at in a notebook, as text and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from study_under_review import study_folder

from kcvets.errors import KcvetsError
from kcvets.research.deidentify.shown import how_many, side_by_side
from kcvets.research.folder import StudyFolder
from kcvets.research.intruder import intruder_worksheet

TEXTS = {"a-1": "Maria <b>rang</b> Ann; Maria's on 07700 900123.", "a-2": "Nothing & nobody."}


@pytest.fixture
def study(tmp_path: Path) -> StudyFolder:
    found = [("a-1", "Maria", "PERSON"), ("a-1", "Ann", "PERSON"), ("a-1", "07700 900123", "PHONE")]
    return study_folder(tmp_path / "carers", TEXTS, found)


def test_a_text_stands_masked_and_as_it_was_written(study: StudyFolder) -> None:
    html = side_by_side(study, 0).html
    masked, written = re.findall("<p>(.*?)</p>", html)
    assert re.findall("<mark>(.*?)</mark>", masked) == ["Person 1", "Person 2", "[phone number]"]
    assert re.findall("<mark>(.*?)</mark>", written) == ["Maria", "Ann", "07700 900123"]
    assert "Maria" in re.sub("<mark>.*?</mark>", "", masked)  # the second one was not found, and that is seen


def test_what_somebody_wrote_is_no_markup(study: StudyFolder) -> None:
    assert "<b>" not in side_by_side(study, 0).html and "&lt;b&gt;rang" in side_by_side(study, 0).html
    assert "Nothing &amp; nobody." in side_by_side(study, 1).html


def test_a_notebook_file_holds_no_word_of_it(study: StudyFolder) -> None:
    assert repr(side_by_side(study, 0)) == "a-1: 3 places masked"


@pytest.mark.parametrize("row", [-1, 2])
def test_a_row_that_is_not_there_is_told(study: StudyFolder, row: int) -> None:
    with pytest.raises(KcvetsError, match="rows 0 to 1"):
        side_by_side(study, row)


def test_maskings_are_counted_by_kind(study: StudyFolder) -> None:
    assert repr(how_many(study)).splitlines()[1:] == ["  Name of a person: 2", "  Telephone number: 1"]
    assert '<th scope="row">Name of a person</th><td>2</td><td>1</td>' in how_many(study).html


def test_before_a_search_it_says_what_to_do(study: StudyFolder) -> None:
    study.masks_file.unlink()
    for show in (how_many, lambda study: side_by_side(study, 0)):
        with pytest.raises(KcvetsError, match="de-identify the dataset first"):
            show(study)


def test_the_worksheet_asks_of_the_colleague_who_knows_the_case() -> None:
    html = intruder_worksheet().html
    assert html.count("<li>") == len(repr(intruder_worksheet()).splitlines()) - 1 >= 12
    assert "colleague who knows" in html
