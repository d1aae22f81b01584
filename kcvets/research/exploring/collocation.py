"""Which words stand near a word more often than elsewhere."""

from __future__ import annotations

import pandas as pd

from kcvets.errors import KcvetsError
from kcvets.research.exploring.concordance import asked, places
from kcvets.research.exploring.keyness import compared
from kcvets.research.exploring.words import counted, words


def collocates(texts: pd.DataFrame, phrase: str, *, window: int = 5, fewest: int = 3, people: int = 2) -> pd.DataFrame:
    """Words that stand near a word or phrase, and how much more often than in the rest of these texts.

    Parameters
    ----------
    texts : DataFrame
        Columns ``id``, ``person`` and ``text``.
    phrase : str
        As for `kcvets.research.exploring.concordance.concordance`.
    window : int
        How many of the writer's words on each side count as near; never across the end of a text. A word near two places counts once.
    fewest : int
        How often a word must stand near it.
    people : int
        How many people must have written it there.

    Returns
    -------
    DataFrame
        As `kcvets.research.exploring.keyness.keyness` gives it, near the phrase beside elsewhere, of the words that stand more
        often near it.

    Raises
    ------
    KcvetsError
        Where the phrase stands nowhere, or nothing stands near it often enough.
    """
    wanted, near, elsewhere = asked(phrase), [], []
    for person, text in texts[["person", "text"]].itertuples(index=False):
        written = words(text)
        found = list(places(written, wanted, text))
        nodes = {at for first, last in found for at in range(first, last + 1)}
        beside = {at for first, last in found for at in range(first - window, last + window + 1)} - nodes
        for at, one in enumerate(written):
            if at not in nodes:
                (near if at in beside else elsewhere).append((person, one.word))
    if not near:
        raise KcvetsError(f"{phrase!r} stands in none of these texts with a word beside it: look for another.")
    table = compared(counted(near), counted(elsewhere), fewest=fewest, people=people)
    table = table[(table["log_ratio"] > 0) & (table["count"] >= fewest) & (table["people"] >= people)]
    if table.empty:
        raise KcvetsError(f"No word stands near {phrase!r} {fewest} times and in the words of {people} people: read the places themselves.")
    return table
