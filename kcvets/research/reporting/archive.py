"""What somebody needs to retrace a report: the notebook, what it was told, what it was made with, who decided what, and its tables."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from io import StringIO
from platform import python_version

import nbformat

from kcvets import __version__
from kcvets.records.paper import Paper
from kcvets.research.folder import StudyFolder
from kcvets.research.packing import packed
from kcvets.research.reporting.asked import Job
from kcvets.research.reporting.documents import tables
from kcvets.research.reporting.engine import Run
from kcvets.research.reporting.origins import fingerprints
from kcvets.research.review import decisions

PACKAGES = ("acro", "matplotlib", "numpy", "pandas", "papermill", "scipy", "statsmodels")
ABOUT = """What is in this archive

notebook.ipynb    the report as it was run, with what each cell showed
parameters.json   what it was told
versions.json     the programs it was made with
data.json         fingerprints (SHA-256) of the texts and of the coding it was made from
decisions.csv     what reviewers decided about each of its texts: places in a text, never words, and readers by number
tables/           every table of the report; what is hidden in the report is hidden here too

The same texts, coding, parameters and versions give the same archive, to the last byte. So there is no time in it: when it was made
stands in the study's log.jsonl, beside the fingerprint of this file. The places tell how long a masked name was. Keep the archive
with the study; what may be given to others is the report.
"""


def archive(study: StudyFolder, run: Run, paper: Paper, job: Job) -> bytes:
    """The archive of a report.

    Parameters
    ----------
    study : StudyFolder
        The study.
    run : Run
        The template that was run.
    paper : Paper
        The document that came of it.
    job : Job
        What was asked for.

    Returns
    -------
    bytes
        A zip file, the same for the same report.
    """
    files = {
        "about.txt": ABOUT,
        "notebook.ipynb": nbformat.writes(_with_fixed_ids(run.notebook)) + "\n",
        "parameters.json": _json({"template": job.template.stem, **job.parameters}),
        "versions.json": _json({"kcvets": __version__, "python": python_version(), **{name: version(name) for name in PACKAGES}}),
        "data.json": _json(fingerprints(study)),
        "decisions.csv": _csv(("text", "reader", "what", "start", "end", "kind", "changed words"), _decisions(study, job)),
    }
    for number, (heading, table) in enumerate(tables(paper), 1):
        files[f"tables/{number:02d}-{_slug(heading)}.csv"] = _csv(table.header, table.rows)
    return packed({name: content.encode("utf-8") for name, content in files.items()})


def _decisions(study: StudyFolder, job: Job) -> Iterator[Sequence[object]]:
    """What was decided about the texts of a report. Who decided is a number, and when stands in the study's folder."""
    texts = study.texts()
    for column in ("cohort", "story"):
        if column in job.parameters:
            texts = texts[texts[column] == job.parameters[column]]
    if chosen := job.parameters.get("cohorts"):
        texts = texts[texts["cohort"].isin(chosen)]
    wanted, readers = {*texts["id"]}, {}
    for one in decisions.read(study.decisions_file):
        if one.id in wanted:
            reader = readers.setdefault(one.who, len(readers) + 1) if one.who else ""
            yield one.id, reader, one.what, one.start, one.end, one.kind, "yes" if one.instead else ""


def _with_fixed_ids(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """papermill gives the cell it adds an id by chance."""
    for number, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"cell-{number}"
    return notebook


def _csv(header: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _json(told: object) -> str:
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")[:40]
