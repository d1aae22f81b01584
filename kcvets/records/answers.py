"""What stands written about one piece, by the prompt, and the days in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kcvets.journal import Entry


def answers_of(entries: Iterable[Entry], work: str) -> dict[str, str]:
    """Collect the answers about one piece of work, session, audit or the like.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    work : str
        `EntryKey.work` of the piece.

    Returns
    -------
    dict of str to str
        The newest words that stand, by the prompt's id; what was left blank is left out.
    """
    about = [entry for entry in entries if entry.key.work == work and entry.current]
    return {entry.key.prompt: entry.current[0].text for entry in about if entry.current[0].text.strip()}


def day(text: str | None) -> date | None:
    """The day an answer names; None where it names none."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def spoken_day(when: date) -> str:
    """A day for a reader: ``22 November 2026``."""
    return f"{when.day} {when:%B %Y}"
