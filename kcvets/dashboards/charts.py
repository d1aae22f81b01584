"""Charts from tables: each takes rows and returns a picture; it reads nothing and decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from textwrap import fill

from matplotlib import rc_context
from matplotlib.figure import Figure

from kcvets.forms import blocks
from kcvets.forms.blocks import Block

COLOURS = ("#0b5d57", "#c8791b", "#5b4b8a", "#7a8a90")  # told apart by light and dark too
HATCHES = ("", "///", "...", "xx")
INK = "#1b2226"
WIDE, LETTERS = 3.6, 16  # inches, and letters in a line of a bar's name: what can be read on a phone
STYLE = {"svg.fonttype": "none", "svg.hashsalt": "kcvets", "font.family": "sans-serif", "font.size": 11, "text.color": INK, "text.parse_math": False}


def bars(caption: str, what: str, names: Sequence[str], groups: Mapping[str, Sequence[int]], unit: str) -> list[Block]:
    """Horizontal bars, stacked by group, with a text alternative and the table behind them.

    Parameters
    ----------
    caption : str
        What the chart shows.
    what : str
        What one bar stands for, such as ``"Month"``.
    names : sequence of str
        One bar each, from the top.
    groups : mapping of str to sequence of int
        By the group's name, a number for each bar.
    unit : str
        What is counted, such as ``"answers"``.
    """
    rows = [[name, *(str(counts[n]) for counts in groups.values())] for n, name in enumerate(names)]
    told = "; ".join(f"{name}: " + ", ".join(f"{counts[n]} {group}" for group, counts in groups.items()) for n, name in enumerate(names))
    alt = f"{caption}, in {unit}. {told}."
    return [blocks.figure(svg(_bars(names, groups, unit)), alt), blocks.table(caption, [what, *groups], rows)]


def _bars(names: Sequence[str], groups: Mapping[str, Sequence[int]], unit: str) -> Figure:
    with rc_context(STYLE):
        figure = Figure(figsize=(WIDE, 0.55 * len(names) + 1.2), layout="constrained")
        axes = figure.add_subplot()
        labels = [fill(name, LETTERS) for name in names]
        left = [0] * len(names)
        for (group, counts), colour, hatch in zip(groups.items(), COLOURS, HATCHES):
            axes.barh(labels, counts, left=left, color=colour, hatch=hatch, edgecolor="white", label=group)
            left = [before + count for before, count in zip(left, counts)]
        axes.invert_yaxis()
        axes.set_xlabel(unit)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.spines[["top", "right"]].set_visible(False)
        if len(groups) > 1:
            figure.legend(loc="outside lower center", ncols=1, frameon=False)
    return figure


def svg(figure: Figure) -> str:
    """A figure as SVG, the same for the same figure."""
    file = BytesIO()
    with rc_context(STYLE):
        figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue().decode("utf-8")
