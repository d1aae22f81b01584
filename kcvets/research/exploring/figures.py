"""Pictures of a cohort: each from a table, with a text alternative, and the table with it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from io import BytesIO
from pathlib import Path
from textwrap import fill

import pandas as pd
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from kcvets.dashboards import charts
from kcvets.dashboards.charts import COLOURS, INK, LETTERS, WIDE
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.tables import table_of
from kcvets.research.disclosure.tables import HIDDEN
from kcvets.research.exploring.names import column_name, value_name
from kcvets.research.folder import whole

STYLE = charts.STYLE | {"text.parse_math": False}  # a dollar sign in a name is a dollar sign
DOTS = 200  # to the inch, for print
LINE = 0.5  # inches for a row
NARROW = 10  # letters in a line of a column's name
DISC = "#cfe3e1"
SMALLEST, LARGER = 150, 450  # of a disc, in square points
UPRIGHT = 4  # columns, beyond which their names are turned
RATIO = "Log ratio: 1 is twice as often.\nOpen dot: never on one side."


@dataclass(frozen=True)
class Drawn:
    """A picture, what it shows in words, and the table behind it.

    Parameters
    ----------
    caption : str
        What it shows.
    alt : str
        The same for whoever does not see it.
    figure : matplotlib.figure.Figure
        The picture.
    table : DataFrame
        Everything that is drawn; the first column names the row. All cells are text.
    """

    caption: str
    alt: str
    figure: Figure
    table: pd.DataFrame

    def __repr__(self) -> str:
        return f"{self.caption}\n{self.table.to_string(index=False)}"

    def _repr_html_(self) -> str:
        picture = b64encode(self.svg.encode()).decode()
        size = "min-width: 34rem" if self._wide else "width: 100%; max-width: 26rem"
        image = f'<img src="data:image/svg+xml;base64,{picture}" alt="{escape(self.alt)}" style="{size}; background: #fff">'
        if self._wide:
            image = f'<div class="kc-scrolls" role="region" tabindex="0" aria-label="Picture: {escape(self.caption)}">{image}</div>'
        return f'<div class="kc-reference">{image}{table_of(self.caption, list(self.table), self._rows())}</div>'

    @cached_property
    def svg(self) -> str:
        """The picture; made once, as matplotlib's layout may move a little when it is made again."""
        with rc_context(STYLE):
            return charts.svg(self.figure)

    def blocks(self) -> list[Block]:
        """The same for a page of forms."""
        picture = blocks.figure(self.svg, self.alt, wide=self.caption if self._wide else "")
        return [picture, blocks.table(self.caption, list(self.table), self._rows())]

    def png(self) -> bytes:
        """The picture for a document."""
        file = BytesIO()
        with rc_context(STYLE):
            self.figure.savefig(file, format="png", dpi=DOTS)
        return file.getvalue()

    def csv(self) -> bytes:
        """The table as a file: UTF-8, with a mark that tells a spreadsheet so."""
        return self.table.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")

    def save(self, file: Path) -> list[Path]:
        """Write the picture (.svg, .png), the table (.csv) and what it shows in words (.txt) under one name.

        Parameters
        ----------
        file : Path
            Where; the ending is added, and stands in the place of one of the four.
        """
        words = f"{self.caption}\n\n{self.alt}\n".encode()
        made = {".svg": self.svg.encode(), ".png": self.png(), ".csv": self.csv(), ".txt": words}
        name = file.stem if file.suffix in made else file.name
        for ending, content in made.items():
            with whole(file.with_name(name + ending)) as part:
                part.write_bytes(content)
        return [file.with_name(name + ending) for ending in made]

    @property
    def _wide(self) -> bool:
        """Whether it scrolls by itself on a small screen, as its letters would be too small otherwise."""
        return self.figure.get_figwidth() > WIDE

    def _rows(self) -> list[list[str]]:
        return self.table.to_numpy().tolist()


def draw_counts(counts: pd.DataFrame, caption: str, *, count: str = "people") -> Drawn:
    """A bar for each row of a table of counts.

    Parameters
    ----------
    counts : DataFrame
        As `kcvets.research.exploring.counts.responses` gives it. A missing number is one that was hidden.
    caption : str
        What is shown.
    count : str
        The column that is drawn.
    """
    column = str(counts.index.name)
    names, numbers = [value_name(column, value) for value in counts.index], counts[count].tolist()
    with rc_context(STYLE):
        figure, axes = _empty(len(names))
        axes.barh(range(len(names)), [0 if pd.isna(number) else number for number in numbers], color=COLOURS[0])
        for row, number in enumerate(numbers):
            axes.annotate(said(number), (0 if pd.isna(number) else number, row), xytext=(3, 0), textcoords="offset points", va="center")
        axes.margins(x=0.15)
        axes.xaxis.get_major_locator().set_params(integer=True)
        _rows_named(axes, names)
        axes.set_xlabel(count)
    told = ", ".join(f"{name} {said(number)}" for name, number in zip(names, numbers, strict=True))
    return Drawn(caption, f"{caption}. Bars of {count}: {told}.", figure, _table(column, names, counts))


