"""What a person wrote that they may want to bring elsewhere: into supervision, an audit, a record of CPD."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kcvets.content.chosen import choices
from kcvets.journal import Entry, EntryKey
from kcvets.journal.outline import outline
from kcvets.journal.pieces import PAGE_NOTE, kind_of


#: Chosen from what a person wrote before, or noted by a page.
CHOSEN = {
    *("audit.subject", "audit.evidence"),
    *("session.shared", "session.taken", "session.date", "cpd.date", "cpd.entered"),
}


@dataclass(frozen=True)
class Reflection:
    """One answer in a person's own words.

    Parameters
    ----------
    ref : str
        Names it, without white space.
    title : str
        What it is about: a story, own work, the framework.
    question : str
        What was answered.
    text : str
        The answer.
    written_at : str
        When it was last changed: UTC, ISO 8601.
    """

    ref: str
    title: str
    question: str
    text: str = field(repr=False)
    written_at: str = field(repr=False)

    @property
    def about(self) -> str:
        """Story and piece of work, in one word."""
        return self.ref.partition("|")[2]


def ref_of(key: EntryKey) -> str:
    """Name an entry in one word, as a choice keeps it."""
    return "|".join((key.prompt, key.story, key.work))


def reflections(entries: Iterable[Entry]) -> list[Reflection]:
    """List what was written in a person's own words.

    What belongs to a session, an audit or another record, what was chosen from a list, dates and names are no reflections.

    Parameters
    ----------
    entries : iterable of Entry
        From the journal.

    Returns
    -------
    list of Reflection
        Sorted as for reading: what has the same title stands together.
    """
    found = []
    for part in outline(entries):
        for entry in filter(_is_reflection, part.entries):
            newest = entry.current[0]
            found.append(Reflection(ref_of(entry.key), part.title, entry.question, newest.text, newest.written_at))
    return found


def subjects(found: Iterable[Reflection]) -> Mapping[str, str]:
    """What reflections are about: the title, by `Reflection.about`."""
    return {one.about: one.title for one in found}


def in_own_words(entry: Entry) -> bool:
    """Whether an answer was written, and not chosen from a list, picked from a calendar or noted by a page."""
    prompt = entry.key.prompt
    if prompt.startswith(PAGE_NOTE) or prompt.endswith(("-date", ".name", ".person", ".told")):
        return False
    return prompt not in CHOSEN and prompt not in choices() and not prompt.startswith("session.follows")


def _is_reflection(entry: Entry) -> bool:
    return " " not in ref_of(entry.key) and kind_of(entry.key.work) in ("", "work") and in_own_words(entry)
