"""What belongs to a name though it is no word of it: a title or rank before, initials after a surname, a log-in around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon, base
from kcvets.research.deidentify.names.evidence import STYLED, Evidence
from kcvets.research.deidentify.reading import Reading, Word

People = list[tuple[int, int, str]]
COUPLE = re.compile(r"\b(?:mrs?|ms|miss|dr|prof|sir|rev|uncle|aunt(?:ie|y)?|mum|dad|nan|gran)\.? ?(?:and|&|\+|/) ?$", re.IGNORECASE)
#: Ranks that the reading takes for two words.
SLASHED = re.compile(r"(?<![\w/])(?:s/n|l/cpl|s/sgt|c/n|ks|w/ro|w/r?[iy]?t|w/o)\.? $", re.IGNORECASE)
THE_REV = re.compile(r"\bthe (?=(?:rev|revd|reverend|very|ven)\b)", re.IGNORECASE)
POLICE = frozenset("PS SI CI TDC ADC".split())  # in small letters other words
HALF = re.compile(r"(?<![\w/])s/$", re.IGNORECASE)  # the N of S/N is taken for an initial
INITIALS = re.compile(r", (?:[A-Z]\.(?: ?[A-Z]\.)*(?![\w.])|(?![AI])[A-Z](?= ?(?:[;\n(]|$)))")
SMALL_INITIALS = re.compile(r", ([a-z]\.(?: ?[a-z]\.)*)(?![\w.])")
LOG_IN = re.compile(r"(?<![\w@./-])[^\W\d_]+(?:(?:[._][^\W\d_]+)+\d{0,4}|[._]?\d{1,4})(?![\w@/-]|\.\w)")
LONG = 4  # letters of a name that a log-in is known by


def from_title(reading: Reading, evidence: Evidence, word: Word) -> int:
    """Where a name begins, with the title or rank before it."""
    n = word.number
    if ranked := SLASHED.search(reading.text, max(0, word.start - 7), word.start):
        return ranked.start()
    if word.low == "n" and (half := HALF.search(reading.text, max(0, word.start - 3), word.start)):
        return half.start()
    before = reading.before(n)
    kin = before is not None and (_kin(before) or before.text.lower() in cues.ACCENTED_KINSHIP)
    ranked = before is not None and before.low in cues.RANKED and (first := reading.before(n, 2)) is not None and first.low in cues.RANKS
    if ranked:
        return first.start
    if before is not None and before.low == "baby" and not ((whose := reading.before(n, 2)) and whose.low in cues.DETERMINERS):
        return before.start  # for baby kojo; not her baby Kojo
    if before is not None and (before.low in cues.TITLES or kin or before.low in STYLED and evidence.titled(n)):
        further = reading.before(n, 2)
        start = further.start if further is not None and (further.low in cues.TITLES or kin and _kin(further)) else before.start
        before_title = COUPLE.search(reading.text, max(0, start - 14), start) or THE_REV.search(reading.text, max(0, start - 5), word.start)
        return before_title.start() if before_title else start  # who is left as "Mrs" is half told
    return before.start if before is not None and before.text in POLICE else word.start


def _kin(word: Word) -> bool:
    return word.low in cues.KINSHIP and not word.possessive and cues.stands_as_kin(word.low, word.capital)


def is_generation(word: Word, following: Word, reading: Reading, known: Lexicon) -> bool:
    """Ivy Carr Junior; Mrs Devenney senior, but a Devenney senior worker."""
    if following.low not in cues.GENERATIONS or word.possessive:
        return False
    after = reading.after(following.number)
    goes_on = cues.BEING | cues.ACTING | cues.FOLLOWS_NO_TITLE | known.words["verbs_of_people"]
    return following.capital or after is None or after.low in goes_on


def is_kin_after(word: Word, following: Word, reading: Reading, known: Lexicon) -> bool:
    """Shiuli apa, Mohan bhai, Sunil Uncle; but I told Sara Auntie Jo came."""
    if following.low not in cues.KINSHIP_AFTER or word.possessive or "." in reading.gap(word.number):
        return False
    after = reading.after(following.number)
    if following.low in cues.TITLES | cues.STYLES and after is not None and after.name:
        return False
    return following.low not in known.words["calendar"] and cues.stands_as_kin(following.low, following.capital)


def is_second_part(word: Word, following: Word, reading: Reading, known: Lexicon) -> bool:
    """Tran thi my; hui min, liu an in lines written in one case."""
    if word.low in cues.SURE_PARTICLES:
        return True
    if not following.small or word.low not in known.words["east_asian"]:
        return False
    if following.low in cues.SYLLABLES:
        return True
    after = reading.after(following.number)
    return following.low in cues.UNSURE_SYLLABLES and (after is None or after.low in cues.BEING)


def with_initials(reading: Reading, people: People) -> People:
    """Pragasam, S.: the same names, each with the initials that follow it in a list or a record."""
    small = {word.finish for word in reading.words if word.small and word.name}
    begun = {start for start, _, _ in people}
    return [(start, _past_initials(reading.text, end, end in small, begun), kind) for start, end, kind in people]


def _past_initials(text: str, end: int, small: bool, begun: set[int]) -> int:
    found = SMALL_INITIALS.match(text, end) if small else INITIALS.match(text, end)
    if found is None or end + 2 in begun or small and found[1].replace(" ", "").strip(".") in cues.NO_INITIALS:
        return end
    return found.end()


def log_ins(reading: Reading, known: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Tracey.wicks, jsmith2: what somebody logs in with, where a name is inside."""
    met: set[str] | None = None
    for match in LOG_IN.finditer(reading.text):
        parts = [base(part) for part in re.findall(r"[^\W\d_]+", match[0])]
        if len(parts) > 1 and any(known.is_english(part) and not (part in known.family and part not in known.others) for part in parts):
            continue  # a full stop without a space
        if met is None:
            met = {word.low for word in reading.words if word.name and len(word.low) >= LONG}
        if any(part in met for part in parts) or (_numbered(parts[0], met, known) if len(parts) == 1 else _named(parts, known)):
            yield *match.span(), "WEB"


def _named(parts: list[str], known: Lexicon) -> bool:
    return parts[0] in known.given and (parts[-1] in known.family or known.is_unknown(parts[-1]))


def _numbered(part: str, met: set[str], known: Lexicon) -> bool:
    if known.is_english(part) or len(part) <= LONG:
        return False
    sure = part in known.given or part[1:] in known.family and part[1:] in known.words["own"]
    return sure or any(name in part for name in met if not known.is_english(name))
