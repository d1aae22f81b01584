"""Named places that point to somebody: homes, practices, centres, streets, villages, towns."""

from __future__ import annotations

import re

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.places.called import called
from kcvets.research.deidentify.places.landmarks import (
    after_article,
    celtic,
    congregations,
    ends_a_place,
    homes,
    institution,
    led,
    owned,
    saints,
    streets,
    tail,
)
from kcvets.research.deidentify.places.societies import ENDINGS, of_faith, pubs, societies
from kcvets.research.deidentify.places.standing import (
    families,
    firms,
    hamlets,
    is_dull,
    is_numbered,
    names_nothing,
    signs,
    single,
    standing,
    wards,
)
from kcvets.research.deidentify.places.towns import is_village, misspelt, parted, towns, villages
from kcvets.research.deidentify.reading import Reading, Span, Word, with_article

#: Ward 5 East, assessment unit 3.
NUMBERED_WARD = re.compile(
    r"\b(?:ward\s\w{1,3}\s(?:north|south|east|west)|(?:assessment|admissions?|acute|medical|surgical|rehab|stroke|dementia)\s(?:unit|ward)"
    r"\s\d{1,2}[a-z]?)\b",
    re.IGNORECASE,
)


def find_places(reading: Reading, known: Lexicon) -> list[Span]:
    """Where named places stand.

    Parameters
    ----------
    reading : Reading
        The text.
    known : Lexicon
        Tells which words name nothing.
    """
    kept = _kept(reading)
    looks = (
        *(_headed, streets, owned, congregations, _reached, standing, single, wards, hamlets, firms, families),
        *(led, homes, called, _small_letters, saints, celtic, towns, misspelt, parted, villages),
        *(societies, pubs, of_faith),
    )
    found = _unkept([span for look in looks for span in look(reading, known)], kept)
    found += [match.span() for match in NUMBERED_WARD.finditer(reading.text)]
    chosen = [span for span in found if not any(start <= span[0] < end and not _hall(reading.text, end, span) for start, end in kept)]
    ends = {word.finish: word for word in reading.words}
    chosen = [span for span in chosen if not any(span[0] < start < span[1] < end for start, end in kept)]  # dov's bar mitzvah
    chosen = [span for span in chosen if not (span[1] in ends and _is_held(reading, ends[span[1]]))]
    chosen += _unkept(signs(reading, known), kept)
    chosen = [(start, institution(reading, ends[end]) if end in ends else end) for start, end in chosen]
    return [with_article(reading.text, *span) for span in chosen]


def _unkept(found: list[Span], kept: list[Span]) -> list[Span]:
    """What stands on a sign, without what is kept: not the Red Cross, the Blue Badge."""
    whole = {(start - len("the "), end) for start, end in kept}
    return [span for span in found if span not in whole]


def _is_held(reading: Reading, last: Word) -> bool:
    """Whether what is called by a place is held or agreed there: the Notting Hill Carnival, the Istanbul Convention."""
    following = reading.following(last)
    return following is not None and following.low in heads.HELD


def _hall(text: str, end: int, span: Span) -> bool:
    """Whether what is kept is a part of the name of a hall or a club: New Testament Hall, Marcus Garvey Lunch Club."""
    rest = text[end : span[1]].split()
    held = len(rest) == 1 and rest[0].lower() in heads.HALLS or tuple(map(str.lower, rest)) in ENDINGS
    return held and all(map(str.istitle, rest))


def _kept(reading: Reading) -> list[Span]:
    words = reading.words
    return [(words[n].start, words[n + length - 1].end) for n, length in reading.titles]


def _headed(reading: Reading, known: Lexicon) -> list[Span]:
    """Capitals up to a word that a place ends with: Thornlea Grange, St Attracta's Hall."""
    found = []
    for run in reading.runs():
        last = max((n for n, word in enumerate(run) if word.low in heads.HEADS and not word.possessive), default=0)
        last = len(run) - 1 if run[-1].low in heads.SCHOOLS else last
        first = 0
        while first < last and _only_leads(run[first], known) and not _coloured_head(run[first : last + 1]):
            first += 1
        titled = any(word.low in cues.TITLES for word in run[:first])
        person = first == last - 1 and run[last].low in known.family and run[first].low in known.given
        if person and (titled or not known.is_english(run[first].low)):
            continue  # Bridget Ward, Mr Martin Ward
        street = run[last].low in heads.STREETS and not names_nothing(run[first], known)
        if first < last and (street or _coloured_head(run[first : last + 1]) or not all(is_dull(word, known) for word in run[first:last])):
            lead = first
            while lead > 0 and (run[lead - 1].low in heads.LEADING or _leads_too(run[lead - 1], known)):
                lead -= 1
            found.append((run[lead].start, max(run[last].finish, tail(reading, run[last]))))
        elif last == 0 and (end := _small_head(reading, run, known)):
            found.append((run[0].start, end))
    return found


def _coloured_head(run: list[Word]) -> bool:
    """The Old Rectory, White House: not New Unit."""
    return len(run) == 2 and run[0].low in heads.COLOURS - {"high"} and run[1].low in heads.HEADS - heads.INSTITUTIONS


def _leads_too(word: Word, known: Lexicon) -> bool:
    """Whether a plain word with a capital belongs to the name after it: the Corner Cup Café."""
    return not (word.begins or word.small or word.text.isupper() or word.low in known.keep["roles"] | known.words["calendar"] | cues.TITLES)


