"""The long work: texts in parts, over processes or a cluster, each part kept, so that an interrupted run goes on."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from kcvets import __version__
from kcvets.research.deidentify import files
from kcvets.research.deidentify.engine import MODEL, Deidentifier, Found
from kcvets.research.deidentify.pseudonyms import Key, masked

PART = 200  # texts
AHEAD = 2  # parts waiting for each worker: memory stays flat however long the file
SAYS = "De-identified, not anonymous: who knows the case may still know who is meant. A person has to review every text before release."


@dataclass
class Report:
    """What was done.

    Parameters
    ----------
    texts : int
        How many.
    masked : Counter
        How many stretches of each kind.
    """

    texts: int = 0
    masked: Counter = field(default_factory=Counter)

    def as_json(self) -> str:
        """The report as a file holds it."""
        made = {"kcvets": __version__, "model": MODEL, "presidio-analyzer": version("presidio-analyzer"), "spacy": version("spacy")}
        told = {"note": SAYS, "texts": self.texts, "masked": dict(sorted(self.masked.items())), "made_with": made}
        return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


Submit = Callable[..., Future]


def deidentify(
    source: Path, target: Path, lists: Path, *, key: Key | None = None, workers: int | None = None, submit: Submit | None = None,
    progress: Callable[[int], None] = lambda texts: None,
) -> Report:
    """De-identify a file of texts.

    What was finished before an interruption is kept beside the target, and not done again.

    Parameters
    ----------
    source, target : Path
        ``.csv`` or ``.jsonl``; the target is written whole, at the end.
    lists : Path
        The folder of word lists.
    key : Key, optional
        Pseudonyms given so far; new ones are added to it.
    workers : int, optional
        Processes; all cores but none more where None.
    submit : callable, optional
        Starts one part elsewhere, such as ``dask.distributed.Client.submit``; in place of processes here.
    progress : callable
        Told after each part how many texts are done.
    """
    files.checked(source)
    key = key if key is not None else Key()
    folder = target.with_name(f".{target.name}.parts")
    run = folder / _fingerprint(source)
    if folder.exists() and not run.exists():
        shutil.rmtree(folder)  # of another source, or another version
    run.mkdir(parents=True, exist_ok=True)
    if submit is not None:
        _all_parts(source, run, lists, submit, AHEAD * 8, progress)
    else:
        count = workers or os.cpu_count() or 1
        with ProcessPoolExecutor(count) as pool:
            _all_parts(source, run, lists, pool.submit, AHEAD * count, progress)
    report = Report()
    files.write(target, _masked_rows(source, run, key, report))
    shutil.rmtree(folder)
    return report


def _all_parts(source: Path, run: Path, lists: Path, submit: Submit, most: int, progress: Callable[[int], None]) -> None:
    waiting: deque[tuple[Path, int, Future]] = deque()
    done = 0

    def settle() -> int:
        file, texts, future = waiting.popleft()
        _keep(file, future.result())
        return texts

    for number, part in enumerate(_parts(source)):
        file = run / f"{number:06}.json"
        if file.exists():
            done += len(part)
            progress(done)
            continue
        waiting.append((file, len(part), submit(found_in, [text for _, text in part], str(lists))))
        while len(waiting) >= most:
            done += settle()
            progress(done)
    while waiting:
        done += settle()
        progress(done)


_ready: dict[str, Deidentifier] = {}


def found_in(texts: list[str], lists: str) -> list[list[tuple[int, int, str]]]:
    """What identifies in some texts; the model is loaded once in each worker."""
    finder = _ready.setdefault(lists, Deidentifier(Path(lists)))
    return [[(one.start, one.end, one.kind) for one in found] for _, found in finder.find(texts)]


def _masked_rows(source: Path, run: Path, key: Key, report: Report) -> Iterator[files.Row]:
    for number, part in enumerate(_parts(source)):
        kept = json.loads((run / f"{number:06}.json").read_text(encoding="utf-8"))
        for (id, text), spans in zip(part, kept, strict=True):
            found = [Found(*span) for span in spans]
            report.texts += 1
            report.masked.update(one.kind for one in found)
            yield id, masked(text, found, key)


def _parts(source: Path) -> Iterator[list[files.Row]]:
    rows = files.rows(source)
    while part := list(islice(rows, PART)):
        yield part


def _keep(file: Path, found: list) -> None:
    part = file.with_suffix(".part")
    part.write_text(json.dumps(found), encoding="utf-8")
    part.replace(file)


def _fingerprint(source: Path) -> str:
    digest = hashlib.sha256(f"{__version__} {MODEL} {version('spacy')} {PART}".encode())
    with source.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()[:24]
