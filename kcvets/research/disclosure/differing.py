"""Two tables side by side: what one number minus another says about a few people."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kcvets.research.disclosure.counting import Counted, Line, Place, Units, people_of
from kcvets.research.disclosure.knowing import Known
from kcvets.research.disclosure.protecting import FEWEST


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


def _nested(inner: Selection, outer: Selection) -> bool:
    return None not in (inner.where, outer.where) and inner.where >= outer.where


def _few_between(one: Units, other: Units) -> bool:
    """Whether one group lies within the other, and the other has a few people more."""
    inner, outer = sorted((one, other), key=len)
    return inner < outer and 0 < len(people_of(outer - inner)) < FEWEST
