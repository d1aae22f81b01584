"""Which words of a text name somebody: from a model's findings, lists, and how the words stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from kcvets.research.deidentify.casing import BEGINS, WORD
from kcvets.research.deidentify.lexicon import Lexicon, base

TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lady|lord|rev|reverend|father|fr|sister|sr|imam|rabbi|pandit|haji|hajji|auntie|aunty|"
    r"aunt|uncle|cllr|councillor|pc|sgt|madam|reb|big|old|young|little|judge|captain|pastor|chief|nan|nana|granny|grandad|nanny)\.?\s+$",
    re.IGNORECASE,
)
PARTICLES = {"de", "da", "di", "van", "von", "der", "den", "bin", "bint", "ibn", "al", "el", "abu", "ap", "ab", "o", "mac", "st", "du", "la", "le", "ter", "ten"}
AUTHOR_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:\w+\s+){0,3}?(?:theor\w+|model|framework|cycle|hierarchy|scale|approach|ladder|stages?|concept|work on|writ\w+|book|paper|"
    r"article|idea|ideas|argues?|argued|et al|reflective|questionnaire|index|score|typology|pedagogy|notion|definition|principles?)\b"
    r"|^\s*(?:,\s*)?\(?\d{4}[a-z]?\)?|^\s*(?:and|&)\s+[A-Z][\w'’-]+(?:['’]s)?\s*(?:\(|,)\s*\(?\d{4}|^\s+et al",
    re.IGNORECASE,
)
AUTHOR_BEFORE = re.compile(
    r"(?:\(|;\s*|according to|as|read(?:ing)?|cit(?:es|ing|ed)|draw(?:s|ing)? on|theor(?:y|ies|ists?) (?:of|by|such as|like)|model (?:of|by)|"
    r"work of|writings? of|ideas? of|by|see|after|from|like|and|&|with|using|used|quot\w+|apply(?:ing)?|via)\s+$",
    re.IGNORECASE,
)
CONDITION_AFTER = re.compile(
    r"^(?:['’]s?)?\s+(?:syndrome|disease|dementia|chorea|palsy|disorder|psychosis|ataxia|body|bodies|test|scale|index|score|frame|contracture|encephalopathy|"
    r"lymphoma|sarcoma|catheter|stockings?|manoeuvre|patient|meds|medication|nurse)\b",
    re.IGNORECASE,
)
KIN = re.compile(
    r"\b(?:my|his|her|their|our|the|a)\s+(?:\w+\s+)?(?:mother|father|mum|mam|dad|daughter|son|sister|brother|wife|husband|partner|aunt|auntie|uncle|"
    r"niece|nephew|cousin|grandmother|grandfather|gran|nan|grandson|granddaughter|friend|neighbour|carer|girlfriend|boyfriend|colleague|manager|"
    r"supervisor|worker|nurse|gp|doctor|landlord|boss|mate|keyworker|advocate|ex|baby|twin|stepson|stepdaughter|son-in-law|daughter-in-law|dog|cat),?\s+$",
    re.IGNORECASE,
)
CALLED = re.compile(r"\b(?:called|named|is|am|for|to|with|told|asked|rang|saw|met|visit(?:ed|ing)?|between|hi|hello|dear|from|by|re|and|love|regards|thanks|cc|name's|i'm)[,:]?\s+$", re.IGNORECASE)
SAYS_AFTER = re.compile(r"^(?:['’]s)?\s+(\w+(?:['’]\w+)?)")
TITLED = 16  # characters before a name in which a title can stand
PEOPLE_NER = {"PERSON"}
LOOSE_NER = {"ORGANIZATION", "LOCATION", "NRP", "FACILITY", "PRODUCT", "OTHER"}


@dataclass
class Word:
    """A word of a text, and what is known of it."""

    start: int
    end: int
    text: str
    begins: bool  # a sentence
    kept: bool = False
    name: bool = False

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class NameFinder:
    """Finds the names of people.

    Parameters
    ----------
    known : Lexicon
        The word lists.
    """

    def __init__(self, known: Lexicon) -> None:
        self.known = known

    def find(self, text: str, case: str, entities: Iterable[tuple[str, int, int]], taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where people are named.

        Parameters
        ----------
        text : str
            The text, with capitals where names begin.
        case : str
            How it was written: ``"lower"``, ``"upper"`` or ``"normal"``.
        entities : iterable of (str, int, int)
            What a model found: kind, start, end.
        taken : iterable of (int, int)
            Where something else is masked already.
        """
        words = [Word(m.start(), m.end(), m[0], bool(BEGINS.search(text[max(0, m.start() - 4) : m.start()]))) for m in WORD.finditer(text)]
        self._keep(text, words, taken)
        labels = self._labels(words, entities)
        for n, word in enumerate(words):
            if not word.kept:
                word.name = self._decide(text, case, words, n, labels.get(n, ""))
        self._extend(text, words)
        self._spread(text, case, words)
        return _joined(text, words)

    def _labels(self, words: list[Word], entities: Iterable[tuple[str, int, int]]) -> dict[int, str]:
        found: dict[int, str] = {}
        starts = [word.start for word in words]
        for kind, start, end in entities:
            if kind in PEOPLE_NER | LOOSE_NER:
                for n in range(bisect_left(starts, start), bisect_left(starts, end)):
                    if found.get(n) != "PERSON":
                        found[n] = kind
        return found

    def _keep(self, text: str, words: list[Word], taken: Iterable[tuple[int, int]]) -> None:
        spans = [match.span() for match in self.known.kept_phrases.finditer(text)] + list(taken)
        for word in words:
            low, before, after = base(word.text), text[: word.start][-60:], text[word.end :][:60]
            titled = bool(TITLE.search(before))
            if any(start <= word.start and word.end <= end for start, end in spans):
                word.kept = True
            elif titled:
                word.kept = False
            elif low in self.known.conditions and (CONDITION_AFTER.match(after) or not self.known.is_name(word.text)):
                word.kept = True
            elif CONDITION_AFTER.match(after) and re.match(r"^['’]?s?\s+(?:syndrome|disease|dementia|chorea|palsy|psychosis|ataxia)", after):
                word.kept = True
            elif low in self.known.theorists and (AUTHOR_AFTER.match(after) or AUTHOR_BEFORE.search(before) or not self.known.is_name(word.text)):
                word.kept = True
            elif low in self.known.things or low in self.known.roles:
                word.kept = low not in self.known.given or not word.capital or low in self.known.things
            elif word.text.isupper() and 1 < len(word.text) <= 6 and not self.known.is_name(word.text):
                word.kept = True  # an abbreviation

    def _decide(self, text: str, case: str, words: list[Word], n: int, label: str) -> bool:
        word, known = words[n], self.known
        before, after = text[: word.start][-60:], text[word.end :][:60]
        low = base(word.text)
        if TITLE.search(before) and (word.capital or case == "lower") and not (known.is_word(low) and not word.capital):
            return True
        if not word.capital or len(low) < 2:
            return False
        listed, is_word = known.is_name(low), known.is_word(low)
        if label == "PERSON" and not (is_word and word.begins and not listed):
            return not is_word or listed or not word.begins
        person_near = bool(KIN.search(before)) or self._says(after) or bool(CALLED.search(before))
        if listed and not is_word:
            return True
        if listed and is_word:
            return (not word.begins and case == "normal") or (person_near and (label != "" or low in known.given))
        if known.is_unknown(low):
            return not word.begins or person_near or label != "" or case != "normal"
        return False

    def _says(self, after: str) -> bool:
        match = SAYS_AFTER.match(after)
        return bool(match) and match[1].lower() in self.known.people_verbs

    def _extend(self, text: str, words: list[Word]) -> None:
        """A surname after a given name, a given name before a surname, and the little words between."""
        for n, word in enumerate(words[:-1]):
            following = words[n + 1]
            gap = text[word.end : following.start]
            if word.name and not following.name and not following.kept and gap in (" ", "-", "  "):
                if following.capital and base(following.text) not in self.known.roles and not following.begins:
                    following.name = True
                elif base(following.text) in PARTICLES and n + 2 < len(words) and words[n + 2].capital:
                    following.name = words[n + 2].name = True

    def _spread(self, text: str, case: str, words: list[Word]) -> None:
        """Every other mention: the same word, a short form of it, a slip of the pen."""
        found = {base(word.text) for word in words if word.name and len(word.text) > 1}
        fulls = {full for name in found for full in self.known.short.get(name, ())} | found
        for word in words:
            if word.name or word.kept:
                continue
            low = base(word.text)
            ordinary = self.known.is_word(low)
            if low in found:
                word.name = not ordinary or (word.capital and not word.begins) or (word.capital and self._says(text[word.end :][:40]))
            elif ordinary or len(low) < 3:
                continue
            elif fulls & set(self.known.short.get(low, ())):
                word.name = True
            elif word.capital and any(name != low and (name.startswith(low) or (len(low) > 3 and name.endswith(low))) for name in found):
                word.name = True
            elif len(low) > 4 and self.known.is_unknown(low) and any(
                abs(len(name) - len(low)) < 2 and DamerauLevenshtein.distance(name, low) <= (1 if len(low) < 8 else 2) for name in found
            ):
                word.name = True


def _joined(text: str, words: list[Word]) -> list[tuple[int, int]]:
    """Names that stand together are one, a possessive left outside."""
    spans: list[tuple[int, int]] = []
    for word in (word for word in words if word.name):
        title = TITLE.search(text[: word.start][-TITLED:])
        start = word.start - len(title[0]) if title else word.start  # who is left as "Mrs" is half told
        end = word.end - 2 if re.search(r"['’]s$", word.text) else word.end
        if spans and re.fullmatch(r"\.? |-|\. ", text[spans[-1][1] : word.start]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans
