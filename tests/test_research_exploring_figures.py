"""A figure shows what its table says, in a picture and in words, and can be kept."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from kcvets.research import synthetic_cohort
from kcvets.research.exploring.counts import crossed, responses
from kcvets.research.exploring.figures import Drawn, draw_counts, draw_crossed, draw_keyness
from kcvets.research.exploring.keyness import keyness

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def cohort() -> pd.DataFrame:
    """Made-up people's texts."""
    return synthetic_cohort()


@pytest.fixture(scope="module")
def drawn(cohort: pd.DataFrame) -> dict[str, Drawn]:
    """One figure of each kind."""
    sides = cohort[cohort["quadrant"] == "values"], cohort[cohort["quadrant"] != "values"]
    return {
        "bars": draw_counts(responses(cohort, "quadrant"), "People by quadrant"),
        "grid": draw_crossed(crossed(cohort, "quadrant", "model"), "People by quadrant and model"),
        "ratios": draw_keyness(keyness(*sides), "Words that stand out", ("values", "the others")),
    }


def words_in(svg: str) -> str:
    """All letters of a picture."""
    return " ".join(" ".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def test_picture_words_and_table_say_the_same(cohort, drawn):
    people = responses(cohort, "quadrant")["people"]
    picture, table = drawn["bars"].blocks()
    for name, number in zip(["Knowledge and co-creation", "Values and ethics"], people):
        assert f"{name} {number}" in picture["alt"]
        assert [name, str(number)] in [[row[0], row[2]] for row in table["rows"]]
        assert str(number) in words_in(picture["svg"])
    assert table["header"] == ["Quadrant", "texts", "people"]


@pytest.mark.parametrize("kind", ["bars", "grid", "ratios"])
def test_a_figure_is_the_same_each_time_and_shows_its_table_with_it(drawn, kind):
    one = drawn[kind]
    assert one._repr_html_() == one._repr_html_()
    assert re.search(r'<img src="data:image/svg\+xml;base64,[\w+/=]+" alt="[^"]{40,}"', one._repr_html_())
    assert f"<caption>{one.caption}</caption>" in one._repr_html_() and one.caption in repr(one)


@pytest.mark.parametrize("name", ["quadrants", "quadrants.png"])
def test_a_figure_is_kept_as_picture_table_and_words(drawn, tmp_path: Path, name: str):
    made = drawn["grid"].save(tmp_path / name)
    assert [file.name for file in made] == ["quadrants.svg", "quadrants.png", "quadrants.csv", "quadrants.txt"]
    assert made[1].read_bytes().startswith(b"\x89PNG")
    pd.testing.assert_frame_equal(pd.read_csv(made[2], dtype=str), drawn["grid"].table)
    assert drawn["grid"].alt in made[3].read_text(encoding="utf-8") and len([*tmp_path.iterdir()]) == 4


def test_what_was_hidden_is_neither_drawn_nor_told(cohort):
    counts = responses(cohort, "quadrant").astype("Float64")
    counts.loc["skills"] = pd.NA
    shown = draw_counts(counts, "People by quadrant")
    assert "Skills hidden" in shown.alt and "hidden" in words_in(shown.blocks()[0]["svg"])
    assert shown.table.set_index("Quadrant").loc["Skills"].tolist() == ["hidden", "hidden"]
    crossing = crossed(cohort, "quadrant", "model").astype("Float64")
    crossing[crossing < 10] = pd.NA
    assert "hidden" in draw_crossed(crossing, "Both").alt and "– is hidden" in words_in(draw_crossed(crossing, "Both").blocks()[0]["svg"])


def test_markup_in_a_value_stays_text(cohort):
    marked = draw_counts(responses(cohort.assign(cohort="<b>$x^2$</b>"), "cohort"), "By <i>cohort</i>")
    assert "<b>" not in marked._repr_html_() and "&lt;b&gt;" in marked._repr_html_()
    assert "<b>$x^2$</b>" in words_in(marked.blocks()[0]["svg"])


def test_a_word_of_one_side_alone_is_called_that(drawn):
    assert "only in" in drawn["ratios"].alt and "times as often in" in drawn["ratios"].alt
    assert "not known" in repr(drawn["ratios"])


def test_an_empty_value_has_a_name(drawn):
    assert "no quadrant" in repr(drawn["bars"])
