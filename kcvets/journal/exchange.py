"""The journal as one JSON file, complete with every earlier version: written out, and taken in again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from kcvets.journal import reading, rows
from kcvets.journal.clock import stamp
from kcvets.journal.incoming import FORMAT, SCHEMA, read
from kcvets.journal.model import Entry, ImportReport, Version
from kcvets.journal.store import Journal


def export_json(journal: Journal) -> str:
    """Write out everything the journal holds.

    Parameters
    ----------
    journal : Journal
        The journal.

    Returns
    -------
    str
        JSON in ASCII only, so that any character survives any editor.

    Raises
    ------
    JournalError
        If the journal cannot be read.
    """
    document = {
        "format": FORMAT,
        "schema": SCHEMA,
        "journal": journal.id,
        "exported_at": stamp(journal.now()),
        "entries": [_entry(entry) for entry in journal.entries()],
    }
    return json.dumps(document, indent=1) + "\n"


def import_json(journal: Journal, text: str) -> ImportReport:
    """Take in an exported journal, all of it or nothing; nothing that is here is lost.

    Into an empty journal it is an exact copy. Otherwise a version that is here already is left, and a new one is added
    above what is here. Where both sides wrote since they parted, both texts stand.

    Parameters
    ----------
    journal : Journal
        Where to add.
    text : str
        What `export_json` wrote.

    Returns
    -------
    ImportReport
        What was done. Importing the same again adds nothing.

    Raises
    ------
    JournalError
        If the text is not an exported journal, naming the place; or the journal cannot be written.
    """
    incoming = read(text)
    with journal.working(write=True) as connection:
        exact = rows.next_revision(connection) == 1
        merges = [_merge(connection, entry) for entry in incoming]
        added = sorted((new for merge in merges for new in merge), key=lambda new: new[1].revision)
        for entry, version in added:
            revision = version.revision if exact else rows.next_revision(connection)
            rows.insert(connection, entry, replace(version, revision=revision))
        standing = {entry for entry, version in added if version.current}
        conflicts = sum(len(rows.current_versions(connection, entry)) > 1 for entry in standing)
    return ImportReport(len(added), sum(len(entry.versions) for entry in incoming) - len(added), conflicts)


def _entry(entry: Entry) -> dict[str, object]:
    key = entry.key
    return {
        "prompt": key.prompt,
        "model": key.model,
        "quadrant": key.quadrant,
        "story": key.story,
        "work": key.work,
        "question": entry.question,
        "versions": [
            {
                "revision": version.revision,
                "text": version.text,
                "written_at": version.written_at,
                "writer": version.writer,
                "sequence": version.sequence,
                "current": version.current,
            }
            for version in entry.versions
        ],
    }


def _merge(connection: sqlite3.Connection, entry: Entry) -> list[tuple[int, Version]]:
    """Make way for an incoming entry; return its versions that are new here, each with the row it belongs to."""
    here = reading.history(connection, entry.key)
    row = rows.entry_id(connection, entry.key)
    if not here:
        rows.describe(connection, row, entry.key, entry.question)
    known = {_same(version) for version in here}
    new = [version for version in entry.versions if _same(version) not in known]
    said = {version.text for version in here if version.current}
    new = [replace(v, current=v.current and v.text not in said and not _went_on(v, here)) for v in new]
    if any(version.current for version in new):
        for version in here:
            if version.current and _went_on(version, entry.versions):
                rows.make_earlier(connection, version)
    return [(row, version) for version in new]


def _same(version: Version) -> tuple[str, str, str]:
    """What makes a version the same one in two journals: the rest is each journal's own, or still counts up."""
    return version.text, version.written_at, version.writer


def _went_on(version: Version, elsewhere: Iterable[Version]) -> bool:
    """Tell whether a version is an earlier one elsewhere, or its own writer wrote on: no conflict then."""
    return any(
        (not other.current and _same(other) == _same(version))
        or (other.writer == version.writer and other.sequence > version.sequence)
        for other in elsewhere
    )
