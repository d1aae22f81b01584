"""What a person's own words may tell about others, pointed out while they write and before words are taken away.

It blocks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kcvets.content import library
from kcvets.content.identifiers import Found, identifiers
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.second_look import found_in
from kcvets.journal import Entry

DATE_FIELD = re.compile(r"\d{4}-\d\d-\d\d")  # all of an answer: it was asked for
LIMITS = (
    "This is a quick look, by rules and by a list of names. It cannot see a nickname, an unusual event, a rare job or a place that "
    "gives somebody away, nor what those who were there would know again. Read your words once more as a stranger would, and as "
    "the person would. Nothing was sent anywhere, and nothing is held back."
)


def pointed_out(entries: Iterable[Entry]) -> list[Block]:
    """What looks like an identifier in words that stand, question by question, and what could be written instead.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.
    """
    parts = found_in(entries, lines)
    told = blocks.text(LIMITS, heading="What I might leave out" if parts else "Nothing stood out", level=3)
    return [told, *parts]


def remarks(text: str) -> list[dict[str, str]]:
    """What looks like an identifier in words just written, each with what could stand there instead.

    Parameters
    ----------
    text : str
        What stands in a field.

    Returns
    -------
    list of dict of str to str
        ``text`` to show, the ``words`` it is about, and what could be written ``instead``; each once.
    """
    found = {one.words: one for one in _found(text)}
    return [{"text": f"“{one.words}” looks like {one.kind}.", "words": one.words, "instead": one.instead} for one in found.values()]


def lines(text: str, story: str = "") -> list[str]:
    """What looks like an identifier in a text, one line for each.

    Parameters
    ----------
    text : str
        Somebody's words.
    story : str
        The published story they are about, whose people need no guarding; empty for none.
    """
    told = _told(story)
    found = [one for one in _found(text) if one.words.lower() not in told]
    return [f"“{one.words}” looks like {one.kind}. You could write “{one.instead}”." for one in found]


def _found(text: str) -> list[Found]:
    return [] if DATE_FIELD.fullmatch(text) else identifiers(text, library().identifiers())


def _told(story: str) -> str:
    """The words of a published story, in lower case: whoever stands in it needs no guarding."""
    if story not in library().names("stories"):
        return ""
    return "\n".join(scene.text for scene in library().story(story).scenes).lower()
