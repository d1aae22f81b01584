"""What a notebook asks: from the names in its metadata, such as ``"practice/knowledge@arpita"``, to journal keys."""

from __future__ import annotations

from kcvets.content import MODELS
from kcvets.forms import check_page, closing_form, lens_page, question_form, story_page, story_review, strengths_map
from kcvets.journal import EntryKey

KINDS = {
    "check": check_page.questions,
    "closing": closing_form.questions,
    "lens": lens_page.questions,
    "reasons": story_review.reason_questions,
    "story": story_page.questions,
    "strengths": strengths_map.questions,
    "wellbeing": story_review.wellbeing_questions,
}


def count_of(ask: str) -> int:
    """How many questions a reader meets in one form: a lens asks its own about one story at a time."""
    kind, _, name = ask.partition("/")
    return lens_page.count(name) if kind == "lens" else len(keys_of(ask))


def keys_of(ask: str) -> list[EntryKey]:
    """Where the answers to one form are kept.

    Parameters
    ----------
    ask : str
        ``"<model>/<quadrant>"``, perhaps followed by ``"@<story>"``, or ``"<kind>/<name>"``.

    Raises
    ------
    ContentError
        Where the content it names is missing or malformed.
    """
    kind, _, name = ask.partition("/")
    if kind in MODELS:
        quadrant, _, story = name.partition("@")
        asked = question_form.questions(quadrant, kind, story)
    else:
        asked = KINDS[kind](name)
    return [question.key for question in asked.values()]
