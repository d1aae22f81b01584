"""What the journal holds, as plain frozen values.

What a person typed, and when, is left out of every ``repr``: no answer ends up in a notebook's output or a traceback.
"""

from __future__ import annotations

from dataclasses import dataclass, field

#: Highest number accepted for a revision or a sequence: far below what SQLite and JavaScript can count to exactly,
#: so that counting on from it always works.
LARGEST = 2**52


@dataclass(frozen=True)
class EntryKey:
    """Which question an entry answers, and about what.

    Identity is `prompt`, `story` and `work`; `model` and `quadrant` only describe it.

    Parameters
    ----------
    prompt : str
        Id of the prompt: ``practice.knowledge.reveals``. Not empty.
    model, quadrant : str
        Where in the framework the prompt stands; empty if it stands elsewhere.
    story : str
        Id of the story it is asked about; empty for none.
    work : str
        Id of a person's own piece of work, or of another piece they began (see `pieces`); empty for none.

    Raises
    ------
    ValueError
        If `prompt` is empty.
    """

    prompt: str
    model: str = field(default="", compare=False)
    quadrant: str = field(default="", compare=False)
    story: str = ""
    work: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not self.prompt:
            raise ValueError("an entry needs the id of its prompt")


@dataclass(frozen=True)
class Version:
    """One text an entry has had.

    Parameters
    ----------
    revision : int
        Place in the order of everything written in this journal; later is higher.
    text : str
        What was written.
    written_at : str
        UTC, ISO 8601, milliseconds. For reading only: order is by `revision`, as clocks jump.
    writer : str
        Id of the page load, or other caller, that wrote it.
    sequence : int
        That writer's own counter for this entry.
    current : bool
        Whether it stands now; several versions stand while a conflict is unsettled.
    """

    revision: int
    text: str = field(repr=False)
    written_at: str = field(repr=False)
    writer: str
    sequence: int
    current: bool


@dataclass(frozen=True)
class Entry:
    """An entry with all its versions.

    Parameters
    ----------
    key : EntryKey
        Which question, about what.
    question : str
        The wording the person answered.
    versions : tuple of Version
        Every kept version, newest first.
    """

    key: EntryKey
    question: str
    versions: tuple[Version, ...]

    @property
    def current(self) -> tuple[Version, ...]:
        """The versions that stand now, newest first; more than one is an unsettled conflict."""
        return tuple(version for version in self.versions if version.current)


@dataclass(frozen=True)
class Receipt:
    """What became of a save.

    Parameters
    ----------
    revision : int
        The version that now carries the writer's words; the writer's next `base`.
    written_at : str
        When that version was written: UTC, ISO 8601, milliseconds.
    stored : bool
        True if this call wrote the text; False if it was there already or came late.
    others : tuple of Version
        Other versions that stand beside it, newest first; any is a conflict to be settled.
    """

    revision: int
    written_at: str = field(repr=False)
    stored: bool
    others: tuple[Version, ...] = ()


@dataclass(frozen=True)
class ImportReport:
    """What an import did.

    Parameters
    ----------
    added : int
        Versions that were new here.
    already_there : int
        Versions that were here before.
    conflicts : int
        Entries that the import left with more than one current text.
    """

    added: int
    already_there: int
    conflicts: int
