"""`statement`: a page for those who must approve the suite, as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kcvets.content import notebooks_folder
from kcvets.content.notebook import read
from kcvets.forms.blocks import Block
from kcvets.forms.handing_in import buttons, written
from kcvets.forms.sheet import Reply, Sheet
from kcvets.records.markdown import parts_of
from kcvets.records.paper import Paper, Part

FOLDER = "about"
ENDINGS = (".docx", ".html")


def statement(name: str) -> Sheet:
    """Offer a page as a file.

    Parameters
    ----------
    name : str
        The name of a notebook in ``notebooks/about``, such as ``"accessibility"``.
    """

    def opening(answers: Mapping[str, str]) -> list[Block]:
        return buttons(*ENDINGS)

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        return Reply(file=written(paper(name), button, name))

    return Sheet(f"This page as a file: {name}", opening, {}, respond)


def paper(name: str) -> Paper:
    """The document that a page makes.

    Parameters
    ----------
    name : str
        As for `statement`.
    """
    page = read(notebooks_folder() / FOLDER / f"{name}.ipynb")
    return Paper(page.title, tuple(part for cell in page.cells for part in _parts(cell.kind, cell.text) if getattr(part, "text", "") != page.title))


def _parts(kind: str, text: str) -> Iterator[Part]:
    if kind == "markdown":
        yield from parts_of(text)
    elif "dataflow()" in text:
        from kcvets.dashboards.dataflow import as_parts  # here, as it loads matplotlib

        yield from as_parts()
