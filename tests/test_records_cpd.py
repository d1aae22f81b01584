"""A year's records are counted as the register counts them, told as they are, and judged by nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from entries_written import about
from hypothesis import given
from hypothesis import strategies as st

from kcvets.content import library
from kcvets.records.cpd import FIELDS, asye_paper, checked, paper, records, window
from kcvets.records.paper import Bullets, Heading

RULE = replace(library().cpd_rule(), pieces=2, peers=1, opens="09-01", closes="11-30")
TODAY = date(2026, 10, 15)
WHOLE = {
    "cpd.name": "A visit",
    "cpd.type": "Looking back",
    "cpd.description": "I went along.",
    "cpd.date": "2026-05-04",
    "cpd.learning": "I used to talk. Now I wait.",
    "cpd.impact": "She spoke.",
}
PEER = {"cpd.peer-who": "a nurse", "cpd.peer": "She asked why."}
LABELS = {prompt.id: prompt.label for section in library().worksheet("cpd").sections for prompt in section.prompts}


def told(*written: dict[str, str], today: date = TODAY) -> list[str]:
    """What is said of a year with these records."""
    entries = [entry for n, answers in enumerate(written) for entry in about(f"cpd-0000000{n}", answers)]
    return checked(records(entries), RULE, today)


def line(lines: Iterable[str], words: str) -> str:
    [found] = [one for one in lines if words in one]
    return found


def but(**changes: str) -> dict[str, str]:
    return WHOLE | {f"cpd.{name}": text for name, text in changes.items()}


OTHER = but(name="A course", description="I listened.")


@pytest.mark.parametrize(
    ("today", "opens", "closes"),
    [
        (date(2026, 1, 1), date(2026, 9, 1), date(2026, 11, 30)),
        (date(2026, 8, 31), date(2026, 9, 1), date(2026, 11, 30)),
        (date(2026, 11, 30), date(2026, 9, 1), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2027, 9, 1), date(2027, 11, 30)),
        (date(2026, 12, 31), date(2027, 9, 1), date(2027, 11, 30)),
        (date(2028, 2, 29), date(2028, 9, 1), date(2028, 11, 30)),
    ],
)
def test_the_year_meant_is_the_one_whose_time_closes_next(today, opens, closes):
    assert window(RULE, today) == (opens, closes)
    said = told(today=today)
    assert said[-1].endswith(f"1 September {closes.year} and 30 November {closes.year}.")
    assert f"from 1 December {closes.year - 1} to 30 November {closes.year}" in said[0]


@pytest.mark.parametrize(
    ("day", "today", "counts"),
    [
        ("2025-11-30", date(2026, 11, 30), False),
        ("2025-12-01", date(2026, 11, 30), True),
        ("2026-11-30", date(2026, 11, 30), True),
        ("2026-12-01", date(2026, 11, 30), False),
        ("2026-11-30", date(2026, 12, 1), False),
        ("2026-12-01", date(2026, 12, 1), True),
        ("2027-11-30", date(2026, 12, 31), True),
    ],
)
def test_a_piece_counts_in_the_year_of_its_day(day, today, counts):
    assert told(but(date=day), today=today)[0].startswith(f"{int(counts)} of 2 different pieces")


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "4 May 2026", "\x00"])
def test_a_day_that_is_none_leaves_the_piece_in_this_year(day):
    assert told(but(date=day))[0].startswith("1 of 2")


@pytest.mark.parametrize("missing", FIELDS)
def test_a_piece_that_lacks_an_answer_is_not_complete_and_it_is_said_which(missing):
    lines = told(WHOLE | {missing: " "}, OTHER)
    assert lines[0].startswith("1 of 2")
    assert line(lines, "Still open") == f"Still open in “A visit”: {LABELS[missing]}"


def test_a_piece_of_another_year_is_not_asked_about():
    assert told({"cpd.name": "Old", "cpd.date": "2024-05-04"}) == told()


@pytest.mark.parametrize(
    ("description", "different"),
    [("I went along.", 1), ("  i WENT\n along. ", 1), ("I went along", 2), ("I listened.", 2)],
)
def test_the_same_description_twice_is_one_piece(description, different):
    lines = told(WHOLE, but(name="A course", description=description))
    assert lines[0].startswith(f"{different} of 2")
    assert any("descriptions are the same" in one for one in lines) == (different == 1)


@pytest.mark.parametrize(
    ("peer", "count"),
    [({}, 0), (PEER, 1), (PEER | {"cpd.peer": " "}, 0), (PEER | {"cpd.peer-who": ""}, 0), (PEER | {"cpd.peer-date": "2026-06-01"}, 1)],
)
def test_a_peer_reflection_is_somebody_and_what_came_of_it(peer, count):
    assert line(told(WHOLE | peer, OTHER), "peer") == f"{count} of at least 1 with a peer reflection."


def test_a_peer_reflection_counts_with_a_complete_piece_only():
    assert line(told(but(impact="") | PEER), "peer").startswith("0 of")


@pytest.mark.parametrize(
    ("entered", "within"),
    [("2026-08-31", False), ("2026-09-01", True), ("2026-11-30", True), ("2026-12-01", False), ("2025-10-01", False)],
)
def test_a_piece_entered_outside_the_time_is_to_be_asked_about(entered, within):
    lines = told(but(entered=entered), OTHER)
    assert line(lines, "“A visit”").endswith("within the time." if within else "ask the register whether it counts.")
    assert lines[0].startswith("2 of 2"), "it is for the register to say whether it counts"


def test_pieces_not_yet_entered_are_named_and_only_those():
    assert line(told(but(entered="2026-09-01"), OTHER, but(name="Third", impact="")), "Not yet entered").endswith(": A course.")
    assert not [one for one in told(but(entered="2026-09-01")) if "Not yet entered" in one]


TYPED = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)


@given(answers=st.fixed_dictionaries({id: TYPED for id in ("cpd.type", "cpd.learning", "cpd.impact", "cpd.peer-who", "cpd.peer")}))
def test_no_answer_is_found_better_than_another(answers):
    assert told(WHOLE | answers, OTHER) == told(WHOLE | PEER, OTHER)


def test_the_record_stands_under_the_questions_of_the_register():
    [record] = records(about("cpd-00000000", WHOLE | PEER | {"cpd.asye-event": "A moment.", "cpd.entered": "2026-09-01"}))
    headings = [part.text for part in paper(record).parts if isinstance(part, Heading) and part.level == 2]
    assert headings == [LABELS[id] for id in (*WHOLE, *PEER)]
    longer = [part.text for part in asye_paper(record).parts if isinstance(part, Heading) and part.level == 2]
    assert longer == [LABELS[id] for id in (*WHOLE, "cpd.asye-event", *PEER)]


def test_standards_are_named_only_if_they_were_chosen():
    pcf = library().standards("pcf")
    chosen = {"cpd.pcf": f"{pcf.items[1].id} {pcf.items[0].id} no.such"}
    [record] = records(about("cpd-00000000", chosen))
    assert [part.text for part in paper(record).parts if isinstance(part, Heading)] == [pcf.title]
    [named] = [part.items for part in paper(record).parts if isinstance(part, Bullets)]
    assert named == (pcf.items[0].title, pcf.items[1].title)
