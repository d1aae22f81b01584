"""The tables and quotations that were shown to others, by digests of whom they are about: the next one is judged beside them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from kcvets.errors import KcvetsError
from kcvets.research import ledger
from kcvets.research.disclosure.counting import Counted, tabled, veiled
from kcvets.research.disclosure.knowing import Known
from kcvets.research.folder import StudyFolder

LONGEST_NAME = 120


class Released:
    """What was shown of a study so far, or, without a study, since this was made.

    What was shown was shown: it stays noted when somebody withdraws, as others may hold it. The digests in it tell no words or names.

    Parameters
    ----------
    study : StudyFolder, optional
        Where it is noted for good, in ``shown.jsonl``: digests of people and texts, values that were counted by, and no words.

    Raises
    ------
    KcvetsError
        Where the file is damaged.
    """

    def __init__(self, study: StudyFolder | None = None) -> None:
        self.study = study
        self._file = study.shown_file if study else None
        self._here: list[Known] = []
        self._quoted: list[tuple[str, str]] = []

    def draft(self) -> Released:
        """One that begins with all this, and keeps to itself what is added: for a report that nobody has seen yet."""
        made = Released(self.study)
        made._file, made._here, made._quoted = None, [*self.tables], self.quoted()
        return made

    @property
    def tables(self) -> tuple[Known, ...]:
        """Every table, in the order in which they were shown."""
        if not self._file:
            return tuple(self._here)
        return tuple(known for known in ledger.read(self._file, _known) if known)

    def table(self, name: str, table: Counted, shown: frozenset, guarded: frozenset) -> None:
        """Note a table.

        Parameters
        ----------
        name : str
            What it is called; one line.
        table : Counted
            With names of persons or with digests.
        shown, guarded : frozenset
            Places of the numbers shown, and of those that nobody may work out.
        """
        known = Known(ledger.short_line(name, LONGEST_NAME, "The name of a table"), table, shown, guarded)
        if any((one.table, one.shown) == (known.table, known.shown) for one in self.tables):
            return
        if self._file:
            ledger.append(self._file, [_line(known)])
        else:
            self._here.append(known)

    def veil(self, table: Counted) -> Counted:
        """A table with digests in the place of persons and texts, as they are compared here."""
        return veiled(table, self.digest)

    def digest(self, name: str) -> str:
        """What stands here for a person or a text; for nobody, nothing."""
        study = self.study.study.id if self.study else ""
        return sha256(f"kcvets-shown {study} {name}".encode()).hexdigest()[:12] if name else ""

    def quoted(self) -> list[tuple[str, str]]:
        """Whose quotations were shown so far, and from which texts, as digests: each pair once."""
        if not self._file:
            return [*dict.fromkeys(self._quoted)]
        return [*dict.fromkeys((line["quoted"], line["text"]) for line in ledger.read(self._file, dict) if "quoted" in line)]

    def quotation(self, person: str, text: str) -> None:
        """Note a quotation: whose it is and from which text, as digests.

        Parameters
        ----------
        person, text : str
            The pseudonym, and the text's id.
        """
        pair = self.digest(person), self.digest(text)
        if pair in self.quoted():
            return
        if self._file:
            ledger.append(self._file, [{"at": ledger.now(), "quoted": pair[0], "text": pair[1]}])
        else:
            self._quoted.append(pair)

    def __repr__(self) -> str:
        tables = self.tables
        return "\n".join([f"{len(tables)} {'table' if len(tables) == 1 else 'tables'} shown so far", *(f"  {one.name}" for one in tables)])


def _line(known: Known) -> dict[str, Any]:
    table = known.table
    return {
        "at": ledger.now(),
        "table": known.name,
        "rows": table.rows,
        "columns": table.columns,
        "counted": table.counted,
        "texts": table.texts,
        "cells": [[*place, sorted(map(list, cell.units))] for place, cell in table.inner.items()],
        "shown": sorted(map(list, known.shown)),
        "guarded": sorted(map(list, known.guarded)),
    }


def _known(line: Mapping[str, Any]) -> Known | None:
    if "quoted" in line:
        return None
    try:
        held = {(row, column): [(person, text) for person, text in units] for row, column, units in line["cells"]}
        table = tabled(line["rows"], line["columns"], line["counted"], line["texts"], held)
        shown, guarded = (frozenset((row, column) for row, column in line[which]) for which in ("shown", "guarded"))
        return Known(line["table"], table, shown, guarded)
    except KeyError as missing:
        raise KcvetsError(f"it says nothing of {missing}") from None
