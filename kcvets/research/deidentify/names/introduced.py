"""Where nothing but a name stands: in a list of who was there, after asked for, before a surname, after a job."""

from __future__ import annotations

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.reading import Reading

THINGS = ("things", "roles", "organisations")
#: Before somebody who is from somewhere: with Shona from the centre.
WITH = frozenset("with by to w".split())


def listed_as_there(n: int, reading: Reading, known: Lexicon) -> bool:
    """Apologies: Shona; asked for Nesta; the pastor, Wellington, and Ama: where nothing but a name stands."""
    word, before, gap = reading.words[n], reading.words[n - 1], reading.gap(n - 1)
    if word.low not in known.given or word.low not in known.words["own"] or not word.capital:
        return False
    if gap == ": ":
        return before.low in cues.PRESENT
    if gap == ", ":
        rest = reading.text[word.end : word.end + 1]
        people = word.low not in known.words["languages"]  # four children, Roma, from Buzau
        return people and rest == "," and (before.low in cues.JOBS or before.low in known.keep["roles"]) and not before.capital
    following = reading.after(n)
    if gap == " " and (before.low in cues.STRONGLY_SPOKEN_TO or following is not None and following.low == "from" and before.low in WITH):
        return True
    further = reading.before(n, 2)
    return before.low == "for" and further is not None and further.low in cues.ASKED_FOR and gap == " "


def in_full(n: int, reading: Reading, known: Lexicon) -> bool:
    """Shona Imrie: a given name, a surname."""
    word, following = reading.words[n], reading.after(n)
    if word.small or word.possessive or word.low not in known.given or word.low not in known.words["own"]:
        return False
    surname = following is not None and following.capital and not following.begins and not known.is_english(following.low)
    return surname and (following.low in known.family or known.is_unknown(following.low))


def surname_of_job(n: int, reading: Reading, known: Lexicon) -> bool:
    """AMHP Frost; but an OT Assessment, an OT Bath Board."""
    word, following = reading.words[n], reading.after(n)
    if not word.capital or word.low not in known.words["own"] or any(word.low in known.keep[kind] for kind in THINGS):
        return False
    return following is None or not following.capital or known.listed(following.low)
