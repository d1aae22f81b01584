"""A project while it is read: its markup, its archive, and which identifier of it stands for what here."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from lxml import etree

from kcvets.research.coding.model import Memo
from kcvets.research.coding.refi.archive import Archive
from kcvets.research.coding.refi.markup import Markup
from kcvets.research.coding.refi.terms import as_guid, guid_for


@dataclass
class Given:
    """What is known of a project that is being read.

    Parameters
    ----------
    markup : Markup
        Its description.
    archive : Archive
        Its texts.
    origin : str
        The program that wrote it.
    coders : dict
        By GUID of a user, the coder.
    codes, cases : set of str
        Their GUIDs.
    ids : dict
        By GUID of a text, code, coding or stretch, the id here of what a memo at it is about.
    memos : list of Memo
        What stands elsewhere than in a note, as a description.
    remarks : list of str
        What was read otherwise than it stands there.
    """

    markup: Markup
    archive: Archive
    origin: str
    coders: dict[str, str] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)
    ids: dict[str, str] = field(default_factory=dict)
    memos: list[Memo] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def coder(self, element: etree._Element) -> str:
        """Who made something; somebody whom the file does not name is called by the GUID."""
        written = self.markup.get(element, "creatingUser")
        return self.coders.get(as_guid(written), written)

    def words(self, element: etree._Element) -> str | None:
        """The plain words of a text or note; None where there are none in the file, or none that can be read."""
        markup, path = self.markup, element.get("plainTextPath", "")
        if not path:
            return markup.words(element, "PlainTextContent") if markup.all(element, "PlainTextContent") else None
        markup.get(element, "plainTextPath")
        try:
            content = self.archive.text(path)
            return None if content is None else content.decode("utf-8-sig")
        except KeyError:
            markup.fault(element, "plainTextPath", f"there is no {path} among the sources")
        except UnicodeDecodeError:
            markup.fault(element, "plainTextPath", f"{path} is not text in UTF-8")
        return None

    def comment(self, element: etree._Element, about: str, before: str = "") -> None:
        """Take an element's description as a memo."""
        words = self.markup.words(element, "Description")
        if words:
            id = guid_for("description", self.markup.get(element, "guid") or about)
            self.memos.append(Memo(id, about, "note", before + words, self.coder(element), self.markup.time(element, "creationDateTime")))


def unique(name: str, guid: str, taken: Container[str]) -> str:
    """A name that is not taken: the one given, or with the GUID behind it."""
    while name in taken:
        name = f"{name} ({guid})"
    return name
