"""Somebody who uses the pages by the keyboard alone."""

from __future__ import annotations

import re

import pytest
from conftest import ALL_THERE
from playwright.sync_api import Locator, Page, expect

# A browser set to larger text enlarges its own default size, of which the page takes a share.
LARGER_TEXT = """addEventListener("DOMContentLoaded", () => {{
  const page = document.documentElement;
  page.style.fontSize = `${{{times} * parseFloat(getComputedStyle(page).fontSize)}}px`;
}});"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
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
            if wanted.evaluate("(wanted) => wanted === document.activeElement"):
                return
            self.press(key)
            assert self.page.evaluate(UNSEEN) == ""
        pytest.fail(f"The keyboard does not reach {target}")

    def activate(self, target: Locator, key: str = "Tab") -> None:
        """Go on to a link or a button, and press Enter."""
        self.reach(target, key)
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
        self.page.wait_for_url(re.compile(rf"/{name}\.ipynb(#.*)?$"))
        self.page.wait_for_function(ALL_THERE)
        assert self.page.evaluate(SIDEWAYS) == 0

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

    def tick(self, label: str) -> None:
        """Tick the first box with a label."""
        self.reach(self.page.get_by_role("checkbox", name=label).first)
        self.press("Space")

    def date(self, label: str, typed: str) -> None:
        """Type a day into a date field."""
        self.reach(self.page.get_by_label(label).last)
        self.type(typed)

    def sees(self, heading: str) -> None:
        """Be taken on, in sight, to what a button has brought."""
        expect(self.page.get_by_role("heading", name=heading).last).to_be_focused()
        assert self.page.evaluate(UNSEEN) == ""
        assert self.page.evaluate(SIDEWAYS) == 0


def saved(page: Page, label: str) -> None:
    question = page.locator(".kc-question").filter(has=page.get_by_role("textbox", name=label))
    expect(question.locator(".kc-state")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
