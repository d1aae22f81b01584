"""The whole coding of a study as one `Project`, and the table of its codings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kcvets.errors import KcvetsError
from kcvets.research.coding.model import Case, Project
from kcvets.research.coding.records import digest
from kcvets.research.coding.working import Coders

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

COLUMNS = ("text", "start", "end", "code", "name", "coder", "words")


def project(study: StudyFolder) -> Project:
    """Everything about the coding of a study, as it stands.

    Parameters
    ----------
    study : StudyFolder
        Its texts were settled.

    Raises
    ------
    KcvetsError
        Where the texts were not settled yet, settling was interrupted, or `coding.jsonl` is damaged.
    """
    coders = Coders(study)
    standing, texts = coders.standing(), coders.texts()
    order = {id: number for number, id in enumerate(texts)}
    digests = {id: digest(text) for id, text in texts.items()}
    codings = [one for one in standing.codings.values() if one.text in texts]
    if any(standing.seen[one.id] != digests[one.text] for one in codings):
        raise KcvetsError("Codings stand on another version of their texts, as when settling was interrupted: settle the texts again.")
    there = {"", *texts, *standing.codes, *(one.id for one in codings)}
    return Project(
        title=study.study.title,
        codes=tuple(standing.tree()),
        texts=texts,
        codings=tuple(sorted(codings, key=lambda one: (order[one.text], one.start, one.end))),
        memos=tuple(one for one in standing.memos.values() if one.about in there),
        cases=cases(study.texts(), [each.name for each in study.study.variables]),
        done={id: standing.coders_done(id) for id in texts if standing.coders_done(id)},
    )


def cases(texts: pd.DataFrame, variables: list[str]) -> tuple[Case, ...]:
    """The people whose texts these are, with their cohort and what a study asks of them.

    Parameters
    ----------
    texts : DataFrame
        The settled texts.
    variables : list of str
        Columns that say something of a person. Where a person's texts differ in one, every value is given.
    """
    kept = [name for name in ("cohort", *variables) if name in texts]
    return tuple(
        Case(person, tuple(rows["id"]), {name: ", ".join(dict.fromkeys(filter(None, rows[name]))) for name in kept})
        for person, rows in texts.groupby("person", sort=True)
    )


def codings_table(project: Project) -> pd.DataFrame:
    """A row for each coding, in the order of texts and places.

    Returns
    -------
    DataFrame
        Columns text, start, end (characters), code (GUID), name (of the code), coder, words (the stretch).
    """
    names = {one.id: one.name for one in project.codes}
    rows = [
        (one.text, one.start, one.end, one.code, names[one.code], one.coder, project.texts[one.text][one.start : one.end])
        for one in project.codings
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    texts = [name for name in COLUMNS if name not in ("start", "end")]
    return table.astype({name: "string" for name in texts} | {"start": "int64", "end": "int64"})
