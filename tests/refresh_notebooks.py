"""Run the notebooks in place, each in a clean kernel with an empty journal, and store what they show.

A second run changes nothing. ``--check`` writes nothing and exits with 1, naming the files that a run would change.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

CLONE = Path(__file__).resolve().parent.parent
NOTEBOOKS = CLONE / "notebooks"
WIDGET = "application/vnd.jupyter.widget-view+json"
CELL_SECONDS = 120


def refreshed(file: Path) -> str:
    """The text of a notebook file after a run.

    Parameters
    ----------
    file : Path
        The notebook; it is left as it is.
    """
    notebook = nbformat.read(file, as_version=4)
    with tempfile.TemporaryDirectory() as home:
        _run(notebook, file.parent, Path(home))
    _settle(notebook, file.stem)
    return nbformat.writes(notebook) + "\n"


def _run(notebook: NotebookNode, folder: Path, home: Path) -> None:
    path = os.pathsep.join(filter(None, [str(CLONE), os.environ.get("PYTHONPATH")]))
    # a profile of one's own could change what cells display, so IPython is given an empty one
    environment = {**os.environ, "KCVETS_HOME": str(home / "journal"), "IPYTHONDIR": str(home), "PYTHONPATH": path}
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        store_widget_state=False,
        record_timing=False,
        extra_arguments=["--IPKernelApp.log_level=ERROR"],  # else each kernel warns of TCP, which is loopback here
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(env=environment)


def _settle(notebook: NotebookNode, name: str) -> None:
    """Take out what differs from run to run or from machine to machine."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(WIDGET, None)  # it names a widget that is gone; the fixed text shows in its place


def main(arguments: list[str] | None = None) -> int:
    """Refresh a folder of notebooks, or say with ``--check`` which ones are stale."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=NOTEBOOKS)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file would change")
    chosen = parser.parse_args(arguments)
    stale = []
    for file in sorted(file for file in chosen.folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in file.parts):
        text = refreshed(file)
        if text != file.read_text(encoding="utf-8"):
            stale.append(file)
            print(f"{file.name} {'is stale' if chosen.check else 'refreshed'}")
            if not chosen.check:
                file.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale and chosen.check else 0


if __name__ == "__main__":
    sys.exit(main())
