"""A long run shows the same result however it is spread, goes on after an interruption, and leaves nothing half-written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import wait_until

from kcvets.errors import ContentError, KcvetsError
from kcvets.research.deidentify import files, work
from kcvets.research.deidentify.run import deidentify_file
from kcvets.research.deidentify.work import PART
from kcvets.research.synthetic import synthetic_rows

TEXTS = 3 * PART + 20
COMMAND = [sys.executable, "-m", "kcvets", "deidentify"]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More texts than one part has."""
    file = tmp_path_factory.mktemp("source") / "in.csv"
    rows = [(row["id"], row["text"]) for row in synthetic_rows(people=TEXTS, entries=(1, 1))]
    assert len(rows) == TEXTS
    files.write(file, rows)
    return file


@pytest.fixture(scope="module")
def whole(source: Path) -> Path:
    """What comes of it in one go, with one process."""
    target = source.with_name("whole.csv")
    deidentify_file(source, target, workers=1)
    return target


def parts(target: Path) -> list[Path]:
    return list(target.parent.glob(f".{target.name}.parts/*.json"))


def test_every_row_arrives_in_its_place_with_names_masked(source: Path, whole: Path) -> None:
    before, after = list(files.rows(source)), list(files.rows(whole))
    assert [id for id, _ in after] == [id for id, _ in before]
    changed = [masked for (_, masked), (_, text) in zip(after, before, strict=True) if masked != text]
    assert len(changed) > TEXTS / 2 and any("Person " in text for text in changed)
    assert not parts(whole)


def test_a_killed_run_leaves_no_result_and_goes_on_to_the_same(source: Path, whole: Path, tmp_path: Path) -> None:
    target, report = tmp_path / "out.csv", tmp_path / "report.json"
    command = [*COMMAND, str(source), str(target), "--workers", "1", "--report", str(report)]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    wait_until(lambda: parts(target), seconds=120)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    assert not target.exists() and not report.exists()
    kept = {file: file.stat().st_mtime_ns for file in parts(target)}
    assert kept and all(isinstance(json.loads(file.read_text()), list) for file in kept)
    interrupted = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_until(lambda: len(parts(target)) > len(kept), seconds=120)
    os.killpg(interrupted.pid, signal.SIGINT)
    told = interrupted.communicate()[1]
    assert (interrupted.returncode, target.exists()) == (130, False)
    assert "goes on from there" in told and "Traceback" not in told
    assert all(file.stat().st_mtime_ns == at for file, at in kept.items())  # not done again
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert target.read_bytes() == whole.read_bytes()
    assert f"{TEXTS} texts looked through" in done.stdout and "A person has to read every text" in done.stdout
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["texts"] == TEXTS and told["masked"]["PERSON"] > TEXTS / 2 and "spacy" in told["made_with"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.csv", "report.json"]


def test_a_dask_cluster_of_two_workers_comes_to_the_same(source: Path, whole: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("dask.distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "host": "127.0.0.1"}
    with distributed.LocalCluster(**options) as cluster:
        deidentify_file(source, tmp_path / "out.csv", scheduler=cluster.scheduler_address)
    assert (tmp_path / "out.csv").read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere"])
def test_a_scheduler_that_does_not_answer_is_told(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(work, "CONNECTS", 1)
    with pytest.raises(KcvetsError, match="No Dask scheduler answers at"):
        deidentify_file(source, tmp_path / "out.csv", scheduler=address)
    assert not (tmp_path / "out.csv").exists()


def test_a_script_of_ones_own_is_not_run_again_by_each_process(source: Path, whole: Path, tmp_path: Path) -> None:
    script, target = tmp_path / "mine.py", tmp_path / "out.csv"
    script.write_text(f"from kcvets.research import deidentify_file\nprint('begun')\ndeidentify_file({str(source)!r}, {str(target)!r}, workers=2)\n")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, timeout=200)
    assert done.stdout == "begun\n" and target.read_bytes() == whole.read_bytes()


def test_a_faulty_file_is_told_before_any_work(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": "a", "text": "Sound."}\n{"id": "a", "text": "Twice."}\n{"id": "b"}\n', encoding="utf-8")
    with pytest.raises(ContentError) as told:
        deidentify_file(file, tmp_path / "out.jsonl")
    assert [fault.place for fault in told.value.faults] == ["line 2", "line 3"]
    assert [one.name for one in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_result_never_takes_the_place_of_its_source(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("id,text\na,Sound.\n", encoding="utf-8")
    with pytest.raises(KcvetsError, match="overwritten by its own result"):
        deidentify_file(file, file)
    with pytest.raises(KcvetsError, match="different kinds"):
        deidentify_file(file, tmp_path / "out.jsonl")
    assert file.read_text(encoding="utf-8") == "id,text\na,Sound.\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts threads in /proc")
def test_a_process_settles_before_numpy_is_there_and_numpy_starts_no_threads() -> None:
    """A process imports the module of what it begins with first of all: numpy must not come with it, or it has started its threads."""
    program = (
        "import os, sys",
        "from kcvets.research.deidentify import work",
        "before = 'numpy' in sys.modules",
        "work._settle()",
        "import numpy",
        "numpy.ones((600, 600)) @ numpy.ones((600, 600))",
        "print(before, len(os.listdir('/proc/self/task')))",
    )
    plain = {"PATH": os.environ["PATH"]}
    told = subprocess.run([sys.executable, "-c", "\n".join(program)], capture_output=True, text=True, check=True, env=plain)
    assert told.stdout.split() == ["False", "1"]
