"""A reviewer at work: what they see, what reaches other texts, and that no word of a text is kept with a decision."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from study_under_review import decide, study_folder

from kcvets.errors import KcvetsError
from kcvets.research.review import decisions
from kcvets.research.review.desk import Desk

TEXTS = {
    "a": "Sadia Khan met Tomasz. Sadia was glad; Down syndrome was not the point.",
    "b": "tomasz's sister rang. 🙂 Tomasz did not. Down came up.",
    "c": "Nobody here.",
}
SOFTWARE = [("a", "Sadia Khan", "PERSON"), ("a", "Down", "PERSON"), ("b", "Down", "PERSON")]
NAMES = ["qaba", "qibi", "qobo", "qubu", "qyby"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with three texts, which all get a second reading."""
    return Desk(study_folder(tmp_path / "study", TEXTS, SOFTWARE))


def seen(desk: Desk, id: str, who: str = "AB") -> list[tuple[str, str]]:
    """Words and state of each masking in a text."""
    return [(one["words"], one["state"]) for one in desk.view(id, who)["maskings"]]


def test_a_text_is_shown_in_stretches_that_make_it_up(desk):
    view = desk.view("a", "AB")
    assert "".join(part["text"] for part in view["parts"]) == TEXTS["a"]
    assert [part["text"] for part in view["parts"] if "masking" in part] == ["Sadia Khan", "Down"]
    assert (view["number"], view["total"], view["done"], view["open"]) == (1, 3, 0, True)


def test_missed_words_are_masked_wherever_they_stand_and_the_count_is_told_before(desk):
    assert desk.where("a", "AB", "Tomasz") == {"here": 1, "places": 2, "texts": 1}
    assert desk.mask("a", "AB", "Tomasz", "PERSON", "", all=True) == "“Tomasz” is masked in 3 places in 2 texts."
    assert seen(desk, "b") == [("tomasz", "added"), ("Tomasz", "added"), ("Down", "proposed")]
    assert desk.where("a", "AB", "Tomasz") == {"here": 0, "places": 0, "texts": 0}


def test_missed_words_can_be_masked_in_one_text_alone(desk):
    assert desk.mask("b", "AB", "Tomasz", "PERSON", "their brother", all=False) == "“Tomasz” is masked in 2 places in 1 text."
    assert ("Tomasz", "added") not in seen(desk, "a")


def test_an_undoing_reaches_every_masking_of_the_same_words(desk):
    [down] = [one for one in desk.view("a", "AB")["maskings"] if one["words"] == "Down"]
    assert down["elsewhere"] == {"here": 0, "places": 1, "texts": 1}
    desk.undo("a", "AB", down["start"], down["end"], all=True)
    assert ("Down", "undone") in seen(desk, "a") and ("Down", "undone") in seen(desk, "b")


def test_another_reader_sees_nothing_of_it_and_counts_for_themselves(desk):
    desk.mask("a", "AB", "Tomasz", "PERSON", "", all=True)
    assert seen(desk, "b", "CD") == [("Down", "proposed")]
    assert desk.where("a", "CD", "Tomasz") == {"here": 1, "places": 2, "texts": 1}


