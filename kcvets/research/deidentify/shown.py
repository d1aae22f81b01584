"""What software masked, to be looked at in a notebook: one text before and after, and how much of each kind."""

from __future__ import annotations

from html import escape

from kcvets.errors import KcvetsError
from kcvets.forms.tables import Shown, table_of
from kcvets.research.deidentify.found import Found
from kcvets.research.deidentify.pseudonyms import Key, pieces
from kcvets.research.folder import StudyFolder
from kcvets.research.kinds import called


def side_by_side(study: StudyFolder, row: int) -> Shown:
    """One text of a study, masked and as it was written; what was found is marked in both.

    Parameters
    ----------
    study : StudyFolder
        Its texts were looked through.
    row : int
        Which row of the dataset, from 0.

    Raises
    ------
    KcvetsError
        Where there is no such row, or nothing was looked through yet.
    """
    dataset = study.dataset()
    if not 0 <= row < len(dataset):
        raise KcvetsError(f"The dataset has rows 0 to {len(dataset) - 1}, and {row} is none of them: give another number.")
    id, text = dataset.iloc[row][["id", "text"]]
    masks = study.masks()
    found = [Found(*span) for span in masks[masks["id"] == id][["start", "end", "kind"]].itertuples(index=False)]
    parts = list(pieces(text, found, Key()))
    before = "".join(_mark(words) if one else escape(words) for words, one, _ in parts)
    after = "".join(_mark(stand_in) if one else escape(words) for words, one, stand_in in parts)
    html = f"<h4>{escape(id)}, masked by software</h4><p>{after}</p><h4>{escape(id)}, as it was written</h4><p>{before}</p>"
    return Shown(f"{id}: {len(found)} places masked", f'<div class="kc-reference kc-typed">{html}</div>')


def how_many(study: StudyFolder) -> Shown:
    """How many places software masked in a study, by kind.

    Parameters
    ----------
    study : StudyFolder
        Its texts were looked through.

    Raises
    ------
    KcvetsError
        Where nothing was looked through yet.
    """
    masks = study.masks()
    counts = masks["kind"].value_counts().sort_index()
    rows = [(called(kind), f"{count:,}", f"{masks.loc[masks['kind'] == kind, 'id'].nunique():,}") for kind, count in counts.items()]
    table = table_of("What software masked", ("Kind", "Places", "Texts"), rows)
    return Shown("\n".join(["What software masked", *(f"  {kind}: {places}" for kind, places, _ in rows)]), f'<div class="kc-reference">{table}</div>')


def _mark(words: str) -> str:
    return f"<mark>{escape(words)}</mark>"
