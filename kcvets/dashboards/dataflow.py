"""`dataflow`: the picture of where a person's words go, and the table behind it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from textwrap import fill

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from kcvets.content import library
from kcvets.content.shapes import DataFlow, Place
from kcvets.dashboards.charts import COLOURS, INK, STYLE, svg
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Sheet
from kcvets.records.paper import Part, Picture, Table

WIDE, HIGH, APART, BELOW = 3.0, 1.3, 4.6, 2.4  # of a box, and from one box to the next
LETTERS = 30  # in a line of a box
HEADER = ("From", "To", "What goes there")
DOTS = 200  # to the inch, for print


def dataflow() -> Sheet:
    """Show where words go, as a picture and as a table."""

    def opening(answers: Mapping[str, str]) -> list[Block]:
        told = library().data_flow()
        return [blocks.figure(svg(_figure(told)), in_words(told), wide=told.title), blocks.table(told.title, HEADER, _rows(told))]

    return Sheet("Where the words go: picture and table", opening, {})


def as_parts() -> list[Part]:
    """The same for a document."""
    told, file = library().data_flow(), BytesIO()
    with rc_context(STYLE):
        _figure(told).savefig(file, format="png", dpi=DOTS)
    return [Picture(file.getvalue(), in_words(told)), Table(told.title, HEADER, tuple(map(tuple, _rows(told))))]


def in_words(told: DataFlow) -> str:
    """What the picture shows."""
    titles = {place.id: place.title for place in told.places}
    outside = " and ".join(place.title.lower() for place in told.places if place.outside)
    ways = " ".join(f"{titles[flow.start]} to {titles[flow.end][0].lower()}{titles[flow.end][1:]}: {flow.text.lower()}." for flow in told.flows)
    return f"{told.title}. Outside this computer: {outside}. {ways}"


def _rows(told: DataFlow) -> list[list[str]]:
    titles = {place.id: place.title for place in told.places}
    return [[titles[flow.start], titles[flow.end], flow.text] for flow in told.flows]


def _figure(told: DataFlow) -> Figure:
    with rc_context(STYLE):
        figure = Figure(figsize=(7.5, 6), layout="constrained")
        axes = figure.add_subplot()
        axes.set_axis_off()
        where = {place.id: ((place.column - 1) * APART, (1 - place.row) * BELOW) for place in told.places}
        for place in told.places:
            _box(axes, place, *where[place.id])
        for flow in told.flows:
            _arrow(axes, where[flow.start], where[flow.end], flow.text, "--" if flow.by_hand else "-")
        axes.set(xlim=(-WIDE / 2 - 0.2, APART + WIDE / 2 + 0.2), ylim=(min(y for _, y in where.values()) - HIGH, HIGH))
    return figure


def _box(axes, place: Place, x: float, y: float) -> None:
    edge, line = (COLOURS[1], "--") if place.outside else (COLOURS[0], "-")
    corner = (x - WIDE / 2, y - HIGH / 2)
    axes.add_patch(FancyBboxPatch(corner, WIDE, HIGH, boxstyle="round,pad=0.08", fc="white", ec=edge, ls=line, lw=2))
    axes.text(x, y + 0.36, fill(place.title, LETTERS), ha="center", va="center", weight="bold", fontsize=10)
    axes.text(x, y - 0.22, fill(place.text, LETTERS), ha="center", va="center", fontsize=9)


def _arrow(axes, start: tuple[float, float], end: tuple[float, float], text: str, line: str) -> None:
    (x0, y0), (x1, y1) = start, end
    flat = y0 == y1
    side = (1 if x1 > x0 else -1) * (WIDE / 2 + 0.1) if flat else 0
    drop = 0 if flat else (1 if y1 > y0 else -1) * (HIGH / 2 + 0.1)
    axes.annotate("", (x1 - side, y1 - drop), (x0 + side, y0 + drop), arrowprops={"arrowstyle": "-|>", "ls": line, "lw": 1.8, "color": INK})
    across, along = ((x0 + x1) / 2, y0 + 0.15) if flat else (x0 + 0.1, (y0 + y1) / 2)
    axes.text(across, along, fill(text, 14 if flat else 26), ha="center" if flat else "left", va="bottom" if flat else "center", fontsize=9)
