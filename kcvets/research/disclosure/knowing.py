"""What a reader of the tables shown so far knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kcvets.research.disclosure.counting import Cell, Counted, Place, Units


@dataclass(frozen=True)
class Known:
    """A table together with what a reader of it knows.

    Parameters
    ----------
    name : str
        What the table is called.
    table : Counted
        The table.
    shown : frozenset
        Places of the numbers that are shown.
    guarded : frozenset
        Of the hidden ones, those that nobody may work out.
    """

    name: str
    table: Counted
    shown: frozenset[Place]
    guarded: frozenset[Place] = frozenset()

    @property
    def hidden(self) -> frozenset[Place]:
        """Places of the numbers that are not shown."""
        return frozenset(self.table.cells) - self.shown


def same(one: Cell, texts: str, other: Cell, other_texts: str) -> bool:
    """Whether a reader takes two numbers for the same one, as they are of the same people (or texts).

    Where one of them is selected from the same texts by more values, a reader who knew it would know that nobody has other values.

    Parameters
    ----------
    one, other : Cell
        The numbers.
    texts, other_texts : str
        The digests of what their tables are about.
    """
    nested = texts == other_texts and (one.where < other.where or other.where < one.where)
    return bool(one.units) and one.units == other.units and not nested


class Told:
    """The numbers that some tables show.

    Parameters
    ----------
    tables : iterable of Known
        The tables.
    """

    def __init__(self, tables: Iterable[Known]) -> None:
        self._cells: dict[Units, list[tuple[Cell, str]]] = {}
        for one in tables:
            for cell in (one.table.cells[place] for place in one.shown):
                self._cells.setdefault(cell.units, []).append((cell, one.table.texts))

    def tells(self, cell: Cell, texts: str) -> bool:
        """Whether one of them shows this number of a table about some texts."""
        return any(same(cell, texts, *other) for other in self._cells.get(cell.units, ()))

    def missing(self, known: Known) -> Collection[Place]:
        """Places of a table's numbers that it does not show, and none of them does."""
        return {place for place in known.hidden if not self.tells(known.table.cells[place], known.table.texts)}
