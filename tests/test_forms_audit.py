"""An audit hears the story before the evidence, ranks nobody, and uses only what was ticked."""

from __future__ import annotations

import re

import pytest
from document_reader import Seen
from sheet_reader import SheetReader, begun, words

import kcvets
from kcvets.content import QUADRANTS, library

SECTIONS = {section.id: section for section in library().worksheet("audit").sections}
AFTER = [prompt.label for id in ("evidence", "finding") for prompt in SECTIONS[id].prompts]
AFTER += [prompt.label for quadrant in QUADRANTS for prompt in library().questions("quality", quadrant).prompts]
USED, UNUSED = "I rang twice and left it at that.", "I was afraid of the stairs."
RANKING = re.compile(r"\b(marks?|scores?|ratings?|grades?|rank\w*|out of|staff|worker.s name|name of)\b", re.IGNORECASE)


@pytest.fixture
def reader(home) -> SheetReader:
    """Somebody who has begun an audit, with two reflections written about a piece of work."""
    work = begun(kcvets.own_work, "the kettle")
    work.write("strengths-person", USED)
    work.write("touched", UNUSED)
    return begun(kcvets.audit, "a quiet evening")


def subject(reader: SheetReader) -> str:
    """The option for one's own work."""
    return next(option["id"] for option in reader.finds("audit.subject")["options"] if option["label"] == "Own work: the kettle")


def tell(reader: SheetReader, about: str) -> None:
    """Tell the story of a piece of work, and go on."""
    reader.write("audit.subject", about)
    reader.write("audit.for", "For a quiet evening.")
    reader.press("onward")


def tick(reader: SheetReader, *chosen: str) -> None:
    """Use the reflections with these words as evidence, and no others."""
    options = reader.finds("audit.evidence")["options"]
    ticked = [option["id"] for option in options if option["label"].endswith(chosen)]
    assert len(ticked) == len(chosen)
    reader.press("use", **{"audit.evidence": " ".join(ticked)})


@pytest.mark.parametrize("told", ["", " \n"])
def test_no_evidence_is_heard_before_the_story_is_told(reader, told):
    reader.write("audit.subject", subject(reader))
    reader.write("audit.done", told)
    assert [*reader.press("onward")["errors"]] == [reader.named("audit.for")]
    reader.open()
    heard = words(reader.told)
    assert SECTIONS["story"].prompts[0].label in heard
    assert not [label for label in (*AFTER, USED, UNUSED) if label in heard]


def test_the_evidence_needs_a_piece_of_work(reader):
    reader.write("audit.glad", "They sang.")
    assert [*reader.press("onward")["errors"]] == [reader.named("audit.subject")]
    assert "shown" not in reader.finds("onward")


def test_once_the_story_is_told_the_evidence_is_there_and_stays(reader):
    tell(reader, subject(reader))
    asked = [prompt.label for prompt in SECTIONS["evidence"].prompts]
    assert [part["label"] for part in reader.sees("question") if part["label"] in asked] == asked
    before = reader.finds("onward")
    reader.open()
    assert reader.finds("onward") == before


def test_the_questions_of_the_sides_chosen_are_asked_and_asked_again(reader):
    tell(reader, "described")
    assert [*reader.press("ask", **{"audit.sides": ""})["errors"]] == [reader.named("audit.sides")]
    reader.press("ask", **{"audit.sides": "values skills"})
    expected = [prompt.label for side in ("values", "skills") for prompt in library().questions("quality", side).prompts]
    for _ in range(2):
        assert [part["label"] for part in reader.finds("ask")["shown"] if part["type"] == "question"] == expected
        reader.open()


def test_nothing_in_it_can_be_added_up_and_nobody_is_named(reader):
    tell(reader, subject(reader))
    reader.press("ask", **{"audit.sides": " ".join(QUADRANTS)})
    reader.press("more.finding")
    assert {part["type"] for part in reader.sees()} <= {"text", "question", "choice", "action", "area", "links"}
    lines = [part["id"].partition("/")[2] for part in reader.sees("question") if part.get("kind") == "line"]
    assert lines == ["audit.name", "audit.decides-1"], "what is short is the audit's own name, and who can decide"
    labels = [part["label"] for part in reader.sees() if part["type"] in ("question", "choice")]
    options = [option["label"] for part in reader.sees("choice") for option in part["options"]]
    assert not [label for label in labels if RANKING.search(label)]
    assert not [label for label in options if re.fullmatch(r"\W*\d+\W*", label)]


def test_only_reflections_that_were_ticked_are_in_the_report(reader):
    tell(reader, subject(reader))
    tick(reader, USED)
    for told in (words(reader.press("report")), Seen(reader.press(".html")["content"].decode("utf-8")).words):
        assert USED in told and UNUSED not in told
    tick(reader)
    assert USED not in words(reader.press("report"))


def test_reflections_on_another_piece_of_work_are_not_offered(reader):
    begun(kcvets.own_work, "another").write("touched", "Something else.")
    tell(reader, subject(reader))
    assert "Something else." not in words(reader.parts)
    begun(kcvets.audit, "another evening")
    reader.press("begin")
    tell(reader, "described")
    assert not [part for part in reader.sees("choice") if part["id"].endswith("audit.evidence")]


def test_the_report_gives_findings_the_numbers_they_have_on_the_page(reader):
    tell(reader, "described")
    for n in (1, 2, 3):
        reader.write(f"audit.found-{n}", f"Found {n}.")
        reader.press("more.finding")
    reader.write("audit.look-again-3", "2027-03-01")
    reader.write("audit.found-2", "")
    told = words(reader.press("report"))
    assert [line for line in told.splitlines() if line.startswith("Finding ")] == ["Finding 1", "Finding 3"]
    assert "Found 2." not in told and "1 March 2027" in told
