"""Forms about pieces that a person begins, and the boards, in a real browser: names pointed out, ticks kept, files and deletion."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from conftest import Suite, open_notebook
from playwright.sync_api import Locator, Page, expect
from test_pages_access import NARROW, in_both_colours, sideways

from kcvets.forms.handing_in import READ_FIRST
from kcvets.journal import EntryKey, Journal, pieces

BEGIN = {
    "21-session": "Begin a new session",
    "22-audit": "Begin a new audit",
    "23-organisation": "Begin a new round",
    "24-own-work": "Begin a new piece of work",
    "25-cpd-record": "Begin a new record",
}
NAME = re.compile("^What do (I|we) call this")
PRESSED = {
    "21-session": ["Propose some questions", "Take these", "Another one", "Show the record"],
    "22-audit": ["The story is told: go on to the evidence", "Show the questions of these sides", "Another one", "Show the report"],
    "23-organisation": ["Draw the ten steps"],
    "24-own-work": ["Show these questions", "Draw them in three circles", "Look again at my wording"],
    "25-cpd-record": ["Look at my year"],
}

LINK_TO = """id => document.querySelector("main").append(
  Object.assign(document.createElement("a"), { href: `#${id}`, innerText: "To one" }))"""


def begin(page: Page, suite: Suite, notebook: str) -> None:
    """Open a notebook and begin a piece."""
    open_notebook(page, suite, notebook)
    page.get_by_role("button", name=BEGIN[notebook]).click()
    expect(page.get_by_role("button", name=re.compile("^Delete this"))).to_be_visible()
    expect(page.get_by_label(NAME).first).to_have_value("")


def saved(field: Locator) -> None:
    """Wait until what stands in a field, or is chosen, is saved."""
    expect(field.locator("xpath=ancestor-or-self::*[contains(@class, 'kc-question') or contains(@class, 'kc-choice')][1]")).to_contain_text("Saved")


def write(field: Locator, text: str) -> None:
    """Write into a field, and wait until it is saved."""
    field.fill(text)
    saved(field)


def named(page: Page, name: str) -> None:
    """Give the piece a name."""
    write(page.get_by_label(NAME).first, name)


@pytest.mark.parametrize("notebook", BEGIN)
def test_axe_finds_nothing_while_a_piece_is_worked_on(page: Page, suite: Suite, notebook: str) -> None:
    begin(page, suite, notebook)
    named(page, "the long phone call")
    for field in page.get_by_role("textbox").all()[1:3]:
        field.fill("Maria rang on 3 May 2026.")
    for group in page.get_by_role("group").filter(has=page.get_by_role("radio")).all():
        group.get_by_role("radio").first.check()
    for button in PRESSED[notebook]:
        for group in page.get_by_role("group").filter(has=page.get_by_role("checkbox")).all():
            group.get_by_role("checkbox").first.check()
        page.get_by_role("button", name=button, exact=True).first.click()
        page.wait_for_timeout(400)  # what it brings differs from button to button; axe-core looks once all are pressed
        expect(page.get_by_text("There is a problem")).to_be_hidden()
    assert in_both_colours(page) == []
    page.set_viewport_size(NARROW)
    assert sideways(page) == 0


def test_what_looks_like_a_name_is_pointed_out_and_can_be_replaced(page: Page, suite: Suite) -> None:
    begin(page, suite, "24-own-work")
    step = page.get_by_label("Which step comes next in this piece of work?")
    step.fill("Ring her daughter Maria on 0161 496 0123.")
    question = page.locator(".kc-question").filter(has=step)
    expect(question.get_by_text("“her daughter Maria” looks like a name.")).to_be_visible()
    for offered in ("Write “her daughter”", "Write “a telephone number”"):
        question.get_by_role("button", name=offered).click()
        expect(step).to_be_focused()
        expect(question.get_by_role("button", name=offered)).to_have_count(0)
    expect(step).to_have_value("Ring her daughter on a telephone number.")
    saved(step)
    page.reload()
    expect(page.get_by_label("Which step comes next in this piece of work?")).to_have_value("Ring her daughter on a telephone number.")


def test_a_word_is_replaced_where_it_stands_alone(page: Page, suite: Suite) -> None:
    begin(page, suite, "24-own-work")
    step = page.get_by_label("Which step comes next in this piece of work?")
    step.fill("I saw Maria, and not Mariam.")
    page.locator(".kc-question").filter(has=step).get_by_role("button", name="Write “the person”").first.click()
    expect(step).to_have_value("I saw the person, and not Mariam.")


def test_words_typed_into_a_field_that_was_drawn_again_are_kept(page: Page, suite: Suite) -> None:
    begin(page, suite, "21-session")
    action = page.get_by_label("What is one thing that will be done?").first
    action.press_sequentially("Ring the neighbour.")
    saved(action)
    page.get_by_role("button", name="Another one").click()
    expect(page.get_by_role("heading", name="Number 2")).to_be_visible()
    action.press_sequentially(" Now.")
    saved(action)
    page.reload()
    expect(action).to_have_value("Ring the neighbour. Now.")


def test_a_link_that_names_nothing_opens_the_page_all_the_same(page: Page, suite: Suite) -> None:
    page.goto(suite.url("24-own-work") + "#50%")
    expect(page.get_by_role("button", name="Begin a new piece of work")).to_be_visible()


def test_ticks_are_kept_without_a_button(page: Page, suite: Suite) -> None:
    begin(page, suite, "24-own-work")
    better = page.get_by_role("group", name="Which areas of wellbeing became better?")
    better.get_by_role("checkbox").nth(0).check()
    better.get_by_role("checkbox").nth(3).check()
    saved(better)
    page.reload()
    expect(better.get_by_role("checkbox", checked=True)).to_have_count(2)


def test_two_pages_with_different_pieces_open_keep_them_apart(page: Page, suite: Suite) -> None:
    begin(page, suite, "24-own-work")
    named(page, "one")
    other = page.context.new_page()
    open_notebook(other, suite, "24-own-work")
    other.get_by_role("button", name="Begin a new piece of work").click()
    expect(other.get_by_label("What do I call this piece of work?")).to_have_value("")
    named(other, "two")
    write(page.get_by_label("Which step comes next"), "of one")
    write(other.get_by_label("Which step comes next"), "of two")
    for name in ("one", "two"):
        open_notebook(page, suite, "24-own-work")
        page.get_by_role("radio", name=name).check()
        page.get_by_role("button", name="Open it").click()
        expect(page.get_by_label("What do I call this piece of work?")).to_have_value(name)
        expect(page.get_by_label("Which step comes next")).to_have_value(f"of {name}")


def test_a_link_to_another_piece_of_the_same_page_opens_it(page: Page, suite: Suite) -> None:
    begin(page, suite, "24-own-work")
    named(page, "one")
    page.get_by_role("button", name="Begin a new piece of work").click()
    expect(page.get_by_label("What do I call this piece of work?")).to_have_value("")
    named(page, "two")
    one = next(piece.id for piece in pieces(Journal.open(suite.home).entries(), "work") if piece.title == "one")
    page.evaluate(LINK_TO, one)
    page.get_by_role("link", name="To one").click()
    expect(page.get_by_label("What do I call this piece of work?")).to_have_value("one")


def test_a_file_is_offered_once_what_may_identify_somebody_was_shown(page: Page, suite: Suite) -> None:
    begin(page, suite, "25-cpd-record")
    write(page.get_by_label("What have I learnt from it?"), "Maria knew.")
    page.get_by_role("button", name="Save as plain text").click()
    expect(page.get_by_role("heading", name=READ_FIRST)).to_be_focused()
    expect(page.get_by_text("“Maria” looks like a name.").last).to_be_visible()
    with page.expect_download() as offered:
        page.get_by_role("button", name="Save it as it is").click()
    assert offered.value.suggested_filename == "cpd-record.txt"
    assert "Maria knew." in offered.value.path().read_text(encoding="utf-8")


def test_a_piece_is_deleted_with_every_word_and_the_others_stay(page: Page, suite: Suite) -> None:
    for name, step in (("one", "SENTINEL step"), ("two", "another step")):
        begin(page, suite, "24-own-work")
        named(page, name)
        write(page.get_by_label("Which step comes next"), step)
    page.get_by_role("radio", name="one").check()
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_label("Which step comes next")).to_have_value("SENTINEL step")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete this piece of work").click()
    expect(page.get_by_role("heading", name="Deleted")).to_be_focused()
    expect(page.get_by_role("radio")).to_have_count(1)
    assert not any(b"SENTINEL" in file.read_bytes() for file in suite.home.rglob("*") if file.is_file())
    assert [entry.current[0].text for entry in Journal.open(suite.home).entries() if entry.key.prompt == "work.action"] == ["another step"]


def dated_action(suite: Suite, due: date) -> None:
    """A step with a day, as the form of one's own work keeps it, and an answer in a quadrant."""
    journal = Journal.open(suite.home)
    answers = {"work.name": "the long phone call", "work.action": "Ring back", "work.action-date": due.isoformat()}
    for prompt, text in answers.items():
        journal.save(EntryKey(prompt, work="work-00000001"), text, question=prompt, writer="w", sequence=1, base=None)
    key = EntryKey("practice.values.fair", model="practice", quadrant="values")
    journal.save(key, "Fairly.", question="Fair?", writer="w", sequence=1, base=None)


