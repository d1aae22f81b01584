"""Several processes at one journal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kcvets.journal import EntryKey, Journal

OPEN = "import sys; from kcvets.journal import Journal; sys.stdin.read(); print(Journal.open(sys.argv[1]).id)"
SAVE = """
import sys
from kcvets.journal import EntryKey, Journal
folder, writer, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
journal, key, base = Journal.open(folder), EntryKey("p"), None
sys.stdin.read()
for number in range(count):
    receipt = journal.save(key, f"{writer} {number}", writer=writer, sequence=number, base=base)
    assert receipt.stored
    base = receipt.revision
    own = EntryKey("own", work=writer)
    journal.save(own, f"{writer} {number}", writer=writer, sequence=number, base=None)
"""


def run_together(code: str, arguments: list[list[str]]) -> list[str]:
    """Run code in several processes that begin at the same moment; return what they printed."""
    processes = [
        subprocess.Popen([sys.executable, "-c", code, *each], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for each in arguments
    ]
    for process in processes:
        process.stdin.close()
    printed = [process.stdout.read() for process in processes]
    for process in processes:
        assert process.wait(timeout=120) == 0
        process.stdout.close()
    return printed


def test_processes_that_open_at_once_get_the_same_journal(tmp_path):
    for attempt in range(5):
        home = str(tmp_path / str(attempt))
        assert len(set(run_together(OPEN, [[home]] * 4))) == 1


def test_two_processes_saving_a_hundred_times_lose_nothing(tmp_path: Path):
    run_together(SAVE, [[str(tmp_path), writer, "100"] for writer in ("a", "b")])
    journal = Journal.open(tmp_path)
    history = journal.history(EntryKey("p"))
    assert {version.text for version in history} == {f"{writer} {number}" for writer in "ab" for number in range(100)}
    assert {version.text for version in history if version.current} == {"a 99", "b 99"}
    for writer in "ab":
        own = [version for version in history if version.writer == writer]
        assert [version.sequence for version in own] == list(range(99, -1, -1))
        assert [version.text for version in journal.current(EntryKey("own", work=writer))] == [f"{writer} 99"]
    revisions = [version.revision for entry in journal.entries() for version in entry.versions]
    assert sorted(revisions) == list(range(1, 401))
