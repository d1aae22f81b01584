"""Two tables side by side: what one number minus another says about a few people, and which numbers are the same in both."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kcvets.research.disclosure.counting import Cell, Counted, Line, Place, Units, people_of
from kcvets.research.disclosure.protecting import FEWEST, Name, Sum


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


@dataclass(frozen=True)
class Selection:
    """A group whose number a reader knows, or works out from one table.

    Parameters
    ----------
    places : tuple of tuple of str
        The numbers that tell it; any one of them has to be hidden, if the group must not be known.
    units : frozenset
        Who or what is in it.
    where : frozenset, optional
        By which values it is selected; None, where it is worked out.
    """

    places: tuple[Place, ...]
    units: Units
    where: frozenset[tuple[str, str]] | None


def selections(known: Known) -> Iterator[Selection]:
    """The groups that a table tells the size of: those shown, and what total and part, or all parts, leave to be worked out."""
    cells = known.table.cells
    for place in known.table.cells:
        if place in known.shown:
            yield Selection((place,), cells[place].units, cells[place].where)
    for line in known.table.lines:
        if line.adds_up and line.total in known.shown:
            for part in known.shown.intersection(line.parts):
                yield Selection((line.total, part), cells[line.total].units - cells[part].units, None)
        elif line.adds_up and known.shown.issuperset(line.parts):
            yield Selection(line.parts, cells[line.total].units, None)


def too_close(new: Known, old: Known) -> list[Selection]:
    """Groups that a table tells of and that must not be known beside what another table tells of.

    Where the texts of both are the same, only a selection by more values is known to lie within another; where they are not,
    as when somebody or a story was left out, every group that lies within another is taken for one that a reader knows of.

    Parameters
    ----------
    new, old : Known
        Two tables that count the same kind of thing.

    Returns
    -------
    list of Selection
        Those that a single number tells come first.
    """
    same, earlier = new.table.texts == old.table.texts, [*selections(old)]
    close = [
        mine
        for mine in selections(new)
        if any(_few_between(mine.units, one.units) and (not same or _nested(mine, one) or _nested(one, mine)) for one in earlier)
    ]
    return sorted(close, key=lambda one: len(one.places))


def total_too_close(table: Counted, line: Line, shown: Collection[Place]) -> bool:
    """Whether a total and one of its parts, which do not add up, differ by a few people only."""
    whole = table.cells[line.total].units
    return any(_few_between(table.cells[part].units, whole) for part in line.parts if part in shown)


def few_left_over(table: Counted, line: Line, shown: Collection[Place]) -> bool:
    """Whether a total minus all of its parts that are shown leaves the number of a few people."""
    rest = [table.cells[part].units for part in line.parts if part not in shown]
    return line.adds_up and line.total in shown and 0 < len(people_of(frozenset().union(*rest))) < FEWEST


def tied(table: Counted, earlier: Collection[Known]) -> list[Known]:
    """Of the tables shown before, those of which a hidden number is also in a table, or in another that is tied to it so."""
    reached, left = {cell.units for cell in table.cells.values()}, [*earlier]
    found: list[Known] = []
    while near := [one for one in left if not reached.isdisjoint(_hidden_groups(one))]:
        found += near
        left = [one for one in left if one not in near]
        reached = reached.union(*map(_hidden_groups, near))
    return found


def told_of(tables: Collection[Known]) -> set[Units]:
    """The groups whose number is shown in one of some tables."""
    return {one.table.cells[place].units for one in tables for place in one.shown} - {frozenset()}


def system(tables: Sequence[Known]) -> tuple[dict[Name, int], list[Sum]]:
    """All numbers of several tables, each named by the table's position and its own place, and how they hang together.

    A number that is of the same people (or texts) as one in another table is the same number.

    Parameters
    ----------
    tables : sequence of Known
        All of them count the same kind of thing.
    """
    values = {(number, place): cell.value for number, one in enumerate(tables) for place, cell in one.table.cells.items()}
    sums = [
        Sum((number, line.total), tuple((number, part) for part in line.parts), line.adds_up)
        for number, one in enumerate(tables)
        for line in one.table.lines
    ]
    for number, one in enumerate(tables):
        for other in range(number):
            sums += [Sum((number, mine), ((other, theirs),), adds_up=True) for mine, theirs in _the_same(one.table, tables[other].table)]
    return values, sums


def _hidden_groups(known: Known) -> set[Units]:
    return {known.table.cells[place].units for place in known.hidden} - {frozenset()}


def _the_same(one: Counted, other: Counted) -> Iterator[tuple[Place, Place]]:
    """Numbers of two tables that are of the same group, each with one number of the other; the one selected alike, if there is one."""
    theirs: dict[Units, list[Cell]] = {}
    for cell in other.cells.values():
        theirs.setdefault(cell.units, []).append(cell)
    for place, cell in one.cells.items():
        if cell.units and (met := theirs.get(cell.units)):
            yield place, next((each for each in met if each.where == cell.where), met[0]).place


def _nested(inner: Selection, outer: Selection) -> bool:
    return None not in (inner.where, outer.where) and inner.where >= outer.where


def _few_between(one: Units, other: Units) -> bool:
    """Whether one group lies within the other, and the other has a few people more."""
    inner, outer = sorted((one, other), key=len)
    return inner < outer and 0 < len(people_of(outer - inner)) < FEWEST
