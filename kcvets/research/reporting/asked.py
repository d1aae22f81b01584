"""Which reports are asked for, settled before anything is run: everything that cannot be done is told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

import pandas as pd

from kcvets.errors import ContentError, KcvetsError, ParameterError
from kcvets.research.coding.counts import coders, final
from kcvets.research.coding.project import project
from kcvets.research.folder import StudyFolder
from kcvets.research.reporting.quoting import chosen as chosen_quotations
from kcvets.research.reporting.templates import COHORT, STORY, Template, named, template

HANDED_OUT = "handed_out"
CODER = "coder"
OWN = {"study": "--study", "cohort": "--cohort", "cohorts": "--cohort", "story": "--story", HANDED_OUT: "--hand-out"}
LONGEST = 40  # characters of a folder's name


@dataclass(frozen=True)
class Job:
    """A report to be written.

    Parameters
    ----------
    about : str
        The cohort or story.
    folder : str
        Name of its folder among the reports.
    template : Path
        The notebook that is filled in.
    parameters : dict of str to object
        What it is told; the study by its folder's name alone.
    study : Path
        The study's folder.
    """

    about: str
    folder: str
    template: Path
    parameters: dict[str, object]
    study: Path


def unfinished(reports: Path, job: Job) -> Path:
    """The folder in which a report's files are put together, before it takes the place of an earlier one."""
    return reports / f".{job.folder}.part"


def jobs(
    study: StudyFolder, name: str, cohorts: Sequence[str], stories: Sequence[str], parameters: Mapping[str, object], hand_out: bool = False
) -> list[Job]:
    """The reports that are asked for.

    Parameters
    ----------
    study : StudyFolder
        Its texts are settled.
    name : str
        Of the template. ``"cohort"``: a report for each cohort. ``"story"``: one for each case story, across the cohorts.
    cohorts, stories : sequence of str
        Which; all where empty.
    parameters : mapping of str to object
        What else the template is told.
    hand_out : bool
        Whether the reports leave the team.

    Raises
    ------
    ParameterError
        With all that cannot be done.
    KcvetsError
        Where the texts are not settled.
    """
    faults: list[str] = []
    found, texts = template(name), study.texts()
    there = {column: _values(texts, column) for column in (COHORT, STORY)}
    faults += [*named(cohorts, there[COHORT], COHORT), *named(stories, there[STORY], STORY)]
    if stories and found.about != STORY:
        faults.append(f"The template {found.name} is about a cohort: leave --story out, or take the template story.")
    if hand_out and HANDED_OUT not in found.parameters:
        faults.append(f"The template {found.name} cannot be handed out: give it the parameter {HANDED_OUT}: bool = False, and pass it on.")
    values = {}
    try:
        values = found.values(parameters, OWN)
    except ParameterError as error:
        faults.append(str(error))
    faults = faults or [*_of_the_study(study, found, values)]  # a mistyped parameter is told as that, and not as one that is missing
    if faults:
        raise ParameterError("\n".join(faults))
    about = found.about
    chosen = [*dict.fromkeys(stories if about == STORY else cohorts)] or there[about]
    if not chosen:
        raise KcvetsError(f"No text of {study} is about a case story: take the template cohort.")
    asked = {"cohorts": [*dict.fromkeys(cohorts)]} if about == STORY else {}
    given = {"study": study.path.resolve().name, **asked, **values, **({HANDED_OUT: True} if hand_out else {})}
    every = _named_apart([_job(study, found, one, {**given, about: one}) for one in there[about]])
    return [next(job for job in every if job.about == one) for one in chosen]


def _of_the_study(study: StudyFolder, found: Template, values: Mapping[str, object]) -> Iterator[str]:
    """What would stop each report in the middle: nobody said whose coding counts, or a quotation is of no text."""
    whole = project(study)
    if CODER in found.parameters and coders(whole):
        try:
            final(whole, str(values.get(CODER, "")))
        except KcvetsError as error:
            yield f"{error} Add: -p coder NAME"
    try:
        chosen_quotations(study)
    except ContentError as error:
        yield str(error)


def _job(study: StudyFolder, found: Template, about: str, parameters: dict[str, object]) -> Job:
    letters = normalize("NFKD", about.lower()).encode("ascii", "ignore").decode()  # accents go, as not every file system keeps them
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST] or _short(about)
    return Job(about, f"{found.name}-{slug}", found.file, parameters, study.path.resolve())


def _named_apart(found: list[Job]) -> list[Job]:
    """Names of folders that tell cohorts apart whose names differ in signs alone."""
    names = [job.folder for job in found]
    return [job if names.count(job.folder) == 1 else Job(**{**vars(job), "folder": f"{job.folder}-{_short(job.about)}"}) for job in found]


def _short(about: str) -> str:
    return sha256(about.encode()).hexdigest()[:6]


def _values(texts: pd.DataFrame, column: str) -> list[str]:
    return sorted({*texts[column]} - {""})
