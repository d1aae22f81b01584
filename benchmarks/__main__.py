"""Measures our page beside a stock one, in turn, and prints how they compare."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import measure, servers
from benchmarks.measure import Opened
from benchmarks.report import Row, machine, rows, table

INTERRUPTED = 130  # what a shell expects of a program that was stopped with Ctrl+C


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--repeats", type=int, default=11, help="openings of each page (default: %(default)s)")
    parser.add_argument("--strokes", type=int, default=240, help="key strokes on each page (default: %(default)s)")
    asked = parser.parse_args()
    if min(asked.repeats, asked.strokes) < 1:
        parser.error("--repeats and --strokes are 1 or more")
    try:
        found = measured(asked.repeats, asked.strokes)
    except KeyboardInterrupt:
        print("\nStopped before the end; nothing is reported.", file=sys.stderr)
        sys.exit(INTERRUPTED)
    print(f"\n{machine()}; {servers.field_count()} fields on each page\n\n{table(found)}")


def measured(repeats: int, strokes: int) -> list[Row]:
    """Measure everything, ours and stock in turn.

    Parameters
    ----------
    repeats : int
        How often each page is opened.
    strokes : int
        How many key strokes are typed on each page.
    """
    fields = servers.field_count()
    with (
        tempfile.TemporaryDirectory(prefix="kcvets-") as folder,
        servers.ours(Path(folder, "ours")) as ours,
        servers.stock(Path(folder, "stock"), fields) as stock,
        sync_playwright() as playwright,
    ):
        browser = measure.launch(playwright)
        both = (ours, stock)
        _say("Opening each page once, not counted: a server reads its templates only once")
        for server in both:
            measure.opening(browser, server, fields)
        measure.story(browser, ours)
        stories: list[float] = []
        opened: tuple[list[Opened], list[Opened]] = ([], [])
        for n in range(1, repeats + 1):
            for server, found in zip(both, opened):
                found.append(measure.opening(browser, server, fields))
            stories.append(measure.story(browser, ours))
            _say(f"Opening {n} of {repeats}: ours {opened[0][-1]}, a story {stories[-1]:.2f} s, stock {opened[1][-1]}")
        typed: tuple[list[float], list[float]] = ([], [])
        for place, milliseconds in measure.typing(browser, both, strokes):
            typed[place].extend(milliseconds)
            _say(f"Typing: ours {len(typed[0])} of {strokes} key strokes, stock {len(typed[1])}")
        browser.close()
    return rows(
        [[one.seconds for one in found] for found in opened],
        stories,
        [[one.megabytes for one in found] for found in opened],
        typed,
        measure.COUNTED,
    )


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
