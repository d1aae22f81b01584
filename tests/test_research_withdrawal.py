"""A contribution that is withdrawn is gone from everything that has not been released, byte by byte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from research_rows import CODES, folder, given

from kcvets.errors import ContentError, KcvetsError
from kcvets.research import releasing
from kcvets.research.coding.project import project
from kcvets.research.coding.settling import settle
from kcvets.research.coding.working import Coders
from kcvets.research.collecting import collect, rebuild
from kcvets.research.folder import StudyFolder
from kcvets.research.releasing import export, release
from kcvets.research.review import decisions
from kcvets.research.review.decisions import Decision
from kcvets.research.withdrawal import withdraw

SENTINEL, OTHERS = "heronlike", "She hums. Maria hums too."


class LastDay(date):
    """The deadline of the example study."""

    @classmethod
    def today(cls) -> date:
        return cls(2027, 4, 30)


class After(date):
    """A day after the deadline of the example study."""

    @classmethod
    def today(cls) -> date:
        return cls(2027, 5, 2)


@pytest.fixture
def study(tmp_path: Path) -> StudyFolder:
    """Two contributions, looked through and reviewed: in the first, a word that stands nowhere else."""
    study = folder(tmp_path / "carers")
    for code, texts in zip(CODES, [(f"A {SENTINEL} gait, says Maria.", f"Again {SENTINEL}."), (OTHERS,)], strict=False):
        file = tmp_path / f"{code}.json"
        file.write_text(given(texts, code), encoding="utf-8")
        collect(study, [file], "autumn")
        file.unlink()
    texts = dict(study.dataset()[["id", "text"]].itertuples(index=False))
    places = [(id, text.index("Maria"), text.index("Maria") + 5, "PERSON") for id, text in texts.items() if "Maria" in text]
    pd.DataFrame(places, columns=["id", "start", "end", "kind"]).to_parquet(study.masks_file)
    for id, text in texts.items():
        told = "heron lady" if SENTINEL in text else ""
        made = [Decision(decisions.now(), "A", id, "mask", 0, 1, "OTHER", told), *(Decision(decisions.now(), who, id, "done") for who in "AB")]
        decisions.append(study.decisions_file, made)
    study.reviewed()
    return study


def holding(study: StudyFolder, word: str) -> list[str]:
    """Files below a study's folder that hold a word, as bytes or in a table."""
    found = []
    for file in sorted(one for one in study.path.rglob("*") if one.is_file()):
        told = file.read_bytes()
        if file.suffix == ".parquet":
            told += pd.read_parquet(file).to_csv().encode()
        if word.encode() in told:
            found.append(file.relative_to(study.path).as_posix())
    return found


def test_it_is_gone_from_dataset_review_and_exports(study: StudyFolder) -> None:
    export(study, "for-coding")
    assert len(holding(study, SENTINEL)) == 3 and holding(study, "heron lady")  # what is looked for can be found
    done = withdraw(study, CODES[0].lower().replace("-", " "))
    assert (done.entries, done.releases) == (2, ())
    assert done.decisions == 6 + 2  # of two texts: one mask, two readings, and the draw for a second one
    assert holding(study, SENTINEL) == holding(study, "heron lady") == []
    assert study.dataset()["text"].tolist() == [OTHERS]
    assert study.masks()["id"].tolist() == study.dataset()["id"].tolist()
    assert study.reviewed()["text"].tolist() == ["[left out]he hums. Person 1 hums too."]


def test_it_is_gone_from_settled_texts_their_coding_and_reports(study: StudyFolder) -> None:
    settle(study)
    coders = Coders(study)
    fair = coders.new_code("Fairness", "A")
    for id, text in coders.texts().items():
        made = coders.code(id, text.index(" "), len(text), fair.id, "A")
        coders.finish(id, "A")
        quoted = SENTINEL if SENTINEL in text else "plain"
        for about in (id, made.id):
            coders.write_memo(about, "note", f"They say: {quoted}.", "A")
    coders.write_memo("", "note", "About the whole.", "A")
    report = study.reports / "spring" / "report.html"
    report.parent.mkdir(parents=True)
    report.write_text(f"<q>A {SENTINEL} gait</q>", encoding="utf-8")
    assert len(holding(study, SENTINEL)) == 5
    gone = {*study.dataset()["id"][study.dataset()["text"].str.contains(SENTINEL)]}
    done = withdraw(study, CODES[0])
    assert holding(study, SENTINEL) == [] and not study.reports.exists()
    assert not any(id in study.coding_file.read_text(encoding="utf-8") for id in gone)
    made = project(study)
    assert len(made.texts) == len(made.codings) == len(made.done) == 1 and len(made.memos) == 3
    assert done.coding == 2 * (1 + 1 + 2) and "in case a coder quoted this person" in done.told
    assert settle(study).texts == 1


def test_it_is_logged_without_words_and_a_copy_is_not_taken_in_again(study: StudyFolder, tmp_path: Path) -> None:
    withdraw(study, CODES[0])
    told = study.log_file.read_text(encoding="utf-8")
    assert '"what": "withdrawn"' in told and SENTINEL not in told and CODES[0] not in told
    copy = tmp_path / "copy.json"
    copy.write_text(given((f"A {SENTINEL} gait.",), CODES[0]), encoding="utf-8")
    with pytest.raises(ContentError, match="withdrawn"):
        collect(study, [copy], "autumn")
    assert holding(study, SENTINEL) == []


