"""Pieces that a person begins have ids of their own, and one that is deleted leaves no word in any file of ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from entries_written import about

from kcvets.errors import JournalError
from kcvets.journal import JOURNAL_FILE, EntryKey, Journal, JournalReplaced, connection, delete_everything, delete_piece, new_id, pieces
from kcvets.journal.pieces import KINDS, kind_of

PIECE, OTHER = "work-0123abcd", "work-76543210"
SENTINELS = [f"sentinel-{number}-that-nobody-else-writes" for number in range(4)]


@pytest.fixture
def journal(home: Path) -> Journal:
    """A piece some pages long, with earlier versions, a name and questions in somebody's words; another; and no piece at all."""
    journal, base = Journal.open(), None
    for number, words in enumerate(SENTINELS[:2]):
        base = journal.save(EntryKey("p", work=PIECE), f"{words} " * 500, writer=str(number), sequence=1, base=base).revision
    journal.save(EntryKey("work.name", work=PIECE), SENTINELS[2], writer="page", sequence=1, base=None)
    journal.save(EntryKey("loop.session-0123abcd.1", story="ant", work=PIECE), "Yes.", question=SENTINELS[3], writer="page", sequence=1, base=None)
    for key in (EntryKey("p", work=OTHER), EntryKey("p"), EntryKey("p", story=PIECE), EntryKey(PIECE)):
        before = journal.save(key, "before " * 500, writer="one", sequence=1, base=None)
        journal.save(key, "after", writer="two", sequence=1, base=before.revision)
    return journal


def held(home: Path) -> set[str]:
    """The sentinels that any file holds, byte by byte."""
    content = b"".join(path.read_bytes() for path in home.iterdir())
    return {words for words in SENTINELS if words.encode() in content}


def test_no_file_holds_a_word_of_a_piece_that_was_deleted(journal, home):
    assert held(home) == {*SENTINELS}
    delete_piece(journal, PIECE)
    assert (home / f"{JOURNAL_FILE}-journal").stat().st_size, "what SQLite noted to undo it was overwritten, not only removed"
    assert held(home) == set()


def test_everything_else_stays_with_its_earlier_versions(journal):
    others = [entry for entry in journal.entries() if entry.key.work != PIECE]
    assert len(others) == 4 and all(len(entry.versions) == 2 for entry in others)
    delete_piece(journal, PIECE)
    assert journal.entries() == others


def test_a_page_left_open_can_begin_the_piece_anew(journal, home):
    delete_piece(journal, PIECE)
    journal.save(EntryKey("p", work=PIECE), "Once more.", writer="0", sequence=2, base=None)
    assert [version.text for version in journal.history(EntryKey("p", work=PIECE))] == ["Once more."]
    assert held(home) == set()


def test_no_piece_is_deleted_from_a_journal_that_replaced_this_one(journal, home):
    delete_everything()
    new = Journal.open()
    new.save(EntryKey("p", work=PIECE), "In the new one.", writer="page", sequence=1, base=None)
    with pytest.raises(JournalReplaced):
        delete_piece(journal, PIECE)
    assert [entry.versions[0].text for entry in new.entries()] == ["In the new one."]


def test_no_journal_is_made_to_delete_a_piece_from(journal, home):
    delete_everything()
    with pytest.raises(JournalError):
        delete_piece(journal, PIECE)
    assert not home.exists()


def test_what_belongs_to_no_piece_cannot_be_deleted_as_one(journal):
    before = journal.entries()
    with pytest.raises(ValueError, match="has an id"):
        delete_piece(journal, "")
    assert journal.entries() == before


def test_nothing_is_deleted_while_another_page_writes(journal, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    before = journal.entries()
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match="in use by another page"):
            delete_piece(journal, PIECE)
    assert journal.entries() == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_id_tells_its_kind_and_is_nobody_elses(kind):
    ids = {new_id(kind) for _ in range(50)}
    assert len(ids) == 50
    assert {kind_of(id) for id in ids} == {kind}
    assert not any(" " in id or "|" in id for id in ids), "a choice keeps several of them in one line"


@pytest.mark.parametrize("work", ["", "work", "my work", "visit-0123abcd", "workshop-1"])
def test_what_nobody_began_here_is_no_piece(work):
    assert kind_of(work) == ""
    assert [piece for kind in KINDS for piece in pieces(about(work, {"p": "Words."}), kind)] == []


def test_pieces_of_one_kind_come_in_the_order_in_which_they_were_begun():
    written = [
        *about(OTHER, {"page.begun": "2026-06-04"}),
        *about("cpd-0123abcd", {"cpd.name": "A course"}),
        *about(PIECE, {"page.begun": "2026-05-04", "work.name": " The long call\n"}),
        *about(OTHER, {"p": "Words.", "work.name": "Another"}),
    ]
    assert [(piece.id, piece.title, piece.begun) for piece in pieces(written, "work")] == [(OTHER, "Another", "2026-06-04"), (PIECE, "The long call", "2026-05-04")]


@pytest.mark.parametrize(
    ("answers", "title"),
    [
        ({"page.begun": "2026-06-04"}, "Not named yet, begun on 4 June 2026"),
        ({"page.begun": "2026-06-04", "work.name": " "}, "Not named yet, begun on 4 June 2026"),
        ({"page.begun": "some day"}, "Not named yet, begun on a day unknown"),
        ({"p": "Words.", "session.name": "of another kind"}, "Not named yet, begun on a day unknown"),
    ],
)
def test_a_piece_without_a_name_is_called_by_its_day(answers, title):
    assert [piece.title for piece in pieces(about(PIECE, answers), "work")] == [title]


def test_what_a_piece_is_called_is_left_out_of_a_traceback():
    [piece] = pieces(about(PIECE, {"work.name": SENTINELS[0], "page.begun": "2026-06-04"}), "work")
    assert SENTINELS[0] not in repr(piece) and "2026" not in repr(piece)


def test_a_piece_of_which_nothing_stands_any_more_is_gone():
    [written] = about(PIECE, {"work.name": "The long call"})
    assert pieces([replace(written, versions=(replace(written.versions[0], current=False),))], "work") == []
