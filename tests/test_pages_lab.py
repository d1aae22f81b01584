"""The same forms in JupyterLab: they save, and no word of an answer ends up in the notebook file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import free_port, wait_until
from playwright.sync_api import Browser, Locator, Page, expect

from kcvets.journal import EntryKey, Journal

TOKEN = "a-token-of-this-test"
LAB = "from kcvets.app.cli import main; main()"
SENTINEL = "quixotic-marmalade"
KEY = EntryKey("practice.knowledge.reveals", model="practice", quadrant="knowledge")
NOTEBOOK = "03-knowledge.ipynb"
WIDGETS = "@jupyter-widgets/jupyterlab-manager/plugin.jupyterlab-settings"


@pytest.fixture
def lab(home: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a JupyterLab that ``kcvets lab`` has started on a copy of the notebooks.

    Its settings are a person's who lets widgets be stored with the notebook, and who may be root, as in a container.
    """
    port, settings = free_port(), tmp_path / "settings"
    (settings / WIDGETS).parent.mkdir(parents=True)
    (settings / WIDGETS).write_text(json.dumps({"saveState": True}))
    (settings / "jupyter_server_config.json").write_text(json.dumps({"ServerApp": {"allow_root": True}}))
    own = {"HOME": tmp_path, "JUPYTER_CONFIG_DIR": settings, "JUPYTERLAB_SETTINGS_DIR": settings}
    own |= {"JUPYTER_RUNTIME_DIR": tmp_path / "runtime", "JUPYTERLAB_WORKSPACES_DIR": tmp_path / "workspaces"}
    own |= {"JUPYTER_PORT": port, "JUPYTER_TOKEN": TOKEN}
    environment = {**os.environ, **{name: str(value) for name, value in own.items()}}
    command = [sys.executable, "-c", LAB, "lab", str(tmp_path / "mine"), "--no-browser"]
    with (tmp_path / "lab.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    wait_until(lambda: answers(f"{address}/api?token={TOKEN}"), 60)
    yield address
    os.killpg(process.pid, 15)
    process.wait(timeout=20)


def answers(address: str) -> bool:
    """Whether somebody answers there."""
    try:
        return urllib.request.urlopen(address, timeout=5).status == 200
    except urllib.error.URLError:
        return False


def question(page: Page) -> Locator:
    return page.locator(f"[id='q-{KEY.prompt}']")


def scroll_to(page: Page, target: Locator) -> None:
    """Scroll down the notebook until `target` is there: JupyterLab makes only what is in sight."""
    page.locator("#jp-main-dock-panel").hover()
    for _ in range(200):
        if target.is_visible():
            return
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(200)
    pytest.fail(f"{target} is not there")


def test_a_form_saves_and_the_notebook_file_holds_no_answer(lab: str, browser: Browser, home: Path, tmp_path: Path) -> None:
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(f"{lab}/lab/tree/{NOTEBOOK}?token={TOKEN}")
    page.get_by_text("| Idle").wait_for(timeout=60000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    scroll_to(page, question(page).get_by_role("textbox"))
    question(page).get_by_role("textbox").fill(SENTINEL)
    expect(question(page).locator(".kc-state")).to_contain_text("Saved", timeout=20000)
    assert [version.text for version in Journal.open(home).current(KEY)] == [SENTINEL]
    page.mouse.wheel(0, -100000)
    page.wait_for_timeout(1000)
    scroll_to(page, question(page).get_by_role("textbox"))
    expect(question(page).get_by_role("textbox")).to_have_value(SENTINEL)

    file = tmp_path / "mine" / NOTEBOOK
    before = file.stat().st_mtime_ns
    page.keyboard.press("Control+s")
    wait_until(lambda: file.stat().st_mtime_ns != before and file.stat().st_size)  # a file being written is empty first
    saved = file.read_text(encoding="utf-8")
    assert "application/vnd.jupyter.widget-view+json" in saved and "application/vnd.jupyter.widget-state+json" in saved
    assert SENTINEL not in saved
    context.close()
    assert [url for url in asked if not url.startswith((f"{lab}/", f"{lab.replace('http', 'ws')}/", "data:", "blob:"))] == []
