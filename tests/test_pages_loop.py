"""One whole loop, from practice to supervision to audit and back to practice, by the keyboard alone and across three restarts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import Suite, open_notebook
from keyboard import Keyboard, saved
from playwright.sync_api import BrowserContext, Page, expect
from test_pages_access import findings, sideways

from kcvets.content import library

SHARED, KEPT = "I rang twice and left it at that.", "I was afraid of the stairs."
KNOWLEDGE = library().questions("practice", "knowledge")
ASK = "Who has not been asked yet?"
TRIED = "I asked the neighbour, and the neighbour knew."
FOUND, AGAIN = "Nobody is asked to ring a neighbour.", "From whom did I hear it this time?"
NEXT = "Whom shall I ring before I visit?"
WORK, FIRST, AUDIT, SECOND = "the long phone call", "early June", "a discharge in winter", "late June"


@pytest.fixture
def restarted(suite: Suite, context: BrowserContext) -> Iterator:
    """Opens a notebook anew after the suite was stopped and started."""

    def open_again(notebook: str) -> tuple[Page, Keyboard]:
        if context.pages:
            suite.stop()
            suite.start()
        page = context.new_page()
        context.request.get(suite.opening, max_redirects=0)
        open_notebook(page, suite, notebook)
        return page, Keyboard(page)

    return open_again


def press(page: Page, keyboard: Keyboard, button: str) -> None:
    """Go on to the first button of a name, and press it."""
    keyboard.activate(page.get_by_role("button", name=button, exact=True).first)


def accessible(page: Page) -> None:
    """axe-core finds nothing on the page as it is now, and it fits a phone."""
    assert findings(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert sideways(page) == 0
    page.set_viewport_size({"width": 1280, "height": 900})


def practise(page: Page, keyboard: Keyboard) -> None:
    press(page, keyboard, "Begin a new piece of work")
    keyboard.answer("What do I call this piece of work?", WORK)
    keyboard.choose(page.get_by_role("group", name="In which model?"), "Professional practice")
    keyboard.choose(page.get_by_role("group", name="On which side?"), "Knowledge and co-creation")
    press(page, keyboard, "Show these questions")
    for prompt, words in zip(KNOWLEDGE.prompts[:2], (SHARED, KEPT), strict=True):
        keyboard.answer(prompt.label, words)
        saved(page, prompt.label)
    accessible(page)


def supervise(page: Page, keyboard: Keyboard) -> None:
    press(page, keyboard, "Begin a new session")
    keyboard.answer("What do we call this session?", FIRST)
    keyboard.tick(f"Own work: {WORK}")
    press(page, keyboard, "Show me what I wrote about it")
    keyboard.tick(SHARED)
    press(page, keyboard, "Share what I ticked")
    expect(page.get_by_text(SHARED)).to_be_visible()
    expect(page.get_by_text(KEPT)).to_have_count(0)
    press(page, keyboard, "Propose some questions")
    expect(page.get_by_role("group", name="Which of them do we take?")).to_be_visible()
    keyboard.answer("What is one thing that will be done?", "Ask more widely")
    keyboard.answer("How would this action sound", ASK)
    saved(page, "How would this action sound")
    accessible(page)


def try_out(page: Page, keyboard: Keyboard) -> None:
    keyboard.answer(ASK, TRIED)
    saved(page, ASK)


def audit(page: Page, keyboard: Keyboard) -> None:
    press(page, keyboard, "Begin a new audit")
    keyboard.answer("What do we call this audit?", AUDIT)
    keyboard.choose(page.get_by_role("group", name="Which piece of work is it?"), f"Own work: {WORK}")
    keyboard.answer("What was this work for?", "To know what she wants.")
    press(page, keyboard, "The story is told: go on to the evidence")
    keyboard.tick(TRIED)
    press(page, keyboard, "Use what I ticked")
    expect(page.get_by_role("heading", name="Kept")).to_be_visible()
    keyboard.answer("What did we find, and how do we know it?", FOUND)
    keyboard.answer("How could this finding be put as a question", AGAIN)
    saved(page, "How could this finding be put as a question")
    accessible(page)


def supervise_again(page: Page, keyboard: Keyboard) -> None:
    press(page, keyboard, "Begin a new session")
    expect(page.get_by_label("What do we call this session?")).to_have_value("")
    keyboard.answer("What do we call this session?", SECOND)
    press(page, keyboard, "Propose some questions")
    keyboard.tick(AGAIN)
    press(page, keyboard, "Take these")
    expect(page.get_by_role("textbox", name=AGAIN)).to_be_visible()
    follows = page.get_by_role("group", name="Which finding does it follow from").first
    expect(follows).to_be_visible()
    keyboard.answer("How would this action sound", NEXT)
    keyboard.choose(follows, AGAIN)
    expect(follows).to_contain_text("Saved")
    saved(page, "How would this action sound")


@pytest.mark.timeout(300)
def test_a_whole_loop_is_closed_across_three_restarts(restarted) -> None:
    page, keyboard = restarted("24-own-work")
    practise(page, keyboard)
    page.goto(page.url.replace("24-own-work", "21-session"))
    supervise(page, keyboard)

    page, keyboard = restarted("24-own-work")
    try_out(page, keyboard)

    page, keyboard = restarted("22-audit")
    audit(page, keyboard)
    page.goto(page.url.replace("22-audit", "21-session"))
    supervise_again(page, keyboard)

    page, keyboard = restarted("23-organisation")
    closed = page.get_by_role("heading", name="Closed: once round")
    expect(closed).to_be_visible()
    steps = closed.locator("xpath=following::ol[1]").get_by_role("listitem")
    expect(steps).to_have_count(4)
    for step, words, led in zip(steps.all(), (ASK, TRIED, AGAIN, NEXT), (None, FIRST, WORK, AUDIT), strict=True):
        expect(step).to_contain_text(words)
        if led:
            expect(step).to_contain_text("It came from: ")
            expect(step.get_by_text("It came from: ")).to_contain_text(led)
    accessible(page)

    keyboard.follow(steps.nth(2).get_by_role("link"), "22-audit")
    expect(page.get_by_label("What do we call this audit?")).to_have_value(AUDIT)
    expect(page.get_by_role("link", name=f"Led to: Supervision: {SECOND}")).to_be_visible()
    keyboard.follow(page.get_by_role("link", name=f"Came from: Own work: {WORK}"), "24-own-work")
    keyboard.follow(page.get_by_role("link", name=f"Came from: Supervision: {FIRST}"), "21-session")
    expect(page.get_by_label("What do we call this session?")).to_have_value(FIRST)
    keyboard.follow(page.get_by_role("link", name=f"Led to: Own work: {WORK}"), "24-own-work")