def test_own_words_stand_in_the_place_of_a_masking(desk):
    place = [(one["start"], one["end"]) for one in desk.view("a", "AB")["maskings"]][0]
    assert desk.keep("a", "AB", *place, " their aunt ") == "“Sadia Khan” is masked, with their aunt in its place."
    assert desk.view("a", "AB")["maskings"][0]["tag"] == "their aunt"


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda desk: desk.mask("a", "AB", "Zofia", "PERSON", "", all=True), "stand in no text"),
        (lambda desk: desk.mask("a", "AB", "  ", "PERSON", "", all=True), "stand in no text"),
        (lambda desk: desk.mask("a", "AB", "omas", "PERSON", "", all=True), "whole words"),
        (lambda desk: desk.mask("c", "AB", "Tomasz", "PERSON", "", all=False), "not in this text: tick"),
        (lambda desk: desk.mask("a", "AB", "Sadia Khan", "PERSON", "", all=True), "masked already"),
        (lambda desk: desk.mask("a", "AB", "Tomasz", "GUESS", "", all=True), "names no kind"),
        (lambda desk: desk.mask("a", "AB", "Tomasz", "PERSON", "TOMASZ's friend", all=True), "without them"),
        (lambda desk: desk.keep("a", "AB", 0, 10, "sister of Sadia Khan"), "without them"),
        (lambda desk: desk.keep("a", "AB", 0, 10, "Sadia"), "without them"),
        (lambda desk: desk.keep("b", "AB", 40, 44, "Khan's point"), "without them"),
        (lambda desk: desk.keep("a", "AB", 0, 9, ""), "changed meanwhile"),
        (lambda desk: desk.undo("a", "AB", 0, 9, all=False), "changed meanwhile"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_kept(desk, ask, said):
    before = desk.readings()
    with pytest.raises(KcvetsError, match=said):
        ask(desk)
    assert [one.what for one in decisions.read(desk.study.decisions_file)] == ["second"] * 3 and before.drawn == {"a", "b", "c"}


def test_the_way_through_the_texts(desk):
    assert desk.first("AB") == "a"
    desk.done("a", "AB")
    assert desk.first("AB") == "b" and desk.first("CD") == "a"
    assert desk.beside("c", "AB", 1, waiting=True) == "b"
    assert desk.beside("c", "AB", 1, waiting=False) == "a"
    assert desk.beside("b", "AB", -1, waiting=False) == "a"
    for id in "bc":
        desk.done(id, "AB")
    assert "3 texts wait for a second reader" in desk.view("c", "AB")["end"]
    for id in "abc":
        desk.done(id, "CD")
    assert desk.view("c", "CD")["end"].startswith("Every text is done. Two people read 3 texts")


def test_a_desk_opened_again_shows_the_same(desk):
    desk.mask("a", "AB", "Tomasz", "PERSON", "", all=True)
    desk.done("a", "AB")
    assert Desk(desk.study).view("b", "AB") == desk.view("b", "AB")


def test_a_dataset_changed_under_the_review_is_noticed(tmp_path):
    study = study_folder(tmp_path / "study", TEXTS, SOFTWARE)
    decide(study, "AB", "a", "mask", "the point")
    with pytest.raises(KcvetsError, match="dataset was changed"):
        desk = Desk(study)
        desk.texts["a"] = "Shorter."
        desk.readings()


acts = st.sampled_from(["mask", "undo", "keep", "done"])
actions = st.lists(st.tuples(acts, st.sampled_from(NAMES), st.booleans(), st.sampled_from(["", "their aunt"])), max_size=8)
texts = st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=3)


@settings(max_examples=25, deadline=None)
@given(texts, actions)
def test_no_word_of_a_text_is_ever_in_the_file(written, actions):
    with tempfile.TemporaryDirectory() as folder:
        named = {str(n): text for n, text in enumerate(written)}
        found = [(id, text.split()[0], "PERSON") for id, text in named.items()]
        desk = Desk(study_folder(Path(folder) / "study", named, found))
        desk.readings()
        for what, words, all, instead in actions:
            try:
                _do(desk, what, words, all, instead)
            except KcvetsError:
                pass
        kept = desk.study.decisions_file.read_text(encoding="utf-8")
        assert not re.search("|".join(NAMES), kept, re.IGNORECASE)


def _do(desk: Desk, what: str, words: str, all: bool, instead: str) -> None:
    maskings = desk.view("0", "AB")["maskings"]
    if what == "mask":
        desk.mask("0", "AB", words, "PERSON", instead or f"with {words}", all=all)
    elif what == "done":
        desk.done("0", "AB")
    elif maskings and what == "undo":
        desk.undo("0", "AB", maskings[0]["start"], maskings[0]["end"], all=all)
    elif maskings:
        desk.keep("0", "AB", maskings[0]["start"], maskings[0]["end"], instead or f"not {maskings[0]['words']}")
