"""The study that a template is about: a folder, or the made-up one where none is named."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import pandas as pd

from kcvets.research.disclosure.released import Released
from kcvets.research.folder import StudyFolder

PEOPLE = 120  # of the made-up study: with fewer, nearly every number of a cohort would be hidden


class Opened:
    """A study whose texts are settled.

    Parameters
    ----------
    study : str
        Its folder; where empty, a study is made up, reviewed and coded.
    handed_out : bool
        Whether what is told of it leaves the team.

    Attributes
    ----------
    study : StudyFolder
        The study.
    made_up : bool
        Whether it is the made-up one.
    coder : str
        Whose coding counts in the made-up one; else empty.
    """

    def __init__(self, study: str, handed_out: bool = False) -> None:
        self.made_up, self.coder, self._handed_out = not study, "", handed_out
        if study:
            self.study = StudyFolder(Path(study))
        else:
            from kcvets.research.coding.played import CODERS, reviewed_study  # here: a study of one's own needs neither

            self.study = reviewed_study(people=PEOPLE)
            self.coder = next(iter(CODERS))

    @cached_property
    def texts(self) -> pd.DataFrame:
        """The settled texts."""
        return self.study.texts()

    @cached_property
    def released(self) -> Released:
        """What was shown of the study so far; what a report adds to it is noted for good if it is handed out."""
        if self._handed_out and not self.made_up:
            return Released(self.study)
        return Released(self.study).draft()
