"""Tables of entries in CSV, JSON lines, Excel and Parquet: read as a whole or not at all, and written likewise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as arrow
import pyarrow.parquet as parquet

from kcvets.content import data_folder
from kcvets.content.study import Study
from kcvets.errors import Fault, KcvetsError
from kcvets.research import excel, lines, schema
from kcvets.research.folder import whole

MISSING = object()  # stands where a JSON row has no such name


@dataclass
class Sheet:
    """A table as it was found.

    Parameters
    ----------
    file : str
        Its name.
    unit : str
        What people count in such a file: lines or rows.
    columns : list of str
        Names, as they stand there.
    numbers : list of int
        Where each row stands.
    rows : list of list
        Cells: text, or something that is none.
    faults : list of tuple
        Number and fault of each row that could not be told apart into cells.
    """

    file: str
    unit: str
    columns: list[str]
    numbers: list[int] = field(default_factory=list)
    rows: list[list[object]] = field(default_factory=list)
    faults: list[tuple[int, Fault]] = field(default_factory=list)

    def place(self, row: int) -> str:
        """Where a row stands, for people."""
        return f"{self.unit} {self.numbers[row]}"


def read_table(path: Path, study: Study, cohort: str | None = None) -> pd.DataFrame:
    """Read a table for a study: every row of it, or none.

    Every cell becomes text; see `kcvets.research.excel.as_text` for what an Excel or Parquet file holds as something else. Empty rows
    are passed over. Cells that begin with ``=``, ``+``, ``-`` or ``@`` are somebody's words, and stay.

    Parameters
    ----------
    path : Path
        ``.csv`` (UTF-8, commas), ``.jsonl`` (one object a line), ``.xlsx`` (one sheet, names of columns in its first row) or ``.parquet``.
    study : Study
        Declares the variables, which are columns too.
    cohort : str, optional
        The cohort of all rows, whatever the table says; it then need not have that column.

    Returns
    -------
    DataFrame
        The columns in the schema's order, all of them pandas' ``string``.

    Raises
    ------
    ContentError
        With every bad row (fifty spelled out): where it stands in the file, the column, what is wrong and the remedy.
    KcvetsError
        Where the file cannot be read as a table.
    """
    path = Path(path)
    sheet = READERS[_kind(path)](path)
    if not sheet.rows and not sheet.faults:
        raise KcvetsError(f"{path.name} holds no row: give a table with something in it.")
    lines.refuse(lines.header_faults(sheet.file, sheet.columns))
    table = pd.DataFrame(sheet.rows, columns=sheet.columns, dtype="object")
    if cohort is not None:
        table["cohort"] = cohort
    odd = {(row, name): cell for name in table for row, cell in enumerate(table[name]) if not isinstance(cell, str)}
    text = table.map(lambda cell: cell if isinstance(cell, str) else "").astype("string")
    found = [*sheet.faults, *_not_text(sheet, odd), *_against_schema(sheet, text, study, odd)]
    lines.refuse([fault for _, fault in sorted(found, key=lambda each: each[0])])
    return text[[*schema.rules(study)]]


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write a table of texts, whole or not at all, in the form that the path's ending names.

    A CSV or JSON file holds the words as they are: it is for programs. A spreadsheet program would run a cell that begins with ``=``,
    ``+``, ``-`` or ``@`` in a CSV file as a formula; for a spreadsheet write ``.xlsx``, where every cell is marked as text.

    Parameters
    ----------
    table : DataFrame
        Columns of text; NA is written as an empty cell.
    path : Path
        ``.csv``, ``.jsonl``, ``.xlsx`` or ``.parquet``; replaced if it exists.

    Raises
    ------
    ContentError
        Where a cell holds a character that not every program can read back, or more than a cell of Excel can hold.
    """
    path = Path(path)
    kind = _kind(path)
    text = table.astype("string").fillna("").reset_index(drop=True)
    lines.refuse([*_unwritable(text, path.name, kind)])
    with whole(path) as part:
        WRITERS[kind](part, text)


def faulty_example() -> Path:
    """A made-up CSV file with four different faults, to see what `read_table` says of it; its study is the example study."""
    return data_folder() / "research" / "faulty-example.csv"


