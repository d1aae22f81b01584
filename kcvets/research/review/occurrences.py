"""Where else the same words stand: whole words, whatever their case, with or without a possessive."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: A letter that belongs to a word may be followed by an accent of its own.
BEFORE, AFTER = r"(?<![\w\u0300-\u036f])", r"(?![\w\u0300-\u036f])"
POSSESSIVE = re.compile(r"(?<=\w)['’](s|S)?$")


def plain(words: str) -> str:
    """Words as they are compared: one space between them, no possessive, whatever their case."""
    return POSSESSIVE.sub("", " ".join(words.split())).casefold()


def occurrences(words: str, text: str) -> list[tuple[int, int]]:
    """Each place where the words stand in a text: start and end.

    Parameters
    ----------
    words : str
        Found as whole words; a possessive is no part of what is found.
    text : str
        Where to look.
    """
    wanted = POSSESSIVE.sub("", " ".join(words.split()))
    if not wanted:
        return []
    parts = r"\s+".join(re.sub("['’]", "['’]", re.escape(part)) for part in wanted.split(" "))
    before = BEFORE if re.match(r"\w", wanted) else ""
    after = AFTER if re.search(r"\w$", wanted) else ""
    return [match.span() for match in re.finditer(before + parts + after, text, re.IGNORECASE)]


def everywhere(words: str, texts: Mapping[str, str]) -> dict[str, list[tuple[int, int]]]:
    """Each place in each of several texts; texts without any are left out."""
    found = {id: occurrences(words, text) for id, text in texts.items()}
    return {id: places for id, places in found.items() if places}
