"""What can go wrong, said once: the file, the place in it, the field, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


class KcvetsError(Exception):
    """Base of every error this package raises on purpose. Its text is one plain sentence for the person at the screen."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it: the sentence. Where in the package it arose helps nobody who reads it there."""
        return [str(self)]


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file.

    Parameters
    ----------
    file : str
        The file, as a path below the folder that was read.
    place : str
        The entry: its id, or its table and position ("prompt 3").
    field : str
        The field that is wrong.
    wrong : str
        What is wrong.
    remedy : str
        How to mend it.
    """

    file: str
    place: str
    field: str
    wrong: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.field}: {self.wrong}. {self.remedy}."


class ContentError(KcvetsError):
    """Content under ``data/`` or ``notebooks/`` is malformed; carries every fault found, not only the first.

    Parameters
    ----------
    faults : list of Fault
        All faults found in one reading.
    """

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class ParameterError(KcvetsError):
    """A notebook was run with a parameter it does not have, or with a value it cannot use."""


class JournalError(KcvetsError):
    """The journal could not be opened, written, read, imported or deleted. Nothing was half-written."""
