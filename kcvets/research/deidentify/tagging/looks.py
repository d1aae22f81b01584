"""What the tagger sees of a word: what the lists say of it, how it is written, what stands beside it, what a model makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from zlib import crc32

import numpy as np
from wordfreq import zipf_frequency

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import REMEMBERED, Lexicon
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.reading import Reading, Word

#: From this Zipf frequency on a word is known by itself, below it by what it looks like.
KNOWN_BY_ITSELF = 3.3
CALLING = cues.TITLES | cues.STYLES | cues.KINSHIP
BY_LIST = {
    "place": {"begins": "town_begins", "town": "towns", "word": "town_words"},
    "cue": {"calendar": "calendar", "language": "languages"},
}
BY_SET = {
    "place": {
        "head": heads.HEADS, "street": heads.STREETS, "small": heads.SMALL_HEADS, "any": heads.ANY_HEAD,
        "village": heads.VILLAGES, "tree": heads.TREES,
    },
    "cue": {
        "title": cues.TITLES, "style": cues.STYLES, "kinship": cues.KINSHIP, "kin": cues.KIN, "locative": cues.LOCATIVES,
        "professional": cues.PROFESSIONAL, "job": cues.JOBS,
    },
}
#: What is seen of each word, with how many rows the network has for it.
COLUMNS = {
    "word": 4000, "ending": 1000, "beginning": 500, "names": 40, "english": 40, "keep": 150, "place": 150, "cue": 150, "frequency": 30,
    "written": 100, "tag": 60, "label": 60, "title": 10, "before": 150, "after": 150, "length": 60,
}


class Looks:
    """Turns words into numbers that the network's rows are found by.

    Parameters
    ----------
    known : Lexicon
        The word lists.
    """

    def __init__(self, known: Lexicon) -> None:
        self.known = known
        self.listed: Callable[[str], tuple[int, ...]] = lru_cache(REMEMBERED)(self._listed)

    def of(self, reading: Reading) -> np.ndarray:
        """One row for each word of a text: one number for each of `COLUMNS`, then its vector.

        Parameters
        ----------
        reading : Reading
            The text.
        """
        titles = {at for n, length in reading.titles for at in range(n, n + length)}
        rows = [(*self.listed(word.low), *self._standing(reading, n, word, titles)) for n, word in enumerate(reading.words)]
        return np.hstack([np.array(rows, dtype="float32").reshape(len(rows), len(COLUMNS)), reading.vectors])

    def _listed(self, low: str) -> tuple[int, ...]:
        """What is so wherever the word stands."""
        known, frequency = self.known, zipf_frequency(low, "en")
        name, english, ordinary = known.listed(low), known.is_english(low), known.is_ordinary(low)
        itself = low in CALLING or frequency >= KNOWN_BY_ITSELF and (ordinary or not name)
        return (
            _number("word", low if itself else "a name" if name else "a rare word"),
            _number("ending", low[-3:]),
            _number("beginning", low[:2]),
            _number("names", low in known.given, low in known.family, low in known.words["own"], low in known.words["lent"]),
            _number("english", english, ordinary, low in known.nouns, low in known.others),
            _number("keep", *(kind for kind, words in known.keep.items() if low in words)),
            *(_number(kind, *self._kinds(kind, low)) for kind in ("place", "cue")),
            _number("frequency", min(int(frequency * 1.5), 9)),
        )

    def _kinds(self, column: str, low: str) -> Iterator[str]:
        yield from (kind for kind, name in BY_LIST[column].items() if low in self.known.words[name])
        yield from (kind for kind, words in BY_SET[column].items() if low in words)

    def _standing(self, reading: Reading, n: int, word: Word, titles: set[int]) -> tuple[int, ...]:
        """What is so only here."""
        upper = word.text.isupper() and len(word.text) > 1
        return (
            _number("written", upper, word.capital, word.small, word.raised, word.begins, word.possessive),
            _number("tag", word.tag),
            _number("label", word.label),
            _number("title", n in titles),
            _number("before", _gap(reading.gap(n - 1)) if n else "line"),
            _number("after", _gap(reading.gap(n))),
            _number("length", min(len(word.low), 9)),
        )


@lru_cache(REMEMBERED)
def _number(column: str, *values: object) -> int:
    # the same on every machine and in every process, as `hash` is not; of its 32 bits those that a float32 holds
    return crc32(f"{column}={values}".encode()) >> 8


@lru_cache(REMEMBERED)
def _gap(between: str) -> str:
    """What stands between two words, shortened: a new line, a number, a sign or two."""
    if "\n" in between:
        return "line"
    return "number" if any(map(str.isdigit, between)) else between.strip()[:2]
