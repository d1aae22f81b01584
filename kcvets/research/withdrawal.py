"""A contribution is taken back by its code, from everywhere where that is still possible."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date

from kcvets.errors import KcvetsError
from kcvets.records.contribution import fingerprint
from kcvets.research.coding.settling import take_out
from kcvets.research.collecting import contribution_file, rebuild, withdrawn
from kcvets.research.folder import StudyFolder, whole
from kcvets.research.reporting import quoting
from kcvets.research.review import decisions


@dataclass(frozen=True)
class Withdrawn:
    """What came of showing a code.

    Parameters
    ----------
    entries : int
        How many entries were taken out.
    decisions : int
        How many notes of reviewers on them.
    coding : int
        How many notes of coders on them: codings, memos, and that somebody was done.
    releases : tuple of str
        What had been released with them before; it cannot be called back.
    told : str
        The same in a sentence or two.
    """

    entries: int
    decisions: int
    coding: int
    releases: tuple[str, ...]
    told: str

    def __repr__(self) -> str:
        return self.told


def withdraw(study: StudyFolder, code: str) -> Withdrawn:
    """Take a contribution out of a study, and note that it was done.

    It goes from the contributions, the dataset, what software found, the review, the settled texts, their coding, and every export
    and report in the folder. A killed run is finished by the same call. What was released stays as it was; the next release is
    without it. Backups and copies that somebody made are out of reach, and so is what a coder quoted in a memo about something else.
    The list of quotations is the researcher's own file and is not rewritten: which passages are to be taken out of it is told.

    Parameters
    ----------
    study : StudyFolder
        The study.
    code : str
        The withdrawal code, as the person wrote it down.
    """
    shown = fingerprint(code)
    before = withdrawn(study)
    file = contribution_file(study, shown)
    if not file.exists() and shown not in before:
        return Withdrawn(0, 0, 0, (), "Nothing was given to this study under this code. Look at it letter by letter, and at which study it belongs to.")
    earlier = {*study.dataset()["id"]} if study.dataset_file.exists() else set()
    releases = study.released_with(shown)
    if shown not in before:
        study.log("withdrawn", fingerprint=shown, releases=list(releases))
    file.unlink(missing_ok=True)
    rebuild(study)
    gone = earlier - {*study.dataset()["id"]}
    notes, coding = _tidied(study)
    return Withdrawn(len(gone), notes, coding, releases, _told(study, len(gone), coding, releases, again=shown in before))


def _tidied(study: StudyFolder) -> tuple[int, int]:
    """Drop whatever is about texts that the dataset no longer has."""
    there = {*study.dataset()["id"]}
    if study.masks_file.exists():
        masks = study.masks()
        with whole(study.masks_file) as part:
            masks[masks["id"].isin(there)].to_parquet(part, index=False)
    about = {one.id for one in decisions.read(study.decisions_file)} - there
    for folder in (study.exports, study.parts, study.reports):
        shutil.rmtree(folder, ignore_errors=True)
    return decisions.forget(study.decisions_file, about), take_out(study, there)


def _told(study: StudyFolder, entries: int, coding: int, releases: tuple[str, ...], again: bool) -> str:
    if again and not entries:
        told = ["This contribution has been withdrawn already, and nothing of it was left."]
    else:
        told = [f"{entries} {'entry is' if entries == 1 else 'entries are'} taken out of the dataset, the review and the exports; write the exports anew."]
    if coding:
        told.append("What was coded in them is gone too, and every report.")
        told.append("Read the other memos and the codebook, in case a coder quoted this person.")
    told += _quoted(study)
    if releases:
        told.append(f"It is part of what was released ({', '.join(releases)}), which others hold and nobody can call back. The next release is without it.")
    elif date.today() > study.study.withdrawal.deadline:
        told.append(f"The last day to withdraw was {study.study.withdrawal.deadline:%d %B %Y}; nothing had been released yet, so it was still possible.")
    return " ".join(told)


def _quoted(study: StudyFolder) -> list[str]:
    """Which passages of the list of quotations are from texts that are gone."""
    try:
        gone = quoting.without_text(study, {*study.dataset()["id"]})
    except KcvetsError:
        return [f"{quoting.FILE} cannot be read: look in it for passages of this person, and take them out."]
    if not gone:
        return []
    many = "1 passage" if len(gone) == 1 else f"{len(gone)} passages"
    ids = ", ".join(dict.fromkeys(gone))
    return [f"{quoting.FILE} has {many} from texts that are gone ({ids}): take {'it' if len(gone) == 1 else 'them'} out."]
