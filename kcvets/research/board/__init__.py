"""The cohort dashboard: figures of a study, each of which has passed the disclosure check before it is drawn."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kcvets.research.review import STUDY

if TYPE_CHECKING:
    from kcvets.research.board.page import Board


def cohort_board() -> Board:
    """Show the dashboard of the study that ``kcvets cohort`` was given."""
    from kcvets.research.board.page import Board  # here, as the tables need no page

    return Board(os.environ.get(STUDY, ""))
