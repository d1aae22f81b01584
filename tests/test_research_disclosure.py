"""Tables are shown without what tells on a few people: by a small number, nought, totals, one person's share, or a difference."""

from __future__ import annotations

import logging
import os
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from research_rows import folder

from kcvets.errors import KcvetsError
from kcvets.research.disclosure.counting import ALL, PEOPLE, TEXTS, count
from kcvets.research.disclosure.dividing import divisions
from kcvets.research.disclosure.judging import judged
from kcvets.research.disclosure.knowing import Known
from kcvets.research.disclosure.protecting import Sum, hidden_besides, possible, width
from kcvets.research.disclosure.released import Released
from kcvets.research.disclosure.tables import Checked, checked
from kcvets.research.disclosure.tying import system

HIDDEN_NAME = "Zwetlana"


def cohort(*groups: tuple[int, dict[str, str]], texts: int = 1) -> pd.DataFrame:
    """So many people of each sort, each with so many texts."""
    rows, number = [], 0
    for people, values in groups:
        for _ in range(people):
            number += 1
            rows += [{"id": f"t{number}-{each}", "person": f"p{number}", **values} for each in range(values.get("texts", texts))]
    return pd.DataFrame(rows)


def by_two(counts: list[list[int]]) -> pd.DataFrame:
    """A cohort that gives this table."""
    groups = [(people, {"row": f"r{r}", "column": f"c{c}"}) for r, row in enumerate(counts) for c, people in enumerate(row)]
    made = cohort(*groups)
    for name, side in (("row", len(counts)), ("column", len(counts[0]))):
        made[name] = pd.Categorical(made[name], [f"{name[0]}{each}" for each in range(side)])
    return made


def hidden(table: Checked) -> set[tuple[str, str]]:
    """Where numbers are hidden."""
    return {(one.row, one.column) for one in table.refused}


def because(table: Checked, reason: str) -> set[tuple[str, str]]:
    """Where they are hidden for this reason."""
    return {(one.row, one.column) for one in table.refused if reason in one.why}


def alone(table: Checked) -> Known:
    """A table as somebody sees it who sees no other."""
    places = frozenset(table.counted.cells)
    return Known("", table.counted, places - hidden(table), frozenset(hidden(table) - because_protects(table)))


def because_protects(table: Checked) -> set[tuple[str, str]]:
    return {(one.row, one.column) for one in table.refused if one.why == ("protects",)}


def leaks(*tables: Known) -> list:
    """Hidden numbers that somebody can work out, or nearly, from all these tables together; found by bounds, not as they were hidden."""
    values, sums, rests = system(tables, divisions(tables))
    unknown = {*rests, *((number, place) for number, one in enumerate(tables) for place in one.hidden)}
    guarded = [(number, place) for number, one in enumerate(tables) for place in one.guarded]
    ranges = {name: possible(values, sums, unknown, name) for name in guarded}
    return [name for name, (least, most) in ranges.items() if most - least < width(values[name]) - 1e-6]


def test_a_table_of_many_is_shown_as_it_is():
    table = checked(by_two([[20, 15], [30, 12]]), "row", "column")
    assert table.passed and table.refused == () and "Nothing was found" in table.told[0]
    assert table.table.loc["r0"].to_list() == [20, 15, 35] and table.table.loc[ALL].to_list() == [50, 27, 77]


def test_a_number_below_ten_is_hidden_and_so_is_what_gives_it_away():
    table = checked(by_two([[20, 15, 3], [30, 12, 22], [14, 16, 25]]), "row", "column")
    assert because(table, "MinimumThresholdCheck") == {("r0", "c2")}
    assert len(hidden(table)) == 4 and not {place for place in hidden(table) if ALL in place}
    assert all(sum(place[side] == name for place in hidden(table)) != 1 for side in (0, 1) for name in ("r0", "r1", "r2", "c0", "c1", "c2"))
    assert leaks(alone(table)) == [] and not table.passed


def test_with_only_the_small_number_hidden_the_totals_tell_it():
    table = checked(by_two([[20, 15, 3], [30, 12, 22], [14, 16, 25]]), "row", "column")
    naive = Known("", table.counted, frozenset(table.counted.cells) - {("r0", "c2")}, frozenset({("r0", "c2")}))
    assert leaks(naive) == [(0, ("r0", "c2"))]


