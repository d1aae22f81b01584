"""A study's coding as one project, and as a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from study_being_coded import ASKING, CODES, FAIR, settled

from kcvets.research.coding.model import Case
from kcvets.research.coding.project import codings_table, project
from kcvets.research.coding.working import Coders
from kcvets.research.folder import StudyFolder


@pytest.fixture
def study(tmp_path: Path) -> StudyFolder:
    """Coded by two."""
    made = settled(tmp_path / "study")
    coders = Coders(made)
    coders.start(CODES, "A")
    coders.code("t2", 0, 2, FAIR.id, "B")
    coders.code("t1", 7, 12, ASKING.id, "A")
    coders.code("t1", 0, 12, FAIR.id, "A")
    coders.write_memo("t1", "note", "Look again.", "A")
    coders.finish("t1", "A")
    return made


def test_everything_that_stands_is_in_it(study: StudyFolder) -> None:
    made = project(study)
    assert made.title == study.study.title and made.codes == CODES and [*made.texts] == ["t1", "t2", "t3"]
    assert [(one.text, one.start, one.end, one.coder) for one in made.codings] == [
        ("t1", 0, 12, "A"),
        ("t1", 7, 12, "A"),
        ("t2", 0, 2, "B"),
    ]
    assert [one.words for one in made.memos] == ["Look again."] and made.done == {"t1": ("A",)}


def test_the_people_are_its_cases_with_what_the_study_asks_of_them(study: StudyFolder) -> None:
    assert project(study).cases == (
        Case("ann", ("t1", "t2"), {"cohort": "autumn", "carer_in_the_room": "", "qualified": "longer ago"}),
        Case("ben", ("t3",), {"cohort": "spring", "carer_in_the_room": "", "qualified": "longer ago"}),
    )


def test_where_texts_of_one_person_differ_in_a_variable_every_value_is_given(study: StudyFolder) -> None:
    texts = study.texts()
    texts.loc[1, "cohort"] = "winter"
    texts.to_parquet(study.texts_file)
    assert project(study).cases[0].values["cohort"] == "autumn, winter"


def test_the_table_has_a_row_for_each_coding_with_its_words(study: StudyFolder) -> None:
    table = codings_table(project(study))
    assert table.columns.tolist() == ["text", "start", "end", "code", "name", "coder", "words"]
    assert table[["text", "name", "coder", "words"]].to_numpy().tolist() == [
        ["t1", "Fairness", "A", "Nobody asked"],
        ["t1", "Asking", "A", "asked"],
        ["t2", "Fairness", "B", "We"],
    ]
    assert table.dtypes["start"] == "int64" and table.dtypes["words"] == "string"


def test_a_project_that_nobody_coded_is_empty_and_so_is_its_table(tmp_path: Path) -> None:
    made = project(settled(tmp_path / "new"))
    assert (made.codes, made.codings, made.memos, made.done) == ((), (), (), {}) and len(made.cases) == 2
    assert codings_table(made).empty and codings_table(made).dtypes["start"] == "int64"


def test_no_word_of_the_dataset_that_was_masked_is_in_it(study: StudyFolder) -> None:
    assert "Maria" in study.dataset()["text"][0] and "Maria" not in repr(project(study))
