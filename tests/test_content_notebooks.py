"""Every notebook opens, asks and closes by the same rules, and a breach of any of them is told."""

from __future__ import annotations

import ast

import pytest
from broken_content import lines_run, sites, sound_folder
from broken_notebooks import (
    CASES,
    ERROR,
    NO_OUTPUT,
    REASON,
    both,
    code,
    insert,
    markdown,
    sound_notebook,
    tags,
    text,
    write_notebook,
)

from kcvets.content import Library, library, notebooks_folder
from kcvets.content.notebook_rules import notebook_faults
from kcvets.content.path import HOME, page_files
from kcvets.content.place import PACKAGE

RULES = PACKAGE / "content" / "notebook_rules.py"
NOT_BROKEN = {
    "exempt_with_a_reason": both(tags(5, "hide-input", "nbval-skip"), REASON),
    "error_that_is_announced": both(tags(5, "hide-input", "raises-exception"), ERROR),
    "nothing_displayed": both(text(5, 'check("sound")', 'shown = check("sound")'), NO_OUTPUT),
    "heading_alone_without_source": insert(4, markdown("## Tea") | {"metadata": {}}),
}


@pytest.fixture
def content(tmp_path) -> Library:
    """Sound content for the notebooks of a test."""
    return Library(sound_folder(tmp_path / "data"))


@pytest.mark.parametrize("path", page_files(notebooks_folder()), ids=lambda path: path.stem)
def test_a_notebook_of_the_suite_keeps_the_rules(path):
    assert [str(fault) for fault in notebook_faults(path, library())] == []


@pytest.mark.parametrize("change", [lambda raw: None, *NOT_BROKEN.values()], ids=["unchanged", *NOT_BROKEN])
def test_a_sound_notebook_has_no_fault(tmp_path, content, change):
    change(raw := sound_notebook())
    assert notebook_faults(write_notebook(tmp_path, raw), content) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.defect)
def test_a_breach_is_told(tmp_path, content, case):
    case.change(raw := sound_notebook())
    [fault] = notebook_faults(write_notebook(tmp_path, raw), content)
    assert (fault.file, fault.place, fault.field) == ("03-sound.ipynb", case.place, case.field)
    assert fault.wrong and case.remedy in fault.remedy


def test_all_breaches_are_told_at_once(tmp_path, content):
    chosen = [case for case in CASES if case.defect in ("too_long", "two_titles", "code_shown", "link_to_no_notebook")]
    both(*(case.change for case in chosen))(raw := sound_notebook())
    told = {(fault.place, fault.field) for fault in notebook_faults(write_notebook(tmp_path, raw), content)}
    assert told == {(case.place, case.field) for case in chosen}


def test_the_home_page_needs_no_opening_and_no_ending(tmp_path, content):
    raw = sound_notebook() | {"cells": [markdown("# Start here\n\nWelcome."), code("home()", 1, "Home")]}
    raw["metadata"]["kcvets"]["asks"] = []
    assert notebook_faults(write_notebook(tmp_path, raw, HOME), content) == []
    assert notebook_faults(write_notebook(tmp_path, raw), content) != []


@pytest.mark.parametrize("written", ["{", "[]", '{"worksheets": []}', '{"cells": [3], "metadata": {}}'])
def test_a_file_that_is_no_notebook_is_told(tmp_path, content, written):
    (tmp_path / "03-broken.ipynb").write_text(written)
    [fault] = notebook_faults(tmp_path / "03-broken.ipynb", content)
    assert (fault.file, fault.place, fault.field) == ("03-broken.ipynb", "the file", "JSON")
    assert "JupyterLab" in fault.remedy


def test_every_refusal_in_the_rules_has_been_seen(tmp_path, content):
    def break_everything() -> None:
        for case in CASES:
            case.change(raw := sound_notebook())
            notebook_faults(write_notebook(tmp_path, raw), content)

    found = sites(RULES, lambda node: isinstance(node, ast.Yield))
    assert len(found) > 20
    assert found - lines_run([RULES], break_everything) == set()
