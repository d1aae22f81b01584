"""Names of places known by where they stand: after at, in, from, with nothing in them that says what they are."""

from __future__ import annotations

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.ages import counting
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.reading import Reading, Span, Word

#: After these words with capitals are a place though each is a plain one: at Curl Up, from Marsh Barn Verge.
SURELY_THERE = frozenset("at from outside near behind opposite attends attended visits".split())

#: What follows the name of a place, and describes it or the day.
BESIDE_A_NAME = frozenset("mondays tonight pub inn car beer bar quiz darts landlord on ward unit".split())

def names_nothing(word: Word, known: Lexicon) -> bool:
    """Whether a word before the head of a place is no part of a name: day, nursing, local."""
    lists = (heads.GENERIC, known.keep["roles"], known.words["calendar"], known.words["informal"])
    return any(word.low in words for words in lists)


def is_dull(word: Word, known: Lexicon) -> bool:
    """Whether a word says of what kind a place is, not which it is."""
    return names_nothing(word, known) or any(word.low in words for words in (heads.INSTITUTIONS, cues.PROFESSIONAL, heads.KINDS))


def is_numbered(run: list[Word]) -> bool:
    """Whether a stage, a year of a school is told: Year Six, Key Stage Two."""
    numbers = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return len(run) > 1 and run[-1].low in numbers and run[-2].low in counting.MEASURES | {"phase", "module", "key", "type", "group"}


def standing(reading: Reading, known: Lexicon) -> list[Span]:
    """What stands where a place does: at Elim Pentecostal, from Marlbridge Magistrates' Court, in the Red Lion."""
    found = []
    for run in reading.runs():
        run = run[1:] if run[0].low == "the" else run
        if is_numbered(run):
            continue
        if not 1 < len(run) < 6 or run[0].small or run[0].begins:
            continue
        before = reading.before(run[0].number)
        article = before is not None and before.low == "the"
        before = reading.before(run[0].number, 2) if article else before
        if before is None or before.low not in cues.LOCATIVES | heads.VISITED or any(_is_kept(word, known) for word in run):
            continue
        unknown = any(known.is_unknown(word.low) or known.listed(word.low) and not known.is_english(word.low) for word in run)
        dull = known.keep["roles"] | known.words["calendar"] | cues.PROFESSIONAL | heads.KINDS | known.words["languages"]
        plain = not any(word.low in dull for word in run) and not all(is_dull(word, known) for word in run)
        plain = plain and not any(word.low in known.keep["things"] and not known.listed(word.low) for word in run)
        named = plain and (article or before.low in SURELY_THERE and not before.begins)
        if unknown and run[0].low not in cues.TITLES | cues.STYLES or named:
            found.append((run[0].start, run[-1].finish))
    return found


def _is_kept(word: Word, known: Lexicon) -> bool:
    kinds = ("theorists", "authors", "poets", "conditions")
    return word.text.isupper() or any(word.low in known.keep[kind] and not known.listed(word.low) for kind in kinds)


def single(reading: Reading, known: Lexicon) -> list[Span]:
    """At Sandpiper: a word that nobody would write with a capital there."""
    found = []
    for n, word in enumerate(reading.words):
        if not word.capital or word.small or word.tag not in cues.PROPER:
            continue
        before, following = reading.before(n), reading.after(n)
        article = before is not None and before.low == "the" and (known.is_unknown(word.low) or known.is_rare(word.low))
        before = reading.before(n, 2) if article else before
        planted = before is not None and word.low in heads.TREES and before.low in cues.LOCATIVES
        there = planted or before is not None and (before.low == "at" or article and before.low in cues.LOCATIVES | {"on"})
        if not there:
            continue
        kept = _is_kept(word, known) or any(word.low in known.keep[kind] for kind in known.keep)
        dull = is_dull(word, known) or word.low in heads.HEADS or word.possessive or following is not None and following.capital
        named = word.low in heads.WITHOUT_ARTICLE | heads.SIGNS or not known.is_common(word.low)
        if named and not (kept or dull):
            found.append((word.start, word.finish))
    return found


def signs(reading: Reading, known: Lexicon) -> list[Span]:
    """The crown, the red lion, The Packhorse: what stands on a sign."""
    found = []
    for n, word in enumerate(reading.words):
        if word.low != "the" or not _lies_there(reading.before(n)):
            continue
        first, second, third = (reading.after(n, steps) for steps in (1, 2, 3))
        if first is None or not (first.capital or first.small):
            continue
        pair = f"{first.low} {second.low}" if second is not None else ""
        if pair in heads.INNS or third is not None and f"{pair} {third.low}" in heads.INNS:
            found.append((word.start, second.finish if pair in heads.INNS else third.finish))
        elif (first.low in heads.SIGNS or _is_surname(first, known)) and not first.possessive and _ends_there(second):
            found.append((word.start, first.finish))
        elif word.capital and not (word.begins or word.small or first.text.isupper() or is_dull(first, known) or _is_kept(first, known)):
            kept = any(first.low in known.keep[kind] for kind in known.keep)
            longer = second is not None and second.capital
            if not kept and not longer:
                found.append((word.start, first.finish))
    return found


