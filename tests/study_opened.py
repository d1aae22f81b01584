"""A suite whose research pages open on one study, as the commands open them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import Suite, open_notebook
from keyboard import Keyboard
from playwright.sync_api import Locator, Page, expect

from kcvets.research.folder import StudyFolder
from kcvets.research.review import STUDY


@contextmanager
def opened_on(study: StudyFolder, folder: Path) -> Iterator[Suite]:
    """A running suite with a home of its own in `folder`; a test may have stopped it before."""
    suite = Suite(folder / "home")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(STUDY, os.fspath(study.path))
        suite.start()
        yield suite
        if suite.process.poll() is None:
            suite.stop()


def named(page: Page, suite: Suite, notebook: str, who: str, first: Locator) -> Keyboard:
    """Open a page, give a name by keyboard, and be at the heading of the first text."""
    open_notebook(page, suite, notebook)
    keyboard = Keyboard(page)
    keyboard.reach(page.get_by_label("Your name or initials"))
    keyboard.type(who)
    keyboard.press("Enter")
    expect(first).to_be_focused()
    return keyboard
