"""`coefficients`: a table of units by coders in, every coefficient with its interval out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from kcvets.errors import KcvetsError
from kcvets.forms.tables import table_of
from kcvets.research.agreement.distances import LEVELS, alpha_by_distance
from kcvets.research.agreement.formulae import Estimate, Ratings, ac1, alpha, cohen_kappa, fleiss_kappa, percent_agreement
from kcvets.research.agreement.shown import told


@dataclass(frozen=True, eq=False)
class Coefficients:
    """Agreement on one question; shows itself as a table.

    Parameters
    ----------
    table : DataFrame
        One row each for percent agreement, Krippendorff's alpha, Gwet's AC1 and the kappas: coefficient, coders, value, low and
        high (95% interval), error (standard error), note.
    units : int
        How many units two coders or more rated; the coefficients rest on these.
    coders : tuple of str
        Who rated.
    missing : int
        How many ratings are missing, of all that every coder could have given.
    prevalence : dict
        By category, its share of all ratings.
    """

    table: pd.DataFrame
    units: int
    coders: tuple[str, ...]
    missing: int
    prevalence: dict[object, float]

    @property
    def about(self) -> str:
        """What they rest on, in a sentence."""
        if len(self.coders) < 2:
            return f"Agreement takes two coders, and there is {'one' if self.coders else 'none'}."
        if not self.units:
            return "No unit was rated by two coders, so nothing can be said about agreement."
        shares = ", ".join(f"{_plain(category)}: {share:.0%}" for category, share in self.prevalence.items())
        return f"{self.units} units rated by two or more of {len(self.coders)} coders; ratings missing: {self.missing}. {shares}."

    def __repr__(self) -> str:
        return "\n".join([self.about, *(f"  {' '.join(filter(None, row))}" for row in self._rows())])

    def _repr_html_(self) -> str:
        return f'<div class="kc-reference">{table_of(self.about, ("Coefficient", "Value (95% interval)", "Note"), self._rows())}</div>'

    def _rows(self) -> list[tuple[str, str, str]]:
        rows = self.table.itertuples(index=False)
        return [(_named(row.coefficient, row.coders), told(row.value, row.low, row.high), row.note) for row in rows]


def coefficients(
    ratings: pd.DataFrame,
    level: str = "nominal",
    *,
    categories: Sequence[object] | None = None,
    people: Iterable[object] | None = None,
) -> Coefficients:
    """How far coders agree: percent agreement, Krippendorff's alpha with Gwet's AC1, and the kappas.

    Parameters
    ----------
    ratings : DataFrame, units by coders
        What each coder chose; None, NaN or an empty text where a coder did not rate the unit.
    level : str
        What the values are, for alpha: names (``nominal``), ranks (``ordinal``) or measurements (``interval``, ``ratio``). All other
        coefficients take them as names.
    categories : sequence, optional
        All there are to choose from, ranks in their order. AC1 depends on how many there are; without them, those in use are counted.
    people : iterable, optional
        For each unit, whom it comes from; None where that is not known. Units of one person are no separate witnesses, and the
        intervals get wider.

    Raises
    ------
    KcvetsError
        For a level that there is not, for values that are none of the categories, or where ranks and measurements are not numbers.
    """
    if level not in LEVELS:
        raise KcvetsError(f"{level!r} is no level of measurement: write {', '.join(LEVELS[:-1])} or {LEVELS[-1]}.")
    table = ratings.astype(object).where(ratings.notna() & (ratings != ""), None)
    chosen = _categories(table, categories)
    numbers = {category: number for number, category in enumerate(chosen)}
    values = np.array([[numbers[one] if one is not None else -1 for one in row] for row in table.to_numpy()], dtype=int)
    values = values.reshape(table.shape)
    clusters = np.arange(len(values)) if people is None else _numbered(people)
    if len(clusters) != len(values):
        raise KcvetsError(f"There are {len(values)} units and {len(clusters)} people: name one person for each unit.")
    sources = "units" if people is None else "people"
    made = Ratings(values, max(1, len(chosen)), np.ones(len(values), dtype=int), clusters, sources)
    names = tuple(map(str, table.columns))
    by_distance = None if level == "nominal" else alpha_by_distance(made, _domain(chosen, categories, level), level)
    return Coefficients(
        table=_table(names, made, by_distance),
        units=made.paired.units if len(names) > 1 else 0,
        coders=names,
        missing=int((values < 0).sum()),
        prevalence={category: float((values == n).sum() / max(1, (values >= 0).sum())) for category, n in numbers.items()},
    )


def estimates(ratings: Ratings) -> dict[str, Estimate]:
    """Percent agreement, alpha and AC1, and the kappa for as many coders as there are (Cohen's for two, Fleiss' for more)."""
    kappa = cohen_kappa if ratings.values.shape[1] == 2 else fleiss_kappa
    return {"percent": percent_agreement(ratings), "alpha": alpha(ratings), "ac1": ac1(ratings), "kappa": kappa(ratings)}


def _table(names: tuple[str, ...], ratings: Ratings, by_distance: Estimate | None) -> pd.DataFrame:
    everybody, rows = ", ".join(names), []
    if len(names) > 1:
        made = estimates(ratings)
        rows = [
            ("Percent agreement", everybody, made["percent"]),
            ("Krippendorff's alpha", everybody, by_distance or made["alpha"]),
            ("Gwet's AC1", everybody, made["ac1"]),
        ]
        rows += [("Fleiss' kappa", everybody, made["kappa"])] if len(names) > 2 else []
        pairs = combinations(range(len(names)), 2)
        rows += [("Cohen's kappa", f"{names[a]}, {names[b]}", cohen_kappa(ratings.of([a, b]))) for a, b in pairs]
    lines = [(name, who, one.value, one.low, one.high, one.error, one.note) for name, who, one in rows]
    table = pd.DataFrame(lines, columns=["coefficient", "coders", "value", "low", "high", "error", "note"])
    return table.astype({column: float for column in ("value", "low", "high", "error")})


def _categories(table: pd.DataFrame, named: Sequence[object] | None) -> list[object]:
    used = {one for one in table.to_numpy().ravel() if one is not None}
    if named is None:
        return sorted(used, key=lambda one: (isinstance(one, str), one if not isinstance(one, str) else 0, str(one)))
    strange = sorted(map(str, used - set(named)))
    if strange:
        raise KcvetsError(f"Not among the categories: {', '.join(strange)}. Add them, or mend the ratings.")
    return list(named)


def _domain(chosen: list[object], named: Sequence[object] | None, level: str) -> np.ndarray:
    """What alpha measures distances on: the numbers themselves, or the places in the order of the ranks."""
    if level == "ordinal" and named is not None:
        return np.arange(len(chosen), dtype=float)
    if all(isinstance(one, int | float | np.number) for one in chosen):
        return np.array(chosen, dtype=float)
    remedy = "name the categories in their order" if level == "ordinal" else "give numbers"
    raise KcvetsError(f"Values that are words have no {level} distance: {remedy}.")


def _named(coefficient: str, coders: str) -> str:
    return f"{coefficient} ({coders})" if coefficient == "Cohen's kappa" else coefficient


def _numbered(people: Iterable[object]) -> np.ndarray:
    """A number for each person; whom nobody knows is on their own."""
    known = [object() if pd.isna(one) else one for one in people]
    return pd.factorize(pd.Series(known, dtype=object))[0]


def _plain(category: object) -> str:
    """Whole numbers as such, which a column with gaps turns into 1.0."""
    return f"{category:g}" if isinstance(category, float) else str(category)
