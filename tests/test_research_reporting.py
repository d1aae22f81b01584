"""Reports are written side by side: what cannot be done is told first, one that fails takes no other with it, and twice gives the same."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import wait_until
from document_reader import Seen, seen_in_word
from study_reported import SMALL, reported_study, template
from test_app_cli import run

from kcvets.errors import KcvetsError, ParameterError
from kcvets.research.folder import StudyFolder
from kcvets.research.reporting import engine, work
from kcvets.research.reporting.asked import jobs
from kcvets.research.reporting.writing import write_reports

COHORTS = ("autumn", "bad", "dead", "spring")
FILES = ["archive.zip", "report.docx", "report.html"]


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> StudyFolder:
    """A study of four cohorts; nothing but settled texts and coding is there."""
    return reported_study(tmp_path_factory.mktemp("study") / "carers", COHORTS)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A template that fails for two of the cohorts."""
    return str(template(tmp_path_factory.mktemp("template") / "small.ipynb"))


@pytest.fixture(scope="module")
def written(study: StudyFolder, small: str):
    """What came of writing all reports."""
    return write_reports(study, template=small, workers=2)


def contents(archive: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_one_report_that_fails_and_one_that_dies_take_no_other_with_them(study: StudyFolder, written) -> None:
    assert [one.about for one in written.made] == ["autumn", "spring"]
    assert [str(one) for one in written.failed] == [
        "bad: cell 6: AssertionError: it is bad",
        "dead: its process ended before its time (3): take fewer workers if memory is short.",
    ]
    assert sorted(file.name for file in study.reports.iterdir()) == ["small-autumn", "small-spring"]
    assert sorted(file.name for file in (study.reports / "small-autumn").iterdir()) == FILES
    assert "2 of 4 reports written" in repr(written) and "not written: bad" in repr(written)
    assert str(study.path.parent) not in repr(written)


def test_prose_and_what_cells_show_stand_in_page_and_document(study: StudyFolder, written) -> None:
    folder = written.made[1].folder
    page = Seen((folder / "report.html").read_text(encoding="utf-8"))
    word = seen_in_word((folder / "report.docx").read_bytes())
    assert page.texts("h1") == ["A small report: spring"]
    for seen in (page, word):
        assert "How many" in seen.texts("h2", "h1")
        assert "One word in prose." in seen.words
        assert "spring" in seen.texts("th", "td") and "10" in seen.texts("th", "td")


def test_the_archive_retraces_a_report_and_holds_neither_time_nor_path(study: StudyFolder, written, small: str) -> None:
    made = written.made[0]
    files = contents((made.folder / "archive.zip").read_bytes())
    assert [*files] == [
        "about.txt", "notebook.ipynb", "parameters.json", "versions.json", "data.json", "decisions.csv", "tables/01-how-many.csv",
    ]  # fmt: skip
    assert json.loads(files["parameters.json"]) == {"template": "small", "study": "carers", "cohort": "autumn"}
    assert {"kcvets", "python", "pandas", "acro"} <= {*json.loads(files["versions.json"])}
    assert files["tables/01-how-many.csv"].splitlines()[:2] == ["What,Which", "cohort,autumn"]
    header, first, *_ = files["decisions.csv"].splitlines()
    assert header == "text,reader,what,start,end,kind,changed words" and first.split(",")[1:3] == ["1", "done"]
    shown = json.loads(files["notebook.ipynb"])["cells"]
    assert any("autumn" in "".join(output["data"]["text/plain"]) for cell in shown for output in cell.get("outputs", ()))
    told = "".join(files.values())
    assert str(study.path.parent) not in told and str(Path(small).parent) not in told and "EF" not in files["decisions.csv"]
    assert "papermill" not in json.dumps(json.loads(files["notebook.ipynb"])["metadata"])


def test_two_runs_give_the_same_to_the_last_byte_and_the_log_says_when(study: StudyFolder, written, small: str, tmp_path: Path) -> None:
    again = write_reports(study, ["autumn", "spring"], template=small, workers=1, out=tmp_path)
    assert [one.digest for one in again.made] == [one.digest for one in written.made]
    for one, other in zip(again.made, written.made, strict=True):
        for name in FILES:
            assert (one.folder / name).read_bytes() == (other.folder / name).read_bytes(), name
    logged = [json.loads(line) for line in study.log_file.read_text(encoding="utf-8").splitlines()]
    told = [line for line in logged if line["what"] == "reported"]
    assert told[0]["archive"] in [one.digest for one in written.made] and "at" in told[0]


def test_other_texts_or_settings_give_another_hash(study: StudyFolder, written, small: str, tmp_path: Path) -> None:
    other = reported_study(tmp_path / "carers", COHORTS, people=44)
    assert write_reports(other, ["autumn"], template=small).made[0].digest != written.made[0].digest
    assert write_reports(study, ["autumn"], template=small, parameters={"least": 12}, out=tmp_path).made[0].digest != written.made[0].digest


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"cohorts": ["autum"]}, "There is no cohort autum. Did you mean autumn? There is: autumn, bad, dead, spring."),
        ({"stories": ["arpita"]}, "is about a cohort: leave --story out"),
        ({"parameters": {"leest": "12"}}, "leest is no parameter of the template small. Did you mean least? It has: least, loud."),
        ({"parameters": {"least": "many"}}, "least is 'many'. Write a whole number."),
        ({"parameters": {"least": True}}, "least is True. Write a whole number."),
        ({"parameters": {"loud": "perhaps"}}, "loud is 'perhaps'. Write true or false."),
        ({"parameters": {"cohort": "autumn"}}, "cohort is not set in this way: use --cohort."),
        ({"parameters": {"handed_out": True}}, "handed_out is not set in this way: use --hand-out."),
        ({"hand_out": True}, "The template small cannot be handed out: give it the parameter handed_out"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_runs(study: StudyFolder, small: str, tmp_path: Path, given: dict, told: str) -> None:
    with pytest.raises(ParameterError) as refusal:
        write_reports(study, template=small, out=tmp_path / "out", **given)
    assert told in str(refusal.value)
    assert not (tmp_path / "out").exists()


def test_everything_that_is_wrong_is_told_at_once(study: StudyFolder, small: str) -> None:
    with pytest.raises(ParameterError) as refusal:
        write_reports(study, ["x", "y"], template=small, parameters={"leest": 1, "least": ""})
    assert len(str(refusal.value).splitlines()) == 4


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ((("markdown", "# A"),), "is no template: give it a cell tagged parameters that sets study, and cohort or story"),
        ((("parameters", 'study: str = ""\ncohort = ""'),), "does not say of which kind cohort is"),
    ],
)
def test_a_notebook_that_cannot_be_a_template_is_told(study: StudyFolder, tmp_path: Path, cells: tuple, told: str) -> None:
    with pytest.raises(ParameterError, match=told):
        write_reports(study, template=str(template(tmp_path / "mine.ipynb", cells)))


