"""The example study in a notebook: a page anybody can read, and a folder in which nothing is real."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kcvets.content.study import Study, read_study
from kcvets.errors import KcvetsError
from kcvets.records.contribution import fingerprint
from kcvets.research.example import example_study, shown, synthetic_study
from kcvets.research.synthetic import COHORTS, EXAMPLE, synthetic_codes, synthetic_cohort

HOSTILE = '<script>alert("x")</script> & <b onclick=x>'


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and the words between."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def hostile(study: Study) -> Study:
    """A study in which every text is markup."""
    texts = {field.name: HOSTILE for field in fields(study) if isinstance(getattr(study, field.name), str)}
    variables = tuple(replace(each, name=HOSTILE, question=HOSTILE, values=(HOSTILE, "no"), why=HOSTILE) for each in study.variables)
    return replace(study, **texts, terms=replace(study.terms, version=HOSTILE, promises=(HOSTILE,)), variables=variables)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A study with nine contributors."""
    return synthetic_study(tmp_path_factory.mktemp("synthetic") / "carers", people=9)


def test_the_page_says_that_the_study_is_made_up_before_anything_else():
    assert Tags(example_study()._repr_html_()).words[0].startswith("This study is made up")
    assert "made up" in repr(example_study())


def test_the_page_holds_the_whole_study():
    study, words = read_study(EXAMPLE), " ".join(Tags(example_study()._repr_html_()).words)
    told = [study.title, study.purpose, study.asks, study.contact, *study.terms.promises, "30 April 2027", "11 January 2027"]
    told += [text for each in study.variables for text in (each.name, each.question, ", ".join(each.values), each.why)]
    assert [text for text in told if text not in words] == []


def test_the_table_can_be_read_without_seeing_it():
    tags = Tags(example_study()._repr_html_()).tags
    assert [attrs["scope"] for tag, attrs in tags if tag == "th"] == ["col"] * 4 + ["row"] * 2
    assert any(tag == "caption" for tag, _ in tags)
    assert [tag for tag, _ in tags if re.fullmatch("h[1-6]", tag)] == ["h4", "h5", "h5", "h5", "h5"]
    [scrolls] = [attrs for tag, attrs in tags if attrs.get("role") == "region"]
    assert scrolls["tabindex"] == "0" and scrolls["aria-label"]


def test_markup_in_a_study_is_shown_and_never_run():
    html = shown(hostile(read_study(EXAMPLE)))._repr_html_()
    page = Tags(html)
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in Tags(example_study()._repr_html_()).tags}
    assert not any("onclick" in attrs for _, attrs in page.tags)
    assert "".join(page.words).count(HOSTILE) == 4 + 1 + 1 + 2 * 4  # texts of the study, version, promise, two variables


def test_what_a_notebook_file_keeps_of_it_never_changes():
    described = repr(example_study())
    assert described == repr(example_study())
    assert not re.search(r"0x[0-9a-f]+|\d\d:\d\d|/", described)
    assert described.splitlines()[0] == "Example study (made up): What do we see of what carers do?"


def test_the_folder_holds_the_cohort(made):
    dataset, cohort = made.dataset(), synthetic_cohort(9)
    assert sorted(dataset["text"]) == sorted(cohort["text"])
    assert [*dataset.columns] == [*cohort.columns]
    assert {*dataset.groupby("cohort")["person"].nunique()} == {3}


def test_every_row_of_the_folder_says_that_it_is_synthetic(made):
    for column in ("id", "person", "cohort"):
        assert made.dataset()[column].str.startswith("synthetic-").all()
    assert {*made.dataset()["cohort"]} == {*COHORTS}


def test_the_codes_are_those_of_the_contributions(made):
    kept = " ".join(file.read_text(encoding="utf-8") for file in made.contributions.glob("*.json"))
    assert all(fingerprint(code) in kept for code in synthetic_codes(9))


def test_the_same_seed_makes_the_same_dataset(made, tmp_path):
    assert synthetic_study(tmp_path / "again", people=9).dataset().equals(made.dataset())


def test_made_up_words_never_come_among_real_ones(made, tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    before = made.dataset()
    for folder in (tmp_path, made.path, tmp_path / "notes.txt"):
        with pytest.raises(KcvetsError, match="name a folder that is empty"):
            synthetic_study(folder)
    assert made.dataset().equals(before)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_without_a_folder_it_lives_as_long_as_python():
    code = (
        "import json; from kcvets.research import synthetic_study; study = synthetic_study(people=3); "
        "print(json.dumps([str(study.path), len(study.dataset()), study.key_file.parent.exists()]))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    path, rows, beside = json.loads(done.stdout)
    assert rows >= 3 and beside
    assert not Path(path).parent.exists() and not done.stderr
