"""A study on disk: one folder, whose files say what was given, found, decided and done."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import pandas as pd

from kcvets.content.study import Study, read_study
from kcvets.errors import KcvetsError

MASK_COLUMNS = {"id": "string", "start": "int64", "end": "int64", "kind": "string"}


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
    def log_file(self) -> Path:
        """What was done, and when."""
        return self.path / "log.jsonl"

    @property
    def releases(self) -> Path:
        """Folder of what was released."""
        return self.path / "releases"

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

    def log(self, what: str, **told: object) -> None:
        """Note what was done; never a word of what somebody wrote."""
        line = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "what": what, **told}
        with self.log_file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())

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
