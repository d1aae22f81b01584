"""Human review: a person reads every text, keeps or undoes what software masked, and masks what it missed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kcvets.research.review.page import Review

#: The study that ``kcvets review`` was given, for the page's kernel.
STUDY = "KCVETS_STUDY"


def review_page() -> Review:
    """Show the review of the study that ``kcvets review`` was given."""
    from kcvets.research.review.page import Review  # here, as the tables of reviewed texts need no page

    return Review(os.environ.get(STUDY, ""))
