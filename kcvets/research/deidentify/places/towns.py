"""Towns and villages of the United Kingdom: small enough to point to somebody."""

from __future__ import annotations

import re

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.places.standing import is_dull
from kcvets.research.deidentify.reading import Reading, Span

MOST = 4  # words of the name of a town
#: After these a town stands, whatever its name means else.
THERE = cues.LOCATIVES | frozenset(
    "of over up down round lives living live leave leaves left reached reach visiting visited between".split()
)
BEFORE_LISTED = THERE | {"and", "or"}
#: How names of villages end, and what Welsh, Scottish, Irish and Cornish ones begin with.
LIKE_A_VILLAGE = re.compile(
    r"(?:[a-z]{3,}(?:thorpe|thwaite|ington|ingham|borough|burgh|caster|chester|minster|combe|coombe|hurst|bury|worth|mouth|stead|holme|wick"
    r"|wich|ford|field|bridge|dale|gate|ham|ton|ley|leigh|by|stow|toft|beck|brook|mere|pool|moor|wood|well|hill|shaw|side|bank|head|mead))"
    r"|(?:aber|llan|inver|bally|kil|tre|pen|pont|auchter|auchen|strath|drum|dun|glen|kirk|ynys|cwm|rhos|nant|loch|caer|ard|knock|carrick"
    r"|clon|lis|rath|tully|balna)[a-z-]{3,}"
)


def is_village(low: str, known: Lexicon) -> bool:
    """Whether a word looks like the name of a village, and is no everyday word."""
    return len(low) > 5 and bool(LIKE_A_VILLAGE.fullmatch(low)) and not known.is_common(low) and low not in known.others


def towns(reading: Reading, known: Lexicon) -> list[Span]:
    """Towns of the lists, of one word or more."""
    found, n, words = [], 0, reading.words
    while n < len(words):
        length = town_length(reading, n, known)
        if length > 1 or length and _is_there(reading, n, known):
            found.append((words[n].start, words[n + length - 1].finish))
        n += length or 1
    return found


def town_length(reading: Reading, n: int, known: Lexicon) -> int:
    """How many words the name of a town has that begins here, 0 where none does."""
    first = reading.words[n]
    if not (first.capital or first.small):
        return 0
    name, longest = first.low, int(first.low in known.words["towns"])
    for length in range(2, MOST + 1):
        following = reading.after(n, length - 1)
        if following is None:
            break
        name += " " + following.low
        if name in known.words["towns"] and (following.capital or following.small):
            longest = length
    return longest


def _is_there(reading: Reading, n: int, known: Lexicon) -> bool:
    """Whether a town of one word stands as one: in lines written in one case, its name must mean nothing else."""
    word, before = reading.words[n], reading.before(n)
    double = word.low in known.words["town_words"]
    if word.small:
        return not double and before is not None and before.low in THERE
    if before is not None and before.low in BEFORE_LISTED:
        return True
    return word.label == "LOCATION" and not word.begins


def parted(reading: Reading, known: Lexicon) -> list[Span]:
    """In Upper Slaughter, from Little Ambrey: neighbours that one word tells apart."""
    found = []
    for n, word in enumerate(reading.words):
        if word.low not in heads.PARTED | {"market"} or not word.capital or word.small:
            continue
        before, following = reading.before(n), reading.after(n)
        there = before is not None and before.low in cues.LOCATIVES and following is not None and following.capital
        if there and not is_dull(following, known) and not any(following.low in words for words in known.keep.values()):
            found.append((word.start, following.finish))
    return found


def villages(reading: Reading, known: Lexicon) -> list[Span]:
    """Near inverewe, from ashby folville: names that no list has, in lines written in one case."""
    found = []
    for n, word in enumerate(reading.words):
        if not word.small or word.possessive or not is_village(word.low, known):
            continue
        before = reading.before(n)
        leads = before is not None and before.tag not in cues.CLOSED | {"JJ", "CD", "MD"}
        lead = before if leads and before.low not in cues.DETERMINERS | cues.LOCATIVES else None
        before = reading.before(n, 2) if lead else before
        there = before is not None and before.low in cues.LOCATIVES
        written = any(word.low in known.keep[kind] for kind in ("authors", "theorists", "conditions", "organisations"))
        if written or not there:
            continue
        first, following = lead or word, reading.following(word)
        second = following is not None and known.is_unknown(following.low) and not known.is_slip(following.low)
        found.append((first.start, following.finish if second else word.finish))
    return found
