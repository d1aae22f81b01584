"""`checked_quotation`: what a quotation could give away, and how to change it. That nothing is found does not make it safe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from kcvets.errors import KcvetsError
from kcvets.research.disclosure.hints import STAND_IN, STRONG, called, combined, hints
from kcvets.research.disclosure.released import Released
from kcvets.research.disclosure.telling import people_alike
from kcvets.research.folder import StudyFolder
from kcvets.research.kinds import called as kind_called

LONGEST = 25  # words in one stretch
UNCOMMON = 3.0  # on wordfreq's scale: fewer than one word in a million
TOGETHER = 2  # uncommon words in a stretch that make it easy to find again
MOST, SHARE = 2, 0.25  # quotations from one person: how many, and of all of a report
REMEDIES = {
    "words": "Quote what stands there, with […] where you leave something out; if you say it in your own words, it is no quotation.",
    "terms": "If its terms say so, write quoting = true under [terms]; otherwise say it in your own words.",
    "identifier": "Mask it in the text by a new review, or leave it out with […].",
    "combination": "Say one of the things in rougher words of your own, or leave it out with […].",
    "searchable": f"Shorten it to {LONGEST} words or fewer, use […], or say it in your own words.",
    "beside": "Give less beside it, or something rougher.",
    "share": "Quote somebody else.",
}
GAP = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…)\s*")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ANYWAY = (
    "Nothing was found that speaks against it. That does not make it safe: software cannot know what a colleague, a neighbour or the "
    "person written about would recognise, and nothing was looked up anywhere. Two people decide, and one of them knows the field."
)


@dataclass(frozen=True)
class Reason:
    """Why a quotation is not to be shown as it is.

    Parameters
    ----------
    what : str
        ``"words"``, ``"terms"``, ``"identifier"``, ``"combination"``, ``"searchable"``, ``"beside"`` or ``"share"``.
    told : str
        What was found and what to change; it may hold words of the text.
    """

    what: str
    told: str


@dataclass(frozen=True)
class CheckedQuotation:
    """A quotation that went through the check.

    Parameters
    ----------
    id : str
        The text it is from.
    words : str
        The quotation.
    refused : tuple of Reason
        What speaks against it; empty where nothing was found.
    """

    id: str
    words: str
    refused: tuple[Reason, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing was found that speaks against it. People decide."""
        return not self.refused

    @property
    def told(self) -> tuple[str, ...]:
        """What was found and what to change, in sentences; where nothing speaks against it, what it holds all the same."""
        if self.refused:
            return tuple(reason.told for reason in self.refused)
        held = [f"It holds {called(one.kind)} (“{one.words}”): ask who would know the person by it." for one in hints(self.words)]
        return (ANYWAY, *held)

    def __repr__(self) -> str:
        """Nothing of the words: a notebook's file keeps this."""
        if self.passed:
            return f"Quotation from {self.id}: nothing was found that speaks against it. People decide."
        return f"Quotation from {self.id}: not as it is ({', '.join(dict.fromkeys(reason.what for reason in self.refused))})"

    def _repr_html_(self) -> str:
        told = "".join(f"<li>{escape(each)}</li>" for each in self.told)
        return f'<div class="kc-reference"><blockquote>{escape(self.words)}</blockquote><p>{escape(repr(self))}</p><ul>{told}</ul></div>'


def checked_quotation(
    words: str, study: StudyFolder, id: str, *, beside: Sequence[str] = (), released: Released | None = None
) -> CheckedQuotation:
    """Look at a quotation for what it could give away.

    Parameters
    ----------
    words : str
        The quotation; ``[…]`` where something is left out.
    study : StudyFolder
        Its texts are settled.
    id : str
        The text it is from.
    beside : sequence of str
        Columns whose values are given beside the quotation, such as ``"cohort"``.
    released : Released, optional
        What was quoted before; without it, this is the only quotation.

    Raises
    ------
    KcvetsError
        Where the study has no such text, or the quotation is empty.
    """
    return checked_quotations([(id, words)], study, beside=beside, released=released)[0]