def test_two_hidden_in_each_row_and_column_can_still_be_told_by_a_combination():
    """Rows and columns in pairs: what the first three rows and columns share adds up to one number."""
    values = {(r, c): 20 for r in range(2) for c in range(3)} | {(0, 2): 4}
    sums = [Sum(("row", r), tuple((r, c) for c in range(3)), True) for r in range(2)]
    sums += [Sum(("column", c), tuple((r, c) for r in range(2)), True) for c in range(3)]
    values |= {one.total: sum(values[part] for part in one.parts) for one in sums}
    unsafe = {(0, 2), (0, 0), (1, 2)}
    assert possible(values, sums, unsafe, (0, 2)) == (4, 4)
    also, lost = hidden_besides(values, sums, unsafe, [(0, 2)], {name: 1.0 for name in values if name not in unsafe})
    least, most = possible(values, sums, unsafe | also, (0, 2))
    assert not lost and most - least >= 10


def test_nobody_at_all_is_hidden_too():
    table = checked(by_two([[20, 0], [30, 25]]), "row", "column")
    assert because(table, "PresenceOfZeroCheck") == {("r0", "c1")}
    assert ("r0", "c0") in hidden(table) or ("r0", ALL) in hidden(table)  # else everybody in the row is known to be in one column
    assert leaks(alone(table)) == []


def test_a_value_that_nobody_has_is_in_the_table_and_hidden():
    frame = cohort((20, {"row": "a"}), (15, {"row": "b"}))
    frame["row"] = pd.Categorical(frame["row"], ["a", "b", "c"])
    table = checked(frame, "row")
    assert because(table, "PresenceOfZeroCheck") == {("c", ALL)} and len(hidden(table)) > 1


def test_people_are_counted_and_not_their_texts():
    frame = cohort((20, {"row": "a"}), (1, {"row": "b", "texts": 12}))
    assert ("b", ALL) in because(checked(frame, "row"), "MinimumThresholdCheck")
    assert ("b", ALL) in because(checked(frame, "row", counted=TEXTS), "MinimumThresholdCheck")


def test_two_people_who_wrote_nearly_all_of_a_number_are_hidden():
    group = [(9, {"row": "a"}), (2, {"row": "a", "texts": 60}), (30, {"row": "b"}), (30, {"row": "c"})]
    table = checked(cohort(*group), "row", counted=TEXTS)
    assert because(table, "NKCheck") == {("a", ALL)} and len(hidden(table)) > 1
    assert checked(cohort(*group), "row", counted=PEOPLE).passed
    assert checked(cohort((11, {"row": "a", "texts": 3}), (30, {"row": "b"})), "row", counted=TEXTS).passed


def test_several_rows_of_one_text_are_one_text():
    frame = cohort((20, {"row": "a"}))
    twice = pd.concat([frame, frame])
    assert checked(twice, "row", counted=TEXTS).table.loc["a"].to_list() == [20]


def test_a_total_that_a_few_are_missing_from_is_hidden():
    """38 of 40 did: two did not."""
    both = cohort((38, {"row": "a"}), (2, {"row": "b"}), (12, {"row": "b"}))
    both.loc[both["person"].isin([f"p{number}" for number in range(41, 53)]), "person"] = [f"p{number}" for number in range(1, 13)]
    table = checked(both, "row")
    assert table.counted.cells[ALL, ALL].value == 40 and hidden(table) == because(table, "differs") == {(ALL, ALL)}


@pytest.fixture
def before() -> tuple[pd.DataFrame, Released]:
    """A cohort, and a table of it that was shown."""
    frame = cohort((20, {"row": "a", "story": "x"}), (15, {"row": "b", "story": "x"}), (3, {"row": "b", "story": "y"}))
    released = Released()
    checked(frame, "row", released=released).release(released, "By row")
    return frame, released


def test_a_table_that_differs_by_a_few_people_from_one_shown_before_is_refused(before):
    frame, released = before
    without = frame[frame["story"] != "y"]
    assert checked(without, "row").passed
    table = checked(without, "row", released=released)
    assert because(table, "differs") >= {("b", ALL), (ALL, ALL)} and "table shown before" in " ".join(table.told)
    assert ("a", ALL) not in hidden(table)


def test_the_same_table_again_is_the_same(before):
    frame, released = before
    again = checked(frame, "row", released=released)
    assert again.passed
    again.release(released)
    assert len(released.tables) == 1


