"""What stands written about one piece, by the prompt."""

from __future__ import annotations

from collections.abc import Iterable

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
