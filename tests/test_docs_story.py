"""The story in CONTRIBUTING is a whole one: written down as it stands, with a copied notebook, it is checked and opens."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Suite, open_notebook, profile
from playwright.sync_api import Browser, expect

CLONE = Path(__file__).resolve().parent.parent
EXAMPLE = re.search(r"```toml\n(id = .*?)```", (CLONE / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)[1]
NAME = "50-kettle"
REFRESH = f"""import sys; sys.path.insert(0, "tests")
from refresh_notebooks import NOTEBOOKS, refreshed
file = NOTEBOOKS / "{NAME}.ipynb"
file.write_text(refreshed(file), encoding="utf-8")"""
OWN_WORDS = {
    "## For a facilitator": "Boil a kettle before they come.",
    "### A plan for 50 minutes": "Twenty for the tea, thirty for the form.",
    "### A plan for 90 minutes": "Fifty for the tea, and forty for the form.",
    "### Likely answers": "Somebody will say that a shaking hand is a shaking hand.",
    "### With no computer": "Read it aloud beside a teapot.",
    "### Risks to watch": "Somebody may laugh at the tea, and should not.",
    "## Three points to keep": "1. Four o'clock.\n2. A smaller pot.\n3. Neighbours who carry it.",
    "## One thing to do": "Ask somebody when their visitors come.",
}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of the house, to which somebody has added the story as the page says."""
    for room in ("kcvets", "data", "notebooks"):
        shutil.copytree(CLONE / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests").mkdir()
    shutil.copyfile(CLONE / "tests" / "refresh_notebooks.py", tmp_path / "tests" / "refresh_notebooks.py")
    (tmp_path / "data" / "stories" / "kettle.toml").write_text(EXAMPLE, encoding="utf-8")
    copied = (tmp_path / "notebooks" / "10-arpita.ipynb").read_text(encoding="utf-8")
    raw = json.loads(copied.replace("10-arpita", NAME).replace('\\"arpita\\"', '\\"kettle\\"'))
    asks = raw["metadata"]["kcvets"]["asks"]
    raw["metadata"]["kcvets"]["asks"] = [ask.replace("arpita", "kettle") for ask in asks]
    for cell in raw["cells"]:
        text = "".join(cell["source"])
        heading = next((heading for heading in OWN_WORDS if text.startswith(heading)), "")
        if heading:
            cell["source"] = f"{text.splitlines()[0]}\n\n{OWN_WORDS[heading]}"
    (tmp_path / "notebooks" / f"{NAME}.ipynb").write_text(json.dumps(raw), encoding="utf-8")
    return tmp_path


def run(clone: Path, *command: str) -> str:
    """Run a command in the copied house; what it says."""
    done = subprocess.run([sys.executable, *command], cwd=clone, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_story_of_the_documentation_is_checked_and_opens(clone: Path, browser: Browser, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(clone))
    monkeypatch.chdir(clone)  # where Python looks first
    run(clone, "-c", REFRESH)  # of `make notebooks`, the part for the new one
    assert "sound" in run(clone, "-m", "kcvets", "check")
    suite = Suite(clone / "home")
    suite.start()
    try:
        with profile(browser, suite) as context:
            page = context.new_page()
            open_notebook(page, suite, NAME)
            page.get_by_role("radio", name="Who comes at four, and how the tea gets poured.").check()
            page.get_by_role("textbox", name="What in Sam's afternoon makes me ask that?").fill("The neighbours.")
            page.get_by_role("button", name="Commit to this, and read on").click()
            expect(page.get_by_role("heading", name="A smaller pot")).to_be_visible()
            page.goto(suite.url())
            expect(page.get_by_role("link", name="Arpita and her books").first).to_be_visible()
            expect(page.locator(f"ol a[href='{NAME}.ipynb']").last).to_be_visible()
    finally:
        suite.stop()


def test_a_story_that_repeats_another_is_told(clone: Path) -> None:
    story = clone / "data" / "stories" / "kettle.toml"
    arpita = (clone / "data" / "stories" / "arpita.toml").read_text(encoding="utf-8")
    sentence = re.search(r'\[\[reason\]\].*?text = "([^"]+)"', arpita, re.DOTALL)[1]
    story.write_text(EXAMPLE.replace("The afternoon was looked at before the hand was.", sentence), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "kcvets", "check"], cwd=clone, capture_output=True, text=True, env={"PYTHONPATH": str(clone)})
    assert done.returncode != 0 and "is said in stories/arpita.toml" in done.stdout + done.stderr
