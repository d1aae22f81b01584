"""Read one TOML file into a frozen dataclass, collecting every fault on the way."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Collection, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from kcvets.errors import Fault

Shape = TypeVar("Shape")
MOST_SOURCES = 8
NAMES = {str: "text in quotation marks", bool: "true or false", int: "a whole number", dict: "a table", list: "a list", date: "a day such as 2027-04-30"}


class Reader:
    """Reads the tables of one file.

    Parameters
    ----------
    file : Path
        The TOML file.
    shown : str
        How to name the file in a fault, usually its path below ``data/``.
    known : collection of str
        Ids that `source` may name, besides ``"ours"``.
    """

    def __init__(self, file: Path, shown: str, known: frozenset[str]) -> None:
        self.file, self.shown, self.known = file, shown, known
        self.faults: list[Fault] = []

    def fault(self, place: str, field: str, wrong: str, remedy: str) -> None:
        """Note one fault."""
        self.faults.append(Fault(self.shown, place, field, wrong, remedy))

    def read(self, shape: type[Shape]) -> Shape | None:
        """The file as `shape`, or None where a fault stood in the way (see `faults`)."""
        try:
            table = tomllib.loads(self.file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.fault("the file", "name", "it does not exist", "Check the name, or put the file back")
        except UnicodeDecodeError as error:
            self.fault("the file", "encoding", f"byte {error.start} is not UTF-8", "Save the file as UTF-8")
        except (ValueError, RecursionError) as error:  # of TOML; a whole number without end, arrays without end
            self.fault("the file", "TOML", str(error), "Mend that line; the other files show the form")
        else:
            return self._build(shape, table, "top of the file")
        return None

    def _build(self, shape: type[Shape], table: dict[str, Any], place: str) -> Shape | None:
        place = str(table.get("id") or place)
        types, before, values = get_type_hints(shape), len(self.faults), {}
        fields = {f.metadata.get("key", f.name): f for f in dataclasses.fields(shape)}
        for key in table.keys() - fields.keys():
            self.fault(place, key, "this field is not known here", f"Use one of: {', '.join(fields)}")
        for key, f in fields.items():
            if key in table:
                values[f.name] = self._value(types[f.name], table[key], place, key)
            elif f.default is dataclasses.MISSING:
                self.fault(place, key, "it is missing", "Add it; data/README.md says what it holds")
        return shape(**values) if len(self.faults) == before else None

    def _value(self, wanted: Any, value: Any, place: str, key: str) -> Any:
        if get_origin(wanted) is Literal:
            if value not in get_args(wanted):
                words = ", ".join(repr(word) for word in get_args(wanted) if word)
                self.fault(place, key, f"{value!r} is not one of the words allowed", f"Use one of: {words}")
            return value
        if dataclasses.is_dataclass(wanted):
            return self._build(wanted, value, f"{place}, {key}") if self._is(dict, value, place, key) else None
        if get_origin(wanted) is tuple:
            return self._many(get_args(wanted)[0], value, place, key)
        if self._is(wanted, value, place, key) and isinstance(value, str) and not value.strip():
            self.fault(place, key, "it is empty", "Write it, or leave the line out if it is optional")
        return value

    def _many(self, inner: Any, value: Any, place: str, key: str) -> tuple | None:
        if not self._is(list, value, place, key):
            return None
        if key == "source":
            for wrong, remedy in wrong_sources(value, self.known):
                self.fault(place, key, wrong, remedy)
            return tuple(map(str, value))
        if not value:
            self.fault(place, key, "the list is empty", "Add an entry, or leave the line out if it is optional")
        return tuple(self._value(inner, item, f"{place}, {key} {n}", key) for n, item in enumerate(value, 1))

    def _is(self, kind: type, value: Any, place: str, key: str) -> bool:
        fits = isinstance(value, kind) and not (kind is date and isinstance(value, datetime))
        if not fits:
            self.fault(place, key, f"{value!r:.60} is not {NAMES[kind]}", f"Write {NAMES[kind]}")
        return fits


def wrong_sources(named: list[Any], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the sources an entry names, each with its remedy.

    Parameters
    ----------
    named : list
        What stands under `source`.
    known : collection of str
        Ids it may name, besides ``"ours"``.
    """
    if not named:
        yield "no source is named", 'Name the ids it rests on, or write ["ours"]'
    if len(named) > MOST_SOURCES:
        yield f"{len(named)} ids are named", f"Name at most {MOST_SOURCES}; split the entry"
    for cited in named:
        if cited != "ours" and str(cited) not in known:
            yield f"{cited!r} is not in data/sources.csv", "Correct the id, or add its row"
