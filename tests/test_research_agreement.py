"""Coefficients of agreement, held against figures that others have published and against definitions worked out anew.

Published, with where the figure was looked up:
 * Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": 4 observers, 12 units; .743, .815, .849, .797.
 * Gwet 2014, Handbook of Inter-Rater Reliability, 4th edition; values and standard errors as Gwet's own R package prints them in its
   overview (irrCAC: cac.raw4raters, cont3x3abstractors, distrib.6raters). Its table of two coders divides by n where the handbook's
   formula for raw ratings divides by n - 1; the factor is written out below.
 * Fleiss 1971, Psychological Bulletin 76:378-382: 30 patients, 6 psychiatrists; .430. The table is the one in statsmodels' own tests.
 * Cohen's kappa: SAS prints .4842 and a standard error of .1380 for the 3 by 3 table in statsmodels' own tests.
"""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa
from statsmodels.stats.inter_rater import fleiss_kappa as fleiss_of_statsmodels

from kcvets.errors import KcvetsError
from kcvets.research import coefficients
from kcvets.research.agreement.formulae import Ratings, ac1, alpha

FOUR_OBSERVERS = pd.DataFrame(
    {
        "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, None],
        "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
        "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    }
)
FLEISS = """444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 333335 111455 111112
224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555"""
SIX_PSYCHIATRISTS = pd.DataFrame([list(row) for row in FLEISS.split()], columns=list("ABCDEF"))
ABSTRACTORS = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]
SAS = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]


def two_coders(table: list[list[int]]) -> pd.DataFrame:
    """The ratings behind a table of what one coder said by what the other said."""
    pairs = [(a, b) for a, row in enumerate(table) for b, times in enumerate(row) for _ in range(times)]
    return pd.DataFrame(pairs, columns=["A", "B"])


def value(ratings: pd.DataFrame, coefficient: str, column: str = "value", **asked: object) -> float:
    """One figure of the table."""
    table = coefficients(ratings, **asked).table
    return float(table.loc[table["coefficient"] == coefficient, column].iloc[0])


def near(figure: float, to: float = 1e-4):
    """A published figure, to the digits it was published with."""
    return pytest.approx(figure, abs=to)


