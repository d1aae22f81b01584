"""The command `kcvets`."""

from __future__ import annotations

import ipaddress
import sys
from pathlib import Path

import click

from kcvets import __version__
from kcvets.app import research
from kcvets.errors import KcvetsError

MISTAKE = 2


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; a mistake gets one sentence and exit status 2."""
    try:
        sys.exit(command.main(arguments, prog_name="kcvets", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as shown:
        click.echo(shown.format_message())
        sys.exit(MISTAKE)
    except click.ClickException as mistake:
        click.echo(mistake.format_message(), err=True)
    except KcvetsError as mistake:
        click.echo(str(mistake), err=True)
    except click.Abort:
        click.echo("Stopped; nothing was changed.", err=True)
    sys.exit(MISTAKE)


@click.group(epilog="Begin with: kcvets start")
@click.version_option(__version__)
def command() -> None:
    """Notebooks for strengths-based social work. What you write stays on this computer."""


def _loopback(context: click.Context, option: click.Parameter, value: str) -> str:
    try:
        if value == "localhost" or ipaddress.ip_address(value).is_loopback:
            return value
    except ValueError:
        raise click.BadParameter(f"{value!r} is not an address; leave --ip out.") from None
    raise click.BadParameter(
        f"{value} can be reached from other machines, and a journal belongs to one person: leave --ip out."
    )


@command.command(epilog="\b\nExamples:\n  kcvets start\n  kcvets start --no-browser --port 8899")
@click.option("--port", default=8866, show_default=True, type=click.IntRange(1024, 65535), help="First port to try.")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option("--ip", default="127.0.0.1", show_default=True, callback=_loopback, help="A loopback address.")
def start(port: int, no_browser: bool, ip: str) -> None:
    """Open the suite in the browser, for you alone."""
    from kcvets.app.server import serve

    serve(port, not no_browser, ip=ip)


@command.command(epilog="\b\nExample:\n  kcvets lab my-notebooks")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
def lab(folder: Path, no_browser: bool) -> None:
    """Copy the notebooks to FOLDER, where they are yours to change, and open JupyterLab there.

    A file that is already in FOLDER is never overwritten.
    """
    from kcvets.app.lab import copy_notebooks, open_lab

    copied = copy_notebooks(folder)
    click.echo(f"{len(copied)} files copied to {folder}; what was there already was left as it is.")
    sys.exit(open_lab(folder, not no_browser))


@command.command(epilog="\b\nExamples:\n  kcvets check\n  kcvets check --notebooks my-notebooks")
@click.option("--notebooks", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A folder of notebooks.")
def check(notebooks: Path | None) -> None:
    """Check the content and the notebooks, and say how to mend each fault."""
    from kcvets.app.check import faults

    found = faults(notebooks)
    for fault in found:
        click.echo(str(fault))
    click.echo(f"{len(found)} faults." if found else "Content and notebooks are sound.")
    sys.exit(1 if found else 0)


@command.command(epilog="\b\nExample:\n  kcvets doctor")
def doctor() -> None:
    """Say what is installed, where the journal is, what is wrong and how to mend it."""
    from kcvets.app.doctor import examine

    lines, wrong = examine()
    for line in lines:
        click.echo(line)
    sys.exit(1 if wrong else 0)


@command.group(epilog="Begin with: kcvets journal where")
def journal() -> None:
    """Where your words are kept: take them away, bring them in, delete them."""


@journal.command(epilog="\b\nExample:\n  kcvets journal where")
def where() -> None:
    """Say where the journal is."""
    from kcvets.journal import journal_path

    click.echo(journal_path())


@journal.command(epilog="\b\nExamples:\n  kcvets journal export my-words.docx\n  kcvets journal export everything.json")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--overwrite", is_flag=True, help="Replace FILE if it is there.")
def export(file: Path, overwrite: bool) -> None:
    """Write the journal to FILE: .docx and .md to read, .json complete with every earlier version."""
    from kcvets.app.takeaway import write_export

    found = write_export(file, overwrite)
    click.echo(f"Written to {file}. It is not encrypted: keep it where only you can read it.")
    if found:
        click.echo(f"{found} places in it look like a name, a number or the like. The first page of the course shows them.")


@journal.command("import", epilog="\b\nExample:\n  kcvets journal import everything.json")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(file: Path) -> None:
    """Bring in a .json export. Nothing you have is lost; where two answers differ, both are kept."""
    from kcvets.app.takeaway import read_import

    report = read_import(file)
    click.echo(f"{report.added} added, {report.already_there} already there, {report.conflicts} kept beside another.")


@journal.command(epilog="\b\nExample:\n  kcvets journal delete")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(yes: bool) -> None:
    """Delete everything you have written in the suite."""
    from kcvets.journal import delete_everything, journal_path

    if not yes:
        click.confirm(f"Delete {journal_path()} and every word in it? This cannot be undone", abort=True)
    delete_everything()
    click.echo("Deleted. Backups, snapshots and files you exported are not in our reach: delete those yourself.")


for research_command in research.COMMANDS:
    command.add_command(research_command)
