"""Decks as they are shown: every slide fits, axe-core finds nothing, nothing is fetched, the notes and the handout are there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import OWN_SCHEMES
from playwright.sync_api import Browser, Page, expect
from test_pages_access import findings

from slides.decks import decks

SIZE = {"width": 1280, "height": 720}
READY = "() => globalThis.Reveal?.isReady()"
SHOW_ALL = "(at) => { Reveal.slide(at); while (Reveal.availableFragments().next) Reveal.nextFragment(); }"
OUTSIDE = """() => [...Reveal.getCurrentSlide().querySelectorAll("*")].filter((element) => {
  const { right, bottom, left, top, width } = element.getBoundingClientRect();
  return !element.closest("aside") && width && (right > 1280.5 || bottom > 720.5 || left < 0 || top < 0);
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The decks, built by the command that ``make slides`` runs."""
    folder = tmp_path_factory.mktemp("slides")
    run = subprocess.run([sys.executable, "-m", "slides"], cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return folder / "build" / "slides"


@pytest.fixture
def page(browser: Browser):
    """A page that must not fetch anything."""
    asked: list[str] = []
    page = browser.new_page(viewport=SIZE)
    page.on("request", lambda request: asked.append(request.url))
    yield page
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "about:", *OWN_SCHEMES))] == []


def open_deck(page: Page, file: Path) -> int:
    """Open a deck; how many slides it has."""
    page.goto(file.as_uri())
    page.wait_for_function(READY)
    return page.evaluate("() => Reveal.getTotalSlides()")


@pytest.mark.parametrize("name", [path.stem for path in decks()])
def test_every_slide_fits_and_is_accessible(page: Page, built: Path, name: str) -> None:
    for at in range(open_deck(page, built / f"{name}.html")):
        page.evaluate(SHOW_ALL, at)
        assert page.evaluate(OUTSIDE) == [], f"slide {at + 1}"
        assert findings(page) == [], f"slide {at + 1}"
        assert page.evaluate("() => Reveal.getSlideNotes()").strip()
        expect(page.locator("section.present").get_by_role("heading").first).to_be_visible()


def test_a_slide_too_full_is_noticed(page: Page, built: Path) -> None:
    open_deck(page, built / "ant.html")
    page.evaluate("() => Reveal.getCurrentSlide().append(...Array.from({ length: 30 }, () => document.createElement('p')))")
    page.evaluate("() => Reveal.getCurrentSlide().querySelectorAll('p').forEach((p) => (p.textContent ||= 'more'))")
    assert page.evaluate(OUTSIDE)


def test_a_deck_is_shown_by_the_keyboard_and_has_a_speakers_view(page: Page, built: Path) -> None:
    open_deck(page, built / "arpita.html")
    page.keyboard.press("ArrowRight")
    expect(page.locator("section.present").get_by_role("heading")).to_have_text("Before we start")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    notes = page.evaluate("() => Reveal.getSlideNotes()")
    first = re.sub(r"<[^>]+>", "", notes).strip().split(".")[0]
    expect(opened.value.locator(".speaker-controls-notes")).to_contain_text(first)


@pytest.mark.parametrize("name", [path.stem for path in decks()])
def test_the_handout_is_a_tagged_pdf_in_a_language(built: Path, name: str) -> None:
    written = (built / f"{name}.pdf").read_bytes()
    assert written.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in written and b"/Lang (en-GB)" in written
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", written)) <= 8
