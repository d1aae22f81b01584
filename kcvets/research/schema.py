"""What a study's dataset has to look like: its columns, and what may stand in each. Stated with pandera, checked all at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd
import pandera.pandas as pa

from kcvets.content import MODELS, QUADRANTS
from kcvets.content.study import COLUMNS, Study
from kcvets.errors import Fault

LONGEST = 100_000  # characters of one text
LONGEST_LINE = 200  # characters of every other cell
DATE = re.compile("[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
#: Controls but tab and line ends, halves of characters, noncharacters: a workbook cannot hold them, and a program may end at them.
#: The controls from 80 to 9F may stay: they are in much that people wrote, where a program took UTF-8 for something else.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
EMPTY = "leave it empty"
#: What pandera calls a fault of a whole column, what is wrong with it, and the remedy.
COLUMN_FAULTS = {
    "column_in_schema": ("the study has no such column", "Declare it in the study file or take it out"),
    "column_in_dataframe": ("it is missing", "Add the column; unless it is id, person, cohort or text, its cells may be empty"),
}


@dataclass(frozen=True)
class Rule:
    """What a cell must be.

    Parameters
    ----------
    wrong : str
        What is said of a cell that is not.
    remedy : str
        How to mend it.
    sound : callable
        Tells of a cell's text whether it is.
    """

    wrong: str
    remedy: str
    sound: Callable[[str], bool]


NAMED = Rule(
    "it is empty or has a space in it", "Use letters, digits and hyphens, and no space", lambda cell: bool(re.fullmatch(r"\S+", cell))
)
FILLED = Rule("it is blank", "Write something, or take the row out", lambda cell: bool(cell.strip()))
FIT = Rule(
    "it holds a control character or half a character",
    "Take it out; tabs and new lines may stay",
    lambda cell: not UNFIT.search(cell),
)
ONE_LINE = Rule(
    "it has a tab or a line break in it", "Keep it to one line", lambda cell: len(cell.splitlines()) < 2 and not set(cell) & set("\t\r\n")
)
BRIEF = Rule(f"it is longer than {LONGEST_LINE} characters", "Shorten it", lambda cell: len(cell) <= LONGEST_LINE)
NOT_ENDLESS = Rule(f"it is longer than {LONGEST:,} characters", "Make two rows of it", lambda cell: len(cell) <= LONGEST)

LINE = (FIT, ONE_LINE, BRIEF)
LINE_OF_ITS_OWN = (FILLED, *LINE)


def _is_date(cell: str) -> bool:
    if not cell:
        return True
    try:
        return bool(DATE.fullmatch(cell)) and bool(date.fromisoformat(cell if len(cell) == 10 else f"{cell}-01"))
    except ValueError:
        return False


DATED = Rule("it is no month and no day of the calendar", f"Write 2027-01 or 2027-01-31, or {EMPTY}", _is_date)


def one_of(values: Collection[str]) -> Rule:
    """The rule that a cell is empty or one of some values."""
    return Rule(
        "it is none of what may stand there", f"Write one of: {', '.join(values)}; or {EMPTY}", lambda cell: not cell or cell in values
    )


def rules(study: Study) -> dict[str, tuple[Rule, ...]]:
    """What each column's cells must be, by the column's name and in the columns' order.

    Parameters
    ----------
    study : Study
        Declares the variables, which are columns too.
    """
    fixed = {
        "id": (NAMED, FIT, BRIEF),
        "person": (NAMED, FIT, BRIEF),
        "cohort": LINE_OF_ITS_OWN,
        "date": (DATED,),
        "model": (one_of(MODELS),),
        "quadrant": (one_of(QUADRANTS),),
        "prompt": LINE,
        "story": LINE,
        "text": (FILLED, FIT, NOT_ENDLESS),
    }
    return {**{name: fixed[name] for name in COLUMNS}, **{each.name: (one_of(each.values),) for each in study.variables}}


def schema(study: Study) -> pa.DataFrameSchema:
    """The schema of a study's dataset: every column there and none beside, all of them text, ids unique.

    Every column has pandas' type ``string``, and what is missing is an empty text, never NA: so each cell is text in every file
    format, and no program turns an id into a number or a month into a day.

    Parameters
    ----------
    study : Study
        Declares the variables, which are columns too.
    """
    columns = {
        name: pa.Column("string", [pa.Check(rule.sound, element_wise=True, error=rule.wrong) for rule in asked], unique=name == "id")
        for name, asked in rules(study).items()
    }
    return pa.DataFrameSchema(columns, strict=True, name=study.id)


def faults(table: pd.DataFrame, study: Study, file: str, place: Callable[[int], str]) -> list[tuple[int | None, str, Fault]]:
    """Everything in which a table is not what a study's dataset has to be.

    Parameters
    ----------
    table : DataFrame
        All columns text, rows numbered from 0.
    study : Study
        Whose dataset it is to be.
    file : str
        The file's name, for people.
    place : callable
        Where in the file a row stands, for people.

    Returns
    -------
    list of tuple
        Row (None for whole columns), column and fault; whole columns first, then in the order of the rows.
    """
    try:
        schema(study).validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases
    else:
        return []
    asked = {name: {rule.wrong: rule for rule in each} for name, each in rules(study).items()}
    order = {name: position for position, name in enumerate(asked)}
    first = {id: row for row, id in reversed([*enumerate(table["id"])])} if "id" in table else {}
    found: list[tuple[int | None, str, Fault]] = []
    for case in cases.itertuples():
        if case.check in COLUMN_FAULTS:
            found.append((None, case.failure_case, Fault(file, "columns", case.failure_case, *COLUMN_FAULTS[case.check])))
            continue
        row = int(case.index)
        if case.check != "field_uniqueness":
            wrong, remedy = told(case.column, asked[case.column][case.check], case.failure_case)
        elif row != first[case.failure_case]:
            wrong, remedy = (
                f"{shortened(case.failure_case)} stands in {place(first[case.failure_case])} too",
                "Give each row an id of its own",
            )
        else:
            continue
        found.append((row, case.column, Fault(file, place(row), case.column, wrong, remedy)))
    return sorted(found, key=lambda each: (-1, 0) if each[0] is None else (each[0], order[each[1]]))


def shortened(cell: object) -> str:
    """A cell's value as a message shows it: in quotation marks, on one line, its beginning."""
    shown = repr(cell)
    return shown if len(shown) <= 40 else f"{shown[:37]}..."


def told(column: str, rule: Rule, cell: str) -> tuple[str, str]:
    """What is wrong with a cell, and the remedy; what somebody wrote stands in no message."""
    if found := rule is FIT and UNFIT.search(cell):
        return f"{rule.wrong} (U+{ord(found[0]):04X}, character {found.start() + 1:,})", rule.remedy
    return (rule.wrong if column == "text" else f"{rule.wrong} ({shortened(cell)})"), rule.remedy
