"""Loads what every report needs, once, in the process from which those that write a report are begun.

Nothing here may start a thread, but for that of Arrow's memory, which is made for forks: what a thread holds at a fork stays held.
So no number is hidden in the table that is checked below, since the solver that finds what else to hide starts some.
"""

from __future__ import annotations

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl and C goes to all processes of a terminal; the one that hands out the work stops the others

import pandas as pd  # noqa: E402

from kcvets.records.paper import Bullets, Heading, Paper, Paragraph, Picture, Table  # noqa: E402
from kcvets.records.web import html  # noqa: E402
from kcvets.research.agreement.comparing import sentences  # noqa: E402
from kcvets.research.disclosure.tables import checked  # noqa: E402
from kcvets.research.exploring.safe import figure_of  # noqa: E402
from kcvets.research.reporting import account, documents, making  # noqa: E402, F401

ENOUGH = 12  # people


def _once() -> None:
    """Do a little of everything: much is loaded when it is first used."""
    sentences("One. Two.")
    people = pd.DataFrame({"id": map(str, range(ENOUGH)), "person": map(str, range(ENOUGH)), "cohort": "a"})
    drawn = figure_of(checked(people, "cohort"), "People")
    parts = (Heading("A"), Paragraph("a"), Bullets(("a",)), Table("A", ("a",), (("a",),)), Picture(drawn.png(), drawn.svg[:1]))
    html(Paper("A", parts))
    documents.word(Paper("A", parts))


_once()
