"""Buttons that offer a document as a file; what may tell who somebody is, is pointed out first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.guard import LIMITS, lines
from kcvets.forms.sheet import Reply
from kcvets.records import plain, web, word
from kcvets.records.paper import Bullets, Heading, Paper, Paragraph, Table

LABELS = {".docx": "Save as a Word document", ".html": "Save as a web page", ".txt": "Save as plain text"}
MIME = {".docx": word.MIME, ".html": "text/html", ".txt": "text/plain"}
ALL_THE_SAME = "!"
READ_FIRST = "Look at this before you save"


def buttons(*endings: str) -> list[Block]:
    """A button for each kind of file.

    Parameters
    ----------
    *endings : str
        ``".docx"``, ``".html"`` or ``".txt"``.
    """
    return [blocks.action(ending, LABELS[ending], kind="second") for ending in endings]


def is_for_a_file(button: str) -> bool:
    """Whether a button is one of `buttons`, or the one that saves all the same."""
    return _ending(button) in LABELS


def handed(button: str, paper: Paper, name: str, said: Iterable[str]) -> Reply:
    """What a button brings: the file, or first what looks like an identifier in it.

    Parameters
    ----------
    button : str
        The id of the button.
    paper : Paper
        The document.
    name : str
        The file's name, without an ending.
    said : iterable of str
        The answers that went into it, as they were given.
    """
    return checked(button, [line for text in said for line in lines(text)], lambda ending: written(paper, ending, name))


def checked(button: str, found: Iterable[str], file: Callable[[str], tuple[str, str, bytes]]) -> Reply:
    """Offer a file, once what looks like an identifier in its words has been pointed out.

    Parameters
    ----------
    button : str
        The id of the button: it ends in an ending, and in ``"!"`` where the reader saves all the same.
    found : iterable of str
        What looks like an identifier in it, line by line.
    file : callable
        Given the ending, the file: name, MIME type, content.
    """
    told = list(dict.fromkeys(found))
    if not told or button.endswith(ALL_THE_SAME):
        return Reply(file=file(_ending(button)))
    told = blocks.text(LIMITS, heading=READ_FIRST, level=4, items=told)
    return Reply(blocks=(told, blocks.action(button + ALL_THE_SAME, "Save it as it is", kind="second")))


def as_blocks(paper: Paper) -> list[Block]:
    """A document as parts of a sheet, to be read before it is saved; pictures are left out."""
    parts = [blocks.text(heading=paper.title, level=4)]
    for part in paper.parts:
        match part:
            case Heading():
                parts.append(blocks.text(heading=part.text, level=min(part.level + 4, 6)))
            case Paragraph():
                parts.append(blocks.text(note=part.text) if part.quiet else blocks.text(part.text, typed=True))
            case Bullets():
                parts.append(blocks.text(items=part.items))
            case Table():
                parts.append(blocks.table(part.caption, part.header, part.rows))
    return parts


def _ending(button: str) -> str:
    return "." + button.rstrip(ALL_THE_SAME).rpartition(".")[2]


def written(paper: Paper, ending: str, name: str) -> tuple[str, str, bytes]:
    """Make the file: its name, its MIME type, its content.

    Parameters
    ----------
    paper : Paper
        The document.
    ending : str
        ``".docx"``, ``".html"`` or ``".txt"``.
    name : str
        The file's name, without an ending.
    """
    make = {".docx": lambda: word.docx(paper, datetime.now(UTC)), ".html": lambda: web.html(paper), ".txt": lambda: plain.text(paper)}
    return name + ending, MIME[ending], make[ending]()
