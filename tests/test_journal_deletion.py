"""After deletion no file of ours holds a word of what was written."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kcvets.errors import JournalError
from kcvets.journal import JOURNAL_FILE, EntryKey, Journal, JournalReplaced, connection, delete_everything, deletion
from kcvets.journal.files import erase

KEY = EntryKey("p")
WORDS = [f"sentinel-{number}-that-nobody-else-writes" for number in range(4)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def journal(home: Path) -> Journal:
    """Sentinels some pages long: standing, in earlier versions, in a question, and in the name of own work."""
    journal = Journal.open(home)
    base = None
    for number, words in enumerate(WORDS):
        base = journal.save(KEY, f"{words} " * 500, writer=str(number), sequence=1, base=base).revision
    journal.save(EntryKey("p", work=WORDS[0]), "text", question=WORDS[1], writer="page", sequence=1, base=None)
    return journal


def found_in(folder: Path) -> set[str]:
    """Names of the files in which any sentinel can be found, byte by byte."""
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(words.encode() in path.read_bytes() for words in WORDS)
    }


def witness(path: Path, folder: Path) -> Path:
    """A second name for the same bytes on the disk: it shows what was left in a file when it was removed."""
    folder.mkdir(exist_ok=True)
    link = folder / path.name
    os.link(path, link)
    return link


def test_every_word_is_overwritten_before_the_file_is_removed(journal, home, tmp_path):
    assert {words for words in WORDS if words.encode() in journal.path.read_bytes()} == set(WORDS)
    left = witness(journal.path, tmp_path / "left")
    assert found_in(tmp_path) == {JOURNAL_FILE}
    delete_everything(home)
    assert not home.exists()
    assert found_in(tmp_path) == set()
    assert set(left.read_bytes()) <= {0}


def test_removing_the_file_alone_would_leave_the_words(journal, tmp_path):
    witness(journal.path, tmp_path / "left")
    journal.path.unlink()
    assert found_in(tmp_path) == {JOURNAL_FILE}


def test_all_our_files_go_and_no_other(journal, home, tmp_path):
    ours = [JOURNAL_FILE + ending for ending in ("-journal", "-wal", "-shm", ".deleted")] + [".kcvets-abc.tmp"]
    for name in ours:
        (home / name).write_text(f"{WORDS[0]} in {name}")
    (home / "letter.txt").write_text("not ours")
    assert found_in(tmp_path) == {JOURNAL_FILE, *ours}
    delete_everything(home)
    assert [path.name for path in home.iterdir()] == ["letter.txt"]
    assert (home / "letter.txt").read_text() == "not ours"


def test_what_the_deletion_itself_sets_aside_is_overwritten_too(journal, home, monkeypatch):
    """SQLite copies every page before it changes it; that copy must not be left to the disk unerased."""
    erased = {}

    def watched_erase(path: Path) -> None:
        held = found_in(home)
        link = witness(path, home.parent / "left") if path.exists() else None
        erase(path)
        erased[path.name] = path.name in held and not link.read_bytes().strip(b"\0")

    monkeypatch.setattr(deletion, "erase", watched_erase)
    delete_everything(home)
    assert erased[f"{JOURNAL_FILE}-journal"]
    assert found_in(home.parent) == set()


def test_words_in_a_crashed_writers_own_file_go_too(journal, home, tmp_path):
    """A writer killed half-way leaves the old pages in a rollback journal."""
    code = (
        "import os, sqlite3, sys; database = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "database.execute('BEGIN IMMEDIATE'); database.execute('PRAGMA cache_size = 1');"
        "database.execute('UPDATE version SET text = zeroblob(90000)'); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(journal.path)]).returncode == 9
    assert f"{JOURNAL_FILE}-journal" in found_in(home)
    delete_everything(home)
    assert not home.exists()


def test_the_chosen_folder_is_the_default(journal, home, monkeypatch):
    monkeypatch.setenv("KCVETS_HOME", str(home))
    delete_everything()
    assert not home.exists()


def test_deleting_nothing_is_nothing(home):
    delete_everything(home)
    assert not home.exists()


def test_deleting_a_journal_never_written_in(home):
    home.mkdir()
    (home / JOURNAL_FILE).touch()
    delete_everything(home)
    assert not home.exists()


def test_a_journal_made_afterwards_is_another(journal, home):
    delete_everything(home)
    new = Journal.open(home)
    assert new.id != journal.id and new.entries() == []
    with pytest.raises(JournalReplaced):
        journal.save(KEY, "text", writer="page", sequence=9, base=None)
    assert new.entries() == []


def test_a_journal_made_while_the_old_one_is_erased_is_left(journal, home, monkeypatch):
    made = []

    def erase_slowly(path: Path) -> None:
        if path.name.endswith(".deleted") and path.exists():
            made.append(Journal.open(home))
            made[0].save(KEY, "new words", writer="page", sequence=1, base=None)
        erase(path)

    monkeypatch.setattr(deletion, "erase", erase_slowly)
    delete_everything(home)
    assert [version.text for version in made[0].current(KEY)] == ["new words"]
    assert [path.name for path in home.iterdir()] == [JOURNAL_FILE]


def test_a_damaged_journal_can_be_deleted(journal, home, tmp_path):
    content = bytearray(journal.path.read_bytes())
    content[:100] = b"\xa5" * 100
    journal.path.write_bytes(content)
    left = witness(journal.path, tmp_path / "left")
    delete_everything(home)
    assert not home.exists()
    assert set(left.read_bytes()) == {0}


def test_a_journal_of_a_later_release_can_be_deleted(journal, home, tmp_path):
    with closing(sqlite3.connect(journal.path)) as database, database:
        database.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, entry REFERENCES entry (id), text)")
        database.execute("INSERT INTO note (entry, text) VALUES (1, ?)", (WORDS[0],))
        database.execute("PRAGMA user_version = 2")
    witness(journal.path, tmp_path / "left")
    delete_everything(home)
    assert found_in(tmp_path) == set()


def test_a_database_of_some_other_program_is_left(home):
    home.mkdir()
    with closing(sqlite3.connect(home / JOURNAL_FILE)) as database, database:
        database.execute("CREATE TABLE theirs (text)")
    before = (home / JOURNAL_FILE).read_bytes()
    with pytest.raises(JournalError, match="some other program"):
        delete_everything(home)
    assert (home / JOURNAL_FILE).read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_a_link_in_place_of_the_journal_is_refused(journal, home, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / JOURNAL_FILE).symlink_to(journal.path)
    with pytest.raises(JournalError, match="is a link"):
        delete_everything(other)
    assert found_in(home) == {JOURNAL_FILE}


def test_a_journal_being_written_is_not_deleted_under_the_writer(journal, home, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match="in use by another page"):
            delete_everything(home)
    assert found_in(home) == {JOURNAL_FILE}


@pytest.mark.parametrize("step", ["erase", "sync_folder"])
def test_a_deletion_cut_short_is_finished_by_the_next(journal, home, tmp_path, monkeypatch, step):
    """Whatever step the power fails at, the words are gone already, and no page can write."""

    class PowerCut(Exception):
        pass

    def fail(path: Path) -> None:
        raise PowerCut

    witness(journal.path, tmp_path / "left")
    with monkeypatch.context() as patch:
        patch.setattr(deletion, step, fail)
        with pytest.raises(PowerCut):
            delete_everything(home)
    assert JOURNAL_FILE not in found_in(tmp_path)
    with pytest.raises(JournalReplaced):
        journal.save(KEY, "text", writer="page", sequence=9, base=None)
    if step == "erase":
        with pytest.raises(JournalError, match="cut short.*delete everything again"):
            Journal.open(home)
    delete_everything(home)
    assert not home.exists()
    assert found_in(tmp_path) == set()


SAVE_UNTIL_REFUSED = """
import sys, time
from kcvets.errors import JournalError
from kcvets.journal import EntryKey, Journal
journal = Journal.open(sys.argv[1], create=False)
print("ready", flush=True)
try:
    for sequence in range(10**6):
        text = f"{sys.argv[3]} {sequence}"
        journal.save(EntryKey("p", work=sys.argv[2]), text, writer="w", sequence=sequence, base=None)
        time.sleep(0.005)
except JournalError as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize("attempt", range(8))
def test_pages_that_write_meanwhile_are_told_and_make_no_new_file(journal, home, tmp_path, attempt):
    def page(name: str) -> subprocess.Popen:
        arguments = [sys.executable, "-c", SAVE_UNTIL_REFUSED, str(home), name, WORDS[0]]
        return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)

    with page("one") as one, page("two") as two:
        try:
            assert one.stdout.readline() == two.stdout.readline() == "ready\n"
            delete_everything(home)
            assert one.communicate(timeout=30)[0] == two.communicate(timeout=30)[0] == "JournalReplaced\n"
        finally:
            one.kill()
            two.kill()
    assert not home.exists()
    assert found_in(tmp_path) == set()
