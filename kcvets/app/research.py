"""The commands of the research room: `kcvets deidentify`, `collect`, `review`, `code`, `cohort`, `report`, `withdraw`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from importlib.util import find_spec
from pathlib import Path

import click

from kcvets.errors import KcvetsError
from kcvets.research import MISSING

NEEDED = ("pandera", "presidio_analyzer", "pyarrow", "spacy")
PASSPHRASE = "KCVETS_PASSPHRASE"
INTERRUPTED = 130
FOLDER = click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))


def _needs_research(command: Callable) -> Callable:
    """Say in one sentence what is missing, before anything is loaded that is."""

    @wraps(command)
    def checked(**given: object) -> None:
        if missing := [name for name in NEEDED if not find_spec(name)]:
            raise KcvetsError(MISSING.format(missing[0]))
        command(**given)

    return checked


@click.command(epilog="\b\nExamples:\n  kcvets deidentify diary.csv diary-masked.csv --report report.json\n  kcvets deidentify in.jsonl out.jsonl --workers 2")
@click.argument("source", metavar="IN", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write here what was done, as JSON.")
@click.option("--key", type=click.Path(dir_okay=False, path_type=Path), help="Keep here, encrypted, which number stands for whom.")
@click.option("--workers", type=click.IntRange(1), help="Processes; one for each core if left out.")
@click.option("--scheduler", default="", help="Address of a Dask scheduler, such as tcp://node1:8786.")
@click.option("--overwrite", is_flag=True, help="Replace OUT if it is there.")
@_needs_research
def deidentify(source: Path, target: Path, report: Path | None, key: Path | None, workers: int | None, scheduler: str, overwrite: bool) -> None:
    """Mask what identifies somebody in the texts of IN, and write them to OUT.

    IN is a .csv file with columns id and text, or a .jsonl file with {"id": ..., "text": ...} on each line; OUT has the same form.
    The result is de-identified and no more than that: a person has to read it before it is used.
    Ctrl and C stops; the same command goes on from there.
    """
    from kcvets.research.deidentify.pseudonyms import key_in
    from kcvets.research.deidentify.run import SAYS, deidentify_file
    from kcvets.research.folder import whole

    if target.exists() and not overwrite:
        raise KcvetsError(f"{target} is there already: name another file, or add --overwrite.")
    passphrase = _passphrase(new=not key.exists()) if key else ""
    try:
        with key_in(key, passphrase) if key else nullcontext() as known:
            found = deidentify_file(source, target, key=known, workers=workers, scheduler=scheduler)
    except KeyboardInterrupt:
        click.echo(f"Stopped, and {target} was not written. What was done is kept: the same command goes on from there.", err=True)
        sys.exit(INTERRUPTED)
    if report:
        with whole(report) as part:
            part.write_text(found.as_json(), encoding="utf-8")
    click.echo(f"{found}\n{SAYS}")


@click.command(epilog="\b\nExample:\n  kcvets collect carers contribution-*.json --cohort autumn")
@FOLDER
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--cohort", required=True, help="Name of the group that gave them.")
@_needs_research
def collect(folder: Path, files: tuple[Path, ...], cohort: str) -> None:
    """Take contributions into the study in FOLDER: all of FILES, or none if anything is wrong with one."""
    from kcvets.research.collecting import collect
    from kcvets.research.folder import StudyFolder

    people = collect(StudyFolder(folder), files, cohort)
    click.echo(f"{people} {'contribution' if people == 1 else 'contributions'} collected.")


@click.command(epilog="\b\nExample:\n  kcvets review carers")
@FOLDER
@click.option("--workers", type=click.IntRange(1), help="Processes for a first look; one for each core if left out.")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option("--port", default=8866, show_default=True, type=click.IntRange(1024, 65535), help="First port to try.")
@_needs_research
def review(folder: Path, workers: int | None, no_browser: bool, port: int) -> None:
    """Open the page on which people review the study in FOLDER, text by text.

    Where no program has looked through its texts yet, that is done first.
    """
    from kcvets.app.server import serve
    from kcvets.research.folder import StudyFolder
    from kcvets.research.review import STUDY

    study = StudyFolder(folder)
    study.dataset()
    if not study.masks_file.exists():
        click.echo(f"{study.deidentify(workers=workers)}")
    os.environ[STUDY] = str(folder.resolve())
    serve(port, not no_browser, page="research/review")


@click.command(epilog="\b\nExamples:\n  kcvets code carers\n  kcvets code carers --settle")
@FOLDER
@click.option("--settle", "anew", is_flag=True, help="Take up first what was collected, withdrawn or reviewed anew since.")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option("--port", default=8866, show_default=True, type=click.IntRange(1024, 65535), help="First port to try.")
@_needs_research
def code(folder: Path, anew: bool, no_browser: bool, port: int) -> None:
    """Open the page on which people code the texts of the study in FOLDER.

    Where its reviewed texts have not been settled for coding yet, that is done first. Which number stands for whom is then kept
    beside the folder, encrypted; the passphrase is asked for, or taken from KCVETS_PASSPHRASE.
    """
    from kcvets.app.server import serve
    from kcvets.research.coding.settling import settle
    from kcvets.research.folder import StudyFolder
    from kcvets.research.review import STUDY

    study = StudyFolder(folder)
    if anew or not study.texts_file.exists():
        study.dataset()
        with study.key(_passphrase(new=not study.key_file.exists())) as key:
            click.echo(f"{settle(study, key)}")
    os.environ[STUDY] = str(folder.resolve())
    serve(port, not no_browser, page="research/coding")


@click.command(epilog="\b\nExample:\n  kcvets cohort carers")
@FOLDER
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option("--port", default=8866, show_default=True, type=click.IntRange(1024, 65535), help="First port to try.")
@_needs_research
def cohort(folder: Path, no_browser: bool, port: int) -> None:
    """Open the dashboard of the study in FOLDER: figures that are checked for what they could tell about somebody."""
    from kcvets.app.server import serve
    from kcvets.research.folder import StudyFolder
    from kcvets.research.review import STUDY

    StudyFolder(folder).texts()
    os.environ[STUDY] = str(folder.resolve())
    serve(port, not no_browser, page="research/cohort")


@click.command(epilog="\b\nExamples:\n  kcvets report --study carers --cohort autumn --cohort spring\n  kcvets report --study carers --template story --story arpita")
@click.option("--study", "folder", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path), help="The study's folder.")
@click.option("--cohort", "cohorts", multiple=True, help="A cohort; again for more; all if left out.")
@click.option("--template", default="cohort", show_default=True, help="cohort, story, or the path of a notebook of your own.")
@click.option("--story", "stories", multiple=True, help="For the template story: a case story; again for more; all if left out.")
@click.option("-p", "parameters", nargs=2, multiple=True, metavar="NAME VALUE", help="What else the template is told.")
@click.option("--workers", type=click.IntRange(1), help="How many reports at a time; one for each core if left out.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the reports; reports in the study's folder if left out.")
@click.option("--hand-out", is_flag=True, help="They leave the team: their numbers count as shown, and later ones are judged beside them.")
@_needs_research
def report(
    folder: Path,
    cohorts: tuple[str, ...],
    template: str,
    stories: tuple[str, ...],
    parameters: tuple[tuple[str, str], ...],
    workers: int | None,
    out: Path | None,
    hand_out: bool,
) -> None:
    """Write a report on each cohort or case story of a study: a page, a Word document and an archive that retraces it.

    One that fails does not stop the others; then the command ends with exit status 1. What had been finished before Ctrl and C stays.
    """
    from kcvets.research.folder import StudyFolder
    from kcvets.research.reporting.writing import write_reports

    try:
        written = write_reports(
            StudyFolder(folder),
            cohorts,
            template=template,
            stories=stories,
            parameters=dict(parameters),
            workers=workers,
            out=out,
            hand_out=hand_out,
        )
    except KeyboardInterrupt:
        click.echo("Stopped. The reports that were finished are kept; no other was half-written.", err=True)
        sys.exit(INTERRUPTED)
    for made in written.made:
        click.echo(f"{made.about}: {made.folder}")
    for failed in written.failed:
        click.echo(f"Not written: {failed}", err=True)
    if written.failed:
        sys.exit(1)


@click.command(epilog="\b\nExample:\n  kcvets withdraw carers")
@FOLDER
@click.option("--code", prompt="Withdrawal code", hide_input=True, help="Asked for if left out, which keeps it out of the terminal's history.")
@_needs_research
def withdraw(folder: Path, code: str) -> None:
    """Take a contribution out of the study in FOLDER, by the code of the person who gave it."""
    from kcvets.research.folder import StudyFolder
    from kcvets.research.withdrawal import withdraw

    click.echo(withdraw(StudyFolder(folder), code).told)


def _passphrase(new: bool) -> str:
    return os.environ.get(PASSPHRASE) or click.prompt("Passphrase of the key", hide_input=True, confirmation_prompt=new, err=True)


COMMANDS = (deidentify, collect, review, code, cohort, report, withdraw)
