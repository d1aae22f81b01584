"""The journal in the order in which a person reads it: by story or own work, then by model and quadrant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kcvets.journal.clock import read_stamp, spoken
from kcvets.journal.model import Entry, EntryKey, Version
from kcvets.journal.pieces import KINDS, PAGE_NOTE, kind_of, pieces

#: What every reading copy says first.
CAUTION = "It may be about real people: keep it where only you can read it, and think before you share it."


@dataclass(frozen=True)
class Part:
    """Entries that are read together.

    Parameters
    ----------
    title : str
        Names the story, the own work, or the framework.
    subtitle : str
        Names the model and quadrant.
    entries : tuple of Entry
        The entries, in the order in which they were first written.
    """

    title: str
    subtitle: str
    entries: tuple[Entry, ...]


def outline(entries: Iterable[Entry]) -> list[Part]:
    """Sort entries into parts for reading; entries left blank, and a page's own notes, are left out.

    Parameters
    ----------
    entries : iterable of Entry
        Entries in the order in which they were first written.

    Returns
    -------
    list of Part
        Parts with the same title follow one another; titles, and subtitles below each, come as first written.
    """
    entries = list(entries)
    named = {piece.id: piece.title for kind in KINDS for piece in pieces(entries, kind)}
    parts: dict[str, dict[str, list[Entry]]] = {}
    for entry in entries:
        if shown(entry) and not entry.key.prompt.startswith(PAGE_NOTE):
            parts.setdefault(_title(entry.key, named), {}).setdefault(_subtitle(entry.key), []).append(entry)
    return [
        Part(title, subtitle, tuple(group)) for title, groups in parts.items() for subtitle, group in groups.items()
    ]


def shown(entry: Entry, earlier: bool = False) -> list[Version]:
    """Pick the versions of an entry that a reader sees: none that is blank.

    Parameters
    ----------
    entry : Entry
        The entry.
    earlier : bool
        Whether earlier versions are wanted, too.

    Returns
    -------
    list of Version
        Those that stand, then the earlier ones; both newest first.
    """
    versions = [version for version in entry.versions if (earlier or version.current) and version.text.strip()]
    return sorted(versions, key=lambda version: not version.current)


def written(version: Version) -> str:
    """Tell when a version was written.

    Parameters
    ----------
    version : Version
        The version.

    Returns
    -------
    str
        ``Written 21 November 2026, 20:21 UTC``; an earlier version says so.
    """
    return f"{'Written' if version.current else 'Earlier version, written'} {spoken(read_stamp(version.written_at))}"


def _title(key: EntryKey, named: Mapping[str, str]) -> str:
    story = f"Story: {_words(key.story)}" if key.story else ""
    work = f"{KINDS.get(kind_of(key.work), KINDS['work'])}: {named.get(key.work, key.work)}" if key.work else ""
    return "; ".join(filter(None, (story, work))) or "The framework"


def _subtitle(key: EntryKey) -> str:
    model = f"{_words(key.model)} model" if key.model else ""
    return ": ".join(filter(None, (model, _words(key.quadrant)))) or "Notes"


def _words(name: str) -> str:
    """Turn an id into words: ``care-act`` into ``Care act``."""
    return name.replace("-", " ").replace("_", " ").capitalize()
