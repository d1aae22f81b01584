"""The example study of the notebooks: to be read on a page, and as a folder that made-up people have contributed to."""

from __future__ import annotations

import atexit
import shutil
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

from kcvets.content import data_folder
from kcvets.content.study import Study, read_study
from kcvets.errors import KcvetsError
from kcvets.forms.tables import Shown, table_of
from kcvets.journal.clock import spoken_day
from kcvets.records.contribution import file_name

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

EXAMPLE = data_folder() / "research" / "example-study.toml"
MADE_UP = "This study is made up, to teach with. Nobody runs it, and nobody can contribute to it."
HEADINGS = ("Variable", "What contributors are asked", "Answers", "Why")


def example_study() -> Shown:
    """The example study as its file defines it, with the word that it is made up."""
    return shown(read_study(EXAMPLE))


def shown(study: Study) -> Shown:
    """A made-up study for a cell to display: its purpose, its promises, and what it collects.

    Parameters
    ----------
    study : Study
        The study.
    """
    deadline = spoken_day(study.withdrawal.deadline)
    described = [
        f"Example study (made up): {study.title}",
        f"  terms: version {study.terms.version}, {len(study.terms.promises)} promises",
        f"  last day to withdraw: {deadline}",
        *(f"  {each.name}: {', '.join(each.values)}" for each in study.variables),
    ]
    promises = "".join(f"<li>{escape(promise)}</li>" for promise in study.terms.promises)
    html = (
        f"<p><strong>{MADE_UP}</strong></p><h4>{escape(study.title)}</h4><p>{escape(study.purpose)}</p>"
        f"<h5>What it asks for</h5><p>{escape(study.asks)}</p>"
        f"<h5>Its terms, version {escape(study.terms.version)} of {spoken_day(study.terms.date)}</h5><ol>{promises}</ol>"
        f"<p>Last day to withdraw: {deadline}</p>"
        f"<h5>What it collects beside the entries</h5>{_table(study)}"
        f"<h5>Whom to turn to</h5><p>{escape(study.contact)}</p>"
    )
    return Shown("\n".join(described), f'<div class="kc-reference">{html}</div>')


def synthetic_study(folder: Path | None = None, people: int = 40, seed: int = 7) -> StudyFolder:
    """A folder of the example study, with the contributions of made-up people collected in it.

    Parameters
    ----------
    folder : Path, optional
        Where to make it; where None, in a temporary folder that is gone when Python ends.
    people, seed : int
        As for `kcvets.research.synthetic.synthetic_cohort`; `kcvets.research.synthetic.synthetic_codes` has the withdrawal codes.

    Raises
    ------
    KcvetsError
        Where the folder has something in it: made-up words never come among real ones.
    """
    from kcvets.research.collecting import collect  # here: the example study itself is shown to whoever has no research part
    from kcvets.research.folder import StudyFolder
    from kcvets.research.synthetic import COHORTS, synthetic_contributions

    path = Path(folder) if folder else _temporary()
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise KcvetsError(f"{path} has something in it: name a folder that is empty or does not exist yet.")
    path.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(EXAMPLE, path / "study.toml")
    study = StudyFolder(path)
    with TemporaryDirectory() as handed_in:
        files = []
        for code, text in synthetic_contributions(study.study, people, seed):
            files.append(Path(handed_in) / file_name(study.study, code))
            files[-1].write_text(text, encoding="utf-8", newline="\n")
        for turn, cohort in enumerate(COHORTS):
            collect(study, files[turn :: len(COHORTS)], cohort)
    return study


def _temporary() -> Path:
    made = mkdtemp(prefix="kcvets-synthetic-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made) / "carers"  # its key is kept beside it


def _table(study: Study) -> str:
    rows = [(each.name, each.question, ", ".join(each.values), each.why) for each in study.variables]
    return table_of("Variables of the example study", HEADINGS, rows)
