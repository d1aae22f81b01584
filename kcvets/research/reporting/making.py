"""One report from the template to its files: a page, a Word document and the archive that retraces it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kcvets.records.web import html
from kcvets.research.folder import StudyFolder
from kcvets.research.reporting import archive, documents, engine
from kcvets.research.reporting.asked import Job, unfinished

PAGE, WORD, ARCHIVE = "report.html", "report.docx", "archive.zip"


@dataclass(frozen=True)
class Made:
    """A report that was written.

    Parameters
    ----------
    about : str
        The cohort or story.
    folder : Path
        Where its files are.
    digest : str
        Of the archive (SHA-256): the same for the same texts, coding, parameters and versions.
    """

    about: str
    folder: Path
    digest: str


def make(job: Job, reports: Path) -> Made:
    """Run a template and write what comes of it; what was there under this name is replaced, as a whole.

    Parameters
    ----------
    job : Job
        The report.
    reports : Path
        Folder of the reports.

    Raises
    ------
    CellFailed
        Where a cell of the template ends in an error; nothing is written then.
    """
    run = engine.run(job.template, job.parameters, job.study.parent)
    paper = documents.paper(run, job.about)
    page, word = html(paper), documents.word(paper)
    kept = archive.archive(StudyFolder(job.study), run, paper, job)
    _write(reports / job.folder, unfinished(reports, job), {PAGE: page, WORD: word, ARCHIVE: kept})
    return Made(job.about, reports / job.folder, sha256(kept).hexdigest())


def _write(folder: Path, part: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        for name, content in files.items():
            (part / name).write_bytes(content)
        shutil.rmtree(folder, ignore_errors=True)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
