"""The coding of a study in a real browser, by keyboard alone: what is coded is kept, and nobody sees others' coding too early."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator

import pytest
from conftest import Suite
from keyboard import Keyboard
from playwright.sync_api import Locator, Page, expect
from study_opened import named, opened_on
from study_to_code import study_to_code
from test_pages_access import NARROW, WIDE, in_both_colours, sideways

from kcvets.research.coding.codebook import start_codebook
from kcvets.research.coding.desk import Desk
from kcvets.research.coding.project import project
from kcvets.research.folder import StudyFolder

IMAGE = "<img src=x onerror=\"document.title='run'\">"
TEXTS = {
    "t1": "She rang twice about the bath. 🙂 Her sister came, and they found a way. It took a month.",
    "t2": f"The form asked {IMAGE} nothing of what she wished.",
    "t3": "He decided. I wrote it down.",
}
PAGE = "research/coding"
OPENED_AGAIN = "() => !window.earlier"
SELECTING = """([start, end]) => {
  const text = [...document.querySelectorAll(".cd-text span:not(.cd-number)")].flatMap((span) => [...span.childNodes]);
  const place = (at) => {
    for (const node of text) {
      if (at <= node.length) return [node, at];
      at -= node.length;
    }
  };
  const range = document.createRange();
  range.setStart(...place(start));
  range.setEnd(...place(end));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> StudyFolder:
    """The study that is coded."""
    return study_to_code(tmp_path_factory.mktemp("coding") / "study", TEXTS)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, study: StudyFolder) -> Iterator[Suite]:
    """A suite opened on that study, as ``kcvets code`` opens it."""
    with opened_on(study, tmp_path_factory.mktemp("suite")) as suite:
        yield suite


@pytest.fixture
def suite(running: Suite, study: StudyFolder) -> Suite:
    """That suite, with nothing coded yet."""
    study.coding_file.unlink(missing_ok=True)
    study.log_file.unlink(missing_ok=True)
    return running


def begin(page: Page, suite: Suite, who: str) -> Keyboard:
    """Open the page, and give a name."""
    return named(page, suite, PAGE, who, heading(page, 1))


def heading(page: Page, number: int, more: str = "") -> Locator:
    """The heading of the text with that number."""
    return page.get_by_role("heading", name=re.compile(rf"^Text {number}{more}( \(done\))?$"))


def button(where: Page | Locator, name: str) -> Locator:
    """A button by what stands on it."""
    return where.get_by_role("button", name=name, exact=True)


def text(page: Page) -> Locator:
    """The text to code."""
    return page.get_by_role("group", name="Text to code")


def row(page: Page, words: str) -> Locator:
    """The stretch of some words, in the list of what is coded."""
    return page.locator(".st-list > li").filter(has=page.get_by_role("button", name="Choose these words")).filter(has_text=f"“{words}”")


def saved(page: Page, said: str) -> None:
    """Wait until something is said, and that it is saved."""
    expect(page.locator(".st-saved")).to_have_text(re.compile(rf"{re.escape(said)}.* Saved \d\d:\d\d\.$"))


def put(keyboard: Keyboard, part: str, name: str) -> None:
    """From the text, put the code whose name has some part on the words chosen, and come back."""
    keyboard.press("Enter")
    keyboard.type(part)
    expect(keyboard.page.locator(".cd-active")).to_contain_text(name)
    keyboard.press("Enter")
    saved(keyboard.page, f"is coded: {name}.")
    keyboard.press("Escape")
    keyboard.press("Escape")
    expect(text(keyboard.page)).to_be_focused()


def codings(study: StudyFolder) -> set[tuple[str, str, str]]:
    """Who put which code on which words."""
    made = project(study)
    names = {one.id: one.name for one in made.codes}
    return {(one.coder, made.texts[one.text][one.start : one.end], names[one.code]) for one in made.codings}


