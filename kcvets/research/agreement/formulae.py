"""Coefficients of agreement for names (nominal values), each with a standard error.

Every coefficient here is (a - e) / (1 - e): a is how often coders agreed, e is how often chance would have had them agree. They
differ in how they picture chance. A standard error comes from what each unit contributes (linearisation): Gwet 2008 (British
Journal of Mathematical and Statistical Psychology 61:29-48) for percent agreement, AC1 and Fleiss' kappa, Gwet 2014 (Handbook of
Inter-Rater Reliability, 4th edition) for Krippendorff's alpha and for missing ratings, Fleiss, Cohen and Everitt 1969 (Psychological
Bulletin 72:323-327) for Cohen's kappa. Units that come from one person are added up before they are squared, as is done for
samples of clusters (Yang and Zhou 2015, Computational Statistics and Data Analysis 82:1-18): sentences of one text are not separate
witnesses.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    #: From the categories' shares within units, and what units weigh: how often chance agrees, and what each unit adds to that.
    Chance = Callable[[NDArray, NDArray], tuple[float, NDArray]]

NO_PAIRS = "no unit was rated by two coders"
NO_CONTRAST = "all ratings are the same, and where nothing differs {} cannot be told"
NO_SPREAD = "no interval where agreement is complete, or where one coder never chose anything else"
NO_MATCH = "nobody ever agreed on one of the two values, so there is no interval"
FEWEST, FEW = 5, 10  # people, for an interval at all, and for one that is not rough


@dataclass(frozen=True, eq=False)
class Ratings:
    """What several coders said of the same units.

    Parameters
    ----------
    values : int array, units by coders
        Number of the category; -1 where a coder did not rate the unit.
    categories : int
        How many there are to choose from, used or not.
    weights : int array
        How many units a row stands for.
    clusters : int array
        By row, the number of whom it comes from.
    sources : str
        What these are called.
    """

    values: NDArray[np.int64]
    categories: int
    weights: NDArray[np.int64]
    clusters: NDArray[np.int64]
    sources: str = "units"

    def counts(self) -> NDArray[np.int64]:
        """How many coders chose each category: units by categories."""
        return np.stack([(self.values == one).sum(axis=1) for one in range(self.categories)], axis=1)

    def where(self, rows: NDArray[np.bool_]) -> Ratings:
        """Some rows of it."""
        return replace(self, values=self.values[rows], weights=self.weights[rows], clusters=self.clusters[rows])

    def of(self, coders: list[int]) -> Ratings:
        """Some coders' ratings, of the units all of them rated."""
        values = self.values[:, coders]
        return replace(self, values=values).where((values >= 0).all(axis=1))

    @property
    def paired(self) -> Ratings:
        """The units that two coders or more rated."""
        return self.where((self.values >= 0).sum(axis=1) >= 2)

    @property
    def uncommon(self) -> int:
        """From how many sources there is any rating but the commonest one."""
        commonest = int((self.weights @ self.counts()).argmax())
        other = ((self.values >= 0) & (self.values != commonest)).any(axis=1)
        return len(np.unique(self.clusters[other]))

    @property
    def one_sided(self) -> bool:
        """Whether two categories are in use and no two coders ever agreed on one of them: an error would come out far too small."""
        counts = self.counts()
        agreed = self.weights @ (counts * (counts - 1))
        used = self.weights @ counts > 0
        return bool(used.sum() == 2 and (agreed[used] == 0).any())

    @property
    def units(self) -> int:
        """How many units the rows stand for."""
        return int(self.weights.sum())


@dataclass(frozen=True)
class Estimate:
    """A coefficient; None where it cannot be told, and `note` says why.

    Parameters
    ----------
    value : float or None
        The coefficient.
    error : float or None
        Its standard error.
    low, high : float or None
        The 95% interval.
    note : str
        What must be known with it.
    """

    value: float | None = None
    error: float | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""


def percent_agreement(ratings: Ratings) -> Estimate:
    """Share of pairs of coders who agreed, averaged over units."""
    found = _by_counts(ratings, lambda shares, weights: (0.0, np.zeros(len(shares))))
    return found if found.low is None else replace(found, low=max(0.0, found.low))


def ac1(ratings: Ratings) -> Estimate:
    """Gwet's first-order agreement coefficient (Gwet 2008)."""
    spare = ratings.categories - 1
    if not spare:
        return Estimate(note="only one category was named, so AC1 cannot be told")

    def chance(shares: NDArray, weights: NDArray) -> tuple[float, NDArray]:
        mean = _mean(shares, weights)
        return float((mean * (1 - mean)).sum()) / spare, -2 * (shares - mean) @ mean / spare

    return _by_counts(ratings, chance)


