"""The loader: what it reads, what it refuses, and that every refusal in its code has been seen."""

from __future__ import annotations

import ast
from itertools import product

import pytest
from broken_content import GLOSSARY, READING, RULES, SOURCES, STORIES, broken_library, lines_run, sites, sound_folder

from kcvets.content import MODELS, QUADRANTS, Library, data_folder, library
from kcvets.content.library import FIXED, QUESTION_SETS
from kcvets.content.place import PACKAGE
from kcvets.errors import ContentError

LOADER = [PACKAGE / "content" / f"{name}.py" for name in ("library", "reading", "rules", "sources", "story_rules")]


def test_the_content_of_the_suite_has_no_fault():
    assert library().faults() == []


def test_the_framework_covers_three_models_by_five_quadrants():
    files = {(file.parent.name, file.stem) for file in (data_folder() / "framework").glob("*/*.toml")}
    assert files == set(product(MODELS, QUADRANTS)) and len(files) == 15
    assert all(library().questions(*pair).prompts for pair in files)


def test_content_is_read_once(tmp_path):
    content = Library(sound_folder(tmp_path))
    assert content.story("sound") is content.story("sound")
    assert library() is library()


@pytest.mark.parametrize("name", [*FIXED, *QUESTION_SETS])
def test_a_missing_file_is_told(tmp_path, name):
    (sound_folder(tmp_path) / name).unlink()
    [fault] = Library(tmp_path).faults()
    assert (fault.file, fault.place, fault.field) == (name, "the file", "name")
    assert "put the file back" in fault.remedy


@pytest.mark.parametrize("asked", [lambda content: content.story("nobody"), lambda content: content.check("nothing")])
def test_a_name_that_does_not_exist_is_refused(tmp_path, asked):
    with pytest.raises(ContentError, match="it does not exist. Check the name"):
        asked(Library(sound_folder(tmp_path)))


def test_a_file_of_no_known_kind_is_told(tmp_path):
    [fault] = broken_library(tmp_path, "file_of_no_kind.toml", "songs/lullaby.toml").faults()
    assert (fault.file, fault.place, fault.field) == ("songs/lullaby.toml", "the file", "folder")
    assert "framework, checks, lenses, stories" in fault.remedy


def test_every_refusal_in_the_loader_has_been_seen(tmp_path_factory):
    def break_everything() -> None:
        for number, (fixture, goes, *_) in enumerate(READING + RULES + STORIES + SOURCES):
            broken_library(tmp_path_factory.mktemp(f"broken{number}"), fixture, goes).faults()
        without_files = broken_library(tmp_path_factory.mktemp("odd"), "file_of_no_kind.toml", "songs/lullaby.toml")
        (without_files.folder / GLOSSARY).unlink()
        without_files.faults()
        Library(tmp_path_factory.mktemp("empty")).faults()

    found = set().union(*(sites(file, _notes_a_fault) for file in LOADER))
    assert len(found) > 20
    assert found - lines_run(LOADER, break_everything) == set()


def _notes_a_fault(node: ast.AST) -> bool:
    """Whether this is a call of Fault, of fault or of a helper that refuses."""
    called = node.func if isinstance(node, ast.Call) else None
    return getattr(called, "id", getattr(called, "attr", "")) in {"Fault", "fault", "_refused"}
