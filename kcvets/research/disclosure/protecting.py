"""Secondary suppression: what else is hidden, so that nobody works a hidden number out from totals and from other tables.

Whoever reads a table knows that no number is negative and how cells make up totals. Each hidden number has then to be possible
within a range that is wide enough. The further cells are chosen one hidden number after the other by a linear programme: of all
ways in which that number could change while everything shown stays as it is, the one that touches the fewest and smallest shown
cells (as in Fischetti and Salazar, 2001: "Solving the cell suppression problem on tabular data with linear constraints").
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import block_diag, csr_matrix, hstack, identity, lil_matrix, vstack

FEWEST = 10
SHARE = 0.1  # of a large number, so that it is not known to within a tenth
MOVED = 1e-6
TRIES = 12
Name = Hashable


@dataclass(frozen=True)
class Sum:
    """A total and what it is the total of.

    Parameters
    ----------
    total : hashable
        Names a number.
    parts : tuple of hashable
        The numbers that make it up.
    adds_up : bool
        Whether it is their sum; otherwise it is at most that, and no part is larger than it.
    """

    total: Name
    parts: tuple[Name, ...]
    adds_up: bool


def width(value: int) -> int:
    """How wide the range has to be within which a hidden number could lie."""
    return max(FEWEST, ceil(SHARE * value))


def hidden_besides(
    values: Mapping[Name, int], sums: Iterable[Sum], hidden: Collection[Name], to_protect: Iterable[Name], costs: Mapping[Name, float]
) -> tuple[set[Name], set[Name]]:
    """What has to be hidden beside what is hidden already, and what cannot be protected, being given away by what is shown elsewhere.

    Parameters
    ----------
    values : mapping
        Every number by its name.
    sums : iterable of Sum
        How they make up totals.
    hidden : collection
        Names of the numbers that are hidden already.
    to_protect : iterable
        Names of those whose ranges have to be wide; what else is hidden only helps.
    costs : mapping
        What it costs to hide one more; those that are not in it are shown elsewhere already and cannot be hidden.
    """
    known = _Numbers(values, [*sums])
    also: set[Name] = set()
    lost: set[Name] = set()
    seen = _Seen(values)
    waiting = sorted(to_protect, key=lambda one: (values[one], str(one)))
    for name in seen.still_narrow_after_moving_many(waiting, known, hidden):
        if not seen.narrow(name):
            continue
        now = {*hidden, *also}
        tables = known.changes(name, now, {one: cost for one, cost in costs.items() if one not in now})
        if not tables:
            lost.add(name)
        for changed in tables:
            seen.note(changed)
            also |= changed.keys() - now
    return also, lost


def possible(values: Mapping[Name, int], sums: Iterable[Sum], hidden: Collection[Name], name: Name) -> tuple[float, float]:
    """Between which numbers a hidden one has to lie, for somebody who knows everything else that is shown.

    Parameters
    ----------
    values, sums, hidden
        As for `hidden_besides`.
    name : hashable
        Which.
    """
    return _Numbers(values, [*sums]).range(name, hidden)


class _Seen:
    """Between which values each number was seen, in tables that agree in all that stays shown."""

    def __init__(self, values: Mapping[Name, int]) -> None:
        self.values, self.least, self.most = values, dict(values), dict(values)

    def note(self, changed: Mapping[Name, float]) -> None:
        """One more such table."""
        for name, value in changed.items():
            self.least[name], self.most[name] = min(self.least[name], value), max(self.most[name], value)

    def narrow(self, name: Name) -> bool:
        """Whether the range seen so far is not wide enough."""
        return self.most[name] - self.least[name] < width(self.values[name]) - MOVED

    def still_narrow_after_moving_many(self, names: list[Name], known: _Numbers, hidden: Collection[Name]) -> list[Name]:
        """Look at tables in which many are larger or smaller at once: most are found wide enough in a few steps."""
        left, chance = [name for name in names if self.narrow(name)], np.random.default_rng(0)
        for step in range(TRIES):
            if not left:
                break
            ways = np.full(len(left), (1.0, -1.0)[step]) if step < 2 else chance.choice([1.0, -1.0], len(left))
            self.note(known.moved(left, hidden, ways))
            left = [name for name in left if self.narrow(name)]
        return left


class _Numbers:
    """Numbers tied together by sums, as rows of linear constraints."""

    def __init__(self, values: Mapping[Name, int], sums: list[Sum]) -> None:
        self.names = [*values]
        self.real = np.array([*values.values()], dtype=float)
        self.at = {name: number for number, name in enumerate(self.names)}
        loose = [sum for sum in sums if not sum.adds_up]
        over = [{sum.total: 1, **dict.fromkeys(sum.parts, -1)} for sum in loose]
        self.nought = self._matrix([{sum.total: 1, **dict.fromkeys(sum.parts, -1)} for sum in sums if sum.adds_up])
        self.at_most_nought = self._matrix([*over, *({part: 1, sum.total: -1} for sum in loose for part in sum.parts)])

    def range(self, name: Name, hidden: Collection[Name]) -> tuple[float, float]:
        """Least and most that a number can be while all that is not hidden stays as it is."""
        bounds = [(0, None) if one in hidden else (value, value) for one, value in zip(self.names, self.real, strict=True)]
        cost = np.zeros(len(self.names))
        ends = []
        for cost[self.at[name]] in (1, -1):
            zeros = np.zeros(self.nought.shape[0]), np.zeros(self.at_most_nought.shape[0])
            answer = linprog(cost, self.at_most_nought, zeros[1], self.nought, zeros[0], bounds, method="highs")
            ends.append(abs(answer.fun) if answer.status == 0 else float("inf"))
        return ends[0], ends[1]

    def changes(self, name: Name, hidden: Collection[Name], costs: Mapping[Name, float]) -> list[dict[Name, float]]:
        """Two tables that agree in all that stays shown, and differ enough in one number: what is changed in each.

        None, where there are no such two. What was shown and is changed in them has to be hidden.
        """
        free = np.array([one in hidden or one in costs for one in self.names])
        cost = np.array([0.0 if one in hidden else costs.get(one, 0.0) for one in self.names])
        more, less = np.where(free, np.inf, 0), np.where(free, self.real, 0)
        moves = [hstack([rows, -rows]) for rows in (self.nought, self.at_most_nought)]  # by how much more, and by how much less, than it is
        apart = np.zeros((1, 4 * len(self.names)))
        apart[0, self.at[name] :: len(self.names)] = (-1, 1, 1, -1)
        slack = -(self.at_most_nought @ self.real)
        answer = linprog(
            np.tile(cost, 4),
            vstack([block_diag([moves[1]] * 2), csr_matrix(apart)]),
            np.concatenate([slack, slack, [-width(int(self.real[self.at[name]]))]]),
            block_diag([moves[0]] * 2),
            np.zeros(2 * self.nought.shape[0]),
            np.column_stack([np.zeros(4 * len(self.names)), np.concatenate([more, less] * 2)]),
            method="highs",
        )
        if answer.status != 0:
            return []
        moved = answer.x.reshape(2, 2, -1)
        return [self._changed(up - down) for up, down in moved]

    def moved(self, names: list[Name], hidden: Collection[Name], ways: np.ndarray) -> dict[Name, float]:
        """A table that agrees in all that is shown, in which some numbers are as much larger (1) or smaller (-1) as need be, or nearly."""
        size, wanted = len(self.names), np.array([width(int(self.real[self.at[name]])) for name in names], dtype=float)
        free = np.array([one in hidden for one in self.names])
        nothing = [csr_matrix((rows.shape[0], len(names))) for rows in (self.nought, self.at_most_nought)]
        pick = csr_matrix((ways, (range(len(names)), [self.at[name] for name in names])), (len(names), size))
        most = np.concatenate([np.where(free, np.inf, 0), np.where(free, self.real, 0), wanted])
        answer = linprog(
            np.concatenate([np.zeros(2 * size), -np.ones(len(names))]),
            vstack([hstack([self.at_most_nought, -self.at_most_nought, nothing[1]]), hstack([-pick, pick, identity(len(names))])]),
            np.concatenate([-(self.at_most_nought @ self.real), np.zeros(len(names))]),
            hstack([self.nought, -self.nought, nothing[0]]),
            np.zeros(self.nought.shape[0]),
            np.column_stack([np.zeros_like(most), most]),
            method="highs",
        )
        return self._changed(answer.x[:size] - answer.x[size : 2 * size]) if answer.status == 0 else {}

    def _changed(self, moved: np.ndarray) -> dict[Name, float]:
        return {one: self.real[at] + moved[at] for one, at in self.at.items() if abs(moved[at]) > MOVED}

    def _matrix(self, rows: list[dict[Name, int]]) -> csr_matrix:
        matrix = lil_matrix((len(rows), len(self.names)))
        for number, row in enumerate(rows):
            for name, factor in row.items():
                matrix[number, self.at[name]] += factor
        return matrix.tocsr()
