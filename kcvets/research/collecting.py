"""From contributions to one dataset: checked, kept as they came, and put together again whenever one comes or goes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pandas as pd

from kcvets.errors import ContentError, Fault, KcvetsError
from kcvets.research import schema
from kcvets.research.folder import StudyFolder, whole
from kcvets.research.given import Given, read
from kcvets.research.lines import refuse
from kcvets.research.tables import read_table

IMPORTED = "imported-*.parquet"


@dataclass(frozen=True)
class Kept:
    """A contribution in a study's folder.

    Parameters
    ----------
    file : Path
        Where it is kept.
    cohort : str
        In which group it was collected.
    person : str
        What the dataset calls the person.
    given : Given
        The contribution as it came.
    """

    file: Path
    cohort: str
    person: str
    given: Given


def collect(study: StudyFolder, files: Iterable[Path], cohort: str) -> int:
    """Take contributions into a study: all of them, or none if anything is wrong with one.

    A file that was collected before, in the same cohort, changes nothing. After a crash in the middle the same call again
    comes to the same end.

    Parameters
    ----------
    study : StudyFolder
        The study.
    files : iterable of Path
        As journals wrote them.
    cohort : str
        Name of the group that gave them; it fills the dataset's column ``cohort``.

    Returns
    -------
    int
        How many people the dataset has that it had not before.

    Raises
    ------
    ContentError
        With every fault of every file; nothing was collected then.
    """
    kept = {one.given.fingerprint: one for one in _kept(study)}
    arrived: dict[str, Given] = {}
    faults = [*_cohort_faults(cohort)]
    gone = withdrawn(study)
    for file in sorted(map(Path, files)):
        given, found = read(file, study.study)
        if given:
            found = [*_met_before(given, kept.get(given.fingerprint), arrived.get(given.fingerprint), cohort, gone)]
            arrived.setdefault(given.fingerprint, given)
        faults += found
    if faults:
        raise ContentError(faults)
    before = _people(study)
    new = [given for fingerprint, given in sorted(arrived.items()) if fingerprint not in kept]
    people = before | {one.person for one in kept.values()}
    with _all_or_none(study) as keep:
        for given in new:
            person = _person(given, people)
            people.add(person)
            told = json.dumps({"cohort": cohort, "person": person, "given": given.told}, indent=1) + "\n"
            keep(contribution_file(study, given.fingerprint), lambda part, told=told: part.write_text(told, encoding="utf-8"))
    added = [one for one in _kept(study) if one.given.fingerprint in arrived and one.person not in before]
    if added:
        study.log("collected", contributions=len(added), entries=sum(len(one.given.told["entries"]) for one in added))
    return len(added)


def add_table(study: StudyFolder, path: Path, cohort: str | None = None) -> int:
    """Take a table from elsewhere into a study: all its rows, or none if anything is wrong with one.

    The same table again changes nothing. Nobody can withdraw from it by code: whoever collected it has to keep what it takes
    to find a person's rows.

    Parameters
    ----------
    study : StudyFolder
        The study.
    path : Path
        CSV, JSON lines, Excel or Parquet; see `kcvets.research.tables.read_table`.
    cohort : str, optional
        The cohort of all rows; where None, the table has a column of that name.

    Returns
    -------
    int
        How many rows the dataset has that it had not before.

    Raises
    ------
    ContentError
        With every bad row: where it stands in the file, the column, what is wrong and the remedy.
    KcvetsError
        Where the file cannot be read as a table.
    """
    table = read_table(path, study.study, cohort)
    digest = sha256(json.dumps(table.to_numpy().tolist()).encode()).hexdigest()
    file = study.contributions / IMPORTED.replace("*", digest[:16])
    before = {*study.dataset()["id"]} if study.dataset_file.exists() else set()
    if not file.exists():
        known = sorted({*_together(study)["id"]}.intersection(table["id"]))
        refuse([Fault(path.name, id, "id", "the dataset has a row of that id", "Give each row an id of its own") for id in known])
        with _all_or_none(study) as keep:
            keep(file, lambda part: table.to_parquet(part, index=False))
    else:
        rebuild(study)
    added = len({*table["id"]} - before)
    if added:
        study.log("imported", entries=added)
    return added


def rebuild(study: StudyFolder) -> int:
    """Put the dataset together again from what the folder holds, sorted by cohort, fingerprint and entry.

    Call it after a contribution was taken out. Rows of imported tables follow those of contributions in their cohort.

    Returns
    -------
    int
        How many rows it has.
    """
    for part in study.contributions.glob(".*.part"):
        part.unlink()  # of a run that was killed
    for fingerprint in withdrawn(study):
        contribution_file(study, fingerprint).unlink(missing_ok=True)  # the same
    dataset = _together(study)
    with whole(study.dataset_file) as part:
        dataset.to_parquet(part, index=False)
    return len(dataset)


def contribution_file(study: StudyFolder, fingerprint: str) -> Path:
    """Where a contribution is kept, by the fingerprint of its withdrawal code."""
    return study.contributions / f"{fingerprint[:16]}.json"


def _cohort_faults(cohort: str) -> Iterator[Fault]:
    for rule in schema.LINE_OF_ITS_OWN:
        if not rule.sound(cohort):
            yield Fault("collect", "cohort", schema.shortened(cohort), rule.wrong, rule.remedy)


def _met_before(given: Given, kept: Kept | None, twin: Given | None, cohort: str, gone: set[str]) -> Iterator[Fault]:
    if given.fingerprint in gone:
        yield Fault(given.file, "the file", "withdrawal", "this contribution was withdrawn", "Delete the file")
    if twin and twin.told != given.told:
        yield Fault(
            given.file, "the file", "withdrawal", f"{twin.file} has the same withdrawal code and says something else", "Ask which one holds"
        )
    if kept and kept.given.told != given.told:
        wrong = "another contribution with the same withdrawal code was collected before"
        yield Fault(given.file, "the file", "withdrawal", wrong, "Leave it out, or withdraw the earlier one first")
    elif kept and kept.cohort != cohort:
        yield Fault(
            given.file, "the file", "cohort", f"it was collected before, in the cohort {kept.cohort!r}", "Leave it out, or name that cohort"
        )


def _kept(study: StudyFolder) -> Iterator[Kept]:
    for file in sorted(study.contributions.glob("*.json")):
        try:
            told = json.loads(file.read_text(encoding="utf-8"))
            one = Kept(file, told["cohort"], told["person"], Given(file.name, told["given"]))
            if contribution_file(study, one.given.fingerprint) != file:
                raise ValueError("it has the name of another")
        except (ValueError, KeyError, TypeError) as error:
            raise KcvetsError(
                f"{file} was changed by something else and cannot be read: take it out, and collect that contribution again."
            ) from error
        yield one


def _together(study: StudyFolder) -> pd.DataFrame:
    columns = [*schema.rules(study.study)]
    tables = [((one.cohort, 0, one.given.fingerprint), one.given.rows(one.person, one.cohort, study.study)) for one in _kept(study)]
    for file in study.contributions.glob(IMPORTED):
        for cohort, rows in pd.read_parquet(file).groupby("cohort", sort=False):
            tables.append(((cohort, 1, file.name), rows.reindex(columns=columns, fill_value="")))
    tables.sort(key=lambda each: each[0])
    nothing = pd.DataFrame(columns=columns, dtype="string")
    return pd.concat([nothing, *(rows for _, rows in tables)], ignore_index=True).astype("string")


def _people(study: StudyFolder) -> set[str]:
    return {*study.dataset()["person"]} if study.dataset_file.exists() else set()


def _person(given: Given, taken: set[str]) -> str:
    """A name that neither tells the fingerprint nor was given to somebody else."""
    label = "synthetic-p-" if given.synthetic else "p-"
    turn = 0
    while (name := label + sha256(f"kcvets-person {given.fingerprint} {turn}".encode()).hexdigest()[:8]) in taken:
        turn += 1
    return name


def given_by(study: StudyFolder) -> list[str]:
    """Fingerprints of the withdrawal codes of all contributions a study has now."""
    return [one.given.fingerprint for one in _kept(study)]


def withdrawn(study: StudyFolder) -> set[str]:
    """Fingerprints of what was taken back, so that a copy of the file does not bring it in again."""
    return {line["fingerprint"] for line in study.logged("withdrawn")}


Keep = Callable[[Path, Callable[[Path], object]], None]


@contextmanager
def _all_or_none(study: StudyFolder) -> Iterator[Keep]:
    """Keep files and rebuild the dataset; if anything comes between, the files are gone again and the dataset is as before.

    What software found is set aside with the first of them, as it says nothing of new texts: they are looked through again.
    """
    kept: list[Path] = []

    def keep(file: Path, write: Callable[[Path], object]) -> None:
        kept.append(file)
        study.masks_file.unlink(missing_ok=True)
        with whole(file) as part:
            write(part)

    study.contributions.mkdir(exist_ok=True)
    try:
        yield keep
        rebuild(study)
    except BaseException:
        for file in kept:
            file.unlink(missing_ok=True)
        raise
