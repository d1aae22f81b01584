"""Deleting everything by the button on the home page leaves no word behind: not in the journal's folder, not in the browser."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_setup import launch_options
from conftest import CHROMIUM, Suite, open_notebook, wait_until
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from kcvets.journal import Journal

HOME, NOTEBOOK, PROMPT = "00-start-here", "03-knowledge", "practice.knowledge.reveals"
SENTINEL, CONTROL = "quixotic-marmalade", "not-one-of-ours"
DELETE, CARRY_ON = "Delete everything I have written", "Carry on where you left off"
STORED = "() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])"


def field(page: Page) -> Locator:
    return page.locator(f"[id='q-{PROMPT}'] textarea")


def write(page: Page, text: str) -> None:
    """Answer the question, and wait until it is saved."""
    field(page).fill(text)
    expect(page.locator(f"[id='q-{PROMPT}'] .kc-state")).to_contain_text("Saved")


def delete(page: Page, suite: Suite, sure: bool) -> None:
    """Press the button on the home page, and answer what it asks."""
    open_notebook(page, suite, HOME)
    expect(page.get_by_role("heading", name=CARRY_ON)).to_be_visible()
    asked = []

    def answer(dialog) -> None:
        asked.append(dialog.message)
        dialog.accept() if sure else dialog.dismiss()

    page.once("dialog", answer)
    page.get_by_role("button", name=DELETE).click()
    wait_until(lambda: asked or page.wait_for_timeout(50))
    assert "cannot be undone" in asked[0]
    expect(page.get_by_role("heading", name=CARRY_ON)).to_have_count(0 if sure else 1, timeout=20000)


def words_in(folder: Path, words: str) -> list[Path]:
    """The files under a folder that hold `words`, in UTF-8 or UTF-16."""
    codes = [words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(code in path.read_bytes() for code in codes)]


def test_deleting_asks_once_and_nothing_is_deleted_when_the_answer_is_no(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, NOTEBOOK)
    write(page, SENTINEL)
    delete(page, suite, sure=False)
    open_notebook(page, suite, NOTEBOOK)
    expect(field(page)).to_have_value(SENTINEL)


def test_after_deleting_no_file_and_no_store_of_the_browser_holds_a_word(context: BrowserContext, suite: Suite) -> None:
    page, unheard = context.new_page(), context.new_page()
    open_notebook(page, suite, NOTEBOOK)
    write(page, f"{SENTINEL} in an earlier version")
    write(page, "What stands now.")
    write(page, f"{SENTINEL} in what stands")
    open_notebook(unheard, suite, NOTEBOOK)
    for kernel in suite.kernels():
        os.kill(kernel, signal.SIGKILL)
    field(unheard).fill(f"{SENTINEL} that nobody heard")
    wait_until(lambda: "kcvets:" in unheard.evaluate(STORED))
    unheard.close()
    page.close()
    assert words_in(suite.home, SENTINEL)

    page = context.new_page()
    delete(page, suite, sure=True)
    open_notebook(page, suite, NOTEBOOK)
    expect(field(page)).to_have_value("")
    assert words_in(suite.home.parent, SENTINEL) == []
    assert "kcvets:" not in page.evaluate(STORED) and SENTINEL not in page.evaluate(STORED)
    assert Journal.open(suite.home).entries() == []


def test_a_page_still_open_says_so_and_writes_nothing_back(context: BrowserContext, suite: Suite) -> None:
    still_open, page = context.new_page(), context.new_page()
    open_notebook(still_open, suite, NOTEBOOK)
    write(still_open, f"{SENTINEL} before")
    delete(page, suite, sure=True)
    field(still_open).press_sequentially(" and after")
    expect(still_open.get_by_text("opened before the journal was deleted").first).to_be_visible()
    field(still_open).press_sequentially(" and still")
    still_open.wait_for_timeout(1000)
    assert words_in(suite.home, SENTINEL) == []
    assert Journal.open(suite.home).entries() == []
    assert "kcvets:" not in still_open.evaluate(STORED)


@pytest.fixture
def kept_profile(browser: Browser, suite: Suite, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser that keeps its profile on the disk, as a person's own does; logged in."""
    context = browser.browser_type.launch_persistent_context(tmp_path / "profile", args=CHROMIUM, **launch_options())
    context.request.get(suite.opening, max_redirects=0)
    yield context
    context.close()


def test_after_deleting_no_file_of_the_browser_holds_a_word(kept_profile: BrowserContext, suite: Suite, tmp_path: Path) -> None:
    page = kept_profile.new_page()
    open_notebook(page, suite, NOTEBOOK)
    page.evaluate("(words) => localStorage.setItem('elsewhere', words)", CONTROL)
    write(page, f"{SENTINEL} saved")
    for kernel in suite.kernels():
        os.kill(kernel, signal.SIGKILL)
    field(page).fill(f"{SENTINEL} that nobody heard")
    wait_until(lambda: "kcvets:" in page.evaluate(STORED))
    page.close()
    delete(kept_profile.new_page(), suite, sure=True)
    kept_profile.close()
    assert words_in(tmp_path / "profile", CONTROL), "what a page stores in plain is found on the disk"
    assert words_in(tmp_path / "profile", SENTINEL) == []
