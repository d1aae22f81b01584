"""A shelf of pieces that a person begins and names: one lies open on the page, the others wait in a list.

A piece's form is written as though it stood alone; its parts get the piece's id in front, so that words typed about one
piece can never be saved to another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kcvets.content import library
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.guard import remarks
from kcvets.forms.sheet import Blocks, Question, Questions, Reply, Respond, Sheet
from kcvets.journal import EntryKey, Journal, delete_piece, new_id, pieces
from kcvets.journal.pieces import PAGE_NOTE, begun_key

WHICH, OPEN, BEGIN, DELETE, LIST, PIECE = "which", "open", "begin", "delete", "list", "piece"
BEGUN = "begun"
BETWEEN = "/"


@dataclass(frozen=True)
class Form:
    """The form of one piece, as it stands when asked for: what `Sheet` shows and how it answers."""

    blocks: Blocks
    respond: Respond


@dataclass
class Shelf:
    """The pieces of one kind.

    Parameters
    ----------
    kind : str
        A kind of `kcvets.journal.pieces`; ``data/worksheets`` has a file of that name.
    noun : str
        What one of them is called.
    questions : callable
        Given a piece's id, every part whose answer is kept.
    form : callable
        Given a piece's id, its form.
    """

    kind: str
    noun: str
    questions: Callable[[str], Questions]
    form: Callable[[str], Form]
    opened: str = ""

    def sheet(self) -> Sheet:
        """The widget: the list, and the piece that lies open."""
        told = library().worksheet(self.kind)
        prompts = [prompt for section in told.sections for prompt in section.prompts]
        described = "\n".join([f"{told.title}, one {self.noun} at a time"] + [f"  {p.id}: {p.label}" for p in prompts])
        return Sheet(described, self._blocks, self._questions, self._respond, remark=remarks, turn=self._turn)

    def _turn(self, fragment: str) -> None:
        """A link names the piece to open; otherwise it is the one that lay open last."""
        kept = Journal.open().current(self._which().key)
        wanted = [fragment, *(version.text for version in kept)]
        self.opened = next(filter(self._is_there, wanted), "")

    def _which(self) -> Question:
        return Question(EntryKey(f"{PAGE_NOTE}{self.kind}"), f"Which {self.noun}?")

    def _questions(self) -> Questions:
        own = {**self.questions(self.opened)} | {BEGUN: Question(begun_key(self.opened), "Begun")} if self.opened else {}
        return {WHICH: self._which()} | {self.opened + BETWEEN + id: asked for id, asked in own.items()}

    def _blocks(self, answers: Mapping[str, str]) -> list[Block]:
        told = library().worksheet(self.kind)
        return [
            blocks.text(told.intro, heading=told.title),
            blocks.area(LIST, self._list()),
            blocks.area(PIECE, self._piece(answers)),
        ]

    def _list(self) -> list[Block]:
        named = {piece.id: piece.title for piece in pieces(Journal.open().entries(), self.kind)}
        begin = blocks.action(BEGIN, f"Begin a new {self.noun}", kind="second" if named else "commit")
        if not named:
            return [begin]
        return [blocks.choice(WHICH, f"Which {self.noun}?", named), blocks.action(OPEN, "Open it"), begin]

    def _piece(self, answers: Mapping[str, str]) -> list[Block]:
        if not self.opened:
            return []
        parts = self.form(self.opened).blocks(self._own(answers))
        sure = f"Delete this {self.noun}, with every word in it? This cannot be undone. Files you saved are not in our reach."
        delete = blocks.action(DELETE, f"Delete this {self.noun}", kind="danger", confirm=sure)
        return [self._prefixed(part) for part in parts] + [delete]

    def _respond(self, button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        if button not in (OPEN, BEGIN) and not self._is_there(self.opened):
            return self._gone()
        if BETWEEN in button:
            id = button.removeprefix(self.opened + BETWEEN)
            return self._outward(self.form(self.opened).respond(id, self._own(values), self._own(answers)))
        return {OPEN: self._open, BEGIN: self._begin, DELETE: self._delete}[button](values)

    def _open(self, values: Mapping[str, str]) -> Reply:
        if not values[WHICH]:
            return Reply(errors={WHICH: f"Choose a {self.noun}"})
        if not self._is_there(values[WHICH]):
            return self._gone()
        self.opened = values[WHICH]
        return self._shown({WHICH: self.opened})

    def _begin(self, values: Mapping[str, str]) -> Reply:
        self.opened = new_id(self.kind)
        journal, today = Journal.open(), date.today().isoformat()
        journal.save(begun_key(self.opened), today, question="Begun", writer=self.opened, sequence=1, base=None)
        return self._shown({WHICH: self.opened})

    def _delete(self, values: Mapping[str, str]) -> Reply:
        delete_piece(Journal.open(), self.opened)
        self.opened = ""
        gone = blocks.text(f"The {self.noun} is deleted, with every word in it.", heading="Deleted", level=4)
        return Reply(beside={PIECE: [gone], LIST: self._list()}, choices={WHICH: ""})

    def _is_there(self, id: str) -> bool:
        return id in {piece.id for piece in pieces(Journal.open().entries(), self.kind)}

    def _gone(self) -> Reply:
        """It was deleted on another page meanwhile."""
        self.opened = ""
        told = blocks.text(f"This {self.noun} was deleted on another page.", heading="No longer there", level=4)
        return Reply(beside={PIECE: [told], LIST: self._list()}, choices={WHICH: ""})

    def _shown(self, choices: Mapping[str, str]) -> Reply:
        found = Journal.open().currents([asked.key for asked in self._questions().values()])
        answers = {id: found[asked.key][0].text for id, asked in self._questions().items() if found[asked.key]}
        return Reply(beside={PIECE: self._piece(answers), LIST: self._list()}, choices=choices)

    def _own(self, told: Mapping[str, str]) -> dict[str, str]:
        """What concerns the piece that lies open, by the ids its form knows."""
        prefix = self.opened + BETWEEN
        return {id.removeprefix(prefix): text for id, text in told.items() if id.startswith(prefix)}

    def _prefixed(self, part: Block) -> Block:
        named = {"id": self.opened + BETWEEN + part["id"]} if "id" in part else {}
        shown = {"shown": [self._prefixed(inner) for inner in part["shown"]]} if "shown" in part else {}
        return part | named | shown

    def _outward(self, reply: Reply) -> Reply:
        prefix = self.opened + BETWEEN

        def named(told: Mapping[str, Any]) -> dict[str, Any]:
            return {prefix + id: value for id, value in told.items()}

        beside = {id: [self._prefixed(part) for part in parts] for id, parts in reply.beside.items()}
        shown = tuple(self._prefixed(part) for part in reply.blocks)
        return replace(reply, blocks=shown, errors=named(reply.errors), beside=named(beside), choices=named(reply.choices))
