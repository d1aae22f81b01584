"""A small sound data folder, the files that break it (each named by its defect), and what must be told of each."""

from __future__ import annotations

import ast
import shutil
import sys
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import NamedTuple

from kcvets.content import MODELS, QUADRANTS, Library

DATA = Path(__file__).parent / "data"
SOUND, BROKEN = DATA / "sound", DATA / "broken"
QUADRANT = "framework/practice/knowledge.toml"
GLOSSARY, CHECK, STORY = "reference/glossary.toml", "checks/broken.toml", "stories/broken.toml"
PHRASES, CODEBOOK = "language/phrases.toml", "research/codebook.toml"
WORKSHEET, FLOW, CPD = "worksheets/broken.toml", "records/data-flow.toml", "records/cpd-rule.toml"
LENS, BANK, ENABLERS = "lenses/broken.toml", "supervision/questions.toml", "organisation/enablers.toml"


class Case(NamedTuple):
    """A broken file, where in the folder it goes, and the one fault to be told: place, field, words of wrong and remedy."""

    fixture: str
    goes: str
    place: str
    field: str
    wrong: str
    remedy: str


READING = [
    Case("not_utf8.toml", GLOSSARY, "the file", "encoding", "not UTF-8", "Save the file as UTF-8"),
    Case("not_toml.toml", GLOSSARY, "the file", "TOML", "line 4", "Mend that line"),
    Case("field_unknown.toml", GLOSSARY, "strength", "colour", "not known", "id, term, meaning, source"),
    Case("field_missing.toml", GLOSSARY, "strength", "term", "missing", "data/README.md"),
    Case("story_option_without_next.toml", STORY, "turn.ask", "next", "missing", "Add it"),
    Case("story_choice_without_consequence.toml", STORY, "turn.ask", "followed", "missing", "Add it"),
    Case("story_choice_without_source.toml", STORY, "turn.ask", "source", "missing", "Add it"),
    Case("word_not_allowed.toml", QUADRANT, "practice.knowledge.seen", "group", "'reflection'", "'reflect'"),
    Case("text_as_number.toml", GLOSSARY, "strength", "meaning", "3 is not text", "Write text in quotation marks"),
    Case("text_empty.toml", GLOSSARY, "strength", "meaning", "empty", "leave the line out"),
    Case("truth_as_text.toml", CHECK, "first.a", "fits", "'yes'", "Write true or false"),
    Case("number_as_text.toml", CPD, "top of the file", "pieces", "'two' is not a whole number", "Write a whole number"),
    Case("table_as_text.toml", STORY, "turn", "account", "not a table", "Write a table"),
    Case("list_as_text.toml", GLOSSARY, "strength", "source", "'one.1' is not a list", "Write a list"),
    Case("list_empty.toml", QUADRANT, "top of the file", "focus", "list is empty", "Add an entry"),
    Case("source_empty.toml", GLOSSARY, "strength", "source", "no source", '["ours"]'),
    Case("source_unknown.toml", GLOSSARY, "strength", "source", "'one.10' is not in data/sources.csv", "add its row"),
    Case("source_within_a_source.toml", GLOSSARY, "strength", "source", "['one.1'] is not in", "Correct the id"),
    Case("source_nine_ids.toml", GLOSSARY, "strength", "source", "9 ids", "at most 8"),
]
RULES = [
    Case("id_twice.toml", GLOSSARY, "strength", "id", "2 entries", "Give each its own"),
    Case("option_id_twice.toml", CHECK, "first.a", "id", "2 entries", "Give each its own"),
    Case("id_with_capitals.toml", GLOSSARY, "Strength", "id", "other signs", "first-visit"),
    Case("prompt_two_questions.toml", QUADRANT, "practice.knowledge.seen", "label", "exactly one question", "split"),
    Case("prompt_without_question.toml", QUADRANT, "practice.knowledge.seen", "label", "exactly one", "question mark"),
    Case("closing_prompt_two_questions.toml", "framework/closing.toml", "what", "label", "exactly one", "split"),
    Case("questions_in_the_wrong_file.toml", QUADRANT, "top of the file", "model", "supervision / knowledge", "Move"),
    Case("prompt_id_of_another_quadrant.toml", QUADRANT, "practice.values.seen", "id", "begin", "practice.knowledge."),
    Case("check_where_every_option_fits.toml", CHECK, "first", "fits", "all options fit", "one that does not"),
    Case("check_where_no_option_fits.toml", CHECK, "first", "fits", "none does", "at least one option that fits"),
    Case("touched_area_unknown.toml", STORY, "cheerfulness", "area", "no wellbeing area", "Use one of: dignity"),
    Case("reading_without_model.toml", STORY, "seen", "prompt", "no model and quadrant", "model.quadrant.name"),
    Case("phrase_with_a_capital.toml", PHRASES, "cold", "says", "lower case", "lower case"),
    Case("phrase_without_question.toml", PHRASES, "cold", "question", "exactly one", "question mark"),
    Case("document_left_out.toml", "reference/documents.toml", "one", "id", "sources.csv", "Add a [[document]]"),
    Case("bank_question_of_no_quadrant.toml", BANK, "first.1", "fits", "'feelings'", "Use: knowledge"),
    Case("bank_question_without_question.toml", BANK, "first.1", "label", "exactly one", "question mark"),
    Case("enabler_prompt_two_questions.toml", ENABLERS, "first.ask", "label", "exactly one", "split"),
    Case("worksheet_prompt_of_another_file.toml", WORKSHEET, "other.name", "id", "the file's name", "Begin it with broken."),
    Case("worksheet_prompt_two_questions.toml", WORKSHEET, "broken.name", "label", "exactly one", "split"),
    Case("data_flow_to_nowhere.toml", FLOW, "flow pot to saucer", "end", "no place 'saucer'", "Use one of: cup, pot"),
    Case("lens_named_otherwise.toml", LENS, "top of the file", "id", "'another'", "Make the two the same"),
    Case("lens_of_no_story.toml", LENS, "top of the file", "stories", "'lullaby'", "Use one of: sound"),
    Case("lens_prompt_two_questions.toml", LENS, "broken.seen", "label", "exactly one question", "split"),
    Case("code_beneath_a_later_one.toml", CODEBOOK, "knowledge.person", "parent", "no code 'skills' stands before it", "earlier in the file"),
    Case("code_of_a_named_colour.toml", CODEBOOK, "knowledge", "colour", "'blue' is no colour", "#1a5276"),
    Case("code_named_twice.toml", CODEBOOK, "knowledge", "name", "2 codes", "Give each its own"),
    Case("reading_of_unknown_prompt.toml", STORY, "practice.knowledge.heard", "prompt", "no prompt", QUADRANT),
]
STORIES = [
    Case("story_named_otherwise.toml", STORY, "top of the file", "id", "'another'", "Make the two the same"),
    Case("decision_with_one_option.toml", STORY, "turn", "option", "only one option", "at least two"),
    Case("option_grown_from_another.toml", STORY, "turn.ask-later", "id", "something added", "another id"),
    Case("story_next_unknown.toml", STORY, "turn", "next", "'ending'", "of this file"),
    Case("scene_unreachable.toml", STORY, "attic", "id", "no path leads to it", "as the next of"),
    Case("story_circle.toml", STORY, "turn", "next", "turn > end > turn", "reach an end"),
]
SOURCES = [
    Case("sources_not_utf8.csv", "sources.csv", "the file", "encoding", "not UTF-8", "Save the file as CSV, UTF-8"),
    Case("sources_with_semicolons.csv", "sources.csv", "the file", "columns", "three columns", "id,document,locator"),
    Case("sources_comma_without_quotes.csv", "sources.csv", "line 10", "columns", "three filled", "quotation marks"),
    Case("sources_without_locator.csv", "sources.csv", "line 3", "columns", "three filled", "locator"),
    Case("sources_unsorted.csv", "sources.csv", "one.2", "id", "after one.3", "Sort"),
    Case("sources_id_twice.csv", "sources.csv", "one.2", "id", "two rows", "Keep one"),
]


