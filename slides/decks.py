"""The decks: what must hold in each, and how one becomes a page for the screen and a handout."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter

from kcvets.content import Library, library
from kcvets.content.notebook import Cell, read
from kcvets.content.reading import wrong_sources
from kcvets.errors import ContentError, Fault

FOLDER = Path(__file__).resolve().parent
LOOK = FOLDER / "deck"
KINDS = ("slide", "fragment", "notes")
MOST_WORDS = 60
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
REVEAL = files("sphinx_revealjs") / "_static" / "revealjs"


def decks() -> list[Path]:
    """Every deck's notebook, by name."""
    return sorted(FOLDER.glob("*.ipynb"))


def faults(path: Path, content: Library | None = None) -> list[Fault]:
    """What is wrong with a deck.

    Parameters
    ----------
    path : Path
        Its notebook.
    content : Library, optional
        The content whose sources it may name; the suite's own where None.
    """
    try:
        deck = read(path)
    except ContentError as error:
        return error.faults
    found: list[Fault] = []

    def fault(place: str, field: str, wrong: str, remedy: str) -> None:
        found.append(Fault(path.name, place, field, wrong, remedy))

    for field, kind in (("title", str), ("minutes", int)):
        if not isinstance(deck.about.get(field), kind):
            fault("metadata", field, "it is missing", f"Write kcvets.{field} into the notebook's metadata")
    for cell in deck.cells:
        if _kind(cell) not in KINDS or cell.kind != "markdown":
            fault(cell.place, "slide_type", f"it is a {cell.kind} cell of the kind {_kind(cell)!r}", f"Use Markdown, and one of: {', '.join(KINDS)}")
        for wrong, remedy in wrong_sources(cell.source, (content or library()).sources):
            fault(cell.place, "source", wrong, remedy)
        for words, target in PICTURE.findall(cell.text):
            if not words.strip():
                fault(cell.place, "image", f"{target} has no text alternative", "Say in its brackets what it shows")
            if not (FOLDER / target).is_file():
                fault(cell.place, "image", f"{target} does not exist", "Correct it; pictures stand in slides/pictures")
    for slide in _slides(deck.cells):
        kinds = [_kind(cell) for cell in slide]
        if kinds.count("notes") != 1:
            fault(slide[0].place, "notes", f"the slide has {kinds.count('notes')} cells of notes", "Give it one")
        if [level for level, _ in slide[0].headings] != [1 if slide[0] is deck.cells[0] else 2]:
            fault(slide[0].place, "heading", "it does not begin with one heading", "Begin the deck with #, every other slide with ##")
        words = sum(len(PICTURE.sub("", cell.text).split()) for cell in slide if _kind(cell) != "notes")
        if words > MOST_WORDS:
            fault(slide[0].place, "words", f"it has {words} words", f"Keep to {MOST_WORDS}; say the rest in the notes")
    return found


def page(path: Path, kind: str) -> str:
    """A deck as one HTML file that needs nothing else.

    Parameters
    ----------
    path : Path
        Its notebook.
    kind : str
        ``"screen"``, with reveal.js and speaker notes; or ``"handout"``, for paper, without them.
    """
    exporter = HTMLExporter(template_name=LOOK.name, extra_template_basedirs=[str(FOLDER)], embed_images=True, exclude_anchor_links=True)
    styles, scripts = [_look(f"{kind}.css")], []
    if kind == "screen":
        styles = [_reveal("dist/reset.css"), _reveal("dist/reveal.css"), *styles]
        scripts = [_reveal("dist/reveal.js"), _reveal("plugin/notes/notes.js"), _look("start.js")]
    deck = {"kind": kind, "styles": styles, "scripts": scripts, "sources": _documents(path)}
    resources = {"metadata": {"path": str(FOLDER)}, "deck": deck}
    html, _ = exporter.from_notebook_node(nbformat.read(path, as_version=4), resources=resources)
    return html


def _kind(cell: Cell) -> str:
    return cell.metadata.get("slideshow", {}).get("slide_type", "")


def _slides(cells: tuple[Cell, ...]) -> list[list[Cell]]:
    slides: list[list[Cell]] = []
    for cell in cells:
        if _kind(cell) == "slide" or not slides:
            slides.append([])
        slides[-1].append(cell)
    return slides


def _documents(path: Path) -> list[str]:
    """Citations of the documents that a deck rests on."""
    content = library()
    raw = json.loads(path.read_text(encoding="utf-8"))
    ids = {id for cell in raw["cells"] for id in cell["metadata"]["kcvets"]["source"] if id != "ours"}
    cited = {content.sources[id]["document"] for id in ids}
    return [document.citation for name, document in content.documents().items() if name in cited]


def _look(name: str) -> str:
    return (LOOK / name).read_text(encoding="utf-8")


def _reveal(name: str) -> str:
    """A file of reveal.js, without the note that leads a browser's developer tools to another file."""
    return re.sub(r"/[/*]# sourceMappingURL=\S+", "", (REVEAL / name).read_text(encoding="utf-8"))
