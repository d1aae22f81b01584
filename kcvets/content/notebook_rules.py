"""What must hold in every notebook of the course, so that all open, ask and close in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kcvets.content.library import Library
from kcvets.content.notebook import ALONE, BEFORE, DO, KEEP, Cell, Notebook, read
from kcvets.content.path import BESIDE, HOME, REPORTS
from kcvets.content.reading import wrong_sources
from kcvets.content.rules import asks_one_question
from kcvets.content.shapes import MODELS, QUADRANTS
from kcvets.errors import ContentError, Fault

Breaches = Iterator[tuple[str, str, str, str]]  # place, field, what is wrong, remedy

MOST_LINES, MOST_EXEMPTIONS = 10, 2
MINUTES = range(5, 91)
EXEMPT = ("nbval-ignore-output", "nbval-skip")
TAGS = ("parameters", "hide-input", "raises-exception", *EXEMPT)
FOLDERS = {"check": "checks", "lens": "lenses", "reasons": "stories", "story": "stories", "strengths": "stories", "wellbeing": "stories"}
OPENING = {
    "aims": (r"^You will be able to", "Write a list that begins with: You will be able to"),
    "audience": (r"^\*\*Who it is for:\*\*", "Add a paragraph that begins with **Who it is for:**"),
    "time": (r"\babout {minutes}\b", "Say about how many minutes it takes, the number as in metadata.kcvets.minutes"),
    "expectations": (r"^\*\*What to expect:\*\*", "Name hard matters in a paragraph that begins with **What to expect:**"),
    "support": (r"^\*\*Where to turn:\*\*", "Name sources of support in a paragraph that begins with **Where to turn:**"),
}
LINK = re.compile(r"(!?)\[([^\]]*)\]\(\s*<?([^)\s>]+)|^\[[^\]]+\]:\s*<?(\S+?)>?$", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)
TABLE = re.compile(r"^\|(.*)\|\s*\n\|[\s:|-]+\|\s*$", re.MULTILINE)
BARE_IMAGE = re.compile(r"<img\b(?![^>]*\balt=\"[^\"]+\")", re.IGNORECASE)
ADDRESS = re.compile(r" at 0x[0-9a-f]+", re.IGNORECASE)
RUN = "Restart the kernel, run all cells and save; in a clone, make notebooks does it"


def notebook_faults(path: Path, library: Library) -> list[Fault]:
    """Every breach of the conventions in one notebook.

    Parameters
    ----------
    path : Path
        The notebook file.
    library : Library
        The content that its forms and sources name.
    """
    try:
        page = read(path)
    except ContentError as error:
        return error.faults
    rules = [_about, _asks, _headings, _code, _tags, _exemptions, _outputs, _sources, _links, _tables]
    if page.name != HOME and path.parent.name not in (*BESIDE, REPORTS):
        rules += [_opening, _ending]
    return [Fault(path.name, *breach) for rule in rules for breach in rule(page, library)]


def _about(page: Notebook, library: Library) -> Breaches:
    question, minutes = page.about.get("question"), page.about.get("minutes")
    if not isinstance(question, str) or not asks_one_question(question):
        yield "metadata", "question", "it does not say the one question it asks", "Write one, with one question mark"
    if type(minutes) is not int or minutes not in MINUTES:
        remedy = f"Write a whole number from {MINUTES[0]} to {MINUTES[-1]}, or split the notebook"
        yield "metadata", "minutes", f"it says {minutes!r}", remedy
    if "widgets" in page.metadata:
        yield "metadata", "widgets", "the state of widgets is stored", "Run make notebooks, which takes it out"


def _asks(page: Notebook, library: Library) -> Breaches:
    asks, shown = page.about.get("asks"), [name for cell in page.code for name in page.shown(cell)]
    if not isinstance(asks, list):
        yield "metadata", "asks", "it does not list the forms it shows", f"List: {', '.join(shown)}"
        return
    for name in sorted({*map(str, asks), *shown}):
        if not _exists(name, page, library):
            yield "metadata", "asks", f"{name!r} names nothing there is", "Name a form, a check or a story of data/"
        elif name not in asks or name not in shown:
            wrong = f"{name!r} is listed and not shown" if name in asks else f"{name!r} is shown and not listed"
            yield "metadata", "asks", wrong, "List exactly the forms that the cells show"


def _exists(name: str, page: Notebook, library: Library) -> bool:
    kind, _, what = name.partition("/")
    if kind == "closing":
        return what == page.name
    if kind in MODELS:
        quadrant, _, story = what.partition("@")
        return quadrant in QUADRANTS and (not story or story in library.names("stories"))
    if name in ALONE:
        return True
    return kind in FOLDERS and what in library.names(FOLDERS[kind])


def _headings(page: Notebook, library: Library) -> Breaches:
    titles = [cell.number for cell, level, _ in page.headings if level == 1]
    if titles != [1]:
        wrong = f"headings of level 1 stand in cells {titles}" if titles else "there is no heading of level 1"
        yield "cell 1", "heading", wrong, "Write one, in the first cell"
    before = 1  # a missing title is told already
    for cell, level, words in page.headings:
        if level > before + 1:
            yield cell.place, "heading", f"{words!r} skips a level", f"Give it level {before + 1}, with {'#' * (before + 1)}"
        before = level


def _opening(page: Notebook, library: Library) -> Breaches:
    opening = page.cells[1] if len(page.cells) > 1 else Cell(2, "markdown", "", {})
    if opening.headings[:1] != [(2, BEFORE)]:
        yield "cell 2", "heading", f"it is not {BEFORE!r}", f"Begin the second cell with ## {BEFORE}"
        return
    for field, (pattern, remedy) in OPENING.items():
        if not re.search(pattern.format(minutes=page.about.get("minutes")), opening.text, re.MULTILINE):
            yield "cell 2", field, "the opening does not say it", remedy


def _ending(page: Notebook, library: Library) -> Breaches:
    last = [(cell, words) for cell, level, words in page.headings if level == 2][-2:]
    if [words for _, words in last] != [KEEP, DO]:
        yield f"cell {len(page.cells)}", "heading", "it does not close in the usual way", f"Close with ## {KEEP}, then ## {DO}"
        return
    (keep, _), (do, _) = last
    points = re.findall(r"^\d+\. ", keep.prose, re.MULTILINE)
    if len(points) != 3:
        yield keep.place, "points", f"there are {len(points)} numbered points", "Number exactly three"
    if not do.prose:
        yield do.place, "action", "it names nothing to do", "Write one sentence below the heading"
    closing = f"closing/{page.name}"
    if not page.code or closing not in page.shown(page.code[-1]):
        yield f"cell {len(page.cells)}", "closing", "the last code cell does not close it", f'Write closing("{page.name}")'


def _code(page: Notebook, library: Library) -> Breaches:
    for cell in page.code:
        lines = len(cell.text.splitlines())
        if lines > MOST_LINES:
            yield cell.place, "code", f"it has {lines} lines", f"Keep to {MOST_LINES}; move the rest into kcvets/"
        if not cell.statements:
            yield cell.place, "code", "it is empty or not plain Python", "Mend it, or take the cell out"
        if cell.metadata.get("jupyter", {}).get("source_hidden") is not True:
            yield cell.place, "source_hidden", "the code would be shown", "Set jupyter.source_hidden to true in its metadata"
        if "hide-input" not in cell.tags:
            yield cell.place, "tags", "hide-input is missing", "Add the tag: a reader needs no code"


def _tags(page: Notebook, library: Library) -> Breaches:
    for cell in page.cells:
        for tag in sorted({*cell.tags} - {*TAGS}):
            yield cell.place, "tags", f"{tag!r} is not known here", f"Use one of: {', '.join(TAGS)}"


def _exemptions(page: Notebook, library: Library) -> Breaches:
    exempt = [cell for cell in page.cells if {*cell.tags} & {*EXEMPT}]
    if len(exempt) > MOST_EXEMPTIONS:
        remedy = f"Exempt at most {MOST_EXEMPTIONS}; give the others a fixed repr"
        yield exempt[MOST_EXEMPTIONS].place, "tags", f"{len(exempt)} cells are exempt from comparison", remedy
    for cell in exempt:
        if "because" not in page.cells[cell.number - 2].prose:
            remedy = "Say it in the Markdown cell before, with the word because"
            yield cell.place, "tags", "no reason is given why its output is not compared", remedy


def _outputs(page: Notebook, library: Library) -> Breaches:
    for count, cell in enumerate(page.code, 1):
        if cell.count != count:
            yield cell.place, "execution_count", f"it is {cell.count}, not {count}", RUN
            break
    for cell in page.code:
        kinds = {output["output_type"] for output in cell.outputs}
        if not kinds and cell.displays and cell.count is not None:
            yield cell.place, "outputs", "what it displays is not stored", RUN
        if "stream" in kinds:
            yield cell.place, "outputs", "it prints", "Let it display something with a fixed repr"
        if "error" in kinds and "raises-exception" not in cell.tags:
            yield cell.place, "outputs", "it ends in an error", "Mend the cell, then run make notebooks"
        if any(ADDRESS.search("".join(output.get("data", {}).get("text/plain", ""))) for output in cell.outputs):
            yield cell.place, "outputs", "it shows an address in memory", "Give the object a fixed repr"


def _sources(page: Notebook, library: Library) -> Breaches:
    for cell in page.cells:
        if cell.prose:
            for wrong, remedy in wrong_sources(cell.source, library.sources):
                yield cell.place, "source", wrong, remedy


def _links(page: Notebook, library: Library) -> Breaches:
    for cell in page.cells:
        for image, words, target, defined in LINK.findall(cell.prose):
            address = target or defined
            if image and not words.strip():
                yield cell.place, "image", f"{address} has no text alternative", "Say in its brackets what it shows"
            if not ELSEWHERE.match(address) and not (page.path.parent / address.partition("#")[0]).is_file():
                yield cell.place, "link", f"{address} does not exist", "Correct it; links start from the notebook's folder"
        if BARE_IMAGE.search(cell.prose):
            yield cell.place, "image", "an <img> has no text alternative", 'Add alt="..." and say what it shows'


def _tables(page: Notebook, library: Library) -> Breaches:
    for cell in page.cells:
        for head in TABLE.findall(cell.prose):
            if not all(column.strip() for column in head.split("|")):
                yield cell.place, "table", "a column has no heading", "Write one: a screen reader names each cell by it"
