"""Somebody with a sheet open: sends what a page sends, and keeps what the page would show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any
from uuid import uuid4

from kcvets.forms.sheet import Sheet

Block = dict[str, Any]


class SheetReader:
    """A reader of one sheet. A part of a piece of work may be called as its form calls it, without the piece.

    Parameters
    ----------
    made : callable
        Makes the sheet, as a notebook's cell does; called again when the page is opened again.
    """

    def __init__(self, made: Callable[[], Sheet]) -> None:
        self.made, self.told = made, []
        self.open()

    def open(self, at: str = "") -> None:
        """Open the page, or open it again; a link may name what to show."""
        self.sheet, self.writer, self.sequence = self.made(), str(uuid4()), 0
        self.sheet.send = self._told
        opened = self.hear({"type": "open", "at": at})
        self.parts, self.answers = opened["blocks"], opened["answers"]
        self.bases = {id: answer["revision"] for id, answer in self.answers.items()}

    def hear(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send a message as the page does; what comes back."""
        before = len(self.told)
        self.sheet._handle_custom_msg(message, [])
        (heard,) = self.told[before:]
        return heard

    def write(self, id: str, text: str) -> dict[str, Any]:
        """Write an answer, or make a choice that saves itself."""
        id, self.sequence = self.named(id), self.sequence + 1
        assert self.finds(id)["type"] == "question" or self.finds(id).get("saves")
        told = {"id": id, "text": text, "writer": self.writer, "sequence": self.sequence, "base": self.bases.get(id)}
        heard = self.hear({"type": "save", **told})
        assert heard["type"] == "saved"
        self.answers[id], self.bases[id] = {"text": text, "revision": heard["revision"]}, heard["revision"]
        return heard

    def press(self, button: str, **values: str) -> dict[str, Any]:
        """Press a button, with choices made; what it brought is shown."""
        button, values = self.named(button), {self.named(id): value for id, value in values.items()}
        heard = self.hear({"type": "commit", "id": button, "values": self._kept() | values})
        if heard["type"] == "show":
            self.answers |= heard["answers"]
            for id, parts in {button: heard["blocks"], **heard["beside"]}.items():
                put(self.parts, id, parts)
                drawn = [part["id"] for part in _flat(parts) if part.get("id") in self.answers]
                self.bases |= {id: self.answers[id]["revision"] for id in drawn}
        return heard

    def sees(self, type: str = "") -> list[Block]:
        """Every part on the page, or those of one type, in order."""
        return [part for part in _flat(self.parts) if type in ("", part["type"])]

    def finds(self, id: str) -> Block:
        """The part with an id."""
        return next(part for part in self.sees() if part.get("id") == self.named(id))

    def named(self, id: str) -> str:
        """What a part is called on the page."""
        return next((part["id"] for part in self.sees() if part.get("id", "").endswith(f"/{id}")), id)

    def _told(self, message: dict[str, Any], buffers: list[bytes] | None = None) -> None:
        self.told.append(deepcopy(message) | ({"content": buffers[0]} if buffers else {}))

    def _kept(self) -> dict[str, str]:
        """The choices on the page, as they were kept."""
        kept = {part["id"]: self.answers.get(part["id"], {}).get("text", "").split(" ") for part in self.sees("choice")}
        return {part["id"]: " ".join(o["id"] for o in part["options"] if o["id"] in kept[part["id"]]) for part in self.sees("choice")}


def begun(made: Callable[[], Sheet], name: str) -> SheetReader:
    """A reader who has begun a piece and named it."""
    reader = SheetReader(made)
    reader.press("begin")
    reader.write(next(part["id"] for part in reader.sees("question") if part["id"].endswith(".name")), name)
    return reader


def put(parts: list[Block], id: str, blocks: list[Block]) -> bool:
    """Show blocks below the part with this id, in place of what stood there."""
    for part in parts:
        if part.get("id") == id and part["type"] in ("action", "area"):
            part.pop("shown", None)
            part.update({"shown": blocks} if blocks else {})
            return True
        if put(part.get("shown", []), id, blocks):
            return True
    return False


def words(told: Any) -> str:
    """Everything that a message, or some parts, say."""
    inner = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    return "\n".join([str(told)] if not isinstance(told, (dict, list)) else map(words, inner))


def _flat(parts: list[Block]) -> Iterator[Block]:
    for part in parts:
        yield part
        yield from _flat(part.get("shown", []))
