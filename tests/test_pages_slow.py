"""On a slow machine the page still opens, whole and without jumping. The machine is slowed, never timed."""

from __future__ import annotations

import pytest
from conftest import ALL_THERE, Suite, open_notebook
from playwright.sync_api import Browser, Page

WATCH_SHIFTS = """globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
# The widget manager looks for a model every 100 ms for two seconds: here its first wait is longer than all of them.
OVERSLEEP = """const wait = globalThis.setTimeout;
globalThis.setTimeout = (then, delay, ...parts) => wait(then, delay === 100 ? 6000 : delay, ...parts);"""
# What has not been painted yet cannot jump.
PUSH_DOWN = """() => requestAnimationFrame(() => requestAnimationFrame(
  () => document.body.prepend(Object.assign(document.createElement("div"), { style: "height: 300px" }))))"""


def shifted(page: Page) -> float:
    """How much of the screen has moved on its own so far, as browsers count it."""
    page.wait_for_timeout(1000)
    return page.evaluate("() => globalThis.shifted")


@pytest.mark.parametrize(
    ("name", "slower"), [("00-start-here", 6), ("03-knowledge", 6), ("08-care-act", 6), ("10-arpita", 6), ("10-arpita", 1)]
)
def test_the_page_does_not_jump_while_it_opens(page: Page, suite: Suite, name: str, slower: int) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.add_init_script(WATCH_SHIFTS)
    open_notebook(page, suite, name)
    assert shifted(page) < 0.1


def test_forms_that_come_late_are_shown(page: Page, suite: Suite) -> None:
    missed = []
    page.on("console", lambda message: missed.append(message.text) if "widget model not found" in message.text else None)
    page.add_init_script(OVERSLEEP)
    page.goto(suite.url("03-knowledge"))
    page.wait_for_function(ALL_THERE)
    assert missed, "nothing came late: this test shows nothing"


def test_a_jump_is_noticed(browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.goto("data:text/html,<!DOCTYPE html>")
    page.set_content("<!DOCTYPE html><p>Text</p>")
    page.evaluate(PUSH_DOWN)
    page.wait_for_function("() => globalThis.shifted > 0")
    page.close()
