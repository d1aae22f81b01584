"""How columns and what stands in them are named in figures and tables."""

from __future__ import annotations

import pandas as pd

from kcvets.content import MODEL_NAMES, QUADRANT_NAMES, library
from kcvets.errors import KcvetsError

COLUMNS = {"date": "Month"}
NOTHING = {"quadrant": "no quadrant", "model": "no model", "story": "own work", "date": "no month", "prompt": "no prompt"}


def column_name(column: str) -> str:
    """What a column is called; mostly by its own name."""
    return COLUMNS.get(column, column.replace("_", " ").capitalize())


def value_name(column: str, value: str) -> str:
    """What a value of a column is called."""
    if not value:
        return NOTHING.get(column, "not told")
    if column == "date":
        return pd.Period(value).strftime("%B %Y")
    if column == "story":
        return _story(value)
    return {"quadrant": QUADRANT_NAMES, "model": MODEL_NAMES}.get(column, {}).get(value, value)


def _story(value: str) -> str:
    try:
        return library().story(value).title
    except (KcvetsError, OSError):  # a story of a study's own, with no file here
        return value
