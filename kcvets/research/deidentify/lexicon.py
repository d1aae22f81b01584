"""What is known about words: names of many origins, ordinary English, and what is kept though it has a capital."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from unicodedata import combining, normalize

from wordfreq import zipf_frequency

COMMON, RARE = 5.2, 2.2  # Zipf frequencies: a word everybody uses, and one that hardly occurs in English
REMEMBERED = 100_000  # words
POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(REMEMBERED)
def base(word: str) -> str:
    """A word in small letters, without accents and without a possessive: how lists are compared."""
    letters = normalize("NFD", POSSESSIVE.sub("", word).lower())
    return "".join(letter for letter in letters if not combining(letter)).replace("ł", "l").replace("ø", "o").replace("’", "'")


@dataclass(frozen=True)
class Lexicon:
    """Word lists, in the form of `base`.

    Parameters
    ----------
    given, family : frozenset of str
        Given names and surnames.
    ordinary : frozenset of str
        Names that are ordinary words too.
    people_verbs : frozenset of str
        Verbs that are nearly always said of a person.
    short : mapping of str to tuple of str
        Full names by their short form.
    theorists, conditions, things, roles : frozenset of str
        Capitalised words that are no person met in practice.
    phrases : tuple of str
        Titles of laws, organisations and authors, kept as they stand.
    """

    given: frozenset[str]
    family: frozenset[str]
    ordinary: frozenset[str]
    people_verbs: frozenset[str]
    short: dict[str, tuple[str, ...]]
    theorists: frozenset[str]
    conditions: frozenset[str]
    things: frozenset[str]
    roles: frozenset[str]
    phrases: tuple[str, ...]
    vocabulary: frozenset[str] = field(repr=False)
    inflected: frozenset[str] = field(repr=False)

    @cached_property
    def kept_phrases(self) -> re.Pattern[str]:
        """All titles that are kept, the longest first; case is ignored for those of several words."""
        several = sorted({phrase for phrase in self.phrases if " " in phrase}, key=len, reverse=True)
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, several)) + r")(?!\w)", re.IGNORECASE)

    def is_name(self, word: str) -> bool:
        """Whether a word stands in a list of names."""
        return base(word) in self.given or base(word) in self.family

    def is_word(self, word: str) -> bool:
        """Whether a word is used in English for something else than a person's name."""
        return self._is_word(base(word))

    @cached_property
    def _is_word(self) -> Callable[[str], bool]:
        return lru_cache(REMEMBERED)(self._looked_up)

    @cached_property
    def _is_unknown(self) -> Callable[[str], bool]:
        return lru_cache(REMEMBERED)(self._not_found)

    def _looked_up(self, low: str) -> bool:
        if low in self.ordinary or low in self.inflected or zipf_frequency(low, "en") >= COMMON:
            return True
        if low in self.given:
            return False
        if low in self.family:
            return low in self.vocabulary
        return low in self.vocabulary or self._stem_known(low)

    def is_unknown(self, word: str) -> bool:
        """Whether a word is neither English nor in any list."""
        return self._is_unknown(base(word))

    def _not_found(self, low: str) -> bool:
        known = low in self.vocabulary or low in self.inflected or self._stem_known(low) or low in self.kept_words
        return not known and zipf_frequency(low, "en") < RARE + 1

    @cached_property
    def kept_words(self) -> frozenset[str]:
        """Single words that are kept for what they are."""
        single = {base(phrase) for phrase in self.phrases if " " not in phrase}
        return self.things | self.roles | self.conditions | self.theorists | single

    def _stem_known(self, low: str) -> bool:
        endings = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ness", "'s", "n't", "'ll", "'re", "'ve")
        stems = [low.removesuffix(ending) for ending in endings if low.endswith(ending) and len(low) - len(ending) > 2]
        more = [stem + "e" for stem in stems] + [stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]]
        more += [stem.removesuffix("i") + "y" for stem in stems if stem.endswith("i")]
        return any(stem in self.vocabulary or stem in self.inflected for stem in stems + more)


@cache
def lexicon(folder: Path, vocabulary: tuple) -> Lexicon:
    """Read the lists.

    Parameters
    ----------
    folder : Path
        Holds ``keep.toml``, ``names.toml`` and ``words.toml``.
    vocabulary : tuple
        English nouns, then other words, as a spaCy model lists them.
    """
    keep, names, words = (tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")) for name in ("keep", "names", "words"))
    nouns, others = vocabulary
    given = {base(part) for name in [*names["given"], *_from_faker("first")] for part in re.split(r"[\s-]", name)}
    family = {base(name) for name in [*names["family"], *_from_faker("last")]}
    short = {base(key): tuple(map(base, full)) for key, full in names.get("short", {}).items()}
    phrases = (*keep["laws"], *keep["organisations"], *keep["theorists_full"], *(thing for thing in keep["things"] if " " in thing))
    ordinary = frozenset(map(base, words["ordinary"]))
    things = frozenset(map(base, keep["things"]))
    return Lexicon(
        given=frozenset(name for name in given | set(short) if len(name) > 1) - things,
        family=frozenset(name for name in family if len(name) > 1) - things,
        ordinary=ordinary,
        people_verbs=frozenset(words["verbs_of_people"]),
        short=short,
        theorists=frozenset(map(base, keep["theorists"])),
        conditions=frozenset(map(base, keep["conditions"])),
        things=things,
        roles=frozenset(map(base, keep["roles"])),
        phrases=phrases,
        vocabulary=frozenset(nouns) | frozenset(others),
        inflected=frozenset(others) - given,
    )


LATIN = re.compile(r"[A-Za-zÀ-žŞşİıĞğ'’ .-]+")


def _from_faker(kind: str) -> Iterator[str]:
    """Latin-script names of every locale that Faker has."""
    from faker.config import AVAILABLE_LOCALES

    for locale in AVAILABLE_LOCALES:
        try:
            provider = import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for attribute in dir(provider):
            if "name" in attribute and ("last" in attribute) == (kind == "last") and "language" not in attribute:
                yield from _strings(getattr(provider, attribute))


def _strings(values: object) -> Iterable[str]:
    if isinstance(values, (tuple, list, dict)):
        return (value for value in values if isinstance(value, str) and LATIN.fullmatch(value) and "{" not in value)
    return ()
