"""kcvets: strengths-based social work, learned and practised in notebooks.

The names a notebook uses are loaded when first asked for, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

_ROOMS = {
    "areas": "kcvets.forms.tables",
    "audit": "kcvets.forms.audit_form",
    "bank": "kcvets.forms.question_bank",
    "care_act": "kcvets.forms.tables",
    "check": "kcvets.forms.check_page",
    "closing": "kcvets.forms.closing_form",
    "contributing": "kcvets.forms.contributing",
    "cpd": "kcvets.forms.cpd_form",
    "dataflow": "kcvets.dashboards.dataflow",
    "enablers": "kcvets.forms.tables",
    "form": "kcvets.forms.question_form",
    "forums": "kcvets.forms.tables",
    "home": "kcvets.app.home",
    "lens": "kcvets.forms.lens_page",
    "loop": "kcvets.forms.loop_page",
    "my_practice": "kcvets.dashboards.my_practice",
    "organisation": "kcvets.forms.self_assessment",
    "own_work": "kcvets.forms.own_work",
    "parameters": "kcvets.forms.parameters",
    "quality_board": "kcvets.dashboards.quality_board",
    "reasons": "kcvets.forms.story_review",
    "session": "kcvets.forms.session_planner",
    "statement": "kcvets.app.statement",
    "story": "kcvets.forms.story_page",
    "strengths": "kcvets.forms.strengths_map",
    "supervision_board": "kcvets.dashboards.supervision_board",
    "wellbeing": "kcvets.forms.story_review",
}

__all__ = ["__version__", *_ROOMS]


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module 'kcvets' has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
