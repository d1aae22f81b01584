"""Projects, written so that other programs can go on with them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from kcvets.research.coding.model import Case, Coding, Memo, Project
from kcvets.research.coding.refi.checks import project_faults
from kcvets.research.coding.refi.codebook import check_name, put_codes, serialised
from kcvets.research.coding.refi.terms import DONE, ORIGIN, PROJECT, guid_for, in_utc, opening
from kcvets.research.folder import whole
from kcvets.research.lines import refuse
from kcvets.research.packing import packed

TAG = f"{{{PROJECT}}}"
BOM = "\ufeff"


def write_project(project: Project, file: Path) -> None:
    """Write a project for other programs, whole or not at all; the same project always gives the same bytes.

    Codes are written as the tree that they are, codings text by text, each in the order given, and who is done with a text by name.

    Parameters
    ----------
    project : Project
        Codes, texts, codings, memos and cases.
    file : Path
        Ends in ``.qdpx``; replaced if it exists.

    Raises
    ------
    ContentError
        With everything in the project that such a file cannot hold, or that does not fit together.
    KcvetsError
        Where the file's name ends otherwise.
    """
    file = Path(file)
    check_name(file, ".qdpx")
    refuse(project_faults(project, file.name))
    parts = {"project.qde": serialised(_described(project))}
    parts |= {f"sources/{_text_guid(id)}.txt": _encoded(words) for id, words in project.texts.items()}
    parts |= {f"sources/{memo.id.lower()}.txt": _encoded(memo.words) for memo in project.memos}
    with whole(file) as part:
        part.write_bytes(packed(parts))


def _encoded(words: str) -> bytes:
    """Words as UTF-8; before words that begin with a byte order mark stands another, as a reader takes the first for none of them."""
    return words.encode("utf-8-sig" if words.startswith(BOM) else "utf-8")


def _described(project: Project) -> etree._Element:
    root = etree.Element(f"{TAG}Project", nsmap={None: PROJECT}, name=project.title, origin=ORIGIN)
    places = {"": root}
    for coder in sorted({made.coder for made in (*project.codings, *project.memos)} - {""}):
        _add(_holder(root, "Users"), "User", guid=guid_for("coder", coder), name=coder)
    if project.codes:
        codes = put_codes(etree.SubElement(root, f"{TAG}CodeBook"), project.codes)
        places |= {code.id: codes[code.id.lower()] for code in project.codes}
    variables = dict.fromkeys(name for case in project.cases for name in case.values)
    for name in variables:
        _add(_holder(root, "Variables"), "Variable", guid=guid_for("variable", name), name=name, typeOfVariable="Text")
    for case in project.cases:
        _put_case(_holder(root, "Cases"), case)
    places |= _put_texts(root, project)
    if project.memos:
        _holder(root, "Notes")
    for coder in sorted({coder for coders in project.done.values() for coder in coders}):
        _put_done(_holder(root, "Sets"), coder, [id for id in project.texts if coder in project.done.get(id, ())])
    for memo in project.memos:
        _put_memo(root, places[memo.about], memo)
    return root


def _put_case(cases: etree._Element, case: Case) -> None:
    element = _add(cases, "Case", guid=guid_for("case", case.name), name=case.name)
    for name, value in case.values.items():
        known = _add(element, "VariableValue")
        _add(known, "VariableRef", targetGUID=guid_for("variable", name))
        _add(known, "TextValue").text = value
    for id in case.texts:
        _add(element, "SourceRef", targetGUID=_text_guid(id))


def _put_texts(root: etree._Element, project: Project) -> dict[str, etree._Element]:
    """Add the texts with their codings; by id, the element of each."""
    places = {}
    for id in project.texts:
        path = f"internal://{_text_guid(id)}.txt"
        places[id] = _add(_holder(root, "Sources"), "TextSource", guid=_text_guid(id), name=id, plainTextPath=path)
    for coding in project.codings:
        words = project.texts[coding.text][coding.start : coding.end]
        places.setdefault(coding.id, _put_coding(places[coding.text], coding, words))
    return places


def _put_coding(text: etree._Element, coding: Coding, words: str) -> etree._Element:
    made = _made(coding)
    stretch = _add(text, "PlainTextSelection", guid=guid_for("stretch", coding.id.lower()), name=opening(words), **made)
    stretch.set("startPosition", str(coding.start))
    stretch.set("endPosition", str(coding.end))
    element = _add(stretch, "Coding", guid=coding.id.lower(), **made)
    _add(element, "CodeRef", targetGUID=coding.code.lower())
    return element


def _put_done(sets: etree._Element, coder: str, ids: Iterable[str]) -> None:
    element = _add(sets, "Set", guid=guid_for("done", coder), name=f"{DONE}{coder}")
    for id in ids:
        _add(element, "MemberSource", targetGUID=_text_guid(id))


def _put_memo(root: etree._Element, place: etree._Element, memo: Memo) -> None:
    guid = memo.id.lower()
    _add(_holder(root, "Notes"), "Note", guid=guid, name=memo.kind, plainTextPath=f"internal://{guid}.txt", **_made(memo))
    reference = _add(place, "NoteRef", targetGUID=guid)
    below = place.find(f"{TAG}Code")  # the schema has a code's memos before the codes below it
    if below is not None:
        below.addprevious(reference)


def _made(made: Coding | Memo) -> dict[str, str]:
    """By whom and when, as attributes."""
    told = {"creatingUser": guid_for("coder", made.coder) if made.coder else "", "creationDateTime": in_utc(made.at)}
    return {name: value for name, value in told.items() if value}


def _text_guid(id: str) -> str:
    return guid_for("text", id)


def _holder(root: etree._Element, name: str) -> etree._Element:
    """The element of the project that holds all of a kind; added where there is none, as the schema wants none that is empty."""
    found = root.find(f"{TAG}{name}")
    return etree.SubElement(root, f"{TAG}{name}") if found is None else found


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{TAG}{tag}", attributes)
