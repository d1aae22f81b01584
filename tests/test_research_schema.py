"""The schema of a dataset says of every column what may stand in it, and finds everything that does not."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
import pytest
from research_rows import row, study, table

from kcvets.research.schema import LONGEST, LONGEST_LINE, faults, schema

CONTROL = "it holds a control character or half a character"
UNSOUND = {
    "an id without anything": ("id", "", "it is empty or has a space in it"),
    "an id with a space": ("id", "r 1", "it is empty or has a space in it"),
    "an id with a line end": ("id", "r-1\n", "it is empty or has a space in it"),
    "an id with NUL": ("id", "r\x001", CONTROL),
    "a person without a name": ("person", "", "it is empty or has a space in it"),
    "a person with a no-break space": ("person", "q\xa01", "it is empty or has a space in it"),
    "no cohort": ("cohort", " ", "it is blank"),
    "a cohort over two lines": ("cohort", "a\nb", "it has a tab or a line break in it"),
    "a day that is none": ("date", "2027-02-29", "it is no month and no day of the calendar"),
    "a month that is none": ("date", "2027-13", "it is no month and no day of the calendar"),
    "a year alone": ("date", "2027", "it is no month and no day of the calendar"),
    "a day as Britain writes it": ("date", "31/01/2027", "it is no month and no day of the calendar"),
    "a day with its time": ("date", "2027-01-31T10:00", "it is no month and no day of the calendar"),
    "a day in other digits": ("date", "２０２７-01", "it is no month and no day of the calendar"),
    "a model with a capital": ("model", "Practice", "it is none of what may stand there"),
    "a quadrant misspelt": ("quadrant", "value", "it is none of what may stand there"),
    "a prompt with a tab": ("prompt", "a\tb", "it has a tab or a line break in it"),
    "a prompt with a line separator": ("prompt", "a\u2028b", "it has a tab or a line break in it"),
    "a story without end": ("story", "s" * (LONGEST_LINE + 1), f"it is longer than {LONGEST_LINE} characters"),
    "a text without words": ("text", " \r\n\t", "it is blank"),
    "a text with NUL": ("text", "She\x00sings", CONTROL),
    "a text with an escape": ("text", "\x1b[1mShe", CONTROL),
    "a text with half a character": ("text", "She \ud83d", CONTROL),
    "a text with a noncharacter": ("text", "She \uffff", CONTROL),
    "a text without end": ("text", "s" * (LONGEST + 1), f"it is longer than {LONGEST:,} characters"),
    "an answer nobody could give": ("qualified", "never", "it is none of what may stand there"),
}


def found(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    return [(fault.place, fault.field, fault.wrong) for *_, fault in faults(rows, study(), "rows.csv", lambda row: f"row {row + 1}")]


def test_a_sound_table_passes():
    rows = table(
        row(1),
        row(
            2, date="2027-01", model="practice", quadrant="skills", prompt="practice.skills.listen", story="arpita", qualified="longer ago"
        ),
        row(3, date="2028-02-29", text="=1+1\r\nÉire 🎶\t. itâ\x80\x99s", carer_in_the_room="not sure"),
    )
    assert found(rows) == []


def test_the_schema_alone_checks_a_table():
    assert schema(study()).validate(table(row())).equals(table(row()))
    with pytest.raises(pa.errors.SchemaError):
        schema(study()).validate(table(row(date="soon")))


@pytest.mark.parametrize(("column", "cell", "wrong"), UNSOUND.values(), ids=UNSOUND)
def test_what_may_not_stand_in_a_column_is_found(column: str, cell: str, wrong: str):
    (fault,) = [fault for fault in found(table(row(1), row(2, **{column: cell}))) if fault[2].startswith(wrong)]
    assert fault[:2] == ("row 2", column)


def test_no_message_tells_what_somebody_wrote():
    rows = table(row(text="sentinel \x00"), row(2, text="sentinel" * LONGEST))
    assert "sentinel" not in str(faults(rows, study(), "rows.csv", str)) and len(found(rows)) == 2


def test_a_character_that_cannot_stay_is_told_with_its_code_and_place():
    assert found(table(row(text="She\x0csings"))) == [("row 1", "text", f"{CONTROL} (U+000C, character 4)")]


def test_a_long_value_is_shown_shortened():
    ((_, _, wrong),) = found(table(row(model="m" * 1000)))
    assert len(wrong) < 100 and "'mmm" in wrong


def test_an_id_that_stands_twice_is_told_with_both_rows():
    rows = table(row(1), row(2), row(1), row(1))
    assert found(rows) == [("row 3", "id", "'r-1' stands in row 1 too"), ("row 4", "id", "'r-1' stands in row 1 too")]


def test_columns_too_few_and_too_many_are_told_with_the_remedy():
    rows = table(row(date="soon")).drop(columns=["story", "qualified"]).assign(age="47")
    told = [fault for *_, fault in faults(rows.astype("string"), study(), "rows.csv", lambda row: "row 1")]
    assert [(fault.field, fault.wrong) for fault in told[:3]] == [
        ("age", "the study has no such column"),
        ("story", "it is missing"),
        ("qualified", "it is missing"),
    ]
    assert told[0].remedy == "Declare it in the study file or take it out"
    assert told[3].field == "date"


def test_faults_come_in_the_order_of_the_rows():
    rows = table(row(1, qualified="never", date="soon"), row(2), row(3, text=""), row(1, model="x"))
    assert [(place, column) for place, column, _ in found(rows)] == [
        ("row 1", "date"),
        ("row 1", "qualified"),
        ("row 3", "text"),
        ("row 4", "id"),
        ("row 4", "model"),
    ]
