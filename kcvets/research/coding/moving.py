"""Where a stretch of a text stands once other words of the text have been masked, or are masked no more."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

TOKEN = re.compile(r"(?:Person|Place) \d+|\[[^\[\]\n]{1,60}\]|\w+")
WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Stretch:
    """A stretch of the earlier version and what stands in its place.

    Parameters
    ----------
    start, end : int
        In the earlier version.
    new_start, new_end : int
        In the later one.
    same : bool
        Whether both say the same.
    """

    start: int
    end: int
    new_start: int
    new_end: int
    same: bool


class Moves:
    """Two versions of one text, beside each other.

    Parameters
    ----------
    before, after : str
        The earlier and the later version.
    """

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after
        self.stretches = _stretches(before, after)
        self._starts = [one.start for one in self.stretches]

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch stands now; what was replaced goes with the whole of what took its place."""
        first, last = self._at(start), self._at(end - 1)
        new_start = first.new_start + (start - first.start if first.same else 0)
        new_end = last.new_start + end - last.start if last.same else last.new_end
        if new_start < new_end:
            return new_start, new_end
        new_start = min(new_start, len(self.after) - 1)
        return new_start, new_start + 1  # nothing took its place: the character beside it

    def remains(self, start: int, end: int) -> bool:
        """Whether any word of a stretch stands as it stood."""
        return any(
            one.same and WORD.search(self.before[max(start, one.start) : min(end, one.end)])
            for one in self.stretches
            if one.start < end and start < one.end
        )

    def alike(self) -> float:
        """Which share of the longer version stands in both."""
        same = sum(one.end - one.start for one in self.stretches if one.same)
        return same / max(len(self.before), len(self.after), 1)

    def replaced(self) -> list[str]:
        """What stood in the earlier version and was replaced."""
        return [words for one in self.stretches if not one.same and (words := self.before[one.start : one.end].strip())]

    def _at(self, place: int) -> Stretch:
        return self.stretches[bisect_right(self._starts, place) - 1]


def _stretches(before: str, after: str) -> list[Stretch]:
    """Stretches that are the same by turns with those that are not."""
    old, new = list(TOKEN.finditer(before)), list(TOKEN.finditer(after))
    blocks = SequenceMatcher(None, [word[0] for word in old], [word[0] for word in new], autojunk=False).get_matching_blocks()
    pairs = [(old[i + n].span(), new[j + n].span()) for i, j, size in blocks for n in range(size)]
    found: list[Stretch] = []
    at = new_at = 0
    for (start, end), (new_start, new_end) in (*pairs, ((len(before),) * 2, (len(after),) * 2)):
        first, last = _around(before[at:start], after[new_at:new_start])
        _add(found, Stretch(at, at + first, new_at, new_at + first, True))
        _add(found, Stretch(at + first, start - last, new_at + first, new_start - last, False))
        _add(found, Stretch(start - last, end, new_start - last, new_end, True))
        at, new_at = end, new_end
    return found


def _around(gap: str, new_gap: str) -> tuple[int, int]:
    """How many signs that are no words begin, and how many end, both of two gaps."""
    shorter = min(len(gap), len(new_gap))
    first = next((n for n in range(shorter) if gap[n] != new_gap[n] or WORD.match(gap[n])), shorter)
    last = next((n for n in range(shorter - first) if gap[-1 - n] != new_gap[-1 - n] or WORD.match(gap[-1 - n])), shorter - first)
    return first, last


def _add(found: list[Stretch], one: Stretch) -> None:
    """Go on with one more stretch; it becomes one with the last where both are the same, or both are not."""
    if one.start == one.end and one.new_start == one.new_end:
        return
    if found and found[-1].same == one.same:
        last = found.pop()
        one = Stretch(last.start, one.end, last.new_start, one.new_end, one.same)
    found.append(one)