def fleiss_kappa(ratings: Ratings) -> Estimate:
    """Fleiss' kappa (Fleiss 1971, Psychological Bulletin 76:378-382), with missing ratings as in Gwet 2014."""

    def chance(shares: NDArray, weights: NDArray) -> tuple[float, NDArray]:
        mean = _mean(shares, weights)
        return float((mean**2).sum()), 2 * (shares - mean) @ mean

    return _by_counts(ratings, chance, contrast=True)


def alpha(ratings: Ratings) -> Estimate:
    """Krippendorff's alpha for names; units that one coder alone rated are left out, as the coefficient has it."""
    import krippendorff

    paired = ratings.paired
    counts, weights = paired.counts(), paired.weights
    if not len(counts):
        return Estimate(note=NO_PAIRS)
    rated = counts.sum(axis=1)
    mean_rated = _mean(rated, weights)
    share = _mean(counts, weights) / mean_rated
    if share.max() == 1:
        return Estimate(note=NO_CONTRAST.format("alpha"))
    value = float(krippendorff.alpha(value_counts=np.repeat(counts, weights, axis=0), level_of_measurement="nominal"))
    agreed = (counts * (counts - 1)).sum(axis=1) / (mean_rated * (rated - 1))
    a, e = _mean(agreed, weights), float((share**2).sum())
    of_a = agreed - a * rated / mean_rated
    of_e = 2 * (counts - rated[:, None] * share) @ share / mean_rated
    return _estimate(value, (of_a - (1 - a) / (1 - e) * of_e) / (1 - e), paired, contrast=True)


def cohen_kappa(ratings: Ratings) -> Estimate:
    """Cohen's kappa (Cohen 1960, Educational and Psychological Measurement 20:37-46) of the two coders there are."""
    pairs = ratings.of([0, 1])
    if not len(pairs.values):
        return Estimate(note=NO_PAIRS)
    first, second = (pairs.values[:, [coder]] == np.arange(ratings.categories) for coder in (0, 1))
    of_first, of_second = _mean(first, pairs.weights), _mean(second, pairs.weights)
    e = float(of_first @ of_second)
    if e == 1:
        return Estimate(note=NO_CONTRAST.format("kappa"))
    agreed = pairs.values[:, 0] == pairs.values[:, 1]
    a = _mean(agreed, pairs.weights)
    value = (a - e) / (1 - e)
    of_e = first @ of_second + second @ of_first - 2 * e
    return _estimate(value, (agreed - a - (1 - value) * of_e) / (1 - e), pairs, contrast=True)


def _by_counts(ratings: Ratings, chance: Chance, contrast: bool = False) -> Estimate:
    """A coefficient whose chance term rests on the shares of the categories within units, as AC1's and Fleiss' do."""
    rated_once = ratings.where((ratings.values >= 0).any(axis=1))
    counts, weights = rated_once.counts(), rated_once.weights
    rated = counts.sum(axis=1)
    paired = rated >= 2
    if not paired.any():
        return Estimate(note=NO_PAIRS)
    pairs = np.where(paired, rated * (rated - 1), 1)
    agreed = (counts * (counts - 1)).sum(axis=1) / pairs
    scale = weights.sum() / weights[paired].sum()
    e, of_e = chance(counts / rated[:, None], weights)
    if e == 1:
        return Estimate(note=NO_CONTRAST.format("kappa"))
    value = (scale * _mean(agreed, weights) - e) / (1 - e)
    contributes = scale * np.where(paired, agreed - e, 0.0) / (1 - e) - value
    return _estimate(value, contributes - (1 - value) * of_e / (1 - e), rated_once, contrast)


def _mean(values: NDArray, weights: NDArray[np.int64]) -> NDArray[np.float64]:
    """The mean over units of each column."""
    return weights @ values / weights.sum()


def _estimate(value: float, contributes: NDArray[np.float64], ratings: Ratings, contrast: bool = False) -> Estimate:
    """The interval of a coefficient, from what each unit contributes to it (with a mean of zero) and whom units come from.

    With `contrast`, the coefficient rests on what agreement there is on each of the categories.
    """
    from scipy.stats import t

    value, people = float(value), len(np.unique(ratings.clusters))
    if people < FEWEST:
        return Estimate(value, note=f"fewer than {FEWEST} {ratings.sources}, too few for an interval")
    if contrast and ratings.one_sided:
        return Estimate(value, note=NO_MATCH)
    sums = np.bincount(ratings.clusters, weights=contributes * ratings.weights)
    error = math.sqrt(people / (people - 1) * float(sums @ sums)) / ratings.units
    if error < 1e-12:
        return Estimate(value, note=NO_SPREAD)
    reach = float(t.ppf(0.975, people - 1)) * error
    rough = f"the rarer ratings come from fewer than {FEW} {ratings.sources}, so intervals are rough"
    note = f"fewer than {FEW} {ratings.sources}, so intervals are rough" if people < FEW else rough if ratings.uncommon < FEW else ""
    return Estimate(value, error, max(-1.0, value - reach), min(1.0, value + reach), note)