@pytest.mark.parametrize(("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)])
def test_alpha_is_krippendorffs_own_for_four_observers_and_twelve_units(level: str, published: float):
    assert value(FOUR_OBSERVERS, "Krippendorff's alpha", level=level) == near(published, 5e-4)


def test_missing_ratings_and_four_coders_give_gwets_figures_and_standard_errors():
    published = {
        "Percent agreement": (0.8181818, 0.12561),
        "Krippendorff's alpha": (0.74342, 0.14548),
        "Gwet's AC1": (0.77544, 0.14295),
        "Fleiss' kappa": (0.76117, 0.15302),
    }
    for name, (figure, error) in published.items():
        assert value(FOUR_OBSERVERS, name) == near(figure, 1e-5), name
        assert value(FOUR_OBSERVERS, name, "error") == near(error, 1e-5), name
    assert value(FOUR_OBSERVERS, "Gwet's AC1", "low") == near(0.461, 5e-4)
    assert value(FOUR_OBSERVERS, "Gwet's AC1", "high") == 1


def test_two_coders_and_three_categories_give_gwets_figures_and_standard_errors():
    published = {
        "Percent agreement": (0.89, 0.03128898),
        "Krippendorff's alpha": (0.7972585, 0.05905473),
        "Gwet's AC1": (0.8493305, 0.04321747),
        "Cohen's kappa": (0.7964094, 0.05891072),
    }
    for name, (figure, error) in published.items():
        assert value(two_coders(ABSTRACTORS), name) == near(figure, 1e-6), name
        assert value(two_coders(ABSTRACTORS), name, "error") == near(error * np.sqrt(100 / 99), 1e-6), name


def test_six_coders_and_five_categories_give_gwets_figures_and_standard_errors():
    fifteen = SIX_PSYCHIATRISTS.head(15).replace({"3": "schizophrenia"})  # names of categories make no difference
    published = {"Gwet's AC1": (0.4448007, 0.08418757), "Fleiss' kappa": (0.4139265, 0.08119291)}
    for name, (figure, error) in published.items():
        assert value(fifteen, name) == near(figure, 1e-6), name
        assert value(fifteen, name, "error") == near(error, 1e-6), name
    assert value(fifteen, "Krippendorff's alpha") == near(0.4204384, 1e-6)
    assert (value(fifteen, "Gwet's AC1", "low"), value(fifteen, "Gwet's AC1", "high")) == (near(0.264, 5e-4), near(0.625, 5e-4))


def test_fleiss_kappa_is_the_one_fleiss_published_for_six_psychiatrists():
    assert value(SIX_PSYCHIATRISTS, "Fleiss' kappa") == near(0.430, 5e-4)
    assert value(SIX_PSYCHIATRISTS, "Fleiss' kappa") == near(fleiss_of_statsmodels(aggregate_raters(SIX_PSYCHIATRISTS.to_numpy())[0]))


def test_cohens_kappa_is_the_published_one_with_its_standard_error():
    assert value(two_coders(SAS), "Cohen's kappa") == near(0.4842)
    assert value(two_coders(SAS), "Cohen's kappa", "error") == near(0.1380 * np.sqrt(19 / 18))


def test_the_same_agreement_can_be_a_low_alpha_and_a_high_ac1():
    rare = two_coders([[97, 1], [1, 1]])
    assert value(rare, "Percent agreement") == near(0.98)
    assert value(rare, "Krippendorff's alpha") == near(1 - 0.02 / (2 * 4 * 196 / (200 * 199)))
    assert value(rare, "Krippendorff's alpha") == near(0.49, 5e-3)
    assert value(rare, "Gwet's AC1") == near((0.98 - 2 * 0.02 * 0.98) / (1 - 2 * 0.02 * 0.98))
    assert value(rare, "Gwet's AC1") == near(0.98, 5e-3)


ONE_UNIT = st.lists(st.sampled_from([*"abc", None]), min_size=3, max_size=3)
RATINGS = st.lists(ONE_UNIT, min_size=2, max_size=12).map(lambda rows: pd.DataFrame(rows, columns=list("ABC"), dtype=object))


def pairs_of(row: list) -> list[tuple]:
    """Every two ratings of one unit, both ways round."""
    return list(permutations([one for one in row if one is not None], 2))


@settings(max_examples=40, deadline=None)
@given(RATINGS)
def test_alpha_and_ac1_are_what_their_definitions_say_pair_by_pair(ratings: pd.DataFrame):
    made = coefficients(ratings, categories=list("abc")).table.set_index("coefficient")["value"]
    rated = [[one for one in row if one is not None] for row in ratings.to_numpy().tolist()]
    paired = [row for row in rated if len(row) > 1]
    if not paired:
        assert made[["Krippendorff's alpha", "Gwet's AC1", "Percent agreement"]].isna().all()
        return
    agreed = np.mean([np.mean([a == b for a, b in pairs_of(row)]) for row in paired])
    assert made["Percent agreement"] == near(agreed, 1e-9)
    shares = [np.mean([row.count(one) / len(row) for row in rated if row]) for one in "abc"]
    chance = sum(share * (1 - share) for share in shares) / 2
    assert made["Gwet's AC1"] == near((agreed - chance) / (1 - chance), 1e-9)
    everything = sum(paired, [])
    expected = np.mean([a != b for a, b in permutations(everything, 2)])
    observed = sum(sum(a != b for a, b in pairs_of(row)) / (len(row) - 1) for row in paired) / len(everything)
    if expected:
        assert made["Krippendorff's alpha"] == near(1 - observed / expected, 1e-9)
    else:
        assert np.isnan(made["Krippendorff's alpha"])


@settings(max_examples=25, deadline=None)
@given(RATINGS, st.permutations([0, 1, 2]), st.permutations(list("xyz")))
def test_the_order_of_coders_the_names_of_categories_and_the_order_of_units_change_nothing(ratings: pd.DataFrame, order, names):
    renamed = ratings.iloc[::-1, order].map(lambda one: one and dict(zip("abc", names, strict=True))[one])
    before, after = coefficients(ratings, categories=list("abc")), coefficients(renamed, categories=list("xyz"))
    for column in ("value", "low", "high", "error"):
        some = [table.head(4)[column].to_numpy(float) for table in (before.table, after.table)]
        assert np.allclose(*some, equal_nan=True), column
    assert (before.units, before.missing) == (after.units, after.missing)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=10, max_size=30))
