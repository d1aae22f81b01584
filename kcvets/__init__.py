"""kcvets: strengths-based social work, learned and practised in notebooks.

The names a notebook uses are loaded when first asked for, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

_ROOMS = {
    "areas": "kcvets.forms.tables",
    "bank": "kcvets.forms.question_bank",
    "care_act": "kcvets.forms.tables",
    "check": "kcvets.forms.check_page",
    "closing": "kcvets.forms.closing_form",
    "form": "kcvets.forms.question_form",
    "home": "kcvets.app.home",
    "lens": "kcvets.forms.lens_page",
    "parameters": "kcvets.forms.parameters",
    "reasons": "kcvets.forms.story_review",
    "story": "kcvets.forms.story_page",
    "strengths": "kcvets.forms.strengths_map",
    "wellbeing": "kcvets.forms.story_review",
}

__all__ = ["__version__", *_ROOMS]


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module 'kcvets' has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
