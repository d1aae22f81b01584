"""The codebook to start from: it can be taken as it is, every entry says what it is for and where it comes from."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from broken_content import sound_folder
from study_being_coded import CODES, settled

from kcvets.content import Library, library
from kcvets.content.shapes import QUADRANTS
from kcvets.research.coding.codebook import codebook_table, guid, start_codebook, starter_codebook
from kcvets.research.coding.working import COLOUR, LONGEST_NAME, Coders


@pytest.fixture(scope="module")
def entries():
    """The codes as the file has them."""
    return library().codebook().codes


def test_it_holds_the_five_quadrants_strengths_and_what_stands_in_their_way(entries) -> None:
    top = [one.id for one in entries if not one.parent]
    assert top == [*QUADRANTS, "strengths", "hindrance"]
    assert all(any(one.parent == id for one in entries) for id in top)
    assert {one.parent for one in entries} >= {"strengths.where"}  # three levels


def test_every_code_that_can_be_used_says_what_belongs_under_it_and_what_does_not(entries) -> None:
    assert all(one.use and (one.heading or one.leave) for one in entries)
    assert all(len(one.source) >= 1 and "ours" not in one.source for one in entries)


def test_its_guids_stay_the_same_everywhere() -> None:
    codes = starter_codebook()
    assert guid("knowledge") == "d76b9109-93b7-5d79-be1d-14c43a6af7fe" == codes[0].id
    assert len({one.id for one in codes}) == len(codes) and all(str(UUID(one.id)) == one.id for one in codes)


def test_codes_come_after_those_above_them_and_have_their_colour() -> None:
    codes = {one.id: one for one in starter_codebook()}
    order = [*codes]
    for one in codes.values():
        assert COLOUR.fullmatch(one.colour) and len(one.name) <= LONGEST_NAME
        assert not one.parent or (order.index(one.parent) < order.index(one.id) and codes[one.parent].colour == one.colour)
    assert not codes[guid("strengths.where")].codable and codes[guid("strengths.where.person")].codable


def test_a_study_begins_with_it_once(tmp_path: Path) -> None:
    study = settled(tmp_path / "study")
    assert start_codebook(study, "A") == len(starter_codebook())
    assert start_codebook(study, "B", CODES) == 0
    assert tuple(Coders(study).standing().tree()) == starter_codebook()


def test_a_team_may_begin_with_its_own(tmp_path: Path) -> None:
    study = settled(tmp_path / "study")
    assert start_codebook(study, "A", CODES) == len(CODES)
    assert tuple(Coders(study).standing().tree()) == CODES


def test_it_is_read_from_a_file_that_a_lecturer_can_change(tmp_path: Path) -> None:
    names = [(one.name, one.codable) for one in starter_codebook(Library(sound_folder(tmp_path)))]
    assert names == [("Knowledge", False), ("What the person knows", True)]


def test_a_codebook_is_shown_with_each_code_set_in_beneath_the_one_above_it() -> None:
    table = codebook_table(CODES)
    assert table["code"].tolist() == ["Values", "– Fairness", "Skills", "– Asking"]
    assert table["description"][3] == "A question opens something up."
