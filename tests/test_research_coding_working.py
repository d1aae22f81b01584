"""Coders at work: what they do is kept, what cannot be meant is refused, and two at once lose nothing."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from study_being_coded import ASKING, CODES, FAIR, SKILLS, VALUES, put_texts, settled

from kcvets.errors import KcvetsError
from kcvets.research.coding.records import AGREED
from kcvets.research.coding.working import Coders
from kcvets.research.folder import StudyFolder

TIMES = 8


@pytest.fixture
def study(tmp_path: Path) -> StudyFolder:
    """Settled, with a small codebook."""
    made = settled(tmp_path / "study")
    Coders(made).start(CODES, "A")
    return made


@pytest.fixture
def coders(study: StudyFolder) -> Coders:
    """The same at work."""
    return Coders(study)


def names(coders: Coders) -> list[str]:
    """Of the codes, in the codebook's order."""
    return [one.name for one in coders.standing().tree()]


def test_coding_begins_when_texts_are_settled(tmp_path: Path) -> None:
    from research_rows import folder

    with pytest.raises(KcvetsError, match="settle the reviewed texts first"):
        Coders(folder(tmp_path / "new"))


def test_stretches_may_overlap_and_the_same_again_adds_nothing(coders: Coders) -> None:
    first = coders.code("t1", 0, 12, FAIR.id, "A")
    second = coders.code("t1", 7, 16, SKILLS.id, "A")
    assert coders.code("t1", 0, 12, FAIR.id, " a ") == first
    other = coders.code("t1", 0, 12, FAIR.id, "B")
    assert [*coders.standing().codings.values()] == [first, second, other]
    assert coders.uncode(second.id, "A") == second
    assert [*coders.standing().codings] == [first.id, other.id]


def test_what_coders_agreed_on_is_written_down_by_one_of_them(coders: Coders) -> None:
    made = coders.code("t1", 0, 6, FAIR.id, AGREED, "B")
    assert made.coder == AGREED
    assert coders.study.coding_file.read_text(encoding="utf-8").splitlines()[-1].count('"who": "B"') == 1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"text": "t9"}, "no text 't9' any more"),
        ({"start": 5, "end": 5}, "No words are chosen"),
        ({"start": -1}, "No words are chosen"),
        ({"end": 400}, "No words are chosen"),
        ({"code": "none"}, "code is not there any more"),
        ({"code": VALUES.id}, "Values is a heading"),
        ({"coder": " "}, "Nobody can tell"),
        ({"coder": "two\nlines\x07"}, "one line of 40"),
        ({"words": "Somebody"}, "settled anew meanwhile"),
        ({"coder": "agreed "}, "'Agreed' stands for what coders settle together"),
    ],
)
def test_a_coding_that_cannot_be_meant_is_refused(coders: Coders, told: dict, said: str) -> None:
    sound = {"text": "t1", "start": 0, "end": 6, "code": FAIR.id, "coder": "A", "words": "Nobody"}
    with pytest.raises(KcvetsError, match=said):
        coders.code(**{**sound, **told})
    assert not coders.standing().codings
    coders.code(**sound)


def test_codes_are_added_renamed_described_moved_and_coloured(coders: Coders) -> None:
    new = coders.new_code("  Hope  kept ", "A", parent=VALUES.id)
    changed = coders.change_code(new.id, "A", name="Hope", description="Somebody hopes.\r\nAloud.", colour="#1a5276", parent=ASKING.id)
    assert (changed.name, changed.description, changed.id) == ("Hope", "Somebody hopes.\nAloud.", new.id)
    assert names(coders) == ["Values", "Fairness", "Skills", "Asking", "Hope"]
    assert coders.change_code(VALUES.id, "A", parent=new.id).parent == new.id
    assert names(coders) == ["Skills", "Asking", "Hope", "Values", "Fairness"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "without a name"),
        ({"name": "x" * 101}, "one line of 100"),
        ({"name": "skills", "parent": ""}, "already: choose another name, or merge"),
        ({"parent": ASKING.id}, "cannot stand beneath itself"),
        ({"parent": "none"}, "code is not there any more"),
        ({"colour": "red"}, "is no colour"),
        ({"description": "x" * 20_001}, "has to fit in 20,000"),
        ({"codable": False}, "cannot become a heading"),
        ({"weight": "3"}, "A code has no weight"),
    ],
)
def test_a_code_that_cannot_be_is_refused(coders: Coders, changes: dict, said: str) -> None:
    coders.code("t1", 0, 6, ASKING.id, "A")
    with pytest.raises(KcvetsError, match=said):
        coders.change_code(ASKING.id, "A", **changes)
    assert coders.standing().codes[ASKING.id] == ASKING


def test_a_code_that_something_hangs_on_is_not_deleted_and_it_is_told_what_to_do(coders: Coders) -> None:
    coders.code("t1", 0, 6, ASKING.id, "A")
    with pytest.raises(KcvetsError, match="Asking cannot be deleted while 1 coding uses it: merge it"):
        coders.delete_code(ASKING.id, "A")
    with pytest.raises(KcvetsError, match="Skills cannot be deleted while 1 code stands beneath it: merge it"):
        coders.delete_code(SKILLS.id, "A")
    coders.delete_code(FAIR.id, "A")
    assert names(coders) == ["Values", "Skills", "Asking"]


