"""A study whose few texts were reviewed and settled, for those who code it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
from research_rows import folder, row, table

from kcvets.research.coding.model import Code
from kcvets.research.coding.settling import settle
from kcvets.research.folder import StudyFolder
from kcvets.research.review import decisions
from kcvets.research.review.decisions import Decision

TEXTS = {
    "t1": "Nobody asked Maria. She hums in the kitchen, and the form was full.",
    "t2": "We found out together what her day is like.",
    "t3": "The bench is gone, so nobody walks to church.",
}
OWNERS = {"t1": "ann", "t2": "ann", "t3": "ben"}
VALUES = Code("00000000-0000-4000-8000-000000000001", "Values", codable=False)
FAIR = Code("00000000-0000-4000-8000-000000000002", "Fairness", parent=VALUES.id)
SKILLS = Code("00000000-0000-4000-8000-000000000003", "Skills")
ASKING = Code("00000000-0000-4000-8000-000000000004", "Asking", parent=SKILLS.id, description="A question opens something up.")
CODES = (VALUES, FAIR, SKILLS, ASKING)


def reviewed(
    path: Path, texts: Mapping[str, str] = TEXTS, masked: Iterable[tuple[str, str, str]] = (("t1", "Maria", "PERSON"),)
) -> StudyFolder:
    """A study of some texts, reviewed: with each masking its text's id, the words (first time) and the kind."""
    study = folder(path)
    put_texts(study, texts)
    places = [(id, texts[id].index(words), texts[id].index(words) + len(words), kind) for id, words, kind in masked]
    pd.DataFrame(places, columns=["id", "start", "end", "kind"]).astype({"start": "int64", "end": "int64"}).to_parquet(study.masks_file)
    read_all(study)
    return study


def put_texts(study: StudyFolder, texts: Mapping[str, str]) -> None:
    """Make these texts the dataset."""
    rows = [
        row(id=id, person=OWNERS.get(id, "cat"), cohort="spring" if id == "t3" else "autumn", qualified="longer ago", text=text)
        for id, text in texts.items()
    ]
    table(*rows).to_parquet(study.dataset_file)


def read_all(study: StudyFolder) -> None:
    """Two readers are done with every text."""
    made = [Decision(decisions.now(), who, id, "done") for id in study.dataset()["id"] for who in "AB"]
    decisions.append(study.decisions_file, made)


def mask(study: StudyFolder, id: str, words: str, instead: str = "") -> None:
    """Somebody masks the first place where words stand in a text of the dataset."""
    text = dict(study.dataset()[["id", "text"]].itertuples(index=False))[id]
    start = text.index(words)
    decisions.append(study.decisions_file, [Decision(decisions.now(), "A", id, "mask", start, start + len(words), "OTHER", instead)])


def settled(
    path: Path, texts: Mapping[str, str] = TEXTS, masked: Iterable[tuple[str, str, str]] = (("t1", "Maria", "PERSON"),)
) -> StudyFolder:
    """The same, settled."""
    study = reviewed(path, texts, masked)
    settle(study)
    return study
