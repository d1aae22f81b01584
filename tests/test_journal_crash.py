"""A writer killed at any moment: the journal opens, is sound, and holds everything that was acknowledged."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kcvets.journal import EntryKey, Journal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")

ROUNDS = 200
#: Starts one writer a line, each in a process of its own; forked, as starting Python 200 times takes minutes.
WRITERS = """
import os, sys
from kcvets.journal import EntryKey, Journal

def write(folder, name, honest):
    journal, key, base = Journal.open(folder), EntryKey(name), None
    for number in range(10**6):
        text = " ".join(map(str, range(number % 7, number + 1)))  # rising, and now and then begun anew
        if honest:
            base = journal.save(key, text, writer=name, sequence=number, base=base).revision
        os.write(1, f"saved {text}\\n".encode())

for line in sys.stdin:
    name, honest = line.split()
    writer = os.fork()
    if writer == 0:
        write(sys.argv[1], name, honest == "honest")
    os.write(1, f"writer {writer}\\n".encode())
    os.waitpid(writer, 0)
    os.write(1, b"dead\\n")
"""


@contextmanager
def writers(folder: Path) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITERS, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    with process:
        yield process
        process.stdin.close()
        assert process.wait(timeout=10) == 0


def killed_writer(process: subprocess.Popen, name: str, seconds: float, *, honest: bool = True) -> list[str]:
    """Let a writer save, kill it after its first save and some seconds, and return what was acknowledged."""
    process.stdin.write(f"{name} {'honest' if honest else 'lying'}\n")
    lines = []
    while not (any(line.startswith("writer") for line in lines) and any(line.startswith("saved") for line in lines)):
        lines.append(process.stdout.readline())
    pid = next(int(line.split()[1]) for line in lines if line.startswith("writer"))
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    lines += iter(process.stdout.readline, "dead\n")
    return [line.removeprefix("saved ").strip() for line in lines if line.startswith("saved")]


def assert_sound(journal: Journal, name: str, acknowledged: list[str]) -> None:
    history = journal.history(EntryKey(name))
    kept = [version.text for version in history]
    assert sum(version.current for version in history) == 1
    assert kept[0].startswith(acknowledged[-1]) or acknowledged[-1] == kept[1]  # at most one more than acknowledged
    assert all(any(text in other for other in kept) for text in acknowledged)
    with closing(sqlite3.connect(journal.path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_what_was_acknowledged_outlasts_the_death_of_its_writer(tmp_path):
    chance = random.Random(os.urandom(8))
    with writers(tmp_path) as process:
        for number in range(ROUNDS):
            acknowledged = killed_writer(process, f"round-{number}", chance.uniform(0, 0.04))
            assert_sound(Journal.open(tmp_path, create=False), f"round-{number}", acknowledged)
    assert len(Journal.open(tmp_path).entries()) == ROUNDS


def test_the_check_notices_a_writer_that_acknowledges_what_it_did_not_save(tmp_path):
    journal = Journal.open(tmp_path)
    with writers(tmp_path) as process:
        acknowledged = killed_writer(process, "liar", 0.01, honest=False)
    with pytest.raises((AssertionError, IndexError)):
        assert_sound(journal, "liar", acknowledged)
