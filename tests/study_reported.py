"""A study that reports are written on: made-up texts in cohorts of its own, coded by two people, and small templates."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
from nbformat import v4

from kcvets.content import data_folder
from kcvets.research import ledger
from kcvets.research.coding.codebook import start_codebook
from kcvets.research.coding.model import Coding
from kcvets.research.coding.records import digest, done, put
from kcvets.research.folder import StudyFolder
from kcvets.research.review import decisions
from kcvets.research.review.decisions import Decision
from kcvets.research.synthetic import synthetic_cohort

CODER, OTHER = "AB", "CD"
AT = "2027-05-03T09:00:00+00:00"
SMALL = (
    ("markdown", "# A small report"),
    ("parameters", 'study: str = ""\ncohort: str = ""\nleast: int = 10\nloud: bool = False'),
    ("code", "from kcvets.records.paper import Paragraph, Table\nfrom kcvets.research.reporting.pieces import Piece"),
    ("markdown", "## How many\n\nOne *word* in prose."),
    ("code", 'Piece((Table("Settings", ("What", "Which"), (("cohort", cohort), ("least", str(least)), ("loud", str(loud)))),))'),
    ("code", 'assert cohort != "bad", "it is\\nbad"\nif cohort == "dead": import os; os._exit(3)'),
)


def reported_study(folder: Path, cohorts: tuple[str, ...] = ("autumn", "spring"), people: int = 40) -> StudyFolder:
    """A study with settled texts, some of them coded: people take turns in the cohorts."""
    folder.mkdir()
    shutil.copy(data_folder() / "research" / "example-study.toml", folder / "study.toml")
    texts = synthetic_cohort(people)
    texts["cohort"] = [cohorts[int(person[-3:]) % len(cohorts)] for person in texts["person"]]
    texts["story"] = "arpita"
    texts.to_parquet(folder / "texts.parquet", index=False)
    study = StudyFolder(folder)
    start_codebook(study, CODER)
    _code(study)
    decisions.append(study.decisions_file, [Decision(AT, "EF", id, "done") for id in texts["id"]])
    return study


def _code(study: StudyFolder) -> None:
    from kcvets.research.coding.project import project

    codable = [code.id for code in project(study).codes if code.codable][::5]
    records = []
    for number, (id, text) in enumerate(study.texts()[["id", "text"]].itertuples(index=False)):
        for who in (CODER, OTHER):
            code = codable[(number + (who == OTHER and number % 5 == 0)) % len(codable)]
            records += [put(Coding(f"{who}-{id}", id, 0, len(text) // 2, code, who, AT), who, digest(text)), done(id, who, who)]
    ledger.append(study.coding_file, (vars(one) for one in records))


def template(file: Path, cells: tuple[tuple[str, str], ...] = SMALL) -> Path:
    """A template made of these cells; the kind ``parameters`` is a code cell with that tag."""
    notebook = v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
    for kind, source in cells:
        cell = v4.new_markdown_cell(source) if kind == "markdown" else v4.new_code_cell(source)
        cell.metadata["tags"] = ["parameters"] if kind == "parameters" else []
        notebook.cells.append(cell)
    nbformat.write(notebook, file)
    return file
