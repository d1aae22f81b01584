"""`home`: the path through the notebooks, where one left off, and what can be done with one's words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby

from kcvets.app.takeaway import KINDS, exported, identifying
from kcvets.content import notebooks_folder
from kcvets.content.path import BESIDE, HOME, Page, pages, pages_beside
from kcvets.forms import blocks
from kcvets.forms.asks import count_of, keys_of
from kcvets.forms.blocks import Block
from kcvets.forms.guard import pointed_out
from kcvets.forms.handing_in import checked
from kcvets.forms.language_lens import looked_at_again
from kcvets.forms.sheet import Reply, Sheet
from kcvets.journal import EntryKey, Journal, delete_everything, journal_path

DELETE = "delete"
# What can be looked for in one's own words, by the id of the button
LOOKS = {"look": pointed_out, "language": looked_at_again}
SURE = "Delete every word you have written here? This cannot be undone. Backups and files you saved are not in our reach."
# By the first digit of a notebook's name
CHAPTERS = {"0": "The framework", "1": "Stories", "2": "Supervision and quality assurance", "3": "Other ways of looking", "4": "Research"}
EXPORTS = {
    ".docx": "Save my words as a Word document",
    ".md": "Save as plain text (Markdown)",
    ".json": "Save a complete copy (JSON)",
}


def home() -> Sheet:
    """Show the path with what is answered so far, "carry on where you left off", and export and deletion."""
    course = [page for page in pages(notebooks_folder()) if page.name != HOME]
    described = "\n".join(["Home: the path through the notebooks"] + [f"  {page.name}: {page.title}" for page in course])

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        if button == DELETE:
            delete_everything()
            return Reply(forget=True)
        if button in LOOKS:
            return Reply(blocks=tuple(LOOKS[button](Journal.open().entries())))
        return checked(button, identifying(Journal.open()), _file)

    return Sheet(described, lambda answers: _opening(course), {}, respond)


def _file(ending: str) -> tuple[str, str, bytes]:
    return f"my-kcvets-journal{ending}", KINDS[ending], exported(Journal.open(), ending)


def _opening(course: list[Page]) -> list[Block]:
    journal = Journal.open()
    asked = {page.name: [key for ask in page.asks for key in keys_of(ask)] for page in course}
    answered = journal.answered([key for keys in asked.values() for key in keys])
    return [
        *_carry_on(journal, course, asked),
        blocks.text(heading="The path", level=2),
        *_path(course, asked, answered),
        *_beside(),
        blocks.text(f"They are in one file on this computer: {journal_path()}", heading="Your words", level=2),
        blocks.action("look", "Look for names and numbers in my words", kind="second"),
        blocks.action("language", "Look again at my wording", kind="second"),
        *(blocks.action(ending, label, kind="second") for ending, label in EXPORTS.items()),
        blocks.action(DELETE, "Delete everything I have written", kind="danger", confirm=SURE),
    ]


def _path(course: list[Page], asked: Mapping[str, list[EntryKey]], answered: Collection[EntryKey]) -> Iterator[Block]:
    for tens, chapter in groupby(course, lambda page: page.name[0]):
        yield blocks.text(heading=CHAPTERS.get(tens, "Of your own"), level=3)
        yield blocks.links([_step(page, len({*answered} & {*asked[page.name]}), _total(page)) for page in chapter])


def _beside() -> Iterator[Block]:
    """Boards, and pages for those who must approve the suite."""
    for folder, beside in groupby(pages_beside(notebooks_folder()), lambda page: page.name.partition("/")[0]):
        yield blocks.text(heading=BESIDE[folder], level=3)
        yield blocks.links([{"href": f"{page.name}.ipynb", "title": page.title, "note": page.question} for page in beside])


def _carry_on(journal: Journal, course: list[Page], asked: Mapping[str, list[EntryKey]]) -> list[Block]:
    latest = journal.latest()
    page = next((page for page in course if latest and latest.key in asked[page.name]), None)
    if page is None:
        return []
    link = {"href": f"{page.name}.ipynb", "title": page.title, "note": f"You last answered: {latest.question}"}
    return [blocks.text(heading="Carry on where you left off", level=2), blocks.links([link])]


def _total(page: Page) -> int | None:
    """How many questions a page asks; None where there is no end to them."""
    counts = [count_of(ask) for ask in page.asks]
    return None if None in counts else sum(counts)


def _step(page: Page, answered: int, total: int | None) -> dict[str, str]:
    note = f"{page.question} About {page.minutes} minutes."
    of = f" of {total}" if total is not None and answered <= total else ""  # a lens may be put to several stories
    state = f"{answered}{of} answered" if answered else ""
    return {"href": f"{page.name}.ipynb", "title": page.title, "note": note, "state": state}
