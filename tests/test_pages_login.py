"""The suite opens for one person alone: without its token nothing is shown, and the token stands nowhere that others can look."""

from __future__ import annotations

import http.client
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from conftest import Suite, free_port, open_notebook, profile, wait_until
from playwright.sync_api import Browser, expect

from kcvets.content import notebooks_folder
from kcvets.content.path import pages

COURSE = pages(notebooks_folder())
TITLES = [page.title for page in COURSE]
ENTRANCES = ["/", "/tree", "/voila", "/voila/", "/voila/tree"]
PROCESSES = Path("/proc")
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}
BROWSER = """#!{python}
import pathlib, sys
pathlib.Path({record!r}).write_text(sys.argv[1])
"""


def token(opening: str) -> str:
    """The token in the address that opens a suite."""
    return parse_qs(urlsplit(opening).query)["token"][0]


def ask(suite: Suite, path: str, method: str = "GET", **headers: str) -> tuple[int, str, str]:
    """What a stranger gets: status, where they are sent to, and the body."""
    connection = http.client.HTTPConnection("127.0.0.1", suite.port, timeout=20)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    told = answer.status, answer.getheader("Location", ""), answer.read().decode("utf-8", errors="replace")
    connection.close()
    return told


@pytest.fixture(scope="module")
def kernel(browser: Browser, running: Suite) -> Iterator[str]:
    """The id of the kernel of a page that its owner has open."""
    with profile(browser, running) as context:
        page = context.new_page()
        open_notebook(page, running, "03-knowledge")
        yield page.evaluate("() => JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")


@pytest.mark.parametrize("path", [*ENTRANCES, *(f"/voila/render/{page.name}.ipynb" for page in COURSE)])
def test_without_the_token_every_page_leads_to_the_login(running: Suite, path: str) -> None:
    status, place, body = ask(running, path)
    assert (status, urlsplit(place).path) == (302, "/login") or status in (403, 404)
    assert not [title for title in TITLES if title in body]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/kernels"),
        ("GET", "/api/kernels/{kernel}"),
        ("DELETE", "/api/kernels/{kernel}"),
        ("POST", "/voila/api/shutdown/{kernel}"),
        ("GET", "/api/contents/03-knowledge.ipynb"),
        ("GET", "/api/sessions"),
        ("GET", "/api/status"),
        ("POST", "/api/shutdown"),
        ("GET", "/files/03-knowledge.ipynb"),
        ("GET", "/voila/files/03-knowledge.ipynb"),
        ("GET", "/static/../03-knowledge.ipynb"),
        ("GET", "/voila/static/../../03-knowledge.ipynb"),
    ],
)
def test_without_the_token_nothing_can_be_asked_of_the_server(running: Suite, kernel: str, method: str, path: str) -> None:
    status, _, body = ask(running, path.format(kernel=kernel), method)
    assert status in (302, 403, 404)
    assert not [title for title in TITLES if title in body]
    assert len(running.kernels()) == 1


def test_without_the_token_nobody_talks_to_a_kernel(running: Suite, kernel: str) -> None:
    status, _, _ = ask(running, f"/api/kernels/{kernel}/channels", **UPGRADE)
    assert status == 403


@pytest.mark.parametrize("key", ["", "?token=", "?token=mistyped"])
def test_a_wrong_token_in_the_address_opens_nothing(running: Suite, key: str) -> None:
    status, place, _ = ask(running, f"/voila/render/03-knowledge.ipynb{key}")
    assert (status, urlsplit(place).path) == (302, "/login")


@pytest.mark.parametrize("host", ["example.org", "192.168.1.20:8866", "localhost.example.org"])
def test_a_foreign_host_name_is_refused_even_with_the_token(running: Suite, host: str) -> None:
    status, _, body = ask(running, f"/voila/render/03-knowledge.ipynb?token={token(running.opening)}", Host=host)
    assert status == 403
    assert not [title for title in TITLES if title in body]


