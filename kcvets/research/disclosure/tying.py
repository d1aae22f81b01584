"""How the numbers of several tables hang together: which are the same, and which are sums of others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kcvets.research.disclosure.counting import Cell, Units
from kcvets.research.disclosure.dividing import Division, Name
from kcvets.research.disclosure.knowing import Known, same
from kcvets.research.disclosure.protecting import Sum


def tied(tables: Sequence[Known], divided: Collection[Division]) -> list[int]:
    """Which tables tell of the last one: a hidden number is in both, or numbers make up one, or they are tied to another that is so.

    Parameters
    ----------
    tables : sequence of Known
        All of them count the same kind of thing.
    divided : collection of Division
        How their numbers make up others.

    Returns
    -------
    list of int
        Their positions, that of the last one among them.
    """
    here = len(tables) - 1
    hidden = [_hidden_groups(one) for one in tables]
    found, reached = {here}, {cell.units for cell in tables[here].table.cells.values()} - {frozenset()}
    near = found
    while near:
        told = {(number, place) for number in found for place in (tables[number].table.cells if number == here else tables[number].hidden)}
        touched = [one for one in divided if not told.isdisjoint(one.names)]
        near = {number for one in touched for number, _ in one.names}
        near = (near | {at for at, groups in enumerate(hidden) if not reached.isdisjoint(groups)}) - found
        found = found | near
        reached = reached.union(*(hidden[at] for at in near))
    return sorted(found)


def system(
    tables: Sequence[Known], divided: Collection[Division] = (), picked: Collection[int] | None = None
) -> tuple[dict[Name, int], list[Sum], dict[Name, Units]]:
    """All numbers of several tables, each named by the table's position and its own place, and how they hang together.

    A number that is of the same people (or texts) as one in another table is the same number.

    Parameters
    ----------
    tables : sequence of Known
        All of them count the same kind of thing.
    divided : collection of Division
        How their numbers make up others.
    picked : collection of int, optional
        Positions of the tables that matter.

    Returns
    -------
    dict, list of Sum, dict
        The numbers; the sums; and, of those numbers that stand in no table because they are what is left of another, who is counted.
    """
    numbers = [*(range(len(tables)) if picked is None else picked)]
    values = {(number, place): cell.value for number in numbers for place, cell in tables[number].table.cells.items()}
    sums = [
        Sum((number, line.total), tuple((number, part) for part in line.parts), line.adds_up)
        for number in numbers
        for line in tables[number].table.lines
    ]
    for at, number in enumerate(numbers):
        for other in numbers[:at]:
            sums += [Sum((number, mine), ((other, theirs),), adds_up=True) for mine, theirs in _the_same(tables[number], tables[other])]
    rests: dict[Name, Units] = {}
    named = {(cell.where, cell.units): (number, place) for number in numbers for place, cell in tables[number].table.cells.items()}
    for one in divided:
        if all(name in values for name in one.names):
            number, place = one.total
            where = tables[number].table.cells[place].where
            rest = named.setdefault((where, one.rest), (-1 - len(rests), place))
            sums.append(Sum(one.total, (*one.parts, rest) if one.rest else one.parts, adds_up=True))
            rests |= {rest: one.rest} if one.rest and rest[0] < 0 else {}
    return values | {name: len(units) for name, units in rests.items()}, sums, rests


def within_reach(sums: Collection[Sum], unknown: Collection[Name], start: Collection[Name]) -> set[Name]:
    """Which unknown numbers change in what is known of them, when some others become known: those that sums lead to.

    Parameters
    ----------
    sums : collection of Sum
        How the numbers hang together.
    unknown : collection
        Names of those that are not shown.
    start : collection
        Names of the others.
    """
    met: dict[Name, list[Name]] = {}
    for one in sums:
        free = [name for name in (one.total, *one.parts) if name in unknown or name in start]
        for name in free:
            met.setdefault(name, []).extend(free)
    found, near = {*start}, [*start]
    while near:
        new = {*met.get(near.pop(), ())} - found
        found |= new
        near += new
    return found


def _hidden_groups(known: Known) -> set[Units]:
    return {known.table.cells[place].units for place in known.hidden} - {frozenset()}


def _the_same(one: Known, other: Known) -> Iterator[tuple]:
    """Numbers of two tables that are the same, each with one number of the other; the one selected alike, if there is one."""
    theirs: dict[Units, list[Cell]] = {}
    for cell in other.table.cells.values():
        theirs.setdefault(cell.units, []).append(cell)
    for place, cell in one.table.cells.items():
        if met := [each for each in theirs.get(cell.units, ()) if same(cell, one.table.texts, each, other.table.texts)]:
            yield place, next((each for each in met if each.where == cell.where), met[0]).place
