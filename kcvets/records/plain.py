"""A paper as plain text, for pasting into a form."""

from __future__ import annotations

from kcvets.journal.words import legible
from kcvets.records.paper import Bullets, Heading, Paper, Paragraph, Table


def text(paper: Paper) -> bytes:
    """Write a paper as plain text; pictures are given by what they show.

    Parameters
    ----------
    paper : Paper
        The paper.

    Returns
    -------
    bytes
        UTF-8.
    """
    parts = [paper.title, *map(_lines, paper.parts)]
    return ("\n\n".join(legible(part) for part in parts) + "\n").encode("utf-8")


def _lines(part: object) -> str:
    match part:
        case Heading() | Paragraph():
            return part.text
        case Bullets():
            return "\n".join(f"- {item}" for item in part.items)
        case Table():
            rows = ["\n".join(f"{name}: {cell}" for name, cell in zip(part.header, row)) for row in part.rows]
            return "\n\n".join([part.caption, *rows])
    return part.alt
