"""Which maskings stand in a text: what software proposed, and what people decided about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from kcvets.research.review.decisions import Decision

PROPOSED, ACCEPTED, UNDONE, ADDED = "proposed", "accepted", "undone", "added"


@dataclass(frozen=True, order=True)
class Masking:
    """A stretch of a text that is masked, or was.

    Parameters
    ----------
    start, end : int
        Where it stands, in characters.
    kind : str
        ``"PERSON"``, ``"PLACE"`` and the like.
    instead : str
        A reviewer's own words for its place; empty: what its kind says.
    state : str
        ``"proposed"`` by software, ``"accepted"``, ``"undone"`` or ``"added"`` by a reviewer.
    by : str
        The reviewer; empty for software.
    """

    start: int
    end: int
    kind: str
    instead: str = ""
    state: str = PROPOSED
    by: str = ""

    @property
    def stands(self) -> bool:
        """Whether the stretch is masked."""
        return self.state != UNDONE

    def meets(self, other: Masking) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Masking) -> bool:
        """Whether the other lies within it."""
        return self.start <= other.start and other.end <= self.end


Maskings = tuple[Masking, ...]


def decided(maskings: Iterable[Masking], decisions: Iterable[Decision]) -> Maskings:
    """The maskings of one text after decisions about it, in the order made: a later one wins.

    Parameters
    ----------
    maskings : iterable of Masking
        As they were before.
    decisions : iterable of Decision
        About this text.
    """
    return reduce(_after, decisions, tuple(sorted(maskings)))


def standing(maskings: Iterable[Masking]) -> Maskings:
    """Those that are masked."""
    return tuple(one for one in maskings if one.stands)


def proposed(rows: Iterable[tuple[int, int, str]]) -> Maskings:
    """What software found in one text: start, end and kind of each; those that overlap become one."""
    return reduce(_joined, (Masking(int(start), int(end), kind) for start, end, kind in rows), ())


def together(before: Maskings, first: Maskings, second: Maskings) -> Maskings:
    """Two readings of a text that were made apart: what either of them masked is masked.

    Where only one of the two undid a masking, it is again what software proposed, for them to settle.

    Parameters
    ----------
    before, first, second : tuple of Masking
        What software proposed, and the maskings as each reader left them.
    """
    masked = reduce(_joined, standing(first) + standing(second), ())
    undone = {_place(one) for one in first + second if not one.stands}
    disputed = {_place(one): one for one in before if _place(one) in undone}
    shown = [one for one in first if not one.stands and not any(one.meets(other) for other in masked)]
    return tuple(sorted([*(disputed.get(_place(one), one) for one in masked), *shown]))


def _after(maskings: Maskings, decision: Decision) -> Maskings:
    if decision.what not in ("accept", "undo", "mask"):
        return maskings
    at = (decision.start, decision.end)
    here = next((one for one in maskings if _place(one) == at), None)
    if decision.what == "undo":
        return tuple(replace(one, state=UNDONE, by=decision.who) if one is here else one for one in maskings)
    state = ADDED if decision.what == "mask" else ACCEPTED
    wanted = Masking(*at, decision.kind or (here.kind if here else "OTHER"), decision.instead, state, decision.who)
    return _joined(tuple(one for one in maskings if one is not here), wanted)


def _joined(maskings: Maskings, new: Masking) -> Maskings:
    """With `new`: what it overlaps becomes one with it, so that nothing masked shows again."""
    if any(one.stands and one.holds(new) for one in maskings):
        return maskings
    met = [one for one in maskings if one.meets(new)]
    masked = [new, *standing(met)]
    whole = replace(new, start=min(one.start for one in masked), end=max(one.end for one in masked))
    rest = tuple(one for one in maskings if one not in met)
    return tuple(sorted((*rest, whole))) if _place(whole) == _place(new) else _joined(rest, whole)


def _place(one: Masking) -> tuple[int, int]:
    return one.start, one.end
