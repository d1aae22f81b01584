"""Somebody gives to a study in a real browser, by the keyboard alone, from the study file to the saved file and the code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import Suite, open_notebook
from keyboard import Keyboard
from playwright.sync_api import Page, expect
from study_file import QUALIFIED, ROOM, TITLE, study_file
from test_forms_contributing import FAIR, GIVEN, KEPT, NAMED, REVEALS
from test_pages_access import NARROW, WIDE, in_both_colours, sideways

from kcvets.journal import EntryKey, Journal
from kcvets.records.contribution import fingerprint

NOTEBOOK = "research/contributing"
READ, PREPARE = "Read the study file", "Show me what would be in the file"
CODE, SAVE = "It is right: show me my withdrawal code", "Save the file"
LONG = "W" * 200 + " is no word. " + "I stayed a while. " * 40


@pytest.fixture
def journal(suite: Suite) -> Journal:
    """Three answers in the framework, one of which is long, and one about a story."""
    journal = Journal.open(suite.home)
    for prompt, story, question, words in (
        ("practice.knowledge.reveals", "", REVEALS, GIVEN),
        ("practice.values.fair", "", FAIR, KEPT),
        ("practice.skills.long", "", "What else?", LONG),
        ("practice.knowledge.reveals", "arpita", REVEALS, NAMED),
    ):
        model, quadrant, _ = prompt.split(".")
        key = EntryKey(prompt, model=model, quadrant=quadrant, story=story)
        journal.save(key, words, question=question, writer="w", sequence=1, base=None)
    return journal


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """The file the researcher has sent."""
    file = tmp_path / "study.toml"
    file.write_text(study_file(), encoding="utf-8")
    return file


def press(page: Page, keyboard: Keyboard, button: str) -> None:
    """Go on to a button, and press it."""
    keyboard.activate(page.get_by_role("button", name=button, exact=True))


def choose_file(page: Page, keyboard: Keyboard, file: Path, key: str = "Tab") -> None:
    """Choose a file by the keyboard, and wait until the browser has read it."""
    with page.expect_file_chooser() as opened:  # before the field is reached: asked for at the last moment, it may come too late
        keyboard.activate(page.get_by_label("Which file were you sent?"), key)
    opened.value.set_files(file)
    was_read(page)


def was_read(page: Page) -> None:
    """Wait until the browser has read the file that was chosen."""
    page.get_by_label("Which file were you sent?").evaluate("(field) => field.files[0].arrayBuffer().then(() => true)")


def accessible(page: Page) -> None:
    """axe-core finds nothing in both colours, wide and on a phone, where nothing scrolls sideways."""
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert in_both_colours(page) == []
        assert sideways(page) == 0
    page.emulate_media(color_scheme="null")
    page.set_viewport_size(WIDE)


def to_the_code(page: Page, keyboard: Keyboard) -> str:
    """Tick one answer, answer the study's questions, agree, look at the file; the code that is shown then."""
    keyboard.tick("The framework")
    press(page, keyboard, "Show what I wrote there")
    keyboard.sees("The framework")
    give = page.get_by_role("group", name=f"My answer to “{REVEALS}”").get_by_role("checkbox")
    keyboard.reach(give)
    expect(page.get_by_role("checkbox", name="Give this answer to the study", checked=True)).to_have_count(0)
    keyboard.press("Space")
    keyboard.choose(page.get_by_role("group", name=ROOM), "not sure")
    keyboard.choose(page.get_by_role("group", name=QUALIFIED), "I would rather not say")
    keyboard.tick("I have read what the study says")
    press(page, keyboard, PREPARE)
    keyboard.sees("What would be in the file")
    press(page, keyboard, CODE)
    keyboard.sees("Your withdrawal code")
    return page.locator(".kc-code").inner_text()


@pytest.mark.timeout(240)
def test_answers_are_given_by_the_keyboard_alone(page: Page, suite: Suite, journal: Journal, study: Path) -> None:
    open_notebook(page, suite, NOTEBOOK)
    keyboard = Keyboard(page)
    choose_file(page, keyboard, study)
    press(page, keyboard, READ)
    keyboard.sees(f"The study: {TITLE}")
    code = to_the_code(page, keyboard)
    accessible(page)
    keyboard.tick("I have the code in a place")
    keyboard.reach(page.get_by_role("button", name=SAVE))
    with page.expect_download() as offered:
        keyboard.press("Enter")
    told = json.loads(offered.value.path().read_text(encoding="utf-8"))
    assert offered.value.suggested_filename == f"contribution-carers-{fingerprint(code)[:6]}.json"
    assert told["withdrawal"] == fingerprint(code)
    assert [entry["text"] for entry in told["entries"]] == [GIVEN]
    assert told["variables"] == {ROOM: "not sure", QUALIFIED: ""}
    page.reload()
    page.wait_for_function("() => document.querySelector('input[type=file]')")
    assert code not in page.content() and GIVEN not in page.content(), "nothing of it comes back"
    assert not any(code.encode() in file.read_bytes() for file in suite.home.rglob("*") if file.is_file())
    assert {entry.current[0].text for entry in Journal.open(suite.home).entries()} == {GIVEN, KEPT, NAMED, LONG}