def _only_leads(word: Word, known: Lexicon) -> bool:
    """Whether a word with a capital before a place's name is no part of it."""
    spoken = word.low in cues.SPOKEN_TO | cues.CALLED | heads.VISITED
    if word.begins and (spoken or word.tag in ("VB", "IN", "CC", "WRB", "PRP", "RB", "DT", "VBD")):
        return True
    return names_nothing(word, known) and word.low not in ("st", "saint")


def _small_head(reading: Reading, run: list[Word], known: Lexicon) -> int:
    """Where "hostel" ends in "the Beacon hostel", 0 where no such word follows."""
    following = reading.following(run[-1])
    if following is not None and following.low in heads.OF_A_KIND and (further := reading.following(following)) is not None:
        following = further  # Broadmarsh bus station
    if run[0].begins or run[0].small or following is None or following.small or following.low not in heads.SMALL_HEADS:
        return 0
    kept = known.keep["authors"] | known.keep["theorists"] | known.keep["conditions"] | known.keep["organisations"]
    kept = kept | known.keep["things"] if len(run) == 1 else kept
    other = any(names_nothing(word, known) or word.low in kept or word.text.isupper() or word.possessive for word in run)
    return 0 if other else following.end


def _reached(reading: Reading, known: Lexicon) -> list[Span]:
    """Two ordinary words that are proper names together: Golden Carp, Nether Sallow."""
    found = []
    for run in reading.runs():
        run = run[1:] if run[0].begins and run[0].tag not in cues.PROPER else run
        named = 1 < len(run) < 4 and not is_numbered(run) and not run[0].small
        if named and all(word.tag in cues.PROPER and _may_name(word, known) for word in run):
            found.append((run[0].start, run[-1].finish))
    return found


def _may_name(word: Word, known: Lexicon) -> bool:
    kept = any(word.low in known.keep[kind] for kind in ("things", "organisations", "conditions", "theorists"))
    return known.is_english(word.low) and not (kept or word.text.isupper() or names_nothing(word, known) or word.low in cues.PROFESSIONAL)


def _small_letters(reading: Reading, known: Lexicon) -> list[Span]:
    """At hazel bank, in spinner's court: in lines written in one case."""
    found = []
    for n, word in enumerate(reading.words):
        if not word.small or word.low not in heads.ANY_HEAD or word.possessive:
            continue
        before = reading.before(n)
        cared = word.low == "homecare" or word.low == "home" and before is not None and before.low in heads.CARED_FOR
        if word.low in heads.MOSTLY_WORDS and not cared and not (before and before.raised):
            continue
        first = n
        while n - first < 4 and (before := reading.before(first)) is not None and not ends_a_place(before, known):
            first -= 1
        while first < n and names_nothing(reading.words[first], known) and not _coloured(reading, first, n):
            first += 1
        run = reading.words[first:n]
        before = reading.before(first) if first else None
        generic = run and names_nothing(run[0], known) and not _coloured(reading, first, n)
        while run and before is not None and before.low in heads.LEADS and _lies(reading.before(first, 2)):
            first, run, before = first - 1, [before, *run], reading.before(first, 2)
        plain = heads.LONG | (heads.COLOURS if before is not None and before.low in ("a", "an", "this", "that") else frozenset())
        listed = any(known.listed(one.low) and not names_nothing(one, known) and one.low not in plain for one in run)
        listed = listed or any(is_village(one.low, known) for one in run)
        named = listed or any(one.raised or one.low in heads.TREES or one.possessive for one in run)
        there = before is not None and before.low in cues.LOCATIVES | heads.TO_A_PLACE
        passed = before is not None and before.low in ("on", "along", "up", "down")
        there = there or passed and word.low in heads.STREETS | heads.WAYS | heads.NAMED_AFTER
        there = there or after_article(reading, first) and word.low in heads.ANCHORED
        called = run and not generic and not any(one.low in heads.MODIFIERS for one in run)
        called = called and (word.low in heads.BLESSED or not _describes(run[-1]))
        if run and before is not None and before.low in heads.HOLY:
            run = [before, *run]
        while run and first and reading.words[first - 1].low in heads.PARTED and reading.before(first) is not None:
            first -= 1
            run = [reading.words[first], *run]
        titled = run and before is not None and before.low in cues.TITLES and before is not run[0]
        owned = run and run[0].possessive and any(one.low in heads.MODIFIERS or names_nothing(one, known) for one in run[1:])
        sure = cared or there and word.low in heads.SURE_HEADS | heads.STREETS | heads.ANCHORED
        if run and not titled and not owned and (named or called and sure):
            found.append((run[0].start, tail(reading, word)))
    return found


def _lies(word: Word | None) -> bool:
    return word is not None and word.low in cues.LOCATIVES | heads.TO_A_PLACE


def _coloured(reading: Reading, first: int, head: int) -> bool:
    """Whether a word that names nothing begins a name all the same: st brendan's, the green lane pitch."""
    low = reading.words[first].low
    return low in ("st", "saint") or low in heads.COLOURS and first + 1 < head and reading.words[first + 1].low in heads.HEADS


def _describes(word: Word) -> bool:
    doing = len(word.low) > 5 and word.low.endswith(("ing", "ed", "ly"))
    return word.tag == "JJS" or doing and not word.low.endswith("eed") or word.low.endswith(("al", "ic", "ive", "ous"))
