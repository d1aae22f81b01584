"""What a file after the standard could not hold, found before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kcvets.errors import Fault
from kcvets.research.coding.model import Case, Code, Coding, Memo, Project
from kcvets.research.coding.refi.terms import COLOUR, KINDS, as_guid, guid_for, in_utc

#: Characters that XML 1.0 has no way to write.
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NOT_IN_UTF_8 = re.compile("[\ud800-\udfff]")
LONGEST, DEEPEST = 1_000_000, 200  # what a careful reader of XML takes


def project_faults(project: Project, file: str) -> list[Fault]:
    """Everything in a project that hinders its being written."""
    return [
        *_unfit(file, "project", {"title": project.title}),
        *code_faults(project.codes, file),
        *_text_faults(project.texts, file),
        *_coding_faults(project, file),
        *_memo_faults(project, file),
        *_case_faults(project, file),
        *_done_faults(project, file),
    ]


def code_faults(codes: Iterable[Code], file: str) -> list[Fault]:
    """Everything in codes that hinders their being written."""
    found: list[Fault] = []
    depth = {"": 0}
    for code in codes:
        place, id = f"code {code.name!r}", code.id.lower()
        found += [*_unfit(file, place, {"name": code.name, "description": code.description}), *_no_guid(file, place, code.id, depth)]
        if code.colour and not COLOUR.fullmatch(code.colour):
            found.append(Fault(file, place, "colour", f"{code.colour!r} is no colour", "Write it as #rrggbb, or leave it empty"))
        if code.parent.lower() not in depth:
            wrong = f"no code before it has the id {code.parent!r}"
            found.append(Fault(file, place, "parent", wrong, "Put each code after the one above it"))
        depth[id] = depth.get(code.parent.lower(), 0) + 1
        if depth[id] > DEEPEST:
            found.append(Fault(file, place, "parent", f"it lies more than {DEEPEST} codes deep", "Move it further up"))
    return found


def _text_faults(texts: Mapping[str, str], file: str) -> Iterator[Fault]:
    for id, words in texts.items():
        yield from _unfit(file, f"text {id!r}", {"id": id})
        yield from _not_encodable(file, f"text {id!r}", "words", words)


def _coding_faults(project: Project, file: str) -> Iterator[Fault]:
    codes = {code.id.lower() for code in project.codes}
    seen = set(codes)
    for coding in project.codings:
        place = f"coding {coding.id!r}"
        yield from _no_guid(file, place, coding.id, seen)
        yield from _by_and_at(file, place, coding)
        seen.add(coding.id.lower())
        if coding.code.lower() not in codes:
            yield Fault(file, place, "code", f"the codebook has no code {coding.code!r}", "Add the code, or delete the coding")
        if coding.text not in project.texts:
            yield Fault(file, place, "text", f"there is no text {coding.text!r}", "Add the text, or delete the coding")
        elif not 0 <= coding.start < coding.end <= (length := len(project.texts[coding.text])):
            wrong = f"from {coding.start} to {coding.end} is no stretch of a text of {length} characters"
            yield Fault(file, place, "start and end", wrong, "Delete the coding, and code the text once more")


def _memo_faults(project: Project, file: str) -> Iterator[Fault]:
    ids = {"", *project.texts, *(code.id for code in project.codes), *(coding.id for coding in project.codings)}
    seen = {guid_for("text", id) for id in project.texts}  # a memo's words and a text's stand in the same folder
    for memo in project.memos:
        place = f"memo {memo.id!r}"
        yield from _no_guid(file, place, memo.id, seen)
        yield from _by_and_at(file, place, memo)
        yield from _not_encodable(file, place, "words", memo.words)
        seen.add(memo.id.lower())
        if memo.about not in ids:
            yield Fault(file, place, "about", f"there is no text, code or coding {memo.about!r}", "Say what it is about, or leave it empty")
        if memo.kind not in KINDS:
            yield Fault(file, place, "kind", f"{memo.kind!r} is no kind of memo", f"Use one of {', '.join(KINDS)}")


def _case_faults(project: Project, file: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for case in project.cases:
        place = f"case {case.name!r}"
        yield from _unfit(file, place, {"name": case.name, **_values(case)})
        if case.name in seen:
            yield Fault(file, place, "name", "another case has it too", "Give each case a name of its own")
        seen.add(case.name)
        for id in case.texts:
            if id not in project.texts:
                yield Fault(file, place, "texts", f"there is no text {id!r}", "Add the text, or take it out of the case")


def _done_faults(project: Project, file: str) -> Iterator[Fault]:
    for id, coders in project.done.items():
        yield from _unfit(file, f"text {id!r}", {f"done by {coder!r}": coder for coder in coders})
        if id not in project.texts:
            yield Fault(file, f"text {id!r}", "done", "there is no such text", "Add the text, or take it out of what is done")


def _values(case: Case) -> dict[str, str]:
    return {f"{kind} {name!r}": text for name, value in case.values.items() for kind, text in (("variable", name), ("value of", value))}


def _by_and_at(file: str, place: str, made: Coding | Memo) -> Iterator[Fault]:
    yield from _unfit(file, place, {"coder": made.coder})
    try:
        in_utc(made.at)
    except ValueError:
        yield Fault(file, place, "at", f"{made.at!r} is no time", "Write it as ISO does, such as 2027-01-31T09:30:00+00:00")


def _no_guid(file: str, place: str, id: str, taken: Iterable[str]) -> Iterator[Fault]:
    if not id or as_guid(id) != id.lower():
        yield Fault(file, place, "id", f"{id!r} is no GUID", "Give it one, as uuid.uuid4() makes them")
    elif id.lower() in taken:
        yield Fault(file, place, "id", "another has it too", "Give each an id of its own")


def _unfit(file: str, place: str, said: Mapping[str, str]) -> Iterator[Fault]:
    """What XML cannot hold of what was said, by field."""
    for name, text in said.items():
        odd = NOT_IN_XML.search(text)
        if odd:
            wrong = f"the character U+{ord(odd[0]):04X} at {odd.start()} cannot stand in XML"
            yield Fault(file, place, name, wrong, "Take it out, or write something else in its place")
        if len(text) > LONGEST:
            yield Fault(file, place, name, f"it is longer than {LONGEST:,} characters", "Shorten it")


def _not_encodable(file: str, place: str, name: str, words: str) -> Iterator[Fault]:
    odd = NOT_IN_UTF_8.search(words)
    if odd:
        wrong = f"half a character (U+{ord(odd[0]):04X}) at {odd.start()} cannot be written"
        yield Fault(file, place, name, wrong, "Take it out, or read the text once more from where it came")
