"""A table of counts, cell by cell: who is counted in each, so that what one cell says beside another can be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import pandas as pd

from kcvets.errors import KcvetsError

ALL, EMPTY = "All", "(empty)"
PEOPLE, TEXTS = "people", "texts"
#: What is not counted by: each value would be one text or one person.
SINGLE = frozenset({"id", "person", "text"})
Place = tuple[str, str]
Units = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Cell:
    """A number in a table, with who and what stands behind it.

    Parameters
    ----------
    place : tuple of str
        Row and column; ``ALL`` for a total.
    units : frozenset of tuple of str
        What is counted: a person and a text, or a person and nothing.
    texts : dict of str to int
        By person, how many texts.
    where : frozenset of tuple of str
        By which values the cell is selected: pairs of column and value.
    """

    place: Place
    units: Units
    texts: dict[str, int] = field(compare=False)
    where: frozenset[tuple[str, str]]

    @property
    def value(self) -> int:
        """The number."""
        return len(self.units)

    @property
    def people(self) -> frozenset[str]:
        """Who is counted."""
        return people_of(self.units)


@dataclass(frozen=True)
class Line:
    """A total and what it is the total of.

    Parameters
    ----------
    total : tuple of str
        Its place.
    parts : tuple of tuple of str
        Places of the cells.
    adds_up : bool
        Whether nobody (or no text) is in two of them.
    """

    total: Place
    parts: tuple[Place, ...]
    adds_up: bool


@dataclass(frozen=True)
class Counted:
    """A table of counts before anything is hidden in it.

    Parameters
    ----------
    rows, columns : str
        What it is counted by; `columns` is empty for a table of one column.
    counted : str
        ``"people"`` or ``"texts"``.
    texts : str
        A digest of the texts that the table is about: tables of the same texts have the same.
    cells : dict
        Every cell and total by its place.
    """

    rows: str
    columns: str
    counted: str
    texts: str
    cells: dict[Place, Cell]

    @property
    def row_names(self) -> list[str]:
        """In the table's order, the total last."""
        return [*dict.fromkeys(row for row, _ in self.cells)]

    @property
    def column_names(self) -> list[str]:
        """In the table's order, the total last."""
        return [*dict.fromkeys(column for _, column in self.cells)]

    @property
    def inner(self) -> dict[Place, Cell]:
        """The cells that are no totals."""
        return {place: cell for place, cell in self.cells.items() if place[0] != ALL and (place[1] != ALL or not self.columns)}

    @property
    def lines(self) -> list[Line]:
        """Every total with its parts, the total of totals twice."""
        inner = [row for row in self.row_names if row != ALL], [column for column in self.column_names if column != ALL]
        groups = [((row, ALL), [(row, column) for column in inner[1]]) for row in self.row_names]
        groups += [((ALL, column), [(row, column) for row in inner[0]]) for column in self.column_names]
        return [self._line(total, parts) for total, parts in groups if parts]

    def _line(self, total: Place, parts: list[Place]) -> Line:
        return Line(total, tuple(parts), sum(self.cells[part].value for part in parts) == self.cells[total].value)


def count(frame: pd.DataFrame, rows: str, columns: str | None, people: str, counted: str) -> Counted:
    """Count people or texts by one column, or by two.

    Parameters
    ----------
    frame : DataFrame
        One row a text, or several rows of one ``id``; a column of categories shows those of nobody, too.
    rows, columns : str
        What is counted by; None for a table of one column.
    people : str
        The column that says whose text it is.
    counted : str
        ``"people"`` or ``"texts"``.

    Raises
    ------
    KcvetsError
        Where such a table cannot be made.
    """
    by = [name for name in (rows, columns) if name]
    _sound(frame, by, people, counted)
    labels = [_labels(frame[name]) for name in by]
    names = [_names(frame[name]) for name in by] + ([] if columns else [[]])
    ids = frame["id"].astype(str) if "id" in frame else pd.Series(range(len(frame)), index=frame.index).astype(str)
    held: dict[Place, set[tuple[str, str]]] = {(row, column): set() for row in names[0] for column in names[1] or [ALL]}
    for person, id, *values in zip(frame[people].astype(str), ids, *labels, strict=True):
        held[values[0], values[1] if columns else ALL].add((person, id))
    texts = {text for held_there in held.values() for text in held_there}
    digest = sha256("\n".join(sorted(f"{person}\t{id}" for person, id in texts)).encode()).hexdigest()[:16]
    return tabled(rows, columns or "", counted, digest, held)


