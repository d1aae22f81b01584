"""How many texts there are, and of how many people, by quadrant, model, story, month, prompt or any other column."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kcvets.content import MODELS, QUADRANTS
from kcvets.errors import KcvetsError

ORDER = {"quadrant": QUADRANTS, "model": MODELS}
COUNTED = ("texts", "people")


def responses(texts: pd.DataFrame, by: str) -> pd.DataFrame:
    """Texts and people for each value of a column.

    Whoever wrote about several values counts as a person in each of them: people do not add up to the people there are.

    Parameters
    ----------
    texts : DataFrame
        Columns ``person`` and that of `by`.
    by : str
        ``quadrant``, ``model``, ``story``, ``date``, ``prompt``, ``cohort`` or a variable of the study.

    Returns
    -------
    DataFrame
        By value: ``texts`` and ``people``. Every quadrant, every model and every month between the first and the last has a row,
        with zero where nobody wrote; texts without a value come last, under an empty name.

    Raises
    ------
    KcvetsError
        Where there is no such column.
    """
    found = _column(texts, by).groupby(by)["person"]
    table = pd.DataFrame({"texts": found.size(), "people": found.nunique()})
    return table.reindex(pd.Index(values(texts, by), name=by), fill_value=0)


def crossed(texts: pd.DataFrame, rows: str, columns: str, count: str = "people") -> pd.DataFrame:
    """Texts or people where two columns meet.

    Parameters
    ----------
    texts : DataFrame
        Columns ``person`` and those of `rows` and `columns`.
    rows, columns : str
        As for `responses`.
    count : str
        ``people`` or ``texts``.

    Returns
    -------
    DataFrame
        A row for each value of the first, a column for each value of the second.

    Raises
    ------
    KcvetsError
        Where there is no such column, both are the same, or something else is to be counted.
    """
    if count not in COUNTED:
        raise KcvetsError(f"{count!r} cannot be counted: ask for people or texts.")
    if rows == columns:
        raise KcvetsError(f"{rows!r} cannot be crossed with itself: name two columns.")
    found = _column(_column(texts, rows), columns).groupby([rows, columns])["person"]
    table = (found.nunique() if count == "people" else found.size()).unstack(fill_value=0)
    down, across = (pd.Index(values(texts, by), name=by) for by in (rows, columns))
    return table.reindex(index=down, columns=across, fill_value=0)


def values(texts: pd.DataFrame, by: str) -> list[str]:
    """What a column can say, in order: that of the framework, of time, or of the alphabet; what has no value last."""
    present = set(_column(texts, by)[by])
    if by in ORDER:
        named: Sequence[str] = ORDER[by]
    elif by == "date":
        months = sorted(present - {""})
        named = pd.period_range(months[0], months[-1], freq="M").strftime("%Y-%m").tolist() if months else []
    else:
        named = sorted(present - {""})
    return [*named, *([""] if "" in present else [])]


def _column(texts: pd.DataFrame, name: str) -> pd.DataFrame:
    if name not in texts or name in ("id", "person", "text"):
        known = ", ".join(column for column in texts if column not in ("id", "person", "text"))
        raise KcvetsError(f"Nothing can be counted by {name!r}: name one of {known}.")
    return by_month(texts) if name == "date" else texts


def by_month(texts: pd.DataFrame) -> pd.DataFrame:
    """Texts with the month in which each was written: a table given to a study may hold days as well."""
    return texts.assign(date=texts["date"].str[: len("2027-01")])