def test_my_practice_draws_what_was_written_and_asks_six_weeks_on(page: Page, suite: Suite) -> None:
    dated_action(suite, date.today() - timedelta(weeks=7))
    open_notebook(page, suite, "dashboards/my-practice")
    chart = page.get_by_role("img", name=re.compile("Answers in the five quadrants, by model"))
    expect(chart).to_have_attribute("alt", re.compile("Values and ethics: 1 professional practice, 0 supervision"))
    assert chart.evaluate("(image) => image.complete && image.naturalWidth > 0")
    table = page.get_by_role("table", name="Answers in the five quadrants")
    expect(table.get_by_role("row", name=re.compile("Values and ethics"))).to_contain_text("1")
    expect(page.get_by_role("table", name="Steps that nothing was said about")).to_contain_text("Ring back")
    assert in_both_colours(page) == []
    write(page.get_by_label("What came of it?"), "She was out.")
    page.reload()
    expect(page.get_by_label("What came of it?")).to_have_value("She was out.")
    expect(page.get_by_text("No step is waiting.")).to_be_visible()


def test_a_step_is_not_asked_about_before_six_weeks_are_over(page: Page, suite: Suite) -> None:
    dated_action(suite, date.today() - timedelta(weeks=5))
    open_notebook(page, suite, "dashboards/my-practice")
    expect(page.get_by_text("Nothing has fallen due yet.")).to_be_visible()
    expect(page.get_by_label("What came of it?")).to_have_count(0)


def test_a_page_for_approval_becomes_a_word_document_with_its_picture(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, "about/data-protection")
    picture = page.get_by_role("img", name=re.compile("Where the words go. Outside this computer"))
    assert picture.evaluate("(image) => image.complete && image.naturalWidth > 0")
    with page.expect_download() as offered:
        page.get_by_role("button", name="Save as a Word document").click()
    assert offered.value.suggested_filename == "data-protection.docx"