def sound_folder(folder: Path) -> Path:
    """Fill `folder` with the sound content, the fifteen quadrants from one template."""
    shutil.copytree(SOUND, folder, dirs_exist_ok=True)
    template = (folder / "framework" / "quadrant.template").read_text(encoding="utf-8")
    for model, quadrant in product(MODELS, QUADRANTS):
        file = folder / "framework" / model / f"{quadrant}.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(template.replace("MODEL", model).replace("QUADRANT", quadrant), encoding="utf-8")
    return folder


def broken_library(folder: Path, fixture: str, goes: str) -> Library:
    """The sound content with one broken file put into it."""
    file = sound_folder(folder) / goes
    file.parent.mkdir(exist_ok=True)
    shutil.copyfile(BROKEN / fixture, file)
    return Library(folder)


def assert_told(folder: Path, case: Case) -> None:
    """The folder with the broken file has the fault of the case, all of it, and no other."""
    [fault] = broken_library(folder, case.fixture, case.goes).faults()
    assert (fault.file, fault.place, fault.field) == (case.goes, case.place, case.field)
    assert case.wrong in fault.wrong
    assert case.remedy in fault.remedy


def sites(file: Path, is_site: Callable[[ast.AST], bool]) -> set[tuple[str, int]]:
    """File and line of every place in a module where a fault is found."""
    return {(str(file), node.lineno) for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if is_site(node)}


def lines_run(files: Iterable[Path], run: Callable[[], object]) -> set[tuple[str, int]]:
    """File and line of all that `run` runs in `files`."""
    watched, seen, before = {str(file) for file in files}, set(), sys.gettrace()

    def trace(frame, event, argument):
        if frame.f_code.co_filename not in watched:
            return None
        seen.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return seen
