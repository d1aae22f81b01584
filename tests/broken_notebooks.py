"""One sound notebook, and the changes that break it, each named by its defect, with what must be told of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

Raw = dict[str, Any]
Change = Callable[[Raw], object]

NAME = "03-sound"
OPENING = """## Before you start

You will be able to:

- hear a kettle.

**Who it is for:** anyone.

**Minutes:** about 25.

**What to expect:** steam.

**Where to turn:** your supervisor."""
PROSE = """## A kettle

It boils: ![A kettle on a stove](kettle.svg). [Another page](04-other.ipynb#a-heading), [a law](https://example.org) and
[a part of this page](#a-kettle) say more. This is no heading, and this is no link:

```
# [text](nowhere.ipynb)
```"""


class Case(NamedTuple):
    """A defect, the change that brings it about, and the one fault to be told."""

    defect: str
    change: Change
    place: str
    field: str
    remedy: str


def markdown(text: str, source: list[str] | None = None) -> Raw:
    """A Markdown cell; its words are ours where no source is given."""
    return {"cell_type": "markdown", "metadata": {"kcvets": {"source": source or ["ours"]}}, "source": text}


def code(text: str, count: int | None = None, shown: str = "") -> Raw:
    """A code cell, with the stored text of what it displays."""
    outputs = [{"output_type": "execute_result", "data": {"text/plain": shown}, "metadata": {}, "execution_count": count}]
    metadata = {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]}
    stored = outputs if shown else []
    return {"cell_type": "code", "metadata": metadata, "source": text, "execution_count": count, "outputs": stored}


def sound_notebook() -> Raw:
    """A notebook that keeps every rule, as a fresh dict."""
    cells = [
        markdown("# A sound notebook\n\nIt keeps every rule."),
        markdown(OPENING),
        code("from kcvets import check, closing, form", 1),
        markdown(PROSE, ["one.1", "one.2"]),
        code('check("sound")', 2, "Check: A check"),
        code('form("knowledge", model="practice", story="sound")', 3, "Form: Knowledge"),
        markdown("## Three points to keep\n\n1. Water.\n2. Heat.\n3. Time."),
        markdown("## One thing to do\n\nAsk who would like tea."),
        code(f'closing("{NAME}")', 4, "Closing"),
    ]
    asks = ["check/sound", "practice/knowledge@sound", f"closing/{NAME}"]
    about = {"question": "What boils?", "minutes": 25, "asks": asks}
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    metadata = {"kcvets": about, "kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}


def write_notebook(folder: Path, raw: Raw, name: str = NAME) -> Path:
    """The notebook as a file, with what its links lead to beside it."""
    for neighbour in ("kettle.svg", "04-other.ipynb"):
        (folder / neighbour).touch()
    file = folder / f"{name}.ipynb"
    file.write_text(json.dumps(raw), encoding="utf-8")
    return file


def about(**values: object) -> Change:
    """Change what the notebook says of itself."""
    return lambda raw: raw["metadata"]["kcvets"].update(values)


def text(number: int, old: str, new: str) -> Change:
    """Replace words in one cell."""

    def change(raw: Raw) -> None:
        cell = raw["cells"][number - 1]
        assert old in cell["source"]
        cell["source"] = cell["source"].replace(old, new)

    return change


def cell(number: int, **values: object) -> Change:
    """Replace whole fields of one cell."""
    return lambda raw: raw["cells"][number - 1].update(values)


def output(number: int, **values: object) -> Change:
    """Store one output of a code cell in place of what it has."""
    return cell(number, outputs=[{"metadata": {}, **values}])


def source(number: int, *ids: str) -> Change:
    """Name other sources for a Markdown cell."""
    return cell(number, metadata={"kcvets": {"source": list(ids)}})


def tags(number: int, *names: str) -> Change:
    """Tag a code cell otherwise."""
    return lambda raw: raw["cells"][number - 1]["metadata"].update(tags=list(names))


def both(*changes: Change) -> Change:
    """Several changes, one after the other."""
    return lambda raw: [change(raw) for change in changes]


def asks(old: str, new: str) -> Change:
    """List a form under another name, or a further one where `old` is empty."""

    def change(raw: Raw) -> None:
        listed = raw["metadata"]["kcvets"]["asks"]
        listed[:] = [name for name in listed if name != old] + [new]

    return change


def insert(number: int, new: Raw) -> Change:
    """A further cell, to be the one with this number."""
    return lambda raw: raw["cells"].insert(number - 1, new)


CHECK_OF_FURY = asks("check/sound", "check/fury")
STORY_OF_FURY = asks("practice/knowledge@sound", "practice/knowledge@fury")
QUADRANT_OF_WISDOM = asks("practice/knowledge@sound", "practice/wisdom@sound")
EXEMPT = ("hide-input", "nbval-ignore-output")
REASON = text(4, "It boils", "Not compared, because it boils")
THREE_EXEMPT = both(
    *(tags(number, *EXEMPT) for number in (5, 6, 9)),
    *(insert(number, markdown("Not compared, because it is hot.")) for number in (9, 6)),
    REASON,
)
NO_OUTPUT = cell(5, outputs=[])
ERROR = output(5, output_type="error", ename="E", evalue="", traceback=[])
PRINTED = output(5, output_type="stream", name="stdout", text="Hello")
OBJECT = output(5, output_type="execute_result", data={"text/plain": ["<X at 0x7f3a>"]})
NEVER_RUN = both(*(cell(number, execution_count=None, outputs=[]) for number in (3, 5, 6, 9)))
OUT_OF_ORDER = both(cell(5, execution_count=3), cell(6, execution_count=2))
CASES = [
    Case("question_missing", lambda raw: raw["metadata"]["kcvets"].pop("question"), "metadata", "question", "Write one"),
    Case("two_questions", about(question="What? So what?"), "metadata", "question", "one question mark"),
    Case("minutes_as_text", about(minutes="25"), "metadata", "minutes", "a whole number from 5 to 90"),
    Case("too_long", both(about(minutes=95), text(2, "25", "95")), "metadata", "minutes", "split the notebook"),
    Case("widget_state_stored", lambda raw: raw["metadata"].update(widgets={}), "metadata", "widgets", "make notebooks"),
    Case("asks_missing", lambda raw: raw["metadata"]["kcvets"].pop("asks"), "metadata", "asks", "List: check/sound, "),
    Case("form_not_listed", lambda raw: raw["metadata"]["kcvets"]["asks"].pop(0), "metadata", "asks", "exactly"),
    Case("form_listed_and_not_shown", asks("", "story/sound"), "metadata", "asks", "exactly"),
    Case("check_unknown", both(text(5, "sound", "fury"), CHECK_OF_FURY), "metadata", "asks", "of data/"),
    Case("story_unknown", both(text(6, '"sound"', '"fury"'), STORY_OF_FURY), "metadata", "asks", "of data/"),
    Case("quadrant_unknown", both(text(6, "knowledge", "wisdom"), QUADRANT_OF_WISDOM), "metadata", "asks", "of data/"),
    Case("no_title", text(1, "# A sound notebook\n\n", ""), "cell 1", "heading", "in the first cell"),
    Case("two_titles", text(4, "## A kettle", "# A kettle"), "cell 1", "heading", "Write one"),
    Case("heading_level_skipped", text(4, "## A kettle", "#### A kettle"), "cell 4", "heading", "level 3, with ###"),
    Case("no_opening", text(2, "## Before you start\n\n", ""), "cell 2", "heading", "## Before you start"),
    Case("opening_without_aims", text(2, "You will be able to", "Aims"), "cell 2", "aims", "You will be able to"),
    Case("opening_without_audience", text(2, "Who it is for", "Whom"), "cell 2", "audience", "**Who it is for:**"),
    Case("opening_without_minutes", text(2, "about 25", "some"), "cell 2", "time", "metadata.kcvets.minutes"),
    Case("opening_with_other_minutes", text(2, "about 25", "about 30"), "cell 2", "time", "metadata.kcvets.minutes"),
    Case("opening_without_content_note", text(2, "What to expect", "Inside"), "cell 2", "expectations", "**What to expect:**"),
    Case("opening_without_support", text(2, "Where to turn", "Help"), "cell 2", "support", "**Where to turn:**"),
    Case("no_points_to_keep", text(7, "Three points", "Points"), "cell 9", "heading", "## Three points to keep"),
    Case("section_after_the_ending", insert(10, markdown("## An afterthought\n\nOne more.")), "cell 10", "heading", "Close with"),
    Case("two_points_to_keep", text(7, "\n3. Time.", ""), "cell 7", "points", "exactly three"),
    Case("four_points_to_keep", text(7, "Time.", "Time.\n4. Tea."), "cell 7", "points", "exactly three"),
    Case("nothing_to_do", text(8, "\n\nAsk who would like tea.", ""), "cell 8", "action", "Write one sentence"),
    Case("closing_not_last", insert(10, code("areas()", 5, "Areas")), "cell 10", "closing", f'Write closing("{NAME}")'),
    Case("code_of_eleven_lines", text(3, "form", "form\n" + "\n" * 10), "cell 3", "code", "Keep to 10"),
    Case("code_is_not_python", text(3, "from", "%from"), "cell 3", "code", "Mend it"),
    Case("code_cell_empty", cell(3, source=""), "cell 3", "code", "take the cell out"),
    Case("code_shown", cell(3, metadata={"tags": ["hide-input"]}), "cell 3", "source_hidden", "jupyter.source_hidden"),
    Case("code_not_tagged", tags(3), "cell 3", "tags", "Add the tag"),
    Case("tag_unknown", tags(5, "hide-input", "hide-everything"), "cell 5", "tags", "nbval-skip"),
    Case("exempt_without_reason", tags(5, *EXEMPT), "cell 5", "tags", "with the word because"),
    Case("three_exempt", THREE_EXEMPT, "cell 11", "tags", "at most 2"),
    Case("not_executed", NEVER_RUN, "cell 3", "execution_count", "make notebooks"),
    Case("executed_out_of_order", OUT_OF_ORDER, "cell 5", "execution_count", "Restart"),
    Case("output_stripped", NO_OUTPUT, "cell 5", "outputs", "run all cells"),
    Case("prints", PRINTED, "cell 5", "outputs", "fixed repr"),
    Case("ends_in_error", ERROR, "cell 5", "outputs", "Mend"),
    Case("shows_an_address", OBJECT, "cell 5", "outputs", "fixed repr"),
    Case("source_missing", cell(4, metadata={}), "cell 4", "source", '["ours"]'),
    Case("source_unknown", source(4, "one.10"), "cell 4", "source", "add its row"),
    Case("source_nine_ids", source(4, *(f"one.{n}" for n in range(1, 10))), "cell 4", "source", "at most 8"),
    Case("image_without_alternative", text(4, "[A kettle on a stove]", "[ ]"), "cell 4", "image", "what it shows"),
    Case("html_image_without_alternative", text(4, "It boils", '<img src="kettle.svg">'), "cell 4", "image", 'alt="..."'),
    Case("table_column_without_heading", text(4, "It boils", "| | Hot |\n|---|---|\n| Tea | yes |\n\nIt boils"), "cell 4", "table", "screen reader"),
    Case("image_does_not_exist", text(4, "kettle.svg", "pot.svg"), "cell 4", "link", "notebook's folder"),
    Case("link_to_no_notebook", text(4, "04-other", "05-other"), "cell 4", "link", "Correct it"),
    Case("reference_link_to_no_notebook", text(4, "It boils", "[x]: 05-other.ipynb\n\nIt boils"), "cell 4", "link", "Correct"),
]
