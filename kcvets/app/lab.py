"""The notebooks in JupyterLab, as copies in a folder the person owns."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kcvets.content import notebooks_folder
from kcvets.errors import KcvetsError

# JupyterLab asks the network for news, updates and a list of extensions unless told not to
QUIET = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)


def copy_notebooks(folder: Path) -> list[Path]:
    """Copy the suite's notebooks and pictures to `folder`; what is there already is left as it is.

    Parameters
    ----------
    folder : Path
        Made if it does not exist.

    Returns
    -------
    list of Path
        The files copied.

    Raises
    ------
    KcvetsError
        Where the folder cannot be written.
    """
    source, copied = notebooks_folder(), []
    try:
        for file in sorted(path for path in source.rglob("*") if path.is_file() and ".ipynb_checkpoints" not in path.parts):
            target = folder / file.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                shutil.copyfile(file, target)
                copied.append(target)
    except OSError as error:
        raise KcvetsError(f"The notebooks could not be copied to {folder}: {error.strerror}. Choose another folder.") from error
    return copied


def open_lab(folder: Path, open_browser: bool) -> int:
    """Run JupyterLab on `folder`, on loopback, until it is stopped.

    Returns
    -------
    int
        Its exit status.
    """
    arguments = [sys.executable, "-m", "jupyterlab", "--ServerApp.ip=127.0.0.1", *QUIET]
    if not open_browser:
        arguments.append("--no-browser")
    return subprocess.call(arguments, cwd=folder, env=dict(os.environ))
