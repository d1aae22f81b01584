"""Phrases in a text that a team would look at again. The text is looked at, never its writer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kcvets.content.shapes import Phrase


def phrases_in(text: str, phrases: Iterable[Phrase]) -> list[tuple[str, Phrase]]:
    """Which phrases stand in a text, as they stand there, in order; of two that overlap, the longer one.

    Parameters
    ----------
    text : str
        What somebody wrote.
    phrases : iterable of Phrase
        The list to go by.
    """
    found = []
    for phrase in phrases:
        forms = "|".join(sorted(map(re.escape, phrase.says), key=len, reverse=True)).replace("'", "['’]")
        found += [(match, phrase) for match in re.finditer(rf"(?<![\w-])(?:{forms})(?![\w-])", text, re.IGNORECASE)]
    found.sort(key=lambda one: (one[0].start(), -one[0].end()))
    chosen, reached = [], 0
    for match, phrase in found:
        if match.start() >= reached:
            chosen.append((match[0], phrase))
            reached = match.end()
    return chosen
