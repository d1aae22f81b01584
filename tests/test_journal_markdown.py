"""The journal written out for reading: what was typed is shown as typed, and nothing typed comes alive."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import mistune
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kcvets.journal import EntryKey, Journal, export_markdown
from kcvets.journal.markdown import _escaped, _heading
from kcvets.journal.words import legible, paragraphs

NOW = datetime(2026, 11, 21, 20, 21, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.open(tmp_path, now=lambda: NOW)


def write(journal: Journal, key: EntryKey, text: str, question: str = "", writer: str = "page") -> None:
    standing = journal.current(key)
    journal.save(
        key,
        text,
        question=question,
        writer=writer,
        sequence=len(journal.history(key)),
        base=standing[0].revision if standing else None,
    )


class Shown(HTMLParser):
    """What a reader sees of HTML: its characters, its paragraphs and line breaks; and which elements there are."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.elements: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        if tag in ("p", "h2"):
            self.blocks.append("")
            self.fresh = True
        elif tag == "br":
            self.blocks[-1] += "\n"
            self.fresh = True

    def handle_data(self, data):
        if self.blocks:
            # A renderer may put a line feed after <br>, and after </p>; neither is shown.
            self.blocks[-1] += (data.removeprefix("\n") if self.fresh else data).removesuffix("\n")
            self.fresh = False


RENDERERS = {
    "CommonMark": lambda text: MarkdownIt("commonmark").render(text),
    "GitHub's kind": lambda text: MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text),
    "mistune": lambda text: mistune.html(text),
    "mistune, everything on": lambda text: mistune.create_markdown(
        escape=False,
        plugins=[
            "strikethrough",
            "footnotes",
            "table",
            "url",
            "task_lists",
            "def_list",
            "abbr",
            "mark",
            "insert",
            "superscript",
            "subscript",
            "math",
            "ruby",
            "spoiler",
        ],
    )(text),
}
typed = st.text(
    st.sampled_from(list("\\`*_{}[]()<>#+-.!|~&$^@=:;/\"'%?, \t\n\r\x00\x01\x0b\u00a0\u2028\u200f\ud800ab19 "))
    | st.characters(),
    max_size=24,
) | st.lists(
    st.sampled_from(
        [
            "# ",
            "1. ",
            "- ",
            "> ",
            "```",
            "~~~",
            "***",
            "---",
            "===",
            "\n",
            "\n\n",
            "    ",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "<script>alert(1)</script>",
            "[a](b)",
            "![a](b)",
            "http://a.bc",
            "www.a.bc",
            "a@b.cd",
            "&amp;",
            "&#35;",
            "\\",
            "$x$",
            "$$",
            "\\(",
            "\\[",
            "|a|b|\n|-|-|\n",
            "[^1]",
            "[^1]: x",
            "~~a~~",
            "==a==",
            "^^a^^",
            ":a:",
            "x",
        ]
    ),
    max_size=8,
).map("".join)


def as_markdown(text: str) -> str:
    return "\n\n".join("\\\n".join(map(_escaped, lines)) for lines in paragraphs(text))


@pytest.mark.parametrize("renderer", RENDERERS)
@settings(max_examples=300, deadline=None)
@given(text=typed)
@example("1) one\n2. two")
@example("a\n\n\n\nb\n")
@example("  \n a")
def test_a_renderer_shows_exactly_what_was_typed(renderer, text):
    shown = Shown(RENDERERS[renderer](as_markdown(text)))
    assert "\n\n".join(shown.blocks) == legible(text).rstrip("\n")
    assert shown.elements <= {"p", "br"}


@pytest.mark.parametrize("renderer", RENDERERS)
@settings(max_examples=200, deadline=None)
@given(text=typed)
def test_a_heading_shows_exactly_what_was_typed(renderer, text):
    shown = Shown(RENDERERS[renderer]("## " + _heading(f"Own work: {text}")))
    assert shown.blocks == [f"Own work: {legible(text)}".replace("\n", " ")]
    assert shown.elements == {"h2"}