def _lies_there(word: Word | None) -> bool:
    return word is not None and word.low in cues.LOCATIVES | heads.VISITED | heads.TO_A_PLACE | {"including"}


def _is_surname(word: Word, known: Lexicon) -> bool:
    """At the elphinstone, from the lindley: it is no plural, so no family."""
    plain = known.is_english(word.low) or is_dull(word, known) or any(word.low in known.keep[kind] for kind in known.keep)
    return word.low in known.family and not (plain or word.low.endswith("s") or word.low in known.words["languages"])


def _ends_there(following: Word | None) -> bool:
    """Whether no noun follows that a word would describe: not the crown court."""
    return following is None or following.tag not in ("NN", "NNS", "NNP", "NNPS", "POS") or following.low in BESIDE_A_NAME


def wards(reading: Reading, known: Lexicon) -> list[Span]:
    """On juniper, to Magnolia, Nightingale Two: a ward or a home called by a plant, a bird, a poet."""
    found = []
    for n, word in enumerate(reading.words):
        written = word.small or word.capital and not word.begins
        if word.low not in heads.WITHOUT_ARTICLE or not written or word.possessive:
            continue
        before, following = reading.before(n), reading.after(n)
        numbered = following is not None and following.capital and following.low in heads.PARTS_OF_A_WARD
        ways = ("at", "to", "from") if word.low in heads.HOUSES else ("on", "to", "from", "off", "onto")
        moved = before is not None and before.low in ways and _ends_there(following)
        rounds = n > 0 and reading.words[n - 1].low in ("round", "ward") and reading.gap(n - 1) == ", "
        if numbered or moved or rounds:
            found.append((word.start, following.finish if numbered else word.finish))
    return found


def hamlets(reading: Reading, known: Lexicon) -> list[Span]:
    """At sallow bottom, in low moor end: after a preposition without an article, in lines written in one case."""
    found = []
    for n, word in enumerate(reading.words):
        if not word.small or word.low not in heads.HAMLETS or word.possessive:
            continue
        first = n
        while n - first < 3 and (before := reading.before(first)) is not None and before.tag not in cues.CLOSED | {"MD", "CD"}:
            if before.low in heads.NO_HAMLET | cues.DETERMINERS:
                break
            first -= 1
        run, before = reading.words[first:n], reading.before(first)
        plain = not run or all(names_nothing(one, known) and one.low not in heads.LEADS for one in run)
        if not plain and before is not None and before.low in cues.LOCATIVES - {"into", "through", "off"}:
            found.append((run[0].start, word.finish))
    return found


def families(reading: Reading, known: Lexicon) -> list[Span]:
    """Zorpas & Son, Baxter Bros: what a shop or a firm of one family is called."""
    found = []
    for n, word in enumerate(reading.words):
        if not (word.low in heads.FAMILY_FIRMS and word.capital and n):
            continue
        owner, gap = reading.words[n - 1], reading.gap(n - 1)
        joined = gap == " & " or gap == " " and owner.low == "and" and word.low in ("son", "sons")
        owner = reading.before(n - 1) if gap == " " and owner.low == "and" else owner
        if owner is not None and owner.capital and (joined or gap == " " and word.low == "bros") and not is_dull(owner, known):
            found.append((owner.start, word.finish))
    return found


def firms(reading: Reading, known: Lexicon) -> list[Span]:
    """Golden Hearts Care, Baghdad Cuts, Beckett Care: what firms and societies end with, after words that say nothing of their kind."""
    found = []
    for run in reading.runs():
        last = next((n for n in range(len(run) - 1, 0, -1) if run[n].low in heads.FIRMS and not run[n].small), 0)
        first = last
        while first > 0 and not (is_dull(run[first - 1], known) or run[first - 1].text.isupper() or run[first - 1].begins and first < last):
            first -= 1
        enough = last and (run[last].low in heads.SURE_FIRMS or last == len(run) - 1 and _is_only_a_name(run[last - 1], known))
        if last - first >= (1 if enough else 2):
            found.append((run[first].start, run[last].finish))
    return found


def _is_only_a_name(word: Word, known: Lexicon) -> bool:
    return not known.is_english(word.low) and (word.low in known.words["towns"] or known.listed(word.low) and not word.possessive)
