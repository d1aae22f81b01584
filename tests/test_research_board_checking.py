"""No figure of the dashboard, and no two or three of them together, tell how few people did something."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pandas as pd
import pytest
from cohort_on_disk import cohort_on_disk

from kcvets.errors import KcvetsError
from kcvets.research.board.checking import Shown, shown
from kcvets.research.board.tables import by_what, coded, offered, texts_of, who_coded
from kcvets.research.disclosure.released import Released
from kcvets.research.folder import StudyFolder

QUADRANTS = ("values", "skills")
#: In the third cohort, four people wrote about skills.
PLANTED = {("a", "values"): 20, ("a", "skills"): 15, ("b", "values"): 20, ("b", "skills"): 15, ("c", "values"): 20, ("c", "skills"): 4}


@pytest.fixture
def study(tmp_path: Path) -> StudyFolder:
    """A study with a small number in it."""
    return cohort_on_disk(tmp_path / "carers", PLANTED)


def numbers(figure: Shown) -> dict[str, str]:
    """By what stands in the first column, the number."""
    return dict(figure.drawn.table.itertuples(index=False))


def ask(study: StudyFolder, by: str, **chosen: str) -> dict[str, str]:
    """What the dashboard tells, with all that was shown before in mind; nothing where it refuses."""
    try:
        return numbers(shown(texts_of(study), (by,), chosen, Released(study)))
    except KcvetsError:
        return {}


def test_a_figure_of_enough_people_is_shown_and_noted(study):
    figure = shown(texts_of(study), ("cohort",), {}, Released(study))
    assert numbers(figure) == {"a": "35", "b": "35", "c": "24", "in all": "94"}
    assert figure.told == ("Ten people or more stand behind every number.",)
    assert [one.name for one in Released(study).tables] == ["People by cohort"]
    assert "Tomasz" not in (study.path / "shown.jsonl").read_text(encoding="utf-8")


def test_what_few_people_wrote_is_hidden(study):
    found = ask(study, "quadrant", cohort="c")
    assert found.get("Skills", "hidden") == "hidden"
    assert "24" not in found.values() or found.get("Values and ethics") != "20"


@pytest.mark.parametrize("order", [*permutations([{}, {"cohort": "a"}, {"cohort": "b"}, {"cohort": "c"}])][::5])
def test_no_order_of_choosing_leaves_a_small_number_to_be_worked_out(study, order):
    told = {chosen.get("cohort", "all"): ask(study, "quadrant", **chosen) for chosen in order}
    skills = [told[cohort].get("Skills", "hidden") for cohort in ("all", "a", "b", "c")]
    whole = [told["c"].get(name, "hidden") for name in ("in all", "Values and ethics")]
    assert skills[3] == "hidden" and "hidden" in skills[:3]
    assert "hidden" in whole


def test_the_same_numbers_come_when_the_rest_is_chosen_by_quadrant(study):
    by_cohort = [ask(study, "cohort", quadrant="skills"), ask(study, "cohort"), ask(study, "cohort", quadrant="values")]
    assert by_cohort[0].get("c", "hidden") == "hidden"
    assert "hidden" in (by_cohort[0].get("in all", "hidden"), by_cohort[0].get("a", "hidden"), by_cohort[0].get("b", "hidden"))
    assert "hidden" in (by_cohort[1].get("c", "hidden"), by_cohort[2].get("c", "hidden"))


def test_a_story_left_out_does_not_tell_who_wrote_about_it(tmp_path):
    study = cohort_on_disk(tmp_path / "carers", {("a", "values"): 30})
    texts = study.texts()
    texts.loc[:3, "story"] = "arpita"
    texts.to_parquet(study.texts_file)
    everybody, arpita = ask(study, "cohort"), ask(study, "cohort", story="arpita")
    assert everybody["in all"] == "30" and arpita == {}
    assert "26" not in ask(study, "story").values()


def test_two_choices_at_once_are_checked_along_both(study):
    figure = ask(study, "date", cohort="a", quadrant="skills")
    assert set(figure.values()) <= {"15", "hidden"}
    assert len(Released(study).tables) == (2 if figure else 0)


def test_a_cross_is_for_everybody(study):
    texts = study.texts()
    texts.loc[::2, "model"] = "supervision"
    texts.to_parquet(study.texts_file)
    figure = shown(texts_of(study), ("quadrant", "model"), {}, Released(study))
    assert figure.drawn.table.shape == (6, 5) and figure.told[0].endswith("hidden.")
    with pytest.raises(KcvetsError, match="everybody only"):
        shown(texts_of(study), ("quadrant", "model"), {"cohort": "a"}, Released(study))


def test_a_refusal_says_what_to_change_and_is_not_noted(study):
    refusals = [
        ("cohort", {"cohort": "a"}, "You chose one cohort"),
        ("date", {"model": "quality"}, "or nobody, wrote"),
        ("date", {"quadrant": "skills", "cohort": "c"}, "Fewer than ten people"),
    ]
    for by, chosen, said in refusals:
        with pytest.raises(KcvetsError, match=said):
            shown(texts_of(study), (by,), chosen, Released(study))
    assert not Released(study).tables


def test_the_rare_cannot_be_told_from_the_absent(study):
    texts = study.texts()
    texts.loc[:20, "story"], texts.loc[21:23, "story"] = "arpita", "mary"
    texts.to_parquet(study.texts_file)
    story = numbers(shown(texts_of(study), ("story",), {}, Released()))
    assert len(story) > 9 and story["own work"] == "70"
    assert story["Mary and the worn album"] == story["Jane, at home"] == "hidden"


def test_only_what_enough_people_wrote_about_is_offered(study):
    texts = texts_of(study)
    assert offered(texts, "cohort") == ["a", "b", "c"] and offered(texts, "quadrant") == [*QUADRANTS] and offered(texts, "story") == []
    assert ("carer_in_the_room",) in by_what(study, coded=False) and ("code",) in by_what(study, coded=True)


def test_texts_dated_to_the_day_are_counted_by_month(tmp_path):
    texts = texts_of(cohort_on_disk(tmp_path / "carers", PLANTED, date="2027-01-15"))
    assert numbers(shown(texts, ("date",), {}, Released())) == {"January 2027": "94", "in all": "94"}


def test_codes_are_counted_once_a_text(study):
    from kcvets.research.coding.codebook import start_codebook
    from kcvets.research.coding.working import Coders

    assert who_coded(study) == ()
    start_codebook(study, "AB")
    coders = Coders(study)
    code = next(one for one in coders.standing().tree() if one.codable)
    for start, end in ((0, 6), (7, 10)):
        coders.code("r-0", start, end, code.id, "AB")
    found = coded(study, texts_of(study))
    assert found[["id", "code"]].to_numpy().tolist() == [["r-0", code.name]]
    assert isinstance(found["code"].dtype, pd.CategoricalDtype) and len(found["code"].cat.categories) > 10
    assert who_coded(study) == ("AB",)
