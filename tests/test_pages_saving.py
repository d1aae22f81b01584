"""Words typed on a page reach the journal, whatever happens next. Every part is real: browser, server, kernel, file."""

from __future__ import annotations

import os
import re
import resource
import signal
from pathlib import Path

import pytest
from conftest import Suite, wait_until
from playwright.sync_api import Browser, BrowserContext, Page, WebSocketRoute, expect

from kcvets.journal import EntryKey, Journal, Version

NOTEBOOK = "03-knowledge"
PROMPT = "practice.knowledge.reveals"
SAVED = re.compile(r"^Saved \d\d:\d\d$")
HOSTILE = (
    "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\"> {{7*7}} ${7*7} =1+1 @SUM(A1)\n"
    "\ttab \u0001\u0007 | `code` **bold** [link](javascript:alert(1)) \u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd 👩🏽‍🦽 e\u0301"
)


def standing(home: Path) -> tuple[Version, ...]:
    return Journal.open(home).current(EntryKey(PROMPT))


def texts(home: Path) -> list[str]:
    return [version.text for version in standing(home)]


def field(page: Page):
    return page.locator(f"[id='q-{PROMPT}'] textarea").first


def state(page: Page):
    return page.locator(f"[id='q-{PROMPT}'] .kc-state").first


def open_form(page: Page, suite: Suite) -> None:
    page.goto(suite.url(NOTEBOOK))
    field(page).wait_for()


def kept_in_browser(page: Page) -> dict[str, str]:
    return page.evaluate("() => Object.fromEntries(Object.entries(localStorage).filter(([k]) => k.startsWith('kcvets:')))")


def test_typed_words_are_saved_and_found_again(page: Page, suite: Suite) -> None:
    open_form(page, suite)
    field(page).press_sequentially("She had read every one of them.")
    expect(state(page)).to_have_text(SAVED)
    assert texts(suite.home) == ["She had read every one of them."]
    assert kept_in_browser(page) == {}
    page.reload()
    expect(field(page)).to_have_value("She had read every one of them.")
    expect(state(page)).to_have_text(SAVED)


@pytest.mark.parametrize("leaving", ["reload", "close the tab", "change the address", "click a link"])
def test_leaving_at_once_loses_nothing(context: BrowserContext, suite: Suite, leaving: str) -> None:
    for n in range(2):
        page = context.new_page()
        open_form(page, suite)
        words = f"{leaving} {n}: the last word counts"
        field(page).fill("")
        field(page).press_sequentially(words)
        if leaving == "reload":
            page.reload()
        elif leaving == "close the tab":
            page.close()
        elif leaving == "change the address":
            page.goto("about:blank")
        else:
            page.get_by_role("link", name="KcVETS notebooks").click()
        wait_until(lambda words=words: texts(suite.home) == [words])
        page.close()


def test_words_typed_before_those_of_an_earlier_page_are_acknowledged_are_sent_at_once(context: BrowserContext, suite: Suite) -> None:
    earlier = context.new_page()
    open_form(earlier, suite)
    for kernel in suite.kernels():
        os.kill(kernel, signal.SIGSTOP)
    field(earlier).press_sequentially("never acknowledged")
    wait_until(lambda: kept_in_browser(earlier) != {})
    earlier.close()
    for kernel in suite.kernels():
        os.kill(kernel, signal.SIGKILL)
    page = context.new_page()
    deafen(page)
    open_form(page, suite)
    expect(field(page)).to_have_value("never acknowledged")
    field(page).press_sequentially(", and more")
    wait_until(lambda: texts(suite.home) == ["never acknowledged, and more"])  # though this page hears of nothing that was saved


def bytes_of(told: str | bytes) -> bytes:
    return told.encode() if isinstance(told, str) else told


