"""What the dashboard is told when it opens, what it shows and saves, and that no word of a text is in it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from cohort_on_disk import cohort_on_disk
from research_rows import folder
from test_app_cli import run

from kcvets.research.board import cohort_board
from kcvets.research.folder import StudyFolder
from kcvets.research.review import STUDY

ENOUGH = {("autumn <b>", "values"): 20, ("autumn <b>", "skills"): 15, ("spring", "values"): 20, ("spring", "skills"): 15}


class Opened:
    """A dashboard opened on a folder, and what it said."""

    def __init__(self, study: StudyFolder | None, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(STUDY, str(study.path) if study else "")
        self.page, self.heard = cohort_board(), []
        self.page.send = lambda message, buffers=None: self.heard.append((message, buffers))
        self.tell({"type": "open"})
        self.opened = self.heard[0][0]

    def tell(self, message: dict) -> dict:
        """Send something; the last that was said."""
        self.page._handle_custom_msg(message, [])
        return self.heard[-1][0]

    def press(self, button: str, **chosen: str) -> dict:
        """Press a button with the options of those names chosen, the first ones elsewhere."""
        choices = {block["id"]: {one["label"]: one["id"] for one in block["options"]} for block in of(self.opened, "choice")}
        values = {name: known[chosen.get(name, next(iter(known)))] for name, known in choices.items()}
        return self.tell({"type": "commit", "id": button, "values": values})

    @property
    def words(self) -> str:
        """Everything that stands on the page when it opens."""
        return json.dumps(self.opened, ensure_ascii=False)


@pytest.fixture
def study(tmp_path: Path) -> StudyFolder:
    """A study of two cohorts, large enough."""
    return cohort_on_disk(tmp_path / "carers", ENOUGH)


@pytest.fixture
def opened(study: StudyFolder, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """The dashboard of that study."""
    return Opened(study, monkeypatch)


def of(said: dict, kind: str) -> list[dict]:
    """The parts of one kind."""
    return [block for block in said["blocks"] if block["type"] == kind]


def test_without_a_study_the_page_says_how_to_open_it_on_one(monkeypatch):
    assert "kcvets cohort FOLDER" in Opened(None, monkeypatch).words


def test_a_study_whose_texts_are_not_settled_is_told(tmp_path, monkeypatch):
    assert "settle the reviewed texts first" in Opened(folder(tmp_path / "new"), monkeypatch).words
    (tmp_path / "new" / "study.toml").unlink()
    monkeypatch.setenv(STUDY, str(tmp_path / "new"))
    page, heard = cohort_board(), []
    page.send = lambda message, buffers=None: heard.append(message)
    page._handle_custom_msg({"type": "open"}, [])
    assert "holds no study.toml" in json.dumps(heard)


def test_without_the_research_packages_it_says_how_to_get_them(study, monkeypatch):
    for name in [name for name in sys.modules if name == "kcvets.research.folder" or name.startswith("kcvets.research.board.tables")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert "make setup-research" in Opened(study, monkeypatch).words


def test_a_figure_comes_with_its_table_and_can_be_saved(opened):
    said = opened.press("show", by="Quadrant", cohort="spring")
    [figure], [table] = of(said, "figure"), of(said, "table")
    assert table["caption"] == "People by quadrant; cohort spring" and ["Values and ethics", "20"] in table["rows"]
    assert "Values and ethics 20" in figure["alt"] and "<svg" in figure["svg"]
    files = {block["id"]: opened.tell({"type": "commit", "id": block["id"], "values": {}}) for block in of(said, "action")}
    assert {said["name"] for said in files.values()} == {f"people-by-quadrant-cohort-spring.{ending}" for ending in ("svg", "png", "csv")}
    content = {said["name"].rpartition(".")[2]: buffers[0] for said, buffers in opened.heard if said["type"] == "file"}
    assert content["svg"].decode() == figure["svg"] and content["png"].startswith(b"\x89PNG")
    assert content["csv"].decode("utf-8-sig").splitlines()[0] == "Quadrant,people"


def test_a_refused_figure_is_not_drawn_and_cannot_be_saved(opened):
    opened.press("show", by="Quadrant")
    said = opened.press("show", by="Quadrant", quadrant="Skills")
    assert said["blocks"][0]["heading"] == "This cannot be shown" and "count by something else" in said["blocks"][0]["text"]
    assert not of(said, "figure") and not of(said, "table") and not of(said, "action")
    assert opened.tell({"type": "commit", "id": "csv", "values": {}})["type"] == "refused"


def test_while_it_checks_it_says_so(opened):
    before = len(opened.heard)
    opened.press("show", by="Cohort")
    assert "Checking" in opened.heard[before][0]["blocks"][0]["text"]


def test_no_text_is_on_the_page_and_nothing_is_in_its_traits(opened, monkeypatch):
    opened.press("show", by="Cohort")
    assert "Tomasz" not in json.dumps([message for message, _ in opened.heard])
    state = json.dumps([value for name, value in opened.page.get_state().items() if isinstance(value, str) and not name.startswith("_")])
    assert "autumn" not in state and repr(opened.page) == repr(cohort_board())


def test_it_opens_nobodys_journal(opened, home):
    opened.press("show", by="Cohort")
    assert [*home.iterdir()] == []


def test_markup_in_a_cohorts_name_stays_text(opened):
    assert ["autumn <b>", "35"] in of(opened.press("show", by="Cohort"), "table")[0]["rows"]


def test_the_command_says_what_is_missing(study, capsys):
    study.texts_file.unlink()
    assert run("cohort", str(study.path), "--no-browser") == 2
    assert "settle the reviewed texts first" in capsys.readouterr().err