def test_the_login_page_refuses_a_wrong_token_and_leads_on_with_the_right_one(browser: Browser, running: Suite) -> None:
    page = browser.new_page()
    page.goto(running.url("03-knowledge"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Open the suite")
    field = page.get_by_label("Token")
    field.fill("mistyped")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("That is not the token")
    page.get_by_role("alert").get_by_role("link").click()
    expect(field).to_be_focused()
    field.fill(token(running.opening))
    page.get_by_role("button", name="Open").click()
    page.wait_for_url(running.url("03-knowledge"), wait_until="commit")
    expect(page.get_by_role("heading", name="Knowledge", exact=True, level=1)).to_be_visible()
    page.close()


def test_the_login_leads_to_no_other_site(browser: Browser, running: Suite) -> None:
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{running.port}/login?next=//example.org/")
    page.get_by_label("Token").fill(token(running.opening))
    page.get_by_role("button", name="Open").click()
    page.wait_for_url(running.url("00-start-here"), wait_until="commit")
    page.close()


def test_the_token_leaves_the_address_bar(browser: Browser, running: Suite) -> None:
    page = browser.new_page()
    page.goto(running.opening, wait_until="domcontentloaded")
    assert page.url == running.url("00-start-here")
    assert token(running.opening) not in page.content() + page.evaluate("() => document.referrer")
    page.close()


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="this system lists its processes elsewhere")
def test_the_token_stands_on_no_command_line(running: Suite, kernel: str) -> None:
    assert kernel and running.kernels()
    assert command_lines_with(f"serve({running.port}"), "a command line that is there is found"
    assert command_lines_with(token(running.opening)) == []


def command_lines_with(words: str) -> list[str]:
    """The command lines of all processes in which `words` stand."""
    found = []
    for file in PROCESSES.glob("[0-9]*/cmdline"):
        try:
            line = file.read_text(errors="replace").replace("\0", " ")
        except OSError:
            continue  # the process has ended, or is not ours to look at
        found += [line] if words in line else []
    return found


@pytest.fixture
def started(home: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen, Path]]:
    """``kcvets start`` as a person starts it, and the file in which their browser notes what it is asked to open."""
    record, browser = tmp_path / "record.txt", tmp_path / "browser"
    browser.write_text(BROWSER.format(python=sys.executable, record=str(record)))
    browser.chmod(0o700)
    environment = {**os.environ, "BROWSER": str(browser), "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")}
    command = [sys.executable, "-c", "from kcvets.app.cli import main; main()", "start", "--port", str(free_port())]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    yield process, record
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.skipif(os.name != "posix", reason="modes are read as POSIX has them")
def test_the_browser_is_opened_by_way_of_a_file_that_its_owner_alone_can_read(started: tuple[subprocess.Popen, Path]) -> None:
    process, record = started
    opening = re.search(r"http://\S+", process.stdout.readline()).group()
    wait_until(lambda: record.exists() and record.read_text())
    asked = urlsplit(record.read_text())
    redirect = Path(unquote(asked.path))
    assert (asked.scheme, asked.query) == ("file", "")
    assert stat.S_IMODE(redirect.stat().st_mode) == 0o600
    assert stat.S_IMODE(redirect.parent.stat().st_mode) == 0o700
    assert opening in redirect.read_text()
    assert command_lines_with(token(opening)) == []
    process.send_signal(signal.SIGINT)
    process.wait(timeout=20)
    assert not redirect.parent.exists()


def test_the_redirect_file_opens_the_suite(started: tuple[subprocess.Popen, Path], browser: Browser) -> None:
    process, record = started
    process.stdout.readline()
    wait_until(lambda: record.exists() and record.read_text())
    page = browser.new_page()
    page.goto(record.read_text())
    page.wait_for_url("http://127.0.0.1:*/voila/render/00-start-here.ipynb", wait_until="commit")
    page.close()


def test_an_address_that_others_can_reach_is_refused_in_one_sentence(home: Path) -> None:
    command = [sys.executable, "-c", "from kcvets.app.cli import main; main()", "start", "--ip", "0.0.0.0"]
    refused = subprocess.run(command, capture_output=True, text=True)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert re.fullmatch(r"[^\n]*a journal belongs to one person[^\n]*\.\n", refused.stderr)
