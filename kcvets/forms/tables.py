"""`care_act`, `areas`, `enablers` and `forums`: reference material as accessible HTML that needs no script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from kcvets.content import library
from kcvets.content.shapes import Paragraph
from kcvets.forms.wording import source_line

LONG = 80  # characters of a cell that needs room, however many columns there are
FORCES = {"must": "Must", "should": "Should", "may": "May", "describes": "Describes or explains"}


@dataclass(frozen=True)
class Shown:
    """Something a cell displays: HTML for a page, fixed text for a notebook file."""

    described: str
    html: str

    def __repr__(self) -> str:
        return self.described

    def _repr_html_(self) -> str:
        return self.html


def care_act() -> Shown:
    """The paragraphs of statutory guidance, grouped by how strongly they ask."""
    paragraphs = library().care_act().paragraphs
    groups = {force: [p for p in paragraphs if p.force == force] for force in FORCES}
    html = "".join(_group(f"{FORCES[force]} ({len(found)})", found) for force, found in groups.items())
    lines = [f"  {force}: {', '.join(p.number for p in found)}" for force, found in groups.items()]
    return Shown("\n".join(["Care Act guidance, by force", *lines]), f'<div class="kc-reference">{html}</div>')


def areas() -> Shown:
    """The nine areas of wellbeing, in the Act's names and in everyday words."""
    found = library().wellbeing().areas
    rows = "".join(f"<dt>{escape(area.name)}</dt><dd>{escape(area.plain)}</dd>" for area in found)
    described = "\n".join(["The nine areas of wellbeing", *(f"  {area.name}" for area in found)])
    return Shown(described, f'<dl class="kc-reference">{rows}</dl>')


def enablers() -> Shown:
    """The ten steps towards a strengths-based organisation, each with its points."""
    steps = library().organisation().enablers
    items = "".join(
        f"<li><details><summary>{escape(step.title)}</summary><p>{escape(step.text)}</p>"
        f"<ul>{''.join(f'<li>{escape(point.text)}</li>' for point in step.points)}</ul></details></li>"
        for step in steps
    )
    described = "\n".join(["Ten steps", *(f"  {step.title}: {len(step.points)} points" for step in steps)])
    note = escape(source_line(library(), [entry.source for step in steps for entry in (step, *step.points)]))
    return Shown(described, f'<ol class="kc-reference">{items}</ol><p>{note}</p>')


def forums() -> Shown:
    """In what a finance panel and an outcomes forum differ."""
    found = library().organisation().forums
    rows = [(one.aspect, one.panel, one.forum) for one in found]
    caption = "A finance panel (our picture of one; real ones differ) and an outcomes forum"
    described = "\n".join(["Finance panel and outcomes forum", *(f"  {one.aspect}" for one in found)])
    note = escape(source_line(library(), [one.source for one in found]))
    table = table_of(caption, ("Aspect", "A finance panel", "An outcomes forum"), rows)
    return Shown(described, f'<div class="kc-reference">{table}</div><p>{note}</p>')


def table_of(caption: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as HTML; the first column names the row, and on a small screen it scrolls by itself.

    Parameters
    ----------
    caption : str
        What it shows; also its name for a screen reader.
    header : sequence of str
        What each column holds.
    rows : iterable of sequence
        Cells, shown as text whatever is in them.
    """
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in header)
    body = "".join(
        f'<tr><th scope="row">{escape(str(first))}</th>{"".join(map(_cell, map(str, cells)))}</tr>' for first, *cells in rows
    )
    table = f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="kc-scrolls" role="region" tabindex="0" aria-label="{escape(caption)}">{table}</div>'


def _cell(words: str) -> str:
    return f'<td class="kc-long">{escape(words)}</td>' if len(words) > LONG else f"<td>{escape(words)}</td>"


def _group(heading: str, paragraphs: Sequence[Paragraph]) -> str:
    items = "".join(
        f"<li><p><strong>{escape(p.number)}</strong> {escape(p.says)}</p>"
        f'<p class="kc-asks"><strong>Asks of you:</strong> {escape(p.asks)}</p></li>'
        for p in paragraphs
    )
    return f"<details><summary>{escape(heading)}</summary><ul>{items}</ul></details>"
