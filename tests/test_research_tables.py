"""Tables of entries come back as they were written, in four forms; what is wrong in one is told all at once, and nothing is half-read."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from string import whitespace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from research_rows import put, refused, row, study, table, told

from kcvets.errors import ContentError, KcvetsError
from kcvets.research.schema import LONGEST, UNFIT
from kcvets.research.tables import faulty_example, read_table, write_table

FORMS = [".csv", ".jsonl", ".xlsx", ".parquet"]
KILLED = """
import os, signal, sys
from pathlib import Path
import pandas as pd
from kcvets.research import tables
Path.replace = lambda *told: os.kill(os.getpid(), signal.SIGKILL)
tables.write_table(pd.DataFrame({"id": ["2"], "text": ["new"]}), Path(sys.argv[1]))
"""
NASTY = [
    "=1+1",
    "+44",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\r",
    "a\r\nb\rc\n",
    '"',
    '""',
    "a,b;c",
    "'",
    "#N/A",
    "NULL",
    "NA",
    "nan",
    "None",
    "TRUE",
    "007",
    "1e5",
    "2027-01",
    "_x000D_",
    "_x005F_x0041_",
    "x\u2028y\u2029z",
    "\ufeff",
    "🎶👩‍🦽",
    "e\u0301",
    "\u202eהֵם",
    " x ",
    "\n\n",
    "<b>&amp;",
    "itâ\x80\x99s \x85\x7f",
    "{}",
    "\\n",
    "%00",
]
SHOWN = st.characters(exclude_categories=["Cs"]).filter(lambda sign: not UNFIT.match(sign))
WORDS = st.lists(st.one_of(st.sampled_from(NASTY), st.text(SHOWN, max_size=8)), max_size=6).map("".join)
LINES = WORDS.map(lambda words: " ".join(words.replace("\t", " ").split())[:200]).filter(lambda words: len(words.splitlines()) < 2)
TEXTS = WORDS.filter(str.strip)
NAMES = st.text(SHOWN, min_size=1, max_size=20).filter(lambda name: not re.search(r"\s", name))
ROWS = st.fixed_dictionaries(
    {
        "id": NAMES,
        "person": NAMES,
        "cohort": LINES.filter(str.strip),
        "date": st.sampled_from(["", "2027-01", "2027-01-31", "0001-01-01"]),
        "model": st.sampled_from(["", "practice"]),
        "quadrant": st.sampled_from(["", "skills"]),
        "prompt": LINES,
        "story": LINES,
        "text": TEXTS,
        "carer_in_the_room": st.sampled_from(["", "not sure"]),
        "qualified": st.sampled_from(["", "longer ago"]),
    }
)
TABLES = st.lists(ROWS, min_size=1, max_size=5, unique_by=lambda cells: cells["id"]).map(lambda rows: table(*rows))
HEADER = "id,person,cohort,date,model,quadrant,prompt,story,text,carer_in_the_room,qualified\n"
SOUND = "r-1,q-1,autumn,,,,,,She sings.,,\n"


@pytest.mark.parametrize("form", FORMS)
@given(written=TABLES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_can_be_written_comes_back_the_same(form: str, written: pd.DataFrame, tmp_path: Path):
    file = tmp_path / f"table{form}"
    write_table(written, file)
    assert read_table(file, study()).equals(written)


@pytest.mark.parametrize("form", FORMS)
def test_each_nasty_text_comes_back_the_same(form: str, tmp_path: Path):
    written = table(
        *(
            row(number, text=f"{text}.", story=text.strip(whitespace) if len(text.splitlines()) < 2 else "")
            for number, text in enumerate(NASTY)
        )
    )
    write_table(written, tmp_path / f"table{form}")
    assert read_table(tmp_path / f"table{form}", study()).equals(written)


@pytest.mark.parametrize("form", [".csv", ".jsonl", ".parquet"])
def test_the_longest_text_comes_back_the_same(form: str, tmp_path: Path):
    written = table(row(text="ß" * LONGEST))
    write_table(written, tmp_path / f"table{form}")
    assert read_table(tmp_path / f"table{form}", study()).equals(written)


@pytest.mark.parametrize("form", FORMS)
def test_a_character_that_not_every_form_can_hold_is_not_written(form: str, tmp_path: Path):
    with pytest.raises(ContentError, match="row 1: text: it holds a control character or half a character"):
        write_table(table(row(text="She \x00")), tmp_path / f"table{form}")
    assert not [*tmp_path.iterdir()]


def test_a_csv_file_holds_the_words_as_they_are(tmp_path: Path):
    write_table(table(row(text="=1+1\r\n")), tmp_path / "table.csv")
    raw = (tmp_path / "table.csv").read_bytes()
    assert raw.startswith(HEADER.encode()) and b'"=1+1\r\n"' in raw
    with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
        assert [*csv.DictReader(file)][0]["text"] == "=1+1\r\n"


def test_missing_values_are_written_as_empty_cells(tmp_path: Path):
    written = table(row())
    written.loc[0, "story"] = pd.NA
    write_table(written, tmp_path / "table.jsonl")
    assert read_table(tmp_path / "table.jsonl", study())["story"][0] == ""


def test_a_table_of_other_columns_can_be_written_too(tmp_path: Path):
    write_table(pd.DataFrame({"id": ["1"], "text": ["Person 1 sings."]}, index=[7]), tmp_path / "masked.csv")
    assert (tmp_path / "masked.csv").read_text(encoding="utf-8") == 'id,text\n"1","Person 1 sings."\n'


def test_columns_come_in_the_schemas_order_whatever_order_they_had(tmp_path: Path):
    write_table(table(row())[[*table()][::-1]], tmp_path / "table.csv")
    assert read_table(tmp_path / "table.csv", study()).equals(table(row()))


def test_a_byte_order_mark_empty_rows_and_spaces_in_the_header_do_not_matter(tmp_path: Path):
    file = put(
        tmp_path,
        "t.csv",
        "\ufeff" + HEADER.replace(",", " , ").replace("\n", "\r\n") + "\r\n" + SOUND.replace("\n", "\r\n") + ",,,,,,,,,,\r\n\r\n",
    )
    assert read_table(file, study()).equals(table(row()))


def test_json_null_is_an_empty_cell(tmp_path: Path):
    assert read_table(put(tmp_path, "t.jsonl", json.dumps(row() | {"story": None}) + "\n\n"), study()).equals(table(row()))


def test_the_cohort_of_a_table_can_be_given(tmp_path: Path):
    write_table(table(row()).drop(columns="cohort"), tmp_path / "t.csv")
    assert [*read_table(tmp_path / "t.csv", study(), cohort="spring")["cohort"]] == ["spring"]
    assert ("columns", "cohort", "it is missing") in told(tmp_path / "t.csv")


def test_parquet_of_numbers_and_days_becomes_text(tmp_path: Path):
    pd.DataFrame([row() | {"id": 7, "date": date(2027, 1, 31), "story": None}]).to_parquet(tmp_path / "t.parquet")
    found = read_table(tmp_path / "t.parquet", study())
    assert [*found.loc[0, ["id", "date", "story"]]] == ["7", "2027-01-31", ""]


def test_every_bad_row_is_told_at_once_with_line_column_value_and_remedy(tmp_path: Path):
    lines = [
        SOUND,
        'r-2,q-2,autumn,,,,,,"two\nlines",,\n',
        "r-1,q 3,autumn,2027-02-30,Practice,,,, ,,never\n",
        "r-4,q-4\n",
        "r-5,q-5,,,,,,,x,,\n",
    ]
    found = refused(put(tmp_path, "t.csv", HEADER + "".join(lines)))
    assert [(fault.place, fault.field) for fault in found] == [
        ("line 5", "id"),
        ("line 5", "person"),
        ("line 5", "date"),
        ("line 5", "model"),
        ("line 5", "text"),
        ("line 5", "qualified"),
        ("line 6", "the row"),
        ("line 7", "cohort"),
    ]
    assert "'r-1' stands in line 2 too" in found[0].wrong and "'Practice'" in found[3].wrong and "supervision" in found[3].remedy
    assert "it has 2 cells, and there are 11 columns" in found[6].wrong and all(fault.file == "t.csv" and fault.remedy for fault in found)


def test_of_many_faults_fifty_are_spelled_out_and_the_rest_counted(tmp_path: Path):
    found = refused(
        put(tmp_path, "t.csv", HEADER + "".join(SOUND.replace("r-1", f"r-{number}").replace("autumn", "") for number in range(60)))
    )
    assert len(found) == 51 and found[-1].wrong == "10 more are wrong" and found[49].place == "line 51"


def test_the_faulty_example_has_four_different_faults():
    assert [fault.split(" (")[0] for *_, fault in told(faulty_example())] == [
        "it is no month and no day of the calendar",
        "it is none of what may stand there",
        "it is blank",
        "'made-up-1' stands in line 2 too",
    ]
    assert "made up" in faulty_example().read_text(encoding="utf-8").lower()


JSON_FAULTS = {
    "a number": (json.dumps(row() | {"story": 7}), "story", "7 is not text"),
    "a list": (json.dumps(row() | {"text": ["a"]}), "text", "it is not text"),
    "no JSON": ("{", "the row", "it is not JSON"),
    "no names": ('["r-1"]', "the row", "it has no names"),
    "a name twice": ('{"id": "a", "id": "b"}', "the row", "it is not JSON (a name stands in it twice)"),
    "a name too few": (json.dumps({name: cell for name, cell in row().items() if name != "date"}), "date", "it is missing"),
    "half a character": (json.dumps(row() | {"text": "\ud83d"}), "text", "it holds a control character or half a character"),
    "nested without end": ("[" * 100_000, "the row", "it is not JSON"),
}


@pytest.mark.parametrize(("line", "field", "wrong"), JSON_FAULTS.values(), ids=JSON_FAULTS)
def test_a_bad_json_line_is_told(line: str, field: str, wrong: str, tmp_path: Path):
    ((place, found, said),) = told(put(tmp_path, "t.jsonl", f"{json.dumps(row(2))}\n\n{line}\n"))
    assert (place, found) == ("line 3", field) and said.startswith(wrong)


CSV_FAULTS = {
    "a quotation mark that is not closed": (
        HEADER + SOUND + 'r-2,q-2,autumn,,,,,,"She sings.,,\n' + SOUND,
        "line 3",
        "the row",
        "its cells cannot be told apart",
    ),
    "a quotation mark inside": (HEADER + 'r-2,q-2,autumn,,,,,,"She "sings".",,\n', "line 2", "the row", "its cells cannot be told apart"),
    "a comma without quotation marks": (HEADER + SOUND.replace("She", "She, her mother,"), "line 2", "the row", "it has 13 cells"),
    "a column twice": (HEADER.replace("story", "text") + SOUND, "columns", "text", "two columns have this name"),
    "a column without name": (HEADER.replace("story", "") + SOUND, "columns", "column 8", "it has no name"),
    "a column nobody declared": (
        HEADER.replace("\n", ",age\n") + SOUND.replace("\n", ",47\n"),
        "columns",
        "age",
        "the study has no such column",
    ),
    "a column left out": (HEADER.replace(",qualified", "") + SOUND.replace(",\n", "\n"), "columns", "qualified", "it is missing"),
    "NUL in a text": (HEADER + SOUND.replace("sings", "\0"), "line 2", "text", "it holds a control character"),
}


@pytest.mark.parametrize(("text", "place", "field", "wrong"), CSV_FAULTS.values(), ids=CSV_FAULTS)
def test_a_bad_csv_file_is_told(text: str, place: str, field: str, wrong: str, tmp_path: Path):
    ((where, column, said),) = told(put(tmp_path, "t.csv", text))
    assert (where, column) == (place, field) and said.startswith(wrong)


NO_TABLES = {
    "semicolons": ("t.csv", (HEADER + SOUND).replace(",", ";").encode(), "separates its cells by semicolons: save it with commas"),
    "tabs": ("t.csv", (HEADER + SOUND).replace(",", "\t").encode(), "separates its cells by tabs"),
    "UTF-16": ("t.csv", (HEADER + SOUND).encode("utf-16"), "is UTF-16: save it as UTF-8"),
    "UTF-16 without a mark": ("t.csv", (HEADER + SOUND).encode("utf-16-le"), "is UTF-16: save it as UTF-8"),
    "Windows-1252": (
        "t.csv",
        (HEADER + SOUND + SOUND.replace("She", "José")).encode("cp1252"),
        r"is not UTF-8 \(line 3\); it may be Windows-1252",
    ),
    "JSON in Windows-1252": ("t.jsonl", '{"text": "José"}'.encode("cp1252"), r"is not UTF-8 \(line 1\)"),
    "nothing": ("t.csv", b"", "does not begin with the names of its columns"),
    "nothing below the header": ("t.csv", HEADER.encode(), "holds no row"),
    "no JSON line": ("t.jsonl", b"\n", "holds no row"),
    "another ending": ("t.xls", b"", r"ends in .xls: give a .csv, .jsonl, .xlsx or .parquet file"),
    "no ending": ("t", b"", "ends in nothing"),
    "no workbook": ("t.xlsx", b"id,text\n", "could not be read as an Excel workbook: open it in Excel"),
    "half a workbook": ("t.xlsx", b"PK\x03\x04", "could not be read as an Excel workbook"),
    "no Parquet": ("t.parquet", b"PAR1PAR1", "could not be read as Parquet"),
    "nothing in Parquet": ("t.parquet", b"", "could not be read as Parquet"),
}


@pytest.mark.parametrize(("name", "raw", "wrong"), NO_TABLES.values(), ids=NO_TABLES)
def test_a_file_that_cannot_be_read_as_a_table_is_refused_in_one_sentence(name: str, raw: bytes, wrong: str, tmp_path: Path):
    with pytest.raises(KcvetsError, match=wrong):
        read_table(put(tmp_path, name, raw), study())


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_is_not_there_is_told(form: str, tmp_path: Path):
    with pytest.raises(KcvetsError, match="could not be read.*check the name"):
        read_table(tmp_path / f"table{form}", study())


@pytest.mark.parametrize("form", FORMS)
def test_a_program_killed_while_it_writes_leaves_the_old_file(form: str, tmp_path: Path):
    file = tmp_path / f"table{form}"
    write_table(table(row()), file)
    run = subprocess.run([sys.executable, "-c", KILLED, file], env=dict(os.environ))
    assert run.returncode == -signal.SIGKILL
    assert [each.name for each in tmp_path.iterdir() if each != file] == [f".table{form}.part"]
    assert read_table(file, study()).equals(table(row()))


@pytest.mark.parametrize("form", FORMS)
def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / f"table{form}"
    write_table(table(row()), file)
    before = file.read_bytes()

    def full(*told: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_table(table(row(2)), file)
    assert file.read_bytes() == before and [*tmp_path.iterdir()] == [file]
