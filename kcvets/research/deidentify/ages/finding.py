"""Ages that no form gives away: a bare number, and what the words around it say about it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.ages import around, counting
from kcvets.research.deidentify.ages.forms import CHILDREN, NUMBERED
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.reading import Reading, Span, Word

OLDEST, GROWN_UP, HOURS = 110, 13, 24
BEFORE, AFTER = 48, 24  # characters that are looked at on either side


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


class _Finder:
    def __init__(self, reading: Reading, known: Lexicon) -> None:
        self.reading, self.known = reading, known
        self.starts = [word.start for word in reading.words]

    def bare(self) -> Iterator[Span]:
        text = self.reading.text
        for match in around.NUMBER.finditer(text):
            start, end = match.span("age")
            years = _years(match["age"])
            if not 0 < years <= OLDEST or self._counted(start):
                continue
            if (period := around.PERIOD.match(text, end)) and match["age"].lower() != "one":
                listed = years >= GROWN_UP and not _in_weeks(period) and self._listed(text[max(0, start - BEFORE) : start], start)
                if listed or self._so_old(start) or self._named_before(start):
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
            goes_on = around.CLOSED.match(text, end) or self._next(end) in counting.AFTER_AGE | counting.WHERE
            if goes_on and not NUMBERED.fullmatch(match["ages"]):
                yield from (age.span() for age in around.NUMBER.finditer(text, start, end))

    def abbreviated(self) -> Iterator[Span]:
        """Ages in months and with a sex: baby is 7/12, a name and 66m."""
        text = self.reading.text
        for match in around.IN_MONTHS.finditer(text):
            left = text[max(0, match.start() - BEFORE) : match.start()]
            told = around.AGED.search(left) or around.BABY.search(left) or self._so_old(match.start())
            if told or left.endswith((", ", " (")) and self._named_before(match.start()):
                yield match.span("age")
        for match in around.WITH_SEX.finditer(text):
            left = text[max(0, match.start() - BEFORE) : match.start()]
            if around.OPENS.search(left) or self._named_before(match.start()):
                yield match.span()

    def _is_age(self, start: int, end: int, years: int, spelt: str) -> bool:
        text = self.reading.text
        left = text[max(0, start - BEFORE) : start]
        closed, grown = bool(around.CLOSED.match(text, end)), years >= GROWN_UP
        ends = closed or self._ends(end, grown)
        if around.AGED.search(left):
            return not self._unit(end) or self._next(end) == "of"  # age 72 of 31 Mill Way
        if not grown and around.CHILD.search(left) and self._goes_on(end) or self._set_beside(left, start, end, grown=grown):
            return spelt != "one"
        if not ends or spelt == "one":
            return False
        if self._so_old(start):
            if around.SAID.search(left) and not (grown and closed):
                return False
            return grown or closed or self._next(end) in counting.AFTER_AGE | counting.WHERE
        if around.AS_A_CHILD.search(left):
            return True
        if (match := around.OF.search(left)) and self._human(match["subject"], start - len(left) + match.start("subject")):
            return grown
        if around.AT.search(left) and not self._measured(start) and not around.HOUR.match(text, end) or around.LIFE.search(left):
            return grown
        remarked = around.REMARKS.search(left) and (closed or self._next(end) in counting.JOINED)
        if grown and (remarked or self._by_then(left, end, years, spelt)):
            return True
        if grown and (closed or self._next(end) in counting.AFTER_AGE) and around.AND_IS.search(left) and self._somebody_in_sentence(start):
            return True
        if grown and around.AFTER_ASIDE.search(left) and self._somebody_begins(start):
            return closed or self._next(end) in counting.AFTER_AGE
        beside = around.BESIDE.search(left)
        if beside and not self._points(left, beside, grown):
            return False
        if beside and self._human(beside["subject"], start - len(left) + beside.start("subject"), grown=grown):
            bracketed = left.endswith("(") and self._next(end) in counting.AFTER_AGE | counting.WHERE
            if (closed or bracketed) and (grown or beside["comma"] != "."):
                return True
            return grown and not beside["comma"] and self._next(end) in counting.AFTER_AGE
        if closed and around.NEARLY.search(left) and self._somebody_in_sentence(start):
            return True
        alone = around.SENTENCE.search(left) and around.ALONE.match(text, end)
        bracket = closed and around.BRACKET.search(left)
        if grown and (alone and self._somebody_in_sentence(start - 2) or bracket and self._somebody_in_sentence(start)):
            return True
        if grown and around.OPENS.search(left) and not spelt.isalpha() and not around.OF_A_PAGE.search(left):
            return bool(around.GOES_ON.match(text, end))
        return grown and closed and self._listed(left, start)

    def _listed(self, left: str, start: int) -> bool:
        """Frostbite, 39."""
        match = around.LISTED.search(left)
        if not match or match["earlier"].lower() in counting.MEASURES | self.known.words["calendar"] | {"at", "most", "least"}:
            return False
        sentence = self._sentence(start)
        return not re.search(r"\b\d+\b(?!\s?(?:months?|weeks?|wks|/))", sentence[-24:]) and self._somebody_in_sentence(start)

    def _sentence(self, start: int) -> str:
        return re.split(r"[.!?\n]\s", self.reading.text[max(0, start - 120) : start])[-1]

    def _somebody_in_sentence(self, start: int) -> bool:
        return any(self._person_word(word) for word in self._words(start - len(self._sentence(start)), start))

    def _somebody_begins(self, start: int) -> bool:
        """Whether a sentence begins with somebody, up to its first comma or bracket."""
        sentence = self._sentence(start)
        begins = start - len(sentence)
        words = self._words(begins, begins + len(re.split(r"[,(]", sentence)[0]))
        return any(self._person_word(word) for word in words) and not any(word.low in counting.MEASURES for word in words)

    def _by_then(self, left: str, end: int, years: int, spelt: str) -> bool:
        """By thirty he had lost both: not by 10 she was asleep."""
        return bool(around.BY.search(left)) and (spelt.isalpha() or years > HOURS) and self._next(end) in counting.HE

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
        if not beside or beside["comma"] or self._unit(end):
            return False
        words = self._words(start - len(left) + beside.start("subject") - 12, start)
        if not words or len(words) > 1 and words[-2].low in counting.GIVING:
            return False
        following = self._word_after(end)
        if following is None or following.low in heads.HEADS | {"to", "out", "or"} or self._is_counted(following):
            return False
        if not grown:
            acts = following.low in cues.ACTING | cues.BEING | {"now"} or following.tag in ("VBZ", "VBD", "MD")
            return words[-1].name and not words[-1].possessive and acts
        beside_kin = following.tag != "IN" or following.low == "at"
        return words[-1].name or words[-1].low in (cues.KIN | counting.SEXES) - counting.NUMBERED_PEOPLE and beside_kin

    def _is_counted(self, word: Word) -> bool:
        """Whether a number before a word tells how many, or what day."""
        if word.low in counting.PEOPLE | cues.ACTING | cues.BEING:
            return False
        return word.tag in ("NNS", "NNPS") or word.text.isdigit() or word.low in self.known.words["calendar"]

    def _word_after(self, end: int) -> Word | None:
        match = around.NEXT.match(self.reading.text, end)
        return next(iter(self._words(match.start("word"), match.end("word"))), None) if match else None

    def _goes_on(self, end: int) -> bool:
        """Whether a verb, a preposition or the like follows."""
        word = self._word_after(end)
        goes_on = word is not None and word.tag in counting.GOING_ON and not self._unit(end)
        return goes_on or bool(around.CLOSED.match(self.reading.text, end))

    def _words(self, start: int, end: int) -> list[Word]:
        return self.reading.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _person_word(self, word: Word) -> bool:
        people = (counting.HE, cues.KIN, counting.PEOPLE, counting.STATES, self.known.keep["roles"])
        return word.name or any(word.low in words for words in people)

    def _so_old(self, start: int) -> bool:
        """Whether somebody is before a number: she is, the lad's, who was only."""
        left = self.reading.text[max(0, start - BEFORE) : start]
        if around.SHORT_SUBJECT.search(left):
            return True
        match = around.SUBJECT.search(left)
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
        if low in counting.NOBODY:
            return False
        people = (cues.KIN, counting.PEOPLE, self.known.keep["roles"])
        return any(low in words or singular in words for words in people)

    def _called(self, word: Word) -> bool:
        nobody = word.low in counting.MEASURES or word.low in self.known.words["calendar"]
        return word.name or word.capital and not word.small and self.known.listed(word.low) and not nobody

    def _named_before(self, start: int) -> bool:
        left = self.reading.text[max(0, start - BEFORE) : start]
        match = around.BESIDE.search(left)
        return bool(match) and self._human(match["subject"], start - len(left) + match.start("subject"), grown=False)

    def _next(self, end: int) -> str:
        match = around.NEXT.match(self.reading.text, end)
        return match["word"].lower() if match else ""

    def _unit(self, end: int) -> bool:
        return self._next(end) in counting.UNITS

    def _ends(self, end: int, grown: bool) -> bool:
        """Whether the sentence goes on after a number as it does after an age."""
        match = around.NEXT.match(self.reading.text, end)
        if not match:
            return False
        low = match["word"].lower()
        if low in counting.UNITS:
            return False
        if low in counting.AFTER_AGE | counting.WHERE or around.IS_GROWN.fullmatch(low):
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
        while match := around.MORE.match(text, end):
            start, end = match.span("age")
            if match["who"] and not self._human(match["who"], match.start("who"), grown=False):
                return
            if period := around.PERIOD.match(text, end):
                if not (_in_weeks(period) and _years(match["age"]) >= GROWN_UP):  # Denisa, 19, 34 weeks
                    yield start, period.end()
                return
            if not around.CLOSED.match(text, end) and self._next(end) not in counting.AFTER_AGE or match["age"].lower() == "one":
                return
            yield start, end