def test_a_template_that_there_is_not_is_told(study: StudyFolder) -> None:
    with pytest.raises(ParameterError, match=r"no template cohorts\. Did you mean cohort\? There is: cohort, story"):
        write_reports(study, template="cohorts")


def test_a_study_whose_texts_are_not_settled_is_told(tmp_path: Path) -> None:
    study = reported_study(tmp_path / "carers")
    study.texts_file.unlink()
    with pytest.raises(KcvetsError, match="settle the reviewed texts first"):
        write_reports(study)


def test_words_from_the_command_line_become_what_a_parameter_is(study: StudyFolder, small: str, tmp_path: Path) -> None:
    made = write_reports(study, ["spring"], template=small, parameters={"least": "12", "loud": "TRUE"}, out=tmp_path).made[0]
    assert json.loads(contents((made.folder / "archive.zip").read_bytes())["parameters.json"]) | {"least": 12, "loud": True} == json.loads(
        contents((made.folder / "archive.zip").read_bytes())["parameters.json"]
    )


def test_cohorts_whose_names_differ_in_signs_alone_have_folders_of_their_own(small: str, tmp_path: Path) -> None:
    study = reported_study(tmp_path / "carers", ("Team A", "Team/A", "../"))
    made = write_reports(study, template=small).made
    folders = [one.folder.name for one in made]
    assert len({*folders}) == 3 and all(one.folder.parent == study.reports.resolve() for one in made)
    assert [job.folder for job in jobs(study, small, ["Team/A"], [], {})] == [one.folder.name for one in made if one.about == "Team/A"]


