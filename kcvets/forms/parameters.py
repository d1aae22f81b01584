"""`parameters`: what whoever sets up a story notebook may choose, checked before anything is shown."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from kcvets.content.shapes import MODELS, QUADRANTS
from kcvets.errors import ParameterError

KNOWN = ("quadrants", "model", "worked")
INJECTED = "# Parameters"  # papermill's first line above the values it was given


def parameters(notebook: Mapping[str, Any]) -> None:
    """Refuse parameters that a story notebook does not have, and values it cannot use. papermill alone only warns.

    Parameters
    ----------
    notebook : mapping of str to object
        The notebook's own names: ``globals()``. Of its parameters, ``quadrants`` is a list of quadrants, ``model`` one of
        the three models, and ``worked`` how many worked answers show in each quadrant before a reader asks for more:
        a whole number, or ``"all"``.

    Raises
    ------
    ParameterError
        Names every parameter that is wrong, and what it may be.
    """
    faults = [_unknown(name) for cell in notebook.get("In", ()) if cell.startswith(INJECTED) for name in _assigned(cell)]
    quadrants, model, worked = (notebook.get(name) for name in KNOWN)
    if not isinstance(quadrants, list) or not quadrants or any(quadrant not in QUADRANTS for quadrant in quadrants):
        faults.append(f"quadrants is {quadrants!r}. Write a list of one or more of: {', '.join(QUADRANTS)}.")
    if model not in MODELS:
        faults.append(f"model is {model!r}. Write one of: {', '.join(MODELS)}.")
    if worked != "all" and (type(worked) is not int or worked < 0):
        faults.append(f'worked is {worked!r}. Write "all", or a whole number from 0.')
    if faults := [fault for fault in faults if fault]:
        raise ParameterError("\n".join(faults))


def _assigned(cell: str) -> list[str]:
    targets = [target for node in ast.parse(cell).body if isinstance(node, ast.Assign) for target in node.targets]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _unknown(name: str) -> str:
    if name in KNOWN:
        return ""
    meant = "".join(f" Did you mean {close}?" for close in get_close_matches(name, KNOWN, 1))
    return f"{name} is no parameter of this notebook.{meant} It has: {', '.join(KNOWN)}."