def checked_quotations(
    quotations: Iterable[tuple[str, str]], study: StudyFolder, *, beside: Sequence[str] = (), released: Released | None = None
) -> list[CheckedQuotation]:
    """Look at all quotations of a report together: what each gives away, what those of one person tell together, and how many they are.

    Parameters
    ----------
    quotations : iterable of tuple of str
        Id of the text, and the words.
    study, beside, released
        As for `checked_quotation`.

    Raises
    ------
    KcvetsError
        Where the study has no such text, or a quotation is empty.
    """
    texts, wanted = study.texts().set_index("id"), [*quotations]
    for id, words in wanted:
        if id not in texts.index:
            raise KcvetsError(f"The study has no text {id!r}: look the id up in its texts.")
        if not words.strip():
            raise KcvetsError(f"The quotation from {id} is empty: give its words.")
    people = [texts.at[id, "person"] for id, _ in wanted]
    quoted = _quoted([*zip(people, (id for id, _ in wanted), strict=True)], released or Released())
    checked = []
    for (id, words), person, found in zip(wanted, people, _left_over([words for _, words in wanted]), strict=True):
        theirs = [other for (_, other), who in zip(wanted, people, strict=True) if who == person and other != words]
        reasons = [
            *_not_there(words, texts.at[id, "text"]),
            *_not_allowed(study),
            *_identifiers(found),
            *_combination(words, theirs),
            *_searchable(words),
            *_too_few(texts.reset_index(), id, beside),
            *_too_much(quoted[person], quoted.total()),
        ]
        checked.append(CheckedQuotation(id, words, tuple(reasons)))
    return checked


def _quoted(wanted: list[tuple[str, str]], released: Released) -> Counter[str]:
    """How many quotations each person has among those shown before and those wanted now; a text that is quoted again counts once."""
    now = {(released.digest(person), released.digest(id)) for person, id in wanted}
    before = Counter(person for person, text in released.quoted() if (person, text) not in now)
    mine = Counter(person for person, _ in wanted)
    others = Counter({digest: count for digest, count in before.items() if digest not in {*map(released.digest, mine)}})
    return others + Counter({person: count + before[released.digest(person)] for person, count in mine.items()})


def _left_over(quotations: list[str]) -> list[list[tuple[str, str]]]:
    """In each, what the search for identifiers finds now: kind and words; stand-ins are none."""
    from kcvets.research.deidentify.work import found_in  # loads spaCy, which takes seconds

    every = []
    for words, found in zip(quotations, found_in(quotations), strict=True):
        stand_ins = [one.span() for one in STAND_IN.finditer(words)]
        real = [(start, end, kind) for start, end, kind in found if not any(start < last and first < end for first, last in stand_ins)]
        every.append([(kind, words[start:end]) for start, end, kind in real])
    return every


def _not_there(words: str, text: str) -> Iterator[Reason]:
    plain = " ".join(text.split())
    at = 0
    for part in filter(None, GAP.split(words.strip().strip("\"'“”‘’"))):
        at = plain.find(" ".join(part.split()), at)
        if at < 0:
            yield _reason("words", "Not all of these words stand in the text in this order")
            return
        at += len(part)


def _not_allowed(study: StudyFolder) -> Iterator[Reason]:
    if not study.study.terms.quoting:
        yield _reason("terms", "The study file does not say that contributors agreed to be quoted word for word")


def _identifiers(found: list[tuple[str, str]]) -> Iterator[Reason]:
    for kind, words in found:
        yield _reason("identifier", f"“{words}” may be left over: {kind_called(kind).lower()}")


def _combination(words: str, others: list[str]) -> Iterator[Reason]:
    mine, together = hints(words), [one for each in others for one in hints(each)]
    listed = ", ".join(dict.fromkeys(f"{called(one.kind)} (“{one.words}”)" for one in [*mine, *together]))
    if mine and combined([*mine, *together]):
        where = "" if combined(mine) else " in quotations of one person"
        yield _reason("combination", f"Together they may tell who it is{where}: {listed}")
    elif any(one.kind in STRONG for one in mine):
        yield _reason("combination", f"It may be enough by itself: {listed}")


def _searchable(words: str) -> Iterator[Reason]:
    from wordfreq import zipf_frequency

    stretches = [WORD.findall(STAND_IN.sub(" . ", part)) for part in GAP.split(words)]
    if (longest := max(map(len, stretches))) > LONGEST:
        yield _reason("searchable", f"{longest} words in one stretch can be found again wherever the text stands")
    for stretch in stretches:
        rare = [*dict.fromkeys(word for word in stretch if zipf_frequency(word.lower(), "en") < UNCOMMON)]
        if len(rare) >= TOGETHER:
            listed = ", ".join(f"“{word}”" for word in rare)
            yield _reason("searchable", f"Uncommon words stand close together ({listed}): easy to find again, or to know a writer by")


def _too_few(texts: pd.DataFrame, id: str, beside: Sequence[str]) -> Iterator[Reason]:
    if beside:
        small = people_alike(texts, beside).small
        mine = texts.loc[texts["id"] == id, [*beside]].iloc[0]
        if (small[[*beside]] == mine).all(axis=1).any():
            yield _reason("beside", f"Fewer than ten people are alike in what is given beside it ({', '.join(beside)})")


def _too_much(mine: int, every: int) -> Iterator[Reason]:
    if mine > 1 and (mine > MOST or mine / every > SHARE):
        yield _reason("share", f"{mine} of {every} quotations are of one person, who can be made out from them together")


def _reason(what: str, wrong: str) -> Reason:
    return Reason(what, f"{wrong}. {REMEDIES[what]}")
