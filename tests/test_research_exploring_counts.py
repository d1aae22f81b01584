"""Texts and people are counted apart; comparisons are those of the published examples, and say how many people they rest on."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from research_rows import row, table
from scipy.stats import chi2_contingency

from kcvets.errors import KcvetsError
from kcvets.research import synthetic_cohort
from kcvets.research.exploring.collocation import collocates
from kcvets.research.exploring.counts import crossed, responses
from kcvets.research.exploring.keyness import keyness, log_likelihood, log_ratio

# Dunning 1993, table 3: -2 log lambda, and the four counts it is made from
PUBLISHED = [(270.72, 110, 2442, 111, 29114), (263.90, 29, 13, 123, 31612), (256.84, 31, 23, 139, 31584), (167.23, 10, 0, 3, 31764)]


@pytest.fixture(scope="module")
def cohort() -> pd.DataFrame:
    """Made-up people's texts."""
    return synthetic_cohort()


def texts(**by_person: tuple[str, ...]) -> pd.DataFrame:
    """Texts by person."""
    each = [(person, text) for person, written in by_person.items() for text in written]
    return table(*(row(f"{person}-{number}", person=person, text=text) for number, (person, text) in enumerate(each)))


def test_a_person_who_wrote_three_texts_is_one_person():
    each = [("a", "values"), ("a", "values"), ("b", "skills"), ("a", "")]
    written = table(*(row(number, person=person, quadrant=quadrant) for number, (person, quadrant) in enumerate(each)))
    found = responses(written, "quadrant")
    assert found.index.tolist() == ["knowledge", "values", "experience", "theories", "skills", ""]
    assert found["texts"].tolist() == [0, 2, 0, 0, 1, 1] and found["people"].tolist() == [0, 1, 0, 0, 1, 1]


def test_a_month_in_which_nobody_wrote_is_there():
    found = responses(table(row(1, date="2026-11"), row(2, date="2027-02")), "date")
    assert found["texts"].to_dict() == {"2026-11": 1, "2026-12": 0, "2027-01": 0, "2027-02": 1}
    assert responses(table(row(1)), "date").index.tolist() == [""]


def test_texts_dated_to_the_day_count_in_their_month():
    written = table(row(1, date="2026-11-30"), row(2, date="2026-11"), row(3, date="2026-12-01"))
    assert responses(written, "date")["texts"].to_dict() == {"2026-11": 2, "2026-12": 1}
    assert crossed(written, "date", "cohort", "texts").to_numpy().sum() == 3


def test_two_columns_are_crossed(cohort):
    found = crossed(cohort, "quadrant", "model", "texts")
    assert found.to_numpy().sum() == len(cohort)
    assert found.loc["values", "practice"] == ((cohort["quadrant"] == "values") & (cohort["model"] == "practice")).sum()
    people = crossed(cohort, "story", "cohort")
    assert people.loc["arpita"].sum() == cohort.loc[cohort["story"] == "arpita", "person"].nunique()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("text", "model"), "by 'text'"),
        (("mood", "model"), "by 'mood'"),
        (("model", "model"), "with itself"),
        (("story", "model", "words"), "people or texts"),
    ],
)
def test_what_cannot_be_counted_is_told(cohort, asked, said):
    with pytest.raises(KcvetsError, match=said):
        crossed(cohort, *asked)


@pytest.mark.parametrize(("published", "both", "first", "second", "neither"), PUBLISHED)
def test_the_log_likelihood_is_that_of_the_published_examples(published, both, first, second, neither):
    [g2], [p] = log_likelihood(np.array([both]), np.array([second]), both + first, second + neither)
    assert g2 == pytest.approx(published, abs=0.01)
    assert (g2, p) == pytest.approx(chi2_contingency([[both, first], [second, neither]], correction=False, lambda_="log-likelihood")[:2])


def test_a_log_ratio_of_one_is_twice_as_often():
    assert log_ratio(np.array([20, 5, 0]), np.array([10, 5, 1]), 1000, 1000).tolist() == pytest.approx([1, 0, -1])
    assert log_ratio(np.array([10]), np.array([10]), 1000, 4000).tolist() == pytest.approx([2])


