"""Ages that no form gives away: a bare number, and what the words around it say about it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kcvets.research.deidentify import counting, cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.patterns import GROWN, SPELT, TENS
from kcvets.research.deidentify.reading import Reading, Span, Word

OLDEST, GROWN_UP = 110, 13
BEFORE, AFTER = 48, 24  # characters that are looked at on either side
NUMBER = re.compile(rf"(?<![\w.,:/£$€#+%@&-])(?P<age>\d{{1,3}}|{SPELT})(?![\w%°£$€@:/]|[.,]\d|-\w|['’]\w)", re.IGNORECASE)
IS_GROWN = re.compile(GROWN, re.IGNORECASE)
CLOSED = re.compile(r"\s?(?:[,.;:!?)\]\"”’'\n/]|[-–—]|\.\.|…|$)")
NEXT = re.compile(r"\s+(?P<word>[^\W\d_][\w'’-]*)")
PERIOD = re.compile(r"\s?(?:months?|mths?|weeks?|wks?|days?|years?|yrs?)(?=\s?(?:[,.;:)\n]|$)|\s(?:and|but|now|so|who)\b)", re.IGNORECASE)

SURELY = (
    "(?:now|only|just|nearly|almost|about|around|already|still|barely|then|not|yet|maybe|perhaps|probably|officially|both|also|actually"
    "|today|really|over|under|herself|himself|myself|approximately|approx|roughly|well)"
)
IS = "(?:is|was|are|were|am|be|been|being|turns?|turned|turning|becomes?|became|hits?|reached|reaches|says|said)"
FUTURE = (
    "(?:['’]?(?:ll|d|ve)\\s(?:have\\s)?be(?:en)?|\\s(?:will|would|could|might|must|may|should|['’]d)\\s(?:soon\\s|now\\s|only\\s|just\\s)?"
    "(?:be|have\\sbeen|['’]?ve\\sbeen))"
)
#: She is, who was only, the lad's, he will be.
SUBJECT = re.compile(
    rf"(?P<subject>[^\W\d_][\w-]*?)(?:['’](?:s|m|re)|\s{IS}|\s(?:has|had|have)\sbeen|{FUTURE})(?:\s{SURELY}){{0,2}}\s$", re.IGNORECASE
)
SHORT_SUBJECT = re.compile(rf"\b(?:im|hes|shes|whos|dads|mums|nans)(?:\s{SURELY}){{0,2}}\s$", re.IGNORECASE)
AT = re.compile(rf"(?:^|[\s(“\"])at(?:\s{SURELY})?\s$", re.IGNORECASE)
OF = re.compile(rf"(?P<subject>[^\W\d_][\w-]*)\s(?:of\s|aged?\s(?:of\s)?)(?:{SURELY}\s|some\s)?$", re.IGNORECASE)
AGED = re.compile(rf"\bage[ds]?(?:\s(?:at|on|when)\s\w+)?(?:\sof|\s?[:=-]|,)?\s(?:{SURELY}\s)?$", re.IGNORECASE)
BESIDE = re.compile(r"(?P<subject>[^\W\d_][\w-]*)(?:['’]s)?(?P<comma>,|\s?[-–—:]|\.)?\s\(?$")
LISTED = re.compile(r"(?P<earlier>[^\W\d_][\w'’-]*)[)\"”’]?,\s(?:now\s|only\s|just\s|about\s)?$")
OPENS = re.compile(r"(?:^|\n|[.!?]\s|\s[-–•]\s)\s*(?:[-•*]\s)?$")
GOES_ON = re.compile(
    r",\s[^\W\d_]|\s(?:lives|living|lived|widowed|married|single|retired|divorced|and\s(?:still|never|not|fit|well|living))\b",
    re.IGNORECASE,
)
REMARKS = re.compile(
    r"\b(?:(?:good|bad|young|old|fit|sharp|well|tall|small|big|great|spry|strong|going|lad|lass|girl|boy|man|woman|lady|bloke"
    r"|gentleman)\sfor|going\son|coming\sup(?:\sto|\son)?|getting\son\sfor|knocking\son|pushing|approaching|(?:off|short\sof|shy\sof)"
    r"|(?:makes?|made|put|puts)\s(?:him|her|me|them)(?:\s(?:at|down\sas))?|(?:looks?|looked|feels?|felt)(?:\slike|\snearer|\scloser\sto)?"
    r"|(?:form|passport|letter|file|paperwork|record|report|card)\s(?:says|said|has|puts)"
    r"|\ba\s(?:sprightly|young|fit|frail|very|tired|tough|healthy|youthful|spry|sharp|mature|grand|fragile|proud|hearty|small|tall|big"
    r"|hard|old)|not\syet|when\s(?:only\s|just\s)?|(?:says|said|thinks|thought|reckons),?\sor|(?:he|she|him|her|me|they),)"
    rf"\s(?:{SURELY}\s)?$",
    re.IGNORECASE,
)
AS_A_CHILD = re.compile(
    r"\b(?:orphaned|widowed|adopted|fostered|bereaved|over|country|england|britain|uk|care|to\ssea|pit|carer|(?:as\sa\s|a\s|the\s)"
    r"(?:boy|girl|child|kid))\)?,?\s(?:at|from|since)\s(?:age\s)?$",
    re.IGNORECASE,
)
OWN_YEARS = re.compile(r"\b(?:his|her|my|their|those|these)\s$", re.IGNORECASE)
YEARS = re.compile(r"\syears(?=\s?(?:[,.;:!?)\n]|$)|\son\sthis\b|\son\searth\b)", re.IGNORECASE)
MORE = re.compile(
    rf"(?:,?\s?(?:and|&|or|then|to|but)\s|,\s(?:and\s|then\s)?|\s?/\s?|\s?-\s?)"
    rf"(?:(?:is|was|at|aged|a|now|then)\s|[^\W\d_][\w'’]*\s(?:is|was|at)\s)?(?P<age>\d{{1,3}}|{SPELT})(?![\w%°£:]|[.,]\d)",
    re.IGNORECASE,
)
FORMS = (
    re.compile(r"(?<![\w£.,/])(?:[MFmf]\s?/\s?\d{1,3}|\d{1,3}\s?/\s?[MFmf])(?![\w/])"),
    re.compile(r"(?<![\w£.,/-])(?:1[6-9]|[2-9]\d)\s?[MF](?=\s?[,.;:)\n]|\s[a-z]|$)"),
    re.compile(r"(?<![\w£.,/-])\d{1,2}\s?(?:yo?|mo)(?=\s?[,.;)\n]|$)"),
    re.compile(rf"\b(?:[2-9]0|{TENS})[- ]?(?:something|odd)\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:\d{{1,2}}|{SPELT})(?=(?:,\s|\s(?:and|&|or)\s(?:a\s|an\s)?|/|\s?-\s?)(?:\d{{1,2}}|{SPELT})"
        r"[\s-]*(?:year|yr|month)s?[\s-]?olds?\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?<=\bhis\s)|(?<=\bher\s)|(?<=\bmy\s)|(?<=\btheir\s)|(?<=['’]s\s))\d{1,3}(?:st|nd|rd|th)"
        r"(?=\s?[,.;:!?)\n]|$|\s(?:birthday|party|year|in|on|next|last|this|and|was|is|so|coming)\b)",
        re.IGNORECASE,
    ),
)


def find_ages(reading: Reading, known: Lexicon, ages: Iterable[Span]) -> Iterator[Span]:
    """Where a number is somebody's age.

    Parameters
    ----------
    reading : Reading
        The text, names marked.
    known : Lexicon
        The word lists.
    ages : iterable of (int, int)
        What is known for an age already: a number after it may be another.
    """
    finder = _Finder(reading, known)
    found = [*finder.bare(), *(match.span() for form in FORMS for match in form.finditer(reading.text))]
    yield from found
    for _, end in (*found, *ages):
        yield from finder.more(end)


class _Finder:
    def __init__(self, reading: Reading, known: Lexicon) -> None:
        self.reading, self.known = reading, known
        self.starts = [word.start for word in reading.words]

    def bare(self) -> Iterator[Span]:
        text = self.reading.text
        for match in NUMBER.finditer(text):
            start, end = match.span("age")
            years = int(match["age"]) if match["age"].isdigit() else GROWN_UP + 20 if IS_GROWN.fullmatch(match["age"]) else 5
            if match["age"].lower() in ("ten", "eleven", "twelve"):
                years = 12
            if not 0 < years <= OLDEST or self._counted(start):
                continue
            if period := PERIOD.match(text, end):
                listed = years >= GROWN_UP and self._listed(text[max(0, start - BEFORE) : start], start)
                if listed or self._so_old(start) or self._named_before(start):
                    yield start, period.end()
                    continue
            if YEARS.match(text, end) and OWN_YEARS.search(text[max(0, start - 10) : start]) and years >= GROWN_UP:
                yield start, end
            elif self._is_age(start, end, years, match["age"].lower()):
                yield start, end

    def _is_age(self, start: int, end: int, years: int, spelt: str) -> bool:
        text = self.reading.text
        left = text[max(0, start - BEFORE) : start]
        closed, grown = bool(CLOSED.match(text, end)), years >= GROWN_UP
        ends = closed or self._ends(end, grown)
        if AGED.search(left):
            return not self._unit(end)
        if not ends or spelt == "one":
            return False
        if self._so_old(start):
            return grown or closed or self._next(end) in counting.AFTER_AGE | counting.WHERE
        if AS_A_CHILD.search(left):
            return True
        if (match := OF.search(left)) and self._human(match["subject"], start - len(left) + match.start("subject")):
            return grown
        if AT.search(left) and not self._measured(start):
            return grown
        if closed and grown and REMARKS.search(left):
            return True
        beside = BESIDE.search(left)
        if beside and self._human(beside["subject"], start - len(left) + beside.start("subject"), grown=grown):
            return closed and (grown or beside["comma"] != ".") or grown and not beside["comma"] and self._next(end) in counting.AFTER_AGE
        if grown and OPENS.search(left) and not spelt.isalpha():
            return bool(GOES_ON.match(text, end))
        return grown and closed and self._listed(left, start)

    def _listed(self, left: str, start: int) -> bool:
        """Frostbite, 39."""
        match = LISTED.search(left)
        if not match or match["earlier"].lower() in counting.MEASURES | self.known.words["calendar"] | {"at", "most", "least"}:
            return False
        sentence = re.split(r"[.!?\n]\s", self.reading.text[max(0, start - 120) : start])[-1]
        first = start - len(sentence)
        return not re.search(r"\b\d+\b", sentence[-24:]) and any(self._person_word(word) for word in self._words(first, start))

    def _words(self, start: int, end: int) -> list[Word]:
        return self.reading.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _person_word(self, word: Word) -> bool:
        people = (counting.HE, cues.KIN, counting.PEOPLE, self.known.keep["roles"])
        return word.name or any(word.low in words for words in people)

    def _so_old(self, start: int) -> bool:
        """Whether somebody is before a number: she is, the lad's, who was only."""
        left = self.reading.text[max(0, start - BEFORE) : start]
        if SHORT_SUBJECT.search(left):
            return True
        match = SUBJECT.search(left)
        if not match:
            return False
        says = re.search(r"\b(?:says|said)\s", match[0])
        unsaid = not (says and match["subject"].lower() in ("i", "we"))
        return unsaid and self._human(match["subject"], start - len(left) + match.start("subject"))

    def _human(self, subject: str, at: int, *, grown: bool = True) -> bool:
        low = subject.lower()
        if low in counting.HE | {"they", "one"}:
            return True
        n = bisect_left(self.starts, at)
        if n < len(self.starts) and self.starts[n] == at and self._called(self.reading.words[n]):
            return True
        if low in counting.NUMBERED_PEOPLE and not grown:
            return False
        singular = low.removesuffix("s").replace("wive", "wife")
        people = (cues.KIN, counting.PEOPLE, self.known.keep["roles"])
        return any(low in words or singular in words for words in people)

    def _called(self, word: Word) -> bool:
        return word.name or word.capital and not word.small and self.known.listed(word.low) and word.low not in counting.MEASURES

    def _named_before(self, start: int) -> bool:
        left = self.reading.text[max(0, start - BEFORE) : start]
        match = BESIDE.search(left)
        return bool(match) and self._human(match["subject"], start - len(left) + match.start("subject"), grown=False)

    def _next(self, end: int) -> str:
        match = NEXT.match(self.reading.text, end)
        return match["word"].lower() if match else ""

    def _unit(self, end: int) -> bool:
        return self._next(end) in counting.UNITS

    def _ends(self, end: int, grown: bool) -> bool:
        """Whether the sentence goes on after a number as it does after an age."""
        match = NEXT.match(self.reading.text, end)
        if not match:
            return False
        low = match["word"].lower()
        if low in counting.UNITS:
            return False
        if low in counting.AFTER_AGE | counting.WHERE:
            return True
        word = next(iter(self._words(match.start("word"), match.end("word"))), None)
        if not grown or word is None or word.name:
            return False
        return word.tag in counting.GOING_ON or low.endswith("ing") or self.known.is_slip(low) and not self.known.is_english(low)

    def _counted(self, start: int) -> bool:
        """Whether a score, a page, a room is told before a number."""
        before = self._words(max(0, start - 24), start)
        told = len(before) > 1 and before[-1].low in ("of", "is", "was", "no", "number") and before[-2].low in counting.MEASURES
        return told or bool(before) and before[-1].low in counting.MEASURES

    def _measured(self, start: int) -> bool:
        """Whether a score is told: MoCA at 23."""
        before = self._words(max(0, start - 30), start - 1)
        return any(word.low in counting.SCORES for word in before[-2:])

    def more(self, end: int) -> Iterator[Span]:
        """Other ages after one: 4, 6 and 9; 17, then 13."""
        text = self.reading.text
        while match := MORE.match(text, end):
            start, end = match.span("age")
            if not CLOSED.match(text, end) and self._next(end) not in counting.AFTER_AGE or match["age"].lower() == "one":
                return
            yield start, end