def test_a_cohort_of_any_alphabet_has_a_folder_that_every_file_system_keeps(small: str, tmp_path: Path) -> None:
    study = reported_study(tmp_path / "carers", ("Žluťoučký kůň", "秋"))
    folders = [job.folder for job in jobs(study, small, [], [], {})]
    assert folders[0].endswith("-zlutoucky-kun") and re.fullmatch("[a-z]+-[0-9a-f]{6}", folders[1])


def test_where_no_process_can_be_forked_the_same_comes_of_it(
    study: StudyFolder, written, small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "_context", lambda: get_context("spawn"))
    assert write_reports(study, ["autumn"], template=small, out=tmp_path).made[0].digest == written.made[0].digest


def test_a_script_of_ones_own_is_not_run_again_by_each_process(study: StudyFolder, small: str, tmp_path: Path) -> None:
    script = tmp_path / "mine.py"
    script.write_text(
        "from pathlib import Path\nfrom kcvets.research import StudyFolder, write_reports\nprint('begun')\n"
        f"print(write_reports(StudyFolder(Path({str(study.path)!r})), ['autumn'], template={small!r}, out=Path('out')))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, timeout=200, cwd=tmp_path)
    assert done.stdout.startswith("begun\n1 of 1 reports written") and done.stdout.count("begun") == 1


def test_ctrl_and_c_stops_cleanly_and_keeps_what_was_finished(tmp_path: Path) -> None:
    study = reported_study(tmp_path / "carers", ("autumn", "slow"))
    slow = template(tmp_path / "small.ipynb", (*SMALL, ("code", 'import time\nif cohort == "slow": time.sleep(200)')))
    command = [sys.executable, "-m", "kcvets", "report", "--study", str(study.path), "--template", str(slow), "--workers", "1"]
    going = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_until(lambda: study.log_file.exists() and "reported" in study.log_file.read_text(encoding="utf-8"), seconds=200)
    os.killpg(going.pid, signal.SIGINT)
    _, told = going.communicate(timeout=60)
    assert going.returncode == 130
    assert "The reports that were finished are kept" in told and "Traceback" not in told
    assert [file.name for file in study.reports.iterdir()] == ["small-autumn"]


def test_the_command_writes_reports_and_says_which_it_could_not(
    study: StudyFolder, small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("report", "--study", str(study.path), "--template", small, "--out", str(tmp_path))
    assert run(*words, "--cohort", "spring", "--cohort", "bad", "-p", "least", "12") == 1
    told = capsys.readouterr()
    assert f"spring: {tmp_path / 'small-spring'}" in told.out
    assert "Not written: bad: cell 6: AssertionError: it is bad" in told.err
    assert run(*words, "--cohort", "spring") == 0
    assert run(*words, "--cohort", "sprung") == 2 and "Did you mean spring?" in capsys.readouterr().err


def test_what_a_cell_prints_and_displays_is_kept_in_order_with_its_result(tmp_path: Path) -> None:
    cells = (("code", "from IPython.display import display\nprint('said')\ndisplay('first')\n'last'"), ("code", "_1 + '!'"), ("code", "1;"))
    done = engine.run(template(tmp_path / "t.ipynb", cells), {}, tmp_path)
    first, second, third = (cell.outputs for cell in done.notebook.cells)
    assert [output.output_type for output in first] == ["stream", "display_data", "execute_result"]
    assert second[0].data["text/plain"] == "'last!'" and third == []
    assert done.shown == {0: "last", 1: "last!"}


def test_a_cell_that_is_no_python_is_told_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(engine.CellFailed, match="^cell 2: SyntaxError"):
        engine.run(template(tmp_path / "t.ipynb", (("markdown", "# A"), ("code", "if"))), {}, tmp_path)
