"""A study whose texts were settled, for the tests of the dashboard: so many people for each cohort and quadrant."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from research_rows import folder, row, table

from kcvets.research.folder import StudyFolder

SAID = "Tomasz put the kettle on."


def cohort_on_disk(path: Path, people: Mapping[tuple[str, str], int], **cells: str) -> StudyFolder:
    """A study in which each person wrote one text: by cohort and quadrant, how many."""
    study = folder(path)
    each = [{"cohort": cohort, "quadrant": quadrant} for (cohort, quadrant), number in people.items() for _ in range(number)]
    same = {"model": "practice", "date": "2027-01", "text": SAID, **cells}
    table(*(row(number, **where, **same) for number, where in enumerate(each))).to_parquet(study.texts_file)
    return study
