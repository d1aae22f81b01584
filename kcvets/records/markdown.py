"""Markdown as the parts of a paper: headings, paragraphs, lists and tables, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kcvets.records.paper import Bullets, Heading, Paragraph, Part, Table

Token = Mapping[str, Any]


def parts_of(text: str) -> Iterator[Part]:
    """Read Markdown into parts; emphasis is dropped, and a link to elsewhere is followed by its address.

    Parameters
    ----------
    text : str
        Markdown, with tables.
    """
    from mistune import create_markdown  # here, as most pages never make a document

    caption = ""
    for token in create_markdown(renderer=None, plugins=["table"])(text):
        kind = token["type"]
        if kind == "heading":
            caption = _words(token["children"])
            yield Heading(caption, max(token["attrs"]["level"] - 1, 1))
        elif kind == "paragraph":
            yield Paragraph(_words(token["children"]))
        elif kind == "list":
            yield Bullets(tuple(_words(item["children"]) for item in token["children"]))
        elif kind == "table":
            head, body = token["children"]
            rows = tuple(tuple(_words(cell["children"]) for cell in row["children"]) for row in body["children"])
            yield Table(caption, tuple(_words(cell["children"]) for cell in head["children"]), rows)


def _words(tokens: Sequence[Token]) -> str:
    return "".join(map(_word, tokens)).strip()


def _word(token: Token) -> str:
    inner = "".join(map(_word, token["children"])) if "children" in token else token.get("raw", "")
    if token["type"] == "link" and ":" in token["attrs"]["url"]:
        return f"{inner} ({token['attrs']['url']})"
    return " " if token["type"] in ("softbreak", "linebreak") else inner
