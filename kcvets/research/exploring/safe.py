"""Figures of what went through the disclosure check, and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from kcvets.errors import KcvetsError
from kcvets.research.disclosure.counting import ALL, EMPTY, PEOPLE
from kcvets.research.exploring.figures import Drawn, draw_counts, draw_crossed, said
from kcvets.research.exploring.names import column_name, value_name

if TYPE_CHECKING:
    from kcvets.research.disclosure.tables import Checked

IN_ALL = "in all"


def figure_of(checked: Checked, caption: str) -> Drawn:
    """Draw a table that went through the check; hidden numbers are neither in the picture nor in the table.

    Parameters
    ----------
    checked : Checked
        People or texts by one column, or by two.
    caption : str
        What it shows.

    Raises
    ------
    KcvetsError
        Where no number but totals could be shown: what to change.
    """
    counted = checked.counted
    inner = checked.table.drop(index=ALL).drop(columns=ALL, errors="ignore").rename(index={EMPTY: ""}, columns={EMPTY: ""})
    if inner.isna().all(axis=None):
        raise KcvetsError(" ".join(checked.told))
    if not counted.columns:
        return drawn_row(checked.table[counted.counted], counted.rows, caption, count=counted.counted)
    drawn = draw_crossed(inner.rename_axis(columns=counted.columns), caption, count=counted.counted)
    return replace(drawn, table=_written(checked.table, counted.rows, [_name(counted.columns, each) for each in checked.table.columns]))


def drawn_row(row: pd.Series, by: str, caption: str, *, count: str = PEOPLE) -> Drawn:
    """Draw a row of a table that went through the check.

    Parameters
    ----------
    row : Series
        Numbers by value, with the total; a missing one was hidden.
    by : str
        The column whose values they are.
    caption : str
        What is shown.
    count : str
        What is counted.
    """
    table = row.rename(count).rename_axis(by).to_frame()
    drawn = draw_counts(table.drop(index=ALL).rename(index={EMPTY: ""}), caption, count=count)
    return replace(drawn, table=_written(table, by, [count]))


def _written(table: pd.DataFrame, rows: str, columns: list[str]) -> pd.DataFrame:
    """The whole table with its totals, as text."""
    told = table.astype("object").map(said).reset_index(drop=True).set_axis(columns, axis="columns")
    told.insert(0, column_name(rows), [_name(rows, each) for each in table.index])
    return told


def _name(column: str, value: str) -> str:
    return IN_ALL if value == ALL else value_name(column, "" if value == EMPTY else value)
