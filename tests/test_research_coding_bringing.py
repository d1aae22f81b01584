"""Coding from elsewhere: what fits is taken once, what does not is told, and no text comes back that way."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from study_being_coded import ASKING, CODES, FAIR, settled

from kcvets.research.coding.bringing import bring_in
from kcvets.research.coding.model import Case, Code, Coding, Memo, Project
from kcvets.research.coding.project import codings_table, project
from kcvets.research.coding.working import Coders
from kcvets.research.folder import StudyFolder

AT = "2027-05-03T09:00:00+00:00"
HOPE = Code("00000000-0000-4000-8000-000000000009", "Hope", parent=FAIR.id)


@pytest.fixture
def study(tmp_path: Path) -> StudyFolder:
    """With one coding of somebody's."""
    made = settled(tmp_path / "study")
    coders = Coders(made)
    coders.start(CODES, "A")
    coders.code("t1", 0, 6, FAIR.id, "Ann")
    return made


def coding(text: str, start: int, end: int, code: str = FAIR.id, id: str = "c1", coder: str = "Bo") -> Coding:
    """A coding that was made elsewhere."""
    return Coding(id, text, start, end, code, coder, AT)


def given(study: StudyFolder, *codings: Coding, **told: object) -> Project:
    """A colleague's project on the same texts."""
    return replace(project(study), codings=codings, **{"memos": (), "cases": (), **told})


def test_a_colleagues_codes_codings_and_memos_are_added_as_they_were_made(study: StudyFolder) -> None:
    memos = (Memo("m1", "c1", "idea", "Here?", "Bo", AT), Memo("m2", HOPE.id, "method", "So.", "Bo", AT))
    told = bring_in(study, given(study, coding("t2", 0, 2, HOPE.id), codes=(*CODES, HOPE), memos=memos, done={"t2": ("Bo",)}), "Ann")
    assert (told.codes, told.codings, told.memos, told.done, told.left_out) == (1, 1, 2, 1, ())
    assert "Nothing was left out" in str(told)
    made = project(study)
    assert coding("t2", 0, 2, HOPE.id) in made.codings and HOPE in made.codes
    assert made.memos == (memos[0], replace(memos[1], kind="note")) and made.done == {"t2": ("Bo",)}


def test_the_same_again_adds_nothing(study: StudyFolder) -> None:
    theirs = given(
        study, coding("t2", 0, 2, HOPE.id), codes=(*CODES, HOPE), memos=(Memo("m1", "c1", "idea", "Here?", "Bo", AT),), done={"t2": ("Bo",)}
    )
    bring_in(study, theirs, "Ann")
    before = project(study)
    told = bring_in(study, replace(theirs, cases=before.cases), "Ann")
    assert (told.codes, told.codings, told.memos, told.done, told.left_out) == (0, 0, 0, 0, ())
    assert project(study) == before


def test_what_a_coder_has_there_already_is_not_doubled_and_memos_find_it(study: StudyFolder) -> None:
    ours = project(study).codings[0]
    told = bring_in(study, given(study, coding("t1", 0, 6, coder=" ann"), memos=(Memo("m1", "c1", "note", "Here.", "Bo", AT),)), "Ann")
    assert (told.codings, told.memos) == (0, 1) and project(study).memos[0].about == ours.id


def test_texts_are_known_by_their_words_whatever_they_are_called_and_however_their_lines_end(study: StudyFolder) -> None:
    words = project(study).texts
    theirs = given(
        study,
        coding("doc 1", 0, 2),
        coding("doc 2", 5, 10, id="c2"),
        texts={"doc 1": words["t2"], "doc 2": words["t3"].replace(" ", "\r\n")},
    )
    told = bring_in(study, theirs, "Ann")
    assert told.codings == 2 and told.left_out == ()
    assert codings_table(project(study))[["text", "words"]].to_numpy().tolist()[1:] == [["t2", "We"], ["t3", "bench"]]


def test_texts_that_say_the_same_are_matched_each_once(tmp_path: Path) -> None:
    study = settled(tmp_path / "short", {"t1": "Not sure.", "t2": "Not sure.", "t3": "Yes."}, ())
    Coders(study).start(CODES, "A")
    theirs = given(study, coding("a", 0, 3), coding("t2", 0, 8, id="c2"), texts={"a": "Not sure.", "t2": "Not sure.", "b": "Not sure."})
    told = bring_in(study, theirs, "Ann")
    assert [(one.text, one.id) for one in project(study).codings] == [("t1", "c1"), ("t2", "c2")]
    assert told.left_out == ("1 text of the project is not in this study (b), so what is coded there was left out.",)


