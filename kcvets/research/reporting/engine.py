"""Runs a template under papermill in the process it is called in; a kernel of its own would load everything again for each report.

Cells run as in a notebook, by IPython. A process is used for one report and then ends, so no report sees another's variables.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import papermill
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode, v4
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
from traitlets import Type
from traitlets.config import Config

from kcvets.errors import KcvetsError

NAME = "kcvets"
INJECTED = "injected-parameters"
BARE = {"HistoryManager": {"enabled": False}, "InteractiveShell": {"colors": "nocolor", "xmode": "Minimal"}}


class CellFailed(KcvetsError):
    """A cell of a template ended in an error; says which one and what was wrong, in one sentence."""


@dataclass(frozen=True)
class Run:
    """A template that was run.

    Parameters
    ----------
    notebook : NotebookNode
        With its outputs; without times and paths.
    shown : dict of int to object
        By the cell's place in it, what a code cell displays.
    """

    notebook: NotebookNode
    shown: dict[int, object]


class _Result(DisplayHook):
    """Keeps what a cell displays as its result, which IPython in a terminal would print."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        self.shell.result = format_dict, md_dict or {}

    def finish_displayhook(self) -> None:
        self._is_active = False


class _Shell(InteractiveShell):
    displayhook_class = Type(_Result)
    display_pub_class = Type(CapturingDisplayPublisher)
    result: tuple[dict, dict] | None = None


def run(file: Path, parameters: Mapping[str, object], folder: Path) -> Run:
    """Run a template.

    Parameters
    ----------
    file : Path
        The notebook.
    parameters : mapping of str to object
        What it is told.
    folder : Path
        The folder that it runs in.

    Raises
    ------
    CellFailed
        At the first cell that ends in an error.
    """
    shown: dict[int, object] = {}
    papermill_engines.register(NAME, _engine(shown))
    notebook = papermill.execute_notebook(
        file, None, dict(parameters), engine_name=NAME, kernel_name="python3", language="python", progress_bar=False, cwd=folder
    )
    return Run(_settled(notebook), shown)


def _engine(shown: dict[int, object]) -> type[Engine]:
    class Here(Engine):
        @classmethod
        def execute_managed_notebook(cls, manager: NotebookExecutionManager, kernel_name: str, **told: object) -> None:
            with TemporaryDirectory() as folder:  # IPython keeps a profile, and nobody's own one may matter
                shell = _Shell.instance(config=Config(BARE), ipython_dir=folder)
                try:
                    _run_cells(shell, manager.nb.cells, shown)
                finally:
                    _Shell.clear_instance()

    return Here


def _run_cells(shell: _Shell, cells: list[NotebookNode], shown: dict[int, object]) -> None:
    for place, cell in enumerate(cells):
        if cell.cell_type != "code":
            continue
        shell.result, printed, warned = None, StringIO(), StringIO()
        shell.display_pub.outputs.clear()
        with redirect_stdout(printed), redirect_stderr(warned):
            done = shell.run_cell(cell.source, store_history=True)
        if error := done.error_before_exec or done.error_in_exec:
            number = sum(INJECTED not in one.metadata.get("tags", ()) for one in cells[: place + 1])
            raise CellFailed(f"cell {number}: {_sentence(error)}")
        cell.execution_count = shell.execution_count - 1
        streams = {"stdout": printed.getvalue(), "stderr": warned.getvalue()}
        cell.outputs = [v4.new_output("stream", name=name, text=text) for name, text in streams.items() if text]
        cell.outputs += [v4.new_output("display_data", one["data"], metadata=one["metadata"]) for one in shell.display_pub.outputs]
        if shell.result:
            data, metadata = shell.result
            cell.outputs.append(v4.new_output("execute_result", data, metadata=metadata, execution_count=cell.execution_count))
            shown[place] = done.result


def _sentence(error: BaseException) -> str:
    told = " ".join(str(error).split())
    return told if isinstance(error, KcvetsError) else f"{type(error).__name__}: {told}".rstrip(": ")


def _settled(notebook: NotebookNode) -> NotebookNode:
    """Take out when and where it was run."""
    notebook.metadata.pop("papermill", None)
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        for told in ("execution", "papermill"):
            cell.metadata.pop(told, None)
    return notebook
