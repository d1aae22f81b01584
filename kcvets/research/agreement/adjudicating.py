"""`disagreements`: where coders saw different things, in the order in which it is good to talk about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from kcvets.research.agreement.comparing import WORDS, Compared, Place, runs

if TYPE_CHECKING:
    import numpy as np

    from kcvets.research.coding.model import Code, Project

COLUMNS = ["code", "text", "start", "end", "words", "coded_by", "not_by", "instead", "kind"]
KINDS = ("other code", "one side", "edge")


def disagreements(
    project: Project, unit: str = "sentence", *, coders: Sequence[str] | None = None, roll_up: bool = False
) -> pd.DataFrame:
    """Where coders disagree about a code, for talking it over.

    Codes with the most disagreements come first, as it is the code's description that may have to change. Within a code, what was
    given another code instead comes first, by that code, then what one side left without any, then the edges of stretches that both saw.

    Parameters
    ----------
    project : Project
        Codes, texts, codings.
    unit : str
        ``text``, ``sentence``, or ``span`` for the very stretches.
    coders : sequence of str, optional
        Whom to compare; everybody where None.
    roll_up : bool
        Whether a code also counts wherever a code beneath it stands.

    Returns
    -------
    DataFrame
        code (its name), text (id), start and end (characters), words, coded_by and not_by (names of coders), instead (codes that
        those who did not code it put there, and the others did not), kind (``other code``, ``one side`` or ``edge``).

    Raises
    ------
    KcvetsError
        For a unit that there is not, or a coder who has done nothing in this project.
    """
    compared = Compared(project, unit, coders, roll_up, uncoded=True)
    rows = [row for code in compared.codes for text in compared.texts for row in _in_text(compared, code, text)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    often, order = Counter(table["code"]), {text: number for number, text in enumerate(compared.texts)}
    keys = {
        "often": -table["code"].map(often).astype(int),
        "kind_rank": table["kind"].map(KINDS.index).astype(int),
        "text_rank": table["text"].map(order).astype(int),
    }
    return table.assign(**keys).sort_values(["often", "code", "kind_rank", "instead", "text_rank", "start"], ignore_index=True)[COLUMNS]


def _in_text(compared: Compared, code: Code, text: str) -> Iterator[tuple]:
    marks, words = compared.marks(text, code.id), compared.project.texts[text]
    done = compared.done(text)
    for place, at in _places(compared, text, marks):
        said = marks[at]
        if len(set(said[done].tolist())) < 2 or not WORDS.search(words, place.start, place.end):
            continue
        by = [number for number in done if said[number]]
        others = [number for number in done if not said[number]]
        instead = _instead(compared, code, place, by, others)
        kind = "other code" if instead else "edge" if _touches(compared, marks, place, done) else "one side"
        names = [", ".join(compared.coders[number] for number in some) for some in (by, others)]
        label = compared.labels[code.id]
        yield (label, text, place.start, place.end, words[place.start : place.end], *names, ", ".join(instead), kind)


def _places(compared: Compared, text: str, marks: np.ndarray) -> Iterator[tuple[Place, int]]:
    """Each unit, or each stretch that coders marked alike, with the row that says what they put there."""
    if compared.unit == "span":
        yield from ((Place(text, start, end), start) for start, end in runs(marks))
    else:
        yield from zip(compared.places(text), range(len(marks)), strict=True)


def _instead(compared: Compared, code: Code, place: Place, by: list[int], others: list[int]) -> list[str]:
    """Codes that those who did not put this one put there, and those who put it did not."""
    theirs, mine = (compared.codes_on(place, some) for some in (others, by))
    return [compared.labels[one.id] for one in compared.codes if one.id in theirs - mine - {code.id}]


def _touches(compared: Compared, marks: np.ndarray, place: Place, done: list[int]) -> bool:
    """Whether a stretch goes on, at one of its ends, as one that all of them coded."""
    if compared.unit != "span":
        return False
    ends = [at for at in (place.start - 1, place.end) if 0 <= at < len(marks)]
    return any((marks[at][done] == 1).all() for at in ends)
