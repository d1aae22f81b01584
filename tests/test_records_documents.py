"""Any paper, whatever was typed into it, becomes a Word document, a web page and plain text that others can read."""

from __future__ import annotations

import unicodedata
import zipfile
from base64 import b64decode
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

import pytest
from document_reader import Seen, seen_in_word
from entries_written import about, entry
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kcvets.content import MODELS, QUADRANTS, library
from kcvets.journal import pieces
from kcvets.records import assessment, audit, cpd, session, work
from kcvets.records.answers import answers_of
from kcvets.records.markdown import parts_of
from kcvets.records.paper import Bullets, Heading, Paper, Paragraph, Picture, Table
from kcvets.records.plain import text as plain
from kcvets.records.web import html
from kcvets.records.word import docx

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
HOSTILE = [
    *("<script>alert(1)</script>", "</title><script>", '"><img src=x onerror=alert(1)>', "' onload='x", "<!--", "<?xml", "]]>"),
    *("&lt;", "&#x41;", "&", "{{ 7*7 }}", "{% raw %}", "{person}", "\\", "=1+1", "+cmd|' /C calc'!A0", "\x00", "\ud800", "\u202e"),
]
TYPED = st.lists(st.text(st.characters(exclude_categories=[])) | st.sampled_from(HOSTILE), min_size=1, max_size=4).map("".join)
OURS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "p", "br", "ul", "li", "img"),
    *("div", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}
OUR_ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "role", "tabindex", "aria-label", "scope", "src", "alt"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
EXAMPLE = Paper(
    "A title",
    (
        Heading("First"),
        Paragraph("One line\nanother\n\nA paragraph of its own"),
        Paragraph("Our remark", quiet=True),
        Heading("Below it", 2),
        Bullets(("one", "two")),
        Table("What was agreed", ("Action", "Who"), (("Ask her\nagain", "the worker"), ("Listen", "both"))),
        Picture(PNG, 'Where "words" go'),
    ),
)


def in_word(paper: Paper) -> bytes:
    return docx(paper, datetime.now(UTC))


