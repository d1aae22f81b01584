"""Settled texts: nothing is coded before review, and codings stay with their words when a masking changes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from study_being_coded import CODES, FAIR, SKILLS, TEXTS, mask, put_texts, read_all, reviewed, settled

from kcvets.errors import KcvetsError
from kcvets.research.coding import settling
from kcvets.research.coding.project import project
from kcvets.research.coding.settling import settle
from kcvets.research.coding.working import Coders
from kcvets.research.folder import StudyFolder
from kcvets.research.review.reviewed import what_may_remain


@pytest.fixture
def study(tmp_path: Path) -> StudyFolder:
    """Settled, with a small codebook."""
    made = settled(tmp_path / "study")
    Coders(made).start(CODES, "A")
    return made


def text(study: StudyFolder, id: str) -> str:
    """A settled text."""
    return Coders(study).texts()[id]


def code(study: StudyFolder, id: str, words: str, who: str = "A") -> str:
    """Code the first place where words stand; gives the coding's id."""
    start = text(study, id).index(words)
    return Coders(study).code(id, start, start + len(words), FAIR.id, who).id


def coded(study: StudyFolder) -> dict[str, str]:
    """The words under each coding, by its id."""
    made = project(study)
    return {one.id: made.texts[one.text][one.start : one.end] for one in made.codings}


def test_texts_that_nobody_reviewed_are_not_settled(tmp_path: Path) -> None:
    study = reviewed(tmp_path / "study")
    study.decisions_file.unlink()
    with pytest.raises(KcvetsError, match="review is not complete"):
        settle(study)
    assert not study.texts_file.exists()


def test_the_settled_texts_are_the_dataset_with_stand_ins(tmp_path: Path) -> None:
    study = reviewed(tmp_path / "study")
    told = settle(study)
    assert (told.texts, told.added, told.gone, told.changed) == (3, ("t1", "t2", "t3"), (), ())
    texts = study.texts()
    assert texts.columns.tolist() == study.dataset().columns.tolist() and texts["person"].tolist() == ["ann", "ann", "ben"]
    assert texts["text"][0] == "Nobody asked Person 1. She hums in the kitchen, and the form was full."
    assert texts.drop(columns="text").equals(study.dataset().drop(columns="text"))


def test_settling_again_changes_nothing(study: StudyFolder) -> None:
    made = code(study, "t1", "hums in the kitchen")
    before, lines = study.texts_file.read_bytes(), study.coding_file.read_bytes()
    told = settle(study)
    assert (told.added, told.changed, told.moved) == ((), (), 0)
    assert (study.texts_file.read_bytes(), study.coding_file.read_bytes()) == (before, lines) and made in coded(study)


def test_codings_move_with_their_words_when_others_are_masked(study: StudyFolder) -> None:
    behind, across, under = code(study, "t1", "form was full"), code(study, "t1", "She hums in the kitchen"), code(study, "t1", "hums")
    elsewhere = code(study, "t2", "together")
    mask(study, "t1", "hums", "does a thing she likes")
    told = settle(study)
    assert (told.changed, told.moved, told.look_at) == (("t1",), 3, (under,))
    assert coded(study) == {
        across: "She does a thing she likes in the kitchen",
        under: "does a thing she likes",
        behind: "form was full",
        elsewhere: "together",
    }
    assert "look at them again" in str(told) and "hums" not in study.texts_file.read_bytes().decode("latin-1")
    assert [(one.coder, one.at) for one in project(study).codings if one.id == behind][0][0] == "A"


def test_words_that_are_masked_later_are_in_no_settled_text_and_memos_that_say_them_are_told(study: StudyFolder) -> None:
    says = Coders(study).write_memo("", "note", "Think of the kitchen.", "A")
    quiet = Coders(study).write_memo("", "note", "Think.", "A")
    named = Coders(study).new_code("In the kitchen", "A")
    mask(study, "t1", "kitchen")
    told = settle(study)
    assert {*told.memos} == {says.id, named.id} and quiet.id not in told.memos and "Rewrite them" in str(told)
    assert "kitchen" not in pd.read_parquet(study.texts_file).to_csv()


def test_texts_that_came_are_added_and_those_that_went_are_gone_with_their_coding(study: StudyFolder) -> None:
    gone, stays = code(study, "t2", "together"), code(study, "t3", "bench")
    for about in ("t2", gone, "t3"):
        Coders(study).write_memo(about, "note", f"about {about}", "A")
    Coders(study).finish("t2", "A")
    put_texts(study, {**{id: words for id, words in TEXTS.items() if id != "t2"}, "t4": "A fourth one."})
    read_all(study)
    told = settle(study)
    assert (told.added, told.gone) == (("t4",), ("t2",))
    made = project(study)
    assert (
        [*made.texts] == ["t1", "t3", "t4"] and [*coded(study)] == [stays] and [one.about for one in made.memos] == ["t3"] and not made.done
    )
    assert gone not in study.coding_file.read_text(encoding="utf-8") and '"t2"' not in study.coding_file.read_text(encoding="utf-8")


def test_a_run_that_was_killed_between_codings_and_texts_is_told_and_finished_by_the_next(
    study: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = code(study, "t1", "form was full")
    mask(study, "t1", "hums", "does a thing she likes")
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target == study.texts_file:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            settle(study)
    with pytest.raises(KcvetsError, match="settle the texts again"):
        project(study)
    settle(study)
    assert coded(study) == {made: "form was full"}


def test_a_coding_on_a_version_that_nobody_has_any_more_is_kept_and_told(study: StudyFolder) -> None:
    made = code(study, "t1", "form was full")
    study.texts_file.unlink()
    mask(study, "t1", "hums")
    told = settle(study)
    assert told.look_at == (made,) and [*coded(study)] == [made]


def test_what_was_done_is_logged_in_numbers(study: StudyFolder) -> None:
    (line,) = study.logged("settled")
    assert [line[name] for name in ("texts", "added", "gone", "changed", "moved")] == [3, 3, 0, 0, 0] and "kitchen" not in str(line)


def test_what_may_remain_is_noted_for_reports_which_see_no_real_words(study: StudyFolder) -> None:
    (line,) = study.logged("settled")
    assert line["remaining"] == str(what_may_remain(study))


def test_taking_out_leaves_what_is_about_the_codebook_or_the_whole(study: StudyFolder) -> None:
    code(study, "t1", "hums")
    for about in ("t1", FAIR.id, ""):
        Coders(study).write_memo(about, "note", f"about {about}", "A")
    assert settling.take_out(study, {"t2", "t3"}) == 2
    made = project(study)
    assert [*made.texts] == ["t2", "t3"] and [one.about for one in made.memos] == [FAIR.id, ""] and len(made.codes) == len(CODES)
    assert settling.take_out(study, {"t2", "t3"}) == 0 and SKILLS in made.codes


def test_a_table_that_a_killed_run_had_begun_goes_too(tmp_path: Path) -> None:
    study = reviewed(tmp_path / "study")
    begun = study.path / ".texts.parquet.part"
    begun.write_bytes(b"heronlike")
    assert settling.take_out(study, {"t2"}) == 0 and not begun.exists()
