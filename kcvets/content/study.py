"""A research study as its file defines it: purpose, terms, last day to withdraw, what is collected and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kcvets.content.reading import Reader
from kcvets.errors import ContentError

ID = re.compile(r"[a-z][a-z0-9-]{1,39}")
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
#: Columns that every dataset has; a declared variable cannot have such a name.
COLUMNS = ("id", "person", "cohort", "date", "model", "quadrant", "prompt", "story", "text")


@dataclass(frozen=True)
class Terms:
    """What contributors are promised.

    Parameters
    ----------
    version : str
        A contribution is tied to one version.
    date : date
        The day on which the version was settled.
    promises : tuple of str
        The terms themselves, one sentence or two each.
    quoting : bool
        Whether they say that sentences may be quoted word for word.
    """

    version: str
    date: date
    promises: tuple[str, ...]
    quoting: bool = False


@dataclass(frozen=True)
class Withdrawal:
    """Until when a contribution can be taken back (`deadline`: the last day)."""

    deadline: date


@dataclass(frozen=True)
class Variable:
    """Something that is noted about each contributor.

    Parameters
    ----------
    name : str
        The column's name: small letters, digits, underscores.
    question : str
        What the contributor is asked.
    values : tuple of str
        The answers to choose from.
    why : str
        What the study needs it for.
    identifying : bool
        Whether somebody else may know the answer of a contributor, as with an age group or a place of work.
    """

    name: str
    question: str
    values: tuple[str, ...]
    why: str
    identifying: bool = False


@dataclass(frozen=True)
class Study:
    """A research study.

    Parameters
    ----------
    id : str
        Short and lasting: small letters, digits, hyphens.
    title, purpose, asks, contact : str
        What it is called, what it is for, which entries it asks for, whom to turn to or complain to.
    terms : Terms
        What contributors are promised.
    withdrawal : Withdrawal
        Until when they can withdraw.
    variables : tuple of Variable
        What is collected beside the entries.
    """

    id: str
    title: str
    purpose: str
    asks: str
    contact: str
    terms: Terms
    withdrawal: Withdrawal
    variables: tuple[Variable, ...] = field(default=(), metadata={"key": "variable"})


def read_study(file: Path) -> Study:
    """Read a study file.

    Parameters
    ----------
    file : Path
        A TOML file; ``data/research/example-study.toml`` shows the form.

    Raises
    ------
    ContentError
        With every fault: the place, the field, what is wrong and how to mend it.
    """
    reader = Reader(file, file.name, frozenset())
    study = reader.read(Study)
    if study:
        _check(study, reader)
    if reader.faults:
        raise ContentError(reader.faults)
    return study


def _check(study: Study, reader: Reader) -> None:
    if not ID.fullmatch(study.id):
        reader.fault(study.id, "id", f"{study.id!r} cannot name a folder", "Use 2 to 40 small letters, digits and hyphens")
    if study.withdrawal.deadline <= study.terms.date:
        reader.fault(study.id, "withdrawal, deadline", "it is not after the date of the terms", "Leave people some weeks after they have given")
    seen: set[str] = set()
    for variable in study.variables:
        if not NAME.fullmatch(variable.name):
            reader.fault(variable.name, "name", f"{variable.name!r} cannot name a column", "Use small letters, digits and underscores")
        if variable.name in seen | {*COLUMNS}:
            reader.fault(variable.name, "name", "another column has this name", "Give each variable a name of its own")
        if len(set(variable.values)) < 2:
            reader.fault(variable.name, "values", "there is nothing to choose", "Name at least two different answers")
        seen.add(variable.name)
