"""The journal written out as JSON and taken in again."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcvets.errors import JournalError
from kcvets.journal import Entry, EntryKey, ImportReport, Journal, export_json, import_json, incoming

KEY = EntryKey("practice.knowledge.reveals", model="practice", quadrant="knowledge", story="arpita", work="a visit")


def make(folder: Path) -> Journal:
    """A journal in which no two moments are the same."""
    start, ticks = datetime(2026, 11, 21, tzinfo=UTC), iter(range(10**9))
    return Journal.open(
        folder, now=lambda: start + timedelta(seconds=next(ticks), milliseconds=len(str(folder)) % 1000)
    )


@pytest.fixture
def laptop(tmp_path: Path) -> Journal:
    return make(tmp_path / "laptop")


@pytest.fixture
def desktop(tmp_path: Path) -> Journal:
    return make(tmp_path / "desktop computer")


def write(journal: Journal, text: str, key: EntryKey = KEY, writer: str | None = None) -> None:
    """Write as a page of its own that was just opened."""
    standing = journal.current(key)
    journal.save(
        key,
        text,
        question="What do you see?",
        writer=writer or f"{journal.path.parent.name} {len(journal.history(key))}",
        sequence=7,
        base=standing[0].revision if standing else None,
    )


def texts(journal: Journal, key: EntryKey = KEY) -> list[str]:
    return [version.text for version in journal.current(key)]


@contextmanager
def folders(count: int) -> Iterator[list[Path]]:
    """Folders for one example of many: in memory where the system has such a place, as a disk's sync takes long."""
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield [Path(folder) / ("home " * number) / "journal" for number in range(1, count + 1)]


anything = st.text(st.characters(exclude_categories=[]), max_size=20)
saves = st.lists(
    st.tuples(
        st.sampled_from(["p", "q"]),
        st.sampled_from(["", "arpita"]),
        anything,
        anything,
        st.sampled_from("abc"),
        st.booleans(),
    ),
    max_size=12,
)


def fill(journal: Journal, saved: list[tuple[str, str, str, str, str, bool]]) -> None:
    for sequence, (prompt, story, work, text, writer, fresh) in enumerate(saved):
        key = EntryKey(prompt, story=story, work=work, model="practice")
        standing = journal.current(key)
        base = standing[0].revision if fresh and standing else None
        journal.save(key, text, question=text, writer=writer, sequence=sequence, base=base)


@settings(deadline=None)
@given(saves)
def test_a_copy_in_an_empty_journal_is_exact(saved):
    with folders(2) as places:
        here, there = map(Journal.open, places)
        fill(here, saved)
        exported = export_json(here)
        report = import_json(there, exported)
        copied = there.entries()
        assert exported.isascii()
        assert copied == here.entries()
        assert json.loads(export_json(there))["entries"] == json.loads(exported)["entries"]
        assert report.added == sum(len(entry.versions) for entry in copied)
        assert import_json(there, exported) == ImportReport(0, report.added, 0)
        assert there.entries() == copied


@settings(deadline=None, max_examples=60)
@given(saves, saves)
def test_merging_loses_nothing_and_a_second_time_changes_nothing(mine, theirs):
    def kept(entry: Entry) -> set[tuple[str, str, str]]:
        return {(version.text, version.writer, version.written_at) for version in entry.versions}

    with folders(2) as places:
        here, there = map(make, places)
        fill(here, mine)
        fill(there, theirs)
        before, exported = here.entries(), export_json(there)
        report = import_json(here, exported)
        after = {entry.key: entry for entry in here.entries()}
        assert [entry.key for entry in before] == list(after)[: len(before)]
        for entry in [*before, *there.entries()]:
            assert kept(entry) <= kept(after[entry.key])
            standing = [version.text for version in after[entry.key].current]
            assert standing and len(set(standing)) == len(standing)
        assert import_json(here, exported) == ImportReport(0, report.added + report.already_there, 0)
        assert {entry.key: entry for entry in here.entries()} == after


def test_the_document_names_itself(laptop):
    document = json.loads(export_json(laptop))
    assert document == {
        "format": "kcvets-journal",
        "schema": 1,
        "journal": laptop.id,
        "exported_at": document["exported_at"],
        "entries": [],
    }


def test_what_both_wrote_apart_stands_side_by_side(laptop, desktop):
    write(laptop, "on the laptop")
    write(desktop, "on the desktop")
    report = import_json(desktop, export_json(laptop))
    assert report == ImportReport(added=1, already_there=0, conflicts=1)
    assert texts(desktop) == ["on the laptop", "on the desktop"]


def test_the_same_words_written_apart_are_no_conflict(laptop, desktop):
    write(laptop, "the same")
    write(desktop, "the same")
    assert import_json(desktop, export_json(laptop)) == ImportReport(added=1, already_there=0, conflicts=0)
    assert texts(desktop) == ["the same"]
    assert len(desktop.history(KEY)) == 2


