"""An exported journal read with suspicion: every field of the right kind and no other, or the whole file is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from kcvets.errors import JournalError
from kcvets.journal.clock import read_stamp
from kcvets.journal.model import LARGEST, Entry, EntryKey, Version

FORMAT = "kcvets-journal"
SCHEMA = 1
#: Longest text accepted, in characters; an exported journal is ASCII, so these are bytes.
LARGEST_FILE = 64 * 1024 * 1024

#: Checks a value at a place in the file ("entries[3].question") and returns it, or what it stands for.
Check = Callable[[object, str], object]


def read(text: str) -> list[Entry]:
    """Read an exported journal.

    Parameters
    ----------
    text : str
        What `kcvets.journal.export_json` wrote.

    Returns
    -------
    list of Entry
        Its entries.

    Raises
    ------
    JournalError
        If anything in it is not as exported; names the place and the remedy.
    """
    if len(text) > LARGEST_FILE:
        raise _refusal("the file", "is larger than 64 MB")
    try:
        document = json.loads(text, object_pairs_hook=_without_repeats)
    except RecursionError as error:
        raise _refusal("the file", "is nested too deeply") from error
    except ValueError as error:
        raise _refusal("the file", f"is not JSON ({error})") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise _refusal("format", f'should be "{FORMAT}"')
    _schema(document.get("schema"), "schema")  # first of all: another schema may have any other fields
    entries = _record(document, "", _FILE)["entries"]
    _require_distinct([version.revision for entry in entries for version in entry.versions], "entries", "revision")
    _require_distinct([entry.key for entry in entries], "entries", "entry")
    return entries


def _refusal(place: str, wrong: str) -> JournalError:
    return JournalError(
        f"This file cannot be imported, as {place} {wrong}; nothing was changed: "
        "export the journal again and import that file unaltered."
    )


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a field is given twice")
    return record


def _record(value: object, place: str, fields: Mapping[str, Check]) -> dict:
    if not isinstance(value, dict):
        raise _refusal(place, "should be an object")
    prefix = f"{place}." if place else ""
    for name in fields:
        if name not in value:
            raise _refusal(f"{prefix}{name}", "is missing")
    for name in value:
        if name not in fields:
            raise _refusal(f"{prefix}{name[:40]!a}", "is not a field of a journal")
    return {name: check(value[name], f"{prefix}{name}") for name, check in fields.items()}


def _list(value: object, place: str, check: Check) -> list:
    if not isinstance(value, list):
        raise _refusal(place, "should be a list")
    return [check(item, f"{place}[{index}]") for index, item in enumerate(value)]


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise _refusal(place, "should be text")
    return value


def _name(value: object, place: str) -> str:
    if not _text(value, place):
        raise _refusal(place, "should not be empty")
    return value


def _number(value: object, place: str) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:  # True is an int, too
        raise _refusal(place, f"should be a whole number from 0 to {LARGEST}")
    return value


def _flag(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise _refusal(place, "should be true or false")
    return value


def _time(value: object, place: str) -> str:
    try:
        read_stamp(_text(value, place))
    except ValueError as error:
        raise _refusal(place, "should be a time such as 2026-11-21T20:21:07.123Z") from error
    return value


def _schema(value: object, place: str) -> int:
    if type(value) is not int or value != SCHEMA:
        raise _refusal(place, f"should be {SCHEMA} (a later release of kcvets may know another)")
    return value


def _version(value: object, place: str) -> Version:
    version = Version(**_record(value, place, _VERSION))
    if version.revision == 0:
        raise _refusal(f"{place}.revision", "should be 1 or more")
    return version


def _versions(value: object, place: str) -> tuple[Version, ...]:
    versions = _list(value, place, _version)
    if not any(version.current for version in versions):
        raise _refusal(place, "should hold one that is current")
    return tuple(versions)


def _entry(value: object, place: str) -> Entry:
    record = _record(value, place, _ENTRY)
    question, versions = record.pop("question"), record.pop("versions")
    return Entry(EntryKey(**record), question, versions)


def _entries(value: object, place: str) -> list[Entry]:
    return _list(value, place, _entry)


def _require_distinct(ids: list, place: str, what: str) -> None:
    if len(set(ids)) < len(ids):
        raise _refusal(place, f"should not hold the same {what} twice")


_FILE = {"format": _text, "schema": _schema, "journal": _name, "exported_at": _time, "entries": _entries}
_ENTRY = {
    "prompt": _name,
    "model": _text,
    "quadrant": _text,
    "story": _text,
    "work": _text,
    "question": _text,
    "versions": _versions,
}
_VERSION = {
    "revision": _number,
    "text": _text,
    "written_at": _time,
    "writer": _text,
    "sequence": _number,
    "current": _flag,
}
