"""The benchmark report says what was measured, beside what, against which aim. No time is asserted: machines differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import deidentification
from benchmarks.report import HEADINGS, Row, machine, percentile, rows, table
from benchmarks.servers import PAGE, field_count
from kcvets.content import notebooks_folder

README = Path(__file__).resolve().parents[1] / "benchmarks" / "README.md"


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_report_shows_both_pages_their_ratio_and_the_aim_for_all_that_is_measured() -> None:
    found = rows(([2.2, 2.4], [2.0, 2.2]), [3.3], ([70.0], [50.0]), ([10.0, 20.0, 90.0], [5.0, 10.0, 15.0]), "USS")
    heading, rule, first, story, memory, usual, slow = table(found).splitlines()
    assert tuple(cells(heading)) == HEADINGS
    assert set(rule) == {"|", "-"}
    assert cells(first)[1:] == ["2.3 s (2.2 to 2.4)", "2.1 s (2 to 2.2)", "1.10", "at most 1.2 times: met", "2"]
    assert cells(story)[3:] == ["1.57", "at most 1.2 times: MISSED", "1"]
    assert cells(memory)[0].endswith("USS")
    assert cells(memory)[3:] == ["1.40", "at most 1.15 times: MISSED", "1"]
    assert cells(usual)[3:] == ["2.00", "", "3"]
    assert cells(slow)[1:] == ["90 ms (10 to 90)", "15 ms (5 to 15)", "6.00", "at most 50 ms: MISSED", "3"]


@pytest.mark.parametrize(("ours", "said"), [(50.0, "met"), (50.1, "MISSED")])
def test_an_aim_that_is_just_reached_is_met(ours: float, said: str) -> None:
    assert Row("save", "ms", [ours], [1.0], most=50).aim.endswith(said)


def test_percentiles_are_values_that_were_measured() -> None:
    values = list(range(1, 101))
    assert percentile(values[::-1], 0.95) == 95
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile([7], 0.95) == 7


def test_the_stock_page_has_as_many_fields_as_our_notebook_says_it_shows() -> None:
    notebook = json.loads((notebooks_folder() / f"{PAGE}.ipynb").read_text(encoding="utf-8"))
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", ())]
    shown = ["".join(output["data"]["text/plain"]).splitlines() for output in outputs]
    fields = [line for first, *lines in shown if not first.startswith("Check") for line in lines]
    assert field_count() == len(fields) > 0


def test_the_report_says_on_what_it_was_measured() -> None:
    assert "cores" in machine() and "Python 3." in machine()


def test_the_record_in_the_readme_has_the_rows_that_are_reported() -> None:
    lines = [cells(line) for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    measured = [row.what for row in rows(([1], [1]), [1], ([1], [1]), ([1], [1]), "USS")]
    assert tuple(lines[0]) == HEADINGS
    assert [line[0] for line in lines[2:]] == measured


def test_de_identification_is_measured_beside_stock_presidio(tmp_path: Path) -> None:
    file = tmp_path / "two.csv"
    file.write_text("id,text\na,Arpita Sen rang at nine.\nb,Nobody did.\n", encoding="utf-8")
    ours, stock = (deidentification.TASKS[name](file)() for name in ("ours", "stock"))
    assert len(ours) == len(stock) == 2
    assert [kind for _, _, kind in ours[0]] == ["PERSON"] and ours[1] == []
