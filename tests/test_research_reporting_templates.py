"""The two templates: what stands in a report, what never does, and that a small group stays hidden in every file of it."""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from document_reader import Seen, seen_in_word
from study_reported import CODER, reported_study

from kcvets.errors import ContentError, KcvetsError, ParameterError
from kcvets.records.paper import Paragraph
from kcvets.research.disclosure.released import Released
from kcvets.research.folder import StudyFolder
from kcvets.research.reporting.account import of_cohort, of_story
from kcvets.research.reporting.quoting import chosen, told
from kcvets.research.reporting.writing import write_reports

PASSES = "I asked what would help"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> StudyFolder:
    """A study of three cohorts: forty people, forty, and six. It has no table of real words."""
    study = reported_study(tmp_path_factory.mktemp("study") / "carers", people=86)
    texts = study.texts()
    order = {person: number for number, person in enumerate(sorted({*texts["person"]}))}
    texts["cohort"] = [("autumn", "winter", "spring")[order[person] // 40] for person in texts["person"]]
    texts.to_parquet(study.texts_file, index=False)
    return study


@pytest.fixture(scope="module")
def reports(study: StudyFolder) -> dict[str, Path]:
    """The folders of a report on each cohort and on a story, by what they are about."""
    assert not study.dataset_file.exists()
    given = {"parameters": {"coder": CODER}, "workers": 2}
    made = [*write_reports(study, ["autumn", "spring"], **given).made, *write_reports(study, template="story", **given).made]
    return {one.about: one.folder for one in made}


def page(folder: Path) -> Seen:
    return Seen((folder / "report.html").read_text(encoding="utf-8"))


def test_a_report_tells_what_was_collected_who_read_it_and_what_it_cannot_say(reports: dict[str, Path]) -> None:
    seen = page(reports["autumn"])
    assert seen.texts("h1") == ["Report on a cohort: autumn"]
    for said in ("40 people gave", "were read by a second person", "They are not called anonymous", "carers, terms version 2"):
        assert said in seen.words
    captions = ("People who wrote about each quadrant", "People in whose texts a code was found", "Agreement between coders, sentence by sentence")
    assert {*captions} <= {*seen.texts("caption")}
    assert ["Alpha (95% interval)", "AC1 (95% interval)"] == [words for words in seen.texts("th") if "interval" in words]


def test_every_figure_has_words_in_its_place_and_its_table_below(reports: dict[str, Path]) -> None:
    for seen in (page(reports["autumn"]), seen_in_word((reports["autumn"] / "report.docx").read_bytes())):
        pictures = seen.all("img")
        assert len(pictures) >= 2
        for picture in pictures:
            assert picture.attributes["src"].startswith("data:image/png;base64,")
            assert "Bars of people" in picture.attributes["alt"]
    assert "People who wrote about each quadrant" in page(reports["autumn"]).texts("caption")


def test_a_report_on_a_story_goes_across_the_cohorts(reports: dict[str, Path]) -> None:
    seen = page(reports["arpita"])
    assert seen.texts("h1") == ["Report on a case story: arpita"]
    assert "86 people gave" in seen.words and "by group and quadrant" in seen.words


def test_a_group_of_six_is_hidden_in_every_file(reports: dict[str, Path]) -> None:
    seen = page(reports["spring"])
    assert "How many people gave texts is not shown" in seen.words and "nothing of this can be shown" in seen.words
    assert seen.all("img") == []
    for name, cells in tables(reports["spring"]).items():
        assert "where-it-comes-from" in name or not any(cell.isdecimal() for row in cells for cell in row), name
    rows = [row for name, cells in tables(reports["arpita"]).items() for row in cells if row[0] == "spring"]
    assert rows and {cell for row in rows for cell in row[1:]} == {"hidden"}


def tables(folder: Path) -> dict[str, list[list[str]]]:
    with ZipFile(folder / "archive.zip") as archive:
        return {name: [*csv.reader(StringIO(archive.read(name).decode()))] for name in archive.namelist() if name.startswith("tables/")}


def test_nothing_that_somebody_wrote_and_nobody_chose_stands_in_any_file(reports: dict[str, Path], study: StudyFolder) -> None:
    texts = study.texts()
    for folder in reports.values():
        with ZipFile(folder / "archive.zip") as archive:
            kept = "".join(archive.read(name).decode() for name in archive.namelist())
        told = page(folder).words + seen_in_word((folder / "report.docx").read_bytes()).words + kept
        assert not [text for text in texts["text"] if text[:40] in told]
        assert not [person for person in texts["person"] if person in told]
        assert str(study.path.parent) not in told


def test_the_page_asks_no_network_and_runs_nothing(reports: dict[str, Path]) -> None:
    seen = page(reports["autumn"])
    assert seen.all("script", "link", "iframe", "a") == []
    assert "default-src 'none'" in (reports["autumn"] / "report.html").read_text(encoding="utf-8")


def test_the_counts_rest_on_a_coder_who_has_to_be_named_where_several_coded(study: StudyFolder) -> None:
    account = of_cohort(str(study.path), "autumn")
    with pytest.raises(KcvetsError, match="name the one whose coding counts"):
        account.codes()
    with pytest.raises(KcvetsError, match="There is no cohort automn. Did you mean autumn?"):
        of_cohort(str(study.path), "automn")
    with pytest.raises(KcvetsError, match="There is no cohort summer"):
        of_story(str(study.path), "arpita", ["summer"])


def test_one_coder_alone_is_told_instead_of_figures(tmp_path: Path) -> None:
    study = reported_study(tmp_path / "carers", ("autumn",))
    lines = [line for line in study.coding_file.read_text(encoding="utf-8").splitlines() if '"CD"' not in line]
    study.coding_file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    account = of_cohort(str(study.path), "autumn")
    assert "nothing can be said about how far another would have agreed" in repr(account.agreement())
    assert "One person coded" in repr(account.whose())


def test_what_was_noted_of_what_may_remain_is_told_and_nothing_is_made_up(study: StudyFolder) -> None:
    account = of_cohort(str(study.path), "autumn")
    assert "was not noted when they were settled" in repr(account.reviewed())
    study.log("settled", texts=3, remaining="About 4 remain.")
    assert "Of all texts of the study: About 4 remain." in repr(account.reviewed())


def quote(study: StudyFolder, *passages: tuple[str, str]) -> None:
    lines = [f"[[quotation]]\ntext = {json.dumps(id)}\nwords = {json.dumps(words)}\n" for id, words in passages]
    (study.path / "quotations.toml").write_text("\n".join(lines), encoding="utf-8")


def test_only_what_was_chosen_and_passed_is_quoted(tmp_path: Path) -> None:
    study = reported_study(tmp_path / "carers", ("autumn",))
    texts = study.texts()
    texts.loc[0, "text"], texts.loc[len(texts) - 1, "text"] = f"{PASSES}, and she told me.", "Then Arpita Sen rang."
    texts.to_parquet(study.texts_file, index=False)
    id, other = texts["id"].iloc[0], texts["id"].iloc[-1]
    everyone, released = {*texts["id"]}, Released(study).draft()
    assert [*told(study, everyone, released)] == ["No passage of these texts was chosen to be quoted."]
    quote(study, (id, f"{PASSES}, and she told me."), (other, "Then Arpita Sen rang."))
    said = "\n".join(told(study, everyone, released))
    assert f"“{PASSES}, and she told me.”" in said
    assert "Arpita" not in said and "1 chosen passage is left out" in said
    assert [*told(study, set(), released)] == ["No passage of these texts was chosen to be quoted."]
    assert not (study.path / "shown.jsonl").exists()  # writing a report shows it to nobody


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        (
            '[[quotation]]\ntext = "nobody"\nwords = "x"\n[[quotation]]\ntext = 3\nwords = "x"\n',
            ["'nobody'. Look the id up in its texts; if it was withdrawn, take the passage out", "these two"],
        ),
        ('title = "mine"\n', ["something else than quotations"]),
    ],
)
def test_every_fault_of_a_list_of_quotations_is_told(tmp_path: Path, written: str, faults: list[str]) -> None:
    study = reported_study(tmp_path / "carers", ("autumn",))
    (study.path / "quotations.toml").write_text(written, encoding="utf-8")
    with pytest.raises(ContentError) as refusal:
        chosen(study)
    assert len(refusal.value.faults) == len(faults) and all(said in str(refusal.value) for said in faults)


