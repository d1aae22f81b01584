"""The data dictionary tells what each column holds, and no number that is small."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from research_rows import folder, row, table

from kcvets.errors import KcvetsError
from kcvets.research.dictionary import DataDictionary, data_dictionary


def dictionary(path: Path, *rows: dict[str, str]) -> DataDictionary:
    study = folder(path)
    table(*rows).to_parquet(study.dataset_file, index=False)
    return data_dictionary(study)


def cell(found: DataDictionary, column: str, what: str) -> str:
    return found.table.set_index("column").at[column, what]


def people(count: int, start: int = 0, **cells: str) -> list[dict[str, str]]:
    return [row(number, **cells) for number in range(start, start + count)]


def test_every_column_is_explained_in_its_order(tmp_path: Path):
    found = dictionary(tmp_path / "study", *people(12))
    assert [*found.table["column"]] == [*table(row())]
    assert all(found.table["holds"]) and all(found.table["kind"])
    assert cell(found, "model", "allowed") == "practice; supervision; quality"
    assert "Was a carer in the room?" in cell(found, "carer_in_the_room", "holds") and "carers we met" in cell(
        found, "carer_in_the_room", "holds"
    )


def test_rows_are_counted_where_they_are_many(tmp_path: Path):
    found = dictionary(tmp_path / "study", *people(30, story="arpita"), *people(15, start=30))
    assert [cell(found, name, "filled") for name in ("id", "story", "prompt")] == ["45", "30", "fewer than 10"]
    assert [cell(found, name, "distinct") for name in ("person", "story", "model")] == ["45", "fewer than 10", "0"]


def test_few_empty_rows_cannot_be_worked_out(tmp_path: Path):
    found = dictionary(tmp_path / "study", *people(30, story="arpita"), *people(3, start=30))
    assert cell(found, "story", "filled") == "all but fewer than 10"


def test_people_are_counted_and_not_what_they_wrote(tmp_path: Path):
    rows = [row(number, person=f"q-{number % 12}", carer_in_the_room="yes") for number in range(48)]
    assert cell(dictionary(tmp_path / "study", *rows), "cohort", "people") == "autumn: 12"


def test_a_value_that_few_gave_is_not_counted_and_cannot_be_worked_out(tmp_path: Path):
    rows = [*people(30, qualified="longer ago"), *people(11, start=30, qualified="less than five years ago"), *people(4, start=41)]
    found = cell(dictionary(tmp_path / "study", *rows), "qualified", "people")
    assert found == "less than five years ago: not shown; longer ago: 30; (empty): fewer than 10"


def test_a_value_that_nobody_gave_looks_like_one_that_few_gave(tmp_path: Path):
    found = dictionary(tmp_path / "study", *people(30, carer_in_the_room="yes"), *people(20, start=30, carer_in_the_room="no"))
    assert cell(found, "carer_in_the_room", "people") == "yes: 30; no: not shown; not sure: fewer than 10"


def test_values_enough_people_gave_are_all_counted(tmp_path: Path):
    rows = [*people(30, qualified="longer ago"), *people(10, start=30, qualified="less than five years ago")]
    assert cell(dictionary(tmp_path / "study", *rows), "qualified", "people") == "less than five years ago: 10; longer ago: 30"


def test_no_small_number_is_shown_of_a_small_study(tmp_path: Path):
    found = dictionary(tmp_path / "study", *people(7, qualified="longer ago", date="2027-02"))
    assert not any("7" in cell for cell in found.table[["filled", "distinct", "people"]].to_numpy().ravel())


def test_it_is_shown_as_a_table_with_headers_and_as_fixed_text(tmp_path: Path):
    found = dictionary(tmp_path / "study", *people(12))
    html = found._repr_html_()
    assert html.count('<th scope="row">') == 11 and html.count('<th scope="col">') == 7
    assert "<caption>Data dictionary: What do we see of what carers do?</caption>" in html and 'tabindex="0"' in html
    assert repr(found).splitlines()[:2] == ["Data dictionary of the study carers: 11 columns", "  id: name without spaces"]


def test_what_people_wrote_and_named_is_no_markup_and_no_answer_shows(tmp_path: Path):
    found = dictionary(tmp_path / "study", *people(12, cohort="<b>autumn</b>", text="<i>sentinel</i>"))
    assert "<b>" not in found._repr_html_() and "sentinel" not in found._repr_html_() + repr(found)


def test_it_is_written_beside_an_export(tmp_path: Path):
    dictionary(tmp_path / "study", *people(12)).write(tmp_path / "dictionary.csv")
    with (tmp_path / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert rows[0]["column"] == "id" and rows[9]["allowed"] == "yes; no; not sure"


def test_a_study_without_a_dataset_says_what_to_do_first(tmp_path: Path):
    with pytest.raises(KcvetsError, match="collect contributions first"):
        data_dictionary(folder(tmp_path / "study"))
