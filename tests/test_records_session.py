"""The record of a supervision session holds what both chose to put there, and is confirmed only as it reads now."""

from __future__ import annotations

import pytest
from entries_written import about, entry
from hypothesis import given
from hypothesis import strategies as st
from sheet_reader import SheetReader

import kcvets
from kcvets.content import library
from kcvets.journal import Entry, EntryKey, Journal
from kcvets.records.paper import Heading, Paragraph, Table
from kcvets.records.plain import text
from kcvets.records.session import BOTH, Session, paper, sessions

SESSION, AUDIT, WORK = "session-0123abcd", "audit-0123abcd", "work-0123abcd"
QUESTION, OTHER = [question.id for heading in library().question_bank().headings for question in heading.questions][:2]
SECRET = "sentinel-that-nobody-shared"
WRITTEN = {
    ("work.name", "", WORK): "The long call",
    ("practice.values.justice-person", "", WORK): "I was late.",
    ("practice.knowledge.reveals", "arpita", ""): "She reads.",
    ("audit.found-1", "", AUDIT): "Calls are made in a corridor.",
    ("audit.ask-1", "", AUDIT): "From where do I call?",
    ("session.name", "", SESSION): "Early June",
    ("session.date", "", SESSION): "2026-06-04",
    ("session.person", "", SESSION): "the gardener",
    ("session.shared", "", SESSION): f"practice.values.justice-person||{WORK}",
    ("session.outcomes", "", SESSION): "A first sentence.",
    ("session.taken", "", SESSION): f"{QUESTION} {AUDIT}.1",
    (f"session.said.{QUESTION}", "", SESSION): "We do not know.",
    (f"session.said.{AUDIT}.1", "", SESSION): "From a stairwell.",
    ("session.notes", "", SESSION): "Much was said.",
    ("session.action-1", "", SESSION): "Ask for a room.",
    ("session.owner-1", "", SESSION): "supervisor",
    ("session.due-1", "", SESSION): "2026-07-01",
    ("session.ask-1", "", SESSION): "Where am I heard?",
    ("session.follows-1", "", SESSION): f"{AUDIT}.1",
}


def entries(written: dict[tuple[str, str, str], str]) -> list[Entry]:
    return [entry(prompt, words, story=story, work=work) for (prompt, story, work), words in written.items()]


def held(written: dict[tuple[str, str, str], str]) -> Session:
    [session] = sessions(entries(written))
    return session


def confirmed_by(who: str, written: dict[tuple[str, str, str], str]) -> dict[tuple[str, str, str], str]:
    """The same, confirmed as it reads now."""
    return written | {("session.confirmed", "", SESSION): who, ("page.confirmed", "", SESSION): held(written).print}


def words_of(session: Session) -> str:
    return text(paper(session)).decode("utf-8")


def test_the_record_holds_what_was_shared_asked_said_and_agreed():
    record = paper(held(WRITTEN))
    headings = [part.text for part in record.parts if isinstance(part, Heading) and part.level == 1]
    sections = {section.id: section.title for section in library().worksheet("session").sections}
    shared, taken = "What the supervisee chose to share", "Questions we took"
    assert record.title == "Supervision record: Early June"
    assert headings == [sections["name"], sections["agree"], shared, taken, sections["note"], sections["act"]]
    said = [part.text for part in record.parts if isinstance(part, Paragraph)]
    assert said[1:] == ["Early June", "4 June 2026", "the gardener", "A first sentence.", "I was late.", "We do not know.", "From a stairwell.", "Much was said."]
    [agreed] = [part for part in record.parts if isinstance(part, Table)]
    assert agreed.rows == (("Ask for a room.", "supervisor", "1 July 2026", "Where am I heard?"),)


def test_nothing_is_in_the_record_that_was_not_shared_or_taken():
    kept = WRITTEN | {
        ("practice.values.care-person", "", WORK): SECRET,
        ("practice.knowledge.reveals", "arpita", ""): SECRET,
        ("practice.values.justice-person", "", "work-76543210"): SECRET,
        ("work.name", "", "work-76543210"): SECRET,
        ("page.brought", "", SESSION): "|work-76543210 arpita|",
        (f"session.said.{OTHER}", "", SESSION): SECRET,
        ("audit.why-1", "", AUDIT): SECRET,
        ("audit.name", "", AUDIT): SECRET,
        ("cpd.learning", "", "cpd-0123abcd"): SECRET,
        ("session.notes", "", "session-76543210"): SECRET,
    }
    session, another = sessions(entries(kept))
    assert SECRET in words_of(another), "the test can see it"
    assert SECRET not in words_of(session)


def test_what_was_shared_and_is_deleted_is_no_longer_there():
    left = {key: words for key, words in WRITTEN.items() if WORK not in key and AUDIT not in key}
    session = held(left)
    assert session.shared == () and list(session.asked) == [QUESTION]
    assert "I was late." not in words_of(session)


@pytest.mark.parametrize(("person", "called"), [("the gardener", "the gardener"), (" ", "the person")])
def test_questions_speak_of_the_person_as_the_two_do(person, called):
    bank = {q.id: q.label for heading in library().question_bank().headings for q in heading.questions}
    about_somebody = next(id for id, label in bank.items() if "{person}" in label)
    session = held({("session.person", "", SESSION): person, ("session.taken", "", SESSION): about_somebody})
    assert session.asked == {about_somebody: bank[about_somebody].replace("{person}", called)}