def test_the_words_of_many_stand_above_the_words_of_one():
    focus = texts(a=("kettle " * 30 + "we ask",), b=("we ask ask",), c=("ask and ask",), d=("they ask",))
    beside = texts(e=("we said it and then",), f=("they said it",), g=("we said it",), h=("and they said it",))
    found = keyness(focus, beside, fewest=3, people=3)
    assert "kettle" not in found.index
    assert found.loc["ask", ["count", "people", "people_reference"]].tolist() == [6, 4, 0]
    assert found.loc["ask", "log_ratio"] > 0 > found.loc["said", "log_ratio"]
    assert found["g2"].is_monotonic_decreasing and found["p"].between(0, 1).all()


def test_the_interval_of_a_word_that_one_person_repeats_is_wide():
    rest = {f"p{number}": ("tea and kettle with the dog and the cat",) for number in range(12)}
    wordy = texts(**rest, z=("kettle " * 12,))
    even = texts(**{person: ("tea and kettle kettle with the dog and the cat",) for person in rest})
    beside = texts(**{f"q{number}": ("tea and kettle with the dog and the cat",) for number in range(12)})
    by_one, by_all = keyness(wordy, beside).loc["kettle"], keyness(even, beside).loc["kettle"]
    assert by_one["lowest"] <= 0.3 < by_one["highest"]
    assert by_one["highest"] - by_one["lowest"] > 3 * (by_all["highest"] - by_all["lowest"])


def test_a_word_that_one_side_never_has_gets_no_interval(cohort):
    found = keyness(cohort[cohort["quadrant"] == "values"], cohort[cohort["quadrant"] != "values"])
    never = (found["count"] == 0) | (found["count_reference"] == 0)
    assert never.any() and found.loc[never, "lowest"].isna().all() and found.loc[~never, "lowest"].notna().all()
    assert (found.loc[~never, "lowest"] <= found.loc[~never, "highest"]).all()


def test_the_same_question_gets_the_same_answer(cohort):
    sides = cohort[cohort["model"] == "practice"], cohort[cohort["model"] == "supervision"]
    pd.testing.assert_frame_equal(keyness(*sides), keyness(*sides))


def test_two_halves_drawn_by_chance_have_no_word_that_stands_out(cohort):
    one = cohort.sample(frac=0.5, random_state=1)
    assert (keyness(one, cohort.drop(one.index))["p"] > 0.05).all()


def test_a_comparison_that_cannot_be_made_is_told(cohort):
    with pytest.raises(KcvetsError, match="110 of the texts stand on both sides"):
        keyness(cohort, cohort)
    with pytest.raises(KcvetsError, match="holds no word"):
        keyness(cohort, cohort[:0])
    with pytest.raises(KcvetsError, match="too few texts"):
        keyness(texts(a=("tea",)), texts(b=("tea",)))


def test_words_near_a_word_are_those_that_stand_beside_it():
    far = " ".join(f"word{number}" for number in range(10))
    written = texts(**{f"p{number}": (f"her own front door {far} and the garden", "the garden and the tea") for number in range(4)})
    found = collocates(written, "front DOOR", window=2)
    assert {*found.index} == {"her", "own", "word0", "word1"}
    assert found.loc["own", ["count", "people", "count_reference"]].tolist() == [4, 4, 0]
    assert "garden" not in found.index and "door" not in found.index


def test_words_do_not_stand_near_across_two_texts():
    written = texts(**{f"p{number}": ("far tea", "kettle near near near") for number in range(4)})
    assert "tea" not in collocates(written, "kettle", fewest=2).index


def test_a_phrase_without_neighbours_is_told():
    written = texts(a=("tea",), b=("a kettle and a pot",), c=("rain and rain and rain",), d=("rain and rain",), e=("rain",))
    with pytest.raises(KcvetsError, match="stands in none"):
        collocates(written, "coffee")
    with pytest.raises(KcvetsError, match="read the places|too few texts"):
        collocates(written, "kettle")
