"""A file is read into frozen dataclasses, or every fault in it is told with its place and remedy."""

from __future__ import annotations

import dataclasses
import inspect
import json

import pytest
from broken_content import GLOSSARY, READING, STORY, assert_told, broken_library, sound_folder
from hypothesis import given, settings
from hypothesis import strategies as st

from kcvets.content import Library, shapes
from kcvets.errors import ContentError

SHAPES = [shape for _, shape in inspect.getmembers(shapes, dataclasses.is_dataclass)]
FIELDS = sorted({f.metadata.get("key", f.name) for shape in SHAPES for f in dataclasses.fields(shape)})
VALUES = st.recursive(
    st.text("ab?.", max_size=3) | st.integers(-1, 1) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("case", READING, ids=lambda case: case.fixture)
def test_a_fault_in_a_table_is_told(tmp_path, case):
    assert_told(tmp_path, case)


def test_a_misspelt_field_is_told_as_unknown_and_as_missing(tmp_path):
    faults = broken_library(tmp_path, "field_misspelt.toml", GLOSSARY).faults()
    assert [(fault.place, fault.field) for fault in faults] == [("strength", "meening"), ("strength", "meaning")]


def test_all_faults_of_a_file_are_told_at_once(tmp_path):
    with pytest.raises(ContentError) as refused:
        broken_library(tmp_path, "several_faults.toml", GLOSSARY).glossary()
    told = {(fault.place, fault.field) for fault in refused.value.faults}
    assert told == {
        ("Strength", "trem"),
        ("Strength", "term"),
        ("Strength", "source"),
        ("strength", "meaning"),
        ("strength", "source"),
    }
    assert len(str(refused.value).splitlines()) == len(refused.value.faults) == 5


def test_the_text_of_a_fault_names_file_place_field_and_remedy(tmp_path):
    with pytest.raises(ContentError) as refused:
        broken_library(tmp_path, "text_empty.toml", GLOSSARY).glossary()
    remedy = "Write it, or leave the line out if it is optional"
    assert str(refused.value) == f"reference/glossary.toml: strength: meaning: it is empty. {remedy}."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A sound folder that many examples are written into, one after the other."""
    return sound_folder(tmp_path_factory.mktemp("any-table"))


@settings(deadline=None)  # it reads a file each time, and other work on the machine slows that
@given(top=st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6))
def test_no_table_makes_the_reader_stumble(folder, top):
    (folder / STORY).write_text("\n".join(f"{key} = {_toml(value)}" for key, value in top.items()), encoding="utf-8")
    with pytest.raises(ContentError) as refused:  # too little for a story, whatever it is
        Library(folder).story("broken")
    assert all(fault.file == STORY and fault.remedy for fault in refused.value.faults)


@pytest.mark.parametrize("shape", SHAPES)
def test_content_is_frozen(shape):
    assert shape.__dataclass_params__.frozen


def test_content_cannot_be_changed(tmp_path):
    story = Library(sound_folder(tmp_path)).story("sound")
    with pytest.raises(dataclasses.FrozenInstanceError):
        story.title = "Another"
    hash(story)  # nothing in it, however deep, can be changed either


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value)
