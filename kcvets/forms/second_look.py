"""What a look at a person's own words found, question by question."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.journal import Entry


def found_in(entries: Iterable[Entry], look: Callable[[str, str], list[str]]) -> list[Block]:
    """A list under each question in whose standing words something was found.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    look : callable
        Given some words and the name of the story they are about (perhaps empty), a line for each thing found.
    """
    found = [(entry, [line for version in entry.current for line in look(version.text, entry.key.story)]) for entry in entries]
    return [blocks.text(heading=entry.question, level=4, items=lines) for entry, lines in found if lines]