def test_going_back_and_forth_between_two_machines_is_no_conflict(laptop, desktop):
    write(laptop, "one")
    import_json(desktop, export_json(laptop))
    write(desktop, "two")
    assert import_json(laptop, export_json(desktop)) == ImportReport(added=1, already_there=1, conflicts=0)
    assert texts(laptop) == ["two"]
    write(laptop, "three")
    assert import_json(desktop, export_json(laptop)) == ImportReport(added=1, already_there=2, conflicts=0)
    assert texts(desktop) == ["three"]
    assert [version.text for version in desktop.history(KEY)] == ["three", "two", "one"]


def test_an_older_copy_taken_in_again_is_no_conflict(laptop):
    laptop.save(KEY, "one", writer="page", sequence=1, base=None)
    old = export_json(laptop)
    laptop.save(KEY, "one and two", writer="page", sequence=2, base=1)  # in place: "one" is a version no more
    assert import_json(laptop, old) == ImportReport(added=1, already_there=0, conflicts=0)
    assert texts(laptop) == ["one and two"]
    assert import_json(laptop, old) == ImportReport(added=0, already_there=1, conflicts=0)


def test_a_newer_copy_of_the_same_page_takes_the_place_of_the_older(laptop, desktop):
    laptop.save(KEY, "one", writer="page", sequence=1, base=None)
    import_json(desktop, export_json(laptop))
    laptop.save(KEY, "one and two", writer="page", sequence=2, base=1)
    assert import_json(desktop, export_json(laptop)).conflicts == 0
    assert texts(desktop) == ["one and two"]


def test_a_settled_conflict_does_not_come_back(laptop, desktop):
    write(laptop, "on the laptop")
    write(desktop, "on the desktop")
    exported = export_json(laptop)
    import_json(desktop, exported)
    seen = {version.revision for version in desktop.current(KEY)}
    desktop.settle(KEY, "both", writer="page", sequence=1, seen=seen)
    assert import_json(desktop, exported) == ImportReport(added=0, already_there=1, conflicts=0)
    assert texts(desktop) == ["both"]


def test_what_is_here_keeps_its_wording_and_its_revisions(laptop, desktop):
    write(laptop, "on the laptop")
    desktop.save(KEY, "on the desktop", question="What else?", writer="page", sequence=1, base=None)
    before = desktop.history(KEY)
    import_json(desktop, export_json(laptop))
    assert desktop.entries()[0].question == "What else?"
    assert desktop.history(KEY)[1:] == before
    write(desktop, "and on")
    assert desktop.history(KEY)[0].revision == 3


def good() -> dict:
    return {
        "format": "kcvets-journal",
        "schema": 1,
        "journal": "an id",
        "exported_at": "2026-11-21T20:21:07.123Z",
        "entries": [entry("p", version(1), version(2, current=False)), entry("q", version(3))],
    }


def entry(prompt: str, *versions: dict, **changes) -> dict:
    described = dict.fromkeys(("model", "quadrant", "story", "work", "question"), "")
    return {"prompt": prompt, **described, "versions": list(versions), **changes}


def version(revision: object, **changes) -> dict:
    return {
        "revision": revision,
        "text": f"text {revision}",
        "written_at": "2026-11-21T20:21:07.123Z",
        "writer": "page",
        "sequence": 0,
        "current": True,
        **changes,
    }


def with_change(path: str, value: object) -> dict:
    """A good document with the value at ``entries.0.versions.0.text`` replaced, or removed if it is `...`."""
    document = good()
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place = document
    for step in steps:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return document