def test_a_number_that_protected_another_is_not_shown_by_the_next_table():
    frame = by_two([[20, 15, 3], [30, 12, 22], [14, 16, 25]])
    released = Released()
    first = checked(frame, "row", "column", released=released)
    first.release(released)
    row, column = max(because_protects(first))  # in a row without a small number
    one_row = frame[frame["row"] == row]
    assert (column, ALL) not in hidden(checked(one_row, "column"))
    assert (column, ALL) in hidden(checked(one_row, "column", released=released))


def test_what_is_left_when_a_shown_part_is_taken_from_a_total_is_compared_too():
    """Shown: 60, of them 20 in a, the rest in two groups. Then the rest is asked for without one person."""
    frame = cohort((20, {"row": "a"}), (22, {"row": "b"}), (18, {"row": "c"}))
    released = Released()
    checked(frame, "row", released=released).release(released)
    rest = frame[(frame["row"] != "a") & (frame["person"] != "p60")].assign(all="everybody")
    assert checked(rest, "all").passed
    assert hidden(checked(rest, "all", released=released)) == {("everybody", ALL), (ALL, ALL)}


def test_what_was_shown_is_kept_in_the_study_without_names_or_words(tmp_path: Path):
    study = folder(tmp_path / "carers")
    frame = cohort((20, {"row": "a"}), (15, {"row": "b"}))
    frame["text"] = HIDDEN_NAME
    checked(frame, "row").release(Released(study), "First table")
    told = (study.path / "shown.jsonl").read_text(encoding="utf-8")
    assert HIDDEN_NAME not in told and '"p1"' not in told and '"t1-0"' not in told
    [again] = Released(study).tables
    assert again.name == "First table" and again.shown == {("a", ALL), ("b", ALL), (ALL, ALL)}
    assert not checked(frame[frame["person"] != "p1"], "row", released=Released(study)).passed
    assert repr(Released(study)) == "1 table shown so far\n  First table"


def test_a_draft_sees_what_was_shown_and_keeps_what_is_added_to_itself(tmp_path: Path):
    study = folder(tmp_path / "carers")
    frame = cohort((20, {"row": "a"}), (15, {"row": "b"}))
    checked(frame, "row").release(Released(study), "First table")
    Released(study).quotation("p1", "t1-0")
    draft = Released(study).draft()
    checked(frame[:30], "row", released=draft).release(draft, "Second table")
    draft.quotation("p2", "t2-0")
    assert [one.name for one in draft.tables] == ["First table", "Second table"] and len(draft.quoted()) == 2
    assert [one.name for one in Released(study).tables] == ["First table"] and len(Released(study).quoted()) == 1
    assert draft.digest("p1") == Released(study).digest("p1") != Released().digest("p1")
    assert not checked(frame[frame["person"] != "p1"], "row", released=draft).passed


@pytest.mark.parametrize("counts", [[[3, 4], [5, 6]], [[1, 2], [1, 2]], [[20, 3], [4, 5]], [[30, 40], [20, 25]]])
def test_whether_anything_can_be_shown_does_not_count_totals(counts):
    for table in (checked(by_two(counts), "row", "column"), checked(by_two(counts), "row")):
        inner = table.table.drop(index=ALL).drop(columns=ALL, errors="ignore")
        assert table.anything == inner.notna().to_numpy().any()


def test_what_two_columns_share_by_design_is_not_called_given_away():
    """Who wrote about no quadrant wrote about no model, and both numbers were shown."""
    met = [(25, "values", "practice"), (20, "values", "quality"), (15, "skills", "practice"), (30, "skills", "quality"), (13, "", "")]
    frame = cohort(*((people, {"quadrant": quadrant, "model": model}) for people, quadrant, model in met))
    released = Released()
    for by in ("quadrant", "model"):
        checked(frame, by, released=released).release(released)
    table = checked(frame, "quadrant", "model", released=released)
    assert because(table, "given away") == set() and ("(empty)", "(empty)") in hidden(table)
    assert hidden(table) == hidden(checked(frame, "quadrant", "model"))


