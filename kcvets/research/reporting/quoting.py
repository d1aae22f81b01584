"""Quotations for a report: what the researcher chose, in ``quotations.toml`` of the study, and of that what goes through the check."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path

from kcvets.errors import ContentError, Fault, KcvetsError
from kcvets.research.disclosure.released import Released
from kcvets.research.folder import StudyFolder

FILE = "quotations.toml"
ENTRY = {"text", "words"}
SHAPE = 'Write it like this: [[quotation]], text = "the id of the text", words = "the passage"'
LOOK = "Look the id up in its texts; if it was withdrawn, take the passage out of the file"
NONE = "No passage of these texts was chosen to be quoted."
DECIDED = (
    "The passages were chosen by people. They went through a check for what they could give away, which knows nothing of what a reader knows; "
    "that nothing was found does not make them safe."
)


def told(study: StudyFolder, texts: Collection[str], released: Released) -> Iterator[str]:
    """Paragraphs with the quotations from some texts that went through the check.

    Parameters
    ----------
    study : StudyFolder
        The study.
    texts : collection of str
        Ids.
    released : Released
        What was quoted before; those that are shown here are added.

    Raises
    ------
    ContentError
        With every fault of the list of quotations.
    """
    wanted = [(id, words) for id, words in chosen(study) if id in texts]
    if not wanted:
        yield NONE
        return
    from kcvets.research.disclosure.quoting import checked_quotations  # here: it loads what looks for names, which takes seconds

    checked = checked_quotations(wanted, study, released=released)
    people = study.texts().set_index("id")["person"]
    yield DECIDED
    for one in checked:
        if one.passed:
            released.quotation(people[one.id], one.id)
            yield f"“{one.words.strip()}”"
    if left := sum(not one.passed for one in checked):
        many = "1 chosen passage is" if left == 1 else f"{left} chosen passages are"
        yield f"{many} left out, as the check found something in {'it' if left == 1 else 'them'}. The check of quotations says what, and what to change."


def chosen(study: StudyFolder) -> list[tuple[str, str]]:
    """What the researcher chose to quote: ids of texts, and words.

    Parameters
    ----------
    study : StudyFolder
        The study; without the file, nothing is quoted.

    Raises
    ------
    ContentError
        With every fault of the file.
    """
    file = study.path / FILE
    if not file.exists():
        return []
    entries, known = _entries(file), {*study.texts()["id"]}
    faults = [fault for number, entry in enumerate(entries, 1) for fault in _faults(entry, f"quotation {number}", known)]
    if faults:
        raise ContentError(faults)
    return [(entry["text"], entry["words"]) for entry in entries]


def without_text(study: StudyFolder, texts: Collection[str]) -> list[str]:
    """Ids in the list of quotations that are of none of some texts, each as often as it is there.

    Parameters
    ----------
    study : StudyFolder
        The study.
    texts : collection of str
        Ids of the texts that there are.

    Raises
    ------
    KcvetsError
        Where the file cannot be read.
    """
    file = study.path / FILE
    entries = _entries(file) if file.exists() else []
    named = [entry["text"] for entry in entries if isinstance(entry, dict) and isinstance(entry.get("text"), str)]
    return [id for id in named if id not in texts]


def _entries(file: Path) -> list[object]:
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KcvetsError(f"{FILE} cannot be read ({error}): mend it there.") from None
    if {*read} - {"quotation"} or not isinstance(read.get("quotation", []), list):
        raise ContentError([Fault(FILE, "the file", "quotation", "it holds something else than quotations", SHAPE)])
    return read.get("quotation", [])


def _faults(entry: object, place: str, known: Collection[str]) -> Iterator[Fault]:
    if not isinstance(entry, dict) or {*entry} != ENTRY or not all(isinstance(one, str) and one.strip() for one in entry.values()):
        yield Fault(FILE, place, "text, words", "it does not have these two, in quotation marks, and nothing else", SHAPE)
    elif entry["text"] not in known:
        yield Fault(FILE, place, "text", f"the study has no text {entry['text']!r}", LOOK)
