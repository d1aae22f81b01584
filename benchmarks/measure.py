"""Measures in a real browser: opening a page, the memory of its kernel, the round trip of a key stroke."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

from benchmarks.servers import Server

# No request leaves the machine, and none waits for an answer: the stock page links fonts elsewhere, and is not charged for them.
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
SCRIPT = Path(__file__).with_name("page.js")
WORDS = "What did she say herself, and what did we only guess? "
BETWEEN_STROKES = 100  # milliseconds: somebody who types fast
BLOCK = 20  # key strokes on one page before the other has its turn
# USS is what ends with this process; RSS, all that can be had elsewhere than on Linux, counts shared libraries too.
COUNTED = "USS" if Path("/proc/self/smaps_rollup").exists() else "RSS"
SETTLE = 1  # seconds until a kernel that has shown its page is read
KERNEL = "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"


@dataclass(frozen=True)
class Opened:
    """One opening of a page: seconds to the first usable field, and megabytes that its kernel holds."""

    seconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, {self.megabytes:.1f} MB"


def launch(playwright: Playwright) -> Browser:
    """The Chromium of this machine, else Playwright's own, as tests/browser_setup.py has it."""
    return playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS, handle_sigint=False)


def opening(browser: Browser, server: Server, fields: int) -> Opened:
    """Open the page in a browser that has never seen it, with one kernel for it alone.

    Parameters
    ----------
    browser : Browser
        From `launch`.
    server : Server
        One of the servers compared.
    fields : int
        How many fields the page is to show before its kernel is read.
    """
    with _visit(browser, server, server.plain) as page:
        seconds = page.evaluate("window.firstUsableAt") / 1000
        page.wait_for_function("fields => document.querySelectorAll('textarea, input[type=date]').length === fields", arg=fields)
        time.sleep(SETTLE)
        (kernel,) = server.kernels()
        return Opened(seconds, memory(kernel))


def story(browser: Browser, server: Server) -> float:
    """Seconds from the click on a story's page to its first usable field, in a browser that has never seen it."""
    with _visit(browser, server, server.story) as page:
        return page.evaluate("window.firstUsableAt") / 1000


def memory(process: int) -> float:
    """Megabytes that a process holds, counted as `COUNTED` says."""
    if COUNTED == "USS":
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        private = sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Private_"))
        return private * 1024 / 1e6
    resident = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True)
    return int(resident.stdout) * 1024 / 1e6


def typing(browser: Browser, servers: tuple[Server, ...], strokes: int) -> Iterator[tuple[int, list[float]]]:
    """Type on the pages in turn.

    Parameters
    ----------
    browser : Browser
        From `launch`.
    servers : tuple of Server
        The servers compared.
    strokes : int
        Key strokes on each page.

    Yields
    ------
    place : int
        The place in `servers` whose turn it was.
    milliseconds : list of float
        How long each key stroke of the turn took from the input event until the page showed that it had arrived.
    """
    with _visit(browser, servers[0], servers[0].typing) as first, _visit(browser, servers[1], servers[1].typing) as second:
        sheets = (first, second)
        for page in sheets:
            page.locator("textarea").first.fill("")
            page.wait_for_timeout(1000 * SETTLE)
            page.evaluate("watchStrokes()")
        text = "".join(islice(cycle(WORDS), strokes))
        for begin in range(0, strokes, BLOCK):
            for place, page in enumerate(sheets):
                yield place, _typed(page, text[begin : begin + BLOCK])


def _typed(page: Page, text: str) -> list[float]:
    page.bring_to_front()
    page.locator("textarea").first.press_sequentially(text, delay=BETWEEN_STROKES)
    page.wait_for_function("count => strokes.length === count", arg=len(text))
    return page.evaluate("strokes.splice(0)")


@contextmanager
def _visit(browser: Browser, server: Server, address: str) -> Iterator[Page]:
    """The page in a new profile, opened with a click, until its first field is usable; its kernel goes with it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(path=SCRIPT)
    context.request.get(server.front, max_redirects=0)  # our / logs in and sends on to a page, which would warm the cache
    page = context.new_page()
    page.set_content(f'<a href="{address}">Open</a>')
    page.get_by_role("link").click()
    page.wait_for_function("window.firstUsableAt", timeout=60000)
    yield page
    # By hand: Voila leaves the kernel of a closed page running, and the next one is to be measured alone.
    context.request.delete(server.kernel(page.evaluate(KERNEL)), fail_on_status_code=True)
    context.close()
    while server.kernels():
        time.sleep(0.05)
