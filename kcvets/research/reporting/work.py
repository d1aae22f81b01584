"""Several reports at a time, each in a process of its own: one that fails, or ends before its time, takes no other with it."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from shutil import rmtree
from threading import Thread
from types import ModuleType

from kcvets.errors import KcvetsError
from kcvets.research.reporting.asked import Job, unfinished

WARM = "kcvets.research.reporting.warm"
LET_GO = 5  # seconds for a process to end after it was told to
THREADS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # each process has one core


@dataclass(frozen=True)
class Failed:
    """A report that was not written.

    Parameters
    ----------
    about : str
        The cohort or story.
    wrong : str
        Where it failed and why, in one sentence.
    """

    about: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.about}: {self.wrong}"


def write_all(jobs: Sequence[Job], reports: Path, workers: int | None, progress: Callable[[int], object]) -> Iterator[object]:
    """Write reports; gives a `Made` or a `Failed` for each as it comes.

    Parameters
    ----------
    jobs : sequence of Job
        The reports.
    reports : Path
        Folder to write them to.
    workers : int, optional
        How many at a time; as many as there are cores where None.
    progress : callable
        Told, after each, that one more is done.
    """
    waiting, running = deque(jobs), {}
    context, most = _context(), workers or os.cpu_count() or 1
    try:
        while waiting or running:
            while waiting and len(running) < most:
                job = waiting.popleft()
                process, answer = _begun(context, job, reports)
                running[answer] = job, process
            for answer in wait([*running]):
                job, process = running.pop(answer)
                told = _outcome(job, process, answer)
                rmtree(unfinished(reports, job), ignore_errors=True)
                progress(1)
                yield told
    finally:
        for answer, (job, process) in running.items():
            process.terminate()
            process.join(LET_GO)
            answer.close()
            rmtree(unfinished(reports, job), ignore_errors=True)


def _begun(context: BaseContext, job: Job, reports: Path) -> tuple[BaseProcess, Connection]:
    answer, question = context.Pipe(duplex=False)
    process = context.Process(target=_write, args=(job, reports, question), daemon=True)
    with _without_script(), _one_core():
        process.start()
    question.close()
    return process, answer


def _outcome(job: Job, process: BaseProcess, answer: Connection) -> object:
    try:
        told = answer.recv()
    except EOFError:
        process.join()
        told = Failed(job.about, f"its process ended before its time ({process.exitcode}): take fewer workers if memory is short.")
    process.join()
    answer.close()
    return told


def _write(job: Job, reports: Path, answer: Connection) -> None:
    """In a process of its own: write one report, and tell what came of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    from kcvets.research.reporting.making import make  # loaded already where the process was begun from a warm one

    try:
        told = make(job, reports)
    except KcvetsError as error:
        told = Failed(job.about, " ".join(str(error).split()))
    except OSError as error:
        told = Failed(job.about, f"it could not be written ({error.strerror or error}): free some room, or make the folder writable.")
    except Exception as error:
        told = Failed(job.about, f"after its cells had run: {type(error).__name__}: {error}")
    answer.send(told)
    answer.close()


def _end_with_parent() -> None:
    """A process whose parent was killed, or was interrupted while it began this one, does not go on by itself."""
    parent_process().join()
    os._exit(1)


def _context() -> BaseContext:
    """On Linux, processes are begun from one that has loaded everything already and does nothing else; elsewhere each loads for itself."""
    if not sys.platform.startswith("linux"):
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([WARM])
    return context


@contextmanager
def _without_script() -> Iterator[None]:
    """A process that is begun must not run the caller's own script again, as it would by itself."""
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


@contextmanager
def _one_core() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(THREADS)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
