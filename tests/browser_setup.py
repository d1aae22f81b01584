"""The browser of the page tests: the Chromium of this machine, or one that is installed now.

Beside the tests because they import `launch_options`; `make test` runs this file first.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from ctypes.util import find_library

# Beside the browser: letters, without which pages are blank, and a library that Playwright's own program needs.
PACKAGES = ("chromium", "fonts-dejavu-core", "libatomic1")


def launch_options() -> dict[str, str]:
    """What to hand to Playwright's ``chromium.launch``: the Chromium on the path, else nothing, which means Playwright's own."""
    chromium = shutil.which("chromium")
    return {"executable_path": chromium} if chromium else {}


def commands() -> list[list[str]]:
    """What must be run here to have a browser: nothing, Debian's installer where we may, else Playwright's, which downloads its own."""
    if _is_debian() and os.geteuid() == 0:
        install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *PACKAGES]
        return [] if launch_options() and find_library("atomic") else [["apt-get", "update", "--quiet"], install]
    return [] if launch_options() else [[sys.executable, "-m", "playwright", "install", "chromium"]]


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"  # Ubuntu's package only points to a snap
    except OSError:
        return False


def main() -> None:
    """Install what is missing."""
    for command in commands():
        print("For the page tests:", *command, flush=True)
        if subprocess.run(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode:
            sys.exit("No Chromium could be installed for the page tests: put a program named chromium on the path, then try again.")


if __name__ == "__main__":
    main()
