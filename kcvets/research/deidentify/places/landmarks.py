"""Named places that one word in them gives away: streets, saints, chapels, homes, whose it is."""

from __future__ import annotations

import re

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.places.standing import names_nothing
from kcvets.research.deidentify.reading import Reading, Span, Word

#: Who a saint is, in the name of a church: St Mary the Virgin.
SAINT = re.compile(
    r" the (?:virgin|baptist|evangelist|divine|martyr|apostle|worker|less|great|confessor|wonderworker|archangel|theologian)\b",
    re.IGNORECASE,
)


def streets(reading: Reading, known: Lexicon) -> list[Span]:
    """On School Lane, at queen street: streets called by a word that names nothing elsewhere."""
    found = []
    for n, word in enumerate(reading.words):
        before = reading.before(n)
        if before is None or before.possessive or not _names_a_street(before, word):
            continue
        further = reading.before(n, 2)
        there = further is not None and further.low in cues.LOCATIVES | {"on", "along", "up", "down", "of"}
        if before.capital and word.capital and not before.small or word.small and there:
            found.append((before.start, tail(reading, word)))
    return found


def _names_a_street(before: Word, head: Word) -> bool:
    if head.low in heads.STREETS:
        return before.low in heads.STREET_NAMES | heads.SEASONS
    capital = before.capital and head.capital and not head.small
    return capital and (head.low in heads.INN or before.low in heads.SEASONS and head.low in heads.HOMES and not before.begins)


def owned(reading: Reading, known: Lexicon) -> list[Span]:
    """Bishop's Chapel, Miners' Welfare; at khan's in lines written in one case."""
    found = []
    for n, word in enumerate(reading.words):
        if word.small:
            if word.low in known.family and word.possessive and _somebodys(reading, word, known):
                found.append((word.start, word.end))
        elif _has_shop(reading, word, known):
            found.append((word.start, reading.words[n + 1].finish))
        elif n and word.low in heads.OWNED_HEADS and word.capital and reading.words[n - 1].capital:
            owner, gap = reading.words[n - 1], reading.gap(n - 1)
            if gap in ("' ", "’ ") or gap == " " and owner.possessive:
                found.append((owner.start, word.finish))
    return found


def _has_shop(reading: Reading, word: Word, known: Lexicon) -> bool:
    """Slattery's café, Khan's shop."""
    following = reading.following(word)
    owner = word.capital and word.possessive and (known.listed(word.low) or known.is_unknown(word.low)) and not known.is_english(word.low)
    return owner and following is not None and following.low in heads.SHOPS


def _somebodys(reading: Reading, word: Word, known: Lexicon) -> bool:
    before, following = reading.before(word.number), reading.following(word)
    kept = any(word.low in known.keep[kind] for kind in ("conditions", "things", "organisations", "roles"))
    there = before is not None and before.low in ("at", "to", "from", "outside") and not kept and word.low not in known.words["calendar"]
    return there and (following is None or following.tag in cues.CLOSED | {"MD"})


def congregations(reading: Reading, known: Lexicon) -> list[Span]:
    """Christ apostolic, the redeemed assembly, their church, living waters assembly: in lines written in one case."""
    found = []
    for n, word in enumerate(reading.words):
        before = reading.before(n) if word.small and word.low in heads.CONGREGATIONS else None
        if before is None or before.low in cues.DETERMINERS | {"and", "or", "of"}:
            continue
        further = reading.before(n, 2)
        there = further is not None and further.low in cues.LOCATIVES | heads.TO_A_PLACE | {"to"}
        there = there or n > 1 and reading.gap(n - 2) == ", " and reading.words[n - 2].low in ("church", "chapel")
        if n > 2 and reading.gap(n - 3) == ", " and reading.words[n - 3].low in ("church", "chapel"):
            there, before = True, further or before
        if (there or after_article(reading, n - 1)) and not names_nothing(before, known) and before.low not in heads.MODIFIERS:
            found.append((before.start, tail(reading, word)))
    return found


