"""Names of places known by where they stand: after at, in, from, with nothing in them that says what they are."""

from __future__ import annotations

from kcvets.research.deidentify import cues, heads
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.reading import Reading, Span, Word


def names_nothing(word: Word, known: Lexicon) -> bool:
    """Whether a word before the head of a place is no part of a name: day, nursing, local."""
    lists = (heads.GENERIC, known.keep["roles"], known.words["calendar"], known.words["informal"])
    return any(word.low in words for words in lists)


def is_dull(word: Word, known: Lexicon) -> bool:
    """Whether a word says of what kind a place is, not which it is."""
    return names_nothing(word, known) or any(word.low in words for words in (heads.INSTITUTIONS, cues.PROFESSIONAL, heads.KINDS))


def standing(reading: Reading, known: Lexicon) -> list[Span]:
    """What stands where a place does: at Elim Pentecostal, from Marlbridge Magistrates' Court, in the Red Lion."""
    found = []
    for run in reading.runs():
        run = run[1:] if run[0].low == "the" else run
        if not 1 < len(run) < 6 or run[0].small or run[0].begins:
            continue
        before = reading.before(run[0].number)
        article = before is not None and before.low == "the"
        before = reading.before(run[0].number, 2) if article else before
        if before is None or before.low not in cues.LOCATIVES | heads.VISITED or any(_is_kept(word, known) for word in run):
            continue
        unknown = any(known.is_unknown(word.low) or known.listed(word.low) and not known.is_english(word.low) for word in run)
        dull = known.keep["roles"] | known.words["calendar"] | cues.PROFESSIONAL | heads.KINDS | known.words["languages"]
        named = article and not any(word.low in dull for word in run) and not all(is_dull(word, known) for word in run)
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
        article = before is not None and before.low == "the" and known.is_unknown(word.low)
        before = reading.before(n, 2) if article else before
        there = before is not None and (before.low == "at" or article and before.low in cues.LOCATIVES | {"on"})
        if not there:
            continue
        kept = _is_kept(word, known) or any(word.low in known.keep[kind] for kind in known.keep)
        dull = is_dull(word, known) or word.low in heads.HEADS or word.possessive or following is not None and following.capital
        if not (kept or dull or known.is_common(word.low)):
            found.append((word.start, word.finish))
    return found
