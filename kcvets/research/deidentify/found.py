"""What is masked: a stretch of a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """One stretch of a text that is masked.

    Parameters
    ----------
    start, end : int
        Where it stands, in characters.
    kind : str
        ``"PERSON"``, ``"PLACE"``, ``"POSTCODE"`` and the like.
    instead : str
        What a reviewer wants in its place; empty: what the kind says.
    """

    start: int
    end: int
    kind: str
    instead: str = ""
