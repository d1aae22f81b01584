"""A loop goes from a finding to an action to a reflection and back to a finding, and says what it waits for until it is round."""

from __future__ import annotations

import pytest
from entries_written import about, entry

from kcvets.content import notebooks_folder
from kcvets.journal import Entry, EntryKey, Journal, delete_piece
from kcvets.records.loop import ACTION, FINDING, REFLECTION, WAITS, Loop, loops, steps

AUDIT, SESSION, WORK, NEXT_AUDIT = "audit-00000001", "session-00000002", "work-00000003", "audit-00000004"
TRIED = f"loop.{SESSION}.1|"  # the beginning of the reflection's ref
FOUND = about(AUDIT, {"audit.name": "In winter", "audit.found-1": "Calls are made in a corridor.", "audit.ask-1": "From where do I call?"})
AGREED = about(SESSION, {"session.name": "Early June", "session.action-1": "Find a room.", "session.ask-1": "Where am I heard?", "session.follows-1": f"{AUDIT}.1"})
WROTE = about(WORK, {"work.name": "The long call", f"loop.{SESSION}.1": "In the kitchen."})
HEARD = about(NEXT_AUDIT, {"audit.name": "In spring", "audit.found-1": "The kitchen is used.", "audit.evidence": f"{TRIED}|{WORK}"})


def told(*entries: Entry) -> list[Loop]:
    return loops(steps(entries))


def texts(loop: Loop) -> list[str]:
    return [step.text for step in loop.steps]


def test_a_loop_is_closed_once_the_reflection_is_heard_in_an_audit():
    [loop] = told(*FOUND, *AGREED, *WROTE, *HEARD)
    assert texts(loop) == ["From where do I call?", "Where am I heard?", "In the kitchen.", "The kitchen is used."]
    assert [step.kind for step in loop.steps] == [FINDING, ACTION, REFLECTION, FINDING]
    assert loop.closed


@pytest.mark.parametrize(
    ("entries", "kinds", "waits"),
    [
        (FOUND, [FINDING], FINDING),
        (FOUND + AGREED, [FINDING, ACTION], ACTION),
        (FOUND + AGREED + WROTE, [FINDING, ACTION, REFLECTION], REFLECTION),
        (AGREED, [ACTION], ACTION),
        (AGREED + WROTE, [ACTION, REFLECTION], REFLECTION),
        (AGREED + WROTE + HEARD, [ACTION, REFLECTION, FINDING], FINDING),
    ],
)
def test_an_open_loop_says_what_it_waits_for(entries, kinds, waits):
    [loop] = told(*entries)
    assert [step.kind for step in loop.steps] == kinds
    assert not loop.closed and loop.waits == WAITS[waits]
    assert len({*WAITS.values()}) == 3


def test_each_step_says_where_it_was_written_and_links_there():
    [loop] = told(*FOUND, *AGREED, *WROTE, *HEARD)
    assert [step.title for step in loop.steps] == ["Audit: In winter", "Supervision: Early June", "Own work: The long call", "Audit: In spring"]
    page, piece = zip(*(step.link.split("#") for step in loop.steps))
    assert piece == (AUDIT, SESSION, WORK, NEXT_AUDIT)
    assert all((notebooks_folder() / name).is_file() for name in page)


def test_what_was_written_before_any_loop_can_begin_one():
    evidence = about(NEXT_AUDIT, {"audit.found-1": "She is not asked.", "audit.evidence": "practice.knowledge.reveals|arpita|"})
    told_before = entry("practice.knowledge.reveals", "Nobody asked her.", story="arpita")
    [loop] = told(told_before, entry("practice.values.care-person", "Not ticked."), *evidence)
    assert texts(loop) == ["Nobody asked her.", "She is not asked."]


def test_an_answer_to_supervision_is_a_reflection_even_if_the_action_is_gone():
    [loop] = told(*WROTE)
    assert texts(loop) == ["In the kitchen."] and loop.waits == WAITS[REFLECTION]


def test_two_actions_from_one_finding_are_two_loops():
    second = about(SESSION, {"session.action-2": "Write it down.", "session.follows-2": f"{AUDIT}.1"})
    assert [texts(loop) for loop in told(*FOUND, *AGREED, *second)] == [
        ["From where do I call?", "Where am I heard?"],
        ["From where do I call?", "Write it down."],
    ]


def test_a_tenth_action_is_not_taken_for_the_first():
    assert not told(*AGREED, *about(WORK, {f"loop.{SESSION}.10": "Of another."}))[0].steps[0].leads_to


def test_a_ring_comes_to_an_end_where_it_began():
    ring = about(AUDIT, {"audit.evidence": f"{TRIED}|{WORK}"})
    [loop] = told(*FOUND, *AGREED, *WROTE, *ring)
    assert texts(loop) == ["From where do I call?", "Where am I heard?", "In the kitchen.", "From where do I call?"]
    assert loop.closed


def test_a_way_into_a_ring_ends_as_well():
    ring = about(AUDIT, {"audit.evidence": f"{TRIED}|{WORK} practice.knowledge.reveals||"})
    [loop] = told(*FOUND, *AGREED, *WROTE, *ring, entry("practice.knowledge.reveals", "Long before."))
    assert texts(loop) == ["Long before.", "From where do I call?", "Where am I heard?", "In the kitchen.", "From where do I call?"]


def test_nothing_written_is_no_loop():
    assert told() == told(*about("cpd-00000005", {"cpd.name": "A course"})) == []


@pytest.mark.parametrize(
    ("piece", "left"),
    [
        (AUDIT, [["Where am I heard?", "In the kitchen.", "The kitchen is used."]]),
        (SESSION, [["From where do I call?"], ["In the kitchen.", "The kitchen is used."]]),
        (WORK, [["From where do I call?", "Where am I heard?"], ["The kitchen is used."]]),
        (NEXT_AUDIT, [["From where do I call?", "Where am I heard?", "In the kitchen."]]),
    ],
)
def test_deleting_a_piece_breaks_the_loop_and_leaves_the_rest(home, piece, left):
    journal = Journal.open()
    for written in FOUND + AGREED + WROTE + HEARD:
        key: EntryKey = written.key
        journal.save(key, written.current[0].text, writer="page", sequence=1, base=None)
    assert [loop.closed for loop in told(*journal.entries())] == [True]
    delete_piece(journal, piece)
    found = told(*journal.entries())
    assert sorted(map(texts, found)) == sorted(left)
    assert not any(loop.closed for loop in found)
