"""Quotations that tell who somebody is without a name are refused with what to change; sound ones pass, and are not called safe."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from research_rows import folder, row, study, table
from study_file import study_file

from kcvets.errors import KcvetsError
from kcvets.research.disclosure.hints import KINDS, STRONG, combined, hints
from kcvets.research.disclosure.quoting import checked_quotation, checked_quotations
from kcvets.research.disclosure.released import Released
from kcvets.research.disclosure.telling import identifying, people_alike, telling_texts
from kcvets.research.folder import StudyFolder

SOUND = "I asked what she wanted, and then I waited until she had finished."
TEXTS = {
    "sound": f"{SOUND} It took a while. Person 1 poured the tea at [time] and we began again.",
    "job": "He kept the lighthouse keeper's coat from 1987, and the twins wore it by turns.",
    "only": "She was the only Somali woman on the ward, and nobody asked her.",
    "news": "It was in the local paper for a week. He never read it.",
    "rare": "Her Huntington's was what the file began with, and I did the same.",
    "name": "I rang Margaret Thackray at home, and she said that she would think about it.",
    "long": "I sat with them " + "and I said that we could look at it again when they were ready to do so " * 3,
    "spelling": "he sed wot abowt me banjolele an i larfed",
    "twin": "Her twin sister knew more than the file did.",
    "jobs": "He had been a thatcher, and his hands knew things.",
}
WHOSE = {"twin": "q-two", "jobs": "q-two"}


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> StudyFolder:
    """A study whose reviewed texts are settled, with a few that a reviewer should have read again."""
    made = folder(tmp_path_factory.mktemp("quoting") / "carers")
    rows = [row(number, id=name, text=text, person=WHOSE.get(name, f"q-{name}")) for number, (name, text) in enumerate(TEXTS.items())]
    rows += [row(number, cohort="autumn", text="She sings.") for number in range(50, 62)]
    rows[0]["cohort"] = "spring"
    table(*rows).to_parquet(made.texts_file, index=False)
    return made


def what(words: str, made: StudyFolder, id: str, **asked: object) -> set[str]:
    """For what a quotation is refused."""
    checked = checked_quotation(words, made, id, **asked)
    assert checked.passed == (not checked.refused)
    return {reason.what for reason in checked.refused}


def test_a_sound_quotation_passes_and_is_not_called_safe(settled):
    checked = checked_quotation(SOUND, settled, "sound")
    assert checked.passed and checked.refused == ()
    assert "That does not make it safe" in checked.told[0] and "Two people decide" in checked.told[0]
    assert "anonymous" not in repr(checked) + checked._repr_html_()


@pytest.mark.parametrize(
    "words", [f"“{SOUND}”", "I asked what she wanted, […] until she had finished.", "Person 1 poured the tea at [time]"]
)
def test_quotation_marks_gaps_and_stand_ins_are_no_fault(settled, words):
    assert what(words, settled, "sound") == set()


@pytest.mark.parametrize(
    ("id", "words", "reason", "said"),
    [
        ("job", TEXTS["job"], "combination", "a job"),
        ("only", TEXTS["only"], "combination", "the only one of a kind"),
        ("news", "It was in the local paper for a week.", "combination", "others may know of"),
        ("rare", TEXTS["rare"], "combination", "a rare illness"),
        ("name", TEXTS["name"], "identifier", "Margaret Thackray"),
        ("long", TEXTS["long"], "searchable", "words in one stretch"),
        ("spelling", TEXTS["spelling"], "searchable", "banjolele"),
        ("sound", "I asked what he wanted.", "words", "no quotation"),
    ],
)
def test_what_could_tell_on_somebody_is_refused_with_a_remedy(settled, id, words, reason, said):
    [refused] = [one for one in checked_quotation(words, settled, id).refused if one.what == reason]
    assert said in refused.told
    assert refused.told.rstrip(".").rsplit(". ", 1)[-1] != refused.told  # what is wrong, and then what to do


def test_a_single_thing_that_tells_is_named_though_nothing_speaks_against_it(settled):
    checked = checked_quotation(TEXTS["jobs"], settled, "jobs")
    assert checked.passed and "It holds a job (“had been a thatcher”)" in checked.told[1]


def test_two_quotations_of_one_person_are_read_together(settled):
    assert what(TEXTS["twin"], settled, "twin") == what(TEXTS["jobs"], settled, "jobs") == set()
    both = checked_quotations([("twin", TEXTS["twin"]), ("jobs", TEXTS["jobs"])], settled)
    for one in both:
        assert {reason.what for reason in one.refused} == {"combination", "share"}
        assert "in quotations of one person" in one.told[0]


def test_one_person_is_not_quoted_again_and_again_over_several_reports(settled):
    released = Released()
    for person in ("a", "b", "c"):
        released.quotation(person, "some text")
    assert what(TEXTS["twin"], settled, "twin", released=released) == set()
    released.quotation("q-two", "jobs")
    assert what(TEXTS["twin"], settled, "twin", released=released) == {"share"}
    for number in range(10):
        released.quotation(f"other {number}", "")
    assert what(TEXTS["twin"], settled, "twin", released=released) == set()
    released.quotation("q-two", "a third text")
    assert what(TEXTS["twin"], settled, "twin", released=released) == {"share"}


def test_the_same_report_written_again_makes_nobody_quoted_more_often(settled):
    released = Released()
    for person in ("a", "b", "c"):
        released.quotation(person, "some text")
    for _ in range(3):
        assert what(TEXTS["twin"], settled, "twin", released=released) == set()
        released.quotation("q-two", "twin")
    assert len(released.quoted()) == 4


def test_quotations_shown_are_noted_in_the_study_beside_its_tables_without_words(tmp_path: Path):
    made = folder(tmp_path / "carers")
    Released(made).quotation("q-two", "twin")
    assert "q-two" not in (made.path / "shown.jsonl").read_text(encoding="utf-8")
    assert Released(made).quoted() == [(Released(made).digest("q-two"), Released(made).digest("twin"))] and Released(made).tables == ()


def test_what_is_given_beside_a_quotation_has_to_fit_ten_people(settled):
    assert what(SOUND, settled, "sound", beside=["cohort"]) == {"beside"}
    assert what(TEXTS["twin"], settled, "twin", beside=["cohort"]) == set()


def test_nothing_is_quoted_that_contributors_did_not_agree_to(tmp_path: Path):
    made = folder(tmp_path / "carers")
    made.study_file.write_text(study_file(), encoding="utf-8")
    table(row(text=SOUND)).to_parquet(made.texts_file, index=False)
    assert what(SOUND, StudyFolder(made.path), "r-1") == {"terms"}


def test_a_quotation_from_nowhere_or_of_nothing_is_refused(settled):
    with pytest.raises(KcvetsError, match="no text 'elsewhere'"):
        checked_quotation("Yes.", settled, "elsewhere")
    with pytest.raises(KcvetsError, match="is empty"):
        checked_quotation("  ", settled, "sound")


def test_a_notebook_file_keeps_no_word_of_a_quotation_and_markup_stays_text(settled):
    checked = checked_quotation("<b>I asked</b>", settled, "sound")
    assert repr(checked) == "Quotation from sound: not as it is (words)"
    assert "<b>" not in checked._repr_html_() and "&lt;b&gt;" in checked._repr_html_()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("in her nineties", {"age"}),
        ("She has seven children.", {"family"}),
        ("a Jehovah’s Witness", {"origin"}),
        ("The inquest took a day.", {"event"}),
        ("two parrots", {"number"}),
        ("£32,400 in a drawer", {"number"}),
        ("The only deaf man in the choir; born in 1936.", {"unique", "date"}),
    ],
)
def test_a_hint_is_found(text, kinds):
    assert {one.kind for one in hints(text)} == kinds


@pytest.mark.parametrize(
    "text",
    ["Ms Hill and I met.", "The only thing that helped.", "Person 3 was at Place 12 on [date].", "The first family we met.", ""],
)
def test_what_tells_nothing_is_left_alone(text):
    assert hints(text) == []


#: Each tells on somebody. They were written after the lists, and the lists were not changed for them.
UNSEEN = [
    "The butcher's daughter can still joint a pig with one hand.",
    "He keeps his mother's ashes in the van with the Elvis transfers.",
    "She taught half the town to swim before the MS.",
    "His father was the vicar who ran off, and people remember.",
    "They had fled from Mosul with a baby and a sewing machine.",
    "He had been a bell founder until the foundry shut.",
    "She is Welsh-speaking, ninety-six, and a communist.",
    "The family with the five deaf children was moved to the top floor.",
    "He was acquitted in the end, but the neighbours had read the headlines.",
    "The Polish plumber and his husband wanted to foster.",
    "A former Miss Wales, she now weighs six stone.",
    "He has only one leg and still rides his tricycle to the chapel.",
    "She was the midwife for the whole island.",
    "He drove the number 9 bus until his second stroke.",
    "The Ghanaian pastor told us about his sickle cell.",
    "Three of her four sons are in the army, and the fourth is inside.",
    "He was struck by lightning on the golf course in 1983.",
    "She adopted twins from Romania at fifty.",
]


def test_how_little_of_it_is_found_is_told_in_the_notebook():
    refused = [each for each in UNSEEN if combined(hints(each)) or any(one.kind in STRONG for one in hints(each))]
    named = [each for each in UNSEEN if hints(each)]
    assert (len(refused), len(named), len(UNSEEN)) == (5, 13, 18)
    prose = Path(__file__, "../../notebooks/46-what-may-be-released.ipynb").resolve().read_text(encoding="utf-8")
    assert "refused five of the eighteen" in prose and "in eight more" in prose


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_hints_stand_where_they_say_and_never_overlap(text):
    found = hints(text)
    assert all(text[one.start : one.end].lower() == one.words and one.kind in KINDS for one in found)
    assert all(first.end <= second.start for first, second in zip(found, found[1:], strict=False))


def cohort(*people: dict[str, str]) -> pd.DataFrame:
    return table(*(row(number, **cells) for number, cells in enumerate(people)))


def test_a_text_in_which_two_things_meet_is_pointed_out_unless_ten_people_say_the_same():
    both, one = {"text": "He was a thatcher, and a twin."}, {"text": "He was a thatcher."}
    found = telling_texts(cohort(both, one, {}))
    assert found.table["id"].to_list() == ["r-0"] and found.table["people"].to_list() == [1]
    assert repr(found).startswith("1 of 3 texts") and "thatcher" not in repr(found)
    assert "twin; thatcher" in found.show().html and "thatcher" not in repr(found.show())
    assert len(telling_texts(cohort(*[both] * 10)).table) == 0
    apart = [both | {"qualified": value} for value in ["longer ago"] * 9 + ["less than five years ago"]]
    assert len(telling_texts(cohort(*apart), ["qualified"]).table) == 10


def test_k_counts_people_who_are_alike_in_all_that_is_known():
    many = cohort(*[{"cohort": "a"}] * 10, *[{"cohort": "b"}] * 12)
    assert people_alike(many, ["cohort"]).k == 10 and people_alike(many, ["cohort"]).passed
    few = people_alike(cohort(*[{"cohort": "a"}] * 10, *[{"cohort": "b", "person": "one"}] * 12), ["cohort", "qualified"])
    assert (few.k, few.passed, few.groups) == (1, False, 2)
    assert few.small[["cohort", "people"]].to_numpy().tolist() == [["b", 1]] and "give fewer" in repr(few) and "1 of 2" in repr(few)


def test_k_of_nothing_is_refused():
    with pytest.raises(KcvetsError, match="nothing to count"):
        people_alike(cohort({}), [])
    with pytest.raises(KcvetsError, match="no column 'age'"):
        people_alike(cohort({}), ["age"])


def test_a_study_file_says_what_others_may_know():
    assert identifying(study()) == ("qualified",)
