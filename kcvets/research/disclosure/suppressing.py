"""Which numbers of a table are hidden: what ACRO refuses, what differs too little from another number, and what would give those away."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.research.disclosure.counting import ALL, Counted, Place
from kcvets.research.disclosure.differing import Known, few_left_over, system, tied, told_of, too_close, total_too_close
from kcvets.research.disclosure.judging import judged
from kcvets.research.disclosure.protecting import hidden_besides
from kcvets.research.disclosure.released import Released

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
    why = dict(judged(table))
    veiled = released.veil(table)
    earlier = [one for one in released.tables if one.table.counted == table.counted]
    _differing(veiled, earlier, why)
    _hidden_before(veiled, earlier, why)
    _protected(veiled, earlier, why)
    return {place: why[place] for place in table.cells if place in why}


def _differing(table: Counted, earlier: list[Known], why: dict[Place, Why]) -> None:
    """Hide what differs by a few people from another number: from tables shown before first, as those cannot be changed."""
    told = told_of(earlier)
    for one in earlier:
        while close := too_close(Known("", table, frozenset(table.cells) - why.keys()), one):
            new = [place for place in close[0].places if table.cells[place].units not in told]
            why[(new or close[0].places)[0]] = (DIFFERS,)
    for line in table.lines:
        if not line.adds_up and line.total not in why and total_too_close(table, line, table.cells.keys() - why.keys()):
            why[line.total] = (DIFFERS,)


def _hidden_before(table: Counted, earlier: list[Known], why: dict[Place, Why]) -> None:
    """Hide what was hidden in a table shown before, and has not been shown since: it may have protected something there."""
    hidden = {one.table.cells[place].units for one in earlier for place in one.hidden} - told_of(earlier)
    for place, cell in table.cells.items():
        if cell.units and cell.units in hidden:
            why.setdefault(place, (PROTECTS,))


def _protected(table: Counted, earlier: list[Known], why: dict[Place, Why]) -> None:
    """Hide more, until neither ranges nor remainders give anything away."""
    while True:
        also, lost = _besides(table, earlier, why)
        why |= dict.fromkeys(also, (PROTECTS,))
        why |= {place: (*why[place], GIVEN_AWAY) for place in lost if GIVEN_AWAY not in why[place]}
        shown = table.cells.keys() - why.keys()
        left_over = next((line for line in table.lines if few_left_over(table, line, shown)), None)
        if not left_over:
            return
        parts = [part for part in left_over.parts if part in shown] or [left_over.total]
        why[min(parts, key=lambda place: table.cells[place].value)] = (PROTECTS,)


def _besides(table: Counted, earlier: list[Known], why: Mapping[Place, Why]) -> tuple[set[Place], set[Place]]:
    guarded = frozenset(place for place, given in why.items() if given != (PROTECTS,))
    tables = [*tied(table, earlier), Known("", table, frozenset(table.cells) - why.keys(), guarded)]
    here, told = len(tables) - 1, told_of(earlier)
    values, sums = system(tables)
    hidden = {(number, place) for number, one in enumerate(tables) for place in one.hidden if one.table.cells[place].units not in told}
    to_protect = hidden & {(number, place) for number, one in enumerate(tables) for place in one.guarded}
    largest = max(values.values()) or 1
    free = {place: cell.value for place, cell in table.cells.items() if cell.units not in told}
    costs = {(here, place): _cost(place, table) * (1 + LARGEST * value / largest) for place, value in free.items()}
    also, lost = (
        {place for number, place in some if number == here} for some in hidden_besides(values, sums, hidden, to_protect, costs)
    )
    return also, lost | {place for place in guarded if table.cells[place].units in told}


def _cost(place: Place, table: Counted) -> float:
    return COSTS[sum(side == ALL for side in place) - (not table.columns)]
