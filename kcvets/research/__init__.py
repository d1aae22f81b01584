"""What a cohort says: from consented reflections to a de-identified dataset that a person has reviewed.

Needs ``pip install kcvets[research]``. Names are loaded when first asked for; spaCy and Presidio take seconds.
"""

from __future__ import annotations

from importlib import import_module

from kcvets.errors import KcvetsError

MISSING = "The research part of kcvets is not installed ({} is missing): run make setup-research, or pip install 'kcvets[research]'."

_ROOMS = {
    "StudyFolder": "kcvets.research.folder",
    "add_table": "kcvets.research.collecting",
    "collect": "kcvets.research.collecting",
    "data_dictionary": "kcvets.research.dictionary",
    "deidentify_file": "kcvets.research.deidentify.run",
    "example_study": "kcvets.research.example",
    "faulty_example": "kcvets.research.tables",
    "how_many": "kcvets.research.deidentify.shown",
    "intruder_worksheet": "kcvets.research.intruder",
    "read_table": "kcvets.research.tables",
    "release": "kcvets.research.releasing",
    "review_page": "kcvets.research.review",
    "show": "kcvets.research.shown",
    "side_by_side": "kcvets.research.deidentify.shown",
    "synthetic_codes": "kcvets.research.synthetic",
    "synthetic_cohort": "kcvets.research.synthetic",
    "synthetic_review": "kcvets.research.review.played",
    "synthetic_study": "kcvets.research.example",
    "what_may_remain": "kcvets.research.review.reviewed",
    "withdraw": "kcvets.research.withdrawal",
    "write_table": "kcvets.research.tables",
}

__all__ = [*_ROOMS]


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module 'kcvets.research' has no attribute {name!r}")
    try:
        return getattr(import_module(_ROOMS[name]), name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("kcvets"):
            raise
        raise KcvetsError(MISSING.format(error.name)) from None


def __dir__() -> list[str]:
    return sorted(__all__)
