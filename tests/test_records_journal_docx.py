"""The journal as a Word document, read back with nothing but a zip reader and an XML reader."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcvets.journal import EntryKey, Journal
from kcvets.journal.words import legible
from kcvets.records.journal_docx import journal_docx

NOW = datetime(2026, 11, 21, 22, 21, tzinfo=timezone(timedelta(hours=2)))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "creator": "{http://purl.org/dc/elements/1.1/}creator",
    "language": "{http://purl.org/dc/elements/1.1/}language",
    "description": "{http://purl.org/dc/elements/1.1/}description",
    "created": "{http://purl.org/dc/terms/}created",
    "modified": "{http://purl.org/dc/terms/}modified",
    "last modified by": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy",
}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.open(tmp_path, now=lambda: NOW)


def write(journal: Journal, key: EntryKey, text: str, question: str = "") -> None:
    journal.save(key, text, question=question, writer="page", sequence=1, base=None)


def part(document: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(document)) as archive:
        assert archive.testzip() is None
        return ElementTree.fromstring(archive.read(name))


def paragraphs(document: bytes) -> list[tuple[str, str]]:
    """Each paragraph's style and its text, as Word shows it."""
    shown = []
    for paragraph in part(document, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        pieces = {f"{W}br": "\n", f"{W}tab": "\t"}
        text = "".join(pieces.get(piece.tag, piece.text or "") for run in paragraph.iter(f"{W}r") for piece in run)
        shown.append(("" if style is None else style.get(f"{W}val"), text))
    return shown


def test_the_document_is_ordered_for_reading(journal):
    write(journal, EntryKey("a", "practice", "values"), "Values.", "What matters?")
    write(journal, EntryKey("b", "practice", "knowledge", story="arpita"), "She reads.", "What is known?")
    write(journal, EntryKey("c", "practice", "values"), "More values.", "What else?")
    write(journal, EntryKey("d"), " ", "Left blank?")
    time = ("", "Written 21 November 2026, 20:21 UTC")
    shown = paragraphs(journal_docx(journal, NOW))
    assert shown[0] == ("Title", "My journal")
    assert shown[2:] == [
        ("Heading1", "The framework"),
        ("Heading2", "Practice model: Values"),
        ("Heading3", "What matters?"),
        ("", "Values."),
        time,
        ("Heading3", "What else?"),
        ("", "More values."),
        time,
        ("Heading1", "Story: Arpita"),
        ("Heading2", "Practice model: Knowledge"),
        ("Heading3", "What is known?"),
        ("", "She reads."),
        time,
    ]


def test_the_first_paragraph_says_what_it_is_and_warns(journal):
    style, text = paragraphs(journal_docx(journal, NOW))[1]
    assert style == ""
    assert (
        "copy of what you wrote" in text
        and "21 November 2026, 20:21 UTC" in text
        and "may be about real people" in text
    )


def test_the_properties_name_the_document_and_nobody(journal):
    properties = part(journal_docx(journal, NOW), "docProps/core.xml")
    assert {name: properties.findtext(tag) or "" for name, tag in PROPERTIES.items()} == {
        "title": "My journal",
        "creator": "",
        "language": "en-GB",
        "description": "",
        "created": "2026-11-21T20:21:00Z",
        "modified": "2026-11-21T20:21:00Z",
        "last modified by": "",
    }


def test_the_language_is_british_english(journal):
    document = journal_docx(journal, NOW)
    languages = [language.get(f"{W}val") for language in part(document, "word/styles.xml").iter(f"{W}lang")]
    assert languages and set(languages) == {"en-GB"}
    assert list(part(document, "word/document.xml").iter(f"{W}lang")) == []


def test_headings_are_headings_to_word(journal):
    styles = part(journal_docx(journal, NOW), "word/styles.xml")
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val").lower() for style in styles.iter(f"{W}style")
    }
    assert [names[f"Heading{level}"] for level in (1, 2, 3)] == ["heading 1", "heading 2", "heading 3"]


def answer(journal: Journal) -> list[str]:
    shown = [text for _, text in paragraphs(journal_docx(journal, NOW))]
    return shown[5:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", ["one\ntwo"]),
        ("one\r\n\r\ntwo\n", ["one", "two"]),
        ("one\n\n\ntwo", ["one", "\ntwo"]),
        ("\ttab  and   spaces ", ["\ttab  and   spaces "]),
        ("\x00\x01a\x0b\ud800b\uffff", ["\ufffd\ufffda\n\ufffdb\ufffd"]),
        ("=1+1", ["=1+1"]),
        ("<w:p>&amp;</w:p>", ["<w:p>&amp;</w:p>"]),
        ("שלום 👩🏽‍🦽 e\u0301 \u2011", ["שלום 👩🏽‍🦽 e\u0301 \u2011"]),
    ],
)
def test_words_are_shown_as_typed(journal, text, expected):
    write(journal, EntryKey("p"), text)
    assert answer(journal) == expected


def test_one_long_answer_is_one_long_answer(journal):
    write(journal, EntryKey("p"), "A long day. " * 10_000)
    assert answer(journal) == ["A long day. " * 10_000]


@settings(deadline=None, max_examples=40)
@given(text=st.text(st.characters(exclude_categories=[])), name=st.text(st.characters(exclude_categories=[])))
def test_any_words_make_a_document_that_can_be_read(tmp_path_factory, text, name):
    journal = Journal.open(tmp_path_factory.mktemp("home"))
    write(journal, EntryKey("p", work=name + "."), text + ".", name + "?")
    shown = paragraphs(journal_docx(journal, NOW))
    assert ("Heading1", legible(f"Own work: {name}.").replace("\n", " ")) in shown
    assert ("Heading3", legible(f"{name}?").replace("\n", " ")) in shown
    assert "\n\n".join(line for _, line in shown[5:-1]) == legible(text + ".")


def test_word_itself_is_loaded_only_for_a_document():
    code = "import sys, kcvets.records.word; print('docx' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
    )
    assert run.stdout == "False\n"
