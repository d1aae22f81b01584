"""A coder at work: what they see and when, that nobody sees what they must not, and that two windows lose nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from study_to_code import study_to_code

from kcvets.errors import KcvetsError
from kcvets.research.coding.desk import Desk
from kcvets.research.coding.records import AGREED

TEXTS = {"a": "She rang twice. 🙂 Her sister came, and it was well.", "b": "Nobody came.", "c": "It went as she wished."}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with three texts and two codes."""
    return opened(tmp_path / "study")


def opened(folder: Path, texts: dict[str, str] = TEXTS, **columns: list[str]) -> Desk:
    desk = Desk(study_to_code(folder, texts, **columns))
    for name in ("Kin", "Calls"):
        desk.save_code("AB", "", {"name": name})
    return desk


def guid(desk: Desk, name: str) -> str:
    """A code's GUID by its name."""
    return next(one["id"] for one in desk.view("a", "AB")["codes"] if one["name"] == name)


def put(desk: Desk, who: str, words: str, name: str = "Kin", id: str = "a", *, agreed: bool = False) -> str:
    """Put a code on words; what is said."""
    text = desk.coders.texts()[id]
    start = text.index(words)
    return desk.code(id, who, guid(desk, name), start, start + len(words), words, agreed=agreed)


def seen(desk: Desk, who: str, id: str = "a", *, agreed: bool = False) -> list[tuple[str, str]]:
    """Words and code of each coding that somebody is shown."""
    view = desk.view(id, who, agreed=agreed)
    names = {one["id"]: one["name"] for one in view["codes"]}
    return [(view["text"][one["start"] : one["end"]], names[one["code"]]) for one in view["codings"]]


def both_done(desk: Desk) -> None:
    """Two coders code the first text differently, and the first of them compares."""
    put(desk, "AB", "Her sister came")
    put(desk, "AB", "rang", "Calls")
    put(desk, "CD", "Her sister came")
    for who in ("AB", "CD"):
        desk.done("a", who, agreed=False)
    desk.compare("a", "AB")


def test_words_and_sentences_are_told_in_characters(desk):
    view = desk.view("a", "AB")
    assert [view["text"][start:end] for start, end in view["words"]][:4] == ["She", "rang", "twice", "Her"]
    assert [view["text"][start:end].strip() for start, end in view["sentences"]] == ["She rang twice.", "🙂 Her sister came, and it was well."]


def test_the_question_that_was_asked_stands_above_the_text(tmp_path):
    desk = opened(tmp_path / "study", prompt=["practice.knowledge.reveals", "elsewhere", "story.arpita.no-such"])
    assert desk.view("a", "AB")["question"].endswith("?")
    assert desk.view("b", "AB")["question"] == desk.view("c", "AB")["question"] == ""


def test_overlapping_stretches_are_kept_and_taken_off(desk):
    assert put(desk, "AB", "Her sister came") == "“Her sister came” is coded: Kin."
    put(desk, "AB", "sister came, and it was well", "Calls")
    assert seen(desk, "AB") == [("Her sister came", "Kin"), ("sister came, and it was well", "Calls")]
    [first, _] = desk.view("a", "AB")["codings"]
    assert desk.uncode("a", "AB", first["id"], agreed=False) == "Kin is taken off “Her sister came”."
    assert seen(Desk(desk.study), "AB") == [("sister came, and it was well", "Calls")]


def test_the_way_through_the_texts(desk):
    assert desk.first("AB") == "a"
    desk.done("a", "AB", agreed=False)
    assert (desk.first("AB"), desk.first("ab "), desk.first("CD")) == ("b", "b", "a")
    assert desk.beside("c", "AB", 1, waiting=True) == "b"
    assert desk.beside("c", "AB", 1, waiting=False) == "a"
    desk.reopen("a", "AB", agreed=False)
    assert desk.first("AB") == "a"
    for id in TEXTS:
        desk.done(id, "AB", agreed=False)
    assert desk.view("a", "AB")["end"].startswith("You are done with every text")


def test_nothing_of_others_is_told_before_both_are_done(desk):
    put(desk, "CD", "Her sister came")
    desk.save_memo("CD", {"id": "", "seen": "", "about": "a", "kind": "idea", "words": "Kin again."})
    desk.done("a", "CD", agreed=False)
    assert seen(desk, "AB") == [] and desk.view("a", "AB")["memos"] == [] and desk.view("a", "AB")["comparison"] is None
    with pytest.raises(KcvetsError, match="say that you are first"):
        desk.compare("a", "AB")
    desk.done("a", "AB", agreed=False)
    assert desk.view("a", "AB")["comparison"] is None
    desk.compare("a", "AB")
    assert [one["by"] for one in desk.view("a", "AB")["comparison"]] == [["CD"]]
    assert [one["words"] for one in desk.view("a", "AB")["memos"]] == ["Kin again."]


def test_one_coder_alone_has_nothing_to_compare(desk):
    desk.done("a", "AB", agreed=False)
    with pytest.raises(KcvetsError, match="Nobody else is done"):
        desk.compare("a", "AB")


def test_who_has_compared_changes_their_own_coding_no_more(desk):
    both_done(desk)
    [first, _] = desk.view("a", "AB")["codings"]
    for change in (
        lambda: put(desk, "AB", "came"),
        lambda: desk.uncode("a", "AB", first["id"], agreed=False),
        lambda: desk.reopen("a", "AB", agreed=False),
    ):
        with pytest.raises(KcvetsError, match="stays as it was"):
            change()
    assert desk.view("a", "AB")["fixed"] and not desk.view("a", "CD")["fixed"]
    put(desk, "CD", "came")


