"""Lines written all in small letters or all in capitals, given the capitals that a model of names looks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

LETTER = r"[^\W\d_][̀-ͯ]*"
WORD = re.compile(rf"(?:{LETTER})+(?:[-'’‘ʼ](?:{LETTER})+)*")
BEGINS = re.compile(r"(?:^|[.!?:\n][\"”’)]?\s*[\"“'‘(]?|[-*•–]\s+|[\"“‘])$")
FEW, MOST = 0.04, 0.6  # shares of words that begin with a capital
ENOUGH = 4  # words of a line that is judged by itself


@dataclass
class Line:
    """A line, and how it is written.

    Parameters
    ----------
    start, end : int
        Where it stands.
    case : str
        ``"lower"``, ``"upper"`` or ``"normal"``.
    raised : set of int
        Where words stand that were given a capital as names.
    """

    start: int
    end: int
    case: str
    raised: set[int] = field(default_factory=set)


def plain(text: str) -> str:
    """``"lower"``, ``"upper"`` or ``"normal"``: how a text is written."""
    words = [word for word in WORD.findall(text) if word not in ("I", "A")]
    if not words:
        return "normal"
    capital = sum(word[0].isupper() and not (word.isupper() and 1 < len(word) < 6) for word in words) / len(words)
    shouted = sum(word.isupper() for word in words) / len(words)
    return "upper" if shouted > MOST and len(words) >= ENOUGH else "lower" if capital <= FEW and shouted < MOST else "normal"


def lines(text: str) -> list[Line]:
    """The lines of a text; one too short to tell is written as the whole."""
    whole = plain(text)
    found = []
    for match in re.finditer(r"[^\n]+", text):
        case = plain(match[0]) if len(WORD.findall(match[0])) >= ENOUGH else whole
        found.append(Line(*match.span(), case))
    return found


def recased(text: str, parts: list[Line], names: Callable[[list[re.Match[str]]], set[int]]) -> str:
    """The same text, letter for letter, with capitals where a sentence or a name begins.

    Parameters
    ----------
    text : str
        As it was written.
    parts : list of Line
        Its lines; where names were found is kept in them.
    names : callable
        Which words of a line in small letters look like names, by number.
    """
    if all(line.case == "normal" for line in parts):
        return text
    signs = list(text)
    for line in parts:
        if line.case == "normal":
            continue
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text[line.start : line.end])
        signs[line.start : line.end] = small
        found = list(WORD.finditer(small))
        chosen = names(found)
        for n, match in enumerate(found):
            at = match.start()
            if n in chosen or match[0] == "i" or BEGINS.search(small, max(0, at - 5), at):
                for part in re.finditer(r"(?:^|-)(.)" if n in chosen else r"^(.)", match[0]):
                    upper = part[1].upper()
                    signs[line.start + at + part.start(1)] = upper if len(upper) == 1 else part[1]
            if n in chosen:
                line.raised.add(line.start + at)
    return "".join(signs)
