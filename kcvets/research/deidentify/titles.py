"""Where titles of laws, organisations and writers stand that are kept."""

from __future__ import annotations

from kcvets.research.deidentify.lexicon import MISSPELT, Lexicon, is_meant
from kcvets.research.deidentify.reading import Word

SHOWN = 4  # words of a misspelt title among which one must be no word


def titles_in(words: list[Word], known: Lexicon) -> list[tuple[int, int]]:
    """The number of the first word of each title, and how many words it has.

    Parameters
    ----------
    words : list of Word
        A text.
    known : Lexicon
        The titles.
    """
    found, n = [], 0
    while n < len(words):
        length = title_at(words, n, known)
        if length:
            found.append((n, length))
        n += length or 1
    return found


def title_at(words: list[Word], n: int, known: Lexicon) -> int:
    """How many words of a title stand from a word on, 0 where there is none.

    Parameters
    ----------
    words : list of Word
        A text.
    n : int
        The word's number.
    known : Lexicon
        The titles.
    """
    if n + 1 == len(words):
        return 0  # every title has two words at least
    longest = 0
    for title in known.phrases.get((words[n].low, words[n + 1].low), ()):
        if longest < len(title) <= len(words) - n and all(words[n + k].low == part for k, part in enumerate(title)):
            longest = len(title)
    return longest or _misspelt_at(words, n, known)


def _misspelt_at(words: list[Word], n: int, known: Lexicon) -> int:
    """The same for a title in which slips of the pen made words that are none."""
    if not words[n].capital:
        return 0
    shown = [word.low for word in words[n : n + SHOWN]]
    if not any(len(low) in MISSPELT and known.is_unknown(low) and not known.listed(low) for low in shown):
        return 0
    longest = 0
    for title in known.phrases_by_letter.get(shown[0][0], ()):
        if longest < len(title) <= len(words) - n and all(is_meant(words[n + k].low, part) for k, part in enumerate(title)):
            longest = len(title)
    return longest
