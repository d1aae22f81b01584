"""Krippendorff's alpha for unitizing: how far coders agree on where stretches begin and end.

Krippendorff 2004, Content Analysis: An Introduction to Its Methodology, 2nd edition, with a worked example on page 254; first in
Krippendorff 1995, Sociological Methodology 25:47-76. What two stretches differ by grows with the square of the distance between
their ends.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from kcvets.research.agreement.comparing import runs

if TYPE_CHECKING:
    from kcvets.research.agreement.comparing import Compared
    from kcvets.research.coding.model import Code

#: Begins at, length, whether it carries the code (a gap does not).
Section = tuple[int, int, bool]


def unitizing_alpha(compared: Compared, code: Code) -> float | None:
    """The coefficient for one code, over the texts that all of the coders have finished, put end to end.

    A gap ends where a text ends, so the order of texts makes no difference. Overlapping stretches of one coder's are one.

    Parameters
    ----------
    compared : Compared
        Which coders, over which texts.
    code : Code
        Whose stretches are compared.
    """
    everybody = range(len(compared.coders))
    texts = [text for text in compared.texts if len(compared.done(text)) == len(everybody)]
    sections: list[list[Section]] = [[] for _ in everybody]
    length = 0
    for text in texts:
        marks = compared.marks(text, code.id)
        for coder in everybody:
            own = marks[:, [coder]]
            sections[coder] += [(length + start, end - start, bool(own[start, 0])) for start, end in runs(own)]
        length += len(marks)
    return alpha_of(sections, length)


def alpha_of(sections: Sequence[Sequence[Section]], length: int) -> float | None:
    """The coefficient from coders' sections of one continuum; None where nobody marked anything.

    Parameters
    ----------
    sections : sequence of sequence of Section
        By coder, what the continuum consists of: stretches that carry the code, and gaps.
    length : int
        Of the continuum.
    """
    expected = expected_disagreement(sections, length)
    return None if not expected else 1 - observed_disagreement(sections, length) / expected


def observed_disagreement(sections: Sequence[Sequence[Section]], length: int) -> float:
    """How far coders' sections lie apart, by pairs of coders."""
    pairs = permutations(sections, 2)
    total = sum(_apart(one, other) for first, second in pairs for one, other in _meeting(first, second))
    return total / (len(sections) * (len(sections) - 1) * length**2)


def expected_disagreement(sections: Sequence[Sequence[Section]], length: int) -> float:
    """How far they would lie apart if each coder's stretches were put anywhere."""
    everything = [one for some in sections for one in some]
    units = np.array([size for _, size, carries in everything if carries], dtype=float)
    gaps = np.array([size for _, size, carries in everything if not carries], dtype=float)
    if not len(units):
        return 0.0
    among_units = (len(units) - 1) / 3 * (2 * units**3 - 3 * units**2 + units)
    room = gaps[None, :] - units[:, None] + 1
    in_gaps = units**2 * np.where(room >= 1, room, 0).sum(axis=1)
    reach = len(sections) * length
    pairs = reach * (reach - 1) - float((units * (units - 1)).sum())
    return 2 / length * float((among_units + in_gaps).sum()) / pairs if pairs else math.nan


def _apart(one: Section, other: Section) -> float:
    (start, size, carries), (begins, long, too) = one, other
    if carries and too:
        return (start - begins) ** 2 + (start + size - begins - long) ** 2
    if carries and begins <= start and start + size <= begins + long:
        return size**2
    if too and start <= begins and begins + long <= start + size:
        return long**2
    return 0


def _meeting(first: Sequence[Section], second: Sequence[Section]) -> Iterator[tuple[Section, Section]]:
    """Pairs of sections that share a character, of two coders; both in order."""
    at = 0
    for one in first:
        while at < len(second) and second[at][0] + second[at][1] <= one[0]:
            at += 1
        for other in second[at:]:
            if other[0] >= one[0] + one[1]:
                break
            if one[2] or other[2]:
                yield one, other
