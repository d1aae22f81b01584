"""Agreement in a coded project: over texts, sentences and stretches, and the list of what to talk about."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcvets.errors import KcvetsError
from kcvets.research import agreement_by_code, coefficients, disagreements, show_agreement
from kcvets.research.agreement.comparing import sentences
from kcvets.research.agreement.unitizing import expected_disagreement, observed_disagreement
from kcvets.research.coding.model import Case, Code, Coding, Project
from kcvets.research.coding.records import AGREED

CODES = (
    Code("s", "Strengths", codable=False),
    Code("h", "Hope", parent="s"),
    Code("n", "People around her", parent="s"),
    Code("d", "Doubt"),
    Code("u", "Never used"),
)
TEA = "She rang Mr. Baker. He came at once! I doubted it.\nThen there was tea."
NOBODY = "Nobody came. I hoped they would."


def project(*codings: tuple[str, str, str, str], texts: dict[str, str] | None = None, **more: object) -> Project:
    """A project from (text, words, code, coder); the words say where."""
    texts = texts or {"tea": TEA, "nobody": NOBODY}
    made = []
    for number, (text, words, code, coder) in enumerate(codings):
        start = texts[text].index(words)
        made.append(Coding(str(number), text, start, start + len(words), code, coder, "2027-03-01T09:00:00+00:00"))
    return Project("Tea", CODES, texts, tuple(made), **more)


BOTH = {"tea": ("Ada", "Ben"), "nobody": ("Ada", "Ben")}
TWO = project(
    ("tea", "He came at once!", "h", "Ada"),
    ("tea", " He came", "n", "Ben"),
    ("tea", "I doubted it.", "d", "Ada"),
    ("tea", "! I doubted it", "d", "Ben"),
    ("nobody", "hoped they", "h", "Ada"),
    ("nobody", "I hoped they would.", "h", "Ben"),
    done=BOTH,
)


def row(table: pd.DataFrame, code: str) -> pd.Series:
    """What is said of one code."""
    return table.set_index("code").loc[code]


def stretches(length: int, **by_coder: list[tuple[int, int]]) -> Project:
    """One text of a length, and where each coder put the code Doubt."""
    codings = [Coding(f"{who}{start}", "x", start, end, "d", who, "") for who, some in by_coder.items() for start, end in some]
    return Project("Stretches", CODES, {"x": "x" * length}, tuple(codings), done={"x": tuple(by_coder)})


def test_over_sentences_a_code_counts_wherever_a_letter_of_the_sentence_carries_it():
    table = agreement_by_code(TWO)
    assert list(table["code"]) == ["Hope", "People around her", "Doubt"]
    assert row(table, "Doubt")["percent"] == 1  # the exclamation mark before it belongs to another sentence, and is no letter
    hope = row(table, "Hope")
    by_hand = coefficients(pd.DataFrame({"Ada": [0, 1, 0, 0, 0, 1], "Ben": [0, 0, 0, 0, 0, 1]})).table.set_index("coefficient")["value"]
    assert (hope["units"], hope["texts"], hope["coders"], hope["missing"]) == (6, 2, 2, 0)
    assert hope["prevalence"] == pytest.approx(3 / 12)
    names = {"percent": "Percent agreement", "alpha": "Krippendorff's alpha", "ac1": "Gwet's AC1", "kappa": "Cohen's kappa"}
    for column, name in names.items():
        assert hope[column] == pytest.approx(by_hand[name]), column


def test_over_texts_a_code_counts_wherever_it_stands():
    table = agreement_by_code(TWO, "text")
    assert row(table, "Hope")[["units", "percent", "prevalence"]].tolist() == [2, 0.5, 0.75]
    assert row(table, "Doubt")["alpha"] == 1


def test_a_code_above_counts_wherever_a_code_beneath_it_stands_when_codes_roll_up():
    rolled = agreement_by_code(TWO, roll_up=True)
    assert list(rolled["code"]) == ["Strengths", "Hope", "People around her", "Doubt"]
    assert row(rolled, "Strengths")["percent"] == 1  # Ada saw hope where Ben saw people
    assert row(rolled, "Hope").equals(row(agreement_by_code(TWO), "Hope"))


def test_units_without_any_code_can_be_left_out():
    with_them, without = agreement_by_code(TWO), agreement_by_code(TWO, uncoded=False)
    assert row(without, "Hope")["units"] == 3
    assert row(without, "Hope")["alpha"] < row(with_them, "Hope")["alpha"]


def test_a_text_counts_for_those_who_finished_it_and_no_code_there_is_a_decision_too():
    half = project(*[("tea", "tea", "h", "Ada"), ("nobody", "hoped", "d", "Ben")], done={"tea": ("Ada", "Ben"), "nobody": ("Ben",)})
    table = agreement_by_code(half, "text")
    assert table["texts"].tolist() == [1, 1]
    assert row(table, "Hope")["percent"] == 0
    third = project(*[("tea", "tea", "h", who) for who in ("Ada", "Ben", "Cem")], done=BOTH | {"tea": ("Ada", "Ben", "Cem")})
    assert row(agreement_by_code(third, "text"), "Hope")["missing"] == 1


def test_of_a_coder_who_never_said_done_the_texts_they_coded_count():
    brought_in = project(("tea", "tea", "h", "Ada"), ("tea", "tea", "h", "Ben"), ("nobody", "hoped", "h", "Ben"))
    assert row(agreement_by_code(brought_in, "text"), "Hope")[["units", "percent"]].tolist() == [1, 1]
    mixed = project(("tea", "tea", "h", "Ada"), ("nobody", "hoped", "h", "Ben"), done={"tea": ("Ben",), "nobody": ("Ben",)})
    assert row(agreement_by_code(mixed, "text"), "Hope")[["units", "percent"]].tolist() == [1, 0]


def test_sentences_of_one_person_make_the_interval_wider():
    texts = {f"t{n}": "One. Two. Three. Four." for n in range(12)}
    who_coded = {id: ("Ada", "Ben") if n % 2 else ("Ada",) if n == 4 else () for n, id in enumerate(texts)}
    codings = [(id, word, "h", who) for id in texts for word in ("One", "Two", "Three", "Four") for who in who_coded[id]]
    done = {id: ("Ada", "Ben") for id in texts}
    alone = project(*codings, texts=texts, done=done)
    of_six = project(*codings, texts=texts, done=done, cases=tuple(Case(f"P{n}", (f"t{n}", f"t{n + 6}")) for n in range(6)))
    first, second = (row(agreement_by_code(one), "Hope") for one in (alone, of_six))
    assert (first["people"], second["people"], first["units"]) == (12, 6, 48)
    assert first["alpha"] == second["alpha"]
    for name in ("alpha", "ac1", "percent", "kappa"):
        assert second[f"{name}_high"] - second[f"{name}_low"] > first[f"{name}_high"] - first[f"{name}_low"], name


def test_characters_give_krippendorffs_figures_for_two_coders_of_twenty_four():
    # Krippendorff 1995, Sociological Methodology 25:47-76, page 57, coders Bertha and Bill; kappa and alpha of the coded characters
    # as the tests of DKPro Statistics give them from there: .385 and .329.
    found = row(agreement_by_code(stretches(24, Bertha=[(2, 10), (14, 20)], Bill=[(4, 8), (15, 17)]), "span"), "Doubt")
    assert found["units"] == 24
    assert found["kappa"] == pytest.approx(0.385, abs=5e-4)
    assert found["alpha"] == pytest.approx(0.329, abs=5e-4)


def test_alpha_for_unitizing_is_krippendorffs_own():
    # Krippendorff 2004, Content Analysis, page 254: a continuum from 150 to 450; figures as the tests of DKPro Statistics give them.
    c = stretches(300, i=[(75, 145), (220, 250)], j=[(70, 150), (205, 225), (250, 270)])
    k = stretches(300, i=[(30, 90), (150, 200)], j=[(30, 90), (150, 200)])
    assert row(agreement_by_code(c, "span"), "Doubt")["unitizing"] == pytest.approx(0.7286, abs=1e-4)
    assert row(agreement_by_code(k, "span"), "Doubt")["unitizing"] == 1
    sections = [
        [(0, 75, False), (75, 70, True), (145, 75, False), (220, 30, True), (250, 50, False)],
        [(0, 70, False), (70, 80, True), (150, 55, False), (205, 20, True), (225, 25, False), (250, 20, True), (270, 30, False)],
    ]
    assert observed_disagreement(sections, 300) == pytest.approx(0.0144, abs=1e-4)
    assert expected_disagreement(sections, 300) == pytest.approx(0.0532, abs=1e-4)


def test_stretches_put_anywhere_agree_about_as_much_as_chance_has_it():
    rng, found = np.random.default_rng(3), []
    for _ in range(40):
        starts = rng.integers(0, 560, size=2)
        found.append(agreement_by_code(stretches(600, **{who: [(s, s + 40)] for who, s in zip("ab", starts, strict=True)}), "span").iloc[0])
    for column in ("unitizing", "alpha"):
        assert abs(np.mean([one[column] for one in found])) < 0.1


def test_disagreements_come_in_the_order_to_talk_about_them():
    table = disagreements(TWO)
    assert table[["code", "words", "coded_by", "not_by", "instead", "kind"]].to_numpy().tolist() == [
        ["Hope", "He came at once!", "Ada", "Ben", "People around her", "other code"],
        ["People around her", "He came at once!", "Ben", "Ada", "Hope", "other code"],
    ]
    more = project(("tea", "tea", "h", "Ada"), ("tea", "I doubted", "d", "Ada"), ("nobody", "Nobody", "d", "Ben"), done=BOTH)
    assert disagreements(more)["code"].tolist() == ["Doubt", "Doubt", "Hope"]  # what is disputed most comes first
    assert set(disagreements(more)["kind"]) == {"one side"}


def test_disagreements_over_stretches_tell_edges_from_what_only_one_saw():
    table = disagreements(TWO, "span")
    hope = table[table["code"] == "Hope"][["text", "words", "coded_by", "kind"]].to_numpy().tolist()
    assert hope == [
        ["tea", "He came at once!", "Ada", "other code"],
        ["nobody", "I ", "Ben", "edge"],
        ["nobody", " would.", "Ben", "edge"],
    ]
    texts = TWO.texts
    assert all(texts[one.text][one.start : one.end] == one.words for one in table.itertuples())
    assert "! " not in table["words"].tolist()  # nothing to talk about in a blank


def test_what_everybody_agrees_on_is_in_no_list():
    assert disagreements(project(("tea", "tea", "h", "Ada"), ("tea", "tea", "h", "Ben"), done=BOTH)).empty


@pytest.mark.parametrize("unit", ["text", "sentence", "span"])
@pytest.mark.parametrize(
    ("made", "said"),
    [
        (project(), "nobody has coded anything yet"),
        (project(("tea", "tea", "h", "Ada")), "only Ada has coded"),
        (project(("tea", "tea", "h", "Ada"), ("nobody", "hoped", "h", "Ben")), "no text was finished by two of the coders"),
        (project(("tea", "tea", "h", "Ada"), texts={"tea": TEA}, done={"tea": ("Ada", "Ben")}), "too few for an interval"),
        (project(done=BOTH), "no code was put anywhere"),
        (project(("tea", TEA, "h", "Ada"), ("tea", TEA, "h", "Ben"), texts={"tea": TEA}), "all ratings are the same"),
        (project(("none", "", "h", "Ada"), ("none", "", "h", "Ben"), texts={"none": ""}), ""),
    ],
)
def test_where_nothing_can_be_compared_it_says_why(made: Project, said: str, unit: str):
    table = agreement_by_code(made, unit)
    assert said in " ".join(table["note"])
    assert "nan" not in repr(show_agreement(table)) + show_agreement(table)._repr_html_()
    disagreements(made, unit)
    figures = ["percent", "alpha", "ac1", "kappa"]
    untold = table[[one + end for one in figures for end in ("", "_low", "_high")]].isna().any(axis=1)
    assert (table.loc[untold, "note"] != "").all()


def test_alpha_is_never_shown_without_ac1():
    shown = show_agreement(agreement_by_code(TWO), "Hope and doubt")
    assert repr(shown).splitlines()[:2] == ["Hope and doubt", "  Hope: units 6, alpha 0.59, AC1 0.73"]
    assert "Alpha (95% interval)" in shown._repr_html_() and "AC1 (95% interval)" in shown._repr_html_()
    assert "cannot be told" in repr(show_agreement(agreement_by_code(project(("tea", "tea", "h", "Ada")))))


def test_names_and_words_are_never_markup():
    codes = (Code("h", "<b>Hope</b>"),)
    made = Project("x", codes, {"t": "<i>One</i>."}, (Coding("1", "t", 0, 5, "h", "<u>Ada</u>", ""),), done={"t": ("<u>Ada</u>", "Ben")})
    assert "<b>" not in show_agreement(agreement_by_code(made), "<s>caption</s>")._repr_html_()


def test_two_codes_of_one_name_are_told_apart_by_the_code_above():
    codes = (Code("a", "Past"), Code("b", "Future"), Code("c", "Hope", parent="a"), Code("d", "Hope", parent="b"))
    codings = tuple(Coding(f"{code}{who}", "t", 0, 3, code, who, "") for code in "cd" for who in ("Ada", "Ben"))
    made = Project("x", codes, {"t": "One."}, codings)
    assert agreement_by_code(made)["code"].tolist() == ["Past: Hope", "Future: Hope"]


def test_what_coders_agreed_on_afterwards_is_no_third_coder():
    after = project(("tea", "tea", "h", "Ada"), ("tea", "tea", "h", AGREED), done={"tea": ("Ada", "Ben", AGREED)})
    assert row(agreement_by_code(after, "text"), "Hope")[["coders", "percent"]].tolist() == [2, 0]
    assert disagreements(after)["not_by"].tolist() == ["Ben"]


def test_unknown_coders_and_units_are_refused_and_chosen_coders_are_compared():
    with pytest.raises(KcvetsError, match="Zoe. Coders are: Ada, Ben"):
        agreement_by_code(TWO, coders=["Ada", "Zoe"])
    with pytest.raises(KcvetsError, match="write text, sentence or span"):
        disagreements(TWO, "word")
    assert "only Ada has coded" in agreement_by_code(TWO, coders=["Ada"])["note"][0]


def test_sentences_end_at_line_breaks_and_not_at_titles():
    assert [TEA[start:end] for start, end in sentences(TEA)] == [
        "She rang Mr. Baker.",
        "He came at once!",
        "I doubted it.",
        "Then there was tea.",
    ]
    assert sentences("... \r\n - \n") == []


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_swapping_coders_and_shuffling_codings_and_texts_changes_no_figure(data: st.DataObject):
    where = (st.sampled_from(["tea", "nobody"]), st.integers(0, 25), st.integers(1, 20))
    place = st.tuples(*where, st.sampled_from("hnd"), st.sampled_from(["Ada", "Ben"]))
    drawn = data.draw(st.lists(place, min_size=1, max_size=8))
    other = {"Ada": "Ben", "Ben": "Ada"}
    texts = {"tea": TEA, "nobody": NOBODY}
    codings = [Coding(str(n), t, s, min(s + length, len(texts[t])), c, who, "") for n, (t, s, length, c, who) in enumerate(drawn)]
    swapped = [Coding(one.id, one.text, one.start, one.end, one.code, other[one.coder], "") for one in codings]
    shuffled = data.draw(st.permutations(swapped))
    first = Project("x", CODES, texts, tuple(codings), done=BOTH)
    second = Project("x", CODES, dict(reversed(texts.items())), tuple(shuffled), done=BOTH)
    for unit in ("text", "span"):
        before, after = (agreement_by_code(one, unit) for one in (first, second))
        pd.testing.assert_frame_equal(before, after)
        for one in before.itertuples():
            assert math.isnan(one.percent) or 0 <= one.percent <= 1
        assert len(disagreements(first, unit)) == len(disagreements(second, unit))
