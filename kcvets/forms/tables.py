"""`care_act` and `areas`: reference material as accessible HTML that needs no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from kcvets.content import library
from kcvets.content.shapes import Paragraph

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


def _group(heading: str, paragraphs: Sequence[Paragraph]) -> str:
    items = "".join(
        f"<li><p><strong>{escape(p.number)}</strong> {escape(p.says)}</p>"
        f'<p class="kc-asks"><strong>Asks of you:</strong> {escape(p.asks)}</p></li>'
        for p in paragraphs
    )
    return f"<details><summary>{escape(heading)}</summary><ul>{items}</ul></details>"
