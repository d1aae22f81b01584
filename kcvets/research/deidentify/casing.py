"""Texts written all in small letters or all in capitals, given the capitals that a model of names looks for."""

from __future__ import annotations

import re
from collections.abc import Callable

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
BEGINS = re.compile(r"(?:^|[.!?\n]\s*|[-*•]\s+)$")
FEW, MOST = 0.03, 0.6  # shares of words that begin with a capital


def plain(text: str) -> str:
    """``"lower"``, ``"upper"`` or ``"normal"``: how a text is written."""
    words = [word for word in WORD.findall(text) if word != "I"]
    if not words:
        return "normal"
    capital = sum(word[0].isupper() for word in words) / len(words)
    shouted = sum(word.isupper() and len(word) > 1 for word in words) / len(words)
    return "upper" if shouted > MOST else "lower" if capital <= FEW else "normal"


def recased(text: str, is_name: Callable[[str], bool]) -> str:
    """The same text, letter for letter, with capitals where a sentence or a name begins.

    Parameters
    ----------
    text : str
        Written all in one case.
    is_name : callable
        Whether a word in small letters looks like a name.
    """
    small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    signs = list(small)
    for match in WORD.finditer(small):
        at = match.start()
        if BEGINS.search(small[max(0, at - 4) : at]) or is_name(match[0]) or match[0] == "i":
            upper = signs[at].upper()
            signs[at] = upper if len(upper) == 1 else signs[at]
    return "".join(signs)
