"""Codebooks in REFI-QDA: codes inside codes, in a file of their own (``.qdc``) or in a project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kcvets.errors import KcvetsError
from kcvets.research.coding.model import Code
from kcvets.research.coding.refi.archive import LARGEST_DESCRIPTION
from kcvets.research.coding.refi.checks import code_faults
from kcvets.research.coding.refi.markup import LeftOut, Markup, account, parsed
from kcvets.research.coding.refi.terms import CODEBOOK, COLOUR, ORIGIN
from kcvets.research.folder import whole
from kcvets.research.lines import refuse


@dataclass(frozen=True, repr=False)
class ReadCodebook:
    """A codebook that was read.

    Parameters
    ----------
    codes : tuple of Code
        In the file's order, each after the code above it.
    left_out : tuple of LeftOut
        What the file holds beside them, such as sets.
    """

    codes: tuple[Code, ...]
    left_out: tuple[LeftOut, ...]

    def __repr__(self) -> str:
        return "\n".join([f"Codes: {len(self.codes):,}", *account(self.left_out)])


def write_codebook(codes: Iterable[Code], file: Path) -> None:
    """Write a codebook for other programs, whole or not at all; the same codes always give the same bytes.

    Parameters
    ----------
    codes : iterable of Code
        Each after the code above it.
    file : Path
        Ends in ``.qdc``; replaced if it exists.

    Raises
    ------
    ContentError
        With everything in the codes that such a file cannot hold.
    KcvetsError
        Where there is no code, or the file's name ends otherwise.
    """
    file, codes = Path(file), tuple(codes)
    check_name(file, ".qdc")
    if not codes:
        raise KcvetsError("The codebook holds no code, and such a file needs one: add a code first.")
    refuse(code_faults(codes, file.name))
    root = etree.Element(f"{{{CODEBOOK}}}CodeBook", nsmap={None: CODEBOOK}, origin=ORIGIN)
    put_codes(root, codes)
    with whole(file) as part:
        part.write_bytes(serialised(root))


def read_codebook(file: Path) -> ReadCodebook:
    """Read a codebook that this or another program wrote.

    Parameters
    ----------
    file : Path
        A ``.qdc`` file.

    Raises
    ------
    ContentError
        With every fault in it.
    KcvetsError
        Where it cannot be read, or is no codebook.
    """
    file = Path(file)
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_DESCRIPTION + 1)
    except OSError as error:
        raise KcvetsError(f"{file} cannot be read ({error.strerror}): give a file that is there and that you may read.") from None
    if len(content) > LARGEST_DESCRIPTION:
        raise KcvetsError(f"{file.name} is larger than {LARGEST_DESCRIPTION >> 20} MB: a codebook is not, so give another file.")
    markup = Markup(parsed(content, file.name), file.name)
    if markup.kind != "CodeBook":
        raise KcvetsError(f"{file.name} is no REFI-QDA codebook: give a codebook that was exported as such (.qdc).")
    markup.get(markup.root, "origin")
    codes = read_codes(markup, markup.root)
    refuse(markup.faults)
    return ReadCodebook(tuple(codes), markup.left_out())


def check_name(file: Path, ending: str) -> None:
    """Raise `KcvetsError` where a file's name does not end as other programs expect it."""
    if file.suffix.lower() != ending:
        raise KcvetsError(f"{file.name} has to end in {ending} for other programs to open it: name it so.")


def serialised(root: etree._Element) -> bytes:
    """A document as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def put_codes(parent: etree._Element, codes: Iterable[Code]) -> dict[str, etree._Element]:
    """Add codes to a codebook's element; by GUID, the element of each."""
    space = etree.QName(parent).namespace
    made = {"": etree.SubElement(parent, f"{{{space}}}Codes")}
    for code in codes:
        above = made[code.parent.lower()]
        element = etree.SubElement(above, f"{{{space}}}Code", guid=code.id.lower(), name=code.name, isCodable=str(code.codable).lower())
        if code.colour:
            element.set("color", code.colour)
        if code.description:
            etree.SubElement(element, f"{{{space}}}Description").text = code.description
        made[code.id.lower()] = element
    return made


def read_codes(markup: Markup, codebook: etree._Element) -> list[Code]:
    """The codes in a codebook's element, in its order."""
    codes: dict[str, Code] = {}
    waiting = [(element, "") for element in reversed(markup.all(codebook, "Codes", "Code"))]
    while waiting:
        element, parent = waiting.pop()
        code = _code(markup, element, parent)
        if code.id in codes:
            markup.fault(element, "guid", f"{code.id} is the GUID of another code too", "Give each code a GUID of its own")
        codes[code.id] = code
        waiting += [(each, code.id) for each in reversed(markup.all(element, "Code"))]
    return list(codes.values())


def _code(markup: Markup, element: etree._Element, parent: str) -> Code:
    markup.take(element)
    described = markup.words(element, "Description")
    if not described and element.get("description"):  # portableQDA puts it there
        described = markup.get(element, "description")
    codable = markup.get(element, "isCodable").strip() not in ("false", "0")
    return Code(markup.guid(element), markup.get(element, "name"), parent, described, _colour(markup, element), codable)


def _colour(markup: Markup, element: etree._Element) -> str:
    written = element.get("color", "").strip()
    if len(written) == 4:
        written = "#" + "".join(2 * letter for letter in written[1:])
    if not COLOUR.fullmatch(written):
        return ""
    markup.get(element, "color")
    return written
