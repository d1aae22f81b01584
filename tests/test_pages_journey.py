"""The whole journey, by the keyboard alone; and nothing a page holds back reaches the browser before its reader has committed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ALL_THERE, Suite, open_notebook
from playwright.sync_api import BrowserContext, Locator, Page, expect

from kcvets.content import library, notebooks_folder
from kcvets.content.shapes import Story
from kcvets.journal import EntryKey, Journal

MOST_STOPS = 300  # more than any page has: whoever needs more is trapped
UNSEEN = """() => {
  const at = document.activeElement;
  const { outlineStyle, boxShadow } = getComputedStyle(at);
  const { top, bottom } = at.getBoundingClientRect();
  if (at === document.body) return "focus is nowhere";
  if (outlineStyle === "none" && boxShadow === "none") return `focus is not shown on ${at.outerHTML.slice(0, 200)}`;
  if (bottom <= 0 || top >= innerHeight) return `focus is out of sight on ${at.outerHTML.slice(0, 200)}`;
  return "";
}"""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SORTED = "Go by the kitchen test"
CHOICES = {
    "I have read the reports": "Ask what she is reading",
    "A club is ready to start": "Say that the hallway worries me",
    "Arpita has chosen books": "Ask whether she would like one or two members",
}
REASONS = {
    "What in the story, or in my own": "A reader will tell me about a book before a chair.",
    "What are my reasons, and whose": "She would rather hear it from me than read it.",
    "Why this, and for whose sake": "So that the first step is a short one.",
}
PRACTICE = "I saw the tidy kitchen first and the cold room last."
KNOWLEDGE = "That I listened before I looked."
CLOSING = {
    "What has stayed with me?": "Her remark on the way out of the door.",
    "Why does it matter, to me": "I ask people to give things up too easily.",
    "Where does it lead me next?": "Towards asking what could be lent.",
    "Which one thing will I do?": "Ring the library about its reading group.",
}


class Keyboard:
    """Somebody who uses a page by the keyboard alone, and wants to see all the time where they are."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.type(text)

    def reach(self, target: Locator, key: str = "Tab") -> None:
        """Go on, stop by stop, until the focus is on `target`."""
        wanted = target.element_handle()
        for _ in range(MOST_STOPS):
            self.press(key)
            if wanted.evaluate("(wanted) => wanted === document.activeElement"):
                assert self.page.evaluate(UNSEEN) == ""
                return
            assert self.page.evaluate(UNSEEN) == ""
        pytest.fail(f"The keyboard does not reach {target}")

    def activate(self, target: Locator) -> None:
        """Go on to a link or a button, and press Enter."""
        self.reach(target)
        self.press("Enter")

    def follow(self, link: Locator, name: str) -> None:
        """Follow a link, and wait for the notebook it leads to."""
        self.activate(link)
        self.arrive(name)

    def go_home(self) -> None:
        """Go back to the link at the top of the page, and follow it."""
        self.reach(self.page.get_by_role("link", name="KcVETS notebooks", exact=True), "Shift+Tab")
        self.press("Enter")
        self.arrive("00-start-here")

    def arrive(self, name: str) -> None:
        """Wait for a notebook's page."""
        self.page.wait_for_url(f"**/{name}.ipynb")
        self.page.wait_for_function(ALL_THERE)

    def choose(self, group: Locator, label: str) -> None:
        """Choose one of several options with the arrows."""
        self.reach(group.get_by_role("radio").first)
        wanted = group.get_by_role("radio", name=label)
        self.press("Space")
        for _ in range(group.get_by_role("radio").count()):
            if wanted.is_checked():
                return
            self.press("ArrowDown")
        pytest.fail(f"The arrows do not reach {label}")

    def answer(self, label: str, text: str) -> None:
        """Answer a question."""
        field = self.page.get_by_role("textbox", name=label)
        self.reach(field)
        self.type(text)

    def sees(self, heading: str) -> None:
        """Be taken on, in sight, to what a button has brought."""
        expect(self.page.get_by_role("heading", name=heading).last).to_be_focused()
        assert self.page.evaluate(UNSEEN) == ""


def saved(page: Page, label: str) -> None:
    question = page.locator(".kc-question").filter(has=page.get_by_role("textbox", name=label))
    expect(question.locator(".kc-state")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))


def step(page: Page, title: str) -> Locator:
    """The line about a notebook on the path that home shows."""
    return page.get_by_role("heading", name="The path").locator("xpath=following::ol[1]").get_by_role("listitem").filter(has_text=title)


def test_the_whole_journey_by_keyboard(context: BrowserContext, suite: Suite, tmp_path: Path, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    keyboard = Keyboard(page)
    open_notebook(page, suite, "00-start-here")

    keyboard.follow(step(page, "What strengths-based is").get_by_role("link"), "01-what-strengths-based-is")
    keyboard.choose(page.get_by_role("group").first, "")
    keyboard.activate(page.get_by_role("button", name="Choose, and see why").first)
    expect(page.locator(".kc-after h4:focus")).to_have_count(1)
    assert page.evaluate(UNSEEN) == ""
    keyboard.go_home()
    expect(step(page, "What strengths-based is")).to_contain_text("1 of ")

    keyboard.follow(step(page, "Knowledge").get_by_role("link"), "03-knowledge")
    keyboard.answer("What does this piece of work show", PRACTICE)
    saved(page, "What does this piece of work show")
    keyboard.go_home()

    keyboard.follow(step(page, "Arpita").get_by_role("link"), "10-arpita")
    work_through_arpita(page, keyboard)
    keyboard.go_home()
    expect(step(page, "Knowledge")).to_contain_text("1 of ")
    expect(step(page, "Arpita")).to_contain_text("13 of ")
    carry_on = page.get_by_role("heading", name="Carry on where you left off").locator("xpath=following::ol[1]")
    keyboard.follow(carry_on.get_by_role("link"), "10-arpita")

    suite.stop()
    suite.start()
    open_notebook(page, suite, "10-arpita")
    for question, label in CHOICES.items():
        expect(page.get_by_role("group", name=question).get_by_role("radio", name=label)).to_be_checked()
    for label, text in {**REASONS, **CLOSING, "What does this piece of work show": KNOWLEDGE}.items():
        expect(page.get_by_role("textbox", name=label)).to_have_value(text)
    expect(page.get_by_label("By when will I have done it?")).to_have_value("2030-05-05")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)

    keyboard.go_home()
    keyboard.reach(page.get_by_role("button", name="Word document"))
    with page.expect_download() as download:
        keyboard.press("Enter")
    download.value.save_as(tmp_path / "words.docx")
    answers = under_headings(tmp_path / "words.docx")
    for label, text in {**REASONS, **CLOSING}.items():
        assert any(heading.startswith(label) and text in words for heading, words in answers)
    told = [words for heading, words in answers if heading.startswith("What does this piece of work show")]
    assert [PRACTICE in words for words in told].count(True) == [KNOWLEDGE in words for words in told].count(True) == 1
