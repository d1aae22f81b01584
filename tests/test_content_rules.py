"""What must hold within a file beyond the shape of its tables."""

from __future__ import annotations

import pytest
from broken_content import CHECK, RULES, assert_told, broken_library

from kcvets.content.rules import asks_one_question


@pytest.mark.parametrize("case", RULES, ids=lambda case: case.fixture)
def test_a_broken_rule_is_told(tmp_path, case):
    assert_told(tmp_path, case)


def test_a_fault_in_one_file_leaves_the_others_readable(tmp_path):
    library = broken_library(tmp_path, "check_where_every_option_fits.toml", CHECK)
    assert library.check("sound").title == "A check"
    assert library.story("sound").title == "A story"


def test_what_a_story_points_at_is_told_once_where_it_is_broken(tmp_path):
    [fault] = broken_library(tmp_path, "text_empty_wellbeing.toml", "framework/wellbeing.toml").faults()
    assert (fault.file, fault.place, fault.field) == ("framework/wellbeing.toml", "dignity", "plain")


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("What did I see?", True),
        ("What did I see", False),
        ("What did I see? Say more.", False),
        ("What did I see? And hear?", False),
        ("", False),
    ],
)
def test_a_label_asks_one_question(words, one):
    assert asks_one_question(words) is one
