"""Which words one set of texts uses more than another, with how much more, and how many people that rests on."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, power_divergence

from kcvets.errors import KcvetsError
from kcvets.research.exploring.words import word_table

DRAWS, SEED = 999, 7
UNSEEN = 0.5  # stands for a count of zero, which has no logarithm (Hardie 2014)
BOUNDS = (2.5, 97.5)  # per cent


def keyness(focus: pd.DataFrame, reference: pd.DataFrame, *, fewest: int = 5, people: int = 3) -> pd.DataFrame:
    """Words that stand out in one set of texts beside another.

    The log-likelihood (Dunning 1993) says whether a difference is more than chance would bring, if each word were drawn by itself.
    Words are not: whoever says "kettle" once says it again. So the log ratio (Hardie 2014) says how large the difference is, and
    its interval comes from drawing people, not words.

    Parameters
    ----------
    focus, reference : DataFrame
        Columns ``id``, ``person`` and ``text``; no text is in both. One person may have written in both.
    fewest : int
        How often a word must stand in both together.
    people : int
        How many people must use it, in either.

    Returns
    -------
    DataFrame
        By word, those with the highest log-likelihood first: ``count`` and ``count_reference``; ``people`` and ``people_reference``;
        ``rate`` and ``rate_reference`` (of a thousand words); ``log_ratio`` (binary: 1 is twice as often, -1 half as often) with
        ``lowest`` and ``highest`` (95%; none where one side never has the word); ``g2``; ``p``, raised for the number of words tested
        (Benjamini and Yekutieli 2001).

    Raises
    ------
    KcvetsError
        Where a text is in both, or one of them holds no word.
    """
    if shared := set(focus["id"]) & set(reference["id"]):
        raise KcvetsError(f"{len(shared)} of the texts stand on both sides: compare texts with other texts.")
    return compared(word_table(focus), word_table(reference), fewest=fewest, people=people)


def compared(focus: pd.DataFrame, reference: pd.DataFrame, *, fewest: int, people: int) -> pd.DataFrame:
    """As `keyness`, from counts: a row for each person, a column for each word."""
    if not focus.size or not reference.size:
        raise KcvetsError("One side holds no word, so there is nothing to compare it with: choose other texts.")
    everyone, vocabulary = focus.index.union(reference.index), focus.columns.union(reference.columns)
    one, other = (side.reindex(index=everyone, columns=vocabulary, fill_value=0) for side in (focus, reference))
    total, total_reference = one.to_numpy().sum(), other.to_numpy().sum()
    told = ((one + other).sum() >= fewest) & (((one > 0) | (other > 0)).sum() >= people)
    if not told.any():
        raise KcvetsError(f"No word is used by {people} people and {fewest} times in all: there are too few texts to compare.")
    lowest, highest = _interval(one.to_numpy(dtype=float), other.to_numpy(dtype=float), told.to_numpy())
    one, other = one.loc[:, told], other.loc[:, told]
    count, beside = one.sum(), other.sum()
    g2, p = log_likelihood(count.to_numpy(), beside.to_numpy(), total, total_reference)
    table = pd.DataFrame(
        {
            "count": count,
            "count_reference": beside,
            "people": (one > 0).sum(),
            "people_reference": (other > 0).sum(),
            "rate": 1000 * count / total,
            "rate_reference": 1000 * beside / total_reference,
            "log_ratio": log_ratio(count.to_numpy(), beside.to_numpy(), total, total_reference),
            "lowest": lowest,
            "highest": highest,
            "g2": g2,
            "p": false_discovery_control(p, method="by"),
        }
    )
    return table.rename_axis("word").sort_values("g2", ascending=False, kind="stable")


def log_likelihood(count: np.ndarray, reference: np.ndarray, total: int, total_reference: int) -> tuple[np.ndarray, np.ndarray]:
    """The statistic G2 of a word against all other words, and its p value (one degree of freedom).

    Dunning T (1993), Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19(1): 61-74.

    Parameters
    ----------
    count, reference : ndarray of int
        How often each word stands on either side.
    total, total_reference : int
        Words on either side.
    """
    seen = np.array([count, reference, total - count, total_reference - reference], dtype=float)
    sides, both = np.array([total, total_reference, total, total_reference], dtype=float), total + total_reference
    share = (count + reference) / both
    expected = sides[:, None] * np.array([share, share, 1 - share, 1 - share])
    return tuple(power_divergence(seen, expected, ddof=2, axis=0, lambda_="log-likelihood"))


def log_ratio(count: np.ndarray, reference: np.ndarray, total: np.ndarray | int, total_reference: np.ndarray | int) -> np.ndarray:
    """The binary logarithm of how many times as often a word stands on one side as on the other.

    Hardie A (2014), Log Ratio: an informal introduction, ESRC Centre for Corpus Approaches to Social Science, Lancaster University.

    Parameters
    ----------
    count, reference : ndarray
        How often each word stands on either side.
    total, total_reference : int or ndarray
        Words on either side.
    """
    return np.log2(np.where(count > 0, count, UNSEEN) / total) - np.log2(np.where(reference > 0, reference, UNSEEN) / total_reference)


def _interval(one: np.ndarray, other: np.ndarray, told: np.ndarray) -> np.ndarray:
    """In which the log ratio falls for 95% of draws of as many people, each with all of their words."""
    people = len(one)
    drawn = np.random.default_rng(SEED).multinomial(people, np.full(people, 1 / people), size=DRAWS).astype(float)
    totals, beside = drawn @ one.sum(axis=1, keepdims=True), drawn @ other.sum(axis=1, keepdims=True)
    some = (totals[:, 0] > 0) & (beside[:, 0] > 0)
    ratios = log_ratio((drawn @ one[:, told])[some], (drawn @ other[:, told])[some], totals[some], beside[some])
    both = (one[:, told].sum(axis=0) > 0) & (other[:, told].sum(axis=0) > 0)  # what nobody says is drawn from nobody: no bound is known
    return np.where(both, np.percentile(ratios, BOUNDS, axis=0), np.nan)
