"""Files of texts go in and out row by row: nothing changes but the words, every bad row is told first, and memory stays flat."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kcvets.errors import ContentError, KcvetsError
from kcvets.research.deidentify.files import checked, rows, write

NASTY = ["=1+1", "\r", "a\r\nb\rc\n", '"', ",", "\ufeff", "\u2028", "🎶", "\x00", "\x1a", "", " ", "\\", "null"]
WORDS = st.lists(st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=8)), max_size=5).map("".join)
ROWS = st.lists(st.tuples(WORDS.filter(bool), WORDS), min_size=1, max_size=6, unique_by=lambda row: row[0])


def put(tmp_path: Path, name: str, told: str) -> Path:
    file = tmp_path / name
    file.write_bytes(told.encode("utf-8"))
    return file


def told(file: Path) -> list[tuple[str, str]]:
    with pytest.raises(ContentError) as error:
        checked(file)
    assert all(fault.file == file.name and fault.wrong and fault.remedy for fault in error.value.faults)
    return [(fault.place, fault.field) for fault in error.value.faults]


@pytest.mark.parametrize("form", [".csv", ".jsonl"])
@given(written=ROWS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_come_back_as_they_were_written(form: str, written: list[tuple[str, str]], tmp_path: Path):
    file = tmp_path / f"texts{form}"
    write(file, written)
    assert checked(file) == len(written) and [*rows(file)] == written


def test_other_programs_read_what_was_written(tmp_path: Path):
    write(tmp_path / "texts.csv", [("1", 'She said "no",\r\nand left.')])
    write(tmp_path / "texts.jsonl", [("1", 'She said "no",\r\nand left.')])
    with (tmp_path / "texts.csv").open(encoding="utf-8", newline="") as file:
        (from_csv,) = csv.DictReader(file)
    assert (
        from_csv == json.loads((tmp_path / "texts.jsonl").read_text(encoding="utf-8")) == {"id": "1", "text": 'She said "no",\r\nand left.'}
    )


def test_other_columns_are_left_out(tmp_path: Path):
    assert [*rows(put(tmp_path, "texts.csv", "name,text,id\nAnn,She sings.,1\n"))] == [("1", "She sings.")]


def test_every_bad_row_is_told_at_once(tmp_path: Path):
    good, half = '{"id": "1", "text": "a"}\n', '{"id": "5", "text": "\\ud83d"}\n'
    file = put(tmp_path, "texts.jsonl", good + '{"id": 2, "text": "b"}\n{"id": "3"}\n{\n' + good + half)
    assert told(file) == [("line 2", "id"), ("line 3", "text"), ("line 4", "the row"), ("line 5", "id"), ("line 6", "text")]


def test_a_row_is_told_by_the_line_on_which_it_begins(tmp_path: Path):
    assert told(put(tmp_path, "texts.csv", 'id,text\n1,"two\nlines"\n\n1,again\n2\n')) == [("line 5", "id"), ("line 6", "the row")]


def test_missing_columns_are_told_once(tmp_path: Path):
    assert told(put(tmp_path, "texts.csv", "number,words\n1,a\n2,b\n")) == [("columns", "id"), ("columns", "text")]


@pytest.mark.parametrize(("name", "remedy"), [("texts.xlsx", "give a .csv or a .jsonl file"), ("missing.csv", "check the name")])
def test_a_file_of_another_kind_or_none_is_refused(name: str, remedy: str, tmp_path: Path):
    with pytest.raises(KcvetsError, match=remedy):
        checked(tmp_path / name)


def test_a_write_that_is_interrupted_leaves_the_old_file(tmp_path: Path):
    def some():
        yield "2", "new"
        raise KeyboardInterrupt

    file = tmp_path / "texts.csv"
    write(file, [("1", "old")])
    before = file.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        write(file, some())
    assert file.read_bytes() == before and [*tmp_path.iterdir()] == [file]


def test_memory_does_not_grow_with_the_file(tmp_path: Path):
    def peak(count: int) -> int:
        write(tmp_path / "texts.csv", ((f"{number}", "word " * 200) for number in range(count)))
        tracemalloc.start()
        write(tmp_path / "out.csv", rows(tmp_path / "texts.csv"))
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(10)
    assert peak(5_000) < 2 * peak(500)


def test_a_process_that_only_looks_through_texts_loads_no_tables():
    code = "import sys, kcvets.research.deidentify.files; print('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"
