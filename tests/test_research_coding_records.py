"""What stands after the lines of a coding file."""

from __future__ import annotations

import json

import pytest
from study_being_coded import ASKING, CODES, FAIR, SKILLS, VALUES

from kcvets.research.coding.model import Code, Coding, Memo
from kcvets.research.coding.records import AGREED, Record, Standing, cleaned, delete, digest, done, put, record

CODING = Coding("c1", "t1", 0, 6, FAIR.id, "Ann  B", "2027-05-03T09:00:00+00:00")
MEMO = Memo("m1", "t1", "note", "Look again.", "Ann B", "2027-05-03T09:01:00+00:00")


def after(*records: Record) -> Standing:
    """What stands after them, each written down and read again."""
    standing = Standing()
    standing.take(record(json.loads(json.dumps(vars(one)))) for one in records)
    return standing


def test_what_was_put_stands_with_everything_told_of_it() -> None:
    standing = after(put(FAIR, "A"), put(CODING, "A", digest("text")), put(MEMO, "A"), done("t1", "Ann B", "A"))
    assert (*standing.codes.values(), *standing.codings.values(), *standing.memos.values()) == (FAIR, CODING, MEMO)
    assert standing.seen == {"c1": digest("text")} and standing.coders_done("t1") == ("Ann B",)


def test_what_was_deleted_is_gone_and_what_was_put_again_is_changed() -> None:
    standing = after(put(MEMO, "A"), put(Memo("m1", "t1", "idea", "New.", "A", MEMO.at), "A"), put(CODING, "A"), delete(CODING, "A"))
    assert [one.words for one in standing.memos.values()] == ["New."] and not standing.codings and not standing.seen
    assert not after(done("t1", "A", "A"), done("t1", " a ", "A", over=False)).coders_done("t1")


def test_the_codebook_stands_as_a_tree_each_code_after_the_one_above_it() -> None:
    moved = Code(VALUES.id, "Values", parent=ASKING.id)
    standing = after(*(put(one, "A") for one in (*CODES, moved)))
    assert [one.name for one in standing.tree()] == ["Skills", "Asking", "Values", "Fairness"]
    assert [one.name for one in standing.tree(ASKING.id)] == ["Values", "Fairness"]
    assert standing.children(SKILLS.id) == [ASKING]


def test_a_code_whose_parent_is_unknown_stands_at_the_top() -> None:
    assert list(after(put(FAIR, "A")).tree()) == [FAIR]


def test_a_coder_is_one_person_however_the_name_is_written() -> None:
    standing = after(put(CODING, "A"), done("t1", "ann b", "A"))
    assert standing.coders_done("t1") == ("Ann B",)
    assert standing.spelt(" AGREED ") == AGREED and standing.spelt("New  one") == "New one" == standing.spelt("new one")


@pytest.mark.parametrize(
    "told",
    [
        {"did": "guess"},
        {"of": "theory"},
        {"id": 3},
        {"told": {"start": "0"}},
        {"told": {"text": "t1"}},
        {"of": "done", "told": {}},
        {"of": "done", "told": {"coder": "A", "text": "t"}},
        {"told": {**vars(CODING), "depth": 3}},
        {"more": 1},
    ],
)
def test_a_line_that_could_not_be_meant_so_is_refused(told: dict) -> None:
    sound = vars(put(CODING, "A"))
    record(sound)
    with pytest.raises((ValueError, TypeError)):
        record({**sound, **told})


def test_what_is_typed_keeps_its_lines_and_loses_what_no_file_can_hold() -> None:
    assert cleaned(" one\r\ntwo\rthree\x00\x07\ud83d\n") == "one\ntwo\nthree"