def test_a_second_time_there_is_nothing_left_and_an_unknown_code_is_told(study: StudyFolder) -> None:
    withdraw(study, CODES[0])
    assert "withdrawn already" in withdraw(study, CODES[0]).told
    assert "Nothing was given to this study under this code" in withdraw(study, CODES[5]).told
    assert study.log_file.read_text(encoding="utf-8").count('"withdrawn"') == 1


def test_passages_chosen_from_texts_that_are_gone_are_told_and_the_file_stays_as_it_was(study: StudyFolder) -> None:
    gone, kept = (study.dataset().loc[study.dataset()["text"].str.contains(word), "id"].tolist() for word in (SENTINEL, "hums"))
    chosen = "# mine\n" + "".join(f'[[quotation]]\ntext = "{id}"\nwords = "gait"\n' for id in [*gone, *kept, gone[0]])
    (study.path / "quotations.toml").write_text(chosen, encoding="utf-8")
    done = withdraw(study, CODES[0])
    assert f"quotations.toml has 3 passages from texts that are gone ({gone[0]}, {gone[1]}): take them out." in done.told
    assert (study.path / "quotations.toml").read_text(encoding="utf-8") == chosen
    (study.path / "quotations.toml").write_text("[[quotation", encoding="utf-8")
    assert "quotations.toml cannot be read: look in it" in withdraw(study, CODES[0]).told


@pytest.mark.parametrize("broken_off_at", ["rebuild", "_tidied", "take_out", "decisions.forget"])
def test_a_killed_withdrawal_is_finished_by_the_same_code(study: StudyFolder, monkeypatch: pytest.MonkeyPatch, broken_off_at: str) -> None:
    export(study, "for-coding")
    settle(study)
    for id in study.dataset()["id"]:
        Coders(study).write_memo(id, "note", f"About a {SENTINEL} gait?", "A")
    with monkeypatch.context() as broken:
        broken.setattr(f"kcvets.research.withdrawal.{broken_off_at}", _killed)
        with pytest.raises(KeyboardInterrupt):
            withdraw(study, CODES[0])
    withdraw(study, CODES[0])
    assert holding(study, "heron lady") == []
    assert holding(study, SENTINEL) == ["coding.jsonl"] and len(project(study).memos) == 1  # what was said of the text that stays


def test_on_the_last_day_nothing_is_released_yet(study: StudyFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releasing, "date", LastDay)
    with pytest.raises(KcvetsError, match="until 30 April 2027"):
        release(study, "first")
    assert not study.releases.exists()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is after the last day to withdraw."""
    monkeypatch.setattr(releasing, "date", After)
    monkeypatch.setattr("kcvets.research.withdrawal.date", After)
    yield


@pytest.mark.usefixtures("later")
def test_what_was_released_stays_and_the_person_is_told_so(study: StudyFolder) -> None:
    made = release(study, "first")
    assert sorted(file.name for file in made.iterdir()) == ["about.txt", "data-dictionary.csv", "texts.csv"]
    about = (made / "about.txt").read_text(encoding="utf-8")
    assert "de-identified" in about and "anonymous" not in about.replace("Nobody calls the result anonymous.", "")
    done = withdraw(study, CODES[0])
    assert done.releases == ("first",) and "nobody can call back" in done.told
    assert holding(study, SENTINEL) == ["releases/first/texts.csv"]
    release(study, "second")
    assert holding(study, SENTINEL) == ["releases/first/texts.csv"]


@pytest.mark.usefixtures("later")
def test_after_the_last_day_it_is_still_taken_out_while_nothing_is_released(study: StudyFolder) -> None:
    assert "it was still possible" in withdraw(study, CODES[0]).told
    assert holding(study, SENTINEL) == []


@pytest.mark.usefixtures("later")
def test_a_release_is_never_replaced_and_one_without_review_is_refused(study: StudyFolder) -> None:
    before = (release(study, "first") / "texts.csv").read_bytes()
    with pytest.raises(KcvetsError, match="already"):
        release(study, "first")
    assert (study.releases / "first" / "texts.csv").read_bytes() == before
    study.decisions_file.unlink()
    with pytest.raises(KcvetsError, match="review is not complete"):
        release(study, "second")
    assert [one.name for one in sorted(study.releases.iterdir())] == ["first", "first.json"]


@pytest.mark.parametrize("name", ["", "../outside", "Caps", "a b", "-a"])
def test_a_name_never_becomes_a_path(study: StudyFolder, name: str) -> None:
    with pytest.raises(KcvetsError, match="cannot name a folder"):
        export(study, name)


def test_rebuilding_brings_nothing_back(study: StudyFolder) -> None:
    withdraw(study, CODES[0])
    rebuild(study)
    assert study.dataset()["text"].tolist() == [OTHERS]


def _killed(*_: object) -> None:
    raise KeyboardInterrupt