def test_what_a_piece_shows_in_a_notebook_has_no_markup_of_a_writers() -> None:
    from kcvets.research.reporting.pieces import Piece

    assert "<b>" not in Piece((Paragraph("<b>bold</b>"),))._repr_html_()


def test_what_is_handed_out_counts_as_shown_and_the_same_again_adds_nothing(study: StudyFolder, reports: dict[str, Path], tmp_path: Path) -> None:
    assert not Released(study).tables
    mine = StudyFolder(shutil.copytree(study.path, tmp_path / "carers"))
    given = {"parameters": {"coder": CODER}, "out": tmp_path / "out", "hand_out": True}
    (first,) = write_reports(mine, ["autumn"], **given).made
    shown = Released(mine).tables
    (again,) = write_reports(mine, ["autumn"], **given).made
    assert shown and Released(mine).tables == shown and again.digest == first.digest


def test_what_would_stop_every_report_is_told_before_the_first(study: StudyFolder, tmp_path: Path) -> None:
    mine = StudyFolder(shutil.copytree(study.path, tmp_path / "carers"))
    (mine.path / "quotations.toml").write_text('[[quotation]]\ntext = "gone"\nwords = "He hums."\n', encoding="utf-8")
    with pytest.raises(ParameterError) as refusal:
        write_reports(mine, ["autumn"], out=tmp_path / "out")
    assert "-p coder NAME" in str(refusal.value) and "no text 'gone'" in str(refusal.value)
    assert not (tmp_path / "out").exists()
