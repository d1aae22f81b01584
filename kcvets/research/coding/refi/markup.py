"""XML that somebody else wrote: parsed without harm, and with an account of what nobody took from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from kcvets.errors import Fault, KcvetsError
from kcvets.research.coding.refi.terms import as_guid, in_utc

REMEDY = "Export it once more from the program it comes from"
MOST_TAGS = 2_000_000  # some 400,000 codings
#: What has no meaning but to hold others.
HOLDERS = {"Users", "CodeBook", "Codes", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs"}
#: What people call what can be left out; it is counted wherever it stands in something left out.
THINGS = {
    "TextSource": "text without its plain words",
    "PictureSource": "picture",
    "PDFSource": "PDF (its pages)",
    "AudioSource": "sound recording",
    "VideoSource": "video",
    "Transcript": "transcript",
    "PlainTextSelection": "stretch of text",
    "PictureSelection": "part of a picture",
    "PDFSelection": "part of a page",
    "AudioSelection": "part of a sound recording",
    "VideoSelection": "part of a video",
    "TranscriptSelection": "part of a transcript",
    "Coding": "coding",
    "Note": "memo",
    "NoteRef": "further place of a memo",
    "CodeRef": "code of a case",
    "SourceRef": "text or recording of a case",
    "SelectionRef": "stretch of a case",
    "Variable": "variable",
    "VariableValue": "value of a variable",
    "Case": "case",
    "Set": "set",
    "Link": "link",
    "Graph": "graph",
    "Description": "description",
}
ATTRIBUTES = {"richTextPath": "formatted copy of a text"}
WHERE_THE_SCHEMA_IS = "{http://www.w3.org/2001/XMLSchema-instance}"


@dataclass(frozen=True)
class LeftOut:
    """Something that a file holds and a project here has no place for.

    Parameters
    ----------
    kind : str
        What it is, such as ``"picture"`` or ``"coding"``.
    name : str
        What it is called, or what it belongs to; empty where neither has a name.
    count : int
        How many of them.
    """

    kind: str
    name: str
    count: int

    def __str__(self) -> str:
        return f"{self.count} × {self.kind}" + (f": {self.name}" if self.name else "")


def account(left_out: Iterable[LeftOut]) -> list[str]:
    """What was left out, in lines for people."""
    told = [str(one) for one in left_out]
    return ["Left out:", *told] if told else ["Nothing was left out."]


def parsed(content: bytes, file: str) -> etree._Element:
    """The root of a document, with nothing expanded and nothing fetched.

    Raises
    ------
    KcvetsError
        Where it is no sound XML, is larger than any project, or declares a document type, which files after the standard never do.
    """
    if content.count(b"<") > MOST_TAGS:
        raise KcvetsError(f"{file} holds more than {MOST_TAGS:,} tags, more than can be looked through: divide it into several.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise KcvetsError(f"{file} is no sound XML ({error.msg}). {REMEDY}.") from None
    if root.getroottree().docinfo.doctype:
        raise KcvetsError(f"{file} declares a document type, which may hide something: do not use it unless its sender explains why.")
    return root


class Markup:
    """A document, and what was taken from it so far.

    Parameters
    ----------
    root : Element
        Of the document.
    file : str
        What a fault calls it.
    """

    def __init__(self, root: etree._Element, file: str) -> None:
        self.root, self.file = root, file
        self.faults: list[Fault] = []
        self._taken: set[etree._Element] = {root}
        self._attributes: set[tuple[etree._Element, str]] = set()

    @property
    def kind(self) -> str:
        """What sort of document it is: the name of its root in the standard, or empty."""
        return name_of(self.root)

    def all(self, element: etree._Element, *path: str) -> list[etree._Element]:
        """Elements of the standard at the end of a path of names, whichever version of the standard they are of."""
        found = [element]
        for name in path:
            found = [child for each in found for child in each if name_of(child) == name]
        return found

    def take(self, *elements: etree._Element) -> None:
        """Note that elements were understood."""
        self._taken.update(elements)

    def get(self, element: etree._Element, name: str) -> str:
        """An attribute, which is taken; empty where there is none."""
        self._attributes.add((element, name))
        return element.get(name, "")

    def words(self, element: etree._Element, name: str) -> str:
        """What the first child of a name says, which is taken; empty where there is none."""
        for child in self.all(element, name)[:1]:
            self.take(child)
            return "".join(child.itertext())
        return ""

    def guid(self, element: etree._Element, name: str = "guid") -> str:
        """A GUID that has to be there; a fault, and empty, where it is none."""
        found = as_guid(self.get(element, name))
        if not found:
            self.fault(element, name, f"{element.get(name, '')!r} is no GUID")
        return found

    def time(self, element: etree._Element, name: str) -> str:
        """A time in UTC; one that cannot be read is not taken."""
        try:
            time = in_utc(element.get(name, ""))
        except ValueError:
            return ""
        self.get(element, name)
        return time

    def fault(self, element: etree._Element, field: str, wrong: str, remedy: str = REMEDY) -> None:
        """Note a fault at an element."""
        self.faults.append(Fault(self.file, f"{name_of(element)}, line {element.sourceline}", field, wrong, remedy))

    def left_out(self) -> tuple[LeftOut, ...]:
        """What was not taken, by kind and name, in the order of the document."""
        counted: Counter[tuple[str, str]] = Counter()
        for element in self.root.iter():
            name, parent = name_of(element), element.getparent()
            if element in self._taken or name in HOLDERS:
                counted.update((ATTRIBUTES.get(key, f"attribute {key} of {name}"), "") for key in self._not_taken(element))
            elif name in THINGS and not (name == "CodeRef" and name_of(parent) == "Coding"):
                counted[THINGS[name], _called(element)] += 1
            elif parent in self._taken or name_of(parent) in HOLDERS:
                counted[f"element {name or element.tag}", _called(element)] += 1
        return tuple(LeftOut(kind, name, count) for (kind, name), count in counted.items())

    def _not_taken(self, element: etree._Element) -> list[str]:
        return [key for key in element.attrib if (element, key) not in self._attributes and not key.startswith(WHERE_THE_SCHEMA_IS)]


def name_of(element: etree._Element) -> str:
    """The name that the standard gives an element; empty for one that is not of the standard."""
    space, _, name = element.tag.rpartition("}")
    return name if space.startswith("{urn:QDA-XML:") else ""


def _called(element: etree._Element) -> str:
    """The nearest name, from the element upwards, below the whole project; that of a stretch is words of a text, and is passed over."""
    while element.getparent() is not None:
        if element.get("name") and not name_of(element).endswith("Selection"):
            return element.get("name")
        element = element.getparent()
    return ""
