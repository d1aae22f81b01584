"""``sources.csv``: where in the source documents each cited item stands."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

from kcvets.errors import ContentError, Fault

FILE = "sources.csv"
COLUMNS = ["id", "document", "locator"]


def read_sources(file: Path) -> dict[str, dict[str, str]]:
    """The rows of the table by id.

    Raises
    ------
    ContentError
        Where the table is missing or malformed. A byte order mark is let pass: spreadsheets write one.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            rows = list(table)
    except FileNotFoundError:
        raise _refused("name", "it does not exist", "Check the name, or put the file back") from None
    except UnicodeDecodeError as error:
        raise _refused("encoding", f"byte {error.start} is not UTF-8", "Save the file as CSV, UTF-8") from None
    if table.fieldnames != COLUMNS:
        remedy = f"Write the line {','.join(COLUMNS)}, and part the columns with commas"
        raise _refused("columns", "the first line does not name the three columns", remedy)
    if faults := _faults(rows):
        raise ContentError(faults)
    return {row["id"]: row for row in rows}


def _refused(field: str, wrong: str, remedy: str) -> ContentError:
    return ContentError([Fault(FILE, "the file", field, wrong, remedy)])


def _faults(rows: list[dict[str, str]]) -> list[Fault]:
    faults = []
    for line, row in enumerate(rows, 2):
        if list(row) != COLUMNS or not all(row.values()):
            remedy = "Write id, document and locator; put quotation marks round a locator with a comma"
            faults.append(Fault(FILE, f"line {line}", "columns", "it does not have three filled columns", remedy))
    for one, other in pairwise(row["id"] for row in rows):
        if one == other:
            faults.append(Fault(FILE, one, "id", "two rows have this id", "Keep one of them"))
        elif one > other:
            faults.append(Fault(FILE, other, "id", f"it stands after {one}", "Sort the rows by id"))
    return faults
