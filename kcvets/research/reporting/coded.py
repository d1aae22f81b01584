"""The coding of some texts, and as a table of texts that can be counted by code."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from kcvets.research.coding.counts import above, named
from kcvets.research.coding.model import Project


def of_texts(project: Project, texts: Collection[str]) -> Project:
    """A project of some of its texts.

    Parameters
    ----------
    project : Project
        The whole.
    texts : collection of str
        Ids.
    """
    cases = [replace(case, texts=tuple(text for text in case.texts if text in texts)) for case in project.cases]
    return replace(
        project,
        texts={id: words for id, words in project.texts.items() if id in texts},
        codings=tuple(one for one in project.codings if one.text in texts),
        cases=tuple(case for case in cases if case.texts),
        done={id: who for id, who in project.done.items() if id in texts},
    )


def coded_texts(project: Project, texts: pd.DataFrame, *, themes: bool = False) -> pd.DataFrame:
    """A row for each text and each code that it carries.

    Parameters
    ----------
    project : Project
        Of one coder or agreed.
    texts : DataFrame
        The settled texts.
    themes : bool
        Whether codes are replaced by those at the top of the codebook, as ``theme``.

    Returns
    -------
    DataFrame
        The columns of the texts, and ``code`` or ``theme``: categories in the codebook's order, those in use alone.
    """
    names, column = named(project), "theme" if themes else "code"
    higher = above(project)
    tops = {code.id: [code.id, *higher[code.id]][-1] for code in project.codes}
    label = {code.id: names[tops[code.id] if themes else code.id] for code in project.codes}
    pairs = pd.DataFrame({(one.text, label[one.code]): None for one in project.codings}.keys(), columns=["id", column])
    used = {*pairs[column]}
    order = [name for name in dict.fromkeys(label.values()) if name in used]
    return texts.merge(pairs, on="id").assign(**{column: lambda table: pd.Categorical(table[column], order)})
