"""The journal: opened once, then asked to save and to read; each operation stands alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kcvets.errors import JournalError
from kcvets.journal import place, reading, saving, schema
from kcvets.journal.clock import stamp, utc_now
from kcvets.journal.connection import transaction, unless_replaced
from kcvets.journal.failures import JournalReplaced
from kcvets.journal.model import Entry, EntryKey, Receipt, Version


@dataclass(frozen=True)
class Journal:
    """One person's journal: one file, found again by its id at every operation. Made by `Journal.open`.

    Parameters
    ----------
    path : Path
        The file.
    id : str
        The journal's own id, made when it was created.
    now : callable
        Tells the present moment as an aware datetime.
    """

    path: Path
    id: str
    now: Callable[[], datetime] = field(default=utc_now, repr=False, compare=False)

    @classmethod
    def open(
        cls, folder: Path | str | None = None, create: bool = True, *, now: Callable[[], datetime] = utc_now
    ) -> Journal:
        """Open the journal in a folder, or make one. Only this call ever makes one.

        Parameters
        ----------
        folder : Path or str, optional
            Where the journal is; `kcvets.journal.folder` by default.
        create : bool
            Whether to make a journal if there is none.
        now : callable
            Tells the present moment as an aware datetime.

        Returns
        -------
        Journal
            The journal.

        Raises
        ------
        JournalError
            If there is none and none may be made; or the file is foreign, from a later release, damaged, a link,
            or refused by the system. The file is left as it is.
        """
        path = (Path(folder).expanduser().absolute() if folder else place.folder()) / place.JOURNAL_FILE
        if create:
            place.prepare(path)
        place.make_private(path)
        with unless_replaced(path):
            with transaction(path, write=False) as connection:
                found = schema.version(connection, path)
                schema.require_sound(connection, path)
            if found == 0 and not create:
                raise JournalError(f"There is no journal in {path} yet: open the first page, and one is made.")
            if found < len(schema.MIGRATIONS):
                with transaction(path, write=True) as connection:
                    schema.upgrade(connection, path, stamp(now()))
            with transaction(path, write=False) as connection:
                journal_id = schema.journal_id(connection)
            if journal_id is None:
                raise JournalError(
                    f"The journal {path} is being deleted, or its deletion was cut short: "
                    "wait a moment and open the page again, or else delete everything again."
                )
        return cls(path, journal_id, now)

    def save(
        self,
        key: EntryKey,
        text: str,
        *,
        question: str = "",
        writer: str,
        sequence: int,
        base: int | None,
        follows: tuple[str, int] | None = None,
    ) -> Receipt:
        """Save what a person wrote. When this returns, it is on the disk.

        The text follows on from the standing version that is `base`, or else the writer's own, or `follows`. It takes that version's
        place, which is kept as an earlier version unless all its words are still found. A text that follows on from
        none was written beside somebody else's, and both stand. The same text never stands twice.

        Parameters
        ----------
        key : EntryKey
            The entry.
        text : str
            The whole text; an empty one is an answer cleared.
        question : str
            The wording answered; empty leaves the known one.
        writer : str
            Id of one page load, or other caller.
        sequence : int
            That writer's own counter for this entry, from 0 and rising. A number that came before, or a lower one, is a
            late duplicate and writes nothing.
        base : int or None
            The revision the writer last saw standing; None if it saw an empty entry.
        follows : tuple of str and int, optional
            Writer and sequence of words that this one took up before it was told their revision.

        Returns
        -------
        Receipt
            What became of it.

        Raises
        ------
        JournalReplaced
            If this journal is no longer there.
        JournalError
            If it could not be written; what was there before still is.
        ValueError
            If `sequence` is out of range.
        """
        with self.working(write=True) as connection:
            return saving.save(
                connection,
                key,
                text,
                question=question,
                writer=writer,
                sequence=sequence,
                base=base,
                follows=follows,
                written_at=stamp(self.now()),
            )

    def settle(self, key: EntryKey, text: str, *, writer: str, sequence: int, seen: Set[int]) -> Receipt:
        """Make one text the only one that stands; all others are kept as earlier versions.

        Parameters
        ----------
        key : EntryKey
            The entry.
        text : str
            The text; one of those standing, or a new one.
        writer : str
            Id of one page load, or other caller.
        sequence : int
            That writer's own counter for this entry, as for `save`.
        seen : set of int
            The revisions that the person has read.

        Returns
        -------
        Receipt
            What became of it.

        Raises
        ------
        UnseenVersions
            If a version stands that is not in `seen`.
        JournalReplaced
            If this journal is no longer there.
        JournalError
            If it could not be written; what was there before still is.
        ValueError
            If `sequence` is out of range.
        """
        with self.working(write=True) as connection:
            return saving.settle(
                connection, key, text, writer=writer, sequence=sequence, seen=seen, written_at=stamp(self.now())
            )

    def current(self, key: EntryKey) -> tuple[Version, ...]:
        """Read what stands now in one entry.

        Parameters
        ----------
        key : EntryKey
            The entry.

        Returns
        -------
        tuple of Version
            Newest first; empty if never written, more than one if a conflict is unsettled.
        """
        return self.currents([key])[key]

    def currents(self, keys: Iterable[EntryKey]) -> dict[EntryKey, tuple[Version, ...]]:
        """Read what stands now in the entries of a whole form, at once.

        Parameters
        ----------
        keys : iterable of EntryKey
            The entries.

        Returns
        -------
        dict of EntryKey to tuple of Version
            Every key, in the order given, with what `current` says of it.
        """
        with self.working() as connection:
            return reading.currents(connection, keys)

    def history(self, key: EntryKey) -> tuple[Version, ...]:
        """Read every kept version of one entry.

        Parameters
        ----------
        key : EntryKey
            The entry.

        Returns
        -------
        tuple of Version
            Newest first.
        """
        with self.working() as connection:
            return tuple(reading.history(connection, key))

    def entries(self) -> list[Entry]:
        """Read everything.

        Returns
        -------
        list of Entry
            In the order in which they were first written.
        """
        with self.working() as connection:
            return reading.entries(connection)

    def latest(self) -> Entry | None:
        """Read the entry whose standing words were written last; an emptied one does not count.

        Returns
        -------
        Entry or None
            None if nothing stands written.
        """
        with self.working() as connection:
            entry = reading.latest_id(connection)
            return None if entry is None else reading.entries(connection, entry)[0]

    def answered(self, keys: Iterable[EntryKey]) -> set[EntryKey]:
        """Tell which entries hold an answer.

        Parameters
        ----------
        keys : iterable of EntryKey
            The entries.

        Returns
        -------
        set of EntryKey
            Those in which something other than white space stands.
        """
        return {
            key for key, standing in self.currents(keys).items() if any(version.text.strip() for version in standing)
        }

    @contextmanager
    def working(self, *, write: bool = False) -> Iterator[sqlite3.Connection]:
        """Open this journal, and no other, for one transaction; for this room's own modules.

        Parameters
        ----------
        write : bool
            Whether the operation writes.

        Yields
        ------
        sqlite3.Connection
            Inside a transaction, committed if the block ends well.

        Raises
        ------
        JournalReplaced
            If this journal is no longer there.
        JournalError
            If SQLite or the system refuses anything.
        """
        with unless_replaced(self.path), transaction(self.path, write=write) as connection:
            up_to_date = schema.version(connection, self.path) == len(schema.MIGRATIONS)
            if not up_to_date or schema.journal_id(connection) != self.id:
                raise JournalReplaced(self.path)
            yield connection
