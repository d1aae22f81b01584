"""Files that are not a journal of today: brought up to date, or refused and left as they are."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kcvets.errors import JournalError
from kcvets.journal import JOURNAL_FILE, EntryKey, Journal, JournalDamaged, connection, schema

KEY = EntryKey("p")


def make_database(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


def filled(home: Path, versions: int = 40) -> Path:
    """A journal of some hundred kilobytes."""
    journal = Journal.open(home)
    for number in range(versions):
        standing = journal.current(KEY)
        journal.save(
            KEY, f"{number} " * 2000, writer=str(number), sequence=1, base=standing[0].revision if standing else None
        )
    return journal.path


def assert_refused(path: Path, wrong: str, kind: type[JournalError] = JournalError) -> None:
    before = path.read_bytes()
    for create in (True, False):
        with pytest.raises(kind, match=wrong) as refusal:
            Journal.open(path.parent, create=create)
        assert str(path) in str(refusal.value)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('theirs')"],
        ["PRAGMA application_id = 252006674", "CREATE TABLE notes (text)"],
        ["PRAGMA application_id = 252006674"],
        ["PRAGMA user_version = 1"],
        # The shape a journal might have had before the first release, with nothing to mark it as ours.
        ["CREATE TABLE meta (journal)", "CREATE TABLE entry (id, prompt)", "CREATE TABLE version (revision, text)"],
    ],
    ids=["some tables", "marked and tables", "marked and empty", "numbered and empty", "a journal's shape"],
)
def test_a_foreign_database_is_refused(tmp_path, statements):
    make_database(tmp_path / JOURNAL_FILE, *statements)
    assert_refused(tmp_path / JOURNAL_FILE, "some other program.*move it away")


def test_a_database_with_nothing_in_it_becomes_a_journal(tmp_path):
    make_database(tmp_path / JOURNAL_FILE, "CREATE TABLE a (b)", "DROP TABLE a")
    assert (tmp_path / JOURNAL_FILE).stat().st_size > 0
    assert Journal.open(tmp_path).entries() == []


def test_a_journal_of_a_later_release_is_refused(tmp_path):
    path = filled(tmp_path, 1)
    make_database(path, "PRAGMA user_version = 2")
    assert_refused(path, "later release of kcvets.*update kcvets")


def test_an_open_page_notices_that_a_later_release_took_over(tmp_path):
    journal = Journal.open(tmp_path)
    make_database(journal.path, "PRAGMA user_version = 2")
    with pytest.raises(JournalError, match="later release"):
        journal.save(KEY, "text", writer="page", sequence=1, base=None)


@pytest.mark.parametrize(
    "content", [b"Dear diary", b"SQLite format 3\x00", bytes(9000), random.Random(1).randbytes(50_000)]
)
def test_a_file_that_is_no_database_is_refused(tmp_path, content):
    (tmp_path / JOURNAL_FILE).write_bytes(content)
    assert_refused(tmp_path / JOURNAL_FILE, "damaged.*import your last exported copy", JournalDamaged)


@pytest.mark.parametrize("share", [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999])
def test_a_truncated_journal_is_refused(tmp_path, share):
    path = filled(tmp_path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert_refused(path, "damaged", JournalDamaged)


def test_a_journal_with_a_page_overwritten_is_refused(tmp_path):
    path = filled(tmp_path)
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xa5" * 4096
    path.write_bytes(content)
    assert_refused(path, "damaged", JournalDamaged)


def test_a_journal_with_its_last_pages_lost_is_refused(tmp_path):
    path = filled(tmp_path)
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[: size // 2] + bytes(size - size // 2))
    assert_refused(path, "damaged", JournalDamaged)


def test_damage_met_while_reading_is_told_as_damage(tmp_path):
    path = filled(tmp_path)
    journal = Journal.open(tmp_path)
    content = bytearray(path.read_bytes())
    content[8192:] = bytes(len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(JournalDamaged):
        journal.entries()


def test_words_that_are_not_text_are_told_as_damage(tmp_path):
    path = filled(tmp_path, 1)
    make_database(path, "UPDATE version SET text = x'ff'")
    with pytest.raises(JournalDamaged):
        Journal.open(tmp_path).entries()


def test_our_mark_is_in_the_file(tmp_path):
    path = filled(tmp_path, 1)
    assert path.read_bytes()[68:72] == b"kcvt"
    assert int.from_bytes(path.read_bytes()[60:64], "big") == len(schema.MIGRATIONS) == 1


def add_step(monkeypatch: pytest.MonkeyPatch, step: Callable[[sqlite3.Connection], None]) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))


def test_an_older_journal_is_brought_up_to_date_with_its_words(tmp_path, monkeypatch):
    path = filled(tmp_path, 3)
    before, old = Journal.open(tmp_path).entries(), Journal.open(tmp_path)
    add_step(monkeypatch, lambda database: database.execute("ALTER TABLE entry ADD COLUMN colour TEXT"))
    journal = Journal.open(tmp_path, create=False)
    assert (journal.id, journal.entries()) == (old.id, before)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (2,)
        assert database.execute("SELECT colour FROM entry").fetchall() == [(None,)]


def test_a_new_journal_takes_every_step(tmp_path, monkeypatch):
    add_step(monkeypatch, lambda database: database.execute("ALTER TABLE entry ADD COLUMN colour TEXT"))
    assert Journal.open(tmp_path).entries() == []


def half_done(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM version")
    database.execute("ALTER TABLE entry ADD COLUMN colour TEXT")
    database.execute("INSERT INTO nowhere VALUES (1)")


def test_a_step_that_fails_leaves_the_file_untouched(tmp_path, monkeypatch):
    path = filled(tmp_path)
    add_step(monkeypatch, half_done)
    assert_refused(path, "no such table: nowhere")


def test_a_new_journal_whose_step_fails_is_none(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        add_step(patch, half_done)
        with pytest.raises(JournalError, match="no such table: nowhere"):
            Journal.open(tmp_path)
    assert (tmp_path / JOURNAL_FILE).read_bytes() == b""
    assert Journal.open(tmp_path).entries() == []


def test_a_journal_in_use_is_told_as_in_use(tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    path = filled(tmp_path, 1)
    journal = Journal.open(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(JournalError, match="in use by another page.*try again"):
            journal.save(KEY, "text", writer="page", sequence=1, base=None)
    assert journal.save(KEY, "text", writer="page", sequence=1, base=None).stored


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [("journal_mode", "delete"), ("synchronous", 3), ("secure_delete", 1), ("foreign_keys", 1), ("temp_store", 2)],
)
def test_every_connection_is_set_up_for_safety(tmp_path, pragma, expected):
    with Journal.open(tmp_path).working() as database:
        assert database.execute(f"PRAGMA {pragma}").fetchone() == (expected,)
