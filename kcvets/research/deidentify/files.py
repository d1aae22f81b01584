"""Files of texts, one row at a time: CSV with columns id and text, or JSON lines with the same two names."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kcvets.errors import ContentError, Fault, KcvetsError

COLUMNS = ("id", "text")
LONGEST = 10_000_000  # characters in one cell
csv.field_size_limit(LONGEST)
Row = tuple[str, str]


def checked(path: Path) -> int:
    """Read a file through, and count its rows.

    Parameters
    ----------
    path : Path
        Ends in ``.csv`` or ``.jsonl``.

    Raises
    ------
    ContentError
        With every bad row: its number, the column, what is wrong and the remedy.
    KcvetsError
        Where the file is of another kind, or cannot be read.
    """
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    count = 0
    for number, row in _raw(path):
        count += 1
        for name in COLUMNS:
            if not isinstance(row, dict) or not isinstance(row.get(name), str):
                faults.append(Fault(path.name, f"row {number}", name, "it is missing or not text", f"Give each row an {name} in quotation marks"))
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            first = seen.setdefault(row["id"], number)
            if first != number:
                faults.append(Fault(path.name, f"row {number}", "id", f"{row['id']!r} stands in row {first} too", "Give each row an id of its own"))
    if faults:
        raise ContentError(faults)
    return count


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file that `checked` has found sound, in order."""
    return ((row["id"], row["text"]) for _, row in _raw(path))


def write(path: Path, found: Iterable[Row]) -> None:
    """Write rows in the form the file's ending names: all of them, or no file at all."""
    with _whole(path) as file:
        if path.suffix == ".csv":
            table = csv.writer(file, lineterminator="\n")
            table.writerow(COLUMNS)
            table.writerows(found)
        else:
            file.writelines(json.dumps(dict(zip(COLUMNS, row)), ensure_ascii=False) + "\n" for row in found)


def _raw(path: Path) -> Iterator[tuple[int, object]]:
    """Row numbers, as an editor counts the lines of a file without line breaks in its cells, and what stands there."""
    if path.suffix not in (".csv", ".jsonl"):
        raise KcvetsError(f"{path} ends in {path.suffix or 'nothing'}: give a .csv file with columns id and text, or a .jsonl file.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            if path.suffix == ".csv":
                yield from enumerate(csv.DictReader(file), 2)
            else:
                yield from ((number, _line(path, number, line)) for number, line in enumerate(file, 1) if line.strip())
    except OSError as error:
        raise KcvetsError(f"{path} could not be read ({error.strerror}): check the name.") from error
    except UnicodeDecodeError as error:
        raise KcvetsError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8.") from error
    except csv.Error as error:
        raise KcvetsError(f"{path} could not be read as CSV ({error}): open it in a spreadsheet and save it as CSV, UTF-8.") from error


def _line(path: Path, number: int, line: str) -> object:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        fault = Fault(path.name, f"line {number}", f"column {error.colno}", f"it is no JSON ({error.msg})", 'Write {"id": "...", "text": "..."}')
        raise ContentError([fault]) from error


@contextmanager
def _whole(path: Path) -> Iterator:
    """A file that has its name only once it is complete."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