def deafen(page: Page) -> None:
    """Let no acknowledgement come through to a page."""

    def connect(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        server.on_message(lambda told: None if b'"type": "saved"' in bytes_of(told) else route.send(told))

    page.route_web_socket(re.compile("/api/kernels/"), connect)


def said_late(page: Page) -> None:
    """Look at every frame: a second or two later the page opens again."""
    late = "id => document.getElementById(id)?.querySelector('.kc-state')?.textContent === 'Not saved yet'"
    page.wait_for_function(late, arg=f"q-{PROMPT}", timeout=10000)


def test_who_goes_on_typing_learns_that_nothing_is_saved(page: Page, suite: Suite) -> None:
    open_form(page, suite)
    page.route(re.compile("/api/kernels/[^/]*$"), lambda route: None)  # no answer: the page does not open again meanwhile
    for kernel in suite.kernels():
        os.kill(kernel, signal.SIGSTOP)
    field(page).focus()
    for letter in "one word after another, never a pause, for six seconds at least":
        page.keyboard.type(letter, delay=100)
    expect(state(page)).to_have_text("Not saved yet", timeout=500)


def test_a_dead_kernel_is_noticed_and_the_words_are_sent_again(page: Page, suite: Suite) -> None:
    open_form(page, suite)
    field(page).press_sequentially("before ")
    expect(state(page)).to_have_text(SAVED)
    for pid in suite.kernels():
        os.kill(pid, signal.SIGKILL)
    field(page).focus()
    page.keyboard.insert_text("and after the kernel died")
    said_late(page)
    wait_until(lambda: texts(suite.home) == ["before and after the kernel died"], 40)
    expect(field(page)).to_have_value("before and after the kernel died")
    expect(field(page)).to_be_focused()
    expect(state(page)).to_have_text(SAVED)
    assert kept_in_browser(page) == {}


def test_a_shut_down_kernel_is_replaced_by_opening_the_page_again(page: Page, suite: Suite) -> None:
    """What a laptop finds that slept until its kernel was culled."""
    open_form(page, suite)
    page.evaluate("""async () => {
      const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
      const xsrf = document.cookie.match(/_xsrf=([^;]*)/)?.[1];
      await fetch(`${baseUrl}api/kernels/${kernelId}`, { method: "DELETE", headers: { "X-XSRFToken": xsrf ?? "" } });
    }""")
    field(page).press_sequentially("typed after waking up")
    wait_until(lambda: texts(suite.home) == ["typed after waking up"], 40)
    expect(state(page)).to_have_text(SAVED)


def test_words_typed_while_the_suite_is_down_are_saved_when_it_is_back(page: Page, suite: Suite) -> None:
    open_form(page, suite)
    suite.kill()
    field(page).press_sequentially("typed into the void")
    expect(page.get_by_text("The suite has stopped").first).to_be_visible(timeout=15000)
    kept = kept_in_browser(page)
    assert kept and "void" not in str(kept)
    suite.start()
    wait_until(lambda: texts(suite.home) == ["typed into the void"], 40)
    expect(field(page)).to_have_value("typed into the void")


def test_words_of_a_closed_page_are_sent_when_the_form_is_opened_again(context: BrowserContext, suite: Suite) -> None:
    page = context.new_page()
    open_form(page, suite)
    suite.kill()
    field(page).press_sequentially("closed before the suite was back")
    wait_until(lambda: kept_in_browser(page) != {})
    page.close()
    suite.start()
    page = context.new_page()
    open_form(page, suite)
    expect(field(page)).to_have_value("closed before the suite was back")
    wait_until(lambda: texts(suite.home) == ["closed before the suite was back"])


def test_two_pages_writing_one_answer_keep_both_and_say_so(context: BrowserContext, suite: Suite) -> None:
    first, second = context.new_page(), context.new_page()
    open_form(first, suite)
    open_form(second, suite)
    field(first).press_sequentially("written in the first")
    expect(state(first)).to_have_text(SAVED)
    field(second).press_sequentially("written in the second")
    expect(second.get_by_text("Both versions are kept").first).to_be_visible()
    wait_until(lambda: sorted(texts(suite.home)) == ["written in the first", "written in the second"])
    second.get_by_role("button", name="Keep both").click()
    wait_until(lambda: texts(suite.home) == ["written in the second\n\nwritten in the first"])
    expect(second.get_by_role("group", name="Two versions")).to_be_hidden()


def test_a_refused_write_is_said_and_made_good_once_there_is_room(page: Page, suite: Suite) -> None:
    open_form(page, suite)
    field(page).press_sequentially("before the disk was full")
    expect(state(page)).to_have_text(SAVED)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    for kernel in suite.kernels():
        resource.prlimit(kernel, resource.RLIMIT_FSIZE, (0, limits[1]))
    field(page).press_sequentially(", and while it was")
    expect(state(page)).to_contain_text("Not saved yet.")
    assert texts(suite.home) == ["before the disk was full"]
    for kernel in suite.kernels():
        resource.prlimit(kernel, resource.RLIMIT_FSIZE, limits)
    expect(state(page)).to_have_text(SAVED, timeout=15000)
    assert texts(suite.home) == ["before the disk was full, and while it was"]


def test_a_damaged_journal_is_said_and_left_as_it_is(page: Page, suite: Suite) -> None:
    damaged = suite.home / "journal.sqlite3"
    suite.home.mkdir(exist_ok=True)
    damaged.write_bytes(b"these were once words " * 300)
    page.goto(suite.url(NOTEBOOK))
    expect(page.get_by_role("heading", name="Your journal could not be opened").first).to_be_visible()
    expect(page.get_by_text("is damaged").first).to_be_visible()
    assert damaged.read_bytes() == b"these were once words " * 300
    damaged.unlink()


def test_whatever_is_typed_comes_back_exactly_and_runs_nowhere(page: Page, suite: Suite) -> None:
    open_form(page, suite)
    title = page.title()
    field(page).fill(HOSTILE)
    expect(state(page)).to_have_text(SAVED)
    assert texts(suite.home) == [field(page).input_value()]
    page.reload()
    expect(field(page)).to_have_value(HOSTILE)
    assert page.title() == title


def test_a_hundred_thousand_characters_come_back(page: Page, suite: Suite) -> None:
    open_form(page, suite)
    long = "A long day. " * 8400
    field(page).fill(long)
    expect(state(page)).to_have_text(SAVED)
    assert texts(suite.home) == [long]


def test_kernels_without_a_page_go_and_the_open_page_stays(browser: Browser, tmp_path: Path) -> None:
    suite = Suite(tmp_path / "home", forget_after=8)
    suite.start()
    page = browser.new_page()
    page.goto(suite.opening)
    for n in range(10):
        page.goto(suite.url("03-knowledge" if n % 2 else "08-care-act"))
    open_form(page, suite)
    wait_until(lambda: len(suite.kernels()) == 1, 60)
    page.wait_for_timeout(12000)
    field(page).press_sequentially("still here")
    expect(state(page)).to_have_text(SAVED)
    assert len(suite.kernels()) == 1
    page.close()
    suite.stop()
