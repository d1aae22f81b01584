"""The journal opened, written and read."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcvets.errors import JournalError
from kcvets.journal import JOURNAL_FILE, Entry, EntryKey, Journal, JournalReplaced, export_json, import_json
from kcvets.journal.words import pack, unpack

KEY = EntryKey("practice.knowledge.reveals", model="practice", quadrant="knowledge")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.open(tmp_path / "home")


def write(journal: Journal, text: str, key: EntryKey = KEY, *, writer: str = "page", question: str = "") -> int:
    """Write as a page does that has just been opened."""
    standing = journal.current(key)
    receipt = journal.save(
        key,
        text,
        question=question,
        writer=f"{writer}-{len(journal.history(key))}",
        sequence=1,
        base=standing[0].revision if standing else None,
    )
    return receipt.revision


def test_a_journal_is_made_once_and_found_again(tmp_path):
    made = Journal.open(tmp_path / "home")
    assert made.path == tmp_path / "home" / JOURNAL_FILE
    assert Journal.open(str(tmp_path / "home"), create=False) == made
    assert len(made.id) == 36


def test_none_is_made_where_none_may_be_made(tmp_path):
    with pytest.raises(JournalError, match=JOURNAL_FILE):
        Journal.open(tmp_path / "home", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_no_bytes_counts_as_none(tmp_path):
    path = tmp_path / JOURNAL_FILE
    path.touch()
    with pytest.raises(JournalError, match="no journal"):
        Journal.open(tmp_path, create=False)
    assert path.read_bytes() == b""
    assert Journal.open(tmp_path).entries() == []


def test_an_entry_needs_a_prompt():
    with pytest.raises(ValueError, match="prompt"):
        EntryKey("")


def test_an_entry_is_itself_by_prompt_story_and_work(journal):
    assert EntryKey("p", model="practice") == EntryKey("p", model="quality", quadrant="values")
    keys = [
        EntryKey("p"),
        EntryKey("q"),
        EntryKey("p", story="arpita"),
        EntryKey("p", work="visit"),
        EntryKey("p", story="visit"),
    ]
    for key in keys:
        write(journal, repr(key), key)
    assert [journal.current(key)[0].text for key in keys] == [repr(key) for key in keys]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "a\x00b",
        "".join(map(chr, range(32))),
        "\ud800",
        "x\udfffy",
        "\ufeff",
        "🧑🏽‍🦽",
        "שלום \u202eعكس",
        "é e\u0301",
        "'; DROP TABLE version; --",
        "\r\n\r",
        "y" * 200_000,
        "😀" * 60_000,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_whatever_is_typed_comes_back_exactly(journal, text):
    write(journal, "before")
    write(journal, text)
    assert [version.text for version in journal.history(KEY)] == [text, "before"]


anything = st.text(st.characters(exclude_categories=[]))


@settings(deadline=None, max_examples=60)
@given(text=anything, question=anything, work=anything, story=anything, writer=anything)
def test_any_characters_may_stand_anywhere(tmp_path_factory, text, question, work, story, writer):
    journal = Journal.open(tmp_path_factory.mktemp("home"))
    key = EntryKey("p", story=story, work=work)
    journal.save(key, text, question=question, writer=writer, sequence=0, base=None)
    (version,) = journal.current(key)
    (entry,) = journal.entries()
    assert [version.text, version.writer, entry.question, entry.key.story, entry.key.work] == [
        unpack(pack(words)) for words in (text, writer, question, story, work)
    ]


def test_an_emptied_answer_stands_empty_and_keeps_its_history(journal):
    write(journal, "something")
    write(journal, "")
    assert [version.text for version in journal.current(KEY)] == [""]
    assert [version.text for version in journal.history(KEY)] == ["", "something"]


def test_the_wording_answered_is_kept_and_follows_the_question(journal):
    write(journal, "a", question="What is known?")
    write(journal, "b")
    assert journal.entries()[0].question == "What is known?"
    write(journal, "c", question="What do you know?")
    assert journal.entries()[0].question == "What do you know?"


def test_model_and_quadrant_are_kept_and_filled_in(journal):
    write(journal, "a", EntryKey("p"))
    write(journal, "b", EntryKey("p", model="practice", quadrant="values"))
    write(journal, "c", EntryKey("p"))
    (entry,) = journal.entries()
    assert (entry.key.model, entry.key.quadrant) == ("practice", "values")


def test_entries_are_in_the_order_first_written_and_versions_newest_first(journal):
    keys = [EntryKey(name) for name in "cab"]
    for key in keys:
        write(journal, "one", key)
    for key in reversed(keys):
        write(journal, "two", key)
    entries = journal.entries()
    assert [entry.key for entry in entries] == keys
    assert all([version.text for version in entry.versions] == ["two", "one"] for entry in entries)
    assert [version.text for version in entries[0].current] == ["two"]


def test_a_whole_form_is_read_at_once(journal):
    keys = [EntryKey(f"p{number}") for number in range(500)]
    for key in keys[:3]:
        write(journal, key.prompt, key)
    found = journal.currents([*keys, keys[0]])
    assert list(found) == keys
    assert [found[key][0].text for key in keys[:3]] == ["p0", "p1", "p2"]
    assert not any(found[key] for key in keys[3:])
    assert journal.currents([]) == {}


def test_only_what_is_not_blank_counts_as_answered(journal):
    texts = {"a": "yes", "b": "", "c": " \n\t\u00a0", "d": "0"}
    for prompt, text in texts.items():
        write(journal, text, EntryKey(prompt))
    assert journal.answered([EntryKey(prompt) for prompt in "abcde"]) == {EntryKey("a"), EntryKey("d")}


def test_the_latest_is_what_was_written_last_and_not_emptied(journal):
    assert journal.latest() is None
    write(journal, "first", EntryKey("a"))
    write(journal, "second", EntryKey("b"), question="b?")
    latest = journal.latest()
    assert isinstance(latest, Entry)
    assert (latest.key, latest.question, latest.versions[0].text) == (EntryKey("b"), "b?", "second")
    write(journal, "", EntryKey("b"))
    assert journal.latest().key == EntryKey("a")
    write(journal, "", EntryKey("a"))
    assert journal.latest() is None


def test_order_holds_when_the_clock_jumps_back(tmp_path):
    moment = datetime(2026, 11, 21, 12, tzinfo=timezone(timedelta(hours=1)))
    moments = iter([moment, moment, moment - timedelta(days=400), moment - timedelta(days=4000)])
    journal = Journal.open(tmp_path, now=lambda: next(moments))
    for text in ("one", "two", "three"):
        write(journal, text)
    history = journal.history(KEY)
    assert [version.text for version in history] == ["three", "two", "one"]
    assert [version.revision for version in history] == [3, 2, 1]
    assert [version.written_at for version in history][1:] == ["2025-10-17T11:00:00.000Z", "2026-11-21T11:00:00.000Z"]
    assert history[0].written_at < history[1].written_at
    assert journal.latest().versions[0].text == "three"


def test_nothing_typed_is_in_what_a_notebook_cell_would_show(journal):
    key = EntryKey("p", work="SECRET name")
    receipt = journal.save(key, "SECRET", writer="one", sequence=1, base=None)
    other = journal.save(key, "SECRET too", writer="two", sequence=1, base=None)
    shown = repr([journal, receipt, other, journal.entries(), journal.current(key), journal.latest()])
    assert "SECRET" not in shown
    assert receipt.written_at not in shown


OPERATIONS = {
    "save": lambda journal: journal.save(KEY, "new", writer="page", sequence=9, base=None),
    "settle": lambda journal: journal.settle(KEY, "new", writer="page", sequence=9, seen=set()),
    "current": lambda journal: journal.current(KEY),
    "currents": lambda journal: journal.currents([KEY]),
    "history": lambda journal: journal.history(KEY),
    "entries": lambda journal: journal.entries(),
    "latest": lambda journal: journal.latest(),
    "answered": lambda journal: journal.answered([KEY]),
    "export": export_json,
    "import": lambda journal: import_json(
        journal,
        f'{{"format": "kcvets-journal", "schema": 1, "journal": "{journal.id}", '
        '"exported_at": "2026-11-21T20:21:07.123Z", "entries": []}',
    ),
}


def gone(journal: Journal) -> None:
    journal.path.unlink()


def gone_with_its_folder(journal: Journal) -> None:
    journal.path.unlink()
    journal.path.parent.rmdir()


def in_a_folder_that_is_now_a_file(journal: Journal) -> None:
    gone_with_its_folder(journal)
    journal.path.parent.write_bytes(b"a file")


def emptied(journal: Journal) -> None:
    journal.path.write_bytes(b"")


def replaced(journal: Journal) -> None:
    journal.path.unlink()
    Journal.open(journal.path.parent)


@pytest.mark.parametrize("change", [gone, gone_with_its_folder, in_a_folder_that_is_now_a_file, emptied, replaced])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_page_opened_before_is_told_and_makes_nothing(journal, operation, change):
    OPERATIONS[operation](journal)
    change(journal)
    before = {path: path.read_bytes() for path in journal.path.parent.parent.rglob("*") if path.is_file()}
    with pytest.raises(JournalReplaced, match="opened before the journal was deleted.*open the page again"):
        OPERATIONS[operation](journal)
    assert {path: path.read_bytes() for path in journal.path.parent.parent.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are counted in /proc")
def test_no_file_stays_open(journal):
    def open_files() -> list[str]:
        links = [f"/proc/self/fd/{number}" for number in os.listdir("/proc/self/fd")]
        return [os.readlink(link) for link in links if os.path.lexists(link)]

    for operation in OPERATIONS.values():
        operation(journal)
        assert not [name for name in open_files() if str(journal.path.parent) in name]
    with journal.working() as connection:
        connection.execute("SELECT count(*) FROM version").fetchone()
        assert [name for name in open_files() if str(journal.path) in name]


def test_only_the_standard_library_is_loaded():
    code = "import sys, kcvets.journal; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
    )
    assert set(loaded.stdout.split()) - {"kcvets", "__main__"} <= set(sys.stdlib_module_names)
    assert not {"threading", "subprocess", "multiprocessing", "asyncio"} & set(loaded.stdout.split())
