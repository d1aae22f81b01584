"""The parts a sheet can show, as plain data for the page. ``static/blocks.js`` builds each from native HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Block = dict[str, Any]


def text(
    body: str = "",
    *,
    heading: str = "",
    level: int = 3,
    label: str = "",
    items: Sequence[str] = (),
    note: str = "",
    typed: bool = False,
) -> Block:
    """Prose: a heading, a label that says whose words these are, paragraphs, a list, a note.

    Parameters
    ----------
    body, note : str
        Plain text; an empty line parts two paragraphs.
    heading, level
        A heading and its level, 2 to 6.
    label : str
        Where the words come from, such as ``"Our imagining"``.
    items : sequence of str
        A bulleted list below the paragraphs.
    typed : bool
        Somebody's own words: line breaks are kept.
    """
    return _filled(type="text", text=body, heading=heading, level=level, label=label, items=list(items), note=note, typed=typed)


def question(id: str, label: str, *, help: str = "", kind: str = "text", tag: str = "", compare: str = "") -> Block:
    """A question with a field that saves itself; `compare` names a button that commits the answer."""
    return _filled(type="question", id=id, label=label, help=help, kind=kind, tag=tag, compare=compare)


def choice(
    id: str, label: str, options: Mapping[str, str], *, help: str = "", many: bool = False, level: int = 0, saves: bool = False
) -> Block:
    """Options, of which one (or, with `many`, any number) can be chosen; saved when an action commits it or, with `saves`, at once."""
    listed = [{"id": key, "label": value} for key, value in options.items()]
    return _filled(type="choice", id=id, label=label, options=listed, help=help, many=many, level=level, saves=saves)


def action(id: str, label: str, *, kind: str = "commit", confirm: str = "", shown: Sequence[Block] = ()) -> Block:
    """A button; what it brings is shown below it (`shown`: what an earlier commit already brought)."""
    return _filled(type="action", id=id, label=label, kind=kind, confirm=confirm, shown=list(shown))


def circles(rings: Sequence[Mapping[str, Any]]) -> Block:
    """Three circles, from the inside out, with a list beside them.

    Parameters
    ----------
    rings : sequence of mapping
        Each has ``name``, ``yours`` and perhaps ``account``, the last two lists of str.
    """
    return _filled(type="circles", rings=[dict(ring) for ring in rings])


def branches(points: Sequence[Mapping[str, Any]], state: str) -> Block:
    """The map of a story's branches: a picture, and the same as a list.

    Parameters
    ----------
    points : sequence of mapping
        The turning points met: each has ``id``, ``question``, ``here`` (it lies on the present path) and ``ways``,
        each with ``label`` and ``state`` (``"taken"``, ``"tried"`` or ``"untried"``).
    state : str
        Whether the path goes on.
    """
    return _filled(type="branches", points=[dict(point) for point in points], state=state)


def area(id: str, shown: Sequence[Block] = ()) -> Block:
    """A place whose parts a later reply may replace."""
    return _filled(type="area", id=id, shown=list(shown))


def links(items: Sequence[Mapping[str, str]]) -> Block:
    """A list of links: each has ``href``, ``title`` and perhaps ``note`` and ``state``."""
    return _filled(type="links", items=[dict(item) for item in items])


def table(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Block:
    """A table whose first column names the row."""
    return _filled(type="table", caption=caption, header=list(header), rows=[list(row) for row in rows])


def figure(svg: str, alt: str, *, wide: str = "") -> Block:
    """A picture as SVG, with what it shows in words; the table behind it stands in a `table` beside it.

    One that cannot be made narrow has a name (`wide`), and scrolls by itself on a small screen.
    """
    return _filled(type="figure", svg=svg, alt=alt, wide=wide)


def marks(columns: Sequence[str], rows: Mapping[str, Sequence[bool]], alt: str) -> Block:
    """Rows of marks: where something was told, and where not yet.

    Parameters
    ----------
    columns : sequence of str
        What the marks stand for.
    rows : mapping of str to sequence of bool
        By the row's name, whether there is a mark in each column.
    alt : str
        The same in words.
    """
    listed = [{"name": name, "marks": list(told)} for name, told in rows.items()]
    return _filled(type="marks", columns=list(columns), rows=listed, alt=alt)


def _filled(**fields: Any) -> Block:
    return {name: value for name, value in fields.items() if value}
