"""What people decided, in a file that only grows: one line a decision, with places in a text and never its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kcvets.errors import KcvetsError
from kcvets.research import ledger
from kcvets.research.ledger import now, short_line

__all__ = ["Decision", "append", "forget", "now", "read", "short_line"]
#: What can be decided. ``second`` is the one that nobody makes: it says that a text was drawn for a second reading.
WHAT = ("accept", "undo", "mask", "done", "second")
LONGEST_NAME, LONGEST_INSTEAD = 40, 60


@dataclass(frozen=True)
class Decision:
    """One decision about one text.

    Parameters
    ----------
    at : str
        When, as an ISO time in UTC.
    who : str
        The reviewer's name or initials; empty for a draw.
    id : str
        The text's.
    what : str
        One of `WHAT`.
    start, end : int
        The stretch it is about, in characters of the text; 0 and 0 where it is about the whole.
    kind : str
        What is masked, such as ``"PERSON"``.
    instead : str
        What stands in its place, where a reviewer wants words of their own; one short line.

    Raises
    ------
    KcvetsError
        Where a decision could not be meant so.
    """

    at: str
    who: str
    id: str
    what: str
    start: int = 0
    end: int = 0
    kind: str = ""
    instead: str = ""

    def __post_init__(self) -> None:
        if self.what not in WHAT:
            raise KcvetsError(f"{self.what!r} is no decision: use one of {', '.join(WHAT)}.")
        if self.what in ("accept", "undo", "mask") and not 0 <= self.start < self.end:
            raise KcvetsError(f"A decision about {self.id} names no stretch of the text: give a start and, after it, an end.")
        short_line(self.instead, LONGEST_INSTEAD, "What stands instead")
        if self.what != "second" and not short_line(self.who, LONGEST_NAME, "The reviewer's name"):
            raise KcvetsError("Nobody can tell whose decision this is: give the reviewer's name or initials.")


def read(file: Path) -> list[Decision]:
    """Every decision, in the order made.

    A last line that a kill tore off was never acknowledged, and is left out.

    Raises
    ------
    KcvetsError
        Where another line is damaged.
    """
    return ledger.read(file, _decision)


def append(file: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions; once this comes back, they are on the disk.

    Raises
    ------
    KcvetsError
        Where they could not be written; then none of them counts.
    """
    ledger.append(file, map(vars, decisions), "decide again")


def forget(file: Path, ids: Collection[str]) -> int:
    """Take every decision about some texts out, as when somebody withdraws; says how many there were.

    Raises
    ------
    KcvetsError
        Where the file is damaged or cannot be written.
    """
    return ledger.rewrite(file, _decision, lambda made: [one.id not in ids for one in made])


def _decision(told: dict[str, Any]) -> Decision:
    return Decision(**told)
