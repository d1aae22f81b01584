"""The rules of saving: whose words follow on from whose, and which version is kept.

Two promises. Every text ever acknowledged can still be found in a kept version. And nobody's words replace words they
have not seen: where two pages wrote at once, both texts stand, and the person settles it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Set

from kcvets.journal import rows
from kcvets.journal.failures import UnseenVersions
from kcvets.journal.model import LARGEST, EntryKey, Receipt, Version
from kcvets.journal.words import contains, pack, unpack


def save(
    connection: sqlite3.Connection,
    key: EntryKey,
    text: str,
    *,
    question: str,
    writer: str,
    sequence: int,
    base: int | None,
    follows: tuple[str, int] | None,
    written_at: str,
) -> Receipt:
    """Save a text as the writer's next version of an entry.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a write transaction.
    key, text, question, writer, sequence, base, follows
        As `Journal.save`.
    written_at : str
        The present moment: UTC, ISO 8601, milliseconds.

    Returns
    -------
    Receipt
        What became of it.

    Raises
    ------
    ValueError
        If `sequence` is out of range.
    """
    new = _new_version(connection, text, writer, sequence, written_at)
    entry = rows.entry_id(connection, key)
    last = rows.last_of_writer(connection, entry, writer)
    if last and last.sequence >= sequence:
        return _receipt(connection, entry, last, stored=False)

    rows.describe(connection, entry, key, question)
    current = rows.current_versions(connection, entry)
    parent = _parent(current, writer, base, follows)
    twin = _with_text(current, new.text)
    if twin:
        _join(connection, twin, parent, new)
        return _receipt(connection, entry, twin, stored=False)
    if parent and parent.writer == writer and _survives(connection, entry, parent, new.text):
        rows.replace(connection, parent, new)
    else:
        if parent:
            rows.make_earlier(connection, parent)
        rows.insert(connection, entry, new)
    return _receipt(connection, entry, new, stored=True)


def settle(
    connection: sqlite3.Connection,
    key: EntryKey,
    text: str,
    *,
    writer: str,
    sequence: int,
    seen: Set[int],
    written_at: str,
) -> Receipt:
    """Make one text the only one that stands.

    Parameters
    ----------
    connection : sqlite3.Connection
        Inside a write transaction.
    key, text, writer, sequence, seen
        As `Journal.settle`.
    written_at : str
        The present moment: UTC, ISO 8601, milliseconds.

    Returns
    -------
    Receipt
        What became of it.

    Raises
    ------
    UnseenVersions
        If a version stands that is not in `seen`.
    ValueError
        If `sequence` is out of range.
    """
    new = _new_version(connection, text, writer, sequence, written_at)
    entry = rows.entry_id(connection, key)
    last = rows.last_of_writer(connection, entry, writer)
    if last and last.sequence >= sequence:
        return _receipt(connection, entry, last, stored=False)

    rows.describe(connection, entry, key, question="")
    current = rows.current_versions(connection, entry)
    # What the writer wrote itself it has seen, though the acknowledgement may still be on its way.
    unseen = tuple(version for version in current if version.revision not in seen and version.writer != writer)
    if unseen:
        raise UnseenVersions(unseen)
    twin = _with_text(current, new.text)
    for version in current:
        if version is not twin:
            rows.make_earlier(connection, version)
    if twin is None:
        rows.insert(connection, entry, new)
    return _receipt(connection, entry, twin or new, stored=twin is None)


def _new_version(connection: sqlite3.Connection, text: str, writer: str, sequence: int, written_at: str) -> Version:
    if not 0 <= sequence <= LARGEST:
        raise ValueError(f"a sequence is a number from 0 to {LARGEST}, not {sequence}")
    # Through pack and unpack, so that texts are compared in the form in which they are kept.
    return Version(rows.next_revision(connection), unpack(pack(text)), written_at, writer, sequence, current=True)


def _parent(current: list[Version], writer: str, base: int | None, follows: tuple[str, int] | None) -> Version | None:
    """Find the version these words follow on from: the one the writer saw, or its own, or one it took up (whose receipt was lost)."""
    seen = [version for version in current if version.revision == base]
    own = [version for version in current if version.writer == writer]
    taken_up = [version for version in current if (version.writer, version.sequence) == follows]
    return next(iter(seen + own + taken_up), None)


def _with_text(current: Iterable[Version], text: str) -> Version | None:
    return next((version for version in current if version.text == text), None)


def _join(connection: sqlite3.Connection, twin: Version, parent: Version | None, new: Version) -> None:
    """Let the writer's words be the same words that stand already."""
    if parent and parent is not twin:
        rows.make_earlier(connection, parent)
    if twin.writer == new.writer:  # or a save sent before this one, arriving after it, would undo it
        rows.note_sequence(connection, twin, new.sequence)


def _survives(connection: sqlite3.Connection, entry: int, old: Version, text: str) -> bool:
    """Tell whether an old text can still be found if `text` replaces it: while typing on, and while deleting on."""
    if contains(text, old.text):
        return True
    kept = rows.earlier_version(connection, entry, old.revision)
    return kept is not None and contains(kept.text, old.text)


def _receipt(connection: sqlite3.Connection, entry: int, version: Version, *, stored: bool) -> Receipt:
    others = tuple(other for other in rows.current_versions(connection, entry) if other.revision != version.revision)
    return Receipt(version.revision, version.written_at, stored, others)
