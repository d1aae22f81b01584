"""The cohort dashboard in a real browser, by keyboard alone: choose, look at the figure and its table, keep both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest
from cohort_on_disk import cohort_on_disk
from conftest import Suite, open_notebook
from keyboard import Keyboard
from playwright.sync_api import Locator, Page, expect
from study_opened import opened_on
from test_pages_access import NARROW, WIDE, in_both_colours, sideways

from kcvets.content import QUADRANTS
from kcvets.research.folder import StudyFolder

COHORTS = ("autumn <img src=x onerror=\"document.title='run'\">", "spring")
PAGE = "research/cohort"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> StudyFolder:
    """Two cohorts, twelve people for each quadrant; in the second, two about skills."""
    people = {each: 12 for each in product(COHORTS, QUADRANTS)} | {(COHORTS[1], "skills"): 2}
    return cohort_on_disk(tmp_path_factory.mktemp("cohort") / "study", people)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, study: StudyFolder) -> Iterator[Suite]:
    """A suite opened on that study, as ``kcvets cohort`` opens it."""
    with opened_on(study, tmp_path_factory.mktemp("suite")) as suite:
        yield suite


@pytest.fixture
def suite(running: Suite, study: StudyFolder) -> Suite:
    """That suite, with nothing shown yet."""
    (study.path / "shown.jsonl").unlink(missing_ok=True)
    return running


def heading(page: Page, name: str) -> Locator:
    """A heading by its words."""
    return page.get_by_role("heading", name=name, exact=True)


def show(page: Page, keyboard: Keyboard, caption: str) -> None:
    """Press the button, and wait for what comes."""
    keyboard.activate(page.get_by_role("button", name="Show", exact=True))
    expect(heading(page, caption)).to_be_focused(timeout=60_000)


def option(page: Page, group: str, name: str) -> Locator:
    """One of the options of a choice."""
    return page.get_by_role("group", name=group).get_by_label(name, exact=True)


def test_figures_are_chosen_shown_saved_and_refused_by_keyboard(page: Page, suite: Suite, study: StudyFolder) -> None:
    open_notebook(page, suite, PAGE)
    expect(option(page, "Cohort", "All")).to_be_checked()
    expect(option(page, "Count people by", "Quadrant")).to_be_checked()
    keyboard = Keyboard(page)
    show(page, keyboard, "People by quadrant")
    picture = page.get_by_role("img", name=re.compile("^People by quadrant. Bars of people: Knowledge and co-creation 24"))
    expect(picture).to_be_visible()
    expect(page.get_by_role("row", name="Values and ethics 24")).to_be_visible()
    for label, ending in (("Save the picture (SVG)", "svg"), ("Save the picture (PNG)", "png"), ("Save the table (CSV)", "csv")):
        with page.expect_download() as saved:
            keyboard.activate(page.get_by_role("button", name=label))
        assert saved.value.suggested_filename == f"people-by-quadrant.{ending}"
        assert saved.value.path().stat().st_size > 50
    keyboard.reach(option(page, "Cohort", "All"), "Shift+Tab")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    expect(option(page, "Cohort", "spring")).to_be_checked()
    show(page, keyboard, "People by quadrant; cohort spring")
    expect(page.get_by_role("row", name="Skills hidden")).to_be_visible()
    expect(page.get_by_text("numbers are hidden.")).to_be_visible()
    keyboard.reach(option(page, "Count people by", "Quadrant"), "Shift+Tab")
    keyboard.press("ArrowDown")
    show(page, keyboard, "This cannot be shown")
    expect(page.get_by_text("You chose one cohort, and count by it")).to_be_visible()
    expect(page.locator(".kc-sheet img")).to_have_count(0)
    expect(page.get_by_role("button", name="Save the table (CSV)")).to_have_count(0)
    assert len((study.path / "shown.jsonl").read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, suite: Suite, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    open_notebook(page, suite, PAGE)
    assert in_both_colours(page) == []
    option(page, "Count people by", "Quadrant and model").check()
    page.get_by_role("button", name="Show", exact=True).click()
    either = re.compile("^(People by quadrant and model|This cannot be shown)$")
    expect(page.get_by_role("heading", name=either)).to_be_focused(timeout=60_000)
    option(page, "Count people by", "Cohort").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(heading(page, "People by cohort")).to_be_focused()
    assert in_both_colours(page) == []
    assert sideways(page) == 0
    assert page.title() != "run" and page.locator(".kc-sheet img:not([alt^='People'])").count() == 0