def test_cohens_kappa_and_its_error_are_those_of_statsmodels(pairs: list[tuple[int, int]]):
    counts = np.zeros((3, 3))
    for a, b in pairs:
        counts[a, b] += 1
    if max(counts.sum(axis=0).max(), counts.sum(axis=1).max()) == len(pairs):
        return  # one coder never chose anything else
    theirs, n = cohens_kappa(counts), len(pairs)
    made = coefficients(pd.DataFrame(pairs, columns=["A", "B"])).table.set_index("coefficient").loc["Cohen's kappa"]
    assert made["value"] == near(theirs.kappa, 1e-9)
    if theirs.std_kappa > 1e-9:
        assert made["error"] == near(theirs.std_kappa * np.sqrt(n / (n - 1)), 1e-9)


def test_coders_who_toss_a_coin_score_about_nothing():
    tossed = pd.DataFrame(np.random.default_rng(5).integers(2, size=(4000, 3)), columns=list("ABC"))
    table = coefficients(tossed).table.set_index("coefficient")["value"]
    assert table["Percent agreement"] == near(0.5, 0.03)
    assert (table.drop("Percent agreement").abs() < 0.05).all()


def test_coders_who_guess_a_rare_code_score_nothing_on_alpha_and_a_lot_on_ac1():
    guessed = pd.DataFrame(np.random.default_rng(5).random(size=(4000, 2)) < 0.05, columns=["A", "B"])
    assert abs(value(guessed, "Krippendorff's alpha")) < 0.05
    assert value(guessed, "Gwet's AC1") > 0.85


def test_two_sentences_of_one_person_are_one_witness():
    ratings = two_coders([[10, 2], [3, 9]])
    twice, whose = pd.concat([ratings, ratings]), [*range(24), *range(24)]
    for name in ("Percent agreement", "Gwet's AC1", "Cohen's kappa"):
        assert value(twice, name, "error", people=whose) == near(value(ratings, name, "error"), 1e-9), name
        assert value(twice, name, "error") < value(ratings, name, "error")
    assert value(twice, "Krippendorff's alpha", "error", people=whose) == near(value(ratings, "Krippendorff's alpha", "error"), 1e-9)


def test_units_of_people_nobody_knows_stand_alone():
    ratings = two_coders([[10, 2], [3, 9]])
    unknown = value(ratings, "Gwet's AC1", "error", people=[None] * 24)
    assert unknown == near(value(ratings, "Gwet's AC1", "error"), 1e-9)


def test_an_interval_holds_the_true_figure_about_nineteen_times_in_twenty():
    rng, held, each = np.random.default_rng(11), 0, np.ones(80, dtype=int)
    for _ in range(200):  # each sees what is there eight times in ten and tosses a coin else, so AC1 is .8 * .8
        truth = rng.integers(2, size=(80, 1))
        values = np.where(rng.random((80, 2)) < 0.8, truth, rng.integers(2, size=(80, 2)))
        found = ac1(Ratings(values, 2, each, np.arange(80)))
        held += found.low <= 0.64 <= found.high
    assert 180 <= held <= 199


def test_no_interval_is_given_that_would_be_far_too_narrow():
    rng, held = np.random.default_rng(11), []  # a code that two put on one sentence in twenty without reading: alpha is nought
    for _ in range(200):
        found = alpha(Ratings((rng.random((100, 2)) < 0.05).astype(int), 2, np.ones(100, dtype=int), np.arange(100)))
        held += [] if found.low is None else [found.low <= 0 <= found.high]
    assert 20 < len(held) < 100 and np.mean(held) > 0.9
    never = coefficients(two_coders([[90, 5], [5, 0]])).table.set_index("coefficient")
    assert "nobody ever agreed" in never.loc["Krippendorff's alpha", "note"] and never.loc["Gwet's AC1", "low"] > 0.8


