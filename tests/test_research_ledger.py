"""A file that only grows: it loses nothing, whoever writes at once, and a reader of it never sees half a line."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcvets.errors import KcvetsError
from kcvets.research import ledger

objects = st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.integers() | st.booleans(), max_size=4)


def plain(told: dict[str, Any]) -> dict[str, Any]:
    """A line as it is; one without an ``n`` is damaged, for these tests."""
    if "n" not in told:
        raise ValueError("no n")
    return told


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """There is nothing in it yet."""
    return tmp_path / "lines.jsonl"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(objects, max_size=3), max_size=4))
def test_whatever_is_written_comes_back_in_its_order(batches: list[list[dict]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lines.jsonl"
        for some in batches:
            ledger.append(file, some)
        assert ledger.read(file, dict) == [one for some in batches for one in some]


def test_a_reader_who_comes_back_is_given_what_is_new(file: Path) -> None:
    reading = ledger.Reading(file, plain)
    assert reading.new() == []
    ledger.append(file, [{"n": 1}, {"n": 2}])
    assert [one["n"] for one in reading.new()] == [1, 2] and reading.new() == []
    ledger.append(file, [{"n": 3}])
    assert [one["n"] for one in reading.new()] == [3] and not reading.anew


def test_a_reader_who_comes_back_after_lines_were_taken_out_begins_anew(file: Path) -> None:
    ledger.append(file, [{"n": 1}, {"n": 2}])
    reading = ledger.Reading(file, plain)
    reading.new()
    assert ledger.rewrite(file, plain, lambda lines: [one["n"] != 1 for one in lines]) == 1
    assert [one["n"] for one in reading.new()] == [2] and reading.anew
    assert reading.new() == [] and not reading.anew
    file.unlink()
    assert reading.new() == [] and reading.anew


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(st.integers(0, 3), st.just("take out")), max_size=12), st.data())
def test_however_often_lines_come_and_go_a_reader_ends_with_what_is_there(steps: list, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lines.jsonl"
        reading, held = ledger.Reading(file, plain), []
        for number, step in enumerate(steps):
            if step == "take out":
                ledger.rewrite(file, plain, lambda lines: [data.draw(st.booleans()) for _ in lines])
            else:
                ledger.append(file, [{"n": number, "m": m} for m in range(step)])  # all of one length, as inodes are used again
            if data.draw(st.booleans()):
                some = reading.new()
                held = some if reading.anew else held + some
        some = reading.new()
        assert (some if reading.anew else held + some) == ledger.read(file, plain)


def test_half_a_line_is_not_given_and_comes_once_it_is_whole(file: Path) -> None:
    reading = ledger.Reading(file, plain)
    file.write_bytes(b'{"n": 1}\n{"n": 2')
    assert [one["n"] for one in reading.new()] == [1]
    file.write_bytes(b'{"n": 1}\n{"n": 2}\n')
    assert [one["n"] for one in reading.new()] == [2]


def test_half_a_line_that_a_kill_left_is_cut_off_before_the_next(file: Path) -> None:
    file.write_bytes(b'{"n": 1}\n{"n": 2')
    ledger.append(file, [{"n": 3}])
    assert file.read_bytes() == b'{"n": 1}\n{"n": 3}\n'


@pytest.mark.parametrize("damage", [b"{}", b"[]", b"nonsense", b'{"n": ', b"\xff"])
def test_a_damaged_line_is_named_by_its_number_also_by_who_comes_back(file: Path, damage: bytes) -> None:
    reading = ledger.Reading(file, plain)
    ledger.append(file, [{"n": 1}])
    reading.new()
    with file.open("ab") as more:
        more.write(damage + b"\n")
    for read in (reading.new, lambda: ledger.read(file, plain)):
        with pytest.raises(KcvetsError, match=r"Line 2 of .*lines\.jsonl is damaged: put back"):
            read()


def test_a_full_disk_is_told_and_none_of_the_lines_counts(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.append(file, [{"n": 1}])
    before, write = file.read_bytes(), os.write
    monkeypatch.setattr(os, "write", lambda handle, content: write(handle, content[:12]))
    with pytest.raises(KcvetsError, match="disk is full.*, and count again"):
        ledger.append(file, [{"n": 2}, {"n": 3}], "count again")
    with pytest.raises(KcvetsError, match="disk is full"), ledger.alone(file) as add:
        add([{"n": 2}, {"n": 3}])
    assert file.read_bytes() == before


def test_who_looks_before_writing_is_alone_while_doing_so(file: Path) -> None:
    def count_on() -> None:
        for _ in range(20):
            with ledger.alone(file) as add:
                add([{"n": len(ledger.read(file, plain))}])

    threads = [threading.Thread(target=count_on) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one["n"] for one in ledger.read(file, plain)] == list(range(80))


def test_several_additions_while_alone_are_all_kept_and_one_that_fails_takes_back_itself_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    with ledger.alone(file) as add:
        add([{"n": 1}])
        add([])
        with monkeypatch.context() as full:
            full.setattr(os, "write", lambda handle, content: write(handle, content[:3]))
            with pytest.raises(KcvetsError, match="disk is full"):
                add([{"n": 2}])
        add([{"n": 3}])
    assert [one["n"] for one in ledger.read(file, plain)] == [1, 3]


WRITER = """
import sys
from pathlib import Path
from kcvets.research import ledger
for n in range(10_000):
    ledger.append(Path(sys.argv[1]), [{"n": n, "words": "x" * 500}])
    print(n, flush=True)
"""


def test_what_was_acknowledged_survives_a_kill(file: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE, text=True)
    acknowledged = [int(writer.stdout.readline()) for _ in range(20)]
    writer.kill()
    acknowledged += map(int, writer.communicate()[0].split())
    there = [one["n"] for one in ledger.read(file, plain)]
    assert there[: len(acknowledged)] == acknowledged and len(there) <= len(acknowledged) + 1


def test_what_a_killed_run_left_beside_the_file_goes_when_lines_are_taken_out(file: Path) -> None:
    ledger.append(file, [{"n": 1}])
    (file.parent / f".{file.name}.part").write_text("heronlike", encoding="utf-8")
    ledger.rewrite(file, plain, lambda lines: [True for _ in lines])
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_nothing_to_write_makes_no_file_and_taking_out_of_none_is_nothing(file: Path) -> None:
    ledger.append(file, [])
    assert ledger.rewrite(file, plain, lambda lines: [False for _ in lines]) == 0
    assert not file.exists()


def test_what_is_taken_out_is_not_on_the_disk_and_only_the_owner_reads_the_rest(file: Path) -> None:
    ledger.append(file, [{"n": 1, "words": "heronlike"}, {"n": 2}])
    assert ledger.rewrite(file, plain, lambda lines: ["words" not in one for one in lines]) == 1
    assert b"heronlike" not in file.read_bytes() and stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_words_that_no_encoding_has_do_not_stop_a_study(file: Path) -> None:
    ledger.append(file, [{"n": "\ud83d"}])
    assert ledger.read(file, plain) == [{"n": "\ud83d"}]


@pytest.mark.parametrize(("text", "most"), [("two\nlines", 40), ("a\u2028b", 40), ("long", 3), ("\x07", 40), ("\ud83d", 40)])
def test_a_line_that_is_none_is_refused(text: str, most: int) -> None:
    with pytest.raises(KcvetsError, match=f"A name has to fit on one line of {most} characters: shorten it"):
        ledger.short_line(text, most, "A name")
