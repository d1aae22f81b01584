"""An audit's report tells the story first and then the evidence, and its findings can be found again."""

from __future__ import annotations

from entries_written import about, entry

from kcvets.content import library
from kcvets.journal import pieces
from kcvets.records.audit import NO_NAMES, findings, paper
from kcvets.records.paper import Heading, Paragraph, Part

AUDIT, OTHER = "audit-0123abcd", "audit-76543210"
SECRET = "sentinel-that-nobody-ticked"
STORY, EVIDENCE, FINDING = [section for section in library().worksheet("audit").sections if section.id != "name"]
LABELS = {prompt.id: prompt.label for section in (STORY, EVIDENCE, FINDING) for prompt in section.prompts}
ASKED = library().questions("quality", "values")
QUESTION = ASKED.prompts[0]


def report(*entries) -> list[Part]:
    entries = [*entries]
    return list(paper(entries, pieces(entries, "audit")[0]).parts)


def headings(parts: list[Part], level: int) -> list[str]:
    return [part.text for part in parts if isinstance(part, Heading) and part.level == level]


def said(parts: list[Part]) -> list[str]:
    return [part.text for part in parts if isinstance(part, Paragraph) and not part.quiet]


def test_the_story_comes_first_then_the_evidence_and_last_what_must_change():
    parts = report(
        *about(AUDIT, {"audit.found-1": "A corridor.", QUESTION.id: "Fairly.", "audit.seen": "A note.", "audit.for": "To go home."}),
        *about(AUDIT, {"audit.evidence": "practice.knowledge.reveals|arpita|"}),
        entry("practice.knowledge.reveals", "She reads.", story="arpita", question="What is known?"),
    )
    used = "Reflections on practice, used as evidence"
    assert headings(parts, 1) == [STORY.title, EVIDENCE.title, ASKED.title, used, "Finding 1"]
    assert headings(parts, 2) == [LABELS["audit.for"], LABELS["audit.seen"], QUESTION.label, "Story: Arpita: What is known?", LABELS["audit.found"]]
    assert said(parts) == ["To go home.", "A note.", "Fairly.", "She reads.", "A corridor."]


def test_what_was_left_blank_is_left_out():
    parts = report(*about(AUDIT, {"audit.for": " \n ", "audit.found-1": "", "audit.name": "In winter"}))
    assert parts == [Paragraph(NO_NAMES, quiet=True)]


def test_a_finding_is_told_in_five_parts_and_as_a_question():
    told = {
        "audit.found": "A corridor.",
        "audit.why": "No room is free.",
        "audit.change": "A room for calls.",
        "audit.decides": "head of service",
        "audit.look-again": "2027-03-01",
        "audit.ask": "From where do I call?",
    }
    parts = report(*about(AUDIT, {f"{id}-1": text for id, text in told.items()}))
    assert headings(parts, 2) == [LABELS[id] for id in told]
    assert said(parts) == [*(told | {"audit.look-again": "1 March 2027"}).values()]


def test_a_day_that_is_none_is_shown_as_typed():
    assert said(report(*about(AUDIT, {"audit.look-again-1": "in spring"}))) == ["in spring"]


def test_no_reflection_is_evidence_unless_it_was_ticked():
    parts = report(
        *about(AUDIT, {"audit.subject": "arpita|", "audit.evidence": "practice.knowledge.reveals|arpita|"}),
        entry("practice.knowledge.reveals", "She reads.", story="arpita"),
        entry("practice.knowledge.reveals", SECRET),
        entry("practice.values.justice-person", SECRET, story="arpita"),
        *about(OTHER, {"audit.for": SECRET, "audit.found-1": SECRET, QUESTION.id: SECRET}),
    )
    assert said(parts) == ["She reads."]


def test_evidence_deleted_since_leaves_no_trace():
    parts = report(*about(AUDIT, {"audit.evidence": "practice.knowledge.reveals|arpita|"}))
    assert parts == [Paragraph(NO_NAMES, quiet=True)]


def test_findings_of_every_audit_are_found_with_where_they_come_from():
    found = findings([
        *about(AUDIT, {"audit.name": "In winter", "audit.found-1": "One.", "audit.ask-1": "Why?", "audit.found-2": "Two."}),
        *about(OTHER, {"audit.found-1": "Three."}),
        *about("session-0123abcd", {"audit.found-1": "Of no audit."}),
    ])
    assert [(one.id, one.found, one.ask) for one in found] == [(f"{AUDIT}.1", "One.", "Why?"), (f"{AUDIT}.2", "Two.", ""), (f"{OTHER}.1", "Three.", "")]
    assert [one.audit.title for one in found][:2] == ["In winter"] * 2


def test_a_finding_keeps_its_number_when_the_one_before_it_is_emptied():
    written = about(AUDIT, {"audit.found-1": " ", "audit.found-2": "Two.", "audit.decides-6": "nobody yet"})
    assert [one.id for one in findings(written)] == [f"{AUDIT}.2", f"{AUDIT}.6"]
    assert headings(report(*written), 1) == ["Finding 2", "Finding 6"]
