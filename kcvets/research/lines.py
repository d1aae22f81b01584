"""CSV and JSON lines, one row at a time, with the line on which each begins: a file is never in memory as a whole."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kcvets.errors import ContentError, Fault, KcvetsError

SPELLED_OUT = 50  # faults that a person is shown of one file
LONGEST = 10_000_000  # characters in one cell of a CSV file; Python's own limit is near to what a text may have
csv.field_size_limit(LONGEST)
UTF_8 = "in Excel choose Save as, CSV UTF-8; in a text editor, the encoding UTF-8"
Cells = dict[str, object]
Row = tuple[int, Cells | Fault]


def refuse(faults: list[Fault]) -> None:
    """Raise `ContentError` if there are faults: some fifty spelled out, the rest counted."""
    if not faults:
        return
    told, rest = faults[:SPELLED_OUT], len(faults) - SPELLED_OUT
    if rest > 0:
        told.append(Fault(faults[0].file, "further on", "the rest", f"{rest} more are wrong", "Mend these first, and read the file again"))
    raise ContentError(told)


def header(path: Path) -> list[str]:
    """The columns of a CSV file.

    Raises
    ------
    ContentError
        Where a name is empty or stands twice.
    KcvetsError
        Where the file cannot be read, is not UTF-8, or separates its cells by something else than commas.
    """
    with _text(path) as file:
        names = [name.strip() for name in next(csv.reader(file, strict=True), [])]
    if len(names) < 2:
        for sign, called in ((";", "semicolons"), ("\t", "tabs")):
            if names and sign in names[0]:
                raise KcvetsError(f"{path.name} separates its cells by {called}: save it with commas ({UTF_8}).")
    if not any(names):
        raise KcvetsError(f"{path.name} does not begin with the names of its columns: put them into the first line.")
    refuse(header_faults(path.name, names))
    return names


def header_faults(file: str, names: list[str]) -> list[Fault]:
    """What is wrong with the names of columns: one that is empty, or stands twice."""
    found = [
        Fault(file, "columns", f"column {number}", "it has no name", "Name it, or take it out")
        for number, name in enumerate(names, 1)
        if not name
    ]
    twice = [name for name, times in Counter(names).items() if name and times > 1]
    return found + [Fault(file, "columns", name, "two columns have this name", "Give each column a name of its own") for name in twice]


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file, each as the line on which it begins and its cells by column, or what is wrong with it.

    Blank lines, and rows of a CSV file whose cells are all empty, are passed over.

    Parameters
    ----------
    path : Path
        Ends in ``.csv`` or ``.jsonl``.

    Raises
    ------
    ContentError, KcvetsError
        Where no row can be read; see `header`.
    """
    read = {".csv": _csv_rows, ".jsonl": _json_rows}.get(path.suffix.lower())
    if read is None:
        raise KcvetsError(f"{path} ends in {path.suffix or 'nothing'}: give a .csv or a .jsonl file.")
    return read(path)


def write_csv(path: Path, columns: Iterable[str], found: Iterable[Iterable[str]]) -> None:
    """Write a CSV file; every cell below the header is in quotation marks, so that line ends of every kind stay as they are."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(columns)
        csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(found)


def write_json(path: Path, columns: Iterable[str], found: Iterable[Iterable[str]]) -> None:
    """Write JSON lines."""
    names = [*columns]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(dict(zip(names, cells, strict=True)), ensure_ascii=False) + "\n" for cells in found)


WRITERS: dict[str, Callable] = {".csv": write_csv, ".jsonl": write_json}


def _csv_rows(path: Path) -> Iterator[Row]:
    names = header(path)
    with _text(path) as file:
        table = csv.reader(file, strict=True)
        next(table)
        while True:
            line = table.line_num + 1
            try:
                cells = next(table)
            except StopIteration:
                return
            except csv.Error as error:
                remedy = "Double each quotation mark inside a cell, and close what is opened; the lines after it were not read"
                yield line, Fault(path.name, f"line {line}", "the row", f"its cells cannot be told apart ({error})", remedy)
                return
            if not any(cells):
                continue
            if len(cells) == len(names):
                yield line, dict(zip(names, cells, strict=True))
            else:
                wrong = f"it has {len(cells)} cells, and there are {len(names)} columns"
                yield line, Fault(path.name, f"line {line}", "the row", wrong, "Put cells with commas or line breaks in quotation marks")


def _json_rows(path: Path) -> Iterator[Row]:
    with _text(path, newline="\n") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _json_row(path.name, number, line)


def _json_row(file: str, number: int, line: str) -> Cells | Fault:
    remedy = 'Write the row as {"id": "...", "text": "..."}, each name once'
    try:
        cells = json.loads(line, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        return Fault(file, f"line {number}", "the row", f"it is not JSON ({error})", remedy)
    return cells if isinstance(cells, dict) else Fault(file, f"line {number}", "the row", "it has no names", remedy)


def _each_once(pairs: list[tuple[str, object]]) -> Cells:
    cells = dict(pairs)
    if len(cells) < len(pairs):
        raise ValueError("a name stands in it twice")
    return cells


@contextmanager
def _text(path: Path, newline: str = "") -> Iterator[Iterator[str]]:
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start:
            raise KcvetsError(f"{path.name} is UTF-16: save it as UTF-8 ({UTF_8}).")
        with path.open(encoding="utf-8-sig", newline=newline) as file:
            yield file
    except OSError as error:
        raise KcvetsError(f"{path} could not be read ({error.strerror}): check the name.") from error
    except UnicodeDecodeError as error:
        raise KcvetsError(
            f"{path.name} is not UTF-8 (line {_undecodable(path)}); it may be Windows-1252: save it as UTF-8 ({UTF_8})."
        ) from error
    except csv.Error as error:
        raise KcvetsError(
            f"{path.name} could not be read as CSV ({error}): open it in a spreadsheet and save it again ({UTF_8})."
        ) from error


def _undecodable(path: Path) -> int:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    raise AssertionError("it was UTF-8 after all")
