"""What the page tests share: a running suite, a browser, and the rule that no page asks another machine for anything."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browser_setup import launch_options
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from kcvets.journal import delete_everything

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SERVE = "from kcvets.app.server import serve; serve({port}, False, forget_after={forget_after})"
OWN_SCHEMES = ("data:", "blob:")
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
SHOWN = ".kc-count, .kc-reference, [data-mime-type^='text/']"  # a form, a table, plain words
ALL_THERE = f"""() => !document.querySelector("#opening, .kc-body .kc-opening")
  && [...document.querySelectorAll(".kc-output")].every((output) => output.querySelector(`{SHOWN}`))"""


class Suite:
    """A suite in a process of its own, with a journal of its own.

    Parameters
    ----------
    home : Path
        Folder of the journal.
    forget_after : int
        Seconds after which a kernel without a page is shut down.
    """

    def __init__(self, home: Path, forget_after: int = 60) -> None:
        self.home, self.forget_after, self.port = home, forget_after, free_port()

    def start(self) -> None:
        """Start it and wait until it says where it is."""
        code = SERVE.format(port=self.port, forget_after=self.forget_after)
        environment = {**os.environ, "KCVETS_HOME": str(self.home), "JUPYTER_RUNTIME_DIR": str(self.home.parent / "runtime")}
        with (self.home.parent / "suite.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, stderr=log, text=True
            )
        self.opening = re.search(r"http://\S+", self.process.stdout.readline()).group()

    def url(self, notebook: str = "00-start-here") -> str:
        """Address of a notebook's page."""
        return f"http://127.0.0.1:{self.port}/voila/render/{notebook}.ipynb"

    def kernels(self) -> list[int]:
        """Process ids of the kernels running now."""
        found = subprocess.run(["pgrep", "-P", str(self.process.pid), "-f", "ipykernel"], capture_output=True, text=True)
        return [int(line) for line in found.stdout.split()]

    def kill(self) -> None:
        """End server and kernels at once, as a power cut would."""
        for pid in [self.process.pid, *self.kernels()]:
            os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self) -> None:
        """End it in good order."""
        self.process.terminate()
        self.process.wait(timeout=20)
        self.process.stdout.close()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for the journal of one test, here and in every process started from here."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("KCVETS_HOME", str(folder))
    return folder


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Suite]:
    """One suite for the tests of a file: starting one takes seconds."""
    suite = Suite(tmp_path_factory.mktemp("suite") / "home")
    suite.start()
    yield suite
    if suite.process.poll() is None:
        suite.stop()


@pytest.fixture
def suite(running: Suite) -> Suite:
    """A running suite with an empty journal."""
    delete_everything(running.home)
    if running.process.poll() is not None:
        running.start()
    return running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all page tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(args=CHROMIUM, **launch_options())
        yield chromium
        chromium.close()


@contextmanager
def profile(browser: Browser, suite: Suite) -> Iterator[BrowserContext]:
    """A fresh browser profile, logged in; at the end, no page may have asked another machine for anything."""
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.on("request", lambda request: asked.append(request.url))
    context.request.get(suite.opening, max_redirects=0)  # logs in, and opens no page
    yield context
    context.close()
    elsewhere = [url for url in asked if not url.startswith((f"http://127.0.0.1:{suite.port}/", *OWN_SCHEMES))]
    assert asked and not elsewhere


@pytest.fixture
def context(browser: Browser, suite: Suite) -> Iterator[BrowserContext]:
    """The browser profile of one test."""
    with profile(browser, suite) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of that profile."""
    return context.new_page()


def open_notebook(page: Page, suite: Suite, notebook: str) -> None:
    """Open a notebook's page and wait until all of its forms are there; those of the research part work for half a minute first."""
    page.goto(suite.url(notebook), timeout=120_000)
    page.wait_for_function(ALL_THERE)


def wait_until(true, seconds: float = 20) -> None:
    """Wait for something outside the browser to come true, or fail."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.05)
