"""The texts of a project that is read, and which stretches of them are coded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from kcvets.research.coding.model import Coding
from kcvets.research.coding.refi.given import Given, unique
from kcvets.research.coding.refi.markup import name_of
from kcvets.research.coding.refi.positions import Stretch, counted
from kcvets.research.coding.refi.terms import as_guid


class Sources:
    """The texts with their codings; of a PDF, its plain words.

    A text's id is the name it has in the file, or that of its own file where it has none.

    Parameters
    ----------
    given : Given
        The project, with its codes read.

    Attributes
    ----------
    texts : dict
        By id, the words.
    elements : dict
        By id, where the text stands in the file.
    codings : list of Coding
        In the texts' order.
    """

    def __init__(self, given: Given) -> None:
        self.texts: dict[str, str] = {}
        self.elements: dict[str, etree._Element] = {}
        self.codings: list[Coding] = []
        self._given, self._markup = given, given.markup
        for named, element in self._sources():
            words = given.words(element)
            if words is not None:
                self._read_text(named, element, words)

    def _sources(self) -> Iterator[tuple[etree._Element, etree._Element]]:
        """Each text, after what names it: itself, or the PDF whose words it holds."""
        for holder in self._markup.all(self._markup.root, "Sources"):
            for source in holder:
                texts = [source] if name_of(source) == "TextSource" else self._markup.all(source, "Representation")
                yield from ((source, text) for text in texts)

    def _read_text(self, named: etree._Element, element: etree._Element, words: str) -> None:
        markup, given = self._markup, self._given
        markup.take(element)
        guids = {markup.guid(element), as_guid(named.get("guid", ""))} - {""}
        if any(guid in given.ids for guid in guids):
            markup.fault(element, "guid", "another text, or a code, has it too", "Give each a GUID of its own")
        stem = PurePosixPath(element.get("plainTextPath", "").replace("\\", "/")).stem
        markup.get(element, "name")
        id = unique(named.get("name", stem), min(guids, default="?"), self.texts)
        self.texts[id], self.elements[id] = words, element
        given.ids.update(dict.fromkeys(guids, id))
        given.comment(element, id)
        self._read_stretches(element, id)
        for coding in markup.all(element, "Coding"):
            self._read_coding(coding, None, (id, 0, len(words)))

    def _read_stretches(self, element: etree._Element, id: str) -> None:
        found = [(each, stretch) for each in self._markup.all(element, "PlainTextSelection") if (stretch := self._stretch(each))]
        way = counted(self.texts[id], [stretch for _, stretch in found], self._given.origin)
        if way.way:
            told = f"Text {id!r}: its positions count {way.way}, as the names of its stretches or the program that wrote it show."
            self._given.remarks.append(told)
        for each, (start, end, _) in found:
            first, last = way.place(start), way.place(end)
            if first is None or last is None or first > last:
                wrong = f"from {start} to {end} is no stretch of text {id!r}, which has {len(self.texts[id])} characters"
                self._markup.fault(each, "startPosition and endPosition", wrong)
            else:
                self._read_stretch(each, (id, first, last))

    def _stretch(self, element: etree._Element) -> Stretch | None:
        """Start, end and name, as they stand there."""
        try:
            start, end = (int(self._markup.get(element, name)) for name in ("startPosition", "endPosition"))
        except ValueError:
            self._markup.fault(element, "startPosition and endPosition", "they are not both whole numbers")
            return None
        return start, end, self._markup.get(element, "name")

    def _read_stretch(self, element: etree._Element, place: tuple[str, int, int]) -> None:
        id, start, end = place
        before = len(self.codings)
        for coding in self._markup.all(element, "Coding"):
            self._read_coding(coding, element, place)
        if self.codings[before:]:
            self._markup.take(element)
            about, quoted = self.codings[before].id, ""
        else:
            about, quoted = id, f"“{self.texts[id][start:end]}”\n\n"
        guid = as_guid(self._markup.get(element, "guid"))
        if guid:
            self._given.ids[guid] = about
        self._given.comment(element, about, quoted)

    def _read_coding(self, element: etree._Element, stretch: etree._Element | None, place: tuple[str, int, int]) -> None:
        """Take a coding; one of no characters, or with a case in place of a code, is told as left out."""
        markup, given = self._markup, self._given
        for reference in markup.all(element, "CodeRef")[:1]:
            code = markup.guid(reference, "targetGUID")
            if place[1] == place[2] or (code in given.cases and code not in given.codes):
                return
            if code and code not in given.codes:
                markup.fault(reference, "targetGUID", f"the codebook has no code {code}")
            markup.take(element, reference)
            coder, at = given.coder(self._says(element, stretch, "creatingUser")), self._says(element, stretch, "creationDateTime")
            coding = Coding(markup.guid(element), *place, code, coder, markup.time(at, "creationDateTime"))
            if coding.id in given.ids:
                markup.fault(element, "guid", f"{coding.id} is the GUID of something else too", "Give each a GUID of its own")
            given.ids[coding.id] = coding.id
            self.codings.append(coding)

    def _says(self, coding: etree._Element, stretch: etree._Element | None, name: str) -> etree._Element:
        """Who says something about a coding: itself, or its stretch where it says nothing."""
        if stretch is None:
            return coding
        if coding.get(name) in (None, stretch.get(name)):
            self._markup.get(stretch, name)
        return stretch if coding.get(name) is None else coding
