"""Nobody's journal is opened, whatever pytest is pointed at: a test that writes has a folder of its own beside this one."""

from __future__ import annotations

import os
import tempfile

HOME = tempfile.TemporaryDirectory(prefix="kcvets-tests-")
os.environ["KCVETS_HOME"] = HOME.name


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    HOME.cleanup()
