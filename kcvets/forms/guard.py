"""What a person's own words may tell about others, pointed out before they are taken away. It blocks nothing."""

from __future__ import annotations

from collections.abc import Iterable

from kcvets.content import library
from kcvets.content.identifiers import identifiers
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.second_look import found_in
from kcvets.journal import Entry

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
    parts = found_in(entries, _lines)
    told = blocks.text(LIMITS, heading="What I might leave out" if parts else "Nothing stood out", level=3)
    return [told, *parts]


def _lines(text: str, story: str) -> list[str]:
    told = _told(story)
    found = [one for one in identifiers(text, library().identifiers()) if one.words.lower() not in told]
    return [f"“{one.words}” looks like {one.kind}. You could write “{one.instead}”." for one in found]


def _told(story: str) -> str:
    """The words of a published story, in lower case: whoever stands in it needs no guarding."""
    if story not in library().names("stories"):
        return ""
    return "\n".join(scene.text for scene in library().story(story).scenes).lower()
