"""A text as its words, with what a model said of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from kcvets.research.deidentify.casing import BEGINS, WORD, Line
from kcvets.research.deidentify.lexicon import base

JOINS = re.compile(r"['’]? {1,2}|-")
ABBREVIATES = re.compile(r"\.? ?")
ABBREVIATED = frozenset("mr mrs ms mx dr prof rev revd fr st sgt cllr jr snr jnr sr sra srta dna fam insp sgt hr fru messrs pt".split())
JOINED_ARTICLE = re.compile(r"(?:a[ldnrstz]|ash|el|d|l|de|di|t)[-'’][A-ZÀ-Þ]")
POSSESSIVE = re.compile(r"['’]s?$")
Span = tuple[int, int]


@dataclass(eq=False)
class Word:
    """A word of a text, and what is known of it."""

    number: int
    start: int
    end: int
    text: str  # with the capital that a name would have
    low: str
    begins: bool  # a sentence
    small: bool  # in a line written all in one case
    raised: bool  # taken for a name there
    tag: str = ""
    label: str = ""
    kept: bool = False
    name: bool = False

    @cached_property
    def capital(self) -> bool:
        return self.text[0].isupper() or bool(JOINED_ARTICLE.match(self.text))

    @cached_property
    def possessive(self) -> bool:
        return bool(POSSESSIVE.search(self.text))

    @property
    def finish(self) -> int:
        """Where the word ends without its possessive."""
        return self.end - len(POSSESSIVE.search(self.text)[0]) if self.possessive else self.end


@dataclass
class Reading:
    """A text as its words.

    Parameters
    ----------
    text : str
        With capitals where names begin.
    words : list of Word
        In order.
    titles : list of (int, int)
        Where titles stand that are kept: the number of the first word, and how many there are.
    vectors : array of shape (words, width)
        What a model makes of each word where it stands.
    """

    text: str
    words: list[Word] = field(repr=False)
    titles: list[Span] = field(default_factory=list, repr=False)
    vectors: np.ndarray | None = field(default=None, repr=False)

    @classmethod
    def of(cls, text: str, lines: list[Line], tags: dict[int, str], entities: Iterable[tuple[str, int, int]]) -> Reading:
        """The reading of a text whose lines were looked at, with a model's tags by place and its entities."""
        words = [
            Word(
                number, match.start(), match.end(), match[0], base(match[0]),
                begins=bool(BEGINS.search(text, max(0, match.start() - 5), match.start())),
                small=line.case != "normal",
                raised=match.start() in line.raised,
                tag=tags.get(match.start(), ""),
            )
            for number, (line, match) in enumerate((line, match) for line in lines for match in WORD.finditer(text, line.start, line.end))
        ]
        reading = cls(text, words)
        at = 0
        for kind, start, end in sorted(entities, key=lambda one: one[1]):
            while at < len(words) and words[at].end <= start:
                at += 1
            n = at
            while n < len(words) and words[n].start < end:
                words[n].label = kind
                n += 1
        return reading

    def gap(self, n: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.words[n].end : self.words[n + 1].start] if n + 1 < len(self.words) else "\n"

    def before(self, n: int, steps: int = 1) -> Word | None:
        """The word some steps before, in the same breath: nothing but spaces between."""
        for step in range(steps):
            if n - step < 1 or not self._joined[n - step - 1]:
                return None
        return self.words[n - steps]

    def after(self, n: int, steps: int = 1) -> Word | None:
        """The word some steps after, in the same breath."""
        for step in range(steps):
            if not self._joined[n + step]:
                return None
        return self.words[n + steps]

    def following(self, word: Word) -> Word | None:
        """The word directly after another."""
        return self.after(word.number)

    @cached_property
    def _joined(self) -> list[bool]:
        """For each word whether nothing parts it from the next: no full stop but that of an initial or a title."""
        return [self._joins(n, word) for n, word in enumerate(self.words)]

    def _joins(self, n: int, word: Word) -> bool:
        gap = self.gap(n)
        short = len(word.text) == 1 or word.low in ABBREVIATED
        return bool(JOINS.fullmatch(gap) or short and ABBREVIATES.fullmatch(gap))

    def runs(self) -> Iterator[list[Word]]:
        """Words with capitals that stand together."""
        run: list[Word] = []
        for n, word in enumerate(self.words):
            if word.capital:
                run.append(word)
            if run and (not word.capital or self.gap(n) != " "):
                yield run
                run = []


def covers(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether one of some stretches touches this one."""
    return any(first < end and start < last for first, last in spans)


def with_article(text: str, start: int, end: int) -> Span:
    """A name with the article before it, if there is one."""
    return (start - 4 if text[:start][-4:].lower() == "the " and not text[:start][-5:-4].isalnum() else start, end)
