"""What is known about words: names of many origins, ordinary English, and what is kept though it has a capital."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from unicodedata import combining, normalize

from rapidfuzz.distance import DamerauLevenshtein
from wordfreq import zipf_frequency

from kcvets.research.deidentify import LISTS
from kcvets.research.deidentify.casing import WORD
from kcvets.research.deidentify.lent import lent_names

#: Zipf frequencies: a name is a word from the first on, what is in no list of names from the second, and what a slip is of from the third.
EVERYBODYS, COMMON, KNOWN = 5.2, 4.2, 3.6
RARE = 2.5
KEPT = ("theorists", "authors", "poets", "conditions", "things", "roles", "organisations")
MISSPELT = range(6, 20)  # letters of a kept word that a slip of the pen is still recognised by
REMEMBERED = 50_000  # words
PLAIN = str.maketrans("łøıđ’‘ʼ", "loid'''")
POSSESSIVE = re.compile(r"['’]s?$")
ENDINGS = ("s", "ed", "d", "ing", "ly", "ness", "est")
HISSING = ("ses", "xes", "zes", "ches", "shes", "oes", "ies")
SHORTENED = re.compile(r"n't$|'(?:ll|re|ve|d|m|em|cause)$")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
RARE_ENOUGH = 4  # letters of a name that a slip of the pen is still recognised by
LONG = 9  # letters
SLIP = range(5, 20)  # letters of a word that may be a slip of the pen


@lru_cache(REMEMBERED)
def base(word: str) -> str:
    """A word in small letters, without accents and without a possessive: how lists are compared."""
    letters = normalize("NFD", POSSESSIVE.sub("", word).lower())
    plain = "".join(letter for letter in letters if not combining(letter))
    return plain.translate(PLAIN)


@dataclass(frozen=True)
class Lexicon:
    """Word lists, in the form of `base`.

    Parameters
    ----------
    given, family : frozenset of str
        Given names and surnames.
    words : mapping of str to frozenset of str
        The lists of ``words.toml``: ordinary words, verbs of people and the like; and of ``places.toml``.
    keep : mapping of str to frozenset of str
        Single words of ``keep.toml``: theorists, conditions, things, roles.
    short : mapping of str to tuple of str
        Full names by their short form.
    phrases : mapping of (str, str) to list of tuple of str
        Titles of laws, organisations and authors by their first two words.
    nouns, others : frozenset of str
        English words: nouns, among them names of the famous; verbs, adjectives and adverbs.
    """

    given: frozenset[str]
    family: frozenset[str]
    words: dict[str, frozenset[str]]
    keep: dict[str, frozenset[str]]
    short: dict[str, tuple[str, ...]]
    phrases: dict[tuple[str, str], list[tuple[str, ...]]] = field(repr=False)
    nouns: frozenset[str] = field(repr=False)
    others: frozenset[str] = field(repr=False)

    def listed(self, low: str) -> bool:
        """Whether a word stands in a list of names, whole or in parts."""
        if low in self.given or low in self.family:
            return True
        parts = low.split("-")
        if len(parts) < 2:
            return False
        own = self.words["own"]
        if all(part in self.given and part in own for part in parts):
            return True
        return any(self.listed(part) and not self.is_english(part) for part in parts)

    def is_ordinary(self, low: str) -> bool:
        """Whether a name in the lists is used in English for something else too."""
        return self._remembered[0](low)

    def is_english(self, low: str) -> bool:
        """Whether a word is found in English for something else than a name."""
        return self._remembered[1](low)

    def is_double_barrelled(self, text: str) -> bool:
        """Whether a word is two names: Gumbo-Lister."""
        parts = text.split("-")
        capital = len(parts) > 1 and all(part[:1].isupper() and not part.isupper() for part in parts)
        return capital and all(base(part) in self.family or base(part) in self.given for part in parts)

    def is_everybodys(self, low: str) -> bool:
        """Whether nearly every text has the word: so, my, can."""
        return zipf_frequency(low, "en") >= EVERYBODYS

    def is_common(self, low: str) -> bool:
        """Whether many a text has the word."""
        return zipf_frequency(low, "en") >= COMMON

    def is_rare(self, low: str) -> bool:
        """Whether hardly any text has the word, and it is no verb."""
        return zipf_frequency(low, "en") < RARE and low not in self.others

    def is_verb(self, low: str) -> bool:
        """Whether an English word is none that is mostly a thing: of "seed" and "rang", the second."""
        return self.is_english(low) and (low not in self.nouns or low in self.words["verbs_of_people"])

    def is_slip(self, low: str) -> bool:
        """Whether a word looks like an ordinary one with one letter wrong."""
        return self._remembered[2](low)

    @cached_property
    def _remembered(self) -> tuple[Callable, ...]:
        return tuple(lru_cache(REMEMBERED)(look) for look in (self._ordinary, self._english, self._slip, self._kept_word, self._writer))

    def _ordinary(self, low: str) -> bool:
        if low in self.words["ordinary"] or zipf_frequency(low, "en") >= EVERYBODYS:
            return True
        if low not in self.words["own"] and self._stem_known(low):
            return True
        return low in self.others and low not in self.given

    def _english(self, low: str) -> bool:
        if self.listed(low):
            return self._ordinary(low)
        if SHORTENED.search(low):
            return True
        parts = low.split("-")
        if len(parts) > 1:
            return all(self.is_english(part) for part in parts)
        informal = low in self.words["informal"] or zipf_frequency(low, "en") >= COMMON
        return informal or low in self.nouns or low in self.others or self._stem_known(low)

    def _stem_known(self, low: str) -> bool:
        if low.endswith("ly") and not zipf_frequency(low, "en"):
            return False  # Morly, Dudly: a misspelt place, no adverb
        doer = low.removesuffix("s")
        verbs = [doer[:-2], doer[:-1], *([doer[:-3]] if doer[-4:-3] == doer[-3:-2] else [])]
        if doer.endswith("er") and any(verb in self.others for verb in verbs):
            return True
        stems = [low.removesuffix(ending) for ending in ENDINGS if low.endswith(ending) and len(low) - len(ending) > 2]
        stems += [low[:-2]] if low.endswith(HISSING) else []
        more = [stem + "e" for stem in stems if stem + "s" != low] + [stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]]
        more += [stem.removesuffix("i") + "y" for stem in stems if stem.endswith("i")]
        ordinary = self.words["ordinary"]
        return any(stem in self.others or stem in ordinary or stem in self.nouns and not self.listed(stem) for stem in stems + more)

    def _slip(self, low: str) -> bool:
        if len(low) not in SLIP or "-" in low:
            return False
        splits = [(low[:n], low[n:]) for n in range(len(low) + 1)]
        nearby = [a + b[1:] for a, b in splits if b] + [a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1]
        nearby += [a + letter + b for a, b in splits for letter in LETTERS]
        nearby += [a + letter + b[1:] for a, b in splits if b for letter in "aeiouscky"]
        joined = (a for a, b in splits if min(len(a), len(b)) > 1 and min(zipf_frequency(a, "en"), zipf_frequency(b, "en")) > EVERYBODYS)
        enough = KNOWN if len(low) < LONG else RARE  # hardly any long name looks like a word
        meant = (word for word in nearby if zipf_frequency(word, "en") > enough and self.is_english(word))
        return any(not self._sure_town(word) for word in meant) or any(joined)

    def _sure_town(self, low: str) -> bool:
        """Whether a word is a town and nothing else, so that a slip of it is one that is masked."""
        return low in self.words["towns"] and low not in self.words["town_words"]

    def is_unknown(self, low: str) -> bool:
        """Whether a word is neither English nor kept: a name in no list, most likely."""
        return not self.is_english(low) and not any(low in words for words in self.keep.values())

    @cached_property
    def phrases_by_letter(self) -> dict[str, list[tuple[str, ...]]]:
        """The titles by their first letter, for those in which a slip of the pen stands."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for (first, _), phrases in self.phrases.items():
            if first not in self.words["towns"]:  # Brimingham City Hospitle
                found.setdefault(first[0], []).extend(phrases)
        return found

    def meant(self, low: str) -> str:
        """The kept word that a slip of the pen stands for, as it is where there is none."""
        return self._remembered[3](low)

    def _kept_word(self, low: str) -> str:
        if len(low) not in MISSPELT or self.listed(low) or self.is_english(low):
            return low
        near = (word for word in self._kept_by_letter.get(low[0], ()) if abs(len(word) - len(low)) < 2)
        return next((word for word in near if is_meant(low, word, 1) or is_meant(low.removesuffix("s"), word, 1)), low)

    def meant_writer(self, low: str) -> bool:
        """Whether a word that is none looks like a writer's name with one letter wrong: Kitwod."""
        return self._remembered[4](low)

    def _writer(self, low: str) -> bool:
        if len(low) not in MISSPELT or self.listed(low) or self.is_english(low):
            return False
        return any(is_meant(low, writer, 1) for writer in self.keep["authors"] if writer[0] == low[0] and not self.listed(writer))

    @cached_property
    def _kept_by_letter(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in sorted(self.keep["things"] | self.keep["conditions"] | self.words["calendar"]):
            told = word in self.words["languages"] or word in self.words["calendar"]
            if len(word) in MISSPELT and (told or not self.listed(word) and word not in self.words["towns"]):
                found.setdefault(word[0], []).append(word)
        return found


def long_forms(listed: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Short forms, each with its long ones, from lines such as ``"Abdi: Abdirahman, Abdirizak"``."""
    for line in listed:
        short, _, full = line.partition(": ")
        yield short, full.split(", ")


@cache
def lexicon(folder: Path, nouns: frozenset[str], others: frozenset[str]) -> Lexicon:
    """Read the lists.

    Parameters
    ----------
    folder : Path
        Holds ``keep.toml``, ``names.toml``, ``places.toml`` and ``words.toml``.
    nouns, others : frozenset of str
        English words as a spaCy model lists them.
    """
    keep, names, places, words = (tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")) for name in LISTS)
    own = {kind: _parts(names[kind]) for kind in ("given", "family")}
    lent = {"given": _parts(lent_names("first")), "family": _parts(lent_names("last"))}
    short = {base(key): tuple(map(base, full)) for key, full in long_forms(names["short"])}
    lists = {kind: frozenset(map(base, found)) for kind, found in words.items()}
    lists["towns"] = _place_forms(places["towns"] + places["abroad"] + places["institutions"])
    lists["town_words"] = _place_forms(places["town_words"])
    lists["owned_places"] = _place_forms(name for kind in ("towns", "institutions") for name in places[kind] if name.endswith("'s"))
    lists["town_begins"] = frozenset(name.split()[0] for name in lists["towns"])
    every = own["given"] | own["family"] | set(short)
    lent_words = {name for name in lent["given"] | lent["family"] if name not in every and (name in nouns or name in others)}
    titles = (*keep["laws"], *keep["organisations"], *keep["theorists_full"], *keep["things"], *keep["conditions"], *keep["roles"])
    phrases: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for title in titles:
        parts = tuple(base(match[0]) for match in WORD.finditer(title))
        if len(parts) > 1 and " ".join(parts) not in lists["towns"]:
            phrases.setdefault(parts[:2], []).append(parts)
    single = {kind: keep[kind] for kind in KEPT}
    single["things"] = [*keep["things"], *keep["laws"]]
    every_kept = {one for kind in KEPT for one in keep[kind]}
    single["capitals"] = [one for one in every_kept if one.isupper() and one.title() not in every_kept]
    besides = frozenset(map(base, names["besides"]))
    return Lexicon(
        given=frozenset(name for name in own["given"] | lent["given"] | set(short) if len(name) > 1),
        family=frozenset(name for name in own["family"] | lent["family"] if len(name) > 1),
        words={
            **lists,
            "ordinary": lists["ordinary"] | besides | lent_words,
            "lent": frozenset(lent_words),
            "besides": besides,
            "own": frozenset(every),
        },
        keep={kind: frozenset(base(one) for one in found if " " not in one) for kind, found in single.items()},
        short=short,
        phrases=phrases,
        nouns=nouns,
        others=others,
    )


def _place_forms(names: Iterable[str]) -> frozenset[str]:
    """How names of places stand in texts: King's Mill without its possessive, and written Kings Mill; one word keeps its s."""
    forms = set()
    for name in names:
        parts = [match[0] for match in WORD.finditer(name)]
        forms.add(" ".join(map(base, parts)) if len(parts) > 1 else base(name) + "s" * name.endswith("'s"))
        forms.add(" ".join(base(part.replace("'", "") if part.endswith("'s") else part) for part in parts))
    return frozenset(forms)


def is_meant(low: str, kept: str, slips: int = 2) -> bool:
    """Whether a word is a kept one, or a long one with a slip of the pen."""
    if low == kept:
        return True
    most = slips if len(kept) > 8 else 1
    return len(kept) > 5 and low[0] == kept[0] and DamerauLevenshtein.distance(low, kept, score_cutoff=most) <= most


def is_slip_of(low: str, names: Iterable[str]) -> bool:
    """Whether a word is one of some names, misspelt."""
    most = 1 if len(low) < 7 else 2
    near = [name for name in names if abs(len(name) - len(low)) <= most and len(name) >= RARE_ENOUGH]
    return any(DamerauLevenshtein.distance(name, low, score_cutoff=most) <= most for name in near)


def _parts(names: Iterable[str]) -> set[str]:
    return {base(part) for name in names for part in (name, *re.split(r"[\s-]", name)) if part}
