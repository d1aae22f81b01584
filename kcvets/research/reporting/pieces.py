"""What a cell of a template displays: a part or several of a document, which is a table or words in a notebook too."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from html import escape

from kcvets.forms.tables import table_of
from kcvets.records.paper import Bullets, Heading, Paragraph, Part, Picture, Table


@dataclass(frozen=True, repr=False)
class Piece:
    """A stretch of a report.

    Parameters
    ----------
    parts : tuple of Part
        In order; one picture at most.
    svg : str
        That picture, as a notebook shows it.
    """

    parts: tuple[Part, ...]
    svg: str = ""

    def __repr__(self) -> str:
        return "\n".join(map(_line, self.parts))

    def _repr_html_(self) -> str:
        return f'<div class="kc-reference">{"".join(_html(part, self.svg) for part in self.parts)}</div>'


def _line(part: Part) -> str:
    match part:
        case Table():
            widths = [max(map(len, column)) for column in zip(part.header, *part.rows, strict=True)]
            rows = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in (part.header, *part.rows)]
            return "\n".join([part.caption, *(f"  {row}" for row in rows)])
        case Bullets():
            return "\n".join(f"- {item}" for item in part.items)
        case Picture():
            return f"Figure: {part.alt}"
    return part.text


def _html(part: Part, svg: str) -> str:
    match part:
        case Table():
            return table_of(part.caption, part.header, part.rows)
        case Bullets():
            return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in part.items)}</ul>"
        case Heading():
            return f"<h{part.level + 2}>{escape(part.text)}</h{part.level + 2}>"
        case Paragraph():
            return f"<p>{escape(part.text)}</p>"
    picture = b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{picture}" alt="{escape(part.alt)}" style="width: 100%; max-width: 26rem; background: #fff">'
