"""A table of all and tables of parts, side by side: a number of all is made up of the numbers of cohorts, and of those in none of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kcvets.research.disclosure.counting import ALL, Place, Units
from kcvets.research.disclosure.knowing import Known

Name = tuple[int, Place]


@dataclass(frozen=True)
class Division:
    """A number that is made up of numbers of other tables, which are selected alike and have nobody in common.

    Parameters
    ----------
    total : tuple
        The position of its table, and its place.
    parts : tuple of tuple
        The same of each part.
    rest : frozenset
        Who or what is in none of them.
    """

    total: Name
    parts: tuple[Name, ...]
    rest: Units

    @property
    def names(self) -> tuple[Name, ...]:
        """Total and parts."""
        return (self.total, *self.parts)


@dataclass(frozen=True)
class _Entry:
    """A number, of whom, and among whom it was counted."""

    name: Name
    units: Units
    among: int


def divisions(tables: Sequence[Known]) -> list[Division]:
    """Every number of some tables with as many others as can be taken from it together.

    Of the ways to choose these others, the one that begins with each of them and goes on with the largest that fits is looked at.
    What overlapping tables tell together (two cohorts, two others, and all of them) is not always among these.

    Parameters
    ----------
    tables : sequence of Known
        All of them count the same kind of thing.
    """
    among: dict[Units, int] = {}
    alike: dict[frozenset, dict[tuple[int, Units], _Entry]] = {}
    for number, one in enumerate(tables):
        inside = among.setdefault(one.table.cells[ALL, ALL].units, len(among))
        for place, cell in one.table.cells.items():
            entries, key = alike.setdefault(cell.where, {}), (inside, cell.units)
            if key not in entries or place in one.shown or number == len(tables) - 1:
                entries[key] = _Entry((number, place), cell.units, inside)
    crowds = _Crowds([*among])
    return [one for entries in alike.values() if len(entries) > 1 for one in _divided([*entries.values()], crowds)]


class _Crowds:
    """Among whom tables count: which of these lie within another, and which have nobody in common."""

    def __init__(self, every: Sequence[Units]) -> None:
        sides = range(len(every))
        self.within = {(one, other) for one in sides for other in sides if every[one] < every[other]}
        self.apart = {(one, other) for one in sides for other in sides if every[one].isdisjoint(every[other])}


def _divided(entries: list[_Entry], crowds: _Crowds) -> Iterator[Division]:
    for total in entries:
        inside = [one for one in entries if (one.among, total.among) in crowds.within and one.units <= total.units]
        for parts in _apart(inside, crowds):
            rest = total.units.difference(*(one.units for one in parts))
            if rest or len(parts) > 1:
                yield Division(total.name, tuple(one.name for one in parts), rest)


def _apart(entries: Collection[_Entry], crowds: _Crowds) -> Iterable[tuple[_Entry, ...]]:
    """Sets of them without anybody in common, as large as can be."""
    ordered = sorted(entries, key=lambda one: (-len(one.units), one.name))
    found = {}
    for first in ordered:
        chosen = [first]
        for one in ordered:
            if all((one.among, other.among) in crowds.apart for other in chosen):
                chosen.append(one)
        found[frozenset(one.name for one in chosen)] = tuple(chosen)
    return found.values()
