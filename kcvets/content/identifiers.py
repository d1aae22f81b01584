"""What in a text looks as though it told who somebody is. Rules and word lists only; nothing leaves the computer.

It finds patterns, never persons: a nickname, an unusual event or a rare job tells as much as a name, and stays unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kcvets.content.shapes import Identifiers

MONTHS = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
STREETS = "Street|St|Road|Rd|Lane|Avenue|Ave|Close|Court|Crescent|Drive|Gardens|Grove|Hill|House|Mews|Park|Place|Square|Terrace|Way|Walk"
GAP = r"[^\S\n]+"  # a name does not go on in the next line
SURNAME = r"[A-Z][\w'’-]*[a-z]\w*"
# The kind as the page names it, what to write in its place, and how it looks
PATTERNS = {
    "an email address": ("an email address", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    "a National Insurance number": (
        "a number",
        re.compile(r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:\s?\d\d){3}\s?[A-D]\b", re.IGNORECASE),
    ),
    "an NHS number": ("a number", re.compile(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b")),
    "a telephone number": ("a telephone number", re.compile(r"(?<![\w-])(?:\+44[ -]?(?:\(0\))?|\(?0)[1-9](?:[ ()-]*\d){7,9}(?!\d)")),
    "an address": ("an address", re.compile(rf"\b\d+[A-Za-z]?,?{GAP}(?:{SURNAME}{GAP}){{1,3}}(?:{STREETS})\b")),
    "a postcode": ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)),
    "a date": (
        "a date",
        re.compile(
            rf"\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)\b|\b\d{{4}}-\d\d-\d\d\b"
            rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{MONTHS})\s+\d{{4}}\b",
            re.IGNORECASE,
        ),
    ),
}
TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Lady|Lord)\b\.?{GAP}(?:{SURNAME}(?:{GAP}{SURNAME})?|[A-Z]\b\.?)")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
FURTHER = re.compile(rf"{GAP}{SURNAME}")
ENDS_SENTENCE = re.compile(r"(?:[.!?:\n]|[.!?][\"'”’)]|[“‘\"(])\s*$")
KIN = (
    "mother|father|mum|dad|daughter|son|sister|brother|wife|husband|partner|aunt|uncle|niece|nephew|cousin|grandmother|grandfather|gran|"
    "grandson|granddaughter|friend|neighbour|carer|girlfriend|boyfriend"
)
RELATION = re.compile(rf"\b(?:my|his|her|their|the person['’]s)\s+(?:{KIN}),?\s+$", re.IGNORECASE)
NEAR = 40  # characters before a word that tell whether a sentence begins with it: a long text is not read again for each word
SOMEBODY = "the person"


@dataclass(frozen=True)
class Found:
    """One stretch of a text.

    Parameters
    ----------
    kind : str
        What it looks like, such as ``"a postcode"``.
    start, end : int
        Where it stands in the text.
    words : str
        What stands there.
    instead : str
        What could be written in its place.
    """

    kind: str
    start: int
    end: int
    words: str
    instead: str


def identifiers(text: str, known: Identifiers) -> list[Found]:
    """Everything in a text that looks like an identifier, in order; of two that overlap, the longer one.

    Parameters
    ----------
    text : str
        What somebody wrote.
    known : Identifiers
        The word lists.
    """
    kept = [match.span() for phrase in known.keep for match in re.finditer(rf"\b{re.escape(phrase)}\b", text)]
    found = [one for one in (*_patterns(text), *_names(text, known)) if not _within(one, kept)]
    found.sort(key=lambda one: one.start - one.end)
    chosen: list[Found] = []
    for one in found:
        if all(one.end <= other.start or one.start >= other.end for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def _patterns(text: str) -> Iterator[Found]:
    for kind, (instead, pattern) in PATTERNS.items():
        for match in pattern.finditer(text):
            if kind != "an NHS number" or _checks(match[0]):
                yield Found(kind, *match.span(), match[0], instead)


def _names(text: str, known: Identifiers) -> Iterator[Found]:
    for match in TITLED.finditer(text):
        yield Found("a name", *match.span(), match[0], SOMEBODY)
    names, words = _sets(known)
    for match in WORD.finditer(text):
        word = re.sub(r"['’]s$", "", match[0])
        surname = FURTHER.match(text, match.start() + len(word))
        capital = word[0].isupper()
        if word.lower() in names or (word.lower() in words and capital and (surname or _inside(text, match.start()))):
            end = surname.end() if surname and capital else match.start() + len(word)
            yield _name(text, match.start(), end)


def _name(text: str, start: int, end: int) -> Found:
    """A name; where it follows on "her daughter", the two words say enough without it."""
    relation = RELATION.search(text, max(0, start - NEAR), start)
    if relation is None:
        return Found("a name", start, end, text[start:end], SOMEBODY)
    return Found("a name", relation.start(), end, text[relation.start() : end], relation[0].rstrip(", \n"))


def _inside(text: str, start: int) -> bool:
    """Whether a word stands inside a sentence, and not at the beginning of one."""
    before = text[max(0, start - NEAR) : start]
    return bool(before.strip()) and not ENDS_SENTENCE.search(before)


def _checks(number: str) -> bool:
    """Whether ten digits are an NHS number: the last is a check on the others (modulus 11)."""
    *digits, last = (int(sign) for sign in number if sign.isdigit())
    rest = 11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=True)) % 11
    return (0 if rest == 11 else rest) == last


def _within(one: Found, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in spans)


@cache
def _sets(known: Identifiers) -> tuple[frozenset[str], frozenset[str]]:
    words = frozenset(known.words)
    return frozenset(known.names) - words, words
