"""Every page for those who must approve the suite can be taken along as a file that says what the page says."""

from __future__ import annotations

import json
import re
from base64 import b64decode

import pytest
from document_reader import Seen, seen_in_word
from markdown_it import MarkdownIt

from kcvets import statement
from kcvets.app.statement import ENDINGS, FOLDER, paper
from kcvets.content import library, notebooks_folder
from kcvets.forms.handing_in import MIME
from kcvets.records.paper import Picture, Table
from kcvets.records.web import html

PAGES = sorted(path.stem for path in (notebooks_folder() / FOLDER).glob("*.ipynb"))
DRAFT, HEADINGS = "data-protection", ("h1", "h2", "h3", "h4", "h5", "h6")
TEXTS = (*HEADINGS, "p", "li", "th", "td")
FLOW = library().data_flow()


def saved(name: str, ending: str) -> tuple[dict, bytes]:
    """What the page offers when a button is pressed: the message and the file."""
    told, sheet = [], statement(name)
    sheet.send = lambda message, buffers=None: told.append((message, buffers))
    for message in ({"type": "open"}, {"type": "commit", "id": ending, "values": {}}):
        sheet._handle_custom_msg(message, [])
    message, [content] = told[-1]
    return message, content


def written_on(name: str) -> Seen:
    """The words of a notebook's page, read by another reader of Markdown."""
    cells = json.loads((notebooks_folder() / FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    markdown = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return Seen(MarkdownIt().enable("table").render(markdown))


def words(page: Seen, *tags: str) -> list[str]:
    """The words within these elements, whatever stands between them."""
    return re.findall(r"\w+", " ".join(page.texts(*tags)))


@pytest.mark.parametrize("name", PAGES)
class TestEveryPage:
    @pytest.mark.parametrize("ending", ENDINGS)
    def test_says_in_a_file_what_it_says_on_the_screen(self, home, name, ending):
        page, (message, content) = written_on(name), saved(name, ending)
        document = seen_in_word(content) if ending == ".docx" else Seen(content.decode("utf-8"))
        assert message == {"type": "file", "name": f"{name}{ending}", "mime": MIME[ending]}
        assert not {*words(page, *TEXTS)} - {*words(document, *TEXTS)}
        assert len(document.all("li")) == len(page.all("li"))
        assert len(document.all("table")) == len(page.all("table")) + (name == DRAFT)

    def test_has_its_headings_in_order_under_one_title(self, name):
        page, document = written_on(name), Seen(html(paper(name)).decode("utf-8"))
        assert [(heading.tag, heading.text) for heading in document.all(*HEADINGS)] == [(heading.tag, heading.text) for heading in page.all(*HEADINGS)]
        assert len(document.all("h1")) == 1


def test_the_picture_of_where_words_go_is_in_the_draft_with_the_same_in_words_and_as_a_table():
    parts = paper(DRAFT).parts
    [place] = [n for n, part in enumerate(parts) if isinstance(part, Picture)]
    picture, table = parts[place : place + 2]
    assert picture.png.startswith(b"\x89PNG")
    assert isinstance(table, Table)
    titles = {one.id: one.title for one in FLOW.places}
    assert table.rows == tuple((titles[flow.start], titles[flow.end], flow.text) for flow in FLOW.flows)
    assert all(title.lower() in picture.alt.lower() for title in titles.values())
    assert all(flow.text.lower() in picture.alt for flow in FLOW.flows)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_picture_is_in_the_file(home, ending):
    content = saved(DRAFT, ending)[1]
    [picture] = (seen_in_word(content) if ending == ".docx" else Seen(content.decode("utf-8"))).all("img")
    assert b64decode(picture.attributes["src"].partition(",")[2]).startswith(b"\x89PNG")
    assert FLOW.title in picture.attributes["alt"]
