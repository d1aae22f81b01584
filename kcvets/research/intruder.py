"""`intruder_worksheet`: what somebody writes down who tries to find out whom a text is about."""

from __future__ import annotations

from html import escape

from kcvets.content import library
from kcvets.forms.tables import Shown


def intruder_worksheet() -> Shown:
    """The worksheet of a motivated intruder, to be read and printed."""
    sheet = library().intruder()
    items = "".join(f"<li><p><strong>{escape(step.question)}</strong></p><p>{escape(step.help)}</p></li>" for step in sheet.steps)
    html = f"<h3>{escape(sheet.title)}</h3><p>{escape(sheet.intro)}</p><ol>{items}</ol>"
    return Shown("\n".join([sheet.title, *(f"  {step.id}" for step in sheet.steps)]), f'<div class="kc-reference">{html}</div>')
