"""One reading of a notebook file: the path through the course and the rules for notebooks both start from it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kcvets.content.shapes import MODELS
from kcvets.errors import ContentError, Fault

# Chapters that every notebook has, or every story's
BEFORE, FACILITATOR, KEEP, DO = "Before you start", "For a facilitator", "Three points to keep", "One thing to do"
HEADING = re.compile(r"(#{1,6})\s+(.+?)[\s#]*$")
FENCES = ("```", "~~~")
FORM_ARGUMENTS = ("quadrants", "model", "story")
FORM_DEFAULTS = {"quadrants": "", "model": MODELS[0], "story": ""}
ALONE = ("audit", "cpd", "organisation", "own_work", "session")
NAMED = ("check", "closing", "lens", "reasons", "story", "strengths", "wellbeing")


@dataclass(frozen=True)
class Cell:
    """One cell; `number` counts all cells from 1, `count` is the execution count."""

    number: int
    kind: str
    text: str
    metadata: Mapping[str, Any]
    count: int | None = None
    outputs: tuple[Mapping[str, Any], ...] = ()

    @property
    def place(self) -> str:
        """How a fault names it."""
        return f"cell {self.number}"

    @property
    def tags(self) -> list[str]:
        """The cell's tags."""
        return list(self.metadata.get("tags", ()))

    @property
    def source(self) -> list[Any]:
        """The ids its words rest on."""
        return list(self.metadata.get("kcvets", {}).get("source", ()))

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and words of each heading of a Markdown cell; code between fences holds none."""
        return [(len(found[1]), found[2]) for found in map(HEADING.match, self._lines()) if found]

    @property
    def prose(self) -> str:
        """What a Markdown cell says besides its headings and its code between fences."""
        return "\n".join(line for line in self._lines() if not HEADING.match(line)).strip()

    @property
    def statements(self) -> list[ast.stmt]:
        """The statements of a code cell; none where it is not plain Python."""
        try:
            return ast.parse(self.text).body if self.kind == "code" else []
        except SyntaxError:
            return []

    @property
    def displays(self) -> bool:
        """Whether a code cell ends in something that Jupyter displays."""
        return bool(self.statements) and isinstance(self.statements[-1], ast.Expr) and not self.text.rstrip().endswith(";")

    def _lines(self) -> list[str]:
        lines, fenced = [], False
        for line in self.text.splitlines() if self.kind == "markdown" else ():
            if line.lstrip().startswith(FENCES):
                fenced = not fenced
            elif not fenced:
                lines.append(line)
        return lines


@dataclass(frozen=True)
class Notebook:
    """A notebook as far as this package looks at it."""

    path: Path
    metadata: Mapping[str, Any]
    cells: tuple[Cell, ...]

    @property
    def name(self) -> str:
        """The file's name without its ending, such as ``"03-knowledge"``."""
        return self.path.stem

    @property
    def about(self) -> Mapping[str, Any]:
        """What the notebook says of itself: question, minutes, asks."""
        return self.metadata.get("kcvets", {})

    @property
    def code(self) -> list[Cell]:
        """Its code cells."""
        return [cell for cell in self.cells if cell.kind == "code"]

    @property
    def parameters(self) -> dict[str, Any]:
        """The values its cell of parameters gives them."""
        given = [node for cell in self.code if "parameters" in cell.tags for node in cell.statements]
        return {target.id: _value(node.value, {}) for node in given if isinstance(node, ast.Assign) for target in node.targets}

    def shown(self, cell: Cell) -> list[str]:
        """The forms a code cell shows, named as in ``metadata.kcvets.asks``."""
        calls = [node for statement in cell.statements for node in ast.walk(statement) if isinstance(node, ast.Call)]
        return [name for call in calls for name in _names_of_forms(call, self.parameters)]

    @property
    def headings(self) -> list[tuple[Cell, int, str]]:
        """All headings in order: the cell, the level, the words."""
        return [(cell, level, words) for cell in self.cells for level, words in cell.headings]

    @property
    def title(self) -> str:
        """Its first heading of level 1, else the file's name."""
        return next((words for _, level, words in self.headings if level == 1), self.name)


def read(path: Path) -> Notebook:
    """The notebook at `path`.

    Raises
    ------
    ContentError
        Where the file is no notebook of the present format (nbformat 4).
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        cells = tuple(_cell(number, cell) for number, cell in enumerate(raw["cells"], 1))
        return Notebook(path, raw["metadata"], cells)
    except (ValueError, LookupError, TypeError) as error:
        wrong = f"it cannot be read as a notebook ({error})"
        remedy = "Open it in JupyterLab and save it again, or put the last sound version back"
        raise ContentError([Fault(path.name, "the file", "JSON", wrong, remedy)]) from error


def _cell(number: int, raw: Mapping[str, Any]) -> Cell:
    text, outputs = "".join(raw["source"]), tuple(raw.get("outputs", ()))
    return Cell(number, raw["cell_type"], text, raw["metadata"], raw.get("execution_count"), outputs)


def _names_of_forms(call: ast.Call, parameters: Mapping[str, Any]) -> list[str]:
    """Such as ``"practice/knowledge@arpita"`` for each quadrant of a call of form, ``"check/values"`` for one of check."""
    function = getattr(call.func, "id", "")
    given = [_value(argument, parameters) for argument in call.args]
    if function in ALONE:
        return [function]
    if function in NAMED:
        return [f"{function}/{''.join(map(str, given[:1]))}"]
    if function != "form":
        return []
    named = {keyword.arg: _value(keyword.value, parameters) for keyword in call.keywords}
    form = FORM_DEFAULTS | dict(zip(FORM_ARGUMENTS, given)) | named
    quadrants = form["quadrants"] if isinstance(form["quadrants"], list) else [form["quadrants"]]
    return [f"{form['model']}/{quadrant}" + (f"@{form['story']}" if form["story"] else "") for quadrant in quadrants]


def _value(node: ast.expr, parameters: Mapping[str, Any]) -> Any:
    """What an argument stands for: a plain value, or the parameter it names; empty where it is neither."""
    if isinstance(node, ast.Name):
        return parameters.get(node.id, "")
    try:
        return ast.literal_eval(node)
    except ValueError:
        return ""
