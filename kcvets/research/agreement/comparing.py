"""What is compared: which coders, over which places of which texts, and what each of them put there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np

from kcvets.errors import KcvetsError
from kcvets.research.agreement.formulae import Ratings
from kcvets.research.coding.counts import coders as everybody

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kcvets.research.coding.model import Code, Project

UNITS = ("text", "sentence", "span")
WORDS = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Place:
    """A unit: a stretch of a text."""

    text: str
    start: int
    end: int


class Compared:
    """Coders side by side, over the texts that two of them or more have finished.

    A coder who has said of any text that they are done with it is taken at their word; of one who never has, the texts they
    coded anything in count as finished (a project from another program says nothing about who has read what).

    Parameters
    ----------
    project : Project
        Codes, texts, codings.
    unit : str
        ``text``, ``sentence`` or ``span`` (every character a unit).
    coders : sequence of str, optional
        Whom to compare; everybody who coded anything or said they were done where None. What coders agreed on is nobody's.
    roll_up : bool
        Whether a code also stands wherever a code beneath it does.
    uncoded : bool
        False leaves out the units in which no coder put anything at all.

    Raises
    ------
    KcvetsError
        For a unit that there is not, or a coder who has done nothing in this project.
    """

    def __init__(self, project: Project, unit: str, coders: Sequence[str] | None, roll_up: bool, uncoded: bool) -> None:
        if unit not in UNITS:
            raise KcvetsError(f"{unit!r} is no unit that coders can be compared over: write {', '.join(UNITS[:-1])} or {UNITS[-1]}.")
        self.project, self.unit, self.roll_up, self.uncoded = project, unit, roll_up, uncoded
        self.coders = _coders(project, coders)
        self._finished = _finished(project)
        self.kept, self.places = cache(self._kept), cache(self._places)
        self._with_beneath, self._letters = cache(self._beneath), cache(self._lettered)
        self.texts = [id for id in project.texts if sum(id in self._finished[coder] for coder in self.coders) > 1]

    @property
    def nothing(self) -> str:
        """Why there is nothing to compare; empty where there is."""
        if len(self.coders) < 2:
            return f"only {self.coders[0]} has coded, and agreement takes two" if self.coders else "nobody has coded anything yet"
        return "" if self.texts else "no text was finished by two of the coders"

    @cached_property
    def codes(self) -> list[Code]:
        """The codes that any of the coders used anywhere, in the codebook's order; with those above them where codes roll up."""
        used = {one.code for one in self.project.codings if one.coder in self.coders}
        return [code for code in self.project.codes if self._with_beneath(code.id) & used]

    @cached_property
    def labels(self) -> dict[str, str]:
        """By code, its name; with the name above it where two codes share one."""
        codes = {code.id: code for code in self.project.codes}
        names = [code.name for code in self.project.codes]
        above = {id: codes[code.parent].name if code.parent in codes else "" for id, code in codes.items()}
        return {id: f"{above[id]}: {code.name}" if names.count(code.name) > 1 and above[id] else code.name for id, code in codes.items()}

    def done(self, text: str) -> list[int]:
        """Which of the coders have finished a text, by number."""
        return [number for number, coder in enumerate(self.coders) if text in self._finished[coder]]

    def ratings(self, code: Code) -> Ratings:
        """Whether each coder put a code on each unit (1 or 0; -1 where they have not finished the text)."""
        rows, weights, clusters = [], [], []
        for text in self.texts:
            marks = self.marks(text, code.id)[self.kept(text)]
            if self.unit == "span":  # rows that are alike stand for one another
                marks, times = np.unique(marks, axis=0, return_counts=True)
            else:
                times = np.ones(len(marks), dtype=int)
            rows.append(marks)
            weights.append(times)
            clusters.append(np.full(len(marks), self._people[text]))
        sources = "people" if self.project.cases else "texts"
        return Ratings(np.concatenate(rows), 2, np.concatenate(weights), np.concatenate(clusters), sources)

    def marks(self, text: str, code: str) -> NDArray[np.int64]:
        """For every unit of a text and every coder, whether the code stands there: 1, 0, or -1 where the text is not finished."""
        return self._marked(text, self._with_beneath(code))

    def _kept(self, text: str) -> NDArray[np.bool_]:
        """Which units of a text are compared."""
        return (self._marked(text, None) == 1).any(axis=1) | self.uncoded

    def codes_on(self, place: Place, coders: Iterable[int]) -> set[str]:
        """The codes that any of some coders put on a place, as they put them."""
        letters = self._letters(place.text)
        found = set()
        for code, start, end in (one for number in coders for one in self._stretches.get((place.text, self.coders[number]), ())):
            first, last = max(start, place.start), min(end, place.end)
            if first < last and (letters[first:last].any() or self.unit == "span"):
                found.add(code)
        return found

    def _places(self, text: str) -> list[Place]:
        """The units of a text, in order; characters are not listed one by one."""
        words = self.project.texts[text]
        spans = sentences(words) if self.unit == "sentence" else [(0, len(words))]
        return [Place(text, start, end) for start, end in spans]

    def _marked(self, text: str, codes: frozenset[str] | None) -> NDArray[np.int64]:
        done = self.done(text)
        columns = [self._column(text, coder, codes) if number in done else None for number, coder in enumerate(self.coders)]
        length = next(len(column) for column in columns if column is not None)
        return np.stack([np.full(length, -1) if column is None else column.astype(int) for column in columns], axis=1)

    def _column(self, text: str, coder: str, codes: frozenset[str] | None) -> NDArray[np.bool_]:
        words = self.project.texts[text]
        covered = np.zeros(len(words), dtype=bool)
        for code, start, end in self._stretches.get((text, coder), ()):
            if codes is None or code in codes:
                covered[start:end] = True
        if self.unit == "span":
            return covered
        covered &= self._letters(text)
        return np.array([covered[place.start : place.end].any() for place in self.places(text)], dtype=bool)

    def _lettered(self, text: str) -> NDArray[np.bool_]:
        """Where a text has letters and figures: a stretch that only reaches the blank before a sentence does not touch it."""
        words = self.project.texts[text]
        letters = np.zeros(len(words), dtype=bool)
        letters[[match.start() for match in WORDS.finditer(words)]] = True
        return letters

    def _beneath(self, code: str) -> frozenset[str]:
        found = {code}
        for one in self.project.codes if self.roll_up else ():  # each after the code above it
            found |= {one.id} if one.parent in found else set()
        return frozenset(found)

    @cached_property
    def _stretches(self) -> dict[tuple[str, str], list[tuple[str, int, int]]]:
        by_place = defaultdict(list)
        for one in self.project.codings:
            by_place[one.text, one.coder].append((one.code, one.start, one.end))
        return by_place

    @cached_property
    def _people(self) -> dict[str, int]:
        """By text, the number of whoever wrote it; a text of nobody's case is on its own."""
        case = {text: ("case", number) for number, one in enumerate(self.project.cases) for text in one.texts}
        numbers: dict[object, int] = {}
        return {text: numbers.setdefault(case.get(text, text), len(numbers)) for text in self.texts}


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end; every line break ends one, and what has no letter or figure is none.

    Parameters
    ----------
    text : str
        As it was coded.
    """
    found = []
    for line in re.finditer(r"[^\r\n]+", text):
        for sentence in _splitter()(line.group()).sents:
            start = line.start() + sentence.start_char
            end = line.start() + sentence.end_char
            if WORDS.search(text, start, end):
                found.append((start, end))
    return found


@cache
def _splitter() -> Callable:
    import spacy  # here, as it takes seconds and other units do not need it

    splitter = spacy.blank("en")  # its rules know Mr. and e.g.
    splitter.add_pipe("sentencizer")
    return splitter


def _coders(project: Project, named: Sequence[str] | None) -> tuple[str, ...]:
    active = everybody(project)
    if named is None:
        return active
    unknown = [coder for coder in named if coder not in active]
    if unknown:
        known = ", ".join(active) or "none"
        raise KcvetsError(f"Nothing in this project was coded by {' or '.join(unknown)}. Coders are: {known}.")
    return tuple(dict.fromkeys(named))


def _finished(project: Project) -> dict[str, set[str]]:
    """By coder, the texts they have finished."""
    said: dict[str, set[str]] = defaultdict(set)
    for text, coders in project.done.items():
        for coder in coders:
            said[coder].add(text)
    coded: dict[str, set[str]] = defaultdict(set)
    for one in project.codings:
        coded[one.coder].add(one.text)
    return defaultdict(set, {**coded, **said})


def runs(marks: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Stretches of characters along which no coder's mark changes: start and end."""
    if not len(marks):
        return
    edges = np.flatnonzero((marks[1:] != marks[:-1]).any(axis=1)) + 1
    yield from zip([0, *edges.tolist()], [*edges.tolist(), len(marks)], strict=True)
