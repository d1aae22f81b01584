"""Initials that stand for somebody: R.K., a letter or two where a name would stand, a signature, a letter that a surname had before it."""

from __future__ import annotations

import re

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.names.around import from_title
from kcvets.research.deidentify.names.evidence import Evidence
from kcvets.research.deidentify.reading import Reading, Word

DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.[ -]?){2,4}(?!\w)|(?<![\w.])(?:[A-Za-z]\.){2,3}(?!\w)")
#: GL alone, in the last line of several.
SIGNED = re.compile(r"\n[ \t]*(?:[-–—] ?)?$")
#: Bed 5 – MM to scan: who lies there.
LIES = re.compile(r"\b(?:bed|room|rm|bay|chair|flat) ?\d{1,3}[a-z]? ?[-–:] $", re.IGNORECASE)
#: Short words that nobody writes in capitals: where those stand, they are initials.
NEVER_SHOUTED = frozenset("is as at be by do go he in me my of on or so we an am if mm im ur hm ty".split())


def initials(reading: Reading, known: Lexicon, evidence: Evidence) -> list[tuple[int, int, str]]:
    """Where initials of people stand.

    Parameters
    ----------
    reading : Reading
        The text, in which names are marked.
    known : Lexicon
        The word lists.
    evidence : Evidence
        What the words around a word say about it.
    """
    dotted = [(match, match[0].lower().replace(" ", "").strip(".")) for match in DOTTED.finditer(reading.text)]
    found = [(match.start(), match.end(), "PERSON") for match, letters in dotted if letters not in cues.NO_INITIALS]
    met = {word.low for word in reading.words if word.name and is_small_initial(word, reading)}
    for n, word in enumerate(reading.words):
        if len(word.text.split("'")[0].split("’")[0]) > 2 or word.kept or word.name:
            continue
        letters = word.text[: word.finish - word.start]
        single = len(letters) == 1 and letters not in "IA"
        titled = evidence.titled(n) and (single or letters.isupper())
        again = word.low in met and (word.possessive or evidence.acts(n) or evidence.speaks(n))
        if titled or again or _stands(n, word, letters, single, reading, known, evidence):
            found.append((from_title(reading, evidence, word), word.finish, "PERSON"))
    return found


def is_small_initial(word: Word, reading: Reading) -> bool:
    """C. mcnulty: a letter with a full stop in a line of small letters; but not the end of "vit c."."""
    if not word.small or len(word.text) != 1 or word.low in "ai" or reading.gap(word.number) != ". ":
        return False
    before = reading.before(word.number)
    return before is None or before.low in cues.SPOKEN_TO | cues.CLAUSES | {"by", "from", "for"}


def _stands(n: int, word: Word, letters: str, single: bool, reading: Reading, known: Lexicon, evidence: Evidence) -> bool:
    if not letters.isupper() or word.small or letters in ("I", "A", "OK"):
        return False
    if any(word.low in words for words in known.keep.values()):
        return False
    if not single and (_signs(word, reading, known) or _is_asked(n, word, reading, known)):
        return True
    if not single and (known.is_english(word.low) or word.low in known.words["informal"]):
        return False
    sure = evidence.introduced(n) or evidence.speaks(n) or evidence.spoken_to(n, cues.STRONG)
    return sure or single and (word.possessive or evidence.acts(n) or evidence.spoken_to(n))


def _signs(word: Word, reading: Reading, known: Lexicon) -> bool:
    """GL at the end of a note."""
    if reading.text[word.end :].strip(" .\n") or known.is_english(word.low):
        return False
    return SIGNED.search(reading.text, 0, word.start) is not None


def _is_asked(n: int, word: Word, reading: Reading, known: Lexicon) -> bool:
    """IS to raise workload; Bed 5 – MM to go: who is to do something."""
    if word.low not in NEVER_SHOUTED and known.is_english(word.low):
        return False
    to, verb = reading.after(n), reading.after(n, 2)
    if to is None or to.low != "to" or verb is None:
        return False
    lies = LIES.search(reading.text, max(0, word.start - 16), word.start) is not None
    return lies or word.begins and verb.tag == "VB"
