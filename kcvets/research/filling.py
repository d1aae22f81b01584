"""Fills frames with people and places by chance, and keeps where each of them stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import NamedTuple

from kcvets.content.frames import FAMILY, KIN, PLACES, Frame, Names, material
from kcvets.journal.clock import spoken_day

TITLES = {"women": ("Mrs", "Mrs", "Ms", "Miss"), "men": ("Mr",)}
AGES = (24, 92)
WRITTEN_IN = date(2027, 1, 1)
INWARD = "ABDEFGHJLNPQRSTUWXYZ"  # letters that stand in the second half of postcodes
ARTICLE = "the "
PLAIN = str.maketrans("łŁı", "lli")  # letters that are no plain letter with a mark


class Span(NamedTuple):
    """Where an identifier stands in a text, and its kind: person, place, address, postcode, phone, email, nhs, birth or age."""

    start: int
    end: int
    kind: str


def filled(frame: Frame, chance: Random) -> tuple[str, tuple[Span, ...]]:
    """A frame with people and places in it.

    Parameters
    ----------
    frame : Frame
        The words.
    chance : Random
        Draws who and where.

    Returns
    -------
    tuple
        The text, and where each identifier stands in it.
    """
    cast, pieces = _Cast(frame, chance), frame.pieces
    parts, spans, at = [pieces[0]], [], len(pieces[0])
    for role, what, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        kind, words = cast.words(role, what)
        if frame.lower:
            words = words.lower()
        begins = at + len(ARTICLE) if words.startswith(ARTICLE) else at
        spans.append(Span(begins, at + len(words), kind))
        parts += (words, after)
        at += len(words) + len(after)
    return "".join(parts), tuple(spans)


@dataclass(frozen=True)
class _Somebody:
    title: str
    given: str
    family: str

    def called(self, what: str | None) -> str:
        if what == "given":
            return self.given
        if what == "title":
            return f"{self.title} {self.family}"
        if what == "short":
            return material().called.get(self.given, self.given)
        if what == "email":
            return f"{_plain(self.given)}.{_plain(self.family)}@example.org"
        return f"{self.given} {self.family}"


class _Cast:
    """Who and what stands for the placeholders of one text: the same for the same one."""

    def __init__(self, frame: Frame, chance: Random) -> None:
        self.frame, self.chance = frame, chance
        self.somebody: dict[str, _Somebody] = {}
        self.something: dict[str, str] = {}
        self.relations = self._names()
        self.family = chance.choice(self.relations.family)
        self.age = chance.randint(*(frame.ages or AGES))

    def words(self, role: str, what: str | None) -> tuple[str, str]:
        """The kind of identifier that stands for a placeholder, and its words."""
        if draw := DRAWN.get(role):
            if role not in self.something:
                self.something[role] = draw(self)
            return ("place" if role in PLACES else role), self.something[role]
        if role not in self.somebody:
            self.somebody[role] = self._person(role)
        return ("email" if what == "email" else "person"), self.somebody[role].called(what)

    def _person(self, role: str) -> _Somebody:
        names = self.relations if role in FAMILY else self._names()
        sex = self.frame.sexes.get(role) or self.chance.choice([*KIN])
        taken = {one.given for one in self.somebody.values()}
        given = self.chance.choice([name for name in getattr(names, sex) if name not in taken])
        title = "Dr" if role == "doctor" else self.chance.choice(TITLES[sex])
        return _Somebody(title, given, self.family if role in FAMILY else self.chance.choice(names.family))

    def _names(self) -> Names:
        return self.chance.choices(material().names, cum_weights=material().shares)[0]

    def phone(self) -> str:
        return "".join(str(self.chance.randrange(10)) if sign == "#" else sign for sign in self.chance.choice(material().phones))

    def postcode(self) -> str:
        letters = "".join(self.chance.choices(INWARD, k=2))
        return f"{self.chance.choice(material().postcodes)}{self.chance.randint(1, 29)} {self.chance.randrange(10)}{letters}"

    def address(self) -> str:
        return f"{self.chance.randint(1, 138)} {self.place('street')}"

    def place(self, kind: str) -> str:
        return self.chance.choice(getattr(material().places, kind))

    def birth(self) -> str:
        born = WRITTEN_IN - timedelta(days=round(365.25 * self.age) + self.chance.randrange(1, 364))
        return self.chance.choice((f"{born:%d/%m/%Y}", f"{born:%d.%m.%y}", spoken_day(born)))

    def nhs(self) -> str:
        while True:
            digits = [9, 9, 9, *self.chance.choices(range(10), k=6)]
            check = -sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=True)) % 11
            if check < 10:
                number = "".join(map(str, (*digits, check)))
                return f"{number[:3]} {number[3:6]} {number[6:]}"


DRAWN: dict[str, Callable[[_Cast], str]] = {
    "age": lambda cast: str(cast.age),
    "birth": _Cast.birth,
    "nhs": _Cast.nhs,
    "phone": _Cast.phone,
    "address": _Cast.address,
    "postcode": _Cast.postcode,
    **{kind: partial(_Cast.place, kind=kind) for kind in PLACES},
}


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", name.translate(PLAIN)).casefold())
