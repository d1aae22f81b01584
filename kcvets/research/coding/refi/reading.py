"""Projects that this or another program wrote, read with an account of what has no place here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kcvets.errors import KcvetsError
from kcvets.research.coding.model import Project
from kcvets.research.coding.refi.archive import opened
from kcvets.research.coding.refi.cases import read_cases
from kcvets.research.coding.refi.codebook import read_codes
from kcvets.research.coding.refi.given import Given, unique
from kcvets.research.coding.refi.markup import LeftOut, Markup, account, parsed
from kcvets.research.coding.refi.notes import read_memos
from kcvets.research.coding.refi.sources import Sources
from kcvets.research.coding.refi.terms import DONE, as_guid
from kcvets.research.lines import refuse


@dataclass(frozen=True, repr=False)
class Read:
    """A project that was read.

    Parameters
    ----------
    project : Project
        What could be taken.
    left_out : tuple of LeftOut
        What could not, such as pictures and what is coded in them, links, sets, and every element or attribute unknown here.
    remarks : tuple of str
        What was read otherwise than it stands in the file, as where a program counts line breaks in a way of its own.
    """

    project: Project
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...] = ()

    def __repr__(self) -> str:
        there = self.project
        counts = {"codes": there.codes, "texts": there.texts, "codings": there.codings, "memos": there.memos, "cases": there.cases}
        told = f"{there.title} ({', '.join(f'{name}: {len(each):,}' for name, each in counts.items())})"
        return "\n".join([told, *self.remarks, *account(self.left_out)])


def read_project(file: Path) -> Read:
    """Read a project.

    Texts are read by their plain words; a formatted copy beside them is left out. Nothing is unpacked on the disk, nothing outside of the
    file is opened, and pictures and recordings are not looked into.

    Parameters
    ----------
    file : Path
        A ``.qdpx`` file.

    Raises
    ------
    ContentError
        With every fault in it, such as a coding beyond its text's end or a code that the codebook does not have.
    KcvetsError
        Where it cannot be read, is no project, is damaged, or is larger than any such project.
    """
    file = Path(file)
    with opened(file) as archive:
        markup = Markup(parsed(archive.project(), file.name), file.name)
        if markup.kind != "Project":
            raise KcvetsError(f"{file.name} is no REFI-QDA project: give a project that was exported as such (.qdpx).")
        given = Given(markup, archive, markup.get(markup.root, "origin"))
        project = _project(given)
    refuse(markup.faults)
    return Read(project, markup.left_out(), tuple(given.remarks))


def _project(given: Given) -> Project:
    markup, root = given.markup, given.markup.root
    given.coders.update(_coders(markup))
    codes = [code for codebook in markup.all(root, "CodeBook") for code in read_codes(markup, codebook)]
    given.codes.update(code.id for code in codes)
    given.cases.update(as_guid(case.get("guid", "")) for case in markup.all(root, "Cases", "Case"))
    given.ids.update((code.id, code.id) for code in codes)
    sources = Sources(given)
    cases = read_cases(given, sources)
    memos = read_memos(given)
    title = markup.get(root, "name")
    return Project(title, tuple(codes), sources.texts, tuple(sources.codings), tuple(memos), tuple(cases), _done(given, sources))


def _coders(markup: Markup) -> dict[str, str]:
    """By GUID, the name of each user; two of the same name are told apart."""
    coders: dict[str, str] = {}
    for element in markup.all(markup.root, "Users", "User"):
        markup.take(element)
        guid = markup.guid(element)
        name = markup.get(element, "name") or markup.get(element, "id") or guid
        coders[guid] = unique(name, guid, set(coders.values()))
    return coders


def _done(given: Given, sources: Sources) -> dict[str, tuple[str, ...]]:
    """By text, who is done with it, by name: the sets that are named so."""
    markup, found = given.markup, dict[str, set[str]]()
    for element in markup.all(markup.root, "Sets", "Set"):
        if not element.get("name", "").startswith(DONE):
            continue
        markup.take(element)
        markup.get(element, "guid")
        coder = markup.get(element, "name").removeprefix(DONE)
        for member in markup.all(element, "MemberSource"):
            text = given.ids.get(as_guid(markup.get(member, "targetGUID")))
            if text in sources.texts:
                markup.take(member)
                found.setdefault(text, set()).add(coder)
    return {id: tuple(sorted(found[id])) for id in sources.texts if id in found}
