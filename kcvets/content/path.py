"""The path through the notebooks, read from the notebooks themselves: title, question, minutes, what they ask."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

HOME = "00-start-here"


@dataclass(frozen=True)
class Page:
    """One notebook of the course.

    Parameters
    ----------
    name : str
        The file's name without its ending, such as ``"03-knowledge"``.
    title : str
        Its first heading.
    question : str
        The one question it asks, from ``metadata.kcvets``.
    minutes : int
        About how long it takes.
    asks : tuple of str
        The forms on it, such as ``"practice/knowledge"`` or ``"story/arpita"``.
    """

    name: str
    title: str
    question: str
    minutes: int
    asks: tuple[str, ...]


def pages(folder: Path) -> list[Page]:
    """The notebooks directly in `folder`, in the order of their numbers."""
    return [_page(path) for path in sorted(folder.glob("[0-9][0-9]-*.ipynb"))]


def _page(path: Path) -> Page:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    about = notebook["metadata"].get("kcvets", {})
    first = "".join(notebook["cells"][0]["source"])
    title = next((line[2:].strip() for line in first.splitlines() if line.startswith("# ")), path.stem)
    return Page(path.stem, title, about.get("question", ""), about.get("minutes", 0), tuple(about.get("asks", ())))
