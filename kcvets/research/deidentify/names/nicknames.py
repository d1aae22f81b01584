"""Nicknames in quotes or brackets in the midst of a name."""

from __future__ import annotations

import re

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.reading import Reading, Word

QUOTES = "\"“”‘’'"
WITHIN = re.compile(r"(?P<open> [\"“‘'(])(?P<nick>[^\W\d_][\w’'-]*(?: [A-Z][\w’'-]+)?)(?P<close>[\"”’')]) (?=[A-Z])")

#: Boa, as she calls him; Nan, whose own name is Urania.
SAID = re.compile(
    r", (?:as (?:i|we|they|s?he|every(?:one|body)|(?:(?:my|his|her|their|our) )?[\w-]+) (?:calls?|called|knows?|knew) (?:him|her|me|them)"
    r"|whose (?:own|real|full|proper|actual|given|first) name)\b",
    re.IGNORECASE,
)


def mark_nicknames(reading: Reading, known: Lexicon) -> None:
    """Archibald "Baldy" Lennie, Mohammed (Mo) Khan: the nickname is a name, and what follows is one."""
    for match in SAID.finditer(reading.text):
        word = next((word for word in reading.words if word.end == match.start()), None)
        if word is not None and _is_called(word, reading, known):
            word.name = True
    for match in WITHIN.finditer(reading.text):
        n = next((word.number for word in reading.words if word.end == match.start()), None)
        if n is None or not reading.words[n].name:
            continue
        inside = [word for word in reading.words[n + 1 :] if word.end <= match.end("nick")]
        family = reading.words[n + 1 + len(inside)]
        if _is_family(family, known) and (match["open"] != " (" or all(_may_be_one(word, known) for word in inside)):
            for word in (*inside, family):
                word.name = True


def quoted(reading: Reading, word: Word) -> bool:
    """Whether a word stands by itself in quotes."""
    text = reading.text
    return word.start > 0 and text[word.start - 1] in QUOTES and text[word.finish : word.finish + 1] in tuple(QUOTES)


def _is_called(word: Word, reading: Reading, known: Lexicon) -> bool:
    before = reading.before(word.number)
    if not word.capital or before is not None and (before.low in cues.DETERMINERS or before.tag == "JJ"):
        return False
    return word.low in known.given or word.low not in cues.KIN | cues.NO_NAMES and not word.kept and word.tag not in cues.CLOSED


def _is_family(word: Word, known: Lexicon) -> bool:
    return not word.kept and (word.name or word.low in known.family or known.is_unknown(word.low))


def _may_be_one(word: Word, known: Lexicon) -> bool:
    return not word.kept and (known.listed(word.low) or known.is_unknown(word.low))