def draw_crossed(counts: pd.DataFrame, caption: str, *, count: str = "people") -> Drawn:
    """A disc where two columns meet, the larger the more there are.

    Parameters
    ----------
    counts : DataFrame
        As `kcvets.research.exploring.counts.crossed` gives it, or how often codes come together. A missing number was hidden.
    caption : str
        What is shown.
    count : str
        What is counted.
    """
    row, column = str(counts.index.name), str(counts.columns.name)
    rows = [value_name(row, value) for value in counts.index]
    columns = [value_name(column, value) for value in counts.columns]
    most = max(1, counts.max(axis=None, skipna=True))
    with rc_context(STYLE):
        figure, axes = _empty(len(rows) + 1.5, wide=max(WIDE, 1.4 + 0.9 * len(columns)))
        for at, numbers in enumerate(counts.itertuples(index=False)):
            for across, number in enumerate(numbers):
                if not pd.isna(number) and number > 0:
                    axes.scatter(across, at, s=SMALLEST + LARGER * number / most, color=DISC, edgecolor=COLOURS[0])
                axes.text(across, at, "–" if pd.isna(number) else str(int(number)), ha="center", va="center", fontsize=10)
        axes.set_xlim(-0.6, len(columns) - 0.4)
        upright = len(columns) > UPRIGHT
        labels = [fill(name, LETTERS if upright else NARROW, break_long_words=False) for name in columns]
        axes.set_xticks(range(len(columns)), labels, rotation=90 * upright, fontsize=9)
        axes.xaxis.tick_top()
        axes.spines["bottom"].set_visible(False)
        _rows_named(axes, rows)
        axes.set_xlabel(f"{count}; – is hidden" if counts.isna().any(axis=None) else count)
    told = "; ".join(
        f"{name}: " + ", ".join(f"{other} {said(number)}" for other, number in zip(columns, numbers, strict=True))
        for name, numbers in zip(rows, counts.itertuples(index=False), strict=True)
    )
    named = counts.set_axis(columns, axis="columns")
    return Drawn(caption, f"{caption}. Each disc is a number of {count}. {told}.", figure, _table(row, rows, named))


def draw_keyness(table: pd.DataFrame, caption: str, sides: tuple[str, str], *, most: int = 15) -> Drawn:
    """How much more often words stand on one side than on the other, with what drawing other people would give.

    Parameters
    ----------
    table : DataFrame
        As `kcvets.research.exploring.keyness.keyness` gives it.
    caption : str
        What is shown.
    sides : tuple of str
        What is compared with what.
    most : int
        How many words are drawn, from the top of the table.
    """
    shown = table.head(most)
    with rc_context(STYLE):
        figure, axes = _empty(len(shown) * 0.7)
        for row, one in enumerate(shown.itertuples()):
            known = not pd.isna(one.lowest)
            if known:
                axes.plot([one.lowest, one.highest], [row, row], color=COLOURS[0], lw=2.5)
            axes.plot(one.log_ratio, row, "o", color=COLOURS[0], mfc=COLOURS[0] if known else "white")
        axes.axvline(0, color=INK, lw=1)
        _rows_named(axes, list(shown.index))
        axes.set_xlabel(f"← {sides[1]} | {sides[0]} →\n{RATIO}", fontsize=9)
    told = "; ".join(
        f"{one.Index}: {_direction(one, sides)}, by {one.people} and {one.people_reference} people" for one in shown.itertuples()
    )
    columns = {"Word": shown.index}
    for side, ending in zip(sides, ("", "_reference"), strict=True):
        columns |= {f"{side}: times": shown[f"count{ending}"], f"{side}: people": shown[f"people{ending}"]}
    spans = [_span(low, high) for low, high in zip(shown["lowest"], shown["highest"], strict=True)]
    ratio, g2 = (shown[name].map("{:.1f}".format) for name in ("log_ratio", "g2"))
    columns |= {"Log ratio": ratio, "95% of draws of people": spans, "G2": g2}
    return Drawn(caption, f"{caption}. {told}.", figure, pd.DataFrame(columns).astype(str))


def _empty(rows: float, wide: float = WIDE) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(wide, LINE * rows + 1.0), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _rows_named(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), [fill(name, LETTERS) for name in names])
    axes.set_ylim(len(names) - 0.4, -0.6)


def said(number: float) -> str:
    """A number, or that it was hidden."""
    return HIDDEN if pd.isna(number) else f"{int(number):,}"


def _direction(one: tuple, sides: tuple[str, str]) -> str:
    more = sides[0] if one.log_ratio > 0 else sides[1]
    return f"only in {more}" if pd.isna(one.lowest) else f"{2 ** abs(one.log_ratio):.1f} times as often in {more}"


def _span(low: float, high: float) -> str:
    return "not known" if pd.isna(low) else f"{low:.1f} to {high:.1f}"


def _table(column: str, names: Sequence[str], counts: pd.DataFrame) -> pd.DataFrame:
    table = counts.map(said).reset_index(drop=True)
    table.insert(0, column_name(column), names)
    return table
