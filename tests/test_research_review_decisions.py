"""The file of decisions only grows, loses nothing, and holds no word of the texts."""

from __future__ import annotations

import json
import multiprocessing
import os
import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcvets.errors import KcvetsError
from kcvets.research.review.decisions import WHAT, Decision, append, forget, read

WRITERS, EACH = 4, 25


def decision(id: str = "t1", what: str = "mask", **told: object) -> Decision:
    """A decision, complete but for what is told."""
    places = {"start": 3, "end": 8} if what in ("accept", "undo", "mask") else {}
    return Decision(**{"at": "2027-01-11T09:00:00+00:00", "who": "AB", "id": id, "what": what, **places, **told})


lines = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40)
possible = st.builds(decision, lines, st.sampled_from(WHAT), who=lines.filter(bool), kind=lines, instead=lines)


@given(st.lists(st.lists(possible, max_size=3), max_size=4))
def test_whatever_can_be_decided_comes_back(made: list[list[Decision]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "decisions.jsonl"
        for some in made:
            append(file, some)
        assert read(file) == [one for some in made for one in some]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where decisions go; there is nothing yet."""
    return tmp_path / "decisions.jsonl"


def test_decisions_come_back_in_the_order_made(file: Path) -> None:
    made = [decision(kind="PERSON", instead="their sister"), decision(what="undo"), decision("t2", "done")]
    assert read(file) == []
    append(file, made[:2])
    append(file, made[2:])
    assert read(file) == made


def test_a_last_line_that_a_kill_tore_off_is_left_out_and_mended(file: Path) -> None:
    append(file, [decision("t1"), decision("t2")])
    whole = file.read_bytes()
    for cut in range(1, len(whole.splitlines()[1]) + 1):
        file.write_bytes(whole[:-cut])
        assert [one.id for one in read(file)] == ["t1"]
        append(file, [decision("t3")])
        assert [one.id for one in read(file)] == ["t1", "t3"]


def test_a_damaged_line_in_between_is_named(file: Path) -> None:
    append(file, [decision(), decision()])
    file.write_text(file.read_text(encoding="utf-8").replace('"mask"', '"guess"', 1), encoding="utf-8")
    with pytest.raises(KcvetsError, match="Line 1 of .* is damaged: put back"):
        read(file)


def _write(file: Path, who: int) -> None:
    for n in range(EACH):
        append(file, [decision(f"w{who}-{n}-{m}") for m in range(3)])


def test_several_who_write_at_once_lose_nothing(file: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write, args=(file, who)) for who in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = [one.id for one in read(file)]
    assert sorted(found) == sorted(f"w{who}-{n}-{m}" for who in range(WRITERS) for n in range(EACH) for m in range(3))


def _forget(file: Path) -> None:
    for _ in range(10):
        forget(file, {"gone"})


def test_what_is_written_while_somebody_withdraws_is_kept(file: Path) -> None:
    append(file, [decision("gone"), decision("stays")])
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=_write, args=(file, 1)), spawn.Process(target=_forget, args=(file,))]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert len(read(file)) == 3 * EACH + 1


def test_withdrawn_texts_are_forgotten(file: Path) -> None:
    append(file, [decision("t1"), decision("t2"), decision("t1", "done")])
    assert forget(file, {"t1"}) == 2
    assert b"t1" not in file.read_bytes()
    assert read(file) == [decision("t2")]
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_only_its_owner_can_read_the_file(file: Path) -> None:
    append(file, [decision()])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_full_disk_is_told_and_nothing_half_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(file, [decision()])
    before, write = file.read_bytes(), os.write
    monkeypatch.setattr(os, "write", lambda handle, content: write(handle, content[:7]))
    with pytest.raises(KcvetsError, match="disk is full.*decide again"):
        append(file, [decision("t2")])
    assert file.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(KcvetsError, match="make the study's folder writable"):
        append(tmp_path / "missing" / "decisions.jsonl", [decision()])


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"what": "guess"}, "no decision"),
        ({"start": 8, "end": 8}, "names no stretch"),
        ({"start": -1}, "names no stretch"),
        ({"who": ""}, "name or initials"),
        ({"who": "x" * 41}, "one line of 40"),
        ({"instead": "x" * 61}, "one line of 60"),
        ({"instead": "two\nlines"}, "one line of 60"),
        ({"instead": "a\u2028b"}, "one line of 60"),
        ({"instead": "\ud83d"}, "one line of 60"),
    ],
)
def test_what_cannot_be_meant_is_refused(told: dict, said: str) -> None:
    with pytest.raises(KcvetsError, match=said):
        decision(**told)


def test_a_line_is_a_decision_and_nothing_else(file: Path) -> None:
    append(file, [decision(kind="PERSON")])
    [line] = file.read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)) == ["at", "end", "id", "instead", "kind", "start", "what", "who"]