def test_ranks_may_be_words_in_their_order_and_the_interval_is_the_same_each_time():
    words = FOUR_OBSERVERS.map(lambda one: None if pd.isna(one) else "abcde"[int(one) - 1])
    made = coefficients(words, "ordinal", categories=list("abcde")).table.set_index("coefficient").loc["Krippendorff's alpha"]
    again = coefficients(words, "ordinal", categories=list("abcde")).table.set_index("coefficient").loc["Krippendorff's alpha"]
    assert made["value"] == near(0.815, 5e-4)
    assert made["low"] < 0.815 < made["high"]
    assert made.equals(again)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        (pd.DataFrame({"A": [1, 1, 1], "B": [1, 1, 1]}), "all ratings are the same"),
        (pd.DataFrame({"A": [1, None], "B": [None, 2]}), "No unit was rated by two coders"),
        (pd.DataFrame({"A": [None, None], "B": [None, 2]}), "No unit was rated by two coders"),
        (pd.DataFrame({"A": [], "B": []}), "No unit was rated by two coders"),
        (pd.DataFrame({"A": [1, 2]}), "there is one"),
        (pd.DataFrame(), "there is none"),
        (pd.DataFrame({"A": [1, 2, 1], "B": [1, 2, 1]}), "too few for an interval"),
        (pd.DataFrame({"A": [1, 2] * 5, "B": [1, 2] * 5}), "no interval where agreement is complete"),
        (pd.DataFrame({"A": [1, 2] * 4, "B": [1, 2, 1, 1] * 2}), "fewer than 10 units, so intervals are rough"),
        (pd.DataFrame({"A": [1, 2] * 5 + [1] * 9, "B": [1, 2] * 4 + [1] * 11}), "rarer ratings come from fewer than 10 units"),
    ],
)
def test_where_a_figure_cannot_be_told_it_says_why(ratings: pd.DataFrame, said: str, level: str):
    made = coefficients(ratings, level)
    assert said in repr(made)
    assert "nan" not in repr(made) + made._repr_html_()
    untold = made.table[["value", "low", "high"]].isna().any(axis=1)
    assert (made.table.loc[untold, "note"] != "").all()


def test_when_nobody_ever_chose_the_other_category_ac1_is_complete_and_alpha_is_silent():
    same = pd.DataFrame({"A": ["no"] * 12, "B": ["no"] * 12})
    assert value(same, "Gwet's AC1", categories=["no", "yes"]) == 1
    assert np.isnan(value(same, "Krippendorff's alpha", categories=["no", "yes"]))


def test_alpha_never_comes_without_ac1_nor_without_what_they_rest_on():
    for coders in range(2, 5):
        made = coefficients(FOUR_OBSERVERS.iloc[:, :coders])
        assert {"Krippendorff's alpha", "Gwet's AC1"} <= set(made.table["coefficient"])
        assert (made.table["coefficient"] == "Cohen's kappa").sum() == len(list(combinations(range(coders), 2)))
    assert made.about.startswith("11 units rated by two or more of 4 coders; ratings missing: 7. 1: 22%, 2: 32%")
    assert made.prevalence[1] == near(9 / 41)
    assert "0.74 (0.42 to 1.00)" in made._repr_html_()


@pytest.mark.parametrize("kind", ["object", "string", "category"])
def test_columns_of_any_kind_are_read_and_an_empty_text_is_missing(kind: str):
    ratings = pd.DataFrame({"A": ["x", "y", None, ""], "B": ["x", "x", "y", "y"]}).astype(kind)
    assert (coefficients(ratings).units, coefficients(ratings).missing) == (2, 2)
    assert value(ratings, "Percent agreement") == 0.5


def test_words_of_a_category_are_never_markup():
    made = coefficients(pd.DataFrame({"A <b>": ["<i>x</i>", "y"], "B": ["y", "y"]}))
    assert "<i>" not in made._repr_html_() and "<b>" not in made._repr_html_()


def test_faulty_asking_is_refused_with_a_remedy():
    ratings = pd.DataFrame({"A": ["x", "y"], "B": ["x", "z"]})
    for asked, said in [
        ({"level": "cardinal"}, "write nominal, ordinal, interval or ratio"),
        ({"categories": ["x", "y"]}, "Not among the categories: z"),
        ({"level": "ordinal"}, "name the categories in their order"),
        ({"level": "interval"}, "give numbers"),
        ({"people": ["one"]}, "2 units and 1 people"),
    ]:
        with pytest.raises(KcvetsError, match=said):
            coefficients(ratings, **asked)
