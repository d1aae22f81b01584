"""The table of sources is sound, and it holds what is cited: no id less, no id more."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
from broken_content import SOURCES, assert_told, broken_library, sound_folder

from kcvets.content import Library, data_folder, library, notebooks_folder
from kcvets.content.notebook import read
from kcvets.content.path import page_files
from kcvets.errors import ContentError


@pytest.mark.parametrize("case", SOURCES, ids=lambda case: case.fixture)
def test_a_broken_table_is_told_and_nothing_else(tmp_path, case):
    assert_told(tmp_path, case)


def test_a_missing_table_is_told(tmp_path):
    (sound_folder(tmp_path) / "sources.csv").unlink()
    [fault] = Library(tmp_path).faults()
    assert (fault.file, fault.field) == ("sources.csv", "name") and "put the file back" in fault.remedy


def test_nothing_loads_without_the_table(tmp_path):
    with pytest.raises(ContentError, match="sources.csv: the file: columns"):
        broken_library(tmp_path, "sources_with_semicolons.csv", "sources.csv").story("sound")


def test_a_byte_order_mark_is_let_pass(tmp_path):
    file = sound_folder(tmp_path) / "sources.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert Library(tmp_path).faults() == []


def test_what_is_cited_is_what_the_table_holds():
    cited = {id for file in data_folder().rglob("*.toml") for id in _cited(tomllib.loads(file.read_text("utf-8")))}
    decks = sorted((notebooks_folder().parent / "slides").glob("*.ipynb"))
    cited |= {id for file in [*page_files(notebooks_folder()), *decks] for cell in read(file).cells for id in cell.source}
    assert cited - {"ours"} == set(library().sources)


def test_every_document_named_in_the_table_is_described():
    assert {row["document"] for row in library().sources.values()} <= set(library().documents())


def _cited(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value.get("source", ())
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _cited(inner)
