"""Counts of codes: people before texts before stretches, and one coding of each text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from study_being_coded import ASKING, CODES, FAIR, SKILLS, TEXTS

from kcvets.errors import KcvetsError
from kcvets.research.coding.counts import co_occurrence, code_by_case, code_counts, coded_by, coders, final
from kcvets.research.coding.model import Case, Code, Coding, Project
from kcvets.research.coding.records import AGREED

CASES = (Case("ann", ("t1", "t2"), {"cohort": "autumn"}), Case("ben", ("t3",), {"cohort": "spring"}), Case("cat", (), {"cohort": ""}))


def coding(text: str, start: int, end: int, code: str, coder: str = "A") -> Coding:
    """A coding; its id is not looked at."""
    return Coding(f"{text} {start} {end} {code} {coder}", text, start, end, code, coder, "")


CODINGS = (
    coding("t1", 0, 12, FAIR.id),
    coding("t1", 7, 30, ASKING.id),
    coding("t1", 40, 50, ASKING.id),
    coding("t2", 0, 2, ASKING.id),
    coding("t2", 3, 8, FAIR.id),
    coding("t3", 0, 9, SKILLS.id),
    coding("t3", 4, 9, ASKING.id),
)
PROJECT = Project("A study", CODES, TEXTS, CODINGS, cases=CASES)


def test_each_code_is_counted_in_stretches_texts_and_people() -> None:
    assert code_counts(PROJECT).to_numpy().tolist() == [
        ["Values", 0, 0, 0],
        ["Fairness", 2, 2, 1],
        ["Skills", 1, 1, 1],
        ["Asking", 4, 3, 2],
    ]


def test_with_the_codes_beneath_a_text_or_person_still_counts_once() -> None:
    table = code_counts(PROJECT, beneath=True).set_index("code")
    assert table.loc["Skills"].tolist() == [5, 3, 2] and table.loc["Values"].tolist() == [2, 2, 1]
    twice = replace(PROJECT, codings=(coding("t1", 0, 5, SKILLS.id), coding("t1", 0, 5, ASKING.id)))
    assert code_counts(twice, beneath=True).set_index("code").loc["Skills"].tolist() == [1, 1, 1]


def test_by_person_stretches_are_counted() -> None:
    table = code_by_case(PROJECT)
    assert table.columns.tolist() == ["ann", "ben", "cat"] and table.loc["Asking"].tolist() == [3, 1, 0]
    assert code_by_case(PROJECT, beneath=True).loc["Skills"].tolist() == [3, 2, 0]


def test_by_a_variable_people_are_counted() -> None:
    table = code_by_case(PROJECT, "cohort")
    assert table.columns.tolist() == ["autumn", "not given", "spring"] and table.loc["Asking"].tolist() == [1, 0, 1]
    with pytest.raises(KcvetsError, match="Nothing is known about 'age': choose one of cohort"):
        code_by_case(PROJECT, "age")


def test_codes_come_together_where_their_stretches_share_a_character() -> None:
    table = co_occurrence(PROJECT, unit="stretches")
    assert table.index.tolist() == table.columns.tolist() == ["Fairness", "Skills", "Asking"]
    assert table.loc["Fairness"].tolist() == [2, 0, 1] and table.loc["Skills", "Asking"] == 0  # a code and one beneath it


def test_a_code_does_not_come_together_with_what_is_above_it_but_with_others_it_does_for_both() -> None:
    other = Code("x", "Other")
    made = replace(PROJECT, codes=(*CODES, other), codings=(coding("t1", 0, 9, ASKING.id), coding("t1", 5, 9, other.id)))
    table = co_occurrence(made, beneath=True)
    assert table.loc["Other"].tolist() == [1, 1, 1] and table.loc["Skills", "Asking"] == 0


def test_or_where_both_are_in_one_text_and_people_count_once() -> None:
    assert co_occurrence(PROJECT, "text").loc["Fairness", "Asking"] == 1
    assert co_occurrence(PROJECT, "text", unit="texts").loc["Fairness", "Asking"] == 2
    assert co_occurrence(PROJECT, "overlap", unit="texts").loc["Fairness", "Asking"] == 1
    for told in ({"within": "paragraph"}, {"unit": "words"}, {"within": "text", "unit": "stretches"}):
        with pytest.raises(KcvetsError, match="choose one"):
            co_occurrence(PROJECT, **told)


def test_codes_of_two_coders_do_not_come_together() -> None:
    made = replace(PROJECT, codings=(coding("t1", 0, 9, FAIR.id, "A"), coding("t1", 0, 9, ASKING.id, "B")))
    assert co_occurrence(made).loc["Fairness", "Asking"] == 0
    assert coders(made) == ("A", "B") and code_counts(made)["stretches"].sum() == 2


def test_two_codes_of_one_name_are_told_apart_by_what_is_above_them() -> None:
    made = replace(PROJECT, codes=(*CODES, Code("x", "Asking")))
    assert code_counts(made)["code"].tolist() == ["Values", "Fairness", "Skills", "Skills > Asking", "Asking"]


def test_what_was_agreed_on_counts_before_anybodys_own_coding_even_where_it_is_nothing() -> None:
    codings = (
        coding("t1", 0, 5, FAIR.id, "A"),
        coding("t1", 0, 5, FAIR.id, AGREED),
        coding("t2", 0, 2, FAIR.id, "A"),
        coding("t3", 0, 2, FAIR.id, "B"),
    )
    made = replace(PROJECT, codings=(*codings, coding("t3", 3, 5, FAIR.id, "A")), done={"t2": ("A", "B", AGREED), "t3": ("A", "B")})
    settled = final(made, "b")
    assert [(one.text, one.coder) for one in settled.codings] == [("t1", AGREED), ("t3", "B")]
    assert settled.done == {"t2": ("B", AGREED), "t3": ("B",)}
    assert [(one.text, one.start) for one in final(made, "A").codings] == [("t1", 0), ("t3", 3)]


def test_whose_coding_counts_has_to_be_said_where_several_coded() -> None:
    made = replace(PROJECT, codings=(coding("t1", 0, 5, FAIR.id, "A"), coding("t1", 0, 5, FAIR.id, "B")))
    with pytest.raises(KcvetsError, match=r"2 people coded .*\(A, B\)"):
        final(made)
    with pytest.raises(KcvetsError, match="'C' coded nothing here: name one of A, B"):
        final(made, "C")
    assert final(PROJECT) == PROJECT and final(replace(PROJECT, codings=())).codings == ()


def test_what_one_coder_put_can_be_looked_at_alone() -> None:
    made = replace(
        PROJECT,
        codings=(coding("t1", 0, 5, FAIR.id, "A"), coding("t1", 0, 5, FAIR.id, AGREED), coding("t1", 6, 9, FAIR.id, "B")),
        done={"t1": ("A", "B", AGREED), "t2": ("B",)},
    )
    alone = coded_by(made, " a")
    assert [one.coder for one in alone.codings] == ["A"] and alone.done == {"t1": ("A",)}
    assert [one.coder for one in coded_by(made, AGREED).codings] == [AGREED]
    with pytest.raises(KcvetsError, match="'C' coded nothing here"):
        coded_by(made, "C")


def test_a_project_without_codings_has_counts_of_nothing() -> None:
    empty = replace(PROJECT, codings=())
    assert (
        code_counts(empty)["people"].tolist() == [0, 0, 0, 0] and co_occurrence(empty).empty and code_by_case(empty).to_numpy().sum() == 0
    )


spans = st.tuples(st.sampled_from(sorted(TEXTS)), st.integers(0, 20), st.integers(1, 20), st.sampled_from([FAIR.id, SKILLS.id, ASKING.id]))


@settings(max_examples=50, deadline=None)
@given(st.lists(spans, max_size=8, unique=True))
def test_together_is_never_more_than_either_and_is_the_same_both_ways(made: list) -> None:
    some = replace(PROJECT, codings=tuple(coding(text, start, start + length, code) for text, start, length, code in made))
    for within in ("overlap", "text"):
        table = co_occurrence(some, within)
        for row in table.index:
            assert table.loc[row].equals(table[row].rename(row)) or table.loc[row].tolist() == table[row].tolist()
            assert all(table.loc[row, column] <= min(table.loc[row, row], table.loc[column, column]) for column in table.columns)
    assert (co_occurrence(some).to_numpy() <= co_occurrence(some, "text").to_numpy()).all()