def test_the_document_the_damage_is_done_to_is_good(laptop):
    assert import_json(laptop, json.dumps(good())) == ImportReport(added=3, already_there=0, conflicts=0)


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("format", "diary", "format"),
        ("format", ..., "format"),
        ("schema", 2, "schema should be 1"),
        ("schema", True, "schema"),
        ("schema", 1.0, "schema"),
        ("journal", "", "journal should not be empty"),
        ("exported_at", "yesterday", "exported_at"),
        ("colour", "red", "'colour' is not a field"),
        ("entries", {}, "entries should be a list"),
        ("entries", None, "entries"),
        ("entries", ..., "entries is missing"),
        ("entries.1", "text", r"entries\[1\] should be an object"),
        ("entries.1.prompt", "", r"entries\[1\]\.prompt should not be empty"),
        ("entries.1.prompt", "p", "entries should not hold the same entry twice"),
        ("entries.1.work", 5, r"entries\[1\]\.work should be text"),
        ("entries.1.question", None, r"entries\[1\]\.question"),
        ("entries.1.model", ..., r"entries\[1\]\.model is missing"),
        ("entries.1.answer", "x", r"entries\[1\]\.'answer' is not a field"),
        ("entries.1.versions", [], r"entries\[1\]\.versions should hold one that is current"),
        ("entries.1.versions.0.current", False, r"entries\[1\]\.versions should hold one that is current"),
        ("entries.1.versions.0.current", 1, r"entries\[1\]\.versions\[0\]\.current should be true or false"),
        ("entries.0.versions.1.text", None, r"entries\[0\]\.versions\[1\]\.text should be text"),
        ("entries.0.versions.1.text", ["a"], r"entries\[0\]\.versions\[1\]\.text"),
        ("entries.0.versions.1.revision", 1, "same revision twice"),
        ("entries.0.versions.1.revision", 3, "same revision twice"),
        ("entries.0.versions.1.revision", 0, r"entries\[0\]\.versions\[1\]\.revision should be 1 or more"),
        ("entries.0.versions.1.revision", -1, r"revision should be a whole number"),
        ("entries.0.versions.1.revision", True, "whole number"),
        ("entries.0.versions.1.revision", 2.0, "whole number"),
        ("entries.0.versions.1.revision", "2", "whole number"),
        ("entries.0.versions.1.revision", 2**63, "whole number"),
        ("entries.0.versions.1.revision", float("nan"), "whole number"),
        ("entries.0.versions.1.sequence", float("inf"), r"entries\[0\]\.versions\[1\]\.sequence should be a whole"),
        ("entries.0.versions.1.sequence", False, "whole number"),
        ("entries.0.versions.1.writer", 1, r"writer should be text"),
        ("entries.0.versions.1.written_at", "2026-11-21", r"written_at should be a time"),
        ("entries.0.versions.1.written_at", "2026-11-21T20:21:07.123", "written_at"),
        ("entries.0.versions.1.written_at", "2026-11-21T20:21:07.123+01:00", "written_at"),
        ("entries.0.versions.1.written_at", "2026-11-31T20:21:07.123Z", "written_at"),
        ("entries.0.versions.1.written_at", "0001-01-01T00:00:00.000+23:59", "written_at"),
        ("entries.0.versions.1.written_at", "2026-11-21T20:21:07.123Z\n", "written_at"),
        ("entries.0.versions.1.written_at", 1795292467, "written_at should be text"),
    ],
)
def test_a_document_that_is_not_as_exported_is_refused_whole(laptop, path, value, place):
    write(laptop, "mine")
    before = laptop.entries()
    with pytest.raises(JournalError, match=f"{place}.*nothing was changed: export the journal again"):
        import_json(laptop, json.dumps(with_change(path, value)))
    assert laptop.entries() == before


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "not JSON"),
        ("Dear diary", "not JSON"),
        ("\ufeff{}", "not JSON"),
        (json.dumps(good())[:-3], "not JSON"),
        ("[" * 200_000, "nested too deeply"),
        ('{"a":' * 200_000, "nested too deeply"),
        ("1" * 10_000, "not JSON"),
        ("[]", "format"),
        ("null", "format"),
        ('"kcvets-journal"', "format"),
        ('{"format": "kcvets-journal", "format": "kcvets-journal"}', "given twice"),
        ('{"format": "kcvets-journal", "schema": 99, "chapters": []}', "schema should be 1"),
    ],
    ids=range(12),
)
def test_what_is_no_exported_journal_is_refused(laptop, text, wrong):
    with pytest.raises(JournalError, match=wrong):
        import_json(laptop, text)
    assert laptop.entries() == []


def test_a_file_too_large_is_refused_before_it_is_read(laptop, monkeypatch):
    monkeypatch.setattr(incoming, "LARGEST_FILE", len(json.dumps(good())))
    assert import_json(laptop, json.dumps(good())).added == 3
    with pytest.raises(JournalError, match="larger than 64 MB"):
        import_json(laptop, json.dumps(good()) + " ")
    monkeypatch.undo()
    assert incoming.LARGEST_FILE == 64 * 1024 * 1024


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | anything,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(anything, inner, max_size=3),
    max_leaves=5,
)
places = st.sampled_from(
    ["format", "schema", "journal", "exported_at", "entries", "entries.0", "entries.1.prompt", "entries.1.versions"]
    + [f"entries.0.versions.0.{name}" for name in version(1)]
)


@settings(deadline=None)
@given(places, values)
def test_any_other_value_anywhere_is_taken_in_or_refused(path, value):
    with folders(1) as (place,):
        journal = Journal.open(place)
        try:
            report = import_json(journal, json.dumps(with_change(path, value)))
        except JournalError:
            assert journal.entries() == []
        else:
            assert sum(len(entry.versions) for entry in journal.entries()) == report.added


def test_a_failure_half_way_leaves_nothing_behind(laptop, desktop):
    write(laptop, "mine")
    write(desktop, "yours")
    with laptop.working(write=True) as connection:
        connection.execute(
            "CREATE TRIGGER full AFTER INSERT ON version WHEN NEW.revision = 3"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    write(desktop, "yours, changed")
    before = laptop.entries()
    with pytest.raises(JournalError, match="no room"):
        import_json(laptop, export_json(desktop))
    assert laptop.entries() == before
