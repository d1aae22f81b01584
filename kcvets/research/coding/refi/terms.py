"""What both directions agree on: names of the standard, GUIDs, times, and which kinds of memo there are."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
ORIGIN = "kcvets"
DONE = "done by "  # begins the name of a set of texts that a coder is done with
KINDS = ("note", "idea", "question", "decision")
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
IN_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")


def guid_for(what: str, name: str) -> str:
    """A GUID for something that has none here: the same for the same name, wherever and whenever."""
    return str(uuid5(NAMESPACE_URL, f"urn:{ORIGIN}:{what}:{name}"))


def as_guid(written: str) -> str:
    """A GUID in small letters and without braces; empty where it is none."""
    plain = written.strip().removeprefix("{").removesuffix("}").lower()
    return plain if GUID.fullmatch(plain) else ""


def in_utc(written: str) -> str:
    """A time in UTC as ISO writes it; a time without a zone is taken for UTC.

    Raises
    ------
    ValueError
        Where it is no time.
    """
    if not written:
        return ""
    try:
        time = datetime.fromisoformat(written.strip())
        return written if IN_UTC.fullmatch(written) else time.replace(tzinfo=time.tzinfo or UTC).astimezone(UTC).isoformat()
    except OverflowError:
        raise ValueError(f"{written!r} is too far away") from None


def opening(words: str, most: int = 60) -> str:
    """How a stretch of text begins, on one line: by this a program's user, or its next reader, knows it again."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in words[: 4 * most]).split())
    return line[:most]
