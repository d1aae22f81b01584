"""What coding consists of: a codebook, stretches of text that carry its codes, memos, cases, and who did it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Code:
    """A code of the codebook.

    Parameters
    ----------
    id : str
        A GUID, as REFI-QDA has it; it outlasts every change of the name.
    name : str
        One short line.
    parent : str
        The GUID of the code above it; empty at the top.
    description : str
        When to use it and when not.
    colour : str
        ``#rrggbb``, or empty.
    codable : bool
        False for a heading that only holds other codes.
    """

    id: str
    name: str
    parent: str = ""
    description: str = ""
    colour: str = ""
    codable: bool = True


@dataclass(frozen=True)
class Coding:
    """A stretch of a text that carries a code.

    Parameters
    ----------
    id : str
        A GUID.
    text : str
        Id of the text.
    start, end : int
        In characters (Unicode code points) of the text.
    code : str
        GUID of the code.
    coder : str
        Who coded it: a name or initials.
    at : str
        When, as an ISO time in UTC.
    """

    id: str
    text: str
    start: int
    end: int
    code: str
    coder: str
    at: str


@dataclass(frozen=True)
class Memo:
    """A note of a coder's own.

    Parameters
    ----------
    id : str
        A GUID.
    about : str
        Id of what it is about: a text, a code or a coding; empty where it is about the whole project.
    kind : str
        What sort of note it is: ``note``, ``idea``, ``question`` or ``decision``.
    words : str
        The note.
    coder, at : str
        Who wrote it, and when (ISO time in UTC).
    """

    id: str
    about: str
    kind: str
    words: str
    coder: str
    at: str


@dataclass(frozen=True)
class Case:
    """A person whose texts these are, under a pseudonym.

    Parameters
    ----------
    name : str
        The pseudonym.
    texts : tuple of str
        Ids of the person's texts.
    values : dict of str to str
        By variable, what is known of the person.
    """

    name: str
    texts: tuple[str, ...]
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Project:
    """Everything about the coding of one set of texts.

    Parameters
    ----------
    title : str
        Of the study.
    codes : tuple of Code
        In the codebook's order, each after the code above it.
    texts : dict of str to str
        By id, the de-identified words.
    codings, memos, cases : tuple
        What was done with them, and whose they are.
    done : dict of str to tuple of str
        By text, the coders who have said that they are done with it; a text without codings may be among them.
    """

    title: str
    codes: tuple[Code, ...]
    texts: dict[str, str]
    codings: tuple[Coding, ...] = ()
    memos: tuple[Memo, ...] = ()
    cases: tuple[Case, ...] = ()
    done: dict[str, tuple[str, ...]] = field(default_factory=dict)
