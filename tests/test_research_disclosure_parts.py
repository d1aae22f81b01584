"""A table of all cohorts and tables of one cohort each, in any order: nobody who takes them from one another learns a small number."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations, islice

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from kcvets.research.disclosure.counting import ALL
from kcvets.research.disclosure.released import Released
from kcvets.research.disclosure.tables import Checked, checked

ASKED = ("knowledge", "values", "skills")
SMALL, WIDE = 10, 6
Cell = tuple[str, str]
Known = list[tuple[frozenset[Cell], int]]


def study(people: dict[Cell, int]) -> pd.DataFrame:
    """So many people of each cohort wrote about each quadrant, one text each."""
    wrote = [cell for cell, number in people.items() for _ in range(number)]
    rows = [(f"t{at}", f"p{at}", *cell) for at, cell in enumerate(wrote)]
    frame = pd.DataFrame(rows, columns=["id", "person", "cohort", "quadrant"])
    return frame.assign(quadrant=pd.Categorical(frame["quadrant"], ASKED))


def read(table: Checked, people: dict[Cell, int], cohorts: tuple[str, ...]) -> Known:
    """Which cells each number that is shown is the sum of."""
    shown = table.table["people"].dropna()
    inside = {name: frozenset(cell for cell in people if cell[0] in cohorts and name in (ALL, cell[1])) for name in shown.index}
    return [(inside[name], int(number)) for name, number in shown.items()]


def pinned(people: dict[Cell, int], known: Known) -> set[Cell]:
    """Small numbers that somebody who reckons with everything shown knows to within a few people."""
    cells = [*people]
    equal = [[float(cell in group) for cell in cells] for group, _ in known]
    found = set()
    for at, cell in enumerate(cells):
        if people[cell] < SMALL and equal:
            sign = np.eye(len(cells))[at]
            answers = [linprog(way * sign, A_eq=equal, b_eq=[number for _, number in known], bounds=(0, 500)) for way in (1, -1)]
            assert all(answer.status == 0 for answer in answers)
            found |= {cell} if -answers[1].fun - answers[0].fun < WIDE else set()
    return found


def selections(cohorts: str, rnd: random.Random) -> list[tuple[str, ...]]:
    """All, each alone, and some together, in any order."""
    some = rnd.sample([*combinations(cohorts, 2)], 2)
    return rnd.sample(every := [tuple(cohorts), *((one,) for one in cohorts), *some], len(every))


def studies() -> Iterator[tuple[dict[Cell, int], list[tuple[str, ...]]]]:
    """Studies of three and four cohorts, many numbers of which are small, and an order of showing."""
    rnd = random.Random(11)
    for at in range(14):
        cohorts = "abcd"[: 3 + at % 2]
        yield {(cohort, asked): rnd.choice([2, 4, 7, 10, 14, 25, 40]) for cohort in cohorts for asked in ASKED}, selections(cohorts, rnd)


@pytest.mark.parametrize(("people", "order"), [*studies()])
def test_no_order_of_all_and_of_parts_tells_a_small_number(people, order):
    texts, released, known = study(people), Released(), []
    for cohorts in order:
        table = checked(texts[texts["cohort"].isin(cohorts)], "quadrant", released=released)
        table.release(released, " and ".join(cohorts))
        known += read(table, people, cohorts)
    assert pinned(people, known) == set()


def test_somebody_who_reckons_finds_it_where_each_table_is_checked_alone():
    found = 0
    for people, order in islice(studies(), 6):
        texts = study(people)
        tables = ((checked(texts[texts["cohort"].isin(cohorts)], "quadrant"), cohorts) for cohorts in order)
        found += bool(pinned(people, [one for table, cohorts in tables for one in read(table, people, cohorts)]))
    assert found > 1


def test_a_cohort_is_hidden_where_the_others_and_all_would_leave_a_few_people():
    """Of a third cohort, which is not shown, four people wrote about skills."""
    people = {(cohort, asked): 20 for cohort in "abc" for asked in ASKED} | {("c", "skills"): 4}
    texts, released = study(people), Released()
    for cohorts in ("abc", "a"):
        checked(texts[texts["cohort"].isin([*cohorts])], "quadrant", released=released).release(released, cohorts)
    last = checked(texts[texts["cohort"] == "b"], "quadrant", released=released)
    assert ("skills", ("differs",)) in [(one.row, one.why) for one in last.refused]
    assert checked(texts[texts["cohort"] == "b"], "quadrant").passed


def test_a_table_of_all_comes_after_those_of_its_cohorts():
    people = {(cohort, asked): 20 for cohort in "abc" for asked in ASKED} | {("c", "skills"): 4}
    texts, released = study(people), Released()
    for cohorts in ("a", "b", "c"):
        checked(texts[texts["cohort"] == cohorts], "quadrant", released=released).release(released, cohorts)
    last = checked(texts, "quadrant", released=released)
    assert not last.passed and checked(texts, "quadrant").passed
