"""A browser is found, or installed in the way that suits the machine."""

from __future__ import annotations

import sys
from pathlib import Path

import browser_setup
import pytest
from playwright.sync_api import Browser


def test_a_browser_is_there_and_reads_a_page(browser: Browser) -> None:
    assert browser_setup.commands() == []
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
def test_what_is_missing_is_installed_in_the_way_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: dict[str, str] | OSError, user: int, installer: str
) -> None:
    def release() -> dict[str, str]:
        if isinstance(system, OSError):
            raise system
        return system

    monkeypatch.setattr(browser_setup.platform, "freedesktop_os_release", release)
    monkeypatch.setattr(browser_setup.os, "geteuid", lambda: user, raising=False)
    monkeypatch.setattr(browser_setup, "find_library", lambda name: name)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert {command[0] for command in browser_setup.commands()} == {installer}
    (tmp_path / "chromium").touch(mode=0o755)
    assert browser_setup.commands() == []


def test_a_browser_alone_is_not_enough_on_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_setup, "_is_debian", lambda: True)
    monkeypatch.setattr(browser_setup.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(browser_setup, "find_library", lambda name: None)
    assert "libatomic1" in browser_setup.commands()[-1]


def test_a_failed_installation_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_setup, "commands", lambda: [[sys.executable, "-c", "raise SystemExit(1)"]])
    with pytest.raises(SystemExit, match="No Chromium could be installed"):
        browser_setup.main()
