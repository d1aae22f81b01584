"""The browser of the page tests: the Chromium of this machine, or one that is installed now.

Beside the tests because they import `launch_options`; `make test` runs this file first.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path


def launch_options() -> dict[str, str]:
    """What to hand to Playwright's ``chromium.launch``: the Chromium on the path, else nothing, which means Playwright's own."""
    chromium = shutil.which("chromium")
    return {"executable_path": chromium} if chromium else {}


def is_there() -> bool:
    """Whether `launch_options` leads to a browser that exists."""
    from playwright.sync_api import sync_playwright

    if launch_options():
        return True
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def install_commands() -> list[list[str]]:
    """How a Chromium is installed here: from Debian where we may, else by Playwright, which downloads its own."""
    if _is_debian() and os.geteuid() == 0:
        # The fonts are only recommended by the package; without any, pages have no letters.
        install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
        return [["apt-get", "update", "--quiet"], install]
    return [[sys.executable, "-m", "playwright", "install", "chromium"]]


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"  # Ubuntu's package only points to a snap
    except OSError:
        return False


def main() -> None:
    """Install a Chromium unless there is one."""
    if is_there():
        return
    for command in install_commands():
        print("No Chromium here:", *command, flush=True)
        if subprocess.run(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode:
            sys.exit("No Chromium could be installed for the page tests. Install the package chromium yourself, then try again.")


if __name__ == "__main__":
    main()
