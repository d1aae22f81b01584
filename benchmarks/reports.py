"""Measures reports on many cohorts beside as many runs of papermill as it comes, one after the other, on the same template and study.

Run by ``python -m benchmarks.reports``. Ours count everything from the command to the last file: the page, the Word document and
the archive of each cohort. Plain papermill writes the executed notebook and nothing else.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import Row, machine, table

COHORTS, PEOPLE = 20, 20  # people in each
AIM_TIMES = 0.5  # of plain papermill's time


def main() -> None:
    """Measure, and print the table; or, told a task, do that one and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reports", description=__doc__)
    parser.add_argument("task", nargs="?", choices=TASKS, help=argparse.SUPPRESS)
    parser.add_argument("study", nargs="?", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--cohorts", type=int, default=COHORTS, help="how many cohorts (default: %(default)s)")
    parser.add_argument("--repeats", type=int, default=1, help="how often each is measured (default: %(default)s)")
    asked = parser.parse_args()
    if asked.task:
        begun = time.perf_counter()
        TASKS[asked.task](asked.study)
        print(json.dumps(time.perf_counter() - begun))
        return
    with tempfile.TemporaryDirectory(prefix="kcvets-") as folder:
        study = cohorts(Path(folder, "carers"), asked.cohorts)
        seconds = {task: [] for task in TASKS}
        for turn in range(1, asked.repeats + 1):
            for task, told in seconds.items():
                told.append(_run(task, study))
                print(f"{turn} of {asked.repeats}: {task} {told[-1]:.1f} s", flush=True)
    rows = [
        Row(f"{asked.cohorts} reports on all cores, against plain runs", "s", seconds["ours"], seconds["stock"], most_times=AIM_TIMES),
        Row("the same, one at a time", "s", seconds["single"], seconds["stock"]),
    ]
    print(f"\n{machine()}; {asked.cohorts} cohorts of {PEOPLE} people\n\n{table(rows)}")


def cohorts(folder: Path, count: int) -> Path:
    """A made-up study of so many cohorts, reviewed and coded.

    Parameters
    ----------
    folder : Path
        Where to make it.
    count : int
        How many cohorts.
    """
    from kcvets.research.coding.played import reviewed_study

    study = reviewed_study(folder, people=count * PEOPLE)
    texts = study.texts()
    turn = {person: number % count for number, person in enumerate(sorted({*texts["person"]}))}
    texts["cohort"] = [f"cohort-{turn[person] + 1:02d}" for person in texts["person"]]
    texts.to_parquet(study.texts_file, index=False)
    return folder


def ours(study: Path, workers: int | None = None) -> None:
    """Reports on every cohort, as the command writes them."""
    from kcvets.research.folder import StudyFolder
    from kcvets.research.reporting.writing import write_reports

    written = write_reports(StudyFolder(study), parameters={"coder": _coder()}, workers=workers)
    if written.failed:
        raise SystemExit(f"{written!r}")


def single(study: Path) -> None:
    """The same with one process at a time."""
    ours(study, workers=1)


def stock(study: Path) -> None:
    """papermill as it comes, once for each cohort."""
    import papermill

    from kcvets.content import notebooks_folder
    from kcvets.research.folder import StudyFolder

    file = notebooks_folder() / "reports" / "cohort.ipynb"
    for cohort in sorted({*StudyFolder(study).texts()["cohort"]}):
        given = {"study": study.name, "cohort": cohort, "coder": _coder()}
        papermill.execute_notebook(file, study.with_name(f"{cohort}.ipynb"), given, progress_bar=False, cwd=study.parent)


TASKS: dict[str, Callable[[Path], None]] = {"ours": ours, "single": single, "stock": stock}


def _coder() -> str:
    from kcvets.research.coding.played import CODERS

    return next(iter(CODERS))


def _run(task: str, study: Path) -> float:
    done = subprocess.run([sys.executable, "-m", __spec__.name, task, study], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
