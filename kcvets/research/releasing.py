"""What leaves the house: the reviewed texts with what must be known about them, in a folder of its own."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from kcvets.errors import KcvetsError
from kcvets.research.collecting import given_by
from kcvets.research.deidentify.pseudonyms import Key
from kcvets.research.dictionary import data_dictionary
from kcvets.research.folder import StudyFolder
from kcvets.research.review.reviewed import what_may_remain
from kcvets.research.tables import write_table

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
TABLE, DICTIONARY, ABOUT = "texts.csv", "data-dictionary.csv", "about.txt"


def export(study: StudyFolder, name: str, key: Key | None = None) -> Path:
    """Write the reviewed texts for use here; a withdrawal deletes every export, to be written anew.

    Parameters
    ----------
    study : StudyFolder
        Every text of it has been reviewed.
    name : str
        Names the folder: small letters, digits, hyphens. What is there under this name is replaced.
    key : Key, optional
        Which number stands for whom; without one, numbers begin anew.

    Raises
    ------
    KcvetsError
        While the review is not complete, or where the name cannot be used.
    """
    return _folder(study, study.exports, name, key, replace=True)


def release(study: StudyFolder, name: str, key: Key | None = None) -> Path:
    """Write the reviewed texts to be given to others. What is released cannot be called back.

    Tables and quotations made from them have to pass a check of their own; this is about who reads the texts.

    Parameters
    ----------
    study : StudyFolder
        Every text of it has been reviewed, and the last day to withdraw is past.
    name : str
        Names the release: small letters, digits, hyphens.
    key : Key, optional
        Which number stands for whom; without one, numbers begin anew.

    Raises
    ------
    KcvetsError
        While somebody can still withdraw, while the review is not complete, or where there is such a release already.
    """
    deadline = study.study.withdrawal.deadline
    if date.today() <= deadline:
        raise KcvetsError(f"People can withdraw until {deadline:%d %B %Y}: release nothing before that day is past.")
    made = _folder(study, study.releases, name, key, replace=False)
    study.log("released", name=name, contributions=len(given_by(study)))
    return made


def _folder(study: StudyFolder, parent: Path, name: str, key: Key | None, replace: bool) -> Path:
    if not NAME.fullmatch(name):
        raise KcvetsError(f"{name!r} cannot name a folder: use up to 40 small letters, digits and hyphens.")
    target, part = parent / name, parent / f".{name}.part"
    if target.exists() and not replace:
        raise KcvetsError(f"There is a release {name!r} already, and it stays as it is: choose another name.")
    texts = study.reviewed(key)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        write_table(texts, part / TABLE)
        data_dictionary(study).write(part / DICTIONARY)
        (part / ABOUT).write_text(_about(study), encoding="utf-8")
        if not replace:
            _note(study, name)
        shutil.rmtree(target, ignore_errors=True)
        part.replace(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return target


def _note(study: StudyFolder, name: str) -> None:
    """Keep, here and not in what is handed out, whose contributions are in it: a code shown later can be told so."""
    told = {"released": datetime.now(UTC).isoformat(timespec="seconds"), "contributions": given_by(study)}
    (study.releases / f"{name}.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _about(study: StudyFolder) -> str:
    defined = study.study
    lines = [
        f"{defined.title} ({defined.id}), terms version {defined.terms.version} of {defined.terms.date}",
        "",
        "These texts are de-identified. Software masked names, numbers and the like, and a person read every text afterwards.",
        str(what_may_remain(study)),
        "Whoever knows a case may know it again. Do not try to find out who is meant, and do not pass the texts on.",
        f"What was promised to contributors: {' '.join(defined.terms.promises)}",
        f"{TABLE} holds the texts, {DICTIONARY} says what each column is.",
    ]
    return "\n".join(lines) + "\n"
