"""What the benchmark of reports measures. No time is asserted: machines differ."""

from __future__ import annotations

from pathlib import Path

from benchmarks import reports
from benchmarks.report import HEADINGS
from kcvets.research.folder import StudyFolder

RECORD = Path(__file__).resolve().parents[1] / "benchmarks" / "REPORTS.md"


def test_people_take_turns_in_the_cohorts_that_are_measured(tmp_path: Path) -> None:
    texts = StudyFolder(reports.cohorts(tmp_path / "carers", 2)).texts()
    people = texts.groupby("cohort")["person"].nunique()
    assert people.to_dict() == {"cohort-01": reports.PEOPLE, "cohort-02": reports.PEOPLE}


def test_the_record_has_the_columns_that_are_printed() -> None:
    assert f"| {' | '.join(HEADINGS)} |" in RECORD.read_text(encoding="utf-8")
