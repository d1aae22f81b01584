"""Answers as the journal gives them back, for what only reads them."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.journal import Entry, EntryKey, Version


def entry(prompt: str, text: str, *, story: str = "", work: str = "", question: str = "") -> Entry:
    """One answer."""
    version = Version(1, text, "2026-11-22T20:21:07.123Z", "page", 1, current=True)
    return Entry(EntryKey(prompt, story=story, work=work), question or f"What of {prompt}?", (version,))


def about(work: str, answers: Mapping[str, str]) -> list[Entry]:
    """What was answered about one piece, by the prompt's id."""
    return [entry(prompt, text, work=work) for prompt, text in answers.items()]