@pytest.mark.parametrize("text", ["# a", "<b>a</b>", "a  \nb", "*a*", "    a", "- a"])
def test_without_escaping_the_check_would_fail(text):
    shown = Shown(RENDERERS["CommonMark"](text))
    assert (shown.blocks, shown.elements - {"p", "br"}) != ([text], set())


def test_ordinary_prose_stays_readable():
    prose = "She said: \"I'd rather stay (with Sam, 82); it's home.\" Why not? 50% well-being, and so on."
    assert as_markdown(prose) == prose


def test_jupyter_finds_no_mathematics():
    delimiters = re.compile(
        r"(?<!\\)\$|\\\\[(\[)\]]|\\(begin|end)\{"
    )  # what its pages look for before Markdown is read
    assert delimiters.search(r"\\(x\\)")
    for text in (r"\(x\)", r"\[x\]", r"\\(x\\)", "$x$", "$$x$$", r"\$x$", r"\begin{align}x\end{align}"):
        assert not delimiters.search(as_markdown(text))


def test_the_document_is_ordered_for_reading(journal):
    write(journal, EntryKey("practice.values.a", "practice", "values"), "Values.", "What matters?")
    write(
        journal,
        EntryKey("practice.knowledge.a", "practice", "knowledge", story="arpita"),
        "She reads.",
        "What is known?",
    )
    write(
        journal,
        EntryKey("practice.knowledge.a", "practice", "knowledge", work="Mrs *B*"),
        "He gardens.",
        "What is known?",
    )
    write(journal, EntryKey("practice.values.b", "practice", "values"), "More values.", "What else?")
    write(journal, EntryKey("closing.now-what"), "Ring her.\nToday.", "")
    write(journal, EntryKey("practice.values.c", "practice", "values"), " \n", "Left blank?")
    assert export_markdown(journal) == (
        "# My journal\n\n"
        "Copied on 21 November 2026, 20:21 UTC. It may be about real people: "
        "keep it where only you can read it, and think before you share it.\n\n"
        "## The framework\n\n### Practice model: Values\n\n"
        "#### What matters?\n\nValues.\n\n*Written 21 November 2026, 20:21 UTC*\n\n"
        "#### What else?\n\nMore values.\n\n*Written 21 November 2026, 20:21 UTC*\n\n"
        "### Notes\n\n"
        "#### closing\\.now-what\n\nRing her.\\\nToday.\n\n*Written 21 November 2026, 20:21 UTC*\n\n"
        "## Story: Arpita\n\n### Practice model: Knowledge\n\n"
        "#### What is known?\n\nShe reads.\n\n*Written 21 November 2026, 20:21 UTC*\n\n"
        "## Own work: Mrs \\*B\\*\n\n### Practice model: Knowledge\n\n"
        "#### What is known?\n\nHe gardens.\n\n*Written 21 November 2026, 20:21 UTC*\n"
    )


def test_earlier_versions_are_shown_only_when_asked_for(journal):
    key = EntryKey("p")
    for text in ("one", "two", "three"):
        write(journal, key, text)
    assert "two" not in export_markdown(journal)
    shown = export_markdown(journal, earlier=True)
    assert [shown.index(part) for part in ("three", "*Written", "two", "*Earlier version, written", "one")] == sorted(
        shown.index(part) for part in ("three", "two", "one", "*Written", "*Earlier version, written")
    )


def test_both_sides_of_a_conflict_are_shown(journal):
    journal.save(EntryKey("p"), "mine", writer="a", sequence=1, base=None)
    journal.save(EntryKey("p"), "yours", writer="b", sequence=1, base=None)
    shown = export_markdown(journal)
    assert shown.index("yours") < shown.index("mine")


def test_an_empty_journal_is_a_document_too(journal):
    assert export_markdown(journal).startswith("# My journal\n\nCopied on")


@settings(deadline=None, max_examples=50)
@given(text=st.text(st.characters(exclude_categories=[])))
def test_the_document_can_always_be_written(tmp_path_factory, text):
    journal = Journal.open(tmp_path_factory.mktemp("home"))
    journal.save(EntryKey("p", work=text), text + "x", question=text, writer="a", sequence=1, base=None)
    export_markdown(journal).encode("utf-8")
