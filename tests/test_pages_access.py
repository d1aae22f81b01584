"""Every page can be read and used by everybody: axe-core finds nothing, and nothing scrolls sideways or jumps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from conftest import Suite, open_notebook, profile
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from kcvets.content import notebooks_folder
from kcvets.content.path import pages, pages_beside
from kcvets.journal import EntryKey, Journal

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FINDINGS = """async (rules) => {
  const { violations } = await axe.run(document, { runOnly: { type: "tag", values: rules }, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}"""
NOTEBOOKS = [page.name for page in pages(notebooks_folder()) + pages_beside(notebooks_folder())]
EACH_KIND = {"00-start-here", "03-knowledge", "10-arpita"}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
# Asked for twice the size, a browser doubles its own default, of which the page takes a share.
TWICE_AS_LARGE = """() => {
  const page = document.documentElement;
  page.style.fontSize = `${2 * parseFloat(getComputedStyle(page).fontSize)}px`;
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
  return parseFloat(transitionDuration) > 0 || animationName !== "none" || scrollBehavior === "smooth";
}).map((element) => element.tagName)"""
# axe-core only asks to have a look at these
SHARED_IDS = """() => [...document.querySelectorAll("[id]")].map((element) => element.id)
  .filter((id, n, ids) => ids.indexOf(id) !== n)"""
LOOKS = [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light")]
SNAPSHOTS = Path(__file__).parent / "snapshots"
# Of a notebook, by their place on it: what a form's snapshots are called, the button that commits, and what it says too early.
FORMS = {
    "10-arpita": {
        0: ("story", "Commit to this, and read on", "Choose what you would do"),
        1: ("reasons", "Compare with the account", "Write your own view first"),
        2: ("strengths", "Draw them beside the account", "Write at least one strength"),
        3: ("wellbeing", "Compare with our view", "Tick at least one area"),
        4: ("worked-answers", "Compare with the practitioner", "Write your own answer first"),
        5: ("closing", "Draft a CPD entry", ""),
    },
    "03-knowledge": {0: ("check", "Choose, and see why", "Choose one of the answers")},
}
PROMPT = "practice.knowledge.reveals"


def findings(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it is now."""
    page.evaluate(AXE)
    return page.evaluate(FINDINGS, RULES)


def in_both_colours(page: Page) -> list[str]:
    """The same, in the light and in the dark colours."""
    found = []
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        found += findings(page)
    return found


def question(page: Page, id: str = PROMPT):
    return page.locator(f"[id='q-{id}']").first


def sideways(page: Page) -> int:
    """How many pixels the page can be scrolled to the right."""
    return page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")


def fill_in(form: Locator) -> None:
    """Answer every question of a form, and choose the first of the options where there are any."""
    for options in form.locator("fieldset").all()[:1]:
        options.get_by_role("radio").or_(options.get_by_role("checkbox")).first.check()
    for field in form.locator("textarea").all():
        field.fill("In my own words.")
    for state in form.locator(".kc-question:has(textarea) .kc-state").all():
        expect(state).to_have_text(re.compile("Saved"))


def snapshot(form: Locator) -> str:
    """What a form tells a screen reader: no time, no id, and of long prose no more than its beginning."""
    told = re.sub(r"Saved \d\d:\d\d", "Saved hh:mm", form.aria_snapshot())
    told = re.sub(r"#kc-[\w-]+", "#field", told)
    return re.sub(r"(- (?:paragraph|listitem|text): (?:\S+ ){6}).+", r"\1...", told) + "\n"


def kept(name: str, now: str) -> str:
    """The snapshot kept under a name; where there is none, `now` is kept and nothing is what was."""
    file = SNAPSHOTS / f"{name}.yml"
    if file.exists():
        return file.read_text(encoding="utf-8")
    file.write_text(now, encoding="utf-8")
    return ""


def written_elsewhere(suite: Suite, text: str) -> None:
    """Answer the question as another window would that has seen no answer yet."""
    key = EntryKey(PROMPT, model="practice", quadrant="knowledge")
    Journal.open(suite.home).save(key, text, question="", writer="another window", sequence=1, base=None)


@pytest.fixture(scope="module", params=NOTEBOOKS)
def notebook(request: pytest.FixtureRequest) -> str:
    """Each notebook in turn."""
    return request.param


@pytest.fixture(scope="module")
def shared(browser: Browser, running: Suite) -> Iterator[BrowserContext]:
    """One profile for all notebooks."""
    with profile(browser, running) as context:
        yield context


@pytest.fixture(scope="module")
def opened(shared: BrowserContext, running: Suite, notebook: str) -> Iterator[Page]:
    """The page of a notebook, opened once for all that is asked of it."""
    page = shared.new_page()
    open_notebook(page, running, notebook)
    page.evaluate("() => document.querySelectorAll('details').forEach((part) => (part.open = true))")
    yield page
    page.close()


@pytest.fixture
def as_opened(opened: Page) -> Iterator[Page]:
    """That page, put back as it was after a test has changed how it is looked at."""
    yield opened
    opened.emulate_media(media="null", color_scheme="null", reduced_motion="null")
    opened.set_viewport_size(WIDE)


def test_axe_finds_nothing(as_opened: Page, notebook: str) -> None:
    for size, colours in LOOKS if notebook in EACH_KIND else LOOKS[:1]:
        as_opened.set_viewport_size(size)
        as_opened.emulate_media(color_scheme=colours)
        assert findings(as_opened) == [], f"{size['width']} px wide, {colours}"


def test_nothing_scrolls_sideways_on_a_narrow_screen(as_opened: Page) -> None:
    as_opened.set_viewport_size(NARROW)
    assert sideways(as_opened) == 0


def test_nothing_scrolls_sideways_when_text_is_twice_as_large(as_opened: Page) -> None:
    as_opened.evaluate(TWICE_AS_LARGE)
    reached = sideways(as_opened)
    as_opened.evaluate("() => document.documentElement.removeAttribute('style')")
    assert reached == 0


def test_the_page_is_built_of_landmarks_and_one_main_heading(opened: Page) -> None:
    assert opened.locator("html").get_attribute("lang") == "en-GB"
    expect(opened.get_by_role("heading", level=1)).to_have_count(1)
    for landmark in ("banner", "main", "navigation", "contentinfo"):
        expect(opened.get_by_role(landmark)).to_have_count(1)


def test_every_label_and_description_finds_its_own_field(opened: Page) -> None:
    assert opened.evaluate(SHARED_IDS) == []


def test_the_skip_link_comes_first_and_leads_past_the_header(opened: Page) -> None:
    opened.evaluate("() => (document.activeElement.blur(), scrollTo(0, 0))")
    opened.keyboard.press("Tab")
    skip = opened.get_by_role("link", name="Skip to the main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("main")).to_be_focused()


def test_print_leaves_out_what_can_only_be_pressed(as_opened: Page) -> None:
    as_opened.emulate_media(media="print", color_scheme="dark")
    expect(as_opened.get_by_role("navigation")).to_have_count(0)
    expect(as_opened.get_by_role("button")).to_have_count(0)
    expect(as_opened.get_by_role("heading", level=1)).to_have_css("color", "rgb(0, 0, 0)")
    for field in as_opened.locator(".kc-field").all():
        expect(field).to_be_visible()


def test_nothing_moves_for_those_who_asked_for_less_motion(as_opened: Page) -> None:
    as_opened.emulate_media(reduced_motion="reduce")
    assert as_opened.evaluate(MOVING) == []


def test_axe_finds_nothing_while_a_lens_is_put_to_a_story(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, "30-restorative")
    page.get_by_role("button", name="Look again at this story").click()
    expect(page.get_by_role("alert").filter(has_text="Choose a story")).to_be_focused()
    page.get_by_role("radio", name="Arpita and her books").check()
    page.get_by_role("button", name="Look again at this story").click()
    expect(page.get_by_role("heading", name="Arpita and her books")).to_be_focused()
    page.get_by_role("textbox").first.fill("The hallway, and the club.")
    assert in_both_colours(page) == []
    page.set_viewport_size(NARROW)
    assert sideways(page) == 0


def test_axe_finds_nothing_while_a_story_is_worked_through(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, "10-arpita")
    commit = page.get_by_role("button", name="Commit to this, and read on").first
    commit.click()
    expect(page.get_by_text("There is a problem")).to_be_visible()
    assert in_both_colours(page) == []
    page.get_by_role("radio", name="Ask what she is reading").check()
    page.get_by_role("textbox", name="What in the story").fill("Because it is hers.")
    commit.click()
    expect(page.get_by_role("heading", name="What followed")).to_be_visible()
    assert in_both_colours(page) == []


def test_axe_finds_nothing_while_a_form_is_filled_in(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, "03-knowledge")
    page.get_by_role("radio", name="Ask how each of them knows").check()
    page.get_by_role("button", name="Choose, and see why").first.click()
    expect(page.get_by_role("heading", name="That fits")).to_be_visible()
    question(page).get_by_role("textbox").fill("Mine.")
    expect(question(page).locator(".kc-state")).to_have_text(re.compile("Saved"))
    assert in_both_colours(page) == []
    written_elsewhere(suite, "The other one.")
    question(page).get_by_role("textbox").fill("Mine, and more.")
    expect(question(page).get_by_role("group", name="Two versions")).to_be_visible()
    assert in_both_colours(page) == []


@pytest.mark.parametrize("path", ["login", "no-such-page", "voila/render/99-no-such-notebook.ipynb"])
def test_axe_finds_nothing_on_the_pages_that_are_no_notebook(page: Page, suite: Suite, path: str) -> None:
    if path == "login":
        page.context.clear_cookies()
    page.goto(f"http://127.0.0.1:{suite.port}/{path}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Open the suite" if path == "login" else "Page not found")
    assert in_both_colours(page) == []
    page.set_viewport_size(NARROW)
    assert sideways(page) == 0


def test_axe_finds_nothing_when_a_login_fails(page: Page, suite: Suite) -> None:
    page.context.clear_cookies()
    page.goto(f"http://127.0.0.1:{suite.port}/login")
    page.get_by_label("Token").fill("mistyped")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert in_both_colours(page) == []


def test_a_long_answer_is_printed_whole(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, "03-knowledge")
    field = question(page).get_by_role("textbox")
    field.fill("One line after another.\n" * 60)
    page.emulate_media(media="print")
    assert field.evaluate("(field) => field.scrollHeight - field.clientHeight") <= 1


@pytest.mark.parametrize("notebook_of_forms", FORMS)
def test_a_screen_reader_is_told_the_same_in_every_state(page: Page, suite: Suite, notebook_of_forms: str) -> None:
    """A snapshot in ``tests/snapshots`` is renewed by deleting it: the next run writes it, and fails once."""
    open_notebook(page, suite, notebook_of_forms)
    told = {}
    for place, (name, button, complaint) in FORMS[notebook_of_forms].items():
        form = page.locator(".kc-sheet").nth(place)
        commit = form.get_by_role("button", name=button).first
        told[f"{name}-empty"] = snapshot(form)
        if complaint:
            commit.click()
            expect(form.get_by_role("alert").filter(has_text=complaint)).to_be_focused()
            told[f"{name}-error"] = snapshot(form)
        fill_in(form)
        commit.click()
        expect(form.locator(".kc-after :is(h4, h5):focus")).to_have_count(1)
        told[f"{name}-saved"] = snapshot(form)
    assert told == {name: kept(name, now) for name, now in told.items()}


def test_the_checkers_find_what_is_planted(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("""<!DOCTYPE html><html lang="en-GB"><title>Broken</title><main><h1>Broken</h1><img id="a" src="data:,">
        <p id="a" style="width: 3000px; animation: a 1s">wide</p></main>""")
    assert [fault.split(":")[0] for fault in findings(page)] == ["image-alt"]
    assert sideways(page) > 0
    assert page.evaluate(MOVING) == ["P"]
    assert page.evaluate(SHARED_IDS) == ["a"]
    page.close()
