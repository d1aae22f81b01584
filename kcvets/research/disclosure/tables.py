"""`checked`: a table of counts as it may be shown, and what to change where it may not be shown as it was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from kcvets.forms.tables import table_of
from kcvets.research.disclosure.counting import PEOPLE, Counted, Place, count
from kcvets.research.disclosure.released import Released
from kcvets.research.disclosure.suppressing import DIFFERS, GIVEN_AWAY, PROTECTS, Why, reasons

HIDDEN = "hidden"
#: By the reason: why some are hidden, and what to change.
REASONS = {
    "MinimumThresholdCheck": "fewer than ten people stand behind them. Merge values that are close in meaning, or count by one thing only.",
    "NKCheck": "two people wrote nearly all of the texts behind them. Count people and not texts.",
    PROTECTS: "those could be worked out from them and the totals. That is no fault of theirs; with values merged there will be fewer.",
    DIFFERS: "with a total or a table shown before they would leave the number of a few people. Use the same texts as before.",
    GIVEN_AWAY: "tables shown before tell too few people. Nothing done here changes that: tell whoever answers for the study.",
}
SAME = {"PresenceOfZeroCheck": "MinimumThresholdCheck", "PPercentCheck": "NKCheck"}


@dataclass(frozen=True)
class Refused:
    """A number that is not shown. It is for whoever runs the study: reasons tell about numbers.

    Parameters
    ----------
    row, column : str
        Where; ``"All"`` for a total.
    why : tuple of str
        Names of ACRO's checks, or ``"protects"`` (another could be worked out from it), ``"differs"`` (it leaves a few people when
        taken from another number), ``"given away"`` (tables shown before tell it).
    """

    row: str
    column: str
    why: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Checked:
    """A table that went through the check. It displays nothing of what is hidden.

    Parameters
    ----------
    caption : str
        What is counted by what.
    table : DataFrame
        The table as it may be shown; a hidden number is ``<NA>``.
    refused : tuple of Refused
        What is hidden, and why.
    told : tuple of str
        The same in sentences, with what to change; no sentence says which number is hidden for which reason.
    counted : Counted
        Who stands behind each number: to note in `Released`, not to show.
    """

    caption: str
    table: pd.DataFrame
    refused: tuple[Refused, ...]
    told: tuple[str, ...]
    counted: Counted

    @property
    def passed(self) -> bool:
        """Whether nothing had to be hidden."""
        return not self.refused

    @property
    def anything(self) -> bool:
        """Whether any number but totals can be shown."""
        hidden = {(one.row, one.column) for one in self.refused}
        return any(place not in hidden for place in self.counted.inner)

    def release(self, released: Released, name: str = "") -> None:
        """Note that it was shown, so that later tables are judged beside it.

        Parameters
        ----------
        released : Released
            Where.
        name : str
            What the table is called; where empty, what is counted by what.
        """
        hidden = {(one.row, one.column): one.why for one in self.refused}
        guarded = frozenset(place for place, why in hidden.items() if why != (PROTECTS,))
        released.table(name or self.caption, released.veil(self.counted), frozenset(self.counted.cells) - hidden.keys(), guarded)

    def __repr__(self) -> str:
        shown = self._written().to_string()
        return "\n".join([self.caption, shown, *self.told])

    def _repr_html_(self) -> str:
        written = self._written()
        html = table_of(self.caption, (self.counted.rows, *map(str, written.columns)), written.itertuples(name=None))
        return f'<div class="kc-reference">{html}{"".join(f"<p>{escape(each)}</p>" for each in self.told)}</div>'

    def _written(self) -> pd.DataFrame:
        return self.table.astype("object").map(lambda number: HIDDEN if number is pd.NA else f"{number:,}")


def checked(
    frame: pd.DataFrame,
    rows: str,
    columns: str | None = None,
    *,
    people: str = "person",
    counted: str = PEOPLE,
    released: Released | None = None,
    caption: str = "",
) -> Checked:
    """Count people or texts, and hide what would tell on somebody.

    Each number is judged by ACRO: at least ten people, nobody included; and where texts are counted, no two people who wrote nearly
    all of them. Then numbers that differ by a few people from a total or from a table shown before are hidden, and then whatever
    a hidden number could be worked out from. A table that comes through is one in which these rules find nothing. They do not
    know what a reader knows.

    Parameters
    ----------
    frame : DataFrame
        One row a text; several rows of one ``id`` count as one text. Empty values are counted as ``"(empty)"``. A column of
        categories shows also those that nobody has.
    rows, columns : str
        What is counted by: one column, or two.
    people : str
        The column that says whose text it is.
    counted : str
        ``"people"`` or ``"texts"``. The threshold is about people in both.
    released : Released, optional
        What was shown before; the new table is not noted there.
    caption : str
        What the table shows; where empty, what is counted by what.

    Raises
    ------
    KcvetsError
        Where the frame has no such column, or each of its values is one person's.
    """
    table = count(frame, rows, columns, people, counted)
    why = reasons(table, released or Released())
    return Checked(
        caption or f"{counted.capitalize()} by {rows}{f' and {columns}' if columns else ''}",
        _shown(table, why),
        tuple(Refused(*place, given) for place, given in why.items()),
        _told(table, why),
        table,
    )


def _shown(table: Counted, why: Mapping[Place, Why]) -> pd.DataFrame:
    names = table.row_names, table.column_names
    cells = [[pd.NA if (row, column) in why else table.cells[row, column].value for column in names[1]] for row in names[0]]
    headings = names[1] if table.columns else [table.counted]
    return pd.DataFrame(cells, pd.Index(names[0], name=table.rows), headings, dtype="Int64").rename_axis(columns=table.columns or None)


def _told(table: Counted, why: Mapping[Place, Why]) -> tuple[str, ...]:
    found = {SAME.get(reason, reason) for given in why.values() for reason in given}
    if not found:
        return (f"Nothing was found that would have to be hidden: ten people or more stand behind every number of {table.counted}.",)
    told = [f"{len(why)} of {len(table.cells)} numbers are hidden, totals included."]
    return (*told, *(f"Some are hidden because {sentence}" for reason, sentence in REASONS.items() if reason in found))
