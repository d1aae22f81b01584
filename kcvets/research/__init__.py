"""What a cohort says: from consented reflections to a de-identified dataset that a person has reviewed.

Needs ``pip install kcvets[research]``. Names are loaded when first asked for; spaCy and Presidio take seconds.
"""

from __future__ import annotations

from importlib import import_module

from kcvets.errors import KcvetsError

MISSING = "The research part of kcvets is not installed ({} is missing): run make setup-research, or pip install 'kcvets[research]'."

_ROOMS = {
    "Coders": "kcvets.research.coding.working",
    "Released": "kcvets.research.disclosure.released",
    "StudyFolder": "kcvets.research.folder",
    "add_table": "kcvets.research.collecting",
    "agreement_by_code": "kcvets.research.agreement.per_code",
    "bring_in": "kcvets.research.coding.bringing",
    "checked": "kcvets.research.disclosure.tables",
    "checked_quotation": "kcvets.research.disclosure.quoting",
    "co_occurrence": "kcvets.research.coding.counts",
    "code_by_case": "kcvets.research.coding.counts",
    "code_counts": "kcvets.research.coding.counts",
    "codebook_table": "kcvets.research.coding.codebook",
    "coded_by": "kcvets.research.coding.counts",
    "coding_page": "kcvets.research.coding.page",
    "codings_table": "kcvets.research.coding.project",
    "coefficients": "kcvets.research.agreement.coefficients",
    "cohort_board": "kcvets.research.board",
    "collect": "kcvets.research.collecting",
    "collocates": "kcvets.research.exploring.collocation",
    "common_words": "kcvets.research.exploring.words",
    "concordance": "kcvets.research.exploring.concordance",
    "crossed": "kcvets.research.exploring.counts",
    "data_dictionary": "kcvets.research.dictionary",
    "deidentify_file": "kcvets.research.deidentify.run",
    "disagreements": "kcvets.research.agreement.adjudicating",
    "draw_counts": "kcvets.research.exploring.figures",
    "draw_crossed": "kcvets.research.exploring.figures",
    "draw_keyness": "kcvets.research.exploring.figures",
    "example_study": "kcvets.research.example",
    "faulty_example": "kcvets.research.tables",
    "figure_of": "kcvets.research.exploring.safe",
    "final": "kcvets.research.coding.counts",
    "how_many": "kcvets.research.deidentify.shown",
    "intruder_worksheet": "kcvets.research.intruder",
    "keyness": "kcvets.research.exploring.keyness",
    "people_alike": "kcvets.research.disclosure.telling",
    "project": "kcvets.research.coding.project",
    "read_codebook": "kcvets.research.coding.refi",
    "read_project": "kcvets.research.coding.refi",
    "read_table": "kcvets.research.tables",
    "release": "kcvets.research.releasing",
    "responses": "kcvets.research.exploring.counts",
    "review_page": "kcvets.research.review",
    "reviewed_study": "kcvets.research.coding.played",
    "settle": "kcvets.research.coding.settling",
    "show": "kcvets.research.shown",
    "show_agreement": "kcvets.research.agreement.per_code",
    "side_by_side": "kcvets.research.deidentify.shown",
    "start_codebook": "kcvets.research.coding.codebook",
    "starter_codebook": "kcvets.research.coding.codebook",
    "synthetic_codes": "kcvets.research.synthetic",
    "synthetic_coding": "kcvets.research.coding.played",
    "synthetic_cohort": "kcvets.research.synthetic",
    "synthetic_review": "kcvets.research.review.played",
    "synthetic_study": "kcvets.research.example",
    "telling_texts": "kcvets.research.disclosure.telling",
    "what_may_remain": "kcvets.research.review.reviewed",
    "withdraw": "kcvets.research.withdrawal",
    "write_codebook": "kcvets.research.coding.refi",
    "write_project": "kcvets.research.coding.refi",
    "write_reports": "kcvets.research.reporting.writing",
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
