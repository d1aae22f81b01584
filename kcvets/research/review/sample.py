"""A second reading of some texts by somebody else, and what it says about identifiers that may remain in all of them.

The estimate is Chapman's for two samples (Chapman 1951, University of California Publications in Statistics 1:131-160; Seber
1982, The Estimation of Animal Abundance, section 3.1), the interval the log-normal one of Chao (1987, Biometrics 43:783-791).
Fewer than seven found by both are too few to rely on it (Robson and Regier 1964, Transactions of the American Fisheries
Society 93:215-226).
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from kcvets.research.review.occurrences import plain
from kcvets.research.review.readings import Readings
from kcvets.research.review.standing import Masking, Maskings, standing

SHARE, LEAST = 0.1, 20
ENOUGH = 7  # found by both
Z = 1.959964  # 95%


def chosen(ids: Collection[str], seed: str, drawn: Iterable[str] = (), share: float = SHARE, least: int = LEAST) -> set[str]:
    """Which texts get a second reading.

    Parameters
    ----------
    ids : collection of str
        Of all texts there are now.
    seed : str
        The same seed draws the same texts.
    drawn : iterable of str
        What was drawn before; it stays drawn when texts are added.
    share : float
        Of all texts.
    least : int
        How many at least; all of them where there are fewer.
    """
    wanted = max(least, math.ceil(share * len(ids)))
    ranked = sorted(ids, key=lambda id: hashlib.sha256(f"{seed}\n{id}".encode()).digest())
    return {*ranked[:wanted], *(set(drawn) & set(ids))}


@dataclass(frozen=True)
class Missed:
    """Identifiers that software had missed, in texts that two people read apart. In one text, the same words count once.

    Parameters
    ----------
    first, second, both : int
        How many the first reader masked, the second, and both of them.
    twice, once : int
        How many texts were read by two, and by one alone.
    """

    first: int
    second: int
    both: int
    twice: int
    once: int


@dataclass(frozen=True)
class Remaining:
    """What may remain; `str` of it tells it in sentences.

    Parameters
    ----------
    missed : Missed
        What it rests on.
    estimate, low, high : float or None
        How many identifiers software had missed in the texts read twice, and the 95% interval; None where that cannot be said.
    """

    missed: Missed
    estimate: float | None = None
    low: float | None = None
    high: float | None = None

    def after_both(self) -> tuple[float | None, ...]:
        """How many remain in the texts read twice: estimate, low, high."""
        found = self.missed.first + self.missed.second - self.missed.both
        return tuple(None if one is None else one - found for one in (self.estimate, self.low, self.high))

    def per_thousand(self) -> tuple[float | None, ...]:
        """How many remain in 1,000 texts that one person read: estimate, low, high."""
        first, twice = self.missed.first, self.missed.twice
        return tuple(None if one is None else 1000 * (one - first) / twice for one in (self.estimate, self.low, self.high))

    def __str__(self) -> str:
        return " ".join(_told(self))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return f"<p>{escape(str(self))}</p>"


def missed(readings: Readings) -> Missed:
    """Count what two readers masked, each apart, that software had not."""
    first = second = both = twice = 0
    for id in readings.drawn:
        if readings.waits(id):
            continue
        twice += 1
        a, b = (_added(readings, id, reader) for reader in readings.readers(id)[:2])
        for by_first, by_second in _identifiers(a, b, readings.texts[id]):
            first, second, both = first + by_first, second + by_second, both + (by_first and by_second)
    return Missed(first, second, both, twice, sum(readings.needed(id) == 1 and not readings.waits(id) for id in readings.texts))


def remaining(missed: Missed) -> Remaining:
    """Estimate what both readers missed, and what may remain where only one person read.

    Parameters
    ----------
    missed : Missed
        What two readers found apart.
    """
    first, second, both = missed.first, missed.second, missed.both
    if both < ENOUGH:
        return Remaining(missed)
    estimate = (first + 1) * (second + 1) / (both + 1) - 1
    found = first + second - both
    unseen = (first - both) * (second - both) / (both + 1)  # the estimate less what was found
    if not unseen:
        return Remaining(missed, estimate)
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    spread = math.exp(Z * math.sqrt(math.log(1 + variance / unseen**2)))
    return Remaining(missed, estimate, found + unseen / spread, found + unseen * spread)


def _told(remaining: Remaining) -> list[str]:
    told = remaining.missed
    if not told.twice:
        return ["No text has been read by two people yet, so nothing can be said about what may remain."]
    said = [
        f"Two people read {told.twice} texts, neither seeing what the other decided. Of identifiers that the software had missed, "
        f"the first reader found {told.first}, the second {told.second}; {told.both} of them were found by both."
    ]
    if remaining.estimate is None:
        common = f"Only {told.both} found by both, fewer than {ENOUGH}, is" if told.both else "None was found by both:"
        said.append(f"{common} too little to estimate what may remain. That says nothing good and nothing bad about the texts.")
    else:
        interval = "" if remaining.low is None else f" (95% interval {_range(remaining.low, remaining.high)}; Chapman 1951, Chao 1987)"
        said.append(f"That makes about {_figure(remaining.estimate)} missed by the software in those texts{interval}.")
        if not interval:
            said.append("One of the two found nothing that the other had not, so no interval can be given.")
        said.append(f"After both readings about {_with_range(remaining.after_both())} of them remain.")
        rate = _with_range(remaining.per_thousand())
        said.append(f"In texts that one person read, about {rate} may remain in every 1,000 texts; {told.once:,} texts were read once.")
        said.append("The interval leaves out that other texts may differ from those read twice.")
    said.append("Two readers who miss the same things make any such figure too low.")
    return [*said, "Who knows a case may know it again in a de-identified text."]


def _with_range(figures: Sequence[float | None]) -> str:
    estimate, low, high = figures
    return _figure(estimate) if low is None else f"{_figure(estimate)} ({_range(low, high)})"


def _range(low: float, high: float) -> str:
    return f"{_figure(low)} to {_figure(high)}"


def _figure(one: float) -> str:
    """No decimals, but where rounding would say that nothing is left."""
    return f"{one:,.0f}" if one >= 10 else f"{one:.1f}"


def _added(readings: Readings, id: str, reader: str) -> Maskings:
    """What a reader masked of which software had left something open."""
    before, text = readings.masks(id), readings.texts[id]
    covered = {at for one in before for at in range(one.start, one.end)}

    def adds(one: Masking) -> bool:
        return any(at not in covered and text[at].isalnum() for at in range(one.start, one.end))

    return tuple(filter(adds, standing(readings.apart(id, reader))))


def _identifiers(first: Maskings, second: Maskings, text: str) -> Iterable[tuple[bool, bool]]:
    """For each identifier, whether the first and whether the second reader found it: overlapping stretches are one, same words too."""
    groups: list[list[tuple[Masking, bool]]] = []
    for one in [(masking, True) for masking in first] + [(masking, False) for masking in second]:
        met = [group for group in groups if any(one[0].meets(other) for other, _ in group)]
        groups = [group for group in groups if group not in met] + [sum(met, [one])]
    by_words: dict[str, tuple[bool, bool]] = {}
    for group in groups:
        words = plain(text[min(one.start for one, _ in group) : max(one.end for one, _ in group)])
        by_first, by_second = by_words.get(words, (False, False))
        by_words[words] = (by_first or any(one for _, one in group), by_second or not all(one for _, one in group))
    return by_words.values()