def read_by_mouse(page: Page, suite: Suite, study: Path) -> None:
    """Open the page, and read a study file."""
    open_notebook(page, suite, NOTEBOOK)
    page.get_by_label("Which file were you sent?").set_input_files(study)
    was_read(page)
    page.get_by_role("button", name=READ).click()


def test_what_is_missing_is_told_beside_each_field_and_leads_there(page: Page, suite: Suite, journal: Journal, study: Path) -> None:
    open_notebook(page, suite, NOTEBOOK)
    page.get_by_role("button", name=READ).click()
    expect(page.get_by_role("alert").filter(has_text="There is a problem")).to_be_focused()
    page.get_by_role("link", name="Choose the study file").click()
    expect(page.get_by_label("Which file were you sent?")).to_be_focused()
    expect(page.get_by_label("Which file were you sent?")).to_have_accessible_description(re.compile("Choose the study file"))
    read_by_mouse(page, suite, study)
    page.get_by_role("checkbox", name="Story: Arpita").check()
    page.get_by_role("button", name="Show what I wrote there").click()
    expect(page.get_by_text("“Asha” looks like a name.")).to_be_visible()
    page.get_by_role("button", name=PREPARE).click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text(
        ["Tick at least one answer", *["Choose one; you need not say"] * 2, "Tick this if you agree; without it no file is made"]
    )
    page.get_by_role("link", name="Tick at least one answer").click()
    expect(page.get_by_role("checkbox", name="Give this answer to the study")).to_be_focused()
    accessible(page)


def test_a_study_file_with_markup_in_it_is_shown_as_text(page: Page, suite: Suite, journal: Journal, study: Path) -> None:
    markup = "<img src=x onerror=\"document.title='taken'\"><b>bold</b>"
    study.write_text(study_file(title=markup, promises=[markup], variables={ROOM: (markup, "no")}), encoding="utf-8")
    read_by_mouse(page, suite, study)
    expect(page.get_by_role("heading", name=f"The study: {markup}")).to_be_visible()
    expect(page.get_by_role("radio", name=markup)).to_have_count(1)
    assert page.locator(".kc-sheet img, .kc-sheet b").count() == 0 and page.title() != "taken"


def test_a_file_that_is_no_study_is_refused_with_every_fault(page: Page, suite: Suite, journal: Journal, study: Path) -> None:
    study.write_text(study_file().replace("purpose =", "porpoise ="), encoding="utf-8")
    read_by_mouse(page, suite, study)
    expect(page.get_by_role("heading", name="This file cannot be used as it is")).to_be_focused()
    expect(page.get_by_text("study.toml: carers: porpoise: this field is not known here.")).to_be_visible()
    expect(page.get_by_text("study.toml: carers: purpose: it is missing.")).to_be_visible()
    study.write_bytes(b" " * 300_000)
    choose_file(page, Keyboard(page), study, "Shift+Tab")
    page.get_by_role("button", name=READ).click()
    expect(page.get_by_role("link", name="This file is far larger than a study file")).to_be_visible()
    study.write_text(study_file(), encoding="utf-8")
    choose_file(page, Keyboard(page), study)
    page.get_by_role("button", name=READ).click()
    expect(page.get_by_role("heading", name=f"The study: {TITLE}")).to_be_focused()
    expect(page.get_by_role("heading", name="This file cannot be used as it is")).to_have_count(0)


def test_the_code_can_be_copied_and_printed_without_the_rest_of_the_page(page: Page, suite: Suite, journal: Journal, study: Path) -> None:
    page.add_init_script("if (self !== top) self.print = () => (top.printed = document.body.innerText);")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    read_by_mouse(page, suite, study)
    code = to_the_code(page, Keyboard(page))
    page.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == code
    page.get_by_role("button", name="Print the code on a slip").click()
    printed = page.evaluate("() => window.printed")
    assert printed.startswith(code) and TITLE in printed and f"contribution-carers-{fingerprint(code)[:6]}.json" in printed
    assert GIVEN not in printed and "Read the study file" not in printed


def test_where_the_clipboard_is_closed_the_code_is_marked(page: Page, suite: Suite, journal: Journal, study: Path) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    read_by_mouse(page, suite, study)
    code = to_the_code(page, Keyboard(page))
    page.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_text("The code is marked.")).to_be_visible()
    assert page.evaluate("() => getSelection().toString()").strip() == code
