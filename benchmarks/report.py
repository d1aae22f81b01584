"""From measured numbers to the table that is printed. Nothing here measures."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

Pair = Sequence[Sequence[float]]
HEADINGS = ("measured", "ours", "stock", "ratio", "aim", "repeats")


@dataclass(frozen=True)
class Row:
    """One thing measured on both pages.

    Parameters
    ----------
    what : str
        What was measured.
    unit : str
        The unit of all values.
    ours, stock : sequence of float
        What was measured on our page and on the stock page.
    share : float
        The share of the values that the reported one is not below: 0.5 for the median, 0.95 for the slow end.
    most_times : float, optional
        The aim as a ratio: ours is to be at most so many times stock.
    most : float, optional
        The aim in the unit: ours is to be at most this.
    """

    what: str
    unit: str
    ours: Sequence[float]
    stock: Sequence[float]
    share: float = 0.5
    most_times: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float:
        """How many times stock ours is."""
        return percentile(self.ours, self.share) / percentile(self.stock, self.share)

    @property
    def aim(self) -> str:
        """The aim and whether it is met; empty where none is set."""
        if self.most_times is not None:
            return f"at most {self.most_times:g} times: {_met(self.ratio <= self.most_times)}"
        if self.most is not None:
            return f"at most {self.most:g} {self.unit}: {_met(percentile(self.ours, self.share) <= self.most)}"
        return ""

    def cells(self) -> tuple[str, ...]:
        """The row as it is printed, in the order of `HEADINGS`."""
        sides = (self._shown(self.ours), self._shown(self.stock))
        return (self.what, *sides, f"{self.ratio:.2f}", self.aim, str(min(len(self.ours), len(self.stock))))

    def _shown(self, values: Sequence[float]) -> str:
        return f"{percentile(values, self.share):.3g} {self.unit} ({min(values):.3g} to {max(values):.3g})"


def rows(seconds: Pair, stories: Sequence[float], megabytes: Pair, milliseconds: Pair, counted: str) -> list[Row]:
    """What is reported, with its aims.

    Parameters
    ----------
    seconds : pair of sequences of float
        From the click to the first usable field; here and below, ours first, then stock.
    stories : sequence of float
        The same for a story's page of ours.
    megabytes : pair of sequences of float
        What the kernel of one open page holds.
    milliseconds : pair of sequences of float
        From a key stroke until the page shows that it has arrived.
    counted : str
        How memory was counted, such as ``"USS"``.
    """
    stroke = "key stroke until shown as saved (stock: echoed)"
    return [
        Row("click to first usable field, cold", "s", *seconds, most_times=1.2),
        Row("the same, of a story", "s", stories, seconds[1], most_times=1.2),
        Row(f"kernel memory of one open page, {counted}", "MB", *megabytes, most_times=1.15),
        Row(f"{stroke}, p50", "ms", *milliseconds),
        Row(f"{stroke}, p95", "ms", *milliseconds, share=0.95, most=50),
    ]


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the values do not exceed; for a half, the median.

    Parameters
    ----------
    values : sequence of float
        At least one value, in any order.
    share : float
        Above 0, at most 1.
    """
    if share == 0.5:
        return median(values)
    return sorted(values)[math.ceil(share * len(values)) - 1]


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table, so that what is printed can be kept in the README as it is."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    shown = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in lines]
    return "\n".join([shown[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *shown[1:]])


def machine() -> str:
    """What the figures were measured on, and how busy it has been while it was, which takes about five minutes."""
    load = f", load average {os.getloadavg()[1]:.1f} over the last 5 minutes" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}{load}"


def _met(met: bool) -> str:
    return "met" if met else "MISSED"
