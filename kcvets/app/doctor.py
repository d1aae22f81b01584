"""What is installed, where the journal is, what is wrong and how to mend it."""

from __future__ import annotations

import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version

from kcvets import __version__
from kcvets.content import data_folder, notebooks_folder
from kcvets.errors import KcvetsError

PACKAGES = ("jupyterlab", "ipywidgets", "anywidget", "voila", "pandas", "matplotlib", "nbval", "papermill", "python-docx")
LEAST_SPACE = 200 * 1024**2  # bytes


def examine() -> tuple[list[str], bool]:
    """Look at the installation and the journal.

    Returns
    -------
    lines : list of str
        What was found, a line each; a wrong one begins with ``"WRONG"`` and ends with the remedy.
    wrong : bool
        Whether anything is wrong.
    """
    lines = [f"kcvets {__version__}, Python {platform.python_version()} on {platform.platform()} ({sys.executable})"]
    lines += [_package(name) for name in PACKAGES]
    lines += [_folder("content", data_folder()), _folder("notebooks", notebooks_folder())]
    lines += _journal()
    return lines, any(line.startswith("WRONG") for line in lines)


def _package(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"WRONG {name} is not installed: install kcvets again"


def _folder(kind: str, folder) -> str:
    if folder.is_dir():
        return f"{kind}: {folder}"
    return f"WRONG {kind}: {folder} is missing: install kcvets again"


def _journal() -> list[str]:
    from kcvets.journal import Journal, journal_path

    path = journal_path()
    if not path.exists():
        return [f"journal: none yet; it will be made at {path}"]
    try:
        entries = Journal.open(create=False).entries()
    except KcvetsError as error:
        return [f"WRONG journal: {error}"]
    free = shutil.disk_usage(path.parent).free
    lines = [f"journal: {path}, readable, questions answered: {len(entries)}"]
    if free < LEAST_SPACE:
        lines.append(f"WRONG disk: only {free // 1024**2} MB are free: make room, or nothing more can be saved")
    return lines
