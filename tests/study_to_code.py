"""A study on disk whose texts are settled, for those who code them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from kcvets.content import data_folder
from kcvets.content.study import COLUMNS
from kcvets.research.folder import StudyFolder


def study_to_code(folder: Path, texts: Mapping[str, str], **columns: list[str]) -> StudyFolder:
    """A study of some texts, by id, each of a person of its own; `columns` hold what else is known of them."""
    folder.mkdir()
    shutil.copy(data_folder() / "research" / "example-study.toml", folder / "study.toml")
    people = [f"p{n}" for n in range(len(texts))]
    table = pd.DataFrame({"id": list(texts), "person": people, "text": list(texts.values()), **columns}, dtype="string")
    study = StudyFolder(folder)
    names = [*COLUMNS, *(each.name for each in study.study.variables)]
    table.reindex(columns=names, fill_value="").to_parquet(study.texts_file)
    return study