def xml_of(document: bytes, name: str) -> ElementTree.Element:
    """A part of a .docx file, with nothing but a zip reader and an XML reader."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return ElementTree.fromstring(archive.read(f"word/{name}.xml"))


def on_page(paper: Paper) -> Seen:
    return Seen(html(paper).decode("utf-8"))


def bare(text: str) -> str:
    """What is left of words whatever a format does with breaks, and with characters that have no shape."""

    def has_shape(char: str) -> bool:
        nowhere = ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF or char == "\ufffd"
        return not (char.isspace() or nowhere or unicodedata.category(char) in ("Cc", "Cs"))

    return "".join(filter(has_shape, text))


def told(paper: Paper) -> list[str]:
    """Every text of a paper, in order."""
    found = [paper.title]
    for part in paper.parts:
        match part:
            case Bullets():
                found += part.items
            case Table():
                found += [part.caption, *part.header, *(cell for row in part.rows for cell in row)]
            case Picture():
                found.append(part.alt)
            case _:
                found.append(part.text)
    return found


@st.composite
def tables(draw) -> Table:
    width = draw(st.integers(1, 3))
    row = st.tuples(*[TYPED] * width)
    return Table(draw(TYPED), draw(row), tuple(draw(st.lists(row, min_size=1, max_size=3))))


PARTS = st.one_of(
    st.builds(Heading, TYPED, st.integers(1, 3)),
    st.builds(Paragraph, TYPED, st.booleans()),
    st.builds(Bullets, st.lists(TYPED, min_size=1, max_size=3).map(tuple)),
    tables(),
    st.builds(Picture, st.just(PNG), TYPED),
)
PAPERS = st.builds(Paper, TYPED, st.lists(PARTS, max_size=4).map(tuple))


@settings(deadline=None, max_examples=40)
@given(paper=PAPERS)
def test_a_word_document_holds_every_word_in_order_and_nothing_else(paper):
    document = in_word(paper)
    with zipfile.ZipFile(BytesIO(document)) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    shown = [element.get("descr") or element.text or "" for element in parts["word/document.xml"].iter() if element.tag in (f"{W}t", DESCRIBED)]
    assert bare("".join(shown)) == bare("".join(told(paper)))
    [title] = parts["docProps/core.xml"].iter("{http://purl.org/dc/elements/1.1/}title")
    assert bare(title.text or "") == bare(paper.title)


@settings(deadline=None, max_examples=12, phases=set(Phase) - {Phase.shrink})  # mammoth takes its time
@given(paper=PAPERS)
def test_another_reader_finds_the_same_words_in_it(paper):
    assert bare(seen_in_word(in_word(paper)).words) == bare("".join(told(paper)))


@settings(deadline=None, max_examples=100)
@given(paper=PAPERS)
def test_what_was_typed_never_becomes_markup_on_a_page(paper):
    page = on_page(paper)
    assert {element.tag for element in page.elements} <= OURS
    assert {name for element in page.elements for name in element.attributes} <= OUR_ATTRIBUTES
    assert all(picture.attributes["src"].startswith("data:image/png;base64,") for picture in page.all("img"))
    assert bare(page.words) == bare("".join(told(paper)))
    assert list(map(bare, page.texts("title"))) == [bare(paper.title)]


@settings(deadline=None, max_examples=60)
@given(paper=PAPERS)
def test_plain_text_holds_every_word(paper):
    shown = bare(plain(paper).decode("utf-8"))
    assert all(bare(text) in shown for text in told(paper))


def test_plain_text_can_be_read_as_it_stands():
    assert plain(EXAMPLE).decode("utf-8") == (
        "A title\n\nFirst\n\nOne line\nanother\n\nA paragraph of its own\n\nOur remark\n\nBelow it\n\n- one\n- two\n\n"
        "What was agreed\n\nAction: Ask her\nagain\nWho: the worker\n\nAction: Listen\nWho: both\n\n"
        'Where "words" go\n'
    )


@pytest.fixture(scope="module", params=["docx", "html"])
def seen(request) -> Seen:
    return seen_in_word(in_word(EXAMPLE)) if request.param == "docx" else on_page(EXAMPLE)


class TestInWordAndOnAPage:
    def test_headings_are_headings(self, seen):
        headings = [(heading.tag, heading.text) for heading in seen.all("h1", "h2", "h3")]
        assert headings in ([("h1", "First"), ("h2", "Below it")], [("h1", "A title"), ("h2", "First"), ("h3", "Below it")])

    def test_lines_stay_lines_and_an_empty_line_parts_paragraphs(self, seen):
        assert {"One line\nanother", "A paragraph of its own"} <= {*seen.texts("p")}

    def test_a_remark_of_ours_is_told_apart(self, seen):
        ours = seen.texts("em") or [p.text for p in seen.all("p") if p.attributes.get("class") == "ours"]
        assert ours == ["Our remark"]

    def test_a_list_is_a_list(self, seen):
        assert len(seen.all("ul")) == 1
        assert seen.texts("li") == ["one", "two"]

    def test_a_table_has_a_header_row(self, seen):
        assert len(seen.all("thead")) == len(seen.all("table")) == 1
        assert seen.texts("thead") == ["ActionWho"]
        assert seen.texts("th", "td") == ["Action", "Who", "Ask her\nagain", "the worker", "Listen", "both"]

    def test_a_picture_says_what_it_shows_and_is_whole(self, seen):
        [picture] = seen.all("img")
        assert picture.attributes["alt"] == 'Where "words" go'
        assert b64decode(picture.attributes["src"].partition(",")[2]) == PNG


def test_a_page_says_which_cells_are_headers_and_what_a_table_shows():
    page = on_page(EXAMPLE)
    scopes = [(header.attributes["scope"], header.text) for header in page.all("th")]
    assert scopes == [("col", "Action"), ("col", "Who"), ("row", "Ask her\nagain"), ("row", "Listen")]
    assert page.texts("caption") == ["What was agreed"]


def test_both_are_in_british_english():
    document = in_word(EXAMPLE)
    languages = [language.get(f"{W}val") for name in ("styles", "document") for language in xml_of(document, name).iter(f"{W}lang")]
    assert {*languages} == {"en-GB"}
    assert [page.attributes["lang"] for page in on_page(EXAMPLE).all("html")] == ["en-GB"]


def test_a_page_forbids_itself_to_run_or_to_fetch_anything():
    page = on_page(EXAMPLE)
    [policy] = [meta.attributes["content"] for meta in page.all("meta") if meta.attributes.get("http-equiv") == "Content-Security-Policy"]
    allowed = dict(rule.split(maxsplit=1) for rule in policy.split(";"))
    assert allowed == {"default-src": "'none'", "img-src": "data:", "style-src": "'unsafe-inline'"}
    policy_at = next(n for n, element in enumerate(page.elements) if "http-equiv" in element.attributes)
    assert not {element.tag for element in page.elements[:policy_at]} - {"html", "head", "meta"}, "it holds for what comes after it"


@pytest.mark.parametrize("formula", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A2)", "DDEAUTO c:\\calc.exe", "{=A1}"])
def test_a_formula_is_nothing_but_text(formula):
    paper = Paper("T", (Paragraph(formula), Bullets((formula,)), Table("C", ("H",), ((formula,),))))
    for seen in (seen_in_word(in_word(paper)), on_page(paper)):
        assert [text.strip() for text in seen.texts("p", "li", "th", "td")].count(formula) >= 3
    fields = {f"{W}{name}" for name in ("fldChar", "fldSimple", "instrText", "hyperlink")}
    assert not fields & {element.tag for element in xml_of(in_word(paper), "document").iter()}
    assert plain(paper).decode("utf-8").splitlines() == ["T", "", formula, "", f"- {formula}", "", "C", "", f"H: {formula}"]


def asked(kind: str) -> list[str]:
    """Every question that is answered in words about a piece, by id."""
    sections = library().worksheet(kind).sections
    ids = [f"{p.id}-{n}" if s.repeats > 1 else p.id for s in sections for p in s.prompts if p.kind != "date" for n in range(1, s.repeats + 1)]
    more = {
        "session": [f"session.said.{q.id}" for heading in library().question_bank().headings for q in heading.questions],
        "audit": [p.id for quadrant in QUADRANTS for p in library().questions("quality", quadrant).prompts],
        "work": [p.id for model in MODELS for quadrant in QUADRANTS for p in library().questions(model, quadrant).prompts],
        "round": [f"round.{p.id}" for enabler in library().organisation().enablers for p in enabler.prompts],
    }
    return list(dict.fromkeys(ids + more.get(kind, [])))


def handed_in(kind: str, answers: dict[str, str]) -> Paper:
    """The paper that holds all of these answers."""
    id = f"{kind}-0123abcd"
    taken = " ".join(answer.removeprefix("session.said.") for answer in answers if answer.startswith("session.said."))
    entries = [entry("page.begun", "2026-11-22", work=id), entry("session.taken", taken, work=id), *about(id, answers)]
    [piece] = pieces(entries, kind)
    match kind:
        case "session":
            return session.paper(session.sessions(entries)[0])
        case "audit":
            return audit.paper(entries, piece)
        case "cpd":
            return cpd.asye_paper(cpd.records(entries)[0])
        case "work":
            return work.paper(entries, piece)
    return assessment.paper(assessment.Round(piece, answers_of(entries, id)))


@pytest.mark.parametrize("kind", ["session", "audit", "cpd", "work", "round"])
@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_whatever_is_answered_is_in_the_document_handed_in(kind, data):
    answers = data.draw(st.dictionaries(st.sampled_from(asked(kind)), TYPED, min_size=1, max_size=4), label="answers")
    paper = handed_in(kind, answers)
    shown = ["".join(xml_of(in_word(paper), "document").itertext()), on_page(paper).words, plain(paper).decode("utf-8")]
    for text in map(bare, shown):
        assert all(bare(answer) in text for answer in answers.values())


@pytest.mark.parametrize(
    ("markdown", "parts"),
    [
        ("# Top\n\n## Second\n\n### Third", [Heading("Top"), Heading("Second"), Heading("Third", 2)]),
        ("Some *soft* and **strong `words`**\nover two lines.", [Paragraph("Some soft and strong words over two lines.")]),
        ("See [the site](https://example.org/a).", [Paragraph("See the site (https://example.org/a).")]),
        ("See [the next page](03-knowledge.ipynb).", [Paragraph("See the next page.")]),
        ("![What it *shows*](picture.png)", [Paragraph("What it shows")]),
        ("1. one\n2. *two*", [Bullets(("one", "two"))]),
        ("## Places\n\n| A | B |\n|---|---|\n| `x` | y \\| z |\n", [Heading("Places"), Table("Places", ("A", "B"), (("x", "y | z"),))]),
    ],
)
def test_markdown_is_read_as_plain_words(markdown, parts):
    assert list(parts_of(markdown)) == parts


WORDS = st.lists(st.text("abcxyzABC", min_size=1, max_size=5), min_size=1, max_size=4).map(" ".join)


@st.composite
def chapters(draw) -> list:
    """A heading, and one part of any kind below it."""
    heading = draw(st.builds(Heading, WORDS, st.integers(1, 4)))
    cells = st.tuples(WORDS, WORDS)
    rows = st.lists(cells, min_size=1, max_size=3).map(tuple)
    lists = st.builds(Bullets, st.lists(WORDS, min_size=1, max_size=3).map(tuple))
    return [heading, draw(st.builds(Paragraph, WORDS) | lists | st.builds(Table, st.just(heading.text), cells, rows))]


def in_markdown(part) -> str:
    match part:
        case Heading():
            return f"{'#' * (part.level + 1)} {part.text}"
        case Paragraph():
            return part.text
        case Bullets():
            return "\n".join(f"- {item}" for item in part.items)
    rows = (part.header, ("---",) * len(part.header), *part.rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


@settings(deadline=None)
@given(written=st.lists(chapters(), max_size=4))
def test_parts_written_as_markdown_are_read_back(written):
    parts = [part for chapter in written for part in chapter]
    assert list(parts_of("\n\n".join(map(in_markdown, parts)))) == parts
