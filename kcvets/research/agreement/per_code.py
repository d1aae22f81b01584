"""`agreement_by_code`: for each code, how far coders agree on where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from kcvets.forms.tables import Shown, table_of
from kcvets.research.agreement.coefficients import estimates
from kcvets.research.agreement.comparing import Compared
from kcvets.research.agreement.shown import told
from kcvets.research.agreement.unitizing import unitizing_alpha

if TYPE_CHECKING:
    from kcvets.research.coding.model import Code, Project

ABOUT = ["code", "unit", "units", "texts", "people", "coders", "missing", "prevalence"]
MEASURES = ("percent", "alpha", "ac1", "kappa")
COLUMNS = [*ABOUT, *(f"{one}{end}" for one in MEASURES for end in ("", "_low", "_high")), "note"]


def agreement_by_code(
    project: Project, unit: str = "sentence", *, coders: Sequence[str] | None = None, roll_up: bool = False, uncoded: bool = True
) -> pd.DataFrame:
    """For each code, how far coders agree on where it belongs.

    Compared are the texts that two coders or more have finished. Intervals (95%) take people as the witnesses, not sentences:
    what one person wrote hangs together.

    Parameters
    ----------
    project : Project
        Codes, texts, codings.
    unit : str
        ``text`` or ``sentence``: did a coder put the code anywhere in it? ``span``: every character is a unit.
    coders : sequence of str, optional
        Whom to compare; everybody where None.
    roll_up : bool
        Whether a code also counts wherever a code beneath it stands.
    uncoded : bool
        False leaves out the units in which no coder put any code. That makes agreement on what nobody coded disappear, and
        chance with it: say so wherever you report it.

    Returns
    -------
    DataFrame
        One row for each code in use: code, unit, units, texts, people (texts, where the project has no cases), coders (numbers of
        each), missing (ratings that were not
        given), prevalence (share of ratings that put the code), percent (share of pairs of coders who agree), alpha
        (Krippendorff's), ac1 (Gwet's) and kappa (Cohen's with two coders, Fleiss' with more), each with ``_low`` and ``_high``;
        for spans also unitizing (Krippendorff's alpha for unitizing); note says why a figure is missing.

    Raises
    ------
    KcvetsError
        For a unit that there is not, or a coder who has done nothing in this project.
    """
    compared = Compared(project, unit, coders, roll_up, uncoded)
    rows = [_row(compared, code) for code in compared.codes] or [_empty(compared, "", compared.nothing or "no code was put anywhere")]
    columns = [*COLUMNS[:-1], *(["unitizing"] if unit == "span" else []), "note"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({column: float for column in columns[len(ABOUT) - 1 : -1]})


def show_agreement(table: pd.DataFrame, caption: str = "Agreement between coders") -> Shown:
    """What `agreement_by_code` made, for a cell to display: every alpha beside its AC1, intervals in brackets.

    Parameters
    ----------
    table : DataFrame
        What `agreement_by_code` made, or some rows of it.
    caption : str
        What it shows.
    """
    head = ("Code", "Units", "People", "Carry the code", "Agreed", "Alpha (95% interval)", "AC1 (95% interval)", "Note")
    rows = [
        (
            row.code,
            str(row.units),
            str(row.people),
            _percent(row.prevalence),
            _percent(row.percent),
            told(row.alpha, row.alpha_low, row.alpha_high),
            told(row.ac1, row.ac1_low, row.ac1_high),
            row.note,
        )
        for row in table.itertuples(index=False)
    ]
    lines = [caption, *(f"  {code}: units {units}, alpha {alpha}, AC1 {ac1}" for code, units, _, _, _, alpha, ac1, _ in rows)]
    return Shown("\n".join(lines), f'<div class="kc-reference">{table_of(caption, head, rows)}</div>')


def _row(compared: Compared, code: Code) -> dict[str, object]:
    label = compared.labels[code.id]
    if compared.nothing:
        return _empty(compared, label, compared.nothing)
    ratings = compared.ratings(code)
    if not ratings.units:
        return _empty(compared, label, "no unit was coded by anybody")
    rated = ratings.values >= 0
    row = _about(compared, label) | {
        "units": ratings.units,
        "people": len(set(ratings.clusters.tolist())),
        "missing": int(ratings.weights @ (~rated).sum(axis=1)),
        "prevalence": float(ratings.weights @ (ratings.values == 1).sum(axis=1) / (ratings.weights @ rated.sum(axis=1))),
    }
    made = estimates(ratings)
    for name, one in made.items():
        row |= {name: one.value, f"{name}_low": one.low, f"{name}_high": one.high}
    notes = dict.fromkeys(one.note for one in made.values() if one.note)
    return row | {"unitizing": unitizing_alpha(compared, code) if compared.unit == "span" else None, "note": "; ".join(notes)}


def _about(compared: Compared, label: str) -> dict[str, object]:
    return {"code": label, "unit": compared.unit, "texts": len(compared.texts), "coders": len(compared.coders)}


def _empty(compared: Compared, label: str, note: str) -> dict[str, object]:
    return _about(compared, label) | {"units": 0, "people": 0, "missing": 0, "note": note}


def _percent(share: float) -> str:
    return "" if pd.isna(share) else f"{share:.1%}"
