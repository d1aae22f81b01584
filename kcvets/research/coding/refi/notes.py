"""The memos of a project that is read: notes, each at what it is about, and what others wrote as a description."""

from __future__ import annotations

import re
from collections.abc import Container

from lxml import etree

from kcvets.research.coding.model import Memo
from kcvets.research.coding.refi.given import Given
from kcvets.research.coding.refi.terms import KINDS, as_guid

#: A note's name that says no more than its kind; programs in which names are unique add a number.
KIND = re.compile(rf"({'|'.join(KINDS)})(?: ?\(\d+\))?", re.IGNORECASE)


def read_memos(given: Given) -> list[Memo]:
    """Every memo; one that nothing refers to is about the whole project.

    A note's name that is no kind of memo, and its description, stand above its words.
    """
    markup = given.markup
    about = _references(given)
    about |= _links(given, about)
    memos: dict[str, Memo] = {}
    for element in markup.all(markup.root, "Notes", "Note"):
        words = given.words(element)
        if words is None:
            continue
        markup.take(element)
        id, kind, title = markup.guid(element), *_kind(markup.get(element, "name"))
        if id in memos:
            markup.fault(element, "guid", f"{id} is the GUID of another memo too", "Give each a GUID of its own")
        above = [part for part in (title, markup.words(element, "Description")) if part]
        at = markup.time(element, "creationDateTime")
        memos[id] = Memo(id, about.get(id, ""), kind, "\n\n".join([*above, words]), given.coder(element), at)
    given.comment(markup.root, "")
    return [*memos.values(), *given.memos]


def _kind(name: str) -> tuple[str, str]:
    """Kind and title that a note's name says."""
    found = KIND.fullmatch(name.strip())
    return (found[1].lower(), "") if found else (KINDS[0], name)


def _references(given: Given) -> dict[str, str]:
    """By GUID of a note, what it stands at; where it stands at several things, the first of them."""
    markup, about = given.markup, dict[str, str]()
    notes = {as_guid(note.get("guid", "")) for note in markup.all(markup.root, "Notes", "Note")}
    for reference in markup.root.iter("{*}NoteRef"):
        note, at = as_guid(reference.get("targetGUID", "")), _stands_at(given, reference.getparent())
        if note in notes and note not in about and at is not None:
            about[note] = at
            markup.take(reference)
            markup.get(reference, "targetGUID")
    return about


def _stands_at(given: Given, element: etree._Element) -> str | None:
    if element is given.markup.root:
        return ""
    return given.ids.get(as_guid(element.get("guid", "")))


def _links(given: Given, placed: Container[str]) -> dict[str, str]:
    """By GUID of a note that has no place yet, what a link joins it with, as NVivo does for a note at a stretch of text."""
    markup, about = given.markup, dict[str, str]()
    notes = {as_guid(note.get("guid", "")) for note in markup.all(markup.root, "Notes", "Note")}
    for link in markup.all(markup.root, "Links", "Link"):
        ends = [as_guid(link.get(name, "")) for name in ("originGUID", "targetGUID")]
        for note, other in (ends, reversed(ends)):
            if note in notes and note not in about and note not in placed and other in given.ids:
                about[note] = given.ids[other]
                markup.take(link)
                for name in ("guid", "originGUID", "targetGUID"):
                    markup.get(link, name)
    return about
