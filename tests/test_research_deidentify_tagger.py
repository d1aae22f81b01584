"""What the trained tagger adds to the rules, and how it is trained."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from deidentification_score import Marked, marked_texts
from marked_variants import Names, lowered, mistyped, renamed
from rules_alone import rules_alone
from test_research_deidentify_marked import SETS
from train_tagger import HELD_BACK, examples, strange, texts_to_learn_from, train

from kcvets.content.place import data_folder
from kcvets.research.deidentify.engine import Deidentifier
from kcvets.research.deidentify.tagging.looks import COLUMNS, Looks
from kcvets.research.deidentify.tagging.network import NOTHING, VECTOR, network


@pytest.fixture(scope="module")
def finder() -> Deidentifier:
    return Deidentifier(data_folder() / "research")


@pytest.fixture(scope="module")
def rules() -> Deidentifier:
    return rules_alone()


def shown(finder: Deidentifier, text: str) -> str:
    ((_, found),) = finder.find([text])
    for one in reversed(found):
        text = f"{text[: one.start]}[{one.kind}]{text[one.end :]}"
    return text


GROUPS = {
    "mum has carers from kettle and spoon twice a day": "mum has carers from [PLACE] twice a day",
    "She told me about Kettle and Cake, where she volunteers.": "She told me about [PLACE], where she volunteers.",
    "a card from the lads at hot plate harrow": "a card from the lads at [PLACE]",
}


@pytest.mark.parametrize("text", GROUPS)
def test_groups_and_firms_of_plain_words_are_masked_whole(finder: Deidentifier, rules: Deidentifier, text: str) -> None:
    assert shown(finder, text) == GROUPS[text]
    assert shown(rules, text) != GROUPS[text]


def test_a_word_that_surely_names_nothing_is_given_back(finder: Deidentifier, rules: Deidentifier) -> None:
    text = "Long day. Vist to the flat, then notes."
    assert (shown(finder, text), shown(rules, text) != text) == (text, True)


def test_what_is_kept_stays(finder: Deidentifier) -> None:
    text = "Age UK sent us the Care Act easy read, and Mencap the same about Down's syndrome."
    assert shown(finder, text) == text


def test_a_word_looks_the_same_in_every_process(finder: Deidentifier) -> None:
    reading, = finder.readings(["We met."])
    looks = Looks(finder.known).of(reading)
    assert (looks.shape, int(looks[0][0])) == ((2, len(COLUMNS) + VECTOR), 14852309)


def test_a_word_is_seen_where_it_stands(finder: Deidentifier) -> None:
    """The same word has another vector beside other words, and none where the model's words are cut otherwise."""
    rose, rises, cut = (reading.vectors for reading in finder.readings(["Rose came in.", "Rose bushes.", "Mary-Ann came."]))
    assert rose.shape == (3, VECTOR) and not np.allclose(rose[0], rises[0])
    assert np.abs(cut).sum(axis=1).min() > 0


def test_no_word_is_no_trouble(finder: Deidentifier) -> None:
    assert list(finder.find(["", "12 / 4 ...", "We met."])) == [("", []), ("12 / 4 ...", []), ("We met.", [])]


def marks(one: Marked) -> list[tuple[str, str]]:
    return [(kind, one.text[a:b]) for kind, a, b in one.identifiers] + [("kept", one.text[a:b]) for a, b in one.kept]


@pytest.fixture(scope="module")
def marked() -> list[Marked]:
    return marked_texts(SETS / "third.txt")


def test_small_letters_leave_the_marks_where_they_are(marked: list[Marked]) -> None:
    for one in marked:
        assert marks(lowered(one)) == [(kind, words.lower()) for kind, words in marks(one)]


def test_other_names_stand_in_the_same_places(marked: list[Marked]) -> None:
    names = Names(["Rugeley"], ["Quenby"], ["Tolliver"], Random(1))
    changed = [renamed(one, names) for one in marked]
    assert all([kind for kind, _ in marks(a)] == [kind for kind, _ in marks(b)] for a, b in zip(marked, changed, strict=True))
    assert all(words.strip() == words != "" for one in changed for _, words in marks(one))
    people = [words for one in changed for kind, words in marks(one) if kind == "person"]
    assert sum("quenby" in words.lower() or "tolliver" in words.lower() for words in people) > len(people) / 2
    assert all([w for k, w in marks(a) if k == "kept"] == [w for k, w in marks(b) if k == "kept"] for a, b in zip(marked, changed, strict=True))


def test_slips_of_the_pen_stay_inside_the_marks_and_spare_numbers(marked: list[Marked]) -> None:
    changed = [mistyped(one, Random(1)) for one in marked]
    assert [one.text for one in changed] != [one.text for one in marked]
    for before, after in zip(marked, changed, strict=True):
        for (kind, words), (_, now) in zip(marks(before), marks(after), strict=True):
            assert words[0] == now[0] and (words == now or kind in ("person", "place", "org", "kept"))


def test_what_is_measured_on_is_never_learnt_from(finder: Deidentifier) -> None:
    held = {one.text for name in HELD_BACK for one in marked_texts(SETS / f"{name}.txt")}
    learnt = {one.text for one in texts_to_learn_from([], finder.known)}
    assert held and not held & (learnt | {text.lower() for text in learnt})


def test_training_lowers_what_is_wrong(finder: Deidentifier, marked: list[Marked]) -> None:
    few = list(examples(marked[:24], finder))

    def named_rightly(model) -> float:
        chances = model.predict([looks for looks, _, _ in few])
        told, meant = (np.concatenate(every) for every in ([c.argmax(axis=1) for c in chances], [labels for _, labels, _ in few]))
        return float((told == meant)[meant != NOTHING].mean())

    assert named_rightly(train(few * 6, strange(finder.known))) > 0.6 > named_rightly(network())
