"""The system refuses to write: the page is told, what was there stays, and later saves work again."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kcvets.errors import JournalError
from kcvets.journal import EntryKey, Journal

posix = pytest.mark.skipif(os.name != "posix", reason="needs limits and permissions of POSIX")

BEGIN = """
import os, sys
from kcvets.errors import JournalError
from kcvets.journal import EntryKey, Journal, delete_everything, export_to
key, folder = EntryKey("p"), sys.argv[1]

def save(journal, text, sequence, base):
    return journal.save(key, text, writer="page", sequence=sequence, base=base).revision

def refused(work, *arguments):
    try:
        work(*arguments)
    except JournalError as error:
        return str(error)
    sys.exit("it was not refused")
"""


def run(code: str, folder: Path) -> str:
    finished = subprocess.run([sys.executable, "-c", BEGIN + code, str(folder)], capture_output=True, text=True)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


@posix
@pytest.mark.parametrize("limit", ["0", "4096", "8192", "size", "size + 4096", "size + 100000"])
def test_a_full_disk(tmp_path, limit):
    told = run(
        f"""
import resource
journal = Journal.open(folder)
base = save(journal, "before", 1, None)
size = journal.path.stat().st_size
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, hard))
print(refused(save, journal, "x" * 300_000, 2, base))
print(refused(export_to, folder + "/words.md", "x" * 300_000))
assert [version.text for version in journal.history(key)] == ["before"]
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
save(journal, "before and after", 3, base)
assert [version.text for version in Journal.open(folder).history(key)] == ["before and after"]
assert os.listdir(folder) == ["journal.sqlite3"]
""",
        tmp_path,
    )
    for line, name in zip(told.splitlines(), ["journal.sqlite3", "words.md"], strict=True):
        assert (
            line.startswith(str(tmp_path / name))
            and "full" in line
            and line.endswith("nothing already kept was changed.")
        )


#: Root may write anywhere: become somebody who may not.
AS_NOBODY = "os.geteuid() or (os.chown(folder, 65534, 65534), os.setgroups([]), os.setgid(65534), os.setuid(65534))\n"


@posix
def test_a_folder_that_may_only_be_read():
    with tempfile.TemporaryDirectory() as folder:
        told = run(
            AS_NOBODY
            + """
journal = Journal.open(folder)
base = save(journal, "before", 1, None)
os.chmod(folder, 0o500)
print(refused(save, journal, "after", 2, base))
print(refused(delete_everything, folder))
assert [version.text for version in Journal.open(folder).current(key)] == ["before"]
os.chmod(folder, 0o700)
save(journal, "before and after", 3, base)
assert [version.text for version in journal.history(key)] == ["before and after"]
""",
            Path(folder),
        )
    assert len(told.splitlines()) == 2
    assert all(folder in line and "journal.sqlite3" in line for line in told.splitlines())


@posix
def test_a_file_that_may_only_be_read():
    with tempfile.TemporaryDirectory() as folder:
        told = run(
            AS_NOBODY
            + """
journal = Journal.open(folder)
base = save(journal, "before", 1, None)
journal.path.chmod(0o400)
print(refused(save, journal, "after", 2, base))
assert [version.text for version in Journal.open(folder).current(key)] == ["before"]
journal.path.chmod(0o600)
save(journal, "before and after", 3, base)
""",
            Path(folder),
        )
    assert "may not be written by you" in told and "KCVETS_HOME" in told


@posix
def test_a_folder_of_somebody_else():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        code = AS_NOBODY.replace("os.chown(folder, 65534, 65534), ", "") + "print(refused(Journal.open, folder))"
        if os.geteuid() != 0:
            pytest.skip("only root can make a folder and then be somebody else")
        assert "may not be written by you" in run(code, Path(folder))


def test_a_folder_replaced_by_a_file(tmp_path):
    home, aside = tmp_path / "home", tmp_path / "aside"
    journal = Journal.open(home)
    base = journal.save(EntryKey("p"), "before", writer="page", sequence=1, base=None).revision
    home.rename(aside)
    home.write_bytes(b"a file")
    with pytest.raises(JournalError, match="no longer holds it"):
        journal.save(EntryKey("p"), "after", writer="page", sequence=2, base=base)
    home.unlink()
    aside.rename(home)
    assert journal.current(EntryKey("p"))[0].text == "before"
    assert journal.save(EntryKey("p"), "before and after", writer="page", sequence=2, base=base).stored
