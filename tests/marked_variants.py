"""Marked texts once more in other words, for the tagger to learn from: other names, small letters, slips of the pen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from deidentification_score import Marked

GROUPS = Path(__file__).parent / "data" / "tagger" / "groups.toml"
WORD = re.compile(r"[^\W\d_]+")
#: Words of a name that stay when it is exchanged for another.
CALLING = frozenset(
    "mrs miss aunt auntie aunty uncle doctor sister brother pastor father nurse the and old big young little lady lord sir rev nan nana "
    "gran granny grandma grandad cousin kuya ate lola lolo baba bhai begum khala chacha imam sheikh rabbi umm abu".split()
)
LINKS = ("by", "and", "to", "in", "on", "for", "of")
AREAS = ("North", "South", "East", "West", "Upper", "Lower", "Mid", "Greater", "Central")
#: How a group or a firm is called: a town, one or two plain words, a people, what it is.
FORMS = {
    "{town} {end}": 20, "{town} {people} {end}": 15, "{one} {end}": 15, "{one} {two} {end}": 10, "{one} {two}": 8, "The {one} {two}": 5,
    "{one} {link} {two}": 5, "{one} {two} {town}": 5, "{town} {one}": 5, "{people} {end}": 4, "{town} {one} {two}": 3, "The {one}": 5,
}  # fmt: skip
#: The share of groups, of places and of people that get another name, of people who keep theirs among these, of words that get a slip.
GROUPS_CHANGED, PLACES_CHANGED, NAMES_KEPT, MISTYPED = 0.75, 0.3, 0.15, 0.12


@dataclass
class Names:
    """What other names are drawn from.

    Parameters
    ----------
    towns, given, family : list of str
        Names as they are written.
    random : random.Random
        Draws them.
    """

    towns: list[str]
    given: list[str]
    family: list[str]
    random: Random
    words: dict[str, list[str]] = field(default_factory=lambda: tomllib.loads(GROUPS.read_text(encoding="utf-8")))

    def group(self) -> str:
        """A name that a local group, a firm, a home might have."""
        pick = self.random.choice
        town = f"{pick(AREAS)} {pick(self.towns)}" if self.random.random() < 0.15 else pick(self.towns)
        form = self.random.choices(list(FORMS), list(FORMS.values()))[0]
        one, two, end, people = (_capitals(pick(self.words[kind])) for kind in ("plain", "plain", "ends", "peoples"))
        return form.format(town=town, link=pick(LINKS), one=one, two=two, end=end, people=people)

    def person(self) -> str:
        """One word of a name."""
        return self.random.choice(self.given if self.random.random() < 0.7 else self.family)


def renamed(one: Marked, names: Names) -> Marked:
    """A text with other people, groups and places in it, each the same throughout."""
    people: dict[str, str] = {}

    def word(match: re.Match[str]) -> str:
        if match[0].lower() in CALLING or len(match[0]) < 3:
            return match[0]
        other = match[0] if names.random.random() < NAMES_KEPT else names.person()
        return people.setdefault(match[0], other if match[0][0].isupper() else other.lower())

    def put(kind: str, words: str) -> str:
        if kind == "person":
            return WORD.sub(word, words)
        if names.random.random() < {"org": GROUPS_CHANGED, "place": PLACES_CHANGED}.get(kind, 0):
            return names.group().lower() if words.islower() else names.group()
        return words

    return _rewritten(one, put, lambda words: words)


def lowered(one: Marked) -> Marked:
    """A text in small letters."""
    return replace(one, text="".join(low if len(low := letter.lower()) == 1 else letter for letter in one.text))


def mistyped(one: Marked, random: Random) -> Marked:
    """A text with slips of the pen, in names too."""

    def slips(words: str) -> str:
        return WORD.sub(lambda match: _slip(match[0], random) if random.random() < MISTYPED else match[0], words)

    return _rewritten(one, lambda kind, words: slips(words) if kind in ("person", "place", "org", "") else words, slips)


def _slip(word: str, random: Random) -> str:
    """A word of four letters or more with one left out, doubled, exchanged with the next or another in its place."""
    if len(word) < 4:
        return word
    n = random.randrange(1, len(word) - 1)
    letter, rest = word[n], word[n + 1 :]
    return word[:n] + random.choice([rest[0] + letter + rest[1:], rest, letter + letter + rest, random.choice("aeiou") + rest])


def _rewritten(one: Marked, put: Callable[[str, str], str], between: Callable[[str], str]) -> Marked:
    """A text with what is marked, and what is not, written anew; the kind of what is kept is empty."""
    text, at, identifiers, kept = "", 0, [], []
    marks = sorted([(a, b, kind) for kind, a, b in one.identifiers] + [(a, b, "") for a, b in one.kept])
    for a, b, kind in marks:
        text += between(one.text[at:a])
        words = put(kind, one.text[a:b])
        span = (len(text), len(text) + len(words))
        if kind:
            identifiers.append((kind, *span))
        else:
            kept.append(span)
        text, at = text + words, b
    return replace(one, text=text + between(one.text[at:]), identifiers=tuple(identifiers), kept=tuple(kept))


def _capitals(words: str) -> str:
    return " ".join(word[0].upper() + word[1:] for word in words.split())
