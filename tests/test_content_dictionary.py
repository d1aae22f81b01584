"""``data/README.md`` names every kind of file, table and field there is, and nothing else."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections import defaultdict
from typing import get_args, get_type_hints

from kcvets.content import data_folder
from kcvets.content.library import BY_FOLDER, FIXED
from kcvets.content.sources import COLUMNS

PATTERNS = {
    "framework/<model>/<quadrant>.toml": BY_FOLDER["framework"],
    "checks/<name>.toml": BY_FOLDER["checks"],
    "lenses/<name>.toml": BY_FOLDER["lenses"],
    "stories/<name>.toml": BY_FOLDER["stories"],
    "worksheets/<name>.toml": BY_FOLDER["worksheets"],
}
KINDS = {**FIXED, **PATTERNS}
WORD = re.compile(r"`(\[*)([a-z_.]+)\]*`")


def dictionary() -> dict[str, dict[str, set[str]]]:
    """Fields by kind of file and by table, as the README names them; the top of a file is the table "top level"."""
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    kind = ""
    for line in (data_folder() / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("## A story"):
            kind = "stories/<name>.toml"
        elif line.startswith("|") and not line.startswith(("|---", "| file", "| table")):
            if len(cells) == 3:
                kind = cells.pop(0).strip("`| ") or kind
            _read_row(cells, named[kind])
    return named


def _read_row(cells: list[str], tables: dict[str, set[str]]) -> None:
    table = "top level"
    for brackets, word in WORD.findall(" ".join(cells)):
        if brackets:
            table = word
        elif "." not in word:
            tables[table].add(word)


def shape_of(shape: type, table: str = "top level") -> dict[str, tuple[type, set[str]]]:
    """Tables of a shape: the class of each, and its fields that are no tables themselves."""
    types, found = get_type_hints(shape), {}
    fields: set[str] = set()
    for field in dataclasses.fields(shape):
        inner = next((t for t in (types[field.name], *get_args(types[field.name])) if dataclasses.is_dataclass(t)), None)
        key = field.metadata.get("key", field.name)
        if inner is None:
            fields.add(key)
        else:
            found |= shape_of(inner, key if table == "top level" else f"{table}.{key}")
    return ({table: (shape, fields)} if fields else {}) | found


def test_the_dictionary_and_the_loader_name_the_same_kinds_and_tables():
    named = dictionary()
    assert set(named) == {*KINDS, "sources.csv"}
    assert {kind: set(tables) for kind, tables in named.items() if kind in KINDS} == {
        kind: set(shape_of(shape)) for kind, shape in KINDS.items()
    }


def test_the_dictionary_and_the_shapes_name_the_same_fields():
    """A field that is optional may go unnamed where a table has no use for it, but not everywhere."""
    named, in_dictionary, in_shapes = dictionary(), defaultdict(set), {}
    for kind, shape in KINDS.items():
        for table, (inner, fields) in shape_of(shape).items():
            in_dictionary[inner.__name__] |= named[kind][table]
            in_shapes[inner.__name__] = fields
    assert in_dictionary == in_shapes


def test_the_files_use_the_fields_the_dictionary_names_for_them():
    named = dictionary()
    for file in sorted(data_folder().rglob("*.toml")):
        name = file.relative_to(data_folder()).as_posix()
        kind = name if name in FIXED else next(p for p in PATTERNS if p.startswith(name.partition("/")[0]))
        for table, fields in _used(tomllib.loads(file.read_text(encoding="utf-8"))).items():
            assert fields <= named[kind][table], f"{name}: {table}"


def test_the_dictionary_names_the_columns_of_the_table_of_sources():
    assert dictionary()["sources.csv"] == {"top level": set(COLUMNS)}


def _used(values: dict, table: str = "top level") -> dict[str, set[str]]:
    used = defaultdict(set)
    for key, value in values.items():
        inner = value if isinstance(value, list) else [value]
        if not inner or not isinstance(inner[0], dict):
            used[table].add(key)
            continue
        for item in inner:
            for name, fields in _used(item, key if table == "top level" else f"{table}.{key}").items():
                used[name] |= fields
    return used
