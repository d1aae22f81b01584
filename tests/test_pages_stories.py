"""Every story is walked in two ways, by going back, and is found again as it was left when the page is opened again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Suite, open_notebook
from playwright.sync_api import Locator, Page, expect
from test_pages_access import findings, sideways

from kcvets.content import library
from kcvets.content.shapes import Decision, Story, StoryOption
from kcvets.forms.story_map import AHEAD, ENDED, LEGEND, turning_points

COMMIT = "Commit to this, and read on"
STORIES = {page: library().story(page.partition("-")[2]) for page in (
    "10-arpita", "11-ant", "12-jonno", "13-jane", "14-mary", "15-daniel", "16-richard", "17-esther", "18-joanna-and-billy", "19-family",
)}  # fmt: skip
Pick = Callable[[Decision], StoryOption]


def first(decision: Decision) -> StoryOption:
    """One way through a story: the first option everywhere."""
    return decision.options[0]


def last(decision: Decision) -> StoryOption:
    """Another way: the last option everywhere."""
    return decision.options[-1]


def reason(decision: Decision) -> str:
    """What the reader gives as their reason."""
    return f"My reason at {decision.id}."


def walk(sheet: Locator, told: Story, pick: Pick, before: dict[str, str]) -> dict[str, str]:
    """Commit to a choice at each turning point until the story ends; what was chosen. Choices from before stand."""
    chosen: dict[str, str] = {}
    while at := [decision for decision in turning_points(told, chosen) if decision.id not in chosen]:
        place, decision = len(chosen), at[0]
        option = pick(decision)
        sheet.get_by_role("group", name=decision.question).get_by_role("radio", name=option.label, exact=True).check()
        why = sheet.get_by_role("textbox", name=decision.why)
        if not why.input_value():
            why.fill(reason(decision))
        sheet.get_by_role("button", name=COMMIT).nth(place).click()
        expect(sheet.get_by_role("heading", name="What followed").nth(place)).to_be_focused()
        expect(sheet.get_by_text(option.followed.strip().split("\n\n")[0], exact=True)).to_be_visible()
        chosen[decision.id] = option.id
        standing = before | chosen
        ended = all(decision.id in standing for decision in turning_points(told, standing))
        expect(sheet.get_by_text(ENDED if ended else AHEAD)).to_be_visible()
    return chosen


def assert_shown(sheet: Locator, told: Story, chosen: dict[str, str], tried: dict[str, str]) -> None:
    """The way last taken, and on the map that and the way tried before."""
    expect(sheet.get_by_text(LEGEND)).to_be_visible()
    for decision in turning_points(told, chosen):
        labels = {option.id: option.label for option in decision.options}
        group = sheet.get_by_role("group", name=decision.question)
        expect(group.get_by_role("radio", name=labels[chosen[decision.id]], exact=True)).to_be_checked()
        expect(sheet.get_by_role("textbox", name=decision.why)).to_have_value(reason(decision))
        expect(sheet.get_by_text(f"You took this way: {labels[chosen[decision.id]]}", exact=False)).to_be_visible()
        if decision.id in tried:
            expect(sheet.get_by_text(f"You tried this before: {labels[tried[decision.id]]}", exact=False)).to_be_visible()


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_walked_two_ways_and_found_again(page: Page, suite: Suite, name: str) -> None:
    told = STORIES[name]
    open_notebook(page, suite, name)
    sheet = page.locator(".kc-sheet").first
    one = walk(sheet, told, first, {})

    beginning = told.decisions[0] if told.decisions[0].id in one else next(turning_points(told, {}))
    sheet.get_by_role("link", name=beginning.question).click()
    options = sheet.get_by_role("group", name=beginning.question)
    expect(options.get_by_role("radio", name=first(beginning).label, exact=True)).to_be_focused()
    other = walk(sheet, told, last, one)
    assert other != one
    assert_shown(sheet, told, other, one)
    assert findings(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert sideways(page) == 0

    open_notebook(page, suite, name)
    assert_shown(page.locator(".kc-sheet").first, told, other, one)
