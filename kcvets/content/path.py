"""The path through the notebooks, read from the notebooks themselves: title, question, minutes, what they ask."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kcvets.content.notebook import Notebook, read

HOME = "00-start-here"
#: Pages beside the course, by their folder below ``notebooks/``.
BESIDE = {"dashboards": "Your own boards", "research": "For research", "about": "For those who must approve this suite"}
#: Templates of reports, filled in by ``kcvets report``: no pages, and no part of the course.
REPORTS = "reports"


@dataclass(frozen=True)
class Page:
    """One notebook of the course.

    Parameters
    ----------
    name : str
        The file's name without its ending, such as ``"03-knowledge"``; beside the course with its folder: ``"about/licences"``.
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


def page_files(folder: Path) -> list[Path]:
    """The notebook files directly in `folder` that belong to the course, in the order of their numbers."""
    return sorted(folder.glob("[0-9][0-9]-*.ipynb"))


def files_beside(folder: Path) -> list[Path]:
    """The notebook files in the folders beside the course."""
    return [path for name in BESIDE for path in sorted((folder / name).glob("*.ipynb"))]


def report_files(folder: Path) -> list[Path]:
    """The notebook files that are templates of reports."""
    return sorted((folder / REPORTS).glob("*.ipynb"))


def pages(folder: Path) -> list[Page]:
    """The notebooks of the course in `folder`; ContentError where a file is no notebook."""
    return [_page(read(path), path.stem) for path in page_files(folder)]


def pages_beside(folder: Path) -> list[Page]:
    """The notebooks beside the course; ContentError where a file is no notebook."""
    return [_page(read(path), f"{path.parent.name}/{path.stem}") for path in files_beside(folder)]


def _page(notebook: Notebook, name: str) -> Page:
    about = notebook.about
    asks = tuple(about.get("asks", ()))
    return Page(name, notebook.title, about.get("question", ""), about.get("minutes", 0), asks)
