"""A browser is found, or installed in the way that suits the machine."""

from __future__ import annotations

import sys
from pathlib import Path

import browser_setup
import pytest
from playwright.sync_api import Browser

OS_RELEASE = "freedesktop_os_release"


def test_a_browser_is_there_and_reads_a_page(browser: Browser) -> None:
    assert browser_setup.is_there()
    page = browser.new_page()
    page.set_content("<title>Strengths</title><h1>What matters to me</h1>")
    assert (page.title(), page.get_by_role("heading", level=1).inner_text()) == ("Strengths", "What matters to me")
    page.close()


def test_the_chromium_on_the_path_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chromium = tmp_path / "chromium"
    chromium.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser_setup.launch_options() == {"executable_path": str(chromium)}
    chromium.unlink()
    assert browser_setup.launch_options() == {}


@pytest.mark.parametrize(
    ("system", "user", "installer"),
    [
        ({"ID": "debian"}, 0, "apt-get"),
        ({"ID": "debian"}, 1000, sys.executable),
        ({"ID": "ubuntu"}, 0, sys.executable),
        (OSError("no Linux"), 0, sys.executable),
    ],
    ids=["root_on_debian", "person_on_debian", "root_on_ubuntu", "not_linux"],
)
def test_the_way_to_install_suits_the_machine(
    monkeypatch: pytest.MonkeyPatch, system: dict[str, str] | OSError, user: int, installer: str
) -> None:
    def release() -> dict[str, str]:
        if isinstance(system, OSError):
            raise system
        return system

    monkeypatch.setattr(browser_setup.platform, OS_RELEASE, release)
    monkeypatch.setattr(browser_setup.os, "geteuid", lambda: user, raising=False)
    assert {command[0] for command in browser_setup.install_commands()} == {installer}
