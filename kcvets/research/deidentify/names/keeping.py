"""Which words stay though they look like names: writers, conditions, laws, languages, roles, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.names.evidence import Evidence
from kcvets.research.deidentify.reading import Reading, Span, Word, covers

#: Metz (2011), Braye and Orr (2015, p. 4): no birthday, as people are not cited by it.
PUBLISHED = re.compile(r"['’]?s?,? (?:(?:and|&) [\w'’-]+,? |et al\.?,? )?\((?:19[6-9]|20)\d\d[a-z]?[,:;) ]")
LAW = re.compile(r"(?: [A-Z][\w-]+| and| of| \([A-Z]\w+\)){0,4} (?:Act|Regulations|Order|Rules|Directions) (?:1[6-9]|20)\d\d")
LABELS = frozenset("reg tel ni nino ext mob chi hosp dob".split())
NUMBERED = re.compile(r"(?: ?:| no\.?:?| number:?)? ?[A-Za-z]{0,4} ?\d")
VOWELS = frozenset("AEIOUY")
#: How illnesses, operations and medicines end.
MEDICAL = re.compile(r"(?:itis|osis|aemia|algia|pathy|ectomy|ostomy|otomy|plegia|phasia|phagia|ophobia|uria|rrhoea|oscopy|ogram|pril"
    r"|olol|prazole|statin|azepam|oxetine|idone|apine|cillin|mycin|floxacin|gliptin|gliflozin|sartan|xaban|triptan|setron|nidazole)s?$")


def _abbreviates(text: str) -> bool:
    """DOLS, WEMWBS."""
    return 2 < len(text) < 5 or 4 < len(text) < 8 and sum(letter in VOWELS for letter in text) < 2


class Keeper:
    """Marks what stays.

    Parameters
    ----------
    known : Lexicon
        The word lists.
    reading : Reading
        The text.
    evidence : Evidence
        What the words around a word say about it.
    """

    def __init__(self, known: Lexicon, reading: Reading, evidence: Evidence) -> None:
        self.known, self.reading, self.words, self.evidence = known, reading, reading.words, evidence

    def keep(self, taken: Iterable[Span]) -> None:
        """Mark what is kept for what it is, whatever it looks like.

        Parameters
        ----------
        taken : iterable of (int, int)
            Where something is masked already.
        """
        taken = list(taken)
        for n, word in enumerate(self.words):
            word.kept = covers(taken, word.start, word.end)
        n = 0
        while n < len(self.words):
            length = self.known.phrase_at(self.words, n)
            if length and not self.evidence.titled(n):
                for word in self.words[n : n + length]:
                    word.kept = True
            n += length or 1
        for n, word in enumerate(self.words):
            word.kept = word.kept or not self.evidence.titled(n) and self._stands_for_something(n, word)

    def _stands_for_something(self, n: int, word: Word) -> bool:
        if self._published(n, word) or word.low in LABELS and NUMBERED.match(self.reading.text, word.end):
            return True
        keep, low = self.known.keep, word.low if self._after_given_name(n) else self.known.meant(word.low)
        if self.evidence.condition(n) and not self._after_given_name(n) or self._tongue_or_feast(n, low):
            return True
        if low in self.known.words["calendar"] and low != word.low:
            return True
        if low in keep["capitals"] and word.text.isupper() and not word.small and len(low) > 2:
            return True
        if low in keep["capitals"] and word.text.istitle() and not word.small and len(low) > 3:
            return False
        if low in keep["poets"] and not (self.known.listed(low) and self._met(n)):
            return not self.evidence.beside_name(n) or self.evidence.cited(n)
        if low in keep["authors"] or low in keep["theorists"]:
            full = self._after_given_name(n) or low in self.known.given and self._before_surname(n)
            if self.evidence.cited(n) and not full:
                return True
            if low in keep["authors"] and not full:
                return not self.evidence.introduced(n) and (not word.small or not word.raised or low not in self.known.given)
        if low in keep["roles"]:
            return low not in self.known.given or not word.capital or self.evidence.person(n) + word.raised < 2
        if low in keep["conditions"] and not (self.known.listed(low) and self._met_or_named(n, word)):
            return True
        if MEDICAL.search(low) and not self.known.listed(low):
            return True
        if low in keep["things"] or low in keep["organisations"]:
            if low in self.known.given or low in self.known.words["calendar"]:
                return False
            return low not in self.known.family or self.evidence.person(n) < 2
        return word.text.isupper() and not self.known.listed(low) and _abbreviates(word.text)

    def _published(self, n: int, word: Word) -> bool:
        """A writer no list has, by the year; a law no list has."""
        if not word.capital:
            return False
        if not word.small and LAW.match(self.reading.text, word.end):
            return True
        cited = PUBLISHED.match(self.reading.text, word.end) or self.evidence.among_writers(n)
        return bool(cited) and word.low not in self.known.given and not self._after_given_name(n)

    def _after_given_name(self, n: int) -> bool:
        before = self.reading.before(n)
        if before is None or not before.capital or self.known.is_english(before.low):
            return False
        return before.low in self.known.given or self.known.is_unknown(before.low)

    def _before_surname(self, n: int) -> bool:
        following = self.reading.after(n)
        return following is not None and following.capital and not following.small and following.low in self.known.family

    def _met_or_named(self, n: int, word: Word) -> bool:
        """Whether a word that is a condition too may be somebody: not his barthel."""
        before = self.reading.before(n)
        return not word.small or word.low in self.known.given or before is None or before.low not in cues.DETERMINERS

    def _met(self, n: int) -> bool:
        """Whether somebody of that name is there: does something, is spoken to, is so old."""
        see = self.evidence
        return see.introduced(n) or see.speaks(n) or see.acts(n) or see.spoken_to(n) or see.aged(n) or self.words[n].possessive

    def _tongue_or_feast(self, n: int, low: str) -> bool:
        """Welsh, Ramadan: a language, a people or a feast, though some are called so."""
        if low not in self.known.words["languages"]:
            return False
        called = self._after_given_name(n)
        following = self.reading.after(n)
        acts = self.evidence.acts(n) and low in self.known.given and following is not None and following.low not in cues.AUXILIARIES
        see = self.evidence
        return not (called or acts or self.words[n].possessive or see.introduced(n) or see.speaks(n) or see.described(n))