def tabled(rows: str, columns: str, counted: str, texts: str, held: Mapping[Place, Iterable[tuple[str, str]]]) -> Counted:
    """A table with its totals, from what stands in the inner cells: pairs of person and text."""
    names = [[*dict.fromkeys(place[side] for place in held if place[side] != ALL)] for side in (0, 1)]
    every: dict[Place, set[tuple[str, str]]] = {(row, column): set() for row in [*names[0], ALL] for column in [*names[1], ALL]}
    for (row, column), units in held.items():
        for place in {(row, column), (row, ALL), (ALL, column), (ALL, ALL)}:
            every[place].update(units)
    return Counted(rows, columns, counted, texts, {place: _cell(place, units, (rows, columns), counted) for place, units in every.items()})


def veiled(table: Counted, veil: Callable[[str], str]) -> Counted:
    """The same table with digests in the place of persons and texts."""
    held = {place: {(veil(person), veil(text)) for person, text in cell.units} for place, cell in table.inner.items()}
    return tabled(table.rows, table.columns, table.counted, table.texts, held)


def people_of(units: Units) -> frozenset[str]:
    """Whose they are."""
    return frozenset(person for person, _ in units)


def _cell(place: Place, held: set[tuple[str, str]], by: tuple[str, str], counted: str) -> Cell:
    texts = Counter(person for person, _ in held)
    units = frozenset(held) if counted == TEXTS else frozenset((person, "") for person in texts)
    return Cell(place, units, dict(texts), frozenset((name, value) for name, value in zip(by, place, strict=False) if value != ALL))


def _labels(values: pd.Series) -> pd.Series:
    return values.astype("object").where(values.notna(), "").astype(str).replace("", EMPTY)


def _names(values: pd.Series) -> list[str]:
    seen = {*_labels(values)}
    if isinstance(values.dtype, pd.CategoricalDtype):
        known = [str(value) for value in values.cat.categories if str(value)]
        return [*known, *sorted(seen - {*known})]
    return sorted(seen - {EMPTY}) + ([EMPTY] if EMPTY in seen else [])


def _sound(frame: pd.DataFrame, by: list[str], people: str, counted: str) -> None:
    if counted not in (PEOPLE, TEXTS):
        raise KcvetsError(f"{counted!r} cannot be counted: write 'people' or 'texts'.")
    if missing := [name for name in (*by, people) if name not in frame]:
        raise KcvetsError(f"The table has no column {missing[0]!r}: use one of {', '.join(map(str, frame.columns))}.")
    if single := [name for name in by if name in SINGLE or name == people]:
        raise KcvetsError(f"Nothing is counted by {single[0]!r}, as each value is one person's: use a column that people share.")
    if len({*by}) < len(by):
        raise KcvetsError(f"Rows and columns are both {by[0]!r}: count by one, or by two different columns.")
    if ALL in {str(value) for name in by for value in frame[name].unique()}:
        raise KcvetsError(f"A value is called {ALL!r}, as the totals are: call it something else.")
    if not len(frame):
        raise KcvetsError("There is nothing to count: the table has no rows.")
    if (frame[people].isna() | (frame[people].astype(str) == "")).any():
        raise KcvetsError(f"Some rows of {people!r} are empty, so nobody can say how many people there are: fill them in.")