def test_what_coders_agree_on_is_kept_beside_their_own(desk):
    both_done(desk)
    alike, only = sorted(desk.view("a", "AB")["comparison"], key=lambda one: len(one["without"]))
    assert (alike["by"], alike["without"], only["by"], only["without"]) == (["AB", "CD"], [], ["AB"], ["CD"])
    assert desk.take_over("a", "AB", [alike]) == "1 coding is taken into the agreed version."
    put(desk, "AB", "it was well", agreed=True)
    assert seen(desk, "AB", agreed=True) == [("Her sister came", "Kin"), ("it was well", "Kin")]
    assert seen(desk, "AB") == [("rang", "Calls"), ("Her sister came", "Kin")]
    assert desk.done("a", "AB", agreed=True) == "Text 1 is settled."
    assert not desk.view("a", "AB", agreed=True)["open"]
    assert [one["by"] for one in desk.view("a", "AB")["comparison"]] == [["AB"], ["AB", "CD"]]
    assert {one.coder for one in desk.coders.standing().codings.values()} == {"AB", "CD", AGREED}


def test_nobody_settles_before_comparing_or_takes_off_what_is_another_s(desk):
    with pytest.raises(KcvetsError, match="compare first"):
        put(desk, "AB", "came", agreed=True)
    put(desk, "CD", "came")
    [one] = desk.view("a", "CD")["codings"]
    with pytest.raises(KcvetsError, match="somebody else's"):
        desk.uncode("a", "AB", one["id"], agreed=False)


def test_a_torn_line_of_the_log_stops_nobody(desk):
    both_done(desk)
    with desk.study.log_file.open("ab") as log:
        log.write(b'{"what": "compared", "te')
    assert desk.view("a", "AB")["fixed"]


def memo(words: str, id: str = "", seen: str = "") -> dict[str, str]:
    return {"id": id, "seen": seen, "about": "a", "kind": "note", "words": words}


def test_a_memo_sent_twice_is_kept_once(desk):
    for _ in range(2):
        assert desk.save_memo("AB", memo(" A sister again. ")) == "The memo is kept."
    assert [one["words"] for one in desk.view("a", "AB")["memos"]] == ["A sister again."]


def test_a_memo_changed_in_two_windows_is_kept_twice(desk):
    desk.save_memo("AB", memo("First."))
    [one] = desk.view("a", "AB")["memos"]
    desk.save_memo("AB", memo("From here.", one["id"], "First."))
    assert "another window" in Desk(desk.study).save_memo("AB", memo("From there.", one["id"], "First."))
    assert {one["words"] for one in desk.view("a", "AB")["memos"]} == {"From here.", "From there."}


def test_a_memo_about_a_code_is_everybody_s_to_read_and_its_writer_s_to_delete(desk):
    desk.save_memo("AB", memo("Only of the family?") | {"about": guid(desk, "Kin")})
    [one] = desk.view("b", "CD")["memos"]
    assert not one["own"]
    with pytest.raises(KcvetsError, match="somebody else's"):
        desk.delete_memo("CD", one["id"])
    desk.delete_memo("AB", one["id"])
    assert desk.view("b", "CD")["memos"] == []


def test_two_windows_change_different_things_of_a_code(desk):
    kin, other = guid(desk, "Kin"), Desk(desk.study)
    desk.save_code("AB", kin, {"name": "Family"})
    other.save_code("CD", kin, {"description": "Whoever counts as kin."})
    [code] = [one for one in desk.view("a", "AB")["codes"] if one["id"] == kin]
    assert (code["name"], code["description"]) == ("Family", "Whoever counts as kin.")


def test_a_code_is_moved_merged_and_deleted(desk):
    kin, calls = guid(desk, "Kin"), guid(desk, "Calls")
    sister, said = desk.save_code("AB", "", {"name": "Sister", "parent": kin})
    assert said == "The code Sister is made."
    assert [(one["name"], one["path"]) for one in desk.view("a", "AB")["codes"]] == [("Kin", []), ("Sister", ["Kin"]), ("Calls", [])]
    put(desk, "CD", "Her sister", "Sister")
    with pytest.raises(KcvetsError, match="merge it"):
        desk.delete_code("AB", sister)
    assert desk.merge("AB", sister, calls) == "Sister is merged into Calls, with 1 coding."
    assert seen(desk, "CD") == [("Her sister", "Calls")]
    assert desk.delete_code("AB", kin) == "The code Kin is deleted."


def test_an_empty_codebook_can_begin_with_the_one_supplied(tmp_path):
    desk = Desk(study_to_code(tmp_path / "study", TEXTS))
    offered = desk.view("a", "AB")["starter"]
    assert offered > 20 and desk.start("AB").startswith(f"The codebook has {offered} codes")
    view = desk.view("a", "AB")
    assert len(view["codes"]) == offered and view["starter"] == 0 and any(one["path"] for one in view["codes"])


def test_drafts_are_sealed_with_the_same_key_each_time_and_another_in_each_study(desk, tmp_path):
    assert desk.drafts_key() == Desk(desk.study).drafts_key() != opened(tmp_path / "another").drafts_key()


def test_texts_without_a_word_are_told(tmp_path):
    with pytest.raises(KcvetsError, match="hold no word"):
        Desk(study_to_code(tmp_path / "study", {"a": "  "}))
