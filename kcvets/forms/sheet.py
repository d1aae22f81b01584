"""The widget behind every form: shows parts, saves answers to the journal, says what was saved.

Answers and whatever a page holds back travel in custom messages only, never in traits: a trait would be stored in the
notebook file when JupyterLab saves widget state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import anywidget

from kcvets.errors import JournalError, KcvetsError
from kcvets.forms.blocks import Block, text
from kcvets.journal import EntryKey, Journal, JournalReplaced, Receipt, UnseenVersions, Version

STATIC = Path(__file__).resolve().parent / "static"
SCRIPTS = ("pending.js", "saving.js", "connection.js", "blocks.js", "sheet.js")


@dataclass(frozen=True)
class Question:
    """Where the answer to one part of a sheet is kept, and the wording the person answered."""

    key: EntryKey
    wording: str


@dataclass(frozen=True)
class Reply:
    """What a sheet does after a person has pressed a button.

    Parameters
    ----------
    blocks : tuple of Block
        Parts to show below the button.
    errors : mapping of str to str
        What is missing, by the id of the part; nothing is shown or kept then.
    beside : mapping of str to list of Block
        Parts to show in an area of the sheet, by the area's id, in place of what stood there.
    choices : mapping of str to str
        Choices to keep in the journal, by the id of the part.
    file : tuple of (str, str, bytes), optional
        A file to offer: name, MIME type, content.
    forget : bool
        Erase what the browser keeps, and open the page anew.
    """

    blocks: tuple[Block, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, list[Block]] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    file: tuple[str, str, bytes] | None = None
    forget: bool = False


Questions = Mapping[str, Question]
Blocks = Callable[[Mapping[str, str]], list[Block]]
Respond = Callable[[str, Mapping[str, str], Mapping[str, str]], Reply]


class Sheet(anywidget.AnyWidget):
    """One form or story on a page.

    Parameters
    ----------
    described : str
        The fixed text that stands for the sheet in a notebook file: labels, never answers.
    blocks : callable
        Given the current answers by part id, the parts to show when the sheet opens.
    questions : mapping of str to Question, or callable
        Every part whose answer is kept, by its id; a callable is asked anew whenever the page is opened or a button pressed.
    respond : callable, optional
        Given the id of a button, the choices made (by part id) and the current answers, a `Reply`.
    count : bool
        Say how many questions are answered.
    remark : callable, optional
        Given what was written, what to point out beside the field: each a mapping with ``text``, ``words`` and ``instead``.
    turn : callable, optional
        Told the fragment of the page's address before the sheet opens: what a link wanted to show.
    """

    _esm = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)
    _css = (STATIC / "sheet.css").read_text(encoding="utf-8")

    def __init__(
        self,
        described: str,
        blocks: Blocks,
        questions: Questions | Callable[[], Questions],
        respond: Respond | None = None,
        *,
        count: bool = False,
        remark: Callable[[str], list[dict[str, str]]] = lambda text: [],
        turn: Callable[[str], None] = lambda fragment: None,
    ) -> None:
        super().__init__()
        self._described, self._blocks, self._respond = described, blocks, respond
        self._ask = questions if callable(questions) else lambda: questions
        self._count, self._remark, self._turn = count, remark, turn
        self._journal: Journal | None = None
        self._asked: Questions = {}
        self._writer, self._sequence = str(uuid4()), 0
        self.on_msg(self._receive)

    def __repr__(self) -> str:
        return self._described

    @property
    def questions(self) -> Questions:
        """Every part whose answer is kept, by its id."""
        return self._ask()

    def _receive(self, _: object, message: dict[str, Any], buffers: object) -> None:
        handlers = {"open": self._open, "save": self._save, "settle": self._settle, "commit": self._commit}
        if message["type"] == "ping":
            self.send({"type": "pong"})
            return
        if message["type"] in ("save", "settle") and message["id"] not in self._asked:
            return  # of a piece no longer open here: the browser keeps the words, and sends them when it is
        try:
            handlers[message["type"]](message)
        except JournalReplaced as error:
            self.send({"type": "replaced", "message": str(error)})
        except UnseenVersions as error:
            others = [self._version(version) for version in error.others]
            self.send({"type": "unseen", "id": message["id"], "others": others})
        except KcvetsError as error:
            self.send({"type": "refused", "id": message.get("id"), "message": str(error)})

    def _open(self, message: dict[str, Any]) -> None:
        try:
            self._journal = Journal.open()
            self._turn(message.get("at", ""))
            answers = self._answers()
            blocks = self._blocks(_texts(answers))
        except JournalError as error:
            sorry = [text(str(error), heading="Your journal could not be opened")]
            self.send({"type": "open", "journal": "", "answers": {}, "blocks": sorry, "count": False})
            return
        opened = {"journal": self._journal.id, "answers": answers, "blocks": blocks, "count": self._count}
        self.send({"type": "open", **opened})

    def _save(self, message: dict[str, Any]) -> None:
        asked = self._asked[message["id"]]
        receipt = self._journal.save(
            asked.key,
            message["text"],
            question=asked.wording,
            writer=message["writer"],
            sequence=message["sequence"],
            base=message["base"],
            follows=tuple(message.get("follows") or ()) or None,  # words a browser kept since before it was sent have none
        )
        self._acknowledge(message, receipt)

    def _settle(self, message: dict[str, Any]) -> None:
        receipt = self._journal.settle(
            self._asked[message["id"]].key,
            message["text"],
            writer=message["writer"],
            sequence=message["sequence"],
            seen=set(message["seen"]),
        )
        self._acknowledge(message, receipt)

    def _acknowledge(self, message: dict[str, Any], receipt: Receipt) -> None:
        told = {name: message[name] for name in ("id", "writer", "sequence")}
        others = [self._version(version) for version in receipt.others]
        saved = {"revision": receipt.revision, "at": receipt.written_at, "others": others, "remarks": self._remark(message["text"])}
        self.send({"type": "saved", **told, **saved})

    def _commit(self, message: dict[str, Any]) -> None:
        reply = self._respond(message["id"], message["values"], _texts(self._answers()))
        if reply.errors:
            self.send({"type": "errors", "errors": dict(reply.errors)})
            return
        self._asked = self._ask()  # the button may have opened something else
        for name, chosen in reply.choices.items():
            self._keep(self._asked[name], chosen)
        if reply.file:
            name, mime, content = reply.file
            self.send({"type": "file", "name": name, "mime": mime}, buffers=[content])
        if reply.forget:
            self.send({"type": "forget"})
        elif not reply.file:
            shown = {"blocks": list(reply.blocks), "beside": dict(reply.beside), "answers": self._answers()}
            self.send({"type": "show", "id": message["id"], **shown})

    def _keep(self, asked: Question, chosen: str) -> None:
        current = self._journal.current(asked.key)
        self._sequence += 1
        self._journal.save(
            asked.key,
            chosen,
            question=asked.wording,
            writer=self._writer,
            sequence=self._sequence,
            base=current[0].revision if current else None,
        )

    def _answers(self) -> dict[str, dict[str, Any]]:
        self._asked = self._ask()
        if not self._asked:
            return {}
        found = self._journal.currents([asked.key for asked in self._asked.values()])
        answers = {}
        for name, asked in self._asked.items():
            if versions := found.get(asked.key):
                answers[name] = self._version(versions[0]) | {"others": [self._version(other) for other in versions[1:]]}
        return answers

    def _version(self, version: Version) -> dict[str, Any]:
        told = {"text": version.text, "revision": version.revision, "at": version.written_at}
        return told | {"remarks": self._remark(version.text)}


def _texts(answers: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    return {name: answer["text"] for name, answer in answers.items()}
