"""The only way from a study to a figure of the dashboard: through the disclosure check.

Whoever chooses one cohort, then another, then all, can take the numbers from one another. So a choice is never counted by
itself: the whole table that it is a row of is checked, with its totals, beside everything that was shown of the study before,
and counts as shown from then on. Where several things were chosen, each such table is checked, and a number has to stand in all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kcvets.errors import KcvetsError
from kcvets.research.disclosure.counting import ALL, PEOPLE
from kcvets.research.disclosure.protecting import FEWEST
from kcvets.research.disclosure.released import LONGEST_NAME, Released
from kcvets.research.disclosure.tables import Checked, checked
from kcvets.research.exploring.figures import Drawn
from kcvets.research.exploring.names import column_name, value_name
from kcvets.research.exploring.safe import drawn_row, figure_of

TOO_FEW = "Fewer than ten people, or nobody, wrote what you chose: choose less narrowly."


@dataclass(frozen=True)
class Shown:
    """A figure that may be shown, and what is to be said about it.

    Parameters
    ----------
    drawn : Drawn
        Picture and table.
    told : tuple of str
        How much was hidden, and why.
    """

    drawn: Drawn
    told: tuple[str, ...]


def shown(texts: pd.DataFrame, by: Sequence[str], chosen: Mapping[str, str], released: Released) -> Shown:
    """People by one column or by two, of the texts that were chosen; it is noted as shown.

    Parameters
    ----------
    texts : DataFrame
        As `kcvets.research.board.tables.texts_of` or ``coded`` gives it.
    by : sequence of str
        One column, or two.
    chosen : mapping of str to str
        By column, the one value that was chosen.
    released : Released
        What was shown of the study before.

    Raises
    ------
    KcvetsError
        Where nothing may be shown, or nothing could be: what to change.
    """
    for column in chosen:
        if column in by:
            name = column_name(column).lower()
            raise KcvetsError(f"You chose one {name}, and count by it: choose all of them, or count by something else.")
    if _kept(texts, chosen)["person"].nunique() < FEWEST:
        raise KcvetsError(TOO_FEW)
    if len(by) > 1:
        return _crossed(texts, by, chosen, released)
    tables = [checked(_kept(texts, _without(chosen, column)), column, *by, released=released) for column in chosen]
    tables = tables or [checked(texts, *by, released=released)]
    row = _everywhere([_row(table, chosen) for table in tables])
    why = _why(tables)
    if row.drop(ALL).isna().all():
        raise KcvetsError(" ".join(why))
    for table in tables:
        table.release(released, _name(by, chosen))
    return Shown(drawn_row(row, *by, _caption(by, chosen)), (_counted(row.to_numpy()), *why))


def _crossed(texts: pd.DataFrame, by: Sequence[str], chosen: Mapping[str, str], released: Released) -> Shown:
    if chosen:
        raise KcvetsError("Two things are crossed for everybody only: choose All everywhere, or count by one thing.")
    table = checked(texts, *by, released=released)
    drawn = figure_of(table, _caption(by, chosen))
    table.release(released, _name(by, chosen))
    return Shown(drawn, (_counted(table.table.to_numpy().ravel()), *_why([table])))


def _row(table: Checked, chosen: Mapping[str, str]) -> pd.Series:
    """The numbers of what was chosen, as they may be shown."""
    return table.table.loc[chosen[table.counted.rows]] if table.counted.columns else table.table[PEOPLE]


def _everywhere(rows: list[pd.Series]) -> pd.Series:
    """A number that is hidden in one table is hidden."""
    kept = rows[0]
    for row in rows[1:]:
        kept = kept.mask(row.reindex(kept.index).isna())
    return kept


def _kept(texts: pd.DataFrame, chosen: Mapping[str, str]) -> pd.DataFrame:
    for column, value in chosen.items():
        texts = texts[texts[column] == value]
    return texts


def _without(chosen: Mapping[str, str], column: str) -> dict[str, str]:
    return {name: value for name, value in chosen.items() if name != column}


def _why(tables: Iterable[Checked]) -> tuple[str, ...]:
    """Reasons, without how many numbers of each whole table."""
    return tuple(dict.fromkeys(reason for table in tables if not table.passed for reason in table.told[1:]))


def _counted(numbers: np.ndarray) -> str:
    hidden = int(pd.isna(numbers).sum())
    if not hidden:
        return "Ten people or more stand behind every number."
    return f"{hidden} of these {len(numbers)} numbers {'is' if hidden == 1 else 'are'} hidden."


def _caption(by: Sequence[str], chosen: Mapping[str, str]) -> str:
    told = ", ".join(f"{column_name(column).lower()} {value_name(column, value)}" for column, value in chosen.items())
    return f"People by {' and '.join(column_name(each).lower() for each in by)}" + (f"; {told}" if told else "")


def _name(by: Sequence[str], chosen: Mapping[str, str]) -> str:
    """As the list of what was shown has it: short, on one line."""
    return " ".join(_caption(by, chosen).split())[:LONGEST_NAME]
