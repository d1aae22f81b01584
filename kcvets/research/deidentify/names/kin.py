"""Kin words of many languages that stand alone: my taya ji, he rang her tete."""

from __future__ import annotations

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.reading import Reading, Word

WHOSE = frozenset("my his her our your their whose".split())


def is_kin_alone(word: Word, reading: Reading, known: Lexicon) -> bool:
    """Whether a kin word of some language names nobody here.

    Parameters
    ----------
    word : Word
        Any word.
    reading : Reading
        The text.
    known : Lexicon
        The word lists.
    """
    before, after = reading.before(word.number), reading.after(word.number)
    if word.low in cues.KINSHIP_AFTER and before is not None and before.low in cues.KINSHIP:
        return not before.possessive and is_kin_alone(before, reading, known)
    if word.low not in cues.KINSHIP or word.low in known.words["own"]:
        return False
    if after is not None and after.capital and after.low not in cues.KINSHIP_AFTER:
        return False  # her tete Rudo
    return before is not None and before.low in WHOSE
