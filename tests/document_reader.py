"""Documents as a reader gets them who knows nothing of what wrote them: HTML by Python's parser, Word by mammoth."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO

import mammoth

VOID = ("meta", "br", "img")


@dataclass
class Element:
    """An element: its tag, its attributes, all text within."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""


class Seen(HTMLParser):
    """A page that was read.

    Parameters
    ----------
    page : str
        HTML. What is neither an element nor text is refused.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.words = ""  # of the body, with what pictures show, in order
        self._within: list[Element] = []
        self.feed(page)
        self.close()
        assert not self._within, "something was left open"

    def all(self, *tags: str) -> list[Element]:
        """The elements with these tags, in order."""
        return [element for element in self.elements if element.tag in tags]

    def texts(self, *tags: str) -> list[str]:
        """The text of each element with these tags, in order."""
        return [element.text for element in self.all(*tags)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))
        if tag not in VOID:
            self._within.append(self.elements[-1])
        self.handle_data({"br": "\n", "img": dict(attrs).get("alt", "")}.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._within.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._within:
            element.text += data
        if "head" not in [element.tag for element in self._within]:
            self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    handle_pi = unknown_decl = handle_comment


def seen_in_word(document: bytes) -> Seen:
    """A .docx file as mammoth reads it."""
    return Seen(mammoth.convert_to_html(BytesIO(document)).value)
