"""What ACRO says about every cell of a table: the checks that research centres use, run without its session, log and files.

ACRO (Smith and others, University of the West of England) is made for safe settings; see https://github.com/AI-SDC/ACRO.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pandas as pd
import yaml

from kcvets.research.disclosure.counting import TEXTS, Counted, Place

#: Of ACRO's checks, those that mark no cell: they remind a person of other tables, and say what is set.
REMIND = frozenset({"PresenceOfLinkedTableCheck", "RequiredZeroCheck"})
NUMBER = "number of texts"
Found = dict[Place, tuple[str, ...]]


def judged(table: Counted) -> Found:
    """By place, the names of the checks of ACRO that a cell or a total fails; those that fail none are left out.

    Each person counts once in a cell, with the number of their texts there as the value. Where people are counted, a cell is a
    frequency; where texts are, it is a sum, and one or two people may make up too much of it. Totals are judged as cells of their
    own, in which somebody who is in several cells counts once.

    Parameters
    ----------
    table : Counted
        The table.
    """
    rows = [(*cell.place, number) for cell in table.cells.values() for number in cell.texts.values()]
    records = pd.DataFrame(rows, columns=["row", "column", NUMBER])
    for kind, names in (("row", table.row_names), ("column", table.column_names)):
        records[kind] = pd.Categorical(records[kind], names)
    found: Found = {}
    for check, mask in _masks(records, ("FrequencyTable", "Sum") if table.counted == TEXTS else ("FrequencyTable",)):
        for place in table.cells:
            if bool(mask.loc[place]):
                found[place] = (*found.get(place, ()), check)
    return found


def _masks(records: pd.DataFrame, analyses: Iterable[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    """By check, which cells fail it."""
    with _quiet():
        from acro.sdcchecks import SDCEvidence
        from acro.tablemodeldetails import TableModelDetails

        checks, appetite = _checks()
        asked = {"aggfunc": "sum", "dropna": False, "values": records[NUMBER]}
        model = TableModelDetails([records["row"]], [records["column"]], records[NUMBER], "crosstab", asked, appetite)
        needed = {each: checks.get_sdctokens_for_analysis(each)["checks_needed"] for each in analyses}
        wanted = {check: each for each in analyses for check in needed[each] if check not in REMIND}
        evidence = SDCEvidence()
        evidence.populate_from_list({piece for check in wanted for piece in checks.checks[check]["evidence"]}, model)
        masks = [(check, checks.check_to_method[check](each, evidence, model)[2]) for check, each in wanted.items()]
    yield from masks


@cache
def _checks():
    """ACRO's checks with the limits it comes with."""
    import acro.sdcchecks

    file = Path(acro.__file__).with_name("default.yaml")
    appetite = yaml.safe_load(file.read_text(encoding="utf-8"))
    return acro.sdcchecks.SDCChecks(appetite), appetite


@contextmanager
def _quiet() -> Iterator[None]:
    """ACRO sets up logging and filters of warnings for the whole of Python when it is loaded, and tells of each step: all as before."""
    root, logger = logging.getLogger(), logging.getLogger("acro")
    handlers, level, disabled = [*root.handlers], root.level, logger.disabled
    logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        root.handlers[:], logger.disabled = handlers, disabled
        root.setLevel(level)
