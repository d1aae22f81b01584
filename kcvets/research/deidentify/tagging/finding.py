"""Which words a trained tagger takes for names that the rules did not find."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import numpy as np

from kcvets.research.deidentify.found import Found
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.reading import Reading, Word, covers, with_article
from kcvets.research.deidentify.tagging.looks import Looks
from kcvets.research.deidentify.tagging.network import NOTHING, PERSON, PLACE, learnt

#: The chance from which a word is taken for a name, and from which it belongs to one that it stands beside; of words that are
#: mostly kept, more is asked.
SURE, BESIDE = (0.4, 0.7), (0.05, 0.5)
KEPT = ("things", "conditions", "organisations", "theorists", "authors")
#: Below it, a word that the rules took for a name is none: vist, strat, boss.
NONE = 0.003
LINKS = frozenset("and by of the for in on to with".split())
NAMED = ("PERSON", "PLACE")


class Tagger:
    """Finds names by how their words look and stand: Open Door Rugeley, the Raj Mahal, Doncastr.

    Parameters
    ----------
    known : Lexicon
        The word lists.
    weights : Path
        The trained network.
    """

    def __init__(self, known: Lexicon, weights: Path) -> None:
        self.known = known
        self.weights = weights
        self.looks = Looks(known)

    @cached_property
    def _network(self):
        return learnt(self.weights)

    def chances(self, readings: list[Reading]) -> list[np.ndarray]:
        """For each text, a row for each word: the chances that it names nothing, a person, a place.

        Parameters
        ----------
        readings : list of Reading
            The texts.
        """
        return self._network.predict([self.looks.of(reading) for reading in readings])

    def find(self, reading: Reading, chances: np.ndarray, found: list[Found]) -> Iterator[Found]:
        """Where names stand that are not masked yet, whole: with what is masked of them already.

        Parameters
        ----------
        reading : Reading
            A text, in which the rules have marked what is kept.
        chances : array of shape (words, 3)
            What the network says of it.
        found : list of Found
            What is masked already.
        """
        words = reading.words
        masked = _touched(reading, found)
        kept = [self._is_kept(word) for word in words]
        named = 1 - chances[:, NOTHING]
        chosen = {n for n in range(len(words)) if not masked[n] and named[n] >= SURE[kept[n]]}
        chosen |= self._again(reading, chosen, [done or keep for done, keep in zip(masked, kept, strict=True)])
        chosen = _widened(reading, chosen, [not masked[n] and named[n] >= BESIDE[kept[n]] for n in range(len(words))])
        chosen |= {n + 1 for n in chosen if words[n].low in LINKS and _close(reading, n)}  # no name ends with "and"
        for first, last in _together(reading, chosen, _touched(reading, [one for one in found if one.kind in NAMED])):
            if all(self.known.is_everybodys(word.low) for word in words[first : last + 1]):
                continue  # an, the, can
            start, end = words[first].start, words[last].finish
            person = chances[first : last + 1, PERSON].sum() > chances[first : last + 1, PLACE].sum()
            yield Found(start, end, "PERSON") if person else Found(*with_article(reading.text, start, end), "PLACE")

    def agreed(self, reading: Reading, chances: np.ndarray, found: list[Found]) -> list[Found]:
        """What was found, without what surely names nothing in all its words, but for an article.

        Parameters
        ----------
        reading, chances, found
            As for `find`.
        """
        named = 1 - chances[:, NOTHING]
        return [one for one in found if one.kind not in NAMED or not self._names_nothing(_parts(reading, one), named)]

    def _names_nothing(self, words: list[Word], named: np.ndarray) -> bool:
        surely = (named[word.number] < NONE and not word.text.isupper() and not self._is_plural_name(word) for word in words)
        return bool(words) and all(surely)

    def _is_plural_name(self, word: Word) -> bool:
        """The bradleys."""
        return not self.known.listed(word.low) and self.known.listed(word.low.removesuffix("s"))

    def _is_kept(self, word: Word) -> bool:
        return word.kept or any(word.low in self.known.keep[kind] for kind in KEPT) or word.low in self.known.words["calendar"]

    def _again(self, reading: Reading, chosen: set[int], fixed: list[bool]) -> set[int]:
        """The same name elsewhere in the text."""
        names = {reading.words[n].text for n in chosen if self._names_alone(reading.words[n])}
        return {n for n, word in enumerate(reading.words) if not fixed[n] and word.text in names and self._names_alone(word)}

    def _names_alone(self, word: Word) -> bool:
        return word.capital and not word.begins or not self.known.is_english(word.low)


def _touched(reading: Reading, found: list[Found]) -> list[bool]:
    """For each word whether something that was found touches it."""
    spans = [(one.start, one.end) for one in found]
    return [covers(spans, word.start, word.finish) for word in reading.words]


def _parts(reading: Reading, one: Found) -> list[Word]:
    """The words of what was found, without an article."""
    return [word for word in reading.words if word.start < one.end and one.start < word.finish and word.low != "the"]


def _widened(reading: Reading, chosen: set[int], fitting: list[bool]) -> set[int]:
    """With the words beside a name that may well belong to it."""
    wider = set(chosen)
    for step in (1, -1):
        for n in chosen:
            at = n + step
            while 0 <= at < len(fitting) and fitting[at] and _close(reading, min(at, at - step)):
                wider.add(at)
                at += step
    return wider


def _together(reading: Reading, chosen: set[int], named: list[bool]) -> Iterator[tuple[int, int]]:
    """The first and the last word of each name that was chosen or has a chosen word in it."""
    parts = [n in chosen or named[n] for n in range(len(named))]
    last = len(parts) - 1
    linked = [
        0 < n < last and reading.words[n].low in LINKS and parts[n - 1] and parts[n + 1] and bool({n - 1, n + 1} & chosen)
        for n in range(len(parts))
    ]
    first = None
    for n in range(len(parts)):
        if not (parts[n] or linked[n]):
            continue
        first = n if first is None else first
        if n == last or not _close(reading, n) or not (parts[n + 1] or linked[n + 1]):
            if chosen & set(range(first, n + 1)):
                yield first, n
            first = None


def _close(reading: Reading, n: int) -> bool:
    """Whether nothing but a space or a hyphen stands between a word and the next."""
    return reading.gap(n) in (" ", "-")
