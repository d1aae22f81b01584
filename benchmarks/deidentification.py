"""Measures our de-identification beside stock Presidio on the same model and the same texts, each time in a process of its own.

Run by ``python -m benchmarks.deidentification``. Stock Presidio is its batch engine with the recognisers it has by default, but
for those of email and web addresses, which ask the network for a list of domains.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import Row, machine, table

TEXTS, MORE = 1000, 10
REPEATS = 3
AIM_TIMES = 1 / 0.8  # no slower than 0.8 times the speed of stock
FLAT = 1.2  # times the memory, for ten times the texts
NEEDS_NETWORK = ("EmailRecognizer", "UrlRecognizer")


def main() -> None:
    """Measure, and print the table; or, told a task, do that one and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deidentification", description=__doc__)
    parser.add_argument("task", nargs="?", choices=TASKS, help=argparse.SUPPRESS)
    parser.add_argument("file", nargs="?", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=int, default=TEXTS, help="how many texts (default: %(default)s)")
    parser.add_argument("--repeats", type=int, default=REPEATS, help="how often each is measured (default: %(default)s)")
    asked = parser.parse_args()
    if asked.task:
        print(json.dumps(_measured(TASKS[asked.task], asked.file)))
        return
    with tempfile.TemporaryDirectory(prefix="kcvets-") as folder:
        few, many = (_texts(Path(folder, f"{count}.csv"), count) for count in (asked.texts, asked.texts * MORE))
        found = {task: [] for task in ("ours", "stock", "file", "dask")}
        for turn in range(1, asked.repeats + 1):
            for task, told in found.items():
                told.append(_run(task, few))
                print(f"{turn} of {asked.repeats}: {task} {told[-1][0]:.1f} s, {told[-1][1]:.0f} MB", flush=True)
        flat = [_run("file", many)]
        print(f"{asked.texts * MORE} texts: {flat[0][0]:.1f} s, {flat[0][1]:.0f} MB", flush=True)
        words = sum(len(text.split()) for _, text in _rows(few))
    seconds, megabytes = ({task: [one[n] for one in told] for task, told in found.items()} for n in (0, 1))
    rows = [
        Row("one process, against stock", "s", seconds["ours"], seconds["stock"], most_times=AIM_TIMES),
        Row("its memory, against stock", "MB", megabytes["ours"], megabytes["stock"]),
        Row("a file on all cores, against stock", "s", seconds["file"], seconds["stock"]),
        Row(f"memory of each process with {MORE} times the texts, against once", "MB", [flat[0][1]], megabytes["file"], most_times=FLAT),
        Row("a Dask cluster of two workers, against processes", "s", seconds["dask"], seconds["file"]),
    ]
    print(f"\n{machine()}; {asked.texts} texts, {words} words; loading the model counts in the last three\n\n{table(rows)}")


def ours(file: Path) -> Callable[[], object]:
    """Our search, loaded, in this process alone."""
    from kcvets.research.deidentify.work import found_in

    found_in(["Arpita came."])
    texts = [text for _, text in _rows(file)]
    return lambda: found_in(texts)


def stock(file: Path) -> Callable[[], object]:
    """Presidio as it comes, loaded, with the same spaCy model, in batches."""
    from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    from kcvets.research.deidentify.engine import BATCH, MODEL

    models = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": MODEL}]}
    analyzer = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=models).create_engine())
    for name in NEEDS_NETWORK:
        analyzer.registry.remove_recognizer(name)
    batch = BatchAnalyzerEngine(analyzer)
    texts = [text for _, text in _rows(file)]
    return lambda: list(batch.analyze_iterator(texts, language="en", batch_size=BATCH))


def whole_file(file: Path) -> Callable[[], object]:
    """A file from end to end, on all cores."""
    from kcvets.research.deidentify.run import deidentify_file

    return lambda: deidentify_file(file, file.with_name("out.csv"))


def dask(file: Path) -> Callable[[], object]:
    """The same on a local Dask cluster that is running already."""
    from dask.distributed import LocalCluster

    from kcvets.research.deidentify.run import deidentify_file

    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1")
    return lambda: deidentify_file(file, file.with_name("out.csv"), scheduler=cluster.scheduler_address)


TASKS = {"ours": ours, "stock": stock, "file": whole_file, "dask": dask}


def _measured(task: Callable[[Path], Callable[[], object]], file: Path) -> tuple[float, float]:
    """Seconds that a task took once it was ready, and the most megabytes that any of its processes held."""
    work = task(file)
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return seconds, most / 1024


def _run(task: str, file: Path) -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-m", __spec__.name, task, file], stdout=subprocess.PIPE, text=True, check=True)
    return tuple(json.loads(done.stdout.splitlines()[-1]))


def _texts(file: Path, count: int) -> Path:
    from kcvets.research.deidentify import files
    from kcvets.research.synthetic import synthetic_rows

    files.write(file, ((row["id"], row["text"]) for row in synthetic_rows(people=count, entries=(1, 1))))
    return file


def _rows(file: Path) -> list[tuple[str, str]]:
    from kcvets.research.deidentify import files

    return list(files.rows(file))


if __name__ == "__main__":
    main()
