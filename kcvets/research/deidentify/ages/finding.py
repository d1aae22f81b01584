"""Ages that no form gives away: a bare number, and what the words around it say about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.ages import around, counting
from kcvets.research.deidentify.ages.forms import CHILDREN, NUMBERED
from kcvets.research.deidentify.ages.surroundings import BEFORE, Surroundings
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.reading import Reading, Span

OLDEST, GROWN_UP, HOURS = 110, 13, 24


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
    found = [*finder.bare(), *finder.children(), *finder.abbreviated()]
    yield from found
    for _, end in (*found, *ages):
        yield from finder.more(end)


def _years(age: str) -> int:
    """How old, roughly where it is spelt."""
    if figures := re.match(r"\d+", age):
        return int(figures[0])
    if age.lower() in ("ten", "eleven", "twelve"):
        return GROWN_UP - 1
    return GROWN_UP + 20 if around.IS_GROWN.fullmatch(age) else 5


def _in_weeks(period: re.Match[str]) -> bool:
    return period[0].strip().startswith("w")


class _Finder(Surroundings):
    def bare(self) -> Iterator[Span]:
        text = self.reading.text
        for match in around.NUMBER.finditer(text):
            start, end = match.span("age")
            years = _years(match["age"])
            if not 0 < years <= OLDEST or self.counted(start):
                continue
            if (period := around.PERIOD.match(text, end)) and match["age"].lower() != "one":
                listed = years >= GROWN_UP and not _in_weeks(period) and self._listed(text[max(0, start - BEFORE) : start], start)
                lasted = "day" in period[0] and not text[:start].endswith((", ", " ("))  # with us nine days
                if listed or not lasted and (self.so_old(start) or self.named_before(start)):
                    yield start, period.end()
                    continue
            if around.YEARS.match(text, end) and around.OWN_YEARS.search(text[max(0, start - 10) : start]) and years >= GROWN_UP:
                yield start, end
            elif self._is_age(start, end, years, match["age"].lower()):
                yield start, end

    def children(self) -> Iterator[Span]:
        """Ages of children in a row."""
        text = self.reading.text
        for match in CHILDREN.finditer(text):
            start, end = match.span("ages")
            goes_on = around.CLOSED.match(text, end) or self.next(end) in counting.AFTER_AGE | counting.WHERE
            if goes_on and not NUMBERED.fullmatch(match["ages"]):
                yield from (age.span() for age in around.NUMBER.finditer(text, start, end))

    def abbreviated(self) -> Iterator[Span]:
        """Ages in months and with a sex: baby is 7/12, a name and 66m."""
        text = self.reading.text
        for match in around.IN_MONTHS.finditer(text):
            left = text[max(0, match.start() - BEFORE) : match.start()]
            told = around.AGED.search(left) or around.BABY.search(left) or self.so_old(match.start())
            if told or left.endswith((", ", " (")) and self.named_before(match.start()):
                yield match.span("age")
        for match in around.WITH_SEX.finditer(text):
            left = text[max(0, match.start() - BEFORE) : match.start()]
            if around.OPENS.search(left) or self.named_before(match.start()):
                yield match.span()

    def _is_age(self, start: int, end: int, years: int, spelt: str) -> bool:
        text = self.reading.text
        left = text[max(0, start - BEFORE) : start]
        closed, grown = bool(around.CLOSED.match(text, end)), years >= GROWN_UP
        ends = closed or self.ends(end, grown)
        if around.AGED.search(left):
            return not self.unit(end) or self.next(end) == "of"  # age 72 of 31 Mill Way
        if not grown and around.CHILD.search(left) and self.goes_on(end) or self._set_beside(left, start, end, grown=grown):
            return spelt != "one"
        if not ends or spelt == "one":
            return False
        if self.so_old(start):
            if around.SAID.search(left) and not (grown and closed):
                return False
            return grown or closed or self.next(end) in counting.AFTER_AGE | counting.WHERE
        if around.AS_A_CHILD.search(left) or spelt.isalpha() and self._arrived(left, start, end):
            return True
        if (match := around.OF.search(left)) and self.human(match["subject"], start - len(left) + match.start("subject")):
            return grown
        if around.AT.search(left) and not self.measured(start) and not around.HOUR.match(text, end) or around.LIFE.search(left):
            return grown
        remarked = around.REMARKS.search(left) and (closed or self.next(end) in counting.JOINED)
        if grown and (remarked or self._by_then(left, end, years, spelt)):
            return True
        if grown and (closed or self.next(end) in counting.AFTER_AGE) and around.AND_IS.search(left) and self.somebody_in_sentence(start):
            return True
        if grown and around.AFTER_ASIDE.search(left) and self.somebody_begins(start):
            return closed or self.next(end) in counting.AFTER_AGE
        beside = around.BESIDE.search(left)
        if beside and not self._points(left, beside, grown):
            return False
        if beside and self.human(beside["subject"], start - len(left) + beside.start("subject"), grown=grown):
            bracketed = left.endswith("(") and self.next(end) in counting.AFTER_AGE | counting.WHERE
            if (closed or bracketed) and (grown or beside["comma"] != "."):
                return True
            return grown and not beside["comma"] and self.next(end) in counting.AFTER_AGE
        if closed and around.NEARLY.search(left) and self.somebody_in_sentence(start):
            return True
        alone = around.SENTENCE.search(left) and around.ALONE.match(text, end)
        bracket = closed and around.BRACKET.search(left)
        if grown and (alone and self.somebody_in_sentence(start - 2) or bracket and self.somebody_in_sentence(start)):
            return True
        if grown and around.OPENS.search(left) and not spelt.isalpha() and not around.OF_A_PAGE.search(left):
            return bool(around.GOES_ON.match(text, end))
        return grown and closed and self._listed(left, start)

    def _arrived(self, left: str, start: int, end: int) -> bool:
        """Came from Wrocław at ten: not "came from Leeds at ten past", "came on the train at ten"."""
        match = around.ARRIVED.search(left)
        if not match or around.HOUR.match(self.reading.text, end):
            return False
        place = self.words(start - len(left) + match.start("place"), start - 1)
        no_land = heads.HEADS | counting.NOBODY | self.known.words["calendar"]
        return any(word.capital for word in place) and not any(word.low in no_land for word in place)

    def _listed(self, left: str, start: int) -> bool:
        """Frostbite, 39."""
        match = around.LISTED.search(left)
        if not match or match["earlier"].lower() in counting.MEASURES | self.known.words["calendar"] | {"at", "most", "least"}:
            return False
        sentence = self.sentence(start)
        return not re.search(r"\b\d+\b(?!\s?(?:months?|weeks?|wks|/))", sentence[-24:]) and self.somebody_in_sentence(start)

    def _by_then(self, left: str, end: int, years: int, spelt: str) -> bool:
        """By thirty he had lost both: not by 10 she was asleep."""
        return bool(around.BY.search(left)) and (spelt.isalpha() or years > HOURS) and self.next(end) in counting.HE

    def _points(self, left: str, beside: re.Match[str], grown: bool) -> bool:
        """Whether the word beside a number is somebody: the little one, not "one, two"; not "her two"."""
        low = beside["subject"].lower()
        if low == "one":
            return bool(around.WHICH_ONE.search(left[: beside.start("subject")]))
        if not grown and low in counting.GROWN_UPS:
            return False  # mum 2, dad 3
        return grown or low not in counting.HE or bool(beside["comma"]) or left.endswith("(")

    def _set_beside(self, left: str, start: int, end: int, *, grown: bool) -> bool:
        """Danny 14 excluded, mum 41 dad 44: not "gave Danny 20 quid", "Danny 10 minutes late"."""
        beside = around.BESIDE.search(left)
        if not beside or beside["comma"] or self.unit(end):
            return False
        words = self.words(start - len(left) + beside.start("subject") - 12, start)
        if not words or len(words) > 1 and words[-2].low in counting.GIVING:
            return False
        following = self.word_after(end)
        if following is None or following.low in heads.HEADS | {"to", "out", "or"} or self.is_counted(following):
            return False
        if not grown:
            acts = following.low in cues.ACTING | cues.BEING | {"now"} or following.tag in ("VBZ", "VBD", "MD")
            return words[-1].name and not words[-1].possessive and acts
        beside_kin = following.tag != "IN" or following.low == "at"
        return words[-1].name or words[-1].low in (cues.KIN | counting.SEXES) - counting.NUMBERED_PEOPLE and beside_kin

    def more(self, end: int) -> Iterator[Span]:
        """Other ages after one: 4, 6 and 9; 17, then 13."""
        text = self.reading.text
        while match := around.MORE.match(text, end):
            start, end = match.span("age")
            if match["who"] and not self.human(match["who"], match.start("who"), grown=False):
                return
            if period := around.PERIOD.match(text, end):
                if not (_in_weeks(period) and _years(match["age"]) >= GROWN_UP):  # Denisa, 19, 34 weeks
                    yield start, period.end()
                return
            if not around.CLOSED.match(text, end) and self.next(end) not in counting.AFTER_AGE or match["age"].lower() == "one":
                return
            yield start, end
