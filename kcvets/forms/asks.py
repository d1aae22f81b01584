"""What a notebook asks: from the names in its metadata, such as ``"practice/knowledge@arpita"``, to journal keys."""

from __future__ import annotations

from collections.abc import Callable

from kcvets.content import MODELS
from kcvets.forms import (
    audit_form,
    check_page,
    closing_form,
    cpd_form,
    lens_page,
    own_work,
    question_form,
    self_assessment,
    session_planner,
    story_page,
    story_review,
    strengths_map,
)
from kcvets.forms.sheet import Questions
from kcvets.journal import EntryKey, Journal, pieces

KINDS: dict[str, Callable[[str], Questions]] = {
    "check": check_page.questions,
    "closing": closing_form.questions,
    "lens": lens_page.questions,
    "reasons": story_review.reason_questions,
    "story": story_page.questions,
    "strengths": strengths_map.questions,
    "wellbeing": story_review.wellbeing_questions,
}
#: Forms about pieces that a person begins, by name: the kind of piece, and what is asked about one.
ABOUT_PIECES: dict[str, tuple[str, Callable[[str], Questions]]] = {
    "audit": ("audit", audit_form.questions),
    "cpd": ("cpd", cpd_form.questions),
    "organisation": ("round", self_assessment.questions),
    "own_work": ("work", own_work.questions),
    "session": ("session", session_planner.questions),
}


def count_of(ask: str) -> int | None:
    """How many questions a reader meets in one form; None where there is no end to them.

    A lens asks its own about one story at a time.
    """
    kind, _, name = ask.partition("/")
    if kind in ABOUT_PIECES:
        return None
    return lens_page.count(name) if kind == "lens" else len(keys_of(ask))


def keys_of(ask: str) -> list[EntryKey]:
    """Where the answers to one form are kept.

    Parameters
    ----------
    ask : str
        ``"<model>/<quadrant>"``, perhaps followed by ``"@<story>"``; ``"<kind>/<name>"``; or the name of a form about pieces.

    Raises
    ------
    ContentError
        Where the content it names is missing or malformed.
    """
    if ask in ABOUT_PIECES:
        kind, questions = ABOUT_PIECES[ask]
        begun = pieces(Journal.open().entries(), kind)
        return [asked.key for piece in begun for asked in questions(piece.id).values()]
    kind, _, name = ask.partition("/")
    if kind in MODELS:
        quadrant, _, story = name.partition("@")
        asked = question_form.questions(quadrant, kind, story)
    else:
        asked = KINDS[kind](name)
    return [question.key for question in asked.values()]
