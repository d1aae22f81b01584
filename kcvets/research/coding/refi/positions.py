"""Where in a text a position lies that another program counted.

The standard counts Unicode code points of the text as it is written. Not every program does: some count a line break of two characters
(carriage return and line feed) as one, or one as two, and some count UTF-16 units, of which an emoji has two. What was meant shows where
a program gives a stretch the name of its words, as ATLAS.ti and QualCoder do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, product

from kcvets.research.coding.refi.terms import opening

Stretch = tuple[int, int, str]
Width = Callable[[str, str], int]

BREAKS: dict[str, Width] = {
    "": lambda before, letter: 1,
    "two characters of a line break as one": lambda before, letter: int(before + letter != "\r\n"),
    "a line break as two characters": lambda before, letter: 1 + (letter == "\n" and before != "\r"),
}
UNITS: dict[str, Width] = {
    "": lambda before, letter: 1,
    "UTF-16 units": lambda before, letter: 1 + (letter > "\uffff"),
}
AS_WRITTEN, ONE_FOR_TWO = "", "two characters of a line break as one"


class Counted:
    """A text as some program counts it.

    Parameters
    ----------
    way : str
        What it counts otherwise than the standard; empty where nothing.
    ends : sequence of int, optional
        Where each character ends, as counted; None where it is as in the text.
    length : int
        Of the text, in characters.
    """

    def __init__(self, way: str, ends: Sequence[int] | None, length: int) -> None:
        self.way, self._ends, self._length = way, ends, length

    def place(self, position: int) -> int | None:
        """Where a position lies in the text; None where that is outside."""
        if self._ends is None:
            return position if 0 <= position <= self._length else None
        if not 0 <= position <= (self._ends[-1] if self._ends else 0):
            return None
        return bisect_right(self._ends, position)

    def told(self, text: str, stretches: Iterable[Stretch]) -> int | None:
        """How many stretches have the name of their words; None where one is outside."""
        right = 0
        for start, end, name in stretches:
            first, last = self.place(start), self.place(end)
            if first is None or last is None:
                return None
            right += _is_named(text[first:last], name)
        return right


def counted(text: str, stretches: Sequence[Stretch], origin: str) -> Counted:
    """How a program counted a text.

    Parameters
    ----------
    text : str
        The text.
    stretches : sequence of tuple
        Start, end and name of each stretch marked in it.
    origin : str
        The program, as the file names it.
    """
    as_written = Counted(AS_WRITTEN, None, len(text))
    named, right = sum(bool(name) for *_, name in stretches), as_written.told(text, stretches)
    by_atlas = "atlas" in origin.lower()  # which writes line breaks of two characters, and counts one
    if right is not None and right == named and (named or not by_atlas):
        return as_written
    told = [(as_written, right), *((way, way.told(text, stretches)) for way in _other_ways(text))]
    fitting = [(way, right) for way, right in told if right is not None] or [(as_written, 0)]
    best = max(right for _, right in fitting)
    if not best and by_atlas:
        fitting.sort(key=lambda each: each[0].way != ONE_FOR_TWO)
    return next(way for way, right in fitting if right == best)


def _other_ways(text: str) -> Iterable[Counted]:
    """The ways in which this text can be counted otherwise."""
    letters = list(zip(["", *text[:-1]], text, strict=False))
    seen = {(1,) * len(text)}
    for (breaks, of_breaks), (units, of_units) in product(BREAKS.items(), UNITS.items()):
        widths = tuple(of_breaks(*each) + of_units(*each) - 1 for each in letters)
        if widths not in seen:
            seen.add(widths)
            yield Counted(" and ".join(filter(None, (breaks, units))), list(accumulate(widths)), len(text))


def _is_named(words: str, name: str) -> bool:
    """Whether a stretch's name is its words, or how they begin."""
    line = opening(name.rstrip().removesuffix("...").removesuffix("…"))
    return bool(line) and opening(words, max(60, len(line))).startswith(line)