def test_a_damaged_note_of_what_was_shown_is_refused(tmp_path: Path):
    study = folder(tmp_path / "carers")
    (study.path / "shown.jsonl").write_text('{"table": "x"}\n{"table"\n', encoding="utf-8")
    with pytest.raises(KcvetsError, match="amaged"):
        _ = Released(study).tables


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"rows": "text"}, "each value is one person's"),
        ({"rows": "person"}, "each value is one person's"),
        ({"rows": "mood"}, "no column 'mood'"),
        ({"rows": "row", "columns": "row"}, "both 'row'"),
        ({"rows": "row", "counted": "words"}, "'words' cannot be counted"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused(asked, wrong):
    with pytest.raises(KcvetsError, match=wrong):
        checked(cohort((20, {"row": "a"})).assign(text="x"), **asked)


def test_a_table_of_nobody_and_one_with_nameless_people_are_refused():
    frame = cohort((20, {"row": "a"}))
    with pytest.raises(KcvetsError, match="nothing to count"):
        checked(frame[:0], "row")
    with pytest.raises(KcvetsError, match="are empty"):
        checked(frame.assign(person=["", *frame["person"][1:]]), "row")
    with pytest.raises(KcvetsError, match="as the totals are"):
        checked(frame.assign(row=ALL), "row")


def test_what_a_cell_displays_tells_nothing_hidden():
    table = checked(by_two([[20, 0, 13], [30, 25, 47], [17, 19, 7]]), "row", "column")
    told = repr(table) + table._repr_html_() + table.table.to_csv()
    for one in table.refused:
        value = table.counted.cells[one.row, one.column].value
        assert table.table.loc[one.row, one.column] is pd.NA
        assert f" {value}\n" not in told and f">{value}<" not in told
    assert "hidden" in told and "Check" not in told


def test_markup_in_a_value_stays_text():
    frame = cohort((20, {"row": "<b>a</b>"}), (15, {"row": "b"}))
    assert "<b>a</b>" not in checked(frame, "row")._repr_html_()


def test_nothing_is_left_behind_by_acro(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture):
    monkeypatch.chdir(tmp_path)
    root = logging.getLogger()
    before = [*root.handlers], root.level, [*warnings.filters]
    checked(by_two([[20, 15], [3, 12]]), "row", "column")
    assert ([*root.handlers], root.level, [*warnings.filters]) == before
    assert os.listdir(tmp_path) == [] and capsys.readouterr() == ("", "")


FRAMES = st.lists(st.lists(st.integers(0, 25), min_size=3, max_size=3), min_size=2, max_size=3).filter(lambda rows: sum(map(sum, rows)))


@settings(max_examples=6, deadline=None)
@given(FRAMES, st.integers(0, 10**6))
def test_the_verdicts_are_those_of_acro(counts, seed):
    """Compared with its own session, on one record a person and cell, with the number of texts as value."""
    chance = np.random.default_rng(seed)
    frame = by_two(counts)
    frame = frame.loc[frame.index.repeat(chance.choice([1, 1, 1, 2, 30], len(frame)))].reset_index(drop=True)
    frame["id"] = [f"t{number}" for number in range(len(frame))]
    records = frame.groupby(["person", "row", "column"], observed=True).size().rename("texts").reset_index()
    for counted, asked in ((PEOPLE, {}), (TEXTS, {"values": records["texts"], "aggfunc": "sum"})):
        found = judged(count(frame, "row", "column", "person", counted))
        outcome = acro_of(records, asked)
        for place in ((row, column) for row in outcome.index for column in outcome.columns):
            theirs = {name for name in outcome.loc[place].split("; ") if name not in ("ok", "")}
            assert theirs <= {*found.get(place, ())}
            assert bool(theirs) == (place in found)


def acro_of(records: pd.DataFrame, asked: dict) -> pd.DataFrame:
    """What a session of ACRO says of a table."""
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from acro import ACRO

            session = ACRO()
            session.crosstab(records["row"], records["column"], **asked)
    finally:
        logging.disable(logging.NOTSET)
    return session.results.results["output_0"].outcome


@settings(max_examples=6, deadline=None)
@given(FRAMES)
def test_no_hidden_number_can_be_worked_out(counts):
    table = checked(by_two(counts), "row", "column")
    assert leaks(alone(table)) == []


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from("abc"), st.sampled_from("xy")), min_size=20, max_size=90))
def test_neither_can_one_where_people_are_in_several_cells_nor_from_two_tables(rows):
    told = [(f"t{number}", f"p{person}", row, column) for number, (person, row, column) in enumerate(rows)]
    frame = pd.DataFrame(told, columns=["id", "person", "row", "column"])
    for counted in (PEOPLE, TEXTS):
        released = Released()
        tables = []
        for asked in (("row", "column"), ("row",), ("column",)):
            tables.append(checked(frame, *asked, counted=counted, released=released))
            tables[-1].release(released)
        assert [name for name in leaks(*(alone(table) for table in tables)) if not given_away(tables[name[0]], name[1])] == []


def given_away(table: Checked, place: tuple[str, str]) -> bool:
    return place in because(table, "given away")
