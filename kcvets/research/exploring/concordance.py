"""Every place where words stand, in their lines: what a count is made of, to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pandas as pd

from kcvets.errors import KcvetsError
from kcvets.research.exploring.words import JOINED, Word, plain, words

COLUMNS = ["id", "person", "left", "node", "right", "start", "end"]
SORTS = ("right", "left", "text")
REST = "*"  # at the end of a word: whatever else follows in it
ASKED = re.compile(rf"{JOINED}\*?")


def concordance(texts: pd.DataFrame, phrase: str, *, around: int = 8, sort: str = "right") -> pd.DataFrame:
    """Each place where a word or phrase stands, with the words around it.

    Parameters
    ----------
    texts : DataFrame
        Columns ``id``, ``person`` and ``text``.
    phrase : str
        A word, or words that follow one another with nothing but space between. Capitals and the kind of apostrophe make no
        difference; ``*`` at the end of a word stands for the rest of it.
    around : int
        Words shown on each side.
    sort : str
        By what follows (``right``), by what comes before, from the nearest word (``left``), or as they stand (``text``).

    Returns
    -------
    DataFrame
        A row for each place: ``id``, ``person``, ``left``, ``node``, ``right``; ``start`` and ``end`` in characters of the text.

    Raises
    ------
    KcvetsError
        Where nothing to look for is named, or no such way of sorting.
    """
    if sort not in SORTS:
        raise KcvetsError(f"Lines cannot be sorted by {sort!r}: ask for right, left or text.")
    wanted, lines = asked(phrase), []
    for id, person, text in texts[["id", "person", "text"]].itertuples(index=False):
        written = words(text)
        for first, last in places(written, wanted, text):
            start, end = written[first].start, written[last].end
            left = text[written[max(0, first - around)].start : start]
            right = text[end : written[min(len(written) - 1, last + around)].end]
            before = [one.word for one in reversed(written[max(0, first - around) : first])]
            after = [one.word for one in written[last + 1 : last + 1 + around]]
            key = {"right": (after, before), "left": (before, after), "text": ()}[sort]
            lines.append((key, (id, person, _line(left), text[start:end], _line(right), start, end)))
    return pd.DataFrame([line for _, line in sorted(lines, key=lambda each: each[0])], columns=COLUMNS)


def asked(phrase: str) -> list[re.Pattern[str]]:
    """What each word of a phrase must look like.

    Raises
    ------
    KcvetsError
        Where there is no word in it.
    """
    found = [one for one in ASKED.findall(phrase) if words(one)]
    if not found:
        raise KcvetsError(f"{phrase!r} holds no word to look for: give a word or a phrase.")
    return [re.compile(re.escape(plain(one.rstrip(REST))) + (".*" if one.endswith(REST) else "")) for one in found]


def places(written: Sequence[Word], wanted: Sequence[re.Pattern[str]], text: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands: number of its first and of its last word."""
    for first in range(len(written) - len(wanted) + 1):
        found = written[first : first + len(wanted)]
        if all(form.fullmatch(one.word) for form, one in zip(wanted, found)):
            if all(text[one.end : next.start].isspace() for one, next in zip(found, found[1:])):
                yield first, first + len(wanted) - 1


def _line(text: str) -> str:
    return " ".join(text.split())