def done_by_another(study: StudyFolder) -> None:
    """CD has coded the first text, and is done with it."""
    desk = Desk(study)
    codes = {one["name"]: one["id"] for one in desk.view("t1", "CD")["codes"]}
    for words, name in (("Her sister came, and they found a way.", "In family and friends"), ("It took a month.", "Left to carers")):
        start = TEXTS["t1"].index(words)
        desk.code("t1", "CD", codes[name], start, start + len(words), words, agreed=False)
    desk.done("t1", "CD", agreed=False)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_texts_are_coded_compared_and_settled_by_the_keyboard_alone(
    page: Page, suite: Suite, study: StudyFolder, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)
    keyboard = begin(page, suite, "AB")
    keyboard.activate(button(page, "Begin with these codes"))
    expect(text(page)).to_be_focused()
    for key in ("ArrowDown", "ArrowDown"):
        keyboard.press(key)
    expect(page.locator(".cd-said")).to_have_text("Chosen: “🙂 Her sister came, and they found a way.”")
    keyboard.press("ArrowRight")
    for key in ("Shift+ArrowDown", "Shift+ArrowDown"):
        keyboard.press(key)
    expect(page.locator(".cd-said")).to_have_text("Chosen: “Her sister came, and they found a way. It took a month.”")
    keyboard.press("Shift+ArrowUp")
    put(keyboard, "family", "In family and friends")
    for key in ("ArrowLeft", "s"):
        keyboard.press(key)
    put(keyboard, "carer kno", "What the person or carer knows")
    keyboard.press("Escape")
    keyboard.press("Enter")
    keyboard.press("Enter")
    assert in_both_colours(page) == [] and sideways(page) == 0

    keyboard.activate(button(page, "Make a new code"))
    expect(page.get_by_label("Name of the code")).to_be_focused()
    keyboard.type("Found a way")
    keyboard.activate(button(page, "Save code"))
    saved(page, "The code Found a way is made.")
    keyboard.reach(page.get_by_label("When to use it, and when not"), "Shift+Tab")
    keyboard.type("Use it where something was tried.")
    keyboard.activate(button(page, "Save code"))
    saved(page, "The code Found a way is changed.")
    assert in_both_colours(page) == [] and sideways(page) == 0

    keyboard.reach(text(page), "Shift+Tab")
    keyboard.press("a")
    put(keyboard, "found a", "Found a way")
    keyboard.activate(button(row(page, TEXTS["t1"]), "Take off"))
    saved(page, "Found a way is taken off")
    expect(page.get_by_role("heading", name="Coded by you: 2")).to_be_focused()
    keyboard.reach(text(page), "Shift+Tab")
    keyboard.press("m")
    keyboard.type("Is a month long?")
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    keyboard.activate(button(page, "Save memo"))
    saved(page, "The memo is kept.")
    expect(page.get_by_label("Memo", exact=True)).to_have_value("")

    done_by_another(study)
    keyboard.activate(button(page, "Done, next text"))
    expect(heading(page, 2)).to_be_focused()
    keyboard.activate(button(page, "Earlier text"))
    expect(heading(page, 1)).to_be_focused()
    expect(page.get_by_text(re.compile(r"\bCD\b"))).to_have_count(0)
    keyboard.activate(button(page, "Compare with the others"))
    expect(heading(page, 1)).to_be_focused()
    expect(page.get_by_text("Coded by CD, not AB")).to_have_count(1)
    expect(page.get_by_text("Coded by all: CD and AB")).to_have_count(1)
    expect(button(page, "Take off")).to_have_count(0)
    keyboard.activate(button(page, "Settle as Agreed"))
    expect(heading(page, 1, ": the agreed version")).to_be_focused()
    month = page.locator(".cd-comparison li").filter(has_text="“It took a month.”")
    keyboard.activate(button(month, "In the agreed version"))
    expect(button(month, "In the agreed version")).to_have_attribute("aria-pressed", "true")
    assert in_both_colours(page) == [] and sideways(page) == 0
    keyboard.activate(button(page, "Settled"))
    saved(page, "Text 1 is settled.")
    stored = page.evaluate("() => JSON.stringify([localStorage, sessionStorage])")
    assert not re.search("sister|month", stored)
    assert codings(study) == {
        ("AB", "Her sister came, and they found a way.", "In family and friends"),
        ("AB", "She rang twice about the bath.", "What the person or carer knows"),
        ("CD", "Her sister came, and they found a way.", "In family and friends"),
        ("CD", "It took a month.", "Left to carers"),
        ("Agreed", "It took a month.", "Left to carers"),
    }
    assert project(study).done == {"t1": ("CD", "AB", "Agreed")}


def test_a_killed_kernel_takes_nothing_acknowledged_and_no_memo_along(page: Page, suite: Suite, study: StudyFolder) -> None:
    start_codebook(study, "AB")
    keyboard = begin(page, suite, "AB")
    keyboard.activate(button(page, "Done, next text"))
    expect(heading(page, 2)).to_be_focused()
    keyboard.reach(text(page))
    keyboard.press("ArrowDown")
    put(keyboard, "forms", "Forms, money, time and rules")
    keyboard.press("m")
    keyboard.type("Nobody asked her <b>")
    page.evaluate("() => (window.earlier = true)")
    for kernel in suite.kernels():
        os.kill(kernel, signal.SIGKILL)
    page.wait_for_function(OPENED_AGAIN, timeout=90_000)
    expect(page.get_by_text("Text 2 of 3, 1 done")).to_be_visible(timeout=60_000)
    expect(row(page, TEXTS["t2"])).to_contain_text("Forms, money, time and rules")
    expect(page.get_by_label("Memo", exact=True)).to_have_value("Nobody asked her <b>")
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    keyboard.activate(button(page, "Save memo"))
    saved(page, "The memo is kept.")
    expect(page.locator(".cd-words")).to_have_text("Nobody asked her <b>")
    expect(text(page)).to_contain_text(IMAGE)
    assert page.locator(".cd img, .cd b").count() == 0 and page.title() != "run"
    assert [one.words for one in project(study).memos] == ["Nobody asked her <b>"]


def test_what_is_selected_is_whole_words_and_two_windows_lose_nothing(page: Page, suite: Suite, study: StudyFolder) -> None:
    start_codebook(study, "AB")
    another = page.context.new_page()
    for window, who in ((page, "AB"), (another, "CD")):
        begin(window, suite, who)
    for window, name in ((page, "In family and friends"), (another, "Left to carers"), (page, "A good question")):
        start = len(TEXTS["t1"][: TEXTS["t1"].index("ster")].encode("utf-16-le")) // 2
        window.bring_to_front()
        window.evaluate(SELECTING, [start, start + 9])
        expect(window.locator(".cd-said")).to_have_text("Chosen: “sister came”")
        window.get_by_role("listbox").get_by_role("option", name=name).click()
        saved(window, f"“sister came” is coded: {name}.")
        expect(window.locator(".cd-chosen").first).to_be_visible()
    assert codings(study) == {
        ("AB", "sister came", "In family and friends"),
        ("AB", "sister came", "A good question"),
        ("CD", "sister came", "Left to carers"),
    }
    page.locator(".cd-text").click(position={"x": 40, "y": 30})
    expect(page.locator(".cd-said")).to_have_text("Chosen: “She rang twice about the bath.”")
    page.emulate_media(media="print")
    expect(page.locator(".cd-text")).to_be_visible()
    expect(page.locator(".cd :is(button, input, textarea, select):visible")).to_have_count(0)