def test_an_action_keeps_its_id_when_the_one_before_it_is_emptied():
    session = held(WRITTEN | {("session.action-3", "", SESSION): "Call back."} | {(f"session.{part}-1", "", SESSION): " " for part in ("action", "owner", "due", "ask")})
    assert [(action.id, action.text) for action in session.actions] == [(f"{SESSION}.3", "Call back.")]


@pytest.mark.parametrize(("who", "read"), [(" ".join(BOTH), BOTH), ("supervisor supervisee", BOTH), ("supervisor", ("supervisor",)), ("manager", ()), ("", ())])
def test_the_record_says_who_has_confirmed_it(who, read):
    session = held(confirmed_by(who, WRITTEN))
    assert session.confirmed == read
    assert paper(session).parts[0].text == (f"Confirmed by the {' and '.join(read)}." if read else "Not confirmed yet.")


MORE = {
    *("session.name", "session.person", "session.outcomes", "session.notes", "session.action-1", "session.owner-1", "session.ask-1"),
    *(f"session.said.{QUESTION}", f"session.said.{AUDIT}.1"),
}
CHANGES = {
    **{key[0]: (key, words + " And more.") for key, words in WRITTEN.items() if key[0] in MORE},
    "the day": (("session.date", "", SESSION), "2026-06-05"),
    "by when": (("session.due-1", "", SESSION), "2026-07-02"),
    "one letter": (("session.notes", "", SESSION), "much was said."),
    "an answer taken away": (("session.outcomes", "", SESSION), ""),
    "an answer where there was none": (("session.differ", "", SESSION), "Nowhere."),
    "another action": (("session.action-8", "", SESSION), "Rest."),
    "a shared reflection": (("practice.values.justice-person", "", WORK), "I was not late."),
    "the name of the work a shared reflection is about": (("work.name", "", WORK), "The short call"),
    "one more reflection shared": (("session.shared", "", SESSION), f"practice.values.justice-person||{WORK} practice.knowledge.reveals|arpita|"),
    "nothing shared any more": (("session.shared", "", SESSION), ""),
    "a finding put in another way": (("audit.ask-1", "", AUDIT), "Why do I call from there?"),
    "one more question taken": (("session.taken", "", SESSION), f"{QUESTION} {AUDIT}.1 {OTHER}"),
    "a question not taken after all": (("session.taken", "", SESSION), QUESTION),
}


@pytest.mark.parametrize(("key", "words"), CHANGES.values(), ids=CHANGES)
def test_a_record_changed_since_is_confirmed_by_nobody_until_it_is_confirmed_anew(key, words):
    confirmed = confirmed_by(" ".join(BOTH), WRITTEN)
    assert held(confirmed).confirmed == BOTH
    assert held(confirmed | {key: words}).confirmed == ()
    assert held(confirmed_by(" ".join(BOTH), confirmed | {key: words})).confirmed == BOTH


def test_what_is_written_elsewhere_leaves_it_confirmed():
    elsewhere = {
        ("practice.knowledge.reveals", "arpita", ""): "She writes.",
        ("audit.found-1", "", AUDIT): "Calls are made outside.",
        (f"session.said.{OTHER}", "", SESSION): "Not taken.",
        ("page.brought", "", SESSION): "arpita|",
        ("session.follows-1", "", SESSION): "",
    }
    assert held(confirmed_by(" ".join(BOTH), WRITTEN) | elsewhere).confirmed == BOTH


TYPED = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)


@given(one=TYPED, other=TYPED)
def test_no_two_wordings_are_taken_for_the_same(one, other):
    prints = {held(WRITTEN | {("session.notes", "", SESSION): words}).print for words in (one, other)}
    assert len(prints) == (1 if one == other else 2)


def test_confirming_on_the_page_holds_until_a_shared_reflection_is_changed(home):
    def save(key: EntryKey, words: str, sequence: int) -> None:
        Journal.open().save(key, words, writer="page", sequence=sequence, base=None)

    def confirmed() -> tuple[str, ...]:
        [session] = sessions(Journal.open().entries())
        return session.confirmed

    told = EntryKey("practice.knowledge.reveals", story="arpita")
    save(told, "She reads.", 1)
    for one in about(SESSION, {"page.begun": "2026-06-04", "session.shared": "practice.knowledge.reveals|arpita|"}):
        save(one.key, one.current[0].text, 1)
    save(EntryKey("page.session"), SESSION, 1)
    reader, confirm = SheetReader(kcvets.session), f"{SESSION}/confirm"
    assert reader.press(f"{confirm}.now", **{confirm: ""})["errors"] and confirmed() == ()
    reader.press(f"{confirm}.now", **{confirm: " ".join(BOTH)})
    assert confirmed() == BOTH
    save(told, "She reads by the window.", 2)
    assert confirmed() == ()
    reader.press(f"{confirm}.now", **{confirm: " ".join(BOTH)})
    assert confirmed() == BOTH
