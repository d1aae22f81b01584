"""The review of a study in a real browser, by keyboard alone: what is decided is kept, and nobody sees what they must not."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator

import pytest
from conftest import Suite, open_notebook
from keyboard import Keyboard
from playwright.sync_api import Locator, Page, expect
from study_opened import named, opened_on
from study_under_review import study_folder
from test_pages_access import NARROW, WIDE, in_both_colours, sideways

from kcvets.research.folder import StudyFolder
from kcvets.research.review import decisions

IMAGE = "<img src=x onerror=\"document.title='run'\">"
TEXTS = {
    "t1": "I met Sadia Khan at the Willow Centre. Sadia Khan said that Down syndrome was hardly mentioned, and her brother Tomasz agreed.",
    "t2": f"Tomasz's sister rang twice {IMAGE} about the bath. 🙂 Tomasz did not, and Down came up again.",
    "t3": "Nothing here names anybody. TOMASZ is what the form said in capitals.",
}
SOFTWARE = [("t1", "Sadia Khan", "PERSON"), ("t1", "Willow Centre", "PLACE"), ("t1", "Down", "PERSON"), ("t2", "Down", "PERSON")]
PAGE = "research/review"
OPENED_AGAIN = "() => !window.earlier"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> StudyFolder:
    """The study under review."""
    return study_folder(tmp_path_factory.mktemp("review") / "study", TEXTS, SOFTWARE)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, study: StudyFolder) -> Iterator[Suite]:
    """A suite opened on that study, as ``kcvets review`` opens it."""
    with opened_on(study, tmp_path_factory.mktemp("suite")) as suite:
        yield suite


@pytest.fixture
def suite(running: Suite, study: StudyFolder) -> Suite:
    """That suite, with nothing decided yet."""
    study.decisions_file.unlink(missing_ok=True)
    return running


def begin(page: Page, suite: Suite, who: str) -> Keyboard:
    """Open the review, and give a name."""
    return named(page, suite, PAGE, who, heading(page, 1))


def heading(page: Page, number: int) -> Locator:
    """The heading of the text with that number."""
    return page.get_by_role("heading", name=re.compile(rf"^Text {number}( \(done\))?$"))


def row(page: Page, words: str) -> Locator:
    """The masking of some words, in the list."""
    return page.get_by_role("listitem").filter(has=page.locator(".rv-said", has_text=re.compile(f"^{words}$")))


def button(where: Page | Locator, name: str) -> Locator:
    """A button by what stands on it."""
    return where.get_by_role("button", name=name, exact=True)


def saved(page: Page, said: str) -> None:
    """Wait until something is said, and that it is saved."""
    expect(page.locator(".st-saved")).to_have_text(re.compile(rf"{said}.* Saved \d\d:\d\d\.$"))
    expect(page.locator(".kc-live[role=status]")).to_have_text(re.compile(rf"{said}.* Saved\.$"))


def kept(study: StudyFolder) -> list[tuple[str, str, str]]:
    """Who decided what about which text, so far."""
    return [(one.who, one.what, one.id) for one in decisions.read(study.decisions_file) if one.what != "second"]


def test_a_text_is_reviewed_by_the_keyboard_alone(page: Page, suite: Suite, study: StudyFolder) -> None:
    keyboard = begin(page, suite, "AB")
    expect(page.get_by_text("Text 1 of 3, 0 done")).to_be_visible()
    keyboard.activate(button(row(page, "Sadia Khan"), "Keep masked"))
    saved(page, "“Sadia Khan” is masked, with Person and a number in its place")
    expect(button(row(page, "Sadia Khan"), "Keep masked")).to_be_focused()
    expect(button(row(page, "Sadia Khan"), "Keep masked")).to_have_attribute("aria-pressed", "true")
    keyboard.activate(button(row(page, "Down"), "Undo everywhere (1 in 1 other text)"))
    saved(page, "“Down” stands as it was written, in 2 places in 2 texts")
    expect(button(row(page, "Down"), "Undo")).to_be_focused()
    keyboard.reach(page.get_by_label("Words to mask"))
    keyboard.type("Tomasz")
    expect(page.get_by_text("Not masked yet: 1 place in this text, also in 2 other texts (3 places).")).to_be_visible()
    keyboard.activate(button(page, "Mask these words"))
    saved(page, "“Tomasz” is masked in 4 places in 3 texts")
    expect(page.get_by_label("Words to mask")).to_be_focused()
    keyboard.activate(button(page, "Done, next text"))
    expect(heading(page, 2)).to_be_focused()
    expect(page.get_by_text("Text 2 of 3, 1 done")).to_be_visible()
    expect(row(page, "Tomasz")).to_have_count(2)
    expect(row(page, "Down")).to_contain_text("undone by AB")
    stored = page.evaluate("() => JSON.stringify([localStorage, sessionStorage])")
    assert "t2" in stored and not re.search("Sadia|Willow|Tomasz", stored)
    assert kept(study) == [
        ("AB", "accept", "t1"), ("AB", "undo", "t1"), ("AB", "undo", "t2"),
        ("AB", "mask", "t1"), ("AB", "mask", "t2"), ("AB", "mask", "t2"), ("AB", "mask", "t3"), ("AB", "done", "t1"),
    ]  # fmt: skip


def test_the_keys_of_the_text_work_in_the_text_and_nowhere_else(page: Page, suite: Suite, study: StudyFolder) -> None:
    keyboard = begin(page, suite, "AB")
    for key in "kud":
        keyboard.press(key)
    keyboard.reach(page.get_by_label("Words to mask"))
    keyboard.type("duk")
    assert kept(study) == []
    keyboard.reach(page.get_by_role("group", name="Text with its maskings"), "Shift+Tab")
    keyboard.press("ArrowRight")
    keyboard.press("k")
    expect(row(page, "Sadia Khan").first).to_contain_text("kept by AB")
    expect(page.locator(".rv-mark").nth(1)).to_be_focused()
    keyboard.press("ArrowLeft")
    keyboard.press("u")
    expect(row(page, "Sadia Khan").first).to_contain_text("undone by AB")
    expect(page.locator(".rv-mark").first).to_be_focused()
    keyboard.press("Enter")
    expect(button(row(page, "Sadia Khan"), "Keep masked")).to_be_focused()
    keyboard.reach(page.get_by_role("group", name="Text with its maskings"), "Shift+Tab")
    keyboard.press("m")
    expect(page.get_by_label("Words to mask")).to_be_focused()
    keyboard.reach(page.get_by_role("group", name="Text with its maskings"), "Shift+Tab")
    keyboard.press("d")
    expect(heading(page, 2)).to_be_focused()
    assert [what for _, what, _ in kept(study)] == ["accept", "undo", "done"]


def test_other_words_can_stand_in_the_place_of_a_masking(page: Page, suite: Suite, study: StudyFolder) -> None:
    keyboard = begin(page, suite, "AB")
    keyboard.activate(row(page, "Willow Centre").get_by_text("Other words in its place"))
    keyboard.reach(row(page, "Willow Centre").get_by_label("Write in its place"))
    keyboard.type("Willow Centre")
    keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="write it without them")).to_be_visible()
    keyboard.press("Control+a")
    keyboard.type("the day centre")
    keyboard.press("Enter")
    saved(page, "“Willow Centre” is masked, with the day centre in its place")
    expect(page.locator(".rv-mark", has_text="Willow Centre")).to_contain_text("→ the day centre")


def test_what_cannot_be_masked_is_told_at_its_field(page: Page, suite: Suite, study: StudyFolder) -> None:
    keyboard = begin(page, suite, "AB")
    keyboard.reach(page.get_by_label("Words to mask"))
    keyboard.type("omas")
    keyboard.press("Enter")
    words = page.get_by_label("Words to mask")
    expect(words).to_have_attribute("aria-invalid", "true")
    expect(words).to_have_accessible_description(re.compile("stand in no text"))
    expect(words).to_be_focused()
    assert kept(study) == []
    assert in_both_colours(page) == []


def test_words_selected_in_the_text_are_taken_over(page: Page, suite: Suite) -> None:
    begin(page, suite, "AB")
    page.evaluate("""() => {
      const text = document.querySelector(".st-text");
      const range = document.createRange();
      range.setStart(text.firstChild, 2);
      range.setEnd(text.childNodes[2], 7);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }""")
    expect(page.get_by_label("Words to mask")).to_have_value("met Sadia Khan at the")


def test_a_killed_suite_comes_back_to_the_same_place(page: Page, suite: Suite, study: StudyFolder) -> None:
    keyboard = begin(page, suite, "AB")
    keyboard.activate(button(page, "Done, next text"))
    expect(heading(page, 2)).to_be_focused()
    keyboard.activate(button(row(page, "Down"), "Undo"))
    saved(page, "“Down” stands as it was written, in 1 place")
    page.evaluate("() => (window.earlier = true)")
    suite.kill()
    expect(page.get_by_role("alert").filter(has_text="lost touch")).to_be_visible(timeout=40_000)
    suite.start()
    page.wait_for_function(OPENED_AGAIN, timeout=60_000)
    expect(page.get_by_text("Text 2 of 3, 1 done")).to_be_visible(timeout=60_000)
    expect(row(page, "Down")).to_contain_text("undone by AB")
    keyboard.activate(button(page, "Done, next text"))
    expect(heading(page, 3)).to_be_focused()
    assert [what for _, what, _ in kept(study)] == ["done", "undo", "done"]


def test_a_killed_kernel_comes_back_to_the_same_place(page: Page, suite: Suite) -> None:
    keyboard = begin(page, suite, "AB")
    keyboard.activate(button(page, "Done, next text"))
    expect(heading(page, 2)).to_be_focused()
    page.evaluate("() => (window.earlier = true)")
    for kernel in suite.kernels():
        os.kill(kernel, signal.SIGKILL)
    page.wait_for_function(OPENED_AGAIN, timeout=60_000)
    expect(page.get_by_text("Text 2 of 3, 1 done")).to_be_visible(timeout=60_000)


def test_a_second_reader_sees_nothing_of_the_first(page: Page, suite: Suite, study: StudyFolder) -> None:
    for id in TEXTS:
        place = (TEXTS[id].lower().index("tomasz"), TEXTS[id].lower().index("tomasz") + 6)
        made = decisions.Decision(decisions.now(), "AB", id, "mask", *place, "PERSON")
        decisions.append(study.decisions_file, [made, decisions.Decision(decisions.now(), "AB", id, "done")])
    keyboard = begin(page, suite, "CD")
    expect(page.get_by_text("Text 1 of 3, 0 done")).to_be_visible()
    expect(row(page, "Tomasz")).to_have_count(0)
    expect(page.get_by_text("AB", exact=True)).to_have_count(0)
    for number in (2, 3):
        keyboard.activate(button(page, "Done, next text"))
        expect(heading(page, number)).to_be_focused()
    keyboard.activate(button(page, "Done, next text"))
    expect(page.get_by_text("Every text is done. Two people read 3 texts")).to_be_visible()
    expect(row(page, "Tomasz")).to_contain_text("added by AB")


def test_one_reader_alone_is_told_that_another_is_needed(page: Page, suite: Suite) -> None:
    keyboard = begin(page, suite, "AB")
    for number in (2, 3):
        keyboard.activate(button(page, "Done, next text"))
        expect(heading(page, number)).to_be_focused()
    keyboard.activate(button(page, "Done, next text"))
    expect(page.get_by_text("3 texts wait for a second reader")).to_be_visible()
    keyboard.activate(button(page, "Earlier text"))
    expect(heading(page, 3)).to_be_focused()


def test_what_stands_in_a_text_is_shown_and_never_run(page: Page, suite: Suite) -> None:
    keyboard = begin(page, suite, "<b>AB</b>")
    keyboard.activate(button(page, "Later text"))
    expect(heading(page, 2)).to_be_focused()
    expect(page.get_by_role("group", name="Text with its maskings")).to_contain_text(IMAGE)
    keyboard.activate(button(row(page, "Down"), "Keep masked"))
    expect(row(page, "Down")).to_contain_text("kept by <b>AB</b>")
    assert page.locator(".rv img, .rv b").count() == 0
    assert page.title() != "run"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, suite: Suite, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    open_notebook(page, suite, PAGE)
    assert in_both_colours(page) == []
    assert sideways(page) == 0
    page.get_by_label("Your name or initials").fill("AB")
    button(page, "Begin").click()
    expect(heading(page, 1)).to_be_focused()
    button(row(page, "Sadia Khan"), "Keep masked").click()
    button(row(page, "Down"), "Undo everywhere (1 in 1 other text)").click()
    page.get_by_label("Words to mask").fill("Tomasz")
    button(page, "Mask these words").click()
    saved(page, "“Tomasz” is masked in 4 places")
    page.locator(".rv details").evaluate_all("(parts) => parts.forEach((part) => (part.open = true))")
    assert in_both_colours(page) == []
    assert sideways(page) == 0
    page.emulate_media(media="print")
    expect(page.locator(".st-text")).to_be_visible()
    expect(page.locator(".rv button:visible, .rv input:visible")).to_have_count(0)


def test_a_folder_that_holds_no_study_is_told(page: Page, suite: Suite, study: StudyFolder) -> None:
    away = study.study_file.rename(study.path / "study.away")
    try:
        open_notebook(page, suite, PAGE)
        expect(page.get_by_text("holds no study.toml")).to_be_visible()
    finally:
        away.rename(study.study_file)
