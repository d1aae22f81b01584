"""The page on which people code the texts of a study."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kcvets.errors import KcvetsError
from kcvets.forms.sheet import STATIC as FORMS
from kcvets.research.coding.records import AGREED, KINDS, person
from kcvets.research.review import STUDY
from kcvets.research.study_page import LONGEST_NAME, SCRIPTS, STYLES, StudyPage, joined

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

STATIC = Path(__file__).resolve().parent / "static"
OWN = ("passage.js", "picker.js", "memos.js", "codebook.js", "comparison.js", "coding.js")
ABOUT_A_TEXT = ("code", "uncode", "done", "reopen", "compare", "take_over")


class Coding(StudyPage):
    """The coding of one study.

    Parameters
    ----------
    folder : str
        The study's folder; empty where there is none to code.
    """

    command, kept = "code", "codings"
    _esm = joined((FORMS / "pending.js", *SCRIPTS, *(STATIC / name for name in OWN)))
    _css = joined((*STYLES, STATIC / "coding.css"))

    def __repr__(self) -> str:
        return "Coding: the texts of a study, a codebook, and which words carry which codes"

    def _sit_down(self, study: StudyFolder) -> dict[str, Any]:
        from kcvets.research.coding.desk import Desk
        from kcvets.research.coding.working import LONGEST_NAME as LONGEST_CODE

        self._desk = Desk(study)
        return {"kinds": KINDS, "drafts": self._desk.drafts_key(), "longest": {"name": LONGEST_NAME, "code": LONGEST_CODE}}

    def _name(self, who: str) -> str:
        name = super()._name(who)
        if person(name) == person(AGREED):
            raise KcvetsError("What coders settle together is kept under this name: give your own name or initials.")
        return name

    def _reply(self, message: dict[str, Any], who: str) -> dict[str, Any]:
        id, agreed = self._at(message, who), bool(message.get("agreed"))
        to, said, more = self._act(message, who, id, agreed)
        told = {"type": "text", "to": message["type"], "who": who, "said": said, **more}
        return told | self._desk.view(to, who, agreed=agreed and to == id)

    def _at(self, message: dict[str, Any], who: str) -> str:
        """The text in front of the coder, or where they begin."""
        id, desk = message.get("id"), self._desk
        if id in desk.ids():
            return id
        if message["type"] in ABOUT_A_TEXT:
            raise KcvetsError("This text was taken out of the study meanwhile: go on to another one.")
        return desk.first(who)

    def _act(self, message: dict[str, Any], who: str, id: str, agreed: bool) -> tuple[str, str, dict[str, Any]]:
        """Do what was asked; the text to show then, what to say, and what else to tell the page."""
        desk, what = self._desk, message["type"]
        if what in ("go", "number"):
            return self._elsewhere(message, who, id), "", {}
        if what == "done":
            said = desk.done(id, who, agreed=agreed)
            return (id if agreed else desk.beside(id, who, 1, waiting=message["waiting"])), said, {}
        if what == "save_code":
            code, said = desk.save_code(who, message["code"], message["told"])
            return id, said, {"code": code}
        does = {
            "code": lambda: desk.code(id, who, message["code"], message["start"], message["end"], message["words"], agreed=agreed),
            "uncode": lambda: desk.uncode(id, who, message["coding"], agreed=agreed),
            "reopen": lambda: desk.reopen(id, who, agreed=agreed),
            "compare": lambda: desk.compare(id, who),
            "take_over": lambda: desk.take_over(id, who, message["places"]),
            "save_memo": lambda: desk.save_memo(who, message["memo"]),
            "delete_memo": lambda: desk.delete_memo(who, message["memo"]),
            "merge": lambda: desk.merge(who, message["code"], message["into"]),
            "delete_code": lambda: desk.delete_code(who, message["code"]),
            "start": lambda: desk.start(who),
            "begin": lambda: "",
        }
        return id, does[what](), {}

    def _elsewhere(self, message: dict[str, Any], who: str, id: str) -> str:
        if message["type"] == "go":
            return self._desk.beside(id, who, message["step"], waiting=message["waiting"])
        ids = self._desk.ids()
        return ids[min(max(message["number"], 1), len(ids)) - 1]


def coding_page() -> Coding:
    """Show the coding of the study that ``kcvets code`` was given."""
    return Coding(os.environ.get(STUDY, ""))
