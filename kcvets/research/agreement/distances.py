"""Krippendorff's alpha for values that are near to or far from each other: ranks and measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kcvets.research.agreement.formulae import FEWEST, NO_CONTRAST, NO_PAIRS, NO_SPREAD, Estimate, Ratings

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEVELS = ("nominal", "ordinal", "interval", "ratio")
TIMES, SEED = 1000, 2026


def alpha_by_distance(ratings: Ratings, domain: NDArray[np.float64], level: str) -> Estimate:
    """Alpha, with an interval from drawing people anew (bootstrap, 1,000 times, always the same draws).

    There is no published standard error for these; drawing people with all their units keeps together what belongs together.

    Parameters
    ----------
    ratings : Ratings
        One unit in each row.
    domain : array
        What each category stands for, in order.
    level : str
        ``ordinal``, ``interval`` or ``ratio``.
    """
    paired = ratings.paired
    counts, clusters = paired.counts(), paired.clusters
    if not len(counts):
        return Estimate(note=NO_PAIRS)
    if (counts.sum(axis=0) > 0).sum() < 2:
        return Estimate(note=NO_CONTRAST.format("alpha"))
    value = _alpha(counts, domain, level)
    rows = [np.flatnonzero(clusters == one) for one in np.unique(clusters)]
    if len(rows) < FEWEST:
        return Estimate(value, note=f"fewer than {FEWEST} {ratings.sources}, too few for an interval")
    drawn = np.random.default_rng(SEED).integers(len(rows), size=(TIMES, len(rows)))
    samples = [counts[np.concatenate([rows[one] for one in sample])] for sample in drawn]
    values = [_alpha(sample, domain, level) for sample in samples if (sample.sum(axis=0) > 0).sum() > 1]
    if np.ptp(values) < 1e-12:
        return Estimate(value, note=NO_SPREAD)
    low, high = np.quantile(values, [0.025, 0.975])
    return Estimate(value, float(np.std(values, ddof=1)), float(low), float(high))


def _alpha(counts: NDArray[np.int64], domain: NDArray[np.float64], level: str) -> float:
    import krippendorff

    return float(krippendorff.alpha(value_counts=counts, value_domain=domain, level_of_measurement=level))
