"""The page on which a person reviews what software masked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kcvets.research.kinds import KINDS
from kcvets.research.review.decisions import LONGEST_INSTEAD, LONGEST_NAME
from kcvets.research.study_page import SCRIPTS, STYLES, StudyPage, joined

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

STATIC = Path(__file__).resolve().parent / "static"


class Review(StudyPage):
    """The review of one study.

    Parameters
    ----------
    folder : str
        The study's folder; empty where there is none to review.
    """

    command, kept = "review", "decisions"
    _esm = joined((*SCRIPTS, STATIC / "parts.js", STATIC / "review.js"))
    _css = joined((*STYLES, STATIC / "review.css"))

    def __repr__(self) -> str:
        return "Review: what software masked in the texts of a study, to keep or undo, and what it missed"

    def _sit_down(self, study: StudyFolder) -> dict[str, Any]:
        from kcvets.research.review.desk import Desk

        self._desk = Desk(study)
        kinds = {kind: name for kind, (name, _) in KINDS.items()}
        return {"kinds": kinds, "longest": {"name": LONGEST_NAME, "instead": LONGEST_INSTEAD}}

    def _reply(self, message: dict[str, Any], who: str) -> dict[str, Any]:
        if message["type"] == "where":
            return {"type": "where", "words": message["words"], **self._desk.where(message["id"], who, message["words"])}
        id, said = self._act(message, who)
        return {"type": "text", "to": message["type"], "who": who, "said": said, **self._desk.view(id, who)}

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
