"""Files of texts, one row at a time: CSV with columns id and text, or JSON lines with the same two names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kcvets.errors import Fault
from kcvets.research import lines

COLUMNS = ("id", "text")
REMEDY = {"id": "Give each row an id in quotation marks", "text": 'Write it in quotation marks; if there is none, write ""'}
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
        With every bad row (fifty spelled out): the line on which it begins, the column, what is wrong and the remedy.
    KcvetsError
        Where the file is of another kind, or cannot be read.
    """
    found = lines.rows(path)
    if path.suffix.lower() == ".csv":
        there = lines.header(path)
        lines.refuse([Fault(path.name, "columns", name, "it is missing", "Add the column") for name in COLUMNS if name not in there])
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    count = 0
    for number, cells in found:
        count += 1
        if isinstance(cells, Fault):
            faults.append(cells)
            continue
        for name in COLUMNS:
            if not _can_be_written(cells.get(name)):
                faults.append(Fault(path.name, f"line {number}", name, "it is missing or not text", REMEDY[name]))
        id = cells.get("id")
        if isinstance(id, str) and (first := seen.setdefault(id, number)) != number:
            faults.append(Fault(path.name, f"line {number}", "id", f"{id!r} stands in line {first} too", "Give each row an id of its own"))
    lines.refuse(faults)
    return count


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file that `checked` has found sound, in order; other columns than id and text are left out."""
    return ((cells["id"], cells["text"]) for _, cells in lines.rows(path))


def write(path: Path, found: Iterable[Row]) -> None:
    """Write rows in the form the file's ending names: all of them, or no file at all."""
    from kcvets.research.folder import whole  # loads pandas, which no process that only looks through texts needs

    with whole(path) as part:
        lines.WRITERS[path.suffix.lower()](part, COLUMNS, found)


def _can_be_written(cell: object) -> bool:
    """Whether it is text, and without halves of characters, which JSON can name and no file can hold."""
    return isinstance(cell, str) and cell.encode("utf-8", "ignore").decode("utf-8") == cell
