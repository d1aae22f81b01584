"""A cohort that was made up, for teaching and for tests: it says so in every id, person and cohort, and in every contribution.

Nobody in it exists. Words and variables are drawn by chance, so nothing can be learnt from it about carers or about workers.
What `data/research/synthetic.toml` holds is filled in by `kcvets.research.filling`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pandas as pd

from kcvets.content import Library, data_folder, library
from kcvets.content.frames import Frame, material
from kcvets.content.study import COLUMNS, Study, read_study
from kcvets.journal import Entry, EntryKey, Version
from kcvets.records.contribution import ALPHABET, GROUPS, LETTERS, contribution
from kcvets.research.filling import Span, filled

LABEL = "synthetic"
COHORTS = tuple(f"{LABEL}-{letter}" for letter in "abc")
CODE_BEGINS = "SYNTH"
EXAMPLE = data_folder() / "research" / "example-study.toml"
LONGEST_AGO = 150  # days between writing an entry and giving it


@dataclass(frozen=True)
class Written:
    """An entry of somebody made up.

    Parameters
    ----------
    frame : Frame
        What it was made from.
    text : str
        Its words.
    spans : tuple of Span
        Where the identifiers in them stand.
    day : date
        When it was written.
    """

    frame: Frame
    text: str
    spans: tuple[Span, ...]
    day: date


@dataclass(frozen=True)
class Contributor:
    """Somebody made up who gives to a study.

    Parameters
    ----------
    number : int
        From 1.
    given : date
        The day of giving.
    entries : tuple of Written
        In the order of writing.
    variables : dict of str to str
        Answers to what the study asks.
    """

    number: int
    given: date
    entries: tuple[Written, ...]
    variables: dict[str, str]

    @property
    def person(self) -> str:
        """The pseudonym."""
        return f"{LABEL}-p{self.number:03d}"

    @property
    def cohort(self) -> str:
        """One of `COHORTS`, by turns."""
        return COHORTS[(self.number - 1) % len(COHORTS)]


def synthetic_cohort(people: int = 40, seed: int = 7, entries: tuple[int, int] = (1, 4)) -> pd.DataFrame:
    """A dataset of the example study, made up.

    The same numbers give the same table, and the table of more people begins with that of fewer.

    Parameters
    ----------
    people : int
        How many contribute.
    seed : int
        Another one gives other people.
    entries : tuple of int
        How many entries each gives: at least, at most.

    Returns
    -------
    DataFrame
        The dataset's columns, all of them text, with the example study's variables.

    Raises
    ------
    ValueError
        Where the numbers make no cohort.
    """
    columns = [*COLUMNS, *(variable.name for variable in read_study(EXAMPLE).variables)]
    return pd.DataFrame(synthetic_rows(people, seed, entries), columns=columns, dtype="string")


def synthetic_rows(people: int = 40, seed: int = 7, entries: tuple[int, int] = (1, 4)) -> Iterator[dict[str, str]]:
    """The rows of `synthetic_cohort` one after another, however many: none is kept."""
    return (row for row, _ in marked_rows(people, seed, entries))


def marked_rows(people: int = 40, seed: int = 7, entries: tuple[int, int] = (1, 4)) -> Iterator[tuple[dict[str, str], tuple[Span, ...]]]:
    """Each row of `synthetic_cohort` with the truth about it: where every identifier stands that was filled in.

    Parameters
    ----------
    people, seed, entries
        As for `synthetic_cohort`.

    Yields
    ------
    tuple
        The row, and its spans (start, end, kind) in order, counted in characters of ``text``.
    """
    number = 0
    for one in _contributors(read_study(EXAMPLE), people, seed, entries):
        for written in one.entries:
            number += 1
            yield _row(number, one, written), written.spans


def synthetic_codes(people: int = 40, seed: int = 7) -> list[str]:
    """The withdrawal codes of `synthetic_contributions`, in the order of people.

    Parameters
    ----------
    people, seed
        As for `synthetic_cohort`.
    """
    return [_code(number, seed) for number in range(1, people + 1)]


def synthetic_contributions(study: Study, people: int = 40, seed: int = 7, entries: tuple[int, int] = (1, 4)) -> Iterator[tuple[str, str]]:
    """What the people of `synthetic_cohort` would hand in for a study.

    Parameters
    ----------
    study : Study
        Under whose terms; its variables are answered.
    people, seed, entries
        As for `synthetic_cohort`.

    Yields
    ------
    tuple of str
        The withdrawal code, and the contribution as a journal writes it, marked as synthetic.
    """
    for one in _contributors(study, people, seed, entries):
        code = _code(one.number, seed)
        told = json.loads(contribution(study, map(_entry, one.entries), one.variables, code, one.given))
        yield code, json.dumps({**told, LABEL: True}, indent=1, ensure_ascii=False) + "\n"


def wording(frame: Frame, content: Library) -> str:
    """The question that a frame answers.

    Parameters
    ----------
    frame : Frame
        Names the prompt.
    content : Library
        Where prompts are looked up.

    Raises
    ------
    KeyError
        Where it has no such prompt.
    """
    room, name, last = frame.prompt.split(".")
    if frame.model:
        prompts, id = content.questions(room, name).prompts, frame.prompt
    elif room == "story":
        prompts, id = content.story_prompts().prompts, last
    else:
        prompts, id = [prompt for section in content.lens(name).sections for prompt in section.prompts], f"{name}.{last}"
    return {prompt.id: prompt.label for prompt in prompts}[id]


def _contributors(study: Study, people: int, seed: int, entries: tuple[int, int]) -> Iterator[Contributor]:
    fewest, most = entries
    if people < 0 or not 1 <= fewest <= most <= len(material().frames):
        raise ValueError(f"{people} people with {fewest} to {most} entries each make no cohort of {len(material().frames)} frames")
    return (_contributor(study, number, seed, entries) for number in range(1, people + 1))


def _contributor(study: Study, number: int, seed: int, entries: tuple[int, int]) -> Contributor:
    chance = Random(f"{seed} {number}")  # each person has one of their own: more people change nobody
    opened, last = study.terms.date, study.withdrawal.deadline
    given = opened + timedelta(days=chance.randrange((last - opened).days))
    days = sorted(given - timedelta(days=chance.randrange(LONGEST_AGO)) for _ in range(chance.randint(*entries)))
    chosen = chance.sample(material().frames, len(days))
    written = tuple(Written(frame, *filled(frame, chance), day) for frame, day in zip(chosen, days, strict=True))
    return Contributor(number, given, written, {each.name: chance.choice(each.values) for each in study.variables})


def _row(number: int, one: Contributor, written: Written) -> dict[str, str]:
    frame = written.frame
    return {
        "id": f"{LABEL}-{number:05d}",
        "person": one.person,
        "cohort": one.cohort,
        "date": written.day.isoformat()[:7],
        "model": frame.model,
        "quadrant": frame.quadrant,
        "prompt": frame.prompt,
        "story": frame.story,
        "text": written.text,
        **one.variables,
    }


def _entry(written: Written) -> Entry:
    frame = written.frame
    version = Version(1, written.text, f"{written.day}T12:00:00.000Z", LABEL, 1, current=True)
    return Entry(EntryKey(frame.prompt, frame.model, frame.quadrant, frame.story), wording(frame, library()), (version,))


def _code(number: int, seed: int) -> str:
    chance = Random(f"{seed} {number} code")
    return "-".join([CODE_BEGINS, *("".join(chance.choices(ALPHABET, k=LETTERS)) for _ in range(GROUPS - 1))])
