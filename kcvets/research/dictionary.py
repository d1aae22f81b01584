"""What each column of a dataset holds: for whoever works with it, and for whoever is given it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from kcvets.content import MODELS, QUADRANTS
from kcvets.content.study import Study
from kcvets.forms.tables import table_of
from kcvets.research.folder import StudyFolder
from kcvets.research.tables import write_table

FEWEST = 10  # a smaller number might tell on somebody
FEWER = f"fewer than {FEWEST}"
HOLDS = {
    "id": "The entry: the person and the number of what they gave",
    "person": "Who wrote it, under a name that tells nothing; the same in all of a person's entries",
    "cohort": "The group in which it was collected",
    "date": "When it was written: the month, or the day if a table from elsewhere told it",
    "model": "The model of the framework in which the question stands; empty for none",
    "quadrant": "The quadrant in which the question stands; empty for none",
    "prompt": "Id of the question; a table from elsewhere may have its words",
    "story": "Id of the story the question was asked about; empty for none",
    "text": "What the person wrote; in an export or a release, with stand-ins for what could identify somebody",
}
KINDS = {"id": "name without spaces", "person": "name without spaces", "date": "month or day", "text": "text of any length"}
CLOSED, LINE = "one of the values allowed", "one line of text"
HEADINGS = {
    "column": "Column",
    "holds": "What it holds",
    "kind": "Kind",
    "allowed": "Values allowed",
    "filled": "Rows filled",
    "distinct": "Different values",
    "people": "People by value",
}


@dataclass(frozen=True, eq=False)
class DataDictionary:
    """What each column of a dataset holds.

    Parameters
    ----------
    study : Study
        The study.
    table : DataFrame
        One row a column of the dataset; all cells are text.
    """

    study: Study
    table: pd.DataFrame

    def write(self, path: Path) -> None:
        """Write it beside an export: ``.csv``, or another form that `kcvets.research.tables.write_table` knows."""
        write_table(self.table, path)

    def __repr__(self) -> str:
        rows = self.table[["column", "kind"]].itertuples(index=False)
        return "\n".join(
            [f"Data dictionary of the study {self.study.id}: {len(self.table)} columns", *(f"  {name}: {kind}" for name, kind in rows)]
        )

    def _repr_html_(self) -> str:
        table = table_of(f"Data dictionary: {self.study.title}", [*HEADINGS.values()], self.table.itertuples(index=False))
        return f'<div class="kc-reference">{table}</div>'


def data_dictionary(study: StudyFolder) -> DataDictionary:
    """What each column of a study's dataset holds: its kind, what may stand in it, and how much of it is filled.

    Where values are few, people who gave each are counted. No number below ten of rows or people is shown, zero included; and where
    such a number could be worked out from the others, the next larger one is not shown either.

    Parameters
    ----------
    study : StudyFolder
        Something has been collected in it.

    Raises
    ------
    KcvetsError
        Where nothing was collected yet.
    """
    dataset = study.dataset()
    defined = study.study
    allowed = {"model": MODELS, "quadrant": QUADRANTS, **{variable.name: variable.values for variable in defined.variables}}
    holds = HOLDS | {variable.name: f"{variable.question} Collected for this: {variable.why}" for variable in defined.variables}
    rows = [_row(dataset, name, holds.get(name, "The study file does not declare it any more"), allowed.get(name)) for name in dataset]
    return DataDictionary(defined, pd.DataFrame(rows, columns=[*HEADINGS], dtype="string"))


def _row(dataset: pd.DataFrame, name: str, holds: str, allowed: tuple[str, ...] | None) -> tuple[str, ...]:
    filled = dataset.loc[dataset[name] != "", name]
    kind = KINDS.get(name, CLOSED if allowed else LINE)
    distinct = str(filled.nunique()) if allowed else _number(filled.nunique())
    people = ""
    if allowed or name == "cohort":
        people = _people(dataset, name, allowed or sorted(filled.unique()))
    return name, holds, kind, "; ".join(allowed or ()), _of_rows(len(filled), len(dataset)), distinct, people


def _number(count: int) -> str:
    return f"{count:,}" if count >= FEWEST else FEWER


def _of_rows(filled: int, rows: int) -> str:
    """How many rows are filled, such that few empty ones cannot be counted either."""
    return f"all but {FEWER}" if 0 < rows - filled < FEWEST <= rows else _number(filled)


def _people(dataset: pd.DataFrame, name: str, values: tuple[str, ...] | list[str]) -> str:
    counts = dataset.groupby(name)["person"].nunique().to_dict()
    told = {value: counts.get(value, 0) for value in values}
    if counts.get(""):
        told["(empty)"] = counts[""]
    hidden = [value for value, count in told.items() if count < FEWEST]
    shown = sorted((value for value in told if value not in hidden), key=told.get)
    beside: list[str] = []
    while hidden and shown and sum(told[value] for value in [*hidden, *beside]) < FEWEST:
        beside.append(shown.pop(0))
    return "; ".join(f"{value}: {'not shown' if value in beside else _number(count)}" for value, count in told.items())
