"""What a cohort says: from consented reflections to a de-identified dataset that a person has reviewed.

Needs ``pip install kcvets[research]``. Names are loaded when first asked for; spaCy and Presidio take seconds.
"""

from __future__ import annotations

from importlib import import_module

_ROOMS = {
    "StudyFolder": "kcvets.research.folder",
    "data_dictionary": "kcvets.research.dictionary",
    "deidentify_file": "kcvets.research.deidentify.work",
    "example_study": "kcvets.research.example",
    "read_table": "kcvets.research.tables",
    "review": "kcvets.research.review.page",
    "synthetic_cohort": "kcvets.research.synthetic",
    "synthetic_study": "kcvets.research.example",
    "withdraw": "kcvets.research.withdrawal",
    "write_table": "kcvets.research.tables",
}

__all__ = [*_ROOMS]


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module 'kcvets.research' has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