def test_a_text_whose_accents_are_written_in_another_way_is_the_same(tmp_path: Path) -> None:
    study = settled(tmp_path / "accents", {"t1": "Zoë était à l’école."}, ())
    Coders(study).start(CODES, "A")
    theirs = unicodedata.normalize("NFD", "Zoë était à l’école.")
    told = bring_in(study, given(study, coding("x", theirs.index("l’"), len(theirs) - 1), texts={"x": theirs}), "Ann")
    assert told.left_out == () and codings_table(project(study))["words"].tolist() == ["l’école"]


def test_a_project_comes_back_whole_into_a_copy_of_its_study(study: StudyFolder, tmp_path: Path) -> None:
    coders = Coders(study)
    made = coders.code("t3", 0, 9, ASKING.id, "Bo")
    for about in ("", "t3", made.id, ASKING.id):
        coders.write_memo(about, "idea", f"On {about}.", "Bo")
    coders.finish("t3", "Bo")
    copy = settled(tmp_path / "copy")
    bring_in(copy, project(study), "Ann")
    assert project(copy) == project(study)


def test_a_text_that_is_worded_otherwise_takes_its_codings_along_and_it_is_told(study: StudyFolder) -> None:
    earlier = project(study).texts["t1"].replace("Person 1", "[somebody she knows]")
    start = earlier.index("kitchen")
    told = bring_in(study, given(study, coding("t1", start, start + 7), texts={"t1": earlier}), "Ann")
    assert codings_table(project(study))["words"].tolist() == ["Nobody", "kitchen"]
    assert told.left_out == ("1 text is worded otherwise here (t1): codings moved with their words; look at them again.",)


def test_a_text_that_is_not_here_is_told_and_does_not_come_in(study: StudyFolder) -> None:
    theirs = given(
        study,
        coding("t1", 0, 6),
        coding("gone", 0, 5, id="c2"),
        texts={"t1": "Something else altogether under that name.", "gone": "heronlike gait"},
        memos=(Memo("m1", "gone", "note", "heronlike", "Bo", AT), Memo("m2", "c2", "note", "heronlike", "Bo", AT)),
    )
    told = bring_in(study, theirs, "Ann")
    assert (told.codings, told.memos) == (0, 0)
    assert told.left_out == (
        "2 texts of the project are not in this study (t1, gone), so what is coded there was left out.",
        "2 codings are on such texts and left out (c1, c2).",
        "2 memos are about something that was left out, and left out too (m1, m2).",
    )
    assert "heronlike" not in study.coding_file.read_text(encoding="utf-8")


def test_codings_outside_their_text_or_under_no_code_are_told(study: StudyFolder) -> None:
    told = bring_in(study, given(study, coding("t2", 0, 900), coding("t2", 3, 3, id="c2"), coding("t2", 0, 2, "none", id="c3")), "Ann")
    assert told.codings == 0 and told.left_out == ("3 codings are outside its text or under no code, and left out (c1, c2, c3).",)


def test_what_this_study_calls_its_codes_stays_and_the_difference_is_told(study: StudyFolder) -> None:
    told = bring_in(study, given(study, codes=(*CODES[:3], replace(ASKING, name="Enquiring"), Code("n", "\n", parent="none"))), "Ann")
    assert told.left_out == ("1 code is named, placed or described otherwise there, and stayed as here (Enquiring).",)
    assert [one.name for one in project(study).codes] == ["Values", "Fairness", "Skills", "Asking", "Unnamed"]


def test_memos_that_were_rewritten_elsewhere_and_what_is_said_of_people_are_told(study: StudyFolder) -> None:
    ours = Coders(study).write_memo("t1", "note", "As it is.", "Ann")
    told = bring_in(study, given(study, memos=(replace(ours, words="Otherwise."),), cases=(Case("ann", ("t1",), {"age": "40"}),)), "Ann")
    assert len(told.left_out) == 2 and "stayed as here" in told.left_out[0] and "1 person was left out" in told.left_out[1]
    assert [one.words for one in project(study).memos] == ["As it is."]


def test_names_and_words_that_no_file_can_hold_are_mended(study: StudyFolder) -> None:
    memos = (Memo("m1", "t1", "note", "a\x00b\r\nc", "", ""),)
    bring_in(study, given(study, coding("t2", 0, 2, coder="B\no\x07"), memos=memos), "Ann")
    made = project(study)
    assert made.codings[-1].coder == "B o" and (made.memos[0].words, made.memos[0].coder) == ("ab\nc", "Ann") and made.memos[0].at
