"""`write_reports`: from a template, a report for each cohort or story of a study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm.auto import tqdm

from kcvets.research.folder import StudyFolder
from kcvets.research.reporting.asked import jobs
from kcvets.research.reporting.making import ARCHIVE, PAGE, WORD, Made
from kcvets.research.reporting.templates import COHORT
from kcvets.research.reporting.work import Failed, write_all


@dataclass(frozen=True)
class Written:
    """What came of writing reports.

    Parameters
    ----------
    made : tuple of Made
        In the order asked for.
    failed : tuple of Failed
        The others.
    """

    made: tuple[Made, ...]
    failed: tuple[Failed, ...]

    def __repr__(self) -> str:
        lines = [f"{len(self.made)} of {len(self.made) + len(self.failed)} reports written: {PAGE}, {WORD} and {ARCHIVE} of each"]
        lines += [f"  {one.about}: {one.folder.name}" for one in self.made]
        lines += [f"  not written: {one}" for one in self.failed]
        return "\n".join(lines)


def write_reports(
    study: StudyFolder,
    cohorts: Sequence[str] = (),
    *,
    template: str = COHORT,
    stories: Sequence[str] = (),
    parameters: Mapping[str, object] | None = None,
    workers: int | None = None,
    out: Path | None = None,
    hand_out: bool = False,
) -> Written:
    """Write reports on a study whose texts are settled and coded.

    Each becomes a page (HTML), a Word document and an archive that retraces it. One that fails does not stop the others. Those
    that were finished before an interruption stay.

    Parameters
    ----------
    study : StudyFolder
        The study.
    cohorts : sequence of str
        Which cohorts; all where empty.
    template : str
        ``"cohort"``: a report for each cohort. ``"story"``: one for each case story, across the cohorts.
    stories : sequence of str
        Which stories; all where empty.
    parameters : mapping of str to object, optional
        What else the template is told.
    workers : int, optional
        How many at a time; one for each core where None.
    out : Path, optional
        Folder to write them to; the study's own folder of reports where None.
    hand_out : bool
        Whether they leave the team. Their numbers and quotations then count as shown, and later ones are judged beside them. They
        are written one at a time, each beside those before.

    Raises
    ------
    ParameterError
        With every cohort, story and parameter that there is not, and every value of the wrong kind, before anything is run.
    KcvetsError
        Where the texts are not settled.
    """
    asked = jobs(study, template, cohorts, stories, parameters or {}, hand_out)
    told = {}
    with tqdm(total=len(asked), unit=" reports", disable=len(asked) == 1) as bar:
        for one in write_all(asked, Path(out or study.reports).resolve(), 1 if hand_out else workers, bar.update):
            told[one.about] = one
            if isinstance(one, Made):
                study.log("reported", template=template, about=one.about, parameters=dict(parameters or {}), handed_out=hand_out, archive=one.digest)
    found = [told[job.about] for job in asked]
    return Written(tuple(one for one in found if isinstance(one, Made)), tuple(one for one in found if isinstance(one, Failed)))
