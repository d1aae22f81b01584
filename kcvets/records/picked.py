"""Answers in words for copies: what was picked from what stands elsewhere in the journal is kept as ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kcvets.content.chosen import in_words
from kcvets.journal import Entry
from kcvets.records.audit import EVIDENCE, SUBJECT, findings, works
from kcvets.records.reflections import reflections
from kcvets.records.session import FOLLOWS, SHARED, TAKEN, askable

GONE = "Something that is offered no more"


def reader(entries: Iterable[Entry]) -> Callable[[str, str], str]:
    """How to read answers as their pages showed them.

    Parameters
    ----------
    entries : iterable of Entry
        The whole journal.

    Returns
    -------
    callable
        Given a prompt and an answer to it, the answer in words: a line for each thing picked, and what was written as it is.
    """
    entries = list(entries)
    told = {one.ref: f"{one.title}: {one.question}" for one in reflections(entries)}
    asked = askable(findings(entries))
    picked = {SHARED: told, EVIDENCE: told, SUBJECT: works(entries), TAKEN: asked}

    def read(prompt: str, text: str) -> str:
        offered = asked if prompt.startswith(FOLLOWS) else picked.get(prompt)
        return in_words(prompt, text) if offered is None else "\n".join(offered.get(id, GONE) for id in text.split())

    return read
