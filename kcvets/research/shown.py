"""`show`: a table in a notebook or on a page, so that a phone and a screen reader can make something of it."""

from __future__ import annotations

import pandas as pd

from kcvets.forms.tables import Shown, table_of

LONGEST = 400  # characters of a cell


def show(table: pd.DataFrame, caption: str) -> Shown:
    """A table, or some rows of one, for a cell to display; long cells are cut.

    Parameters
    ----------
    table : DataFrame
        Its rows are shown with the numbers or names they have.
    caption : str
        What the table shows.
    """
    cut = table.astype(str).map(lambda cell: cell if len(cell) <= LONGEST else f"{cell[:LONGEST]}…")
    html = table_of(caption, ("row", *map(str, cut.columns)), cut.itertuples(name=None))
    return Shown(f"{caption}\n{cut.to_string(max_colwidth=30)}", f'<div class="kc-reference">{html}</div>')
