"""What a notebook asks: from the names in its metadata, such as ``"practice/knowledge@arpita"``, to journal keys."""

from __future__ import annotations

from kcvets.content import MODELS
from kcvets.forms import check_page, closing_form, question_form, story_page, story_review, strengths_map
from kcvets.journal import EntryKey

KINDS = {
    "check": check_page.questions,
    "closing": closing_form.questions,
    "reasons": story_review.reason_questions,
    "story": story_page.questions,
    "strengths": strengths_map.questions,
    "wellbeing": story_review.wellbeing_questions,
}


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
