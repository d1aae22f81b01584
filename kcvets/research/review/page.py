"""The page on which a person reviews what software masked.

Texts and decisions travel in custom messages only, never in traits: a trait would be stored in the notebook file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget

from kcvets.errors import KcvetsError
from kcvets.forms.sheet import STATIC as FORMS
from kcvets.research import MISSING
from kcvets.research.review.decisions import LONGEST_INSTEAD, LONGEST_NAME, short_line
from kcvets.research.kinds import KINDS

STATIC = Path(__file__).resolve().parent / "static"
SCRIPTS = (FORMS / "connection.js", FORMS / "blocks.js", STATIC / "parts.js", STATIC / "review.js")
STYLES = (FORMS / "sheet.css", STATIC / "review.css")
HOW = "This page opens on a study. Give this command in a terminal, with the path of the study's folder: kcvets review FOLDER"


class Review(anywidget.AnyWidget):
    """The review of one study.

    Parameters
    ----------
    folder : str
        The study's folder; empty where there is none to review.
    """

    _esm = "\n".join(file.read_text(encoding="utf-8") for file in SCRIPTS)
    _css = "\n".join(file.read_text(encoding="utf-8") for file in STYLES)

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder, self._desk = folder, None
        self.on_msg(self._receive)

    def __repr__(self) -> str:
        return "Review: what software masked in the texts of a study, to keep or undo, and what it missed"

    def _receive(self, _: object, message: dict[str, Any], buffers: object) -> None:
        if message["type"] == "ping":
            self.send({"type": "pong"})
            return
        try:
            self.send(self._answer(message))
        except KcvetsError as error:
            self.send({"type": "refused", "to": message["type"], "message": str(error)})

    def _answer(self, message: dict[str, Any]) -> dict[str, Any]:
        if message["type"] == "open":
            return self._open()
        who = short_line(" ".join(message["who"].split()), LONGEST_NAME, "A name")
        if not who:
            raise KcvetsError("Nobody can tell whose decisions these are: give your name or initials.")
        if message["type"] == "where":
            return {"type": "where", "words": message["words"], **self._desk.where(message["id"], who, message["words"])}
        id, said = self._act(message, who)
        return {"type": "text", "to": message["type"], "who": who, "said": said, **self._desk.view(id, who)}

    def _open(self) -> dict[str, Any]:
        if not self._folder:
            return {"type": "closed", "message": HOW}
        try:
            from kcvets.research.folder import StudyFolder  # here: without the research packages this page can still say so
            from kcvets.research.review.desk import Desk

            study = StudyFolder(Path(self._folder))
            self._desk = Desk(study)
        except ImportError as error:
            return {"type": "closed", "message": MISSING.format(error.name or "pyarrow")}
        except KcvetsError as error:
            return {"type": "closed", "message": str(error)}
        kinds = {kind: name for kind, (name, _) in KINDS.items()}
        return {"type": "open", "title": study.study.title, "kinds": kinds, "longest": {"name": LONGEST_NAME, "instead": LONGEST_INSTEAD}}

    def _act(self, message: dict[str, Any], who: str) -> tuple[str, str]:
        """Do what was asked; the text to show then, and what to say."""
        desk, what = self._desk, message["type"]
        id = message.get("id") if message.get("id") in desk.texts else desk.first(who)
        if what == "keep":
            return id, desk.keep(id, who, message["start"], message["end"], message["instead"])
        if what == "undo":
            return id, desk.undo(id, who, message["start"], message["end"], all=message["all"])
        if what == "mask":
            return id, desk.mask(id, who, message["words"], message["kind"], message["instead"], all=message["all"])
        if what == "done":
            said = desk.done(id, who)
            return desk.beside(id, who, 1, waiting=message["waiting"]), said
        if what == "go":
            return desk.beside(id, who, message["step"], waiting=message["waiting"]), ""
        if what == "number":
            return desk.ids[min(max(message["number"], 1), len(desk.ids)) - 1], ""
        return id, ""  # begin