def led(reading: Reading, known: Lexicon) -> list[Span]:
    """Masjid al-Noor, hmp strangefield, beth hatikvah: what kind of place it is stands first."""
    found = []
    for n, word in enumerate(reading.words):
        if word.low not in heads.LEADERS:
            continue
        following = reading.after(n)
        if following is not None and following.low in heads.THE:
            following = reading.following(following) or following  # Ysgol y Dderwen
        if following is None or not (word.small or following.capital):
            continue
        before = reading.before(n)
        there = before is not None and before.low in cues.LOCATIVES | heads.TO_A_PLACE | heads.VISITED
        if following.raised or following.capital and not following.small or there and not ends_a_place(following, known):
            further = reading.following(following)
            more = further is not None and (further.raised or further.capital and not further.small or further.low in heads.HEADS)
            village = further is not None and following.low in heads.VILLAGES and following.small  # ysbyty cwm cynon
            found.append((word.start, further.finish if more or village else following.finish))
    return found


def homes(reading: Reading, known: Lexicon) -> list[Span]:
    """The Willows, the beeches."""
    found = []
    for n, word in enumerate(reading.words):
        if word.low not in heads.TREES:
            continue
        before, further = reading.before(n), reading.before(n, 2)
        there = word.capital or further is not None and further.low in cues.LOCATIVES
        if before is not None and before.low == "the" and there:
            found.append((before.start, word.end))
    return found


def saints(reading: Reading, known: Lexicon) -> list[Span]:
    """St Brendan's, st oswin's sixth form: a church, a school, a ward."""
    found = []
    for n, word in enumerate(reading.words):
        if word.low not in ("st", "saint", "ss"):
            continue
        following = reading.after(n)
        if following is None or len(following.low) < 3:
            continue
        further = reading.after(n, 2)
        saint = SAINT.match(reading.text, following.end)
        if saint is not None:
            found.append((word.start, saint.end()))
            continue
        headed = further is not None and further.low in heads.HEADS | heads.TAILS
        before = reading.before(n)
        there = before is not None and before.low in cues.LOCATIVES | heads.TO_A_PLACE and following.low.endswith("s")
        if further is not None and further.capital and following.capital and further.possessive:
            found.append((word.start, tail(reading, further)))  # St Mary Magdalene's
        elif following.possessive or headed or there:
            found.append((word.start, tail(reading, following)))
    return found


def celtic(reading: Reading, known: Lexicon) -> list[Span]:
    """In cwm hirnant, near loch arden: villages of two words in lines written in one case."""
    found = []
    for n, word in enumerate(reading.words):
        if not word.small or word.low not in heads.VILLAGES:
            continue
        before, following = reading.before(n), reading.after(n)
        if before is None or before.low not in cues.LOCATIVES or following is None:
            continue
        if word.low not in known.nouns or not known.is_english(following.low):
            found.append((word.start, tail(reading, following)))
    return found


def after_article(reading: Reading, first: int) -> bool:
    """Whether "in the", "at the" stands before a word."""
    article, before = reading.before(first), reading.before(first, 2)
    return article is not None and article.low == "the" and before is not None and before.low in cues.LOCATIVES | {"on", "to"}


def tail(reading: Reading, word: Word) -> int:
    """Where what goes on with the name of a place ends: hobbs farm lay-by, st oswin's sixth form."""
    following = reading.following(word)
    while following is not None and following.low in heads.TAILS:
        word, following = following, reading.following(following)
    return word.end


def institution(reading: Reading, word: Word) -> int:
    """Where what is called by a place ends: Ealing law centre, the Oxlow Lane falls clinic."""
    for steps in (1, 2, 3):
        following = reading.after(word.number, steps)
        if following is None:
            break
        if following.low in heads.CALLED_BY_PLACE and not following.possessive:
            return following.end
        if following.low not in heads.KINDS | heads.OF_A_KIND and following.tag not in ("NNS", "JJ") and not following.possessive:
            break
    return word.finish


def ends_a_place(word: Word, known: Lexicon) -> bool:
    if word.low in cues.LOCATIVES | cues.DETERMINERS | heads.TO_A_PLACE | {"and", "of", "about", "on", "is", "was", "try", "tried"}:
        return True
    if word.raised or word.possessive or word.low in heads.TREES or word.tag not in cues.CLOSED | {"MD", "CD"}:
        return False
    return not word.tag.startswith("VB") or known.is_verb(word.low)
