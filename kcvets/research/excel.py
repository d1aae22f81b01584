"""One Excel sheet as rows of text, and the other way round."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import chain
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet.worksheet import Worksheet

from kcvets.errors import KcvetsError

LONGEST = 32_767  # what a cell holds, in UTF-16 units; openpyxl would cut off the rest without a word
SHEET = "dataset"
# Excel writes what XML cannot hold, a carriage return for one, as _x000D_; and the underscore of a text that looks so as _x005F_.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_WORDS_OF_FORMAT = re.compile(r"\[[^]]*\]|\"[^\"]*\"|\\.")


def read(path: Path) -> list[tuple[int, list[object]]]:
    """The rows of a workbook's one sheet that has something in it: numbers and cells.

    Parameters
    ----------
    path : Path
        An ``.xlsx`` file.

    Returns
    -------
    list of tuple
        A row's number as Excel shows it, and its cells, see `as_text`. Rows without anything in them are passed over.

    Raises
    ------
    KcvetsError
        Where it is no workbook, or several sheets have something in them.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl does not understand and we do not read, such as colours
        try:
            workbook = load_workbook(path, read_only=True)
            try:
                sheets = {sheet.title: rows for sheet in workbook.worksheets if (rows := _rows(sheet))}
            finally:
                workbook.close()
        except FileNotFoundError as error:
            raise KcvetsError(f"{path} could not be read ({error.strerror}): check the name.") from error
        except Exception as error:  # a broken archive, a part that is missing, bad XML: openpyxl hands on what its parts raise
            remedy = "open it in Excel, and save it as an Excel workbook (.xlsx) without a password"
            raise KcvetsError(f"{path.name} could not be read as an Excel workbook: {remedy}.") from error
    if len(sheets) > 1:
        raise KcvetsError(f"{path.name} has several sheets with something in them ({', '.join(sheets)}): keep the one with the data.")
    return next(iter(sheets.values()), [])


def write(path: Path, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a workbook with one sheet whose cells are all text, also those that look like a formula, a number or a day.

    Parameters
    ----------
    path : Path
        The file to write.
    columns : iterable of str
        The first row.
    rows : iterable of iterable of str
        The others; each cell has to be one that `fits`.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(SHEET)
    for cells in chain([columns], rows):
        sheet.append([_cell(sheet, text) for text in cells])
    workbook.save(path)


def fits(text: str) -> bool:
    """Tell whether a cell can hold a text."""
    return len(_escaped(text).encode("utf-16-le")) <= 2 * LONGEST


def as_text(value: object, shown_as: str = "") -> object:
    """A cell's value as text.

    A number becomes what Excel shows, without a decimal point if it is whole (``5``, ``0.25``); a day ``2027-01-31``, or ``2027-01``
    if it is shown without the day (Excel makes a day of a month that is typed in); a day and a time ``2027-01-31 09:30:00``; a
    truth value TRUE or FALSE; a formula stays as it stands (``=A1``), and nobody works it out.

    Parameters
    ----------
    value : object
        What the file holds.
    shown_as : str
        How Excel shows it, such as ``mmm-yy``.

    Returns
    -------
    str
        Or the value itself, if it has no plain form as text.
    """
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, float) and math.isnan(value):
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time():
        signs = _WORDS_OF_FORMAT.sub("", shown_as).lower()
        return value.strftime("%Y-%m") if "y" in signs and "d" not in signs else value.date().isoformat()
    if isinstance(value, date | time | timedelta):
        return str(value)
    return getattr(value, "text", value)  # a formula over several cells


def _rows(sheet: Worksheet) -> list[tuple[int, list[object]]]:
    sheet.reset_dimensions()  # some programs write a wrong size, and the rows beyond it would be left out
    rows = ((number, [_read_cell(cell) for cell in row]) for number, row in enumerate(sheet.iter_rows(), 1))
    return [(number, cells) for number, cells in rows if any(cell != "" for cell in cells)]


def _read_cell(cell: object) -> object:
    text = as_text(cell.value, getattr(cell, "number_format", None) or "")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if isinstance(text, str) else text


def _cell(sheet: Worksheet, text: str) -> WriteOnlyCell | None:
    if not text:
        return None
    cell = WriteOnlyCell(sheet, _escaped(text))
    cell.data_type = "s"  # openpyxl takes "=..." for a formula, and "#N/A" for an error
    return cell


def _escaped(text: str) -> str:
    return _LOOKS_ESCAPED.sub("_x005F_", text).replace("\r", "_x000D_")
