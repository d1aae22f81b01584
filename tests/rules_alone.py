"""De-identification by its rules, with a tagger that has learnt nothing: what one rule does can be seen in one sentence.

The tagger learns from whole notes and judges a bare sentence less well; what both do together is measured on the marked sets.
"""

from __future__ import annotations

import numpy as np

from kcvets.content.place import data_folder
from kcvets.research.deidentify.engine import Deidentifier
from kcvets.research.deidentify.reading import Reading
from kcvets.research.deidentify.tagging.finding import Tagger
from kcvets.research.deidentify.tagging.network import NOTHING


class _Unsure(Tagger):
    """Takes every word for nothing, and is not sure enough of it to take anything back."""

    def chances(self, readings: list[Reading]) -> list[np.ndarray]:
        return [np.tile([0.99 if n == NOTHING else 0.005 for n in range(3)], (len(reading.words), 1)) for reading in readings]


def rules_alone() -> Deidentifier:
    """The program without what it was trained to see."""
    finder = Deidentifier(data_folder() / "research")
    finder.__dict__["tagger"] = _Unsure(finder.known, finder.lists)
    return finder
