"""Somebody who sees every figure of the dashboard, and can reckon, learns no small number to within a few people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path

import numpy as np
from cohort_on_disk import cohort_on_disk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from kcvets.errors import KcvetsError
from kcvets.research.board.checking import shown
from kcvets.research.board.tables import texts_of
from kcvets.research.disclosure.released import Released
from kcvets.research.exploring.names import value_name

COHORTS, ASKED = ("a", "b", "c"), ("knowledge", "values", "skills")
CELLS = [*product(COHORTS, ASKED)]
SMALL, WIDE = 10, 6
#: By what is counted and what is chosen, every figure of these two columns.
FIGURES = [("quadrant", {}), ("cohort", {})]
FIGURES += [*(("quadrant", {"cohort": one}) for one in COHORTS), *(("cohort", {"quadrant": one}) for one in ASKED)]
NAMES = {"quadrant": {value_name("quadrant", one): one for one in ASKED}, "cohort": {one: one for one in COHORTS}}
Known = list[tuple[set[tuple[str, str]], int]]


def seen(by: str, chosen: Mapping[str, str], told: Iterable[tuple[str, str]]) -> Known:
    """Which cells each number of a figure is the sum of."""
    known: Known = []
    for name, number in told:
        where = dict(chosen) | ({} if name == "in all" else {by: NAMES[by].get(name, name)})
        if number != "hidden":
            known.append(({cell for cell in CELLS if set(where.items()) <= {("cohort", cell[0]), ("quadrant", cell[1])}}, int(number)))
    return known


def ranges(known: Known) -> dict[tuple[str, str], float]:
    """By cell, between how many numbers an attacker has to choose; nobody wrote about another quadrant, and the attacker knows it."""
    equal = [[float(cell in group) for cell in CELLS] for group, _ in known] or [[0.0] * len(CELLS)]
    totals = [number for _, number in known] or [0]
    found = {}
    for at, cell in enumerate(CELLS):
        sign = np.eye(len(CELLS))[at]
        least, most = (linprog(way * sign, A_eq=equal, b_eq=totals, bounds=(0, 500)).fun * way for way in (1, -1))
        found[cell] = most - least
    return found


def narrow(people: Mapping[tuple[str, str], int], known: Known) -> set[tuple[str, str]]:
    """Small numbers that are known too well."""
    return {cell for cell, width in ranges(known).items() if people[cell] < SMALL and width < WIDE}


def test_an_attacker_finds_a_small_number_where_nothing_is_checked():
    people = dict.fromkeys(CELLS, 20) | {("c", "skills"): 3}
    known = seen("quadrant", {}, [("Skills", "43")])
    for cohort in ("a", "b"):
        known += seen("quadrant", {"cohort": cohort}, [("Skills", "20")])
    assert narrow(people, known) == {("c", "skills")}


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.lists(st.sampled_from([2, 7, 10, 14, 25]), min_size=9, max_size=9), order=st.permutations(range(len(FIGURES))))
def test_an_attacker_finds_none_on_the_dashboard(tmp_path_factory, numbers, order):
    people = dict(zip(CELLS, numbers, strict=True))
    study = cohort_on_disk(Path(tmp_path_factory.mktemp("attack")) / "carers", people)
    texts, released, known = texts_of(study), Released(study), []
    for by, chosen in (FIGURES[at] for at in order):
        try:
            known += seen(by, chosen, shown(texts, (by,), chosen, released).drawn.table.itertuples(index=False))
        except KcvetsError:
            continue
    assert narrow(people, known) == set()
