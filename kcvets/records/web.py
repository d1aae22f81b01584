"""A paper as one HTML file that needs nothing else and runs nothing."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kcvets.journal.words import legible, one_line, paragraphs
from kcvets.records.paper import Paper

if TYPE_CHECKING:
    from jinja2 import Template


def html(paper: Paper) -> bytes:
    """Write a paper as a web page.

    Parameters
    ----------
    paper : Paper
        The paper.

    Returns
    -------
    bytes
        UTF-8. A character without a shape, such as a control, is shown as U+FFFD.
    """
    return _template().render(paper=paper).encode("utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader  # here, as most pages never make a document

    shown = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    shown.filters |= {
        "kind": lambda part: type(part).__name__,
        "line": one_line,
        "legible": legible,
        "paragraphs": paragraphs,
        "base64": lambda png: b64encode(png).decode("ascii"),
    }
    return shown.get_template("page.html.j2")
