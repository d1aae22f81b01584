"""Somebody with a sheet open: sends what a page sends, and keeps what the page would show."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any
from uuid import uuid4

from kcvets.forms.sheet import Sheet

Block = dict[str, Any]


class SheetReader:
    """A reader of one sheet.

    Parameters
    ----------
    made : callable
        Makes the sheet, as a notebook's cell does; called again when the page is opened again.
    """

    def __init__(self, made: Callable[[], Sheet]) -> None:
        self.made, self.writer, self.sequence = made, str(uuid4()), 0
        self.open()

    def open(self) -> None:
        """Open the page, or open it again."""
        self.sheet, self.told = self.made(), []
        self.sheet.send = lambda message, buffers=None: self.told.append(deepcopy(message))
        opened = self.hear({"type": "open"})
        self.parts, self.answers = opened["blocks"], opened["answers"]

    def hear(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send a message as the page does; what comes back."""
        self.sheet._handle_custom_msg(message, [])
        return self.told.pop()

    def write(self, id: str, text: str) -> None:
        """Write an answer."""
        self.sequence += 1
        told = {"id": id, "text": text, "writer": self.writer, "sequence": self.sequence, "base": None}
        assert self.hear({"type": "save", **told})["type"] == "saved"

    def press(self, button: str, **values: str) -> dict[str, Any]:
        """Press a button, with choices made; what it brought is shown."""
        heard = self.hear({"type": "commit", "id": button, "values": values})
        if heard["type"] == "show":
            put(self.parts, button, heard["blocks"])
            for area, parts in heard["beside"].items():
                put(self.parts, area, parts)
        return heard

    def sees(self) -> list[Block]:
        """Every part on the page, in order."""
        return list(_flat(self.parts))


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


def _flat(parts: list[Block]):
    for part in parts:
        yield part
        yield from _flat(part.get("shown", []))
