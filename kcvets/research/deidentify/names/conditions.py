"""Whether a word stands as the name of a condition or a test does: Down's syndrome, Barthel 11."""

from __future__ import annotations

import re

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.names.evidence import RELATIONS
from kcvets.research.deidentify.reading import Reading

SCORED = re.compile(r"(?: score| scale)?(?: of| is| was| =|:)? ?\d+(?:/\d\d\d?)?(?!\w|/\d)(?!,? (?:years|yrs|y/?o))")


def is_condition(n: int, reading: Reading, known: Lexicon) -> bool:
    """Whether the word stands as the name of a condition or a test does.

    Parameters
    ----------
    n : int
        The word's number.
    reading : Reading
        The text.
    known : Lexicon
        The word lists.
    """
    word, following = reading.words[n], reading.after(n)
    conditions = known.keep["conditions"]
    plain = word.low.removesuffix("s")
    ill = word.low in conditions or plain in conditions
    if following is not None and following.low in cues.AILMENTS:
        return following.low in cues.CERTAIN_AILMENTS or ill
    if ill and SCORED.match(reading.text[word.end :][:16]) and word.low not in known.words["own"]:
        return True
    if plain not in conditions or word.low in known.given:
        return False
    surname = plain in known.family or word.low in known.family
    related = following is not None and following.low in RELATIONS
    return not surname or (word.possessive or word.low not in conditions) and not related and plain not in known.given
