"""The reviewed dataset: nothing before every text was read, and then what stands after review."""

from __future__ import annotations

from pathlib import Path

import pytest
from study_under_review import decide, put_texts, study_folder

from kcvets.errors import KcvetsError
from kcvets.research.review.reviewed import reviewed, what_may_remain

TEXTS = {"a": "Sadia Khan met Tomasz.", "b": "Tomasz said that Down syndrome was a name.", "c": "Nobody."}
SOFTWARE = [("a", "Sadia Khan", "PERSON"), ("b", "Down", "PERSON")]


@pytest.fixture
def study(tmp_path: Path):
    """A study of three texts, each to be read by two."""
    return study_folder(tmp_path / "study", TEXTS, SOFTWARE)


def read_by(study, *readers: str) -> None:
    """Say that every text was read."""
    for who in readers:
        for id in TEXTS:
            decide(study, who, id, "done")


def test_nothing_comes_out_before_every_text_was_read(study):
    with pytest.raises(KcvetsError, match="3 texts have not been read. Open it with kcvets review"):
        reviewed(study)
    decide(study, "AB", "a", "done")
    with pytest.raises(KcvetsError, match="2 texts have not been read and 1 text has still to be read by a second person"):
        reviewed(study)
    read_by(study, "AB")
    with pytest.raises(KcvetsError, match="3 texts have still to be read by a second person"):
        reviewed(study)


def test_one_person_under_one_name_is_not_two(study):
    read_by(study, "AB", "ab ")
    with pytest.raises(KcvetsError, match="second person"):
        reviewed(study)


def test_what_stands_is_replaced_and_the_rest_is_as_it_was(study):
    for who in ("AB", "CD"):
        decide(study, who, "b", "undo", "Down")
        decide(study, who, "a", "mask", "Tomasz", kind="PERSON", instead="a neighbour")
        decide(study, who, "b", "mask", "Tomasz", kind="PERSON")
    read_by(study, "AB", "CD")
    assert reviewed(study)["text"].tolist() == ["Person 1 met a neighbour.", "Person 2 said that Down syndrome was a name.", "Nobody."]
    assert study.dataset()["text"].tolist() == list(TEXTS.values())


def test_what_one_reader_masked_stays_masked(study):
    decide(study, "AB", "a", "undo", "Sadia Khan")
    decide(study, "AB", "b", "mask", "Tomasz", kind="PERSON")
    read_by(study, "AB", "CD")
    assert reviewed(study)["text"].tolist()[:2] == ["Person 1 met Tomasz.", "Person 2 said that Person 3 syndrome was a name."]


def test_texts_added_later_have_to_be_read_too(study):
    read_by(study, "AB", "CD")
    assert len(reviewed(study)) == 3
    put_texts(study.path, {**TEXTS, "d": "Ewa rang."})
    with pytest.raises(KcvetsError, match="1 text has not been read"):
        reviewed(study)


def test_what_may_remain_is_told_from_the_texts_read_twice(study):
    read_by(study, "AB", "CD")
    assert str(what_may_remain(study)).startswith("Two people read 3 texts, neither seeing what the other decided.")
