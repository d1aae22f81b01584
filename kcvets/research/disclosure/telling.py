"""k: how many people share what is known of them, from the answers a study asks for and from what their texts tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from kcvets.content.study import Study
from kcvets.errors import KcvetsError
from kcvets.forms.tables import Shown, table_of
from kcvets.research.disclosure.hints import called, combined, hints
from kcvets.research.disclosure.protecting import FEWEST


@dataclass(frozen=True, eq=False)
class Alike:
    """People by what is known of them together.

    Parameters
    ----------
    by : tuple of str
        The columns.
    k : int
        How many people the smallest group has: each person is one of at least so many. For whoever runs the study.
    small : DataFrame
        The groups of fewer than ten: the columns, and ``people``. For whoever runs the study.
    groups : int
        How many groups there are.
    """

    by: tuple[str, ...]
    k: int
    small: pd.DataFrame
    groups: int

    @property
    def passed(self) -> bool:
        """Whether every group has ten people or more."""
        return self.k >= FEWEST

    def __repr__(self) -> str:
        known = " and ".join([", ".join(self.by[:-1]), self.by[-1]]) if len(self.by) > 1 else self.by[0]
        if self.passed:
            return f"Known together: {known}. All {self.groups} groups have ten people or more."
        rule = "give fewer of these columns beside a text or a quotation, or merge values."
        return f"Known together: {known}. {len(self.small)} of {self.groups} groups have fewer than ten people: {rule}"


def people_alike(texts: pd.DataFrame, by: Sequence[str], *, people: str = "person") -> Alike:
    """Count people by everything that is known of them, taken together.

    Parameters
    ----------
    texts : DataFrame
        One row a text.
    by : sequence of str
        Columns that somebody may know about a contributor, or that are given beside a text; `identifying` names a study's.
    people : str
        The column that says whose text it is.

    Raises
    ------
    KcvetsError
        Where there is nothing to count, or no such column.
    """
    if not len(texts) or not by:
        raise KcvetsError("There is nothing to count: give texts, and at least one column that tells about people.")
    if missing := [name for name in (*by, people) if name not in texts]:
        raise KcvetsError(f"The table has no column {missing[0]!r}: use some of {', '.join(map(str, texts.columns))}.")
    counts = texts.groupby([*by], observed=True, dropna=False)[people].nunique().rename("people").reset_index()
    return Alike(tuple(by), int(counts["people"].min()), counts[counts["people"] < FEWEST].reset_index(drop=True), len(counts))


def identifying(study: Study) -> tuple[str, ...]:
    """The variables that a study file declares to be known to others, such as an age group: ``identifying = true``."""
    return tuple(variable.name for variable in study.variables if variable.identifying)


@dataclass(frozen=True, eq=False)
class Telling:
    """Texts that tell about somebody by several things together.

    Parameters
    ----------
    table : DataFrame
        One row such a text: ``id``, ``kinds`` (what meets in it), ``words`` (a tuple), ``people`` (how many tell of all of it).
    texts : int
        How many were looked at.
    """

    table: pd.DataFrame
    texts: int

    def show(self) -> Shown:
        """For a reviewer: which texts, and what meets in them; the words themselves on the page alone, not in a notebook's file."""
        rows = [(row.id, row.kinds, "; ".join(row.words)) for row in self.table.itertuples()]
        html = table_of("Texts in which several things meet that tell about somebody", ("Text", "What meets", "Words"), rows)
        return Shown(repr(self), f'<div class="kc-reference">{html}</div>')

    def __repr__(self) -> str:
        return (
            f"{len(self.table)} of {self.texts} texts tell two or more things that fewer than ten people share. Read these again; "
            "in the others nothing was found, which is not the same as nothing there."
        )


def telling_texts(texts: pd.DataFrame, by: Iterable[str] = (), *, people: str = "person") -> Telling:
    """Texts in which two or more indirect identifiers meet that fewer than ten people share.

    Parameters
    ----------
    texts : DataFrame
        One row a text: columns id, text, and the one that says whose it is.
    by : iterable of str
        Columns that are known beside the text; only people who are alike in them count as sharing.
    people : str
        The column that says whose text it is.
    """
    by = [*by]
    every = [hints(str(text)) for text in texts["text"]]
    found = [{(one.kind, one.words) for one in each} for each in every]
    known = [*texts[by].astype(str).itertuples(index=False, name=None)] if by else [()] * len(texts)
    whose = [*texts[people].astype(str)]
    rows = []
    for id, each, mine, beside in zip(texts["id"], every, found, known, strict=True):
        kinds = dict.fromkeys(kind for kind, _ in sorted(mine))
        if combined(each):
            sharing = {person for person, theirs, near in zip(whose, found, known, strict=True) if mine <= theirs and beside == near}
            if len(sharing) < FEWEST:
                rows.append((str(id), " + ".join(map(called, kinds)), tuple(words for _, words in sorted(mine)), len(sharing)))
    return Telling(pd.DataFrame(rows, columns=["id", "kinds", "words", "people"]), len(texts))
