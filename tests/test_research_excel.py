"""An Excel sheet is read as text, row by row as Excel numbers them; and what is written there is text and nothing else."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from research_rows import row, study, table, told

from kcvets.errors import ContentError, KcvetsError
from kcvets.research import excel
from kcvets.research.tables import read_table, write_table


def workbook(file: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for cells in ([*table()], *rows):
        book.active.append(cells)
    book.save(file)
    return file


def cells(**given: object) -> list[object]:
    return [(row() | given)[name] for name in table()]


@pytest.mark.parametrize("text", ["ß" * 32_767, "🎶" * 16_383, "_x000D_" * 2_000 + "\r" * 600])
def test_excel_holds_as_much_as_a_cell_can(text: str, tmp_path: Path):
    write_table(table(row(text=text)), tmp_path / "table.xlsx")
    assert read_table(tmp_path / "table.xlsx", study())["text"][0] == text


@pytest.mark.parametrize("text", ["ß" * 32_768, "🎶" * 16_384, "\r" * 4_682])
def test_what_a_cell_of_excel_cannot_hold_is_refused_and_not_cut_off(text: str, tmp_path: Path):
    with pytest.raises(ContentError, match="table.xlsx: row 2: text: it is longer than a cell of Excel holds.*Write .csv or .parquet"):
        write_table(table(row(1), row(2, text=text)), tmp_path / "table.xlsx")
    assert not [*tmp_path.iterdir()]


def test_no_cell_of_the_workbook_is_a_formula_a_number_or_an_error(tmp_path: Path):
    write_table(
        table(*(row(number, text=text) for number, text in enumerate(["=1+1", '=HYPERLINK("x")', "+1", "-1", "@x", "#N/A", "12"]))),
        tmp_path / "t.xlsx",
    )
    sheet = load_workbook(tmp_path / "t.xlsx").active
    assert {cell.data_type for cells in sheet.iter_rows() for cell in cells if cell.value is not None} == {"s"}
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_what_excel_holds_as_something_else_becomes_text(tmp_path: Path):
    file = workbook(
        tmp_path / "t.xlsx",
        cells(id=1, person=2.0, cohort=0.25, date=datetime(2027, 1, 31), text=date(2027, 1, 31)),
        cells(id=12345678901, text=True),
        cells(id=3, text="=1+1"),
        cells(id=4, text=datetime(2027, 1, 31, 9, 30)),
        cells(id=5, text=time(9, 30)),
    )
    found = read_table(file, study())
    assert [*found.loc[0, ["id", "person", "cohort", "date"]]] == ["1", "2", "0.25", "2027-01-31"]
    assert found["id"][1] == "12345678901"
    assert [*found["text"]] == ["2027-01-31", "TRUE", "=1+1", "2027-01-31 09:30:00", "09:30:00"]


@pytest.mark.parametrize(
    ("shown_as", "expected"), [("mmm-yy", "2027-01"), ('[Red]yyyy"day"', "2027-01"), ("dd/mm/yyyy", "2027-01-31"), ("h:mm", "2027-01-31")]
)
def test_a_month_that_excel_made_a_day_of_is_a_month_again(shown_as: str, expected: str):
    assert excel.as_text(datetime(2027, 1, 31), shown_as) == expected


def test_formulas_are_read_as_they_stand_and_rows_numbered_as_excel_does(tmp_path: Path):
    book = Workbook()
    for number, there in ((1, [*table()]), (3, cells(text="=A1&B1")), (6, cells(model="x"))):
        for column, cell in enumerate(there, 1):
            book.active.cell(number, column, cell)
    book.save(tmp_path / "t.xlsx")
    assert told(tmp_path / "t.xlsx") == [
        ("row 6", "id", "'r-1' stands in row 3 too"),
        ("row 6", "model", "it is none of what may stand there ('x')"),
    ]
    book.active.delete_rows(6)
    book.save(tmp_path / "t.xlsx")
    assert read_table(tmp_path / "t.xlsx", study())["text"][0] == "=A1&B1"


def test_a_sheet_with_nothing_in_it_does_not_matter_and_a_second_full_one_does(tmp_path: Path):
    file = workbook(tmp_path / "t.xlsx", cells())
    book = load_workbook(file)
    book.create_sheet("notes")
    book.save(file)
    assert len(read_table(file, study())) == 1
    book["notes"]["B2"] = "Do not forget"
    book.save(file)
    with pytest.raises(KcvetsError, match=r"several sheets with something in them \(Sheet, notes\): keep the one"):
        read_table(file, study())


def test_a_column_without_a_name_is_told(tmp_path: Path):
    assert told(workbook(tmp_path / "t.xlsx", [*cells(), None, "beside"])) == [
        ("columns", "column 12", "it has no name"),
        ("columns", "column 13", "it has no name"),
    ]


def test_a_workbook_without_a_header_in_its_first_row_is_refused(tmp_path: Path):
    book = Workbook()
    book.active["A3"] = "id"
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(KcvetsError, match="put them into the first row"):
        read_table(tmp_path / "t.xlsx", study())
