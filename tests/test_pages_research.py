"""The notebooks for researchers as pages: their code can be looked at, and a refusal is shown as what it says."""

from __future__ import annotations

from conftest import Suite, open_notebook
from playwright.sync_api import Page, expect


def test_code_is_folded_and_a_refusal_reads_as_it_was_meant(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, "41-from-journals-to-a-dataset")
    refusal = page.locator(".kc-refused")
    expect(refusal).to_contain_text("line 3: date")
    assert len(refusal.inner_text().splitlines()) == 4 and "Traceback" not in page.inner_text("main")
    code = page.locator("details", has_text="read_table(faulty_example()")
    expect(code.locator("pre")).to_be_hidden()
    code.locator("summary").press("Enter")
    expect(code.locator("pre")).to_have_text("read_table(faulty_example(), study.study)")


def test_a_course_notebook_shows_no_code(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, "03-knowledge")
    expect(page.locator(".kc-code")).to_have_count(0)
