"""The words that somebody wrote, as they are counted and compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import normalize

import pandas as pd

from kcvets.research.kinds import KINDS, NUMBERED

SOFT_HYPHEN = "\u00ad"  # shows where a word may be broken, and is no part of it
LETTER = f"[^\\W\\d_][\u0300-\u036f{SOFT_HYPHEN}]*"
APOSTROPHES, HYPHENS = "'’‘ʼ", "‐‑-"
JOINED = rf"(?:{LETTER}|\d)+(?:[{APOSTROPHES}{HYPHENS}](?:{LETTER}|\d)+)*"
#: What was written in the place of a masking; a possessive after it was the writer's, and tells nothing without the name.
COUNTED = "|".join(KINDS[kind][1] for kind in NUMBERED)
BRACKETED = "|".join(re.escape(name) for _, name in KINDS.values() if name.startswith("["))
STAND_IN = rf"(?:\b(?:{COUNTED}) \d+\b|{BRACKETED})(?:['’]s\b)?"
TOKEN = re.compile(rf"(?P<masked>{STAND_IN})|(?P<word>{JOINED})")
AS_ONE = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-") | {SOFT_HYPHEN: None})


@dataclass(frozen=True)
class Word:
    """A word in its place.

    Parameters
    ----------
    word : str
        As it is compared: small letters, one kind of apostrophe and of hyphen, accents in one form.
    start, end : int
        In characters of the text.
    """

    word: str
    start: int
    end: int


def plain(word: str) -> str:
    """A word as it is compared."""
    return normalize("NFC", normalize("NFC", word).casefold()).translate(AS_ONE)


def words(text: str) -> list[Word]:
    """The writer's own words in a text, in order.

    Stand-ins for what was masked, such as ``Person 3`` or ``[postcode]``, and bare numbers are none. Words that a reviewer wrote
    in the place of a masking cannot be told from the writer's, and count.

    Parameters
    ----------
    text : str
        A de-identified text.
    """
    found = (each for each in TOKEN.finditer(text) if each["word"] and re.search(LETTER, each["word"]))
    return [Word(plain(each["word"]), *each.span()) for each in found]


def each_word(texts: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Every word of several texts.

    Parameters
    ----------
    texts : DataFrame
        Columns ``id``, ``person`` and ``text``.

    Yields
    ------
    tuple of str
        Id of the text, person, word.
    """
    for id, person, text in texts[["id", "person", "text"]].itertuples(index=False):
        for one in words(text):
            yield id, person, one.word


def word_table(texts: pd.DataFrame) -> pd.DataFrame:
    """How often each person uses each word.

    Returns
    -------
    DataFrame
        A row for each person, a column for each word; counts.
    """
    return counted((person, word) for _, person, word in each_word(texts)).reindex(sorted(set(texts["person"])), fill_value=0)


def counted(told: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """A row for each person, a column for each word, from every use of a word: person and word."""
    uses = pd.Series(Counter(told), dtype="int64")
    if uses.empty:
        return pd.DataFrame()
    return uses.unstack(fill_value=0).rename_axis(index="person", columns="word")


def common_words(texts: pd.DataFrame, people: int = 2) -> pd.DataFrame:
    """The words that most people use.

    Parameters
    ----------
    texts : DataFrame
        Columns ``id``, ``person`` and ``text``.
    people : int
        How many people must use a word for it to be told.

    Returns
    -------
    DataFrame
        By word: ``count``, ``texts`` and ``people``, those used by most people first.
    """
    told = pd.DataFrame(each_word(texts), columns=["id", "person", "word"]).groupby("word")
    table = pd.DataFrame({"count": told.size(), "texts": told["id"].nunique(), "people": told["person"].nunique()})
    return table[table["people"] >= people].sort_values(["people", "count"], ascending=False, kind="stable")