def test_merging_takes_codings_memos_and_children_along_and_doubles_nothing(coders: Coders) -> None:
    beneath = coders.new_code("Open questions", "A", parent=ASKING.id)
    kept, twice = coders.code("t1", 0, 6, FAIR.id, "A"), coders.code("t1", 0, 6, ASKING.id, "A")
    alone = coders.code("t2", 0, 2, ASKING.id, "B")
    about_code, about_twice = (
        coders.write_memo(ASKING.id, "idea", "On the code.", "A"),
        coders.write_memo(twice.id, "note", "On the place.", "A"),
    )
    assert coders.merge_codes(ASKING.id, FAIR.id, "A") == 2
    standing = coders.standing()
    assert [(one.id, one.code) for one in standing.codings.values()] == [(kept.id, FAIR.id), (alone.id, FAIR.id)]
    assert standing.memos[about_code.id].about == FAIR.id and standing.memos[about_twice.id].about == kept.id
    assert names(coders) == ["Values", "Fairness", "Open questions", "Skills"] and standing.codes[beneath.id].parent == FAIR.id


def test_a_code_is_not_merged_into_itself_what_is_beneath_it_or_a_heading(coders: Coders) -> None:
    coders.code("t1", 0, 6, SKILLS.id, "A")
    for into in (SKILLS.id, ASKING.id):
        with pytest.raises(KcvetsError, match="move it first"):
            coders.merge_codes(SKILLS.id, into, "A")
    with pytest.raises(KcvetsError, match="Values is a heading"):
        coders.merge_codes(SKILLS.id, VALUES.id, "A")
    assert coders.standing().codes.keys() == {one.id for one in CODES}


def test_a_memo_may_be_about_a_text_a_code_a_coding_or_the_whole(coders: Coders) -> None:
    made = coders.code("t1", 0, 6, FAIR.id, "A")
    written = [coders.write_memo(about, "question", "Is it?\r\nReally?", "A") for about in ("t1", FAIR.id, made.id, "")]
    assert [*coders.standing().memos.values()] == written and written[0].words == "Is it?\nReally?"
    coders.uncode(made.id, "A")
    assert [one.about for one in coders.standing().memos.values()] == ["t1", FAIR.id, ""]
    for told, said in (
        (("t9", "note", "x"), "not there any more"),
        (("t1", "poem", "x"), "no kind of memo"),
        (("t1", "note", " "), "write something"),
    ):
        with pytest.raises(KcvetsError, match=said):
            coders.write_memo(*told, "A")


def test_what_a_memo_said_before_is_gone_from_the_disk(coders: Coders) -> None:
    first, second = (coders.write_memo("t1", "note", f"heronlike {n}", "A") for n in (1, 2))
    made = coders.code("t1", 0, 6, FAIR.id, "A")
    coders.write_memo(made.id, "note", "heronlike 3", "A")
    changed = coders.change_memo(first.id, "plain", "A", kind="idea")
    coders.delete_memo(second.id, "A")
    coders.uncode(made.id, "A")
    assert "heronlike" not in coders.study.coding_file.read_text(encoding="utf-8")
    assert [*coders.standing().memos.values()] == [changed] and (changed.words, changed.kind, changed.at) == ("plain", "idea", first.at)


def test_a_coder_is_done_with_a_text_until_they_say_otherwise(coders: Coders) -> None:
    coders.finish("t2", "A")
    coders.finish("t2", AGREED, "B")
    assert coders.standing().coders_done("t2") == ("A", AGREED)
    coders.finish("t2", "a", over=False)
    assert coders.standing().coders_done("t2") == (AGREED,)
    with pytest.raises(KcvetsError, match="no text"):
        coders.finish("t9", "A")


def test_a_codebook_that_was_begun_is_not_begun_again(coders: Coders) -> None:
    assert coders.start([ASKING], "A") == 0 and len(names(coders)) == len(CODES)


def test_texts_that_were_settled_anew_are_noticed(coders: Coders, study: StudyFolder) -> None:
    assert len(coders.texts()) == 3
    put_texts(study, {"t1": "Short."})
    study.dataset().to_parquet(study.texts_file)
    with pytest.raises(KcvetsError, match="No words are chosen"):
        coders.code("t1", 0, 20, FAIR.id, "A")


def _code(path: Path, who: str) -> None:
    coders = Coders(StudyFolder(path))
    for n in range(TIMES):
        coders.code("t1", n, n + 3, FAIR.id, who)
        coders.write_memo("t1", "note", f"{who} {n}", who)
        coders.new_code(f"{who} {n}", who)


def test_two_coders_at_once_lose_nothing(study: StudyFolder) -> None:
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=_code, args=(study.path, who)) for who in "AB"]
    for process in both:
        process.start()
    for process in both:
        process.join()
    standing = Coders(study).standing()
    assert len(standing.codings) == len(standing.memos) == 2 * TIMES and len(standing.codes) == len(CODES) + 2 * TIMES


def test_two_who_name_a_code_alike_are_told_and_one_that_is_deleted_meanwhile_is_not_coded(study: StudyFolder) -> None:
    one, other = Coders(study), Coders(study)
    new = one.new_code("Hope", "A")
    with pytest.raises(KcvetsError, match="already"):
        other.new_code("hope", "B")
    one.delete_code(new.id, "A")
    with pytest.raises(KcvetsError, match="not there any more"):
        other.code("t1", 0, 6, new.id, "B")
