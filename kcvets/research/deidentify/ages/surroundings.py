"""What the words around a number are: people, units, measures, how a sentence goes on."""

from __future__ import annotations

import re
from bisect import bisect_left

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.ages import around, counting
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.reading import Reading, Word

BEFORE = 48  # characters that are looked at before a number


class Surroundings:
    """Looks at the words around the numbers of a text."""

    def __init__(self, reading: Reading, known: Lexicon) -> None:
        self.reading, self.known = reading, known
        self.starts = [word.start for word in reading.words]

    def sentence(self, start: int) -> str:
        return re.split(r"[.!?\n]\s", self.reading.text[max(0, start - 120) : start])[-1]

    def somebody_in_sentence(self, start: int) -> bool:
        return any(self.person_word(word) for word in self.words(start - len(self.sentence(start)), start))

    def somebody_begins(self, start: int) -> bool:
        """Whether a sentence begins with somebody, up to its first comma or bracket."""
        sentence = self.sentence(start)
        begins = start - len(sentence)
        words = self.words(begins, begins + len(re.split(r"[,(]", sentence)[0]))
        return any(self.person_word(word) for word in words) and not any(word.low in counting.MEASURES for word in words)

    def is_counted(self, word: Word) -> bool:
        """Whether a number before a word tells how many, or what day."""
        if word.low in counting.PEOPLE | cues.ACTING | cues.BEING:
            return False
        return word.tag in ("NNS", "NNPS") or word.text.isdigit() or word.low in self.known.words["calendar"]

    def word_after(self, end: int) -> Word | None:
        match = around.NEXT.match(self.reading.text, end)
        return next(iter(self.words(match.start("word"), match.end("word"))), None) if match else None

    def goes_on(self, end: int) -> bool:
        """Whether a verb, a preposition or the like follows."""
        word = self.word_after(end)
        goes_on = word is not None and word.tag in counting.GOING_ON and not self.unit(end)
        return goes_on or bool(around.CLOSED.match(self.reading.text, end))

    def words(self, start: int, end: int) -> list[Word]:
        return self.reading.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def person_word(self, word: Word) -> bool:
        people = (counting.HE, cues.KIN, counting.PEOPLE, counting.STATES, self.known.keep["roles"])
        return word.name or any(word.low in words for words in people)

    def so_old(self, start: int) -> bool:
        """Whether somebody is before a number: she is, the lad's, who was only."""
        left = self.reading.text[max(0, start - BEFORE) : start]
        if around.SHORT_SUBJECT.search(left):
            return True
        match = around.SUBJECT.search(left)
        if not match:
            return False
        says = re.search(r"\b(?:says|said)\s", match[0])
        unsaid = not (says and match["subject"].lower() in ("i", "we"))
        return unsaid and self.human(match["subject"], start - len(left) + match.start("subject"))

    def human(self, subject: str, at: int, *, grown: bool = True) -> bool:
        low = subject.lower()
        if low in counting.HE | {"they", "one"}:
            return True
        if low in counting.NUMBERED_PEOPLE and not grown:
            return False
        n = bisect_left(self.starts, at)
        if n < len(self.starts) and self.starts[n] == at and self.called(self.reading.words[n]):
            return True
        singular = low.removesuffix("s").replace("wive", "wife")
        if low in counting.NOBODY:
            return False
        people = (cues.KIN, counting.PEOPLE, self.known.keep["roles"])
        return any(low in words or singular in words for words in people)

    def called(self, word: Word) -> bool:
        nobody = word.low in counting.MEASURES or word.low in self.known.words["calendar"]
        return word.name or word.capital and not word.small and self.known.listed(word.low) and not nobody

    def named_before(self, start: int) -> bool:
        left = self.reading.text[max(0, start - BEFORE) : start]
        match = around.BESIDE.search(left)
        return bool(match) and self.human(match["subject"], start - len(left) + match.start("subject"), grown=False)

    def next(self, end: int) -> str:
        match = around.NEXT.match(self.reading.text, end)
        return match["word"].lower() if match else ""

    def unit(self, end: int) -> bool:
        return self.next(end) in counting.UNITS

    def ends(self, end: int, grown: bool) -> bool:
        """Whether the sentence goes on after a number as it does after an age."""
        match = around.NEXT.match(self.reading.text, end)
        if not match:
            return False
        low = match["word"].lower()
        if low in counting.UNITS:
            return False
        if low in counting.AFTER_AGE | counting.WHERE or grown and low in cues.KIN or around.IS_GROWN.fullmatch(low):
            return True
        word = next(iter(self.words(match.start("word"), match.end("word"))), None)
        if not grown or word is None or word.name:
            return False
        return word.tag in counting.GOING_ON or low.endswith("ing") or self.known.is_slip(low) and not self.known.is_english(low)

    def counted(self, start: int) -> bool:
        """Whether a score, a page, a room is told before a number."""
        before = self.words(max(0, start - 24, self.reading.text.rfind(")", 0, start)), start)  # not (room 3): 97
        told = len(before) > 1 and before[-1].low in ("of", "is", "was", "no", "number") and before[-2].low in counting.MEASURES
        return told or bool(before) and before[-1].low in counting.MEASURES

    def measured(self, start: int) -> bool:
        """Whether a score is told: MoCA at 23."""
        before = self.words(max(0, start - 30), start - 1)
        return any(word.low in counting.SCORES for word in before[-2:])
