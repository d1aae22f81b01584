"""What the pages of a study share: a widget that speaks to whoever works on one study.

Texts and what is said about them travel in custom messages only, never in traits: a trait would be stored in the notebook file.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget

from kcvets.errors import KcvetsError
from kcvets.forms.sheet import STATIC as FORMS
from kcvets.research import MISSING
from kcvets.research.ledger import short_line

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

STATIC = Path(__file__).resolve().parent / "static"
SCRIPTS = (FORMS / "connection.js", FORMS / "blocks.js", STATIC / "study_page.js")
STYLES = (FORMS / "sheet.css", STATIC / "study_page.css")
HOW = "This page opens on a study. Give this command in a terminal, with the path of the study's folder: kcvets {} FOLDER"
LONGEST_NAME = 40


def joined(files: Iterable[Path]) -> str:
    """Files of a page, one after the other."""
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


class StudyPage(anywidget.AnyWidget):
    """A page on which somebody works on a study.

    Parameters
    ----------
    folder : str
        The study's folder; empty where there is none.
    """

    command, kept = "", ""  # which command opens the page, and what is kept under somebody's name
    _esm = "export default {}"

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder, self._desk = folder, None
        self.on_msg(self._receive)

    def _sit_down(self, study: StudyFolder) -> dict[str, Any]:
        """Open the study on the desk; what the page is told besides its title."""
        raise NotImplementedError

    def _reply(self, message: dict[str, Any], who: str) -> dict[str, Any]:
        """What is sent after somebody has done something."""
        raise NotImplementedError

    def _receive(self, _: object, message: dict[str, Any], buffers: object) -> None:
        if message["type"] == "ping":
            self.send({"type": "pong"})
            return
        try:
            self.send(self._open() if message["type"] == "open" else self._reply(message, self._name(message["who"])))
        except KcvetsError as error:
            self.send({"type": "refused", "to": message["type"], "message": str(error)})

    def _open(self) -> dict[str, Any]:
        if not self._folder:
            return {"type": "closed", "message": HOW.format(self.command)}
        try:
            from kcvets.research.folder import StudyFolder  # here: without the research packages this page can still say so

            study = StudyFolder(Path(self._folder))
            told = self._sit_down(study)
        except ImportError as error:
            return {"type": "closed", "message": MISSING.format(error.name or "pyarrow")}
        except KcvetsError as error:
            return {"type": "closed", "message": str(error)}
        return {"type": "open", "title": study.study.title, **told}

    def _name(self, who: str) -> str:
        who = short_line(" ".join(who.split()), LONGEST_NAME, "A name")
        if not who:
            raise KcvetsError(f"Nobody can tell whose {self.kept} these are: give your name or initials.")
        return who
