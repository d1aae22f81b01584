"""Which numbers of a table are hidden: what ACRO refuses, what differs too little from another number, and what would give those away."""

from __future__ import annotations

from collections.abc import Iterable

from kcvets.research.disclosure.counting import ALL, Counted, Place, people_of
from kcvets.research.disclosure.differing import few_left_over, too_close, total_too_close
from kcvets.research.disclosure.dividing import divisions
from kcvets.research.disclosure.judging import judged
from kcvets.research.disclosure.knowing import Known, Told
from kcvets.research.disclosure.protecting import FEWEST, hidden_besides
from kcvets.research.disclosure.released import Released
from kcvets.research.disclosure.tying import system, tied, within_reach

PROTECTS, DIFFERS, GIVEN_AWAY = "protects", "differs", "given away"
COSTS = 1, 4, 16  # of hiding a cell, a total, the total of all
LARGEST = 0.9  # by how much more it costs to hide the largest number than the smallest
Why = tuple[str, ...]


def reasons(table: Counted, released: Released) -> dict[Place, Why]:
    """By place of each number that is to be hidden, why: names of ACRO's checks, or one of the three words above.

    Parameters
    ----------
    table : Counted
        The table.
    released : Released
        What was shown before.
    """
    earlier = [one for one in released.tables if one.table.counted == table.counted]
    new = _New(released.veil(table), earlier, dict(judged(table)))
    new.hide_what_differs()
    new.hide_what_was_hidden()
    new.protect()
    return {place: new.why[place] for place in table.cells if place in new.why}


class _New:
    """A table that nobody has seen yet, beside those shown before.

    Parameters
    ----------
    table : Counted
        The table, with digests as in the others.
    earlier : list of Known
        What was shown before, of the same kind of thing.
    why : dict
        By place, why a number is hidden so far.
    """

    def __init__(self, table: Counted, earlier: list[Known], why: dict[Place, Why]) -> None:
        self.table, self.earlier, self.why = table, earlier, why
        self.told = Told(earlier)
        self.told_here = {place for place, cell in table.cells.items() if self.told.tells(cell, table.texts)}
        self.divided = divisions([*earlier, self.known()])

    def known(self) -> Known:
        """The table with what is hidden so far."""
        guarded = frozenset(place for place, given in self.why.items() if given != (PROTECTS,))
        return Known("", self.table, frozenset(self.table.cells) - self.why.keys(), guarded)

    def hide_what_differs(self) -> None:
        """Hide what differs by a few people from another number: from tables shown before first, as those cannot be changed."""
        for one in self.earlier:
            while close := too_close(self.known(), one):
                new = [place for place in close[0].places if place not in self.told_here]
                self.why[(new or close[0].places)[0]] = (DIFFERS,)
        while place := self._leaves_few():
            self.why[place] = (DIFFERS,)
        for line in self.table.lines:
            if not line.adds_up and line.total not in self.why and total_too_close(self.table, line, self.known().shown):
                self.why[line.total] = (DIFFERS,)

    def hide_what_was_hidden(self) -> None:
        """Hide what was hidden in a table shown before, and has not been shown since: it may have protected something there."""
        hidden = {one.table.cells[place].units for one in self.earlier for place in self.told.missing(one)}
        for place, cell in self.table.cells.items():
            if cell.units and cell.units in hidden and place not in self.told_here:
                self.why.setdefault(place, (PROTECTS,))

    def protect(self) -> None:
        """Hide more, until neither ranges nor remainders give anything away."""
        while True:
            also, lost = self._besides()
            self.why |= dict.fromkeys(also, (PROTECTS,))
            self.why |= {place: (*self.why[place], GIVEN_AWAY) for place in lost if GIVEN_AWAY not in self.why[place]}
            shown = self.known().shown
            left_over = next((line for line in self.table.lines if few_left_over(self.table, line, shown)), None)
            if left_over:
                parts = [part for part in left_over.parts if part in shown] or [left_over.total]
                self.why[self._smallest(parts)] = (PROTECTS,)
            elif place := self._leaves_few():
                self.why[place] = (PROTECTS,)
            else:
                return

    def _leaves_few(self) -> Place | None:
        """A number to hide, as others taken from one, all in different tables, would leave the number of a few people."""
        tables = [*self.earlier, self.known()]
        missing = [self.told.missing(one) for one in tables]
        for one in self.divided:
            unknown = [(number, place) for number, place in one.names if place in missing[number]]
            mine = [place for number, place in one.names if number == len(self.earlier) and place not in {*missing[-1], *self.told_here}]
            if mine and one.total not in unknown:
                left = one.rest.union(*(tables[number].table.cells[place].units for number, place in unknown))
                if 0 < len(people_of(left)) < FEWEST:
                    return self._smallest(mine)
        return None

    def _smallest(self, places: Iterable[Place]) -> Place:
        return min(places, key=lambda place: self.table.cells[place].value)

    def _besides(self) -> tuple[set[Place], set[Place]]:
        """What else has to be hidden, and what is given away whatever is hidden."""
        tables, here = [*self.earlier, self.known()], len(self.earlier)
        picked = tied(tables, self.divided)
        values, sums, rests = system(tables, self.divided, picked)
        missing = {(number, place) for number in picked for place in self.told.missing(tables[number])}
        to_protect = missing & {(number, place) for number in picked for place in tables[number].guarded}
        to_protect |= {name for name, units in rests.items() if len(people_of(units)) < FEWEST}
        new = {(here, place) for place in self.table.cells if place not in self.told_here}
        to_protect &= within_reach(sums, missing | rests.keys(), new)
        largest = max(values.values()) or 1
        free = {place: cell.value for place, cell in self.table.cells.items() if place not in self.told_here}
        costs = {(here, place): _cost(place, self.table) * (1 + LARGEST * value / largest) for place, value in free.items()}
        found = hidden_besides(values, sums, missing | rests.keys(), to_protect, costs)
        also, lost = ({place for number, place in some if number == here} for some in found)
        return also, lost | (tables[here].guarded & self.told_here)


def _cost(place: Place, table: Counted) -> float:
    return COSTS[sum(side == ALL for side in place) - (not table.columns)]
