"""Made-up coders: they code a made-up study the same way every time, differ as people do, and touch no real text."""

from __future__ import annotations

from pathlib import Path

import pytest
from study_being_coded import CODES, settled

from kcvets.errors import KcvetsError
from kcvets.research.coding.codebook import start_codebook, starter_codebook
from kcvets.research.coding.played import CODERS, CUES, MEMOS, NEIGHBOURS, reviewed_study, synthetic_coding
from kcvets.research.coding.project import codings_table, project
from kcvets.research.folder import StudyFolder

PEOPLE = 8


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> StudyFolder:
    """A synthetic study with everything done."""
    return reviewed_study(tmp_path_factory.mktemp("synthetic") / "carers", people=PEOPLE)


def test_every_text_is_masked_settled_and_coded_by_both(study: StudyFolder) -> None:
    made = project(study)
    assert {*made.done.values()} == {tuple(CODERS)} and len(made.done) == len(made.texts) == len(study.dataset())
    assert {one.coder for one in made.codings} == {*CODERS} and all("made-up" in who for who in CODERS)
    assert any("Person 1" in text for text in made.texts.values())
    assert made.codes == starter_codebook() and len(made.cases) == PEOPLE


def test_they_agree_on_much_and_not_on_all(study: StudyFolder) -> None:
    made = project(study)
    first, second = ({(one.text, one.start, one.end, one.code) for one in made.codings if one.coder == who} for who in CODERS)
    assert 0.3 < len(first & second) / len(first | second) < 0.9


def test_stretches_begin_and_end_with_words(study: StudyFolder) -> None:
    assert all(words == words.strip() and words for words in codings_table(project(study))["words"])


def test_the_same_again_gives_the_same_and_adds_nothing(study: StudyFolder, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    other = reviewed_study(tmp_path / "again", people=PEOPLE)
    assert capsys.readouterr().out == ""  # a notebook would have to store it
    assert project(other) == project(study)
    lines = other.coding_file.read_bytes()
    assert "stretches coded" in repr(synthetic_coding(other, PEOPLE))
    assert other.coding_file.read_bytes().count(b"\n") == lines.count(b"\n")


def test_it_can_be_left_uncoded(tmp_path: Path) -> None:
    assert project(reviewed_study(tmp_path / "plain", people=2, coded=False)).codings == ()


def test_real_texts_are_not_coded_by_made_up_people(tmp_path: Path) -> None:
    study = settled(tmp_path / "real")
    with pytest.raises(KcvetsError, match="3 texts are not of the synthetic cohort.*real texts are coded by people"):
        synthetic_coding(study)
    assert not project(study).codes


def test_made_up_coders_need_the_codebook_that_they_know(tmp_path: Path) -> None:
    study = reviewed_study(tmp_path / "own", people=2, coded=False)
    start_codebook(study, "A", CODES)
    with pytest.raises(KcvetsError, match="a codebook of its own"):
        synthetic_coding(study, people=2)
    assert not project(study).codings


def test_cue_words_are_for_codes_that_can_be_used() -> None:
    from kcvets.content import library

    usable = {one.id for one in library().codebook().codes if not one.heading}
    assert {*CUES} == usable and {*NEIGHBOURS, *NEIGHBOURS.values(), *MEMOS} <= usable
