"""Places known by what stands before them: the rest of an address, the town of a surgery."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.found import Found
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.places.standing import is_dull
from kcvets.research.deidentify.places.towns import town_length
from kcvets.research.deidentify.reading import Reading, Span

PARTS = re.compile(r"\s*,\s*|\s*\n\s*")
SPACE = re.compile(" ")
AFTER_LAST = re.compile(r"\s*(?:[,.;:)\n]|$)|\s+[A-Z]{1,2}\d")  # a stop, or a postcode
OUTWARD = re.compile(r",?\s(?P<code>[a-z]{1,2}\d{1,2}[a-z]?)\b", re.IGNORECASE)  # the first half of a postcode
MOST = 3  # words of a name that no list has


def adjoining(reading: Reading, known: Lexicon, found: Iterable[Found]) -> list[Span]:
    """The parts that follow an address or a place after a comma: 5 Duck Mill Close, Nether Sallow, Salford.

    Parameters
    ----------
    reading : Reading
        The text.
    known : Lexicon
        Tells which words are towns.
    found : iterable of Found
        What was found so far.
    """
    numbers = {word.start: word.number for word in reading.words}
    spans: list[Span] = []
    for one in found:
        end = one.end if one.kind in ("ADDRESS", "PLACE") else None
        while end is not None:
            code = OUTWARD.match(reading.text, end) if one.kind == "ADDRESS" else None
            if code:
                spans.append(code.span("code"))
                break
            gap = PARTS.match(reading.text, end) or (SPACE.match(reading.text, end) if one.kind == "ADDRESS" else None)
            n = numbers.get(gap.end()) if gap else None
            length = _town(reading, n, known) if n is not None else 0
            if n is not None and not length and one.kind == "ADDRESS" and gap[0] != " ":
                length = _unlisted(reading, n, known) or _street(reading, n)
            end = reading.words[n + length - 1].finish if length else None
            if end is not None:
                spans.append((reading.words[n].start, end))
    return spans


def _town(reading: Reading, n: int, known: Lexicon) -> int:
    """How many words the town has that stands here, 0 where none does; what means something else too must end there."""
    length = town_length(reading, n, known)
    double = length == 1 and reading.words[n].low in known.words["town_words"]
    return length if length and (not double or _ends(reading, n + length - 1)) else 0


def _street(reading: Reading, n: int) -> int:
    """How many words a street has in a line written in one case: 14 cobden court, mill lane."""
    for length in range(1, MOST + 1):
        word = reading.after(n, length) if length else None
        if word is None or not word.small:
            return 0
        if word.low in heads.STREETS | heads.WAYS | heads.SURE_HEADS:
            return length + 1
    return 0


def _unlisted(reading: Reading, n: int, known: Lexicon) -> int:
    """The same for capitals that no list has, up to a stop or a postcode."""
    for length in range(1, MOST + 1):
        last = reading.words[n + length - 1]
        if not last.capital or last.small or last.possessive or _somebody(last.low, known) or is_dull(last, known):
            return 0
        if _ends(reading, last.number):
            return length
        if reading.after(last.number) is None:
            return 0
    return 0


def _somebody(low: str, known: Lexicon) -> bool:
    kept = low in known.keep["roles"] or low in known.keep["organisations"] or low in known.words["calendar"]
    return kept or low in cues.TITLES | cues.STYLES | cues.KIN or low in known.given


def _ends(reading: Reading, n: int) -> bool:
    following = reading.after(n)
    goes_on = following is not None and reading.words[n].small and following.tag[:2] in ("VB", "MD", "CC")
    return goes_on or bool(AFTER_LAST.match(reading.text, reading.words[n].finish))
