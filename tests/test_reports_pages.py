"""A report in a real browser: axe-core finds nothing, nothing scrolls sideways, and it asks no machine for anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from study_reported import CODER, reported_study
from test_pages_access import NARROW, WIDE, findings, sideways

from kcvets.research.reporting.writing import write_reports


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a report with figures and with tables."""
    study = reported_study(tmp_path_factory.mktemp("study") / "carers", ("autumn",))
    return write_reports(study, parameters={"coder": CODER}).made[0].folder / "report.html"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_report_can_be_read_by_everybody_and_without_a_network(browser: Browser, report: Path, size: dict[str, int]) -> None:
    asked: list[str] = []
    context = browser.new_context(viewport=size, offline=True)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    assert findings(page) == []
    assert sideways(page) == 0
    assert page.locator("img").count() >= 2
    assert page.evaluate("() => [...document.images].every((image) => image.complete && image.naturalWidth > 0 && image.alt)")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()