def _kind(path: Path) -> str:
    kind = path.suffix.lower()
    if kind not in READERS:
        raise KcvetsError(f"{path} ends in {path.suffix or 'nothing'}: give a .csv, .jsonl, .xlsx or .parquet file.")
    return kind


def _read_lines(path: Path) -> Sheet:
    found = [*lines.rows(path)]
    sheet = Sheet(path.name, "line", lines.header(path) if path.suffix.lower() == ".csv" else [])
    sheet.faults = [(number, cells) for number, cells in found if isinstance(cells, Fault)]
    sound = [(number, cells) for number, cells in found if not isinstance(cells, Fault)]
    if not sheet.columns:
        sheet.columns = [*dict.fromkeys(name for _, cells in sound for name in cells)]
    for number, cells in sound:
        sheet.numbers.append(number)
        sheet.rows.append(["" if (cell := cells.get(name, MISSING)) is None else cell for name in sheet.columns])
    return sheet


def _read_excel(path: Path) -> Sheet:
    rows = excel.read(path)
    if not rows or rows[0][0] != 1:
        raise KcvetsError(f"{path.name} does not begin with the names of its columns: put them into the first row.")
    width = max(position for _, cells in rows for position, cell in enumerate(cells, 1) if cell != "")
    names, *cells = [(cells + [""] * width)[:width] for _, cells in rows]
    return Sheet(path.name, "row", [str(name).strip() for name in names], [number for number, _ in rows[1:]], cells)


def _read_parquet(path: Path) -> Sheet:
    try:
        with parquet.ParquetFile(path) as file:
            table = file.read()
    except FileNotFoundError as error:
        raise KcvetsError(f"{path} could not be read: check the name.") from error
    except (arrow.ArrowException, OSError) as error:
        raise KcvetsError(f"{path.name} could not be read as Parquet: write it again, or give the table as CSV.") from error
    columns = [[excel.as_text(cell) for cell in column.to_pylist()] for column in table.columns]
    rows = [[*cells] for cells in zip(*columns, strict=True)]
    return Sheet(path.name, "row", table.column_names, [*range(1, len(rows) + 1)], rows)


def _not_text(sheet: Sheet, odd: dict[tuple[int, str], object]) -> Iterator[tuple[int, Fault]]:
    for (row, name), cell in odd.items():
        shown = "it" if name == "text" else schema.shortened(cell)  # what somebody wrote stands in no message
        wrong = "it is missing" if cell is MISSING else f"{shown} is not text"
        remedy = "Write a text in quotation marks, if need be an empty one"
        yield sheet.numbers[row], Fault(sheet.file, sheet.place(row), name, wrong, remedy)


def _against_schema(sheet: Sheet, text: pd.DataFrame, study: Study, odd: dict[tuple[int, str], object]) -> Iterator[tuple[int, Fault]]:
    for row, column, fault in schema.faults(text, study, sheet.file, sheet.place):
        if (row, column) not in odd:
            yield (0 if row is None else sheet.numbers[row]), fault


def _unwritable(text: pd.DataFrame, file: str, kind: str) -> Iterator[Fault]:
    for name in text:
        for row, cell in enumerate(text[name], 1):
            if not schema.FIT.sound(cell):
                yield Fault(file, f"row {row}", name, *schema.told(name, schema.FIT, cell))
            elif kind == ".xlsx" and not excel.fits(cell):
                yield Fault(
                    file, f"row {row}", name, f"it is longer than a cell of Excel holds ({excel.LONGEST:,} signs)", "Write .csv or .parquet"
                )


def _write_parquet(path: Path, text: pd.DataFrame) -> None:
    text.to_parquet(path, index=False)


def _by_row(write: Callable[..., None]) -> Callable[[Path, pd.DataFrame], None]:
    return lambda path, text: write(path, [*text.columns], text.itertuples(index=False, name=None))


READERS = {".csv": _read_lines, ".jsonl": _read_lines, ".xlsx": _read_excel, ".parquet": _read_parquet}
WRITERS = {".csv": _by_row(lines.write_csv), ".jsonl": _by_row(lines.write_json), ".xlsx": _by_row(excel.write), ".parquet": _write_parquet}
