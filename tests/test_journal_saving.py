"""Whose words follow on from whose, and that nothing acknowledged is ever lost."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kcvets.journal import EntryKey, Journal, Receipt, UnseenVersions, Version
from kcvets.journal.model import LARGEST

KEY = EntryKey("practice.knowledge.reveals", model="practice", quadrant="knowledge")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.open(tmp_path)


def texts(versions: tuple[Version, ...]) -> list[str]:
    return [version.text for version in versions]


@dataclass
class Page:
    """A page load: it counts its own saves and remembers what it saw."""

    journal: Journal
    writer: str
    base: int | None = None
    sequence: int = 0
    text: str = ""
    others: tuple[Version, ...] = ()
    sent: list[tuple[str, int, int | None]] = field(default_factory=list)

    def open(self) -> Page:
        standing = self.journal.current(KEY)
        if standing:
            self.base, self.text = standing[0].revision, standing[0].text
        self.others = standing[1:]
        return self

    def write(self, text: str, *, acknowledged: bool = True) -> Receipt:
        self.sequence += 1
        self.text = text
        self.sent.append((text, self.sequence, self.base))
        return self.send(-1, acknowledged=acknowledged)

    def send(self, number: int, *, acknowledged: bool = True) -> Receipt:
        text, sequence, base = self.sent[number]
        receipt = self.journal.save(KEY, text, writer=self.writer, sequence=sequence, base=base)
        if acknowledged:
            self.base, self.others = receipt.revision, receipt.others
        return receipt

    def settle(self, text: str) -> Receipt:
        self.sequence += 1
        seen = {version.revision for version in self.journal.current(KEY)}
        receipt = self.journal.settle(KEY, text, writer=self.writer, sequence=self.sequence, seen=seen)
        self.text, self.base, self.others = text, receipt.revision, receipt.others
        return receipt


def test_typing_on_keeps_one_version(journal):
    page = Page(journal, "a")
    receipts = [page.write("He likes his garden."[:length]) for length in range(1, 21)]
    assert all(receipt.stored and receipt.others == () for receipt in receipts)
    assert [receipt.revision for receipt in receipts] == list(range(1, 21))
    assert texts(journal.history(KEY)) == ["He likes his garden."]


def test_inserting_keeps_one_version_and_rewording_keeps_both(journal):
    page = Page(journal, "a")
    for text in ("He likes gardens.", "He really likes gardens.", "He loves gardens."):
        page.write(text)
    assert texts(journal.history(KEY)) == ["He loves gardens.", "He really likes gardens."]


def test_deleting_letter_by_letter_keeps_what_was_there_before(journal):
    page = Page(journal, "a")
    for length in (6, 5, 4, 1, 0):
        page.write("garden"[:length])
    assert texts(journal.history(KEY)) == ["", "garden"]
    page.write("x")
    page.write("y")
    assert texts(journal.history(KEY)) == ["y", "x", "garden"]


def test_a_page_opened_later_keeps_the_version_it_found(journal):
    Page(journal, "a").write("one")
    receipt = Page(journal, "b").open().write("one two")
    assert receipt.stored and receipt.others == ()
    history = journal.history(KEY)
    assert texts(history) == ["one two", "one"]
    assert [version.current for version in history] == [True, False]
    assert [version.writer for version in history] == ["b", "a"]


def test_a_save_sent_again_after_a_lost_acknowledgement_writes_nothing(journal):
    page = Page(journal, "a")
    first = page.write("one", acknowledged=False)
    again = page.send(-1)
    assert (again.stored, again.revision, again.written_at) == (False, first.revision, first.written_at)
    assert texts(journal.history(KEY)) == ["one"]


def test_a_page_that_missed_its_acknowledgement_writes_on(journal):
    page = Page(journal, "a")
    page.write("one", acknowledged=False)
    receipt = page.write("one two")
    assert receipt.stored and receipt.others == ()
    assert texts(journal.history(KEY)) == ["one two"]


def test_late_duplicates_do_no_harm(journal):
    page = Page(journal, "a")
    page.write("one")
    page.write("two")
    late = page.send(0, acknowledged=False)
    assert (late.stored, late.revision) == (False, page.base)
    assert texts(journal.current(KEY)) == ["two"]


def test_a_late_duplicate_does_not_return_after_another_page_wrote_on(journal):
    page = Page(journal, "a")
    page.write("one")
    other = Page(journal, "b").open()
    other.write("two")
    late = page.send(0, acknowledged=False)
    assert not late.stored and texts(late.others) == ["two"]
    assert texts(journal.current(KEY)) == ["two"]


@pytest.mark.parametrize("arrived", [False, True], ids=["only now", "already"])
def test_a_page_goes_on_from_words_it_took_up_before_it_was_told_their_revision(journal, arrived):
    Page(journal, "a").write("one")
    left = Page(journal, "b").open()
    if arrived:
        left.write("one two", acknowledged=False)
    journal.save(KEY, "one two", writer="b", sequence=1, base=left.base)
    receipt = journal.save(KEY, "one two three", writer="c", sequence=1, base=left.base, follows=("b", 1))
    assert receipt.stored and receipt.others == ()
    assert texts(journal.history(KEY)) == ["one two three", "one two", "one"]


def test_taken_up_words_that_were_changed_meanwhile_are_not_replaced(journal):
    left = Page(journal, "b")
    left.write("one")
    left.write("one two")
    receipt = journal.save(KEY, "one three", writer="c", sequence=1, base=None, follows=("b", 1))
    assert texts(receipt.others) == ["one two"]
    assert sorted(texts(journal.current(KEY))) == ["one three", "one two"]


def test_a_save_that_was_overtaken_does_not_undo_the_one_after_it(journal):
    page = Page(journal, "a")
    page.write("one")
    page.sequence += 1  # "one two" is on its way
    page.write("one")
    journal.save(KEY, "one two", writer="a", sequence=2, base=1)
    assert texts(journal.current(KEY)) == ["one"]


def test_two_pages_writing_at_once_keep_both(journal):
    first, second = Page(journal, "a"), Page(journal, "b")
    first.write("mine")
    receipt = second.write("yours")
    assert receipt.stored and texts(receipt.others) == ["mine"]
    assert texts(journal.current(KEY)) == ["yours", "mine"]
    assert texts(first.write("mine too").others) == ["yours"]
    assert texts(second.write("yours too").others) == ["mine too"]
    assert texts(journal.current(KEY)) == ["yours too", "mine too"]


def test_a_page_that_takes_up_the_other_text_follows_on_from_that(journal):
    first, second = Page(journal, "a"), Page(journal, "b")
    first.write("mine")
    second.write("yours")
    first.base = second.base
    assert texts(first.write("yours, and on").others) == ["mine"]
    assert texts(journal.history(KEY)) == ["yours, and on", "yours", "mine"]


def test_a_page_left_open_while_another_wrote_is_a_conflict(journal):
    old = Page(journal, "a")
    old.write("one")
    Page(journal, "b").open().write("one, changed")
    receipt = old.write("one and more")
    assert texts(receipt.others) == ["one, changed"]
    assert texts(journal.history(KEY)) == ["one and more", "one, changed", "one"]


def test_the_same_words_are_no_conflict(journal):
    first, second = Page(journal, "a"), Page(journal, "b")
    first.write("same")
    receipt = second.write("same")
    assert (receipt.stored, receipt.revision, receipt.others) == (False, first.base, ())
    assert texts(journal.history(KEY)) == ["same"]
    assert second.write("same and more").others == ()


def test_saving_unchanged_words_changes_neither_revision_nor_time(journal):
    page = Page(journal, "a")
    first = page.write("one")
    again = page.write("one")
    assert (again.stored, again.revision, again.written_at) == (False, first.revision, first.written_at)
    assert journal.current(KEY)[0].sequence == 2


def test_words_that_become_the_same_end_the_conflict(journal):
    first, second = Page(journal, "a"), Page(journal, "b")
    first.write("mine")
    second.write("yours")
    receipt = first.write("yours")
    assert (receipt.stored, receipt.others) == (False, ())
    assert texts(journal.current(KEY)) == ["yours"]
    assert texts(journal.history(KEY)) == ["yours", "mine"]


@pytest.mark.parametrize(
    ("chosen", "stored"), [("mine", False), ("yours", False), ("mine and yours", True), ("", True)]
)
def test_settling_leaves_one_and_keeps_the_rest(journal, chosen, stored):
    first, second = Page(journal, "a"), Page(journal, "b")
    first.write("mine")
    second.write("yours")
    receipt = second.settle(chosen)
    assert (receipt.stored, receipt.others) == (stored, ())
    (standing,) = journal.current(KEY)
    assert (standing.text, standing.revision) == (chosen, receipt.revision)
    assert {"mine", "yours"} <= set(texts(journal.history(KEY)))
    assert second.write(f"{chosen}, and on").others == ()


def test_settling_over_words_not_seen_is_refused(journal):
    Page(journal, "a").write("mine")
    seen = {journal.current(KEY)[0].revision}
    Page(journal, "b").write("yours")
    with pytest.raises(UnseenVersions) as refusal:
        journal.settle(KEY, "mine", writer="a", sequence=2, seen=seen)
    assert texts(refusal.value.others) == ["yours"]
    assert "yours" not in str(refusal.value)
    assert texts(journal.current(KEY)) == ["yours", "mine"]


def test_settling_twice_is_settling_once(journal):
    page = Page(journal, "a")
    page.write("mine")
    Page(journal, "b").write("yours")
    request = {"writer": "a", "sequence": 2, "seen": {1, 2}}
    first = journal.settle(KEY, "ours", **request)
    again = journal.settle(KEY, "ours", **request)
    assert (again.stored, again.revision, again.others) == (False, first.revision, ())
    assert texts(journal.history(KEY)) == ["ours", "yours", "mine"]


def test_settling_an_entry_never_written_writes_it(journal):
    assert journal.settle(KEY, "mine", writer="a", sequence=1, seen=set()).stored
    assert texts(journal.current(KEY)) == ["mine"]
    assert journal.entries()[0].key.model == "practice"


@pytest.mark.parametrize("sequence", [-1, LARGEST + 1])
def test_a_sequence_out_of_range_is_a_mistake_of_the_caller(journal, sequence):
    with pytest.raises(ValueError, match="sequence"):
        journal.save(KEY, "text", writer="a", sequence=sequence, base=None)
    with pytest.raises(ValueError, match="sequence"):
        journal.settle(KEY, "text", writer="a", sequence=sequence, seen=set())
    assert journal.entries() == []


def is_within(text: str, other: str) -> bool:
    """Whether all characters of `text` stand in `other` in their order."""
    rest = iter(other)
    return all(character in rest for character in text)


def test_the_check_for_lost_words_notices_lost_words():
    assert is_within("ac", "abcd")
    assert not is_within("ca", "abcd")
    assert not is_within("aa", "abcd")


class Pages(RuleBasedStateMachine):
    """Several pages writing one answer in any order, losing acknowledgements and sending again."""

    words = st.text("ab ", max_size=4)
    which = st.integers(0, 2)

    @initialize()
    def begin(self) -> None:
        # In memory where the system has such a place: a disk's sync takes long.
        self.folder = tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
        self.journal = Journal.open(self.folder.name)
        self.loads = 0
        self.pages = [self.load() for _ in range(3)]
        self.acknowledged: list[str] = []
        self.highest = 0

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def load(self) -> Page:
        self.loads += 1
        return Page(self.journal, f"page {self.loads}").open()

    def note(self, text: str, receipt: Receipt) -> None:
        standing = self.journal.current(KEY)
        if receipt.stored:
            assert receipt.revision == self.highest + 1
            self.highest = receipt.revision
        assert set(receipt.others) == {version for version in standing if version.revision != receipt.revision}
        self.acknowledged.append(text)

    @rule(which=which)
    def reload(self, which: int) -> None:
        self.pages[which] = self.load()

    @rule(which=which, at=st.integers(0, 20), delete=st.integers(0, 3), insert=words, acknowledged=st.booleans())
    def type(self, which: int, at: int, delete: int, insert: str, acknowledged: bool) -> None:
        page = self.pages[which]
        text = page.text[:at] + insert + page.text[at + delete :]
        before, base = self.journal.current(KEY), page.base
        receipt = page.write(text, acknowledged=acknowledged)
        self.note(text, receipt)
        after = self.journal.current(KEY)
        assert text in texts(after)
        no_more = [version for version in before if version.text not in texts(after)]
        assert all(version.revision == base or version.writer == page.writer for version in no_more), (
            "not its own to end"
        )

    @rule(which=which, number=st.integers(0, 5))
    def send_again(self, which: int, number: int) -> None:
        page = self.pages[which]
        if page.sent:
            receipt = page.send(number % len(page.sent), acknowledged=False)
            self.highest = max(self.highest, receipt.revision)

    @rule(which=which, text=words)
    def settle(self, which: int, text: str) -> None:
        receipt = self.pages[which].settle(text)
        assert texts(self.journal.current(KEY)) == [text]
        self.note(text, receipt)

    @invariant()
    def every_acknowledged_text_is_found(self) -> None:
        kept = texts(self.journal.history(KEY))
        assert all(any(is_within(text, other) for other in kept) for text in self.acknowledged)

    @invariant()
    def something_stands_once_anything_was_written(self) -> None:
        standing = texts(self.journal.current(KEY))
        assert bool(standing) == bool(self.acknowledged)
        assert len(set(standing)) == len(standing)


Pages.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
test_pages = Pages.TestCase
