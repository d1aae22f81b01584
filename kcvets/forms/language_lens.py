"""A person's own words, with a question beside each phrase that may be worded otherwise. The writer is never rated."""

from __future__ import annotations

from collections.abc import Iterable

from kcvets.content import library
from kcvets.content.language import phrases_in
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.second_look import found_in
from kcvets.journal import Entry

ABOUT = (
    "These are phrases from a list that a team can change. One of them may be just right where you wrote it, and a text without any "
    "can still be unkind. The questions are an offer: take those that open something."
)


def looked_at_again(entries: Iterable[Entry]) -> list[Block]:
    """Phrases in words that stand, question by question, each with a question that may open another wording.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    """
    parts = found_in(entries, _lines)
    told = blocks.text(ABOUT, heading="Wording to look at again" if parts else "None of the phrases stands in your words", level=3)
    return [told, *parts]


def _lines(text: str, story: str) -> list[str]:
    return [f"“{words}”: {phrase.question}" for words, phrase in phrases_in(text, library().phrases())]
