"""De-identify a file of texts, or a study's dataset, and say what was done."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow.parquet import ParquetFile, ParquetWriter

from kcvets.errors import KcvetsError
from kcvets.research.deidentify import files
from kcvets.research.deidentify.pseudonyms import Key, masked
from kcvets.research.deidentify.work import look_through, made_with
from kcvets.research.progress import bar

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

MASKS = pa.schema([("id", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("kind", pa.string())])
ROWS = 1000  # of a table, held at a time
SAYS = (
    "De-identified by software, and by nobody else yet: some names are left in, and who knows the case may know who is meant even where "
    "none is. A person has to read every text before any of it is released."
)


@dataclass
class Report:
    """What was done.

    Parameters
    ----------
    texts : int
        How many were looked through.
    untouched : int
        In how many nothing was found.
    masked : Counter
        How many stretches of each kind.
    """

    texts: int = 0
    untouched: int = 0
    masked: Counter = field(default_factory=Counter)

    def count(self, kinds: list[str]) -> None:
        """Add one text and the kinds of what was found in it."""
        self.texts += 1
        self.untouched += not kinds
        self.masked.update(kinds)

    def as_json(self) -> str:
        """The report as a file holds it."""
        told = {"note": SAYS, "texts": self.texts, "nothing_found_in": self.untouched, "masked": dict(sorted(self.masked.items()))}
        return json.dumps(told | {"made_with": made_with()}, indent=2, ensure_ascii=False) + "\n"

    def __str__(self) -> str:
        return f"{self.texts:,} texts looked through, {self.masked.total():,} places masked; nothing was found in {self.untouched:,}."

    __repr__ = __str__


def deidentify_file(source: Path, target: Path, *, key: Key | None = None, workers: int | None = None, scheduler: str = "") -> Report:
    """De-identify a file of texts.

    The target appears once it is complete. What was finished before an interruption is kept in a hidden folder beside it, as
    places without words; the same call goes on from there and comes to the same result.

    Parameters
    ----------
    source, target : Path
        Both ``.csv`` with columns id and text, or both ``.jsonl`` with the same two names.
    key : Key, optional
        Which number stands for whom; new ones are added to it. Without one, numbers begin anew.
    workers : int, optional
        Processes; one for each core where None.
    scheduler : str
        Address of a Dask scheduler; the work is done there then.

    Raises
    ------
    ContentError
        With every bad row; nothing is done then.
    KcvetsError
        Where a file is of another kind, cannot be read, or source and target are the same or of different kinds.
    """
    source, target = Path(source), Path(target)
    if source.suffix.lower() != target.suffix.lower():
        raise KcvetsError(f"{source.name} and {target.name} are of different kinds: give both the same ending.")
    if target.exists() and source.samefile(target):
        raise KcvetsError(f"{source.name} would be overwritten by its own result: name another file for the result.")
    texts = files.checked(source)
    kept, report, key = target.with_name(f".{target.name}.parts"), Report(), key or Key()

    def results(progress: Callable[[int], object]) -> Iterator[files.Row]:
        found = look_through((text for _, text in files.rows(source)), kept, workers=workers, scheduler=scheduler, progress=progress)
        for (id, text), each in zip(files.rows(source), found, strict=True):
            report.count([one.kind for one in each])
            yield id, masked(text, each, key)

    with bar(texts) as progress:
        files.write(target, results(progress))
    shutil.rmtree(kept)
    return report


def deidentify_study(study: StudyFolder, *, workers: int | None = None, scheduler: str = "") -> Report:
    """Look through a study's dataset and note what identifies somebody; `StudyFolder.masks` gives it.

    Parameters
    ----------
    study : StudyFolder
        The study.
    workers, scheduler
        As for `deidentify_file`.

    Raises
    ------
    KcvetsError
        Where nothing was collected yet.
    """
    from kcvets.research.folder import whole  # loads pandas, which no process that only looks through texts needs

    if not study.dataset_file.exists():
        raise KcvetsError(f"{study} has no dataset yet: collect contributions first.")
    report = Report()
    with bar(ParquetFile(study.dataset_file).metadata.num_rows) as progress, whole(study.masks_file) as part:
        texts = (text for _, text in _rows(study))
        found = look_through(texts, study.parts, workers=workers, scheduler=scheduler, progress=progress)
        with ParquetWriter(part, MASKS) as writer:
            for some in _some(zip(_rows(study), found, strict=True)):
                rows = [(id, one.start, one.end, one.kind) for (id, _), each in some for one in each]
                writer.write_table(pa.table([*zip(*rows)] or [[]] * len(MASKS), schema=MASKS))
                for _, each in some:
                    report.count([one.kind for one in each])
    shutil.rmtree(study.parts)
    study.log("de-identified", texts=report.texts, masked=report.masked.total(), made_with=made_with())
    return report


def _rows(study: StudyFolder) -> Iterator[tuple[str, str]]:
    """Ids and texts of the dataset, without holding all of them."""
    for batch in ParquetFile(study.dataset_file).iter_batches(ROWS, columns=["id", "text"]):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _some(rows: Iterator) -> Iterator[list]:
    while some := list(islice(rows, ROWS)):
        yield some
