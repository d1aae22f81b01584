"""A study on disk that software has looked through, for those who review it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from kcvets.content import data_folder
from kcvets.research.folder import StudyFolder
from kcvets.research.review import decisions
from kcvets.research.review.decisions import Decision

AT = "2027-01-11T09:00:00+00:00"


def study_folder(folder: Path, texts: Mapping[str, str], found: Iterable[tuple[str, str, str]] = ()) -> StudyFolder:
    """A study of some texts, by id; `found` says what software masked: the text's id, the words (first time), the kind."""
    folder.mkdir()
    shutil.copy(data_folder() / "research" / "example-study.toml", folder / "study.toml")
    put_texts(folder, texts)
    places = [(id, texts[id].index(words), texts[id].index(words) + len(words), kind) for id, words, kind in found]
    pd.DataFrame(places, columns=["id", "start", "end", "kind"]).astype({"start": "int64", "end": "int64"}).to_parquet(folder / "masks.parquet")
    return StudyFolder(folder)


def put_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Write the dataset, of these texts alone."""
    pd.DataFrame({"id": list(texts), "text": list(texts.values())}).to_parquet(folder / "dataset.parquet")


def decide(study: StudyFolder, who: str, id: str, what: str, words: str = "", **told: str) -> None:
    """Note a decision about the first place where words stand in a text."""
    place = {}
    if words:
        text = dict(study.dataset()[["id", "text"]].itertuples(index=False))[id]
        place = {"start": text.index(words), "end": text.index(words) + len(words)}
    decisions.append(study.decisions_file, [Decision(AT, who, id, what, **place, **told)])
