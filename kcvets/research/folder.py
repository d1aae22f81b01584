"""A study on disk: one folder, whose files say what was given, found, decided and done."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from kcvets.content.study import Study, read_study
from kcvets.errors import KcvetsError
from kcvets.research import ledger

if TYPE_CHECKING:
    from kcvets.research.deidentify.pseudonyms import Key
    from kcvets.research.deidentify.run import Report


class StudyFolder:
    """A study's files.

    Parameters
    ----------
    path : Path
        The folder; it holds the study file, ``study.toml``.

    Raises
    ------
    KcvetsError
        Where there is no study file in it.
    ContentError
        Where the study file is faulty.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        if not self.study_file.is_file():
            raise KcvetsError(f"{self.path} holds no study.toml: give a study's folder, or put the study file there.")

    @property
    def study_file(self) -> Path:
        """Purpose, terms, variables."""
        return self.path / "study.toml"

    @property
    def contributions(self) -> Path:
        """Folder of what people gave, as they gave it."""
        return self.path / "contributions"

    @property
    def dataset_file(self) -> Path:
        """The table of entries, in the writers' own words."""
        return self.path / "dataset.parquet"

    @property
    def masks_file(self) -> Path:
        """What software found in them."""
        return self.path / "masks.parquet"

    @property
    def decisions_file(self) -> Path:
        """What people decided about it."""
        return self.path / "decisions.jsonl"

    @property
    def texts_file(self) -> Path:
        """The reviewed, de-identified texts as they were settled for coding."""
        return self.path / "texts.parquet"

    @property
    def coding_file(self) -> Path:
        """Codebook, codings and memos."""
        return self.path / "coding.jsonl"

    @property
    def drafts_file(self) -> Path:
        """With what coders' browsers encrypt what is not saved yet: without it, nobody reads what they may still hold."""
        return self.path / ".drafts"

    @property
    def shown_file(self) -> Path:
        """Which numbers and quotations were shown to others: digests, and no words."""
        return self.path / "shown.jsonl"

    @property
    def log_file(self) -> Path:
        """What was done, and when."""
        return self.path / "log.jsonl"

    @property
    def exports(self) -> Path:
        """Folder of what was written from it for use here; it can be written anew at any time."""
        return self.path / "exports"

    @property
    def parts(self) -> Path:
        """Folder of a search for names that was begun: places, and no words."""
        return self.path / ".parts"

    @property
    def releases(self) -> Path:
        """Folder of what was released."""
        return self.path / "releases"

    @property
    def reports(self) -> Path:
        """Folder of what was written about it."""
        return self.path / "reports"

    @property
    def key_file(self) -> Path:
        """Which number stands for whom: encrypted, and beside the folder, so that a copy of the folder does not carry it."""
        return self.path.with_name(f"{self.path.resolve().name}.key")

    @cached_property
    def study(self) -> Study:
        """The study as its file defines it."""
        return read_study(self.study_file)

    def dataset(self) -> pd.DataFrame:
        """The table of entries, in the writers' own words.

        Raises
        ------
        KcvetsError
            Where nothing was collected yet.
        """
        return self._table(self.dataset_file, "collect contributions first")

    def masks(self) -> pd.DataFrame:
        """What software found: id, start, end (characters), kind.

        Raises
        ------
        KcvetsError
            Where nothing was looked through yet.
        """
        return self._table(self.masks_file, "de-identify the dataset first")

    @contextmanager
    def key(self, passphrase: str) -> Iterator[Key]:
        """Which number stands for whom, so that the same name has the same number the next time.

        ``with study.key(passphrase) as key: release(study, "first", key)`` keeps new numbers in `key_file`, encrypted.

        Parameters
        ----------
        passphrase : str
            Opens the key, or seals a new one.

        Raises
        ------
        KcvetsError
            Where the passphrase is empty or not the one the key was made with.
        """
        from kcvets.research.deidentify.pseudonyms import key_in

        with key_in(self.key_file, passphrase) as key:
            yield key

    def texts(self) -> pd.DataFrame:
        """The reviewed texts as they were settled for coding: the dataset's columns, de-identified.

        Raises
        ------
        KcvetsError
            Where they were not settled yet.
        """
        return self._table(self.texts_file, "settle the reviewed texts first")

    def deidentify(self, *, workers: int | None = None, scheduler: str = "") -> Report:
        """Look through the dataset for what identifies somebody; with many texts, a bar shows how far it is.

        Parameters
        ----------
        workers : int, optional
            Processes; one for each core where None.
        scheduler : str
            Address of a Dask scheduler; the work is done there then.
        """
        from kcvets.research.deidentify.run import deidentify_study

        return deidentify_study(self, workers=workers, scheduler=scheduler)

    def masked(self, key: Key | None = None) -> pd.DataFrame:
        """The dataset with stand-ins for what software found. Nobody has reviewed it: it is for looking at, here.

        Parameters
        ----------
        key : Key, optional
            Which number stands for whom; without one, numbers begin anew.
        """
        from kcvets.research.deidentify.found import Found
        from kcvets.research.deidentify.pseudonyms import Key, masked

        key, dataset = key or Key(), self.dataset()
        found = {id: [Found(*span) for span in rows.itertuples(index=False)] for id, rows in self.masks().set_index("id").groupby(level=0)}
        return dataset.assign(text=[masked(text, found.get(id, ()), key) for id, text in zip(dataset["id"], dataset["text"], strict=True)])

    def reviewed(self, key: Key | None = None) -> pd.DataFrame:
        """The dataset as people reviewed it; see `kcvets.research.review.reviewed`."""
        from kcvets.research.review.reviewed import reviewed

        return reviewed(self, key)

    def released_with(self, fingerprint: str) -> tuple[str, ...]:
        """Names of the releases that hold a contribution."""
        told = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(self.releases.glob("*.json"))}
        return tuple(name for name, release in told.items() if fingerprint in release["contributions"])

    def __repr__(self) -> str:
        return f"Study {self.study.id!r}: {self.study.title}"

    def log(self, what: str, **told: object) -> None:
        """Note what was done; never a word of what somebody wrote."""
        ledger.append(self.log_file, [{"at": ledger.now(), "what": what, **told}])

    def logged(self, what: str) -> list[dict]:
        """The lines of the log that tell of one sort of thing, the earliest first.

        Raises
        ------
        KcvetsError
            Where the log is damaged.
        """
        return [line for line in ledger.read(self.log_file, dict) if line["what"] == what]

    def _table(self, file: Path, remedy: str) -> pd.DataFrame:
        if not file.is_file():
            raise KcvetsError(f"{self.path} holds no {file.name}: {remedy}.")
        return pd.read_parquet(file)


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """A path to write to; what was written there takes the file's name once it is complete and on the disk.

    Parameters
    ----------
    file : Path
        What is to be replaced.
    """
    part = file.with_name(f".{file.name}.part")
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
