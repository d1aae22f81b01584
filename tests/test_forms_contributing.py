"""Somebody who was asked gives answers to a study: only what they tick, under its terms, with a code they have seen."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest
from sheet_reader import SheetReader, begun, words
from study_file import ANSWERS, PROMISE, QUALIFIED, ROOM, TITLE, day, study_file
from test_forms_guard import write

import kcvets
from kcvets.forms.guard import LIMITS
from kcvets.journal import EntryKey, Journal, delete_everything
from kcvets.journal.clock import spoken_day
from kcvets.journal.place import JOURNAL_FILE
from kcvets.records.contribution import fingerprint

REVEALS, FAIR = "What does it reveal?", "Was I fair?"
GIVEN, KEPT, NAMED = "She reads to the neighbour.", "SENTINEL I was afraid of the stairs.", "I rang Asha on 0161 496 0123."
FRAMEWORK, ARPITA = "|", "arpita|"
ONE, TWO, THREE = "give:practice.knowledge.reveals||", "give:practice.values.fair||", "give:practice.knowledge.reveals|arpita|"
ANSWERED = {f"asked:{ROOM}": "0", f"asked:{QUALIFIED}": "1"}
WHOLE = {ONE: "yes", **ANSWERED, "consent": "yes"}
STEPS = ("look", "prepare", "code", "save")


def handed(text: str | bytes) -> str:
    """A file, as a page hands it over."""
    return "," + b64encode(text if isinstance(text, bytes) else text.encode("utf-8")).decode("ascii")


@pytest.fixture
def journal(home) -> Journal:
    """A journal with two answers in the framework, and one about a story."""
    write(GIVEN, EntryKey("practice.knowledge.reveals", model="practice", quadrant="knowledge"), REVEALS)
    write(KEPT, EntryKey("practice.values.fair", model="practice", quadrant="values"), FAIR)
    write(NAMED, EntryKey("practice.knowledge.reveals", model="practice", quadrant="knowledge", story="arpita"), REVEALS)
    return Journal.open()


def asked(**told: object) -> SheetReader:
    """A reader who has read a study file."""
    reader = SheetReader(kcvets.contributing)
    reader.press("read", study=handed(study_file(**told)))
    return reader


@pytest.fixture
def reader(journal) -> SheetReader:
    """A reader who has read a study file, and looks at what they wrote in the framework."""
    reader = asked()
    reader.press("look", **{"from": FRAMEWORK})
    return reader


def code_in(heard: dict) -> str:
    """The code that was shown."""
    [code] = (part["code"] for part in heard["blocks"] if part["type"] == "code")
    return code


def saved(reader: SheetReader, **chosen: str) -> tuple[str, dict]:
    """Go on to the file: the code, and the message with the file."""
    chosen = WHOLE | chosen
    reader.press("prepare", **chosen)
    code = code_in(reader.press("code", **chosen))
    return code, reader.press("save", **chosen, kept="yes")


def heading(heard: dict) -> str:
    """What stands first below the button."""
    return heard["blocks"][0]["heading"]


def test_the_page_says_all_that_the_study_file_says(journal):
    told = words(asked().parts)
    for said in (TITLE, "To learn what is written about carers.", "Answers about your work", "complain to the dean", PROMISE):
        assert said in told
    assert all(f"How about {name}?" in told for name in ANSWERS)
    assert f"Version 2, of {spoken_day(day(-30))}" in told and spoken_day(day(60)) in told
    assert all(answer in told for answers in ANSWERS.values() for answer in answers)


def test_nothing_is_ticked_before_somebody_ticks_it(reader):
    reader.press("look", **{"from": f"{FRAMEWORK} {ARPITA}"})
    ticks = reader.sees("choice")
    assert {"from", "consent", ONE, TWO, THREE, *ANSWERED} == {part["id"] for part in ticks}
    assert not any("chosen" in part or part["id"] in reader.answers for part in ticks)


def test_an_answer_stands_in_full_above_its_tick(journal):
    long = "\n\n".join(["A line that is not short.", "<b>Another</b> one."] * 50)
    write(long, EntryKey("practice.skills.long"), "And then? " * 60)
    reader = asked()
    reader.press("look", **{"from": FRAMEWORK})
    parts = reader.sees()
    place = parts.index(reader.finds("give:practice.skills.long||"))
    assert parts[place - 1]["text"] == long and parts[place - 1]["heading"] == ("And then? " * 60).strip()
    assert len(parts[place]["label"]) < 120


def test_what_looks_like_an_identifier_is_pointed_out_at_its_own_answer_and_blocks_nothing(reader):
    reader.press("look", **{"from": ARPITA})
    parts = reader.sees()
    told = parts[parts.index(reader.finds(THREE)) - 1]
    found = ["“Asha” looks like a name", "“0161 496 0123” looks like a telephone number"]
    assert [line.split(".")[0] for line in told["items"]] == found
    assert parts[parts.index(reader.finds(ONE)) - 1]["text"] == GIVEN, "nothing is said where nothing was found"
    assert LIMITS in words(reader.parts)
    _, file = saved(reader, **{THREE: "yes"})
    assert NAMED in file["content"].decode("utf-8")


def test_a_name_in_a_question_of_one_s_own_is_pointed_out_too(journal):
    write("I asked her.", EntryKey("loop.session-0123abcd.1", work="work-0123abcd"), "What does Asha say?")
    reader = asked()
    heard = reader.press("look", **{"from": "|work-0123abcd"})
    assert "“Asha” looks like a name." in words(heard["beside"])


def test_only_what_is_ticked_is_in_the_file_and_nothing_says_that_there_is_more(reader):
    _, file = saved(reader)
    given = json.loads(file["content"])
    assert [(one["number"], one["text"], one["question"]) for one in given["entries"]] == [(1, GIVEN, REVEALS)]
    for hidden in ("SENTINEL", "Asha", "arpita", "fair", FAIR):
        assert hidden.encode() not in file["content"]


def test_the_file_says_under_which_terms_it_was_given_and_what_was_answered(reader):
    given = json.loads(saved(reader)[1]["content"])
    assert given["terms"] == {"version": "2", "date": day(-30).isoformat()}
    assert given["variables"] == {ROOM: "yes", QUALIFIED: "longer ago"}


def test_nobody_must_answer_what_they_would_rather_not(reader):
    given = json.loads(saved(reader, **{f"asked:{ROOM}": "not-said"})[1]["content"])
    assert given["variables"] == {ROOM: "", QUALIFIED: "longer ago"}


def leaves(told: object) -> list[object]:
    """Every value in a JSON document."""
    inner = told.values() if isinstance(told, dict) else told if isinstance(told, list) else None
    return [told] if inner is None else [leaf for one in inner for leaf in leaves(one)]


def test_every_field_is_shown_before_it_is_saved(reader):
    shown = words(reader.press("prepare", **WHOLE)["blocks"])
    code = code_in(reader.press("code", **WHOLE))
    file = reader.press("save", **WHOLE, kept="yes")
    assert all(str(leaf or "nothing") in shown for leaf in leaves(json.loads(file["content"])))
    assert code not in shown


def test_the_file_is_named_by_the_study_and_the_fingerprint_of_the_code_that_was_shown(reader):
    code, file = saved(reader)
    assert json.loads(file["content"])["withdrawal"] == fingerprint(code)
    assert (file["type"], file["name"]) == ("file", f"contribution-carers-{fingerprint(code)[:6]}.json")


def test_the_code_is_nowhere_but_on_the_page(reader, home):
    code, file = saved(reader)
    plain = code.replace("-", "")
    for place in (file["content"], *(path.read_bytes() for path in home.rglob("*") if path.is_file())):
        assert code.encode() not in place and plain.encode() not in place and plain.lower().encode() not in place
    assert (home / JOURNAL_FILE).is_file()
    assert code not in repr(reader.sheet) and code not in str(reader.sheet.get_state()), "JupyterLab stores these in the notebook file"


def test_the_slip_says_for_which_file_and_until_when(reader):
    reader.press("prepare", **WHOLE)
    [part] = (part for part in reader.press("code", **WHOLE)["blocks"] if part["type"] == "code")
    slip = "\n".join(part["slip"])
    assert f"contribution-carers-{fingerprint(part['code'])[:6]}.json" in slip
    assert spoken_day(day(60)) in slip and TITLE in slip and "complain to the dean" in slip


def test_there_is_no_file_under_a_code_that_was_not_seen(reader):
    assert heading(reader.press("save", **WHOLE, kept="yes")) == "Look at it again first"
    reader.press("prepare", **WHOLE)
    assert heading(reader.press("save", **WHOLE, kept="yes")) == "Look at it again first"


def test_there_is_no_file_before_somebody_says_that_they_have_the_code(reader):
    reader.press("prepare", **WHOLE)
    reader.press("code", **WHOLE)
    assert [*reader.press("save", **WHOLE)["errors"]] == ["kept"]


def test_there_is_no_code_before_the_file_was_looked_at(reader):
    assert heading(reader.press("code", **WHOLE)) == "Look at it again first"


@pytest.mark.parametrize("button", ["code", "save"])
def test_what_was_changed_after_it_was_shown_must_be_looked_at_again(reader, button):
    reader.press("prepare", **WHOLE)
    reader.press("code", **WHOLE)
    for changed in ({TWO: "yes"}, {ONE: "", TWO: "yes"}, {f"asked:{ROOM}": "2"}, {"consent": ""}):
        assert heading(reader.press(button, **WHOLE | changed, kept="yes")) == "Look at it again first"
    write("Other words.", EntryKey("practice.knowledge.reveals"), REVEALS, base=1, sequence=2)
    assert heading(reader.press(button, **WHOLE, kept="yes")) == "Look at it again first"


def test_a_code_stays_the_same_until_it_stands_for_a_file(reader):
    reader.press("prepare", **WHOLE)
    first = code_in(reader.press("code", **WHOLE))
    second, file = saved(reader, **{TWO: "yes"})
    assert first == second, "whoever wrote it down need not write it down again"
    third, again = saved(reader, **{TWO: "yes"})
    assert (third, again["content"]) == (second, file["content"]), "the same file once more"
    fourth, _ = saved(reader)
    assert fourth not in (first, third), "another file, another code"


def test_a_page_opened_again_shows_nothing_of_what_was_chosen_and_no_code(reader):
    code, _ = saved(reader)
    reader.told.clear()
    reader.hear({"type": "open", "at": ""})
    assert code not in words(reader.told) and TITLE not in words(reader.told)
    for button in STEPS:
        assert heading(reader.press(button, **WHOLE, kept="yes")) == "Begin again"


def test_every_thing_missing_is_told_beside_its_field(reader):
    assert [*reader.press("prepare")["errors"]] == [ONE, *ANSWERED, "consent"]
    assert [*reader.press("prepare", **WHOLE | {"consent": ""})["errors"]] == ["consent"]
    assert [*reader.press("look")["errors"]] == ["from"]
    assert [*asked().press("prepare", **ANSWERED, consent="yes")["errors"]] == ["from"], "no answer stands on the page yet"


def test_answers_already_there_are_not_drawn_again(reader):
    heard = reader.press("look", **{"from": f"{FRAMEWORK} {ARPITA}"})
    assert [*heard["beside"]] == [f"about:{ARPITA}"], "the other ticks stay"
    heard = reader.press("look", **{"from": FRAMEWORK})
    assert heard["beside"] == {} and heard["blocks"]


def test_a_tick_from_an_earlier_study_counts_for_nothing(reader):
    """The page still knows it, though it is no longer to be seen."""
    reader.press("read", study=handed(study_file(title="Another study")))
    assert [*reader.press("prepare", **WHOLE)["errors"]] == ["from"]


@pytest.mark.parametrize(
    ("told", "why"), [({"begins": -90, "ends": -1}, "The last day to withdraw was"), ({"begins": 1}, "The terms are dated")]
)
def test_a_study_that_takes_nothing_today_says_so_and_asks_for_nothing(journal, told, why):
    reader = asked(**told)
    said = words(reader.parts)
    assert why in said and PROMISE in said
    assert reader.sees("choice") == [] and [part["id"] for part in reader.sees("action")] == ["read"]
    assert heading(reader.press("prepare", **WHOLE)) == "Nothing can be given to this study today"


@pytest.mark.parametrize("told", [{"begins": 0}, {"ends": 0}], ids=["first", "last"])
def test_the_first_day_and_the_last_belong_to_a_study(journal, told):
    assert asked(**told).finds("consent")


def test_with_nothing_written_there_is_nothing_to_choose_from(home):
    assert "no answer in your journal" in words(asked().parts)
    write(" \n", EntryKey("practice.knowledge.reveals"), REVEALS)
    reader = begun(kcvets.own_work, "the long call")
    reader.write("work.action-date", "2026-06-01")
    assert asked().sees("choice") == []


def test_a_faulty_file_is_refused_with_every_fault_and_what_was_read_before_is_gone(reader):
    text = study_file().replace("purpose =", "porpoise =").replace('version = "2"', "version = 2")
    heard = reader.press("read", study=handed(text))
    assert [line.split(": ")[2] for line in heard["blocks"][0]["items"]] == ["porpoise", "purpose", "version"]
    assert reader.sees("choice") == []
    assert heading(reader.press("prepare", **WHOLE)) == "Begin again"


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04\xff", b"", b"\xef\xbb\xbf", b"a = " + b"[" * 20_000, b"a = " + b"9" * 20_000, b"{}", b'id = "x"', b"\x00"],
    ids=["zip", "empty", "mark_alone", "deep", "long_number", "json", "too_little", "nothing_to_see"],
)
def test_a_file_that_is_no_study_is_refused_in_words(journal, content):
    reader = SheetReader(kcvets.contributing)
    heard = reader.press("read", study=handed(content))
    assert heading(heard) == "This file cannot be used as it is"
    assert all(line.startswith("study.toml: ") for line in heard["blocks"][0]["items"])


@pytest.mark.parametrize("told", ["", "reading", "large", "unreadable"])
def test_no_file_is_told_beside_the_field_and_leaves_what_was_read(reader, told):
    assert [*reader.press("read", study=told)["errors"]] == ["study"]
    assert reader.press("prepare", **WHOLE)["type"] == "show"


def test_what_a_study_file_says_is_text_and_never_more(journal, tmp_path):
    markup, path = "<img src=x onerror=alert(1)>", "../../away {{7*7}}"
    reader = asked(title=markup, purpose=path, promises=[markup], variables={ROOM: (markup, "a b c", path)})
    assert {part["type"] for part in reader.sees()} <= {"text", "file", "action", "area", "choice"}
    assert f"The study: {markup}" in [part.get("heading") for part in reader.sees("text")]
    reader.press("look", **{"from": FRAMEWORK})
    _, file = saved(reader, **{f"asked:{ROOM}": "2"})
    assert json.loads(file["content"])["variables"] == {ROOM: path}
    assert file["name"].startswith("contribution-carers-")


def test_words_deleted_meanwhile_are_not_given(reader):
    reader.press("prepare", **WHOLE)
    reader.press("code", **WHOLE)
    delete_everything()
    assert heading(reader.press("save", **WHOLE, kept="yes")) == "Look at it again first"
    assert reader.press("prepare", **WHOLE)["type"] == "errors"


def test_the_journal_stays_as_it_was(journal, home):
    before = Journal.open().entries()
    reader = asked()
    reader.press("look", **{"from": FRAMEWORK})
    saved(reader)
    assert Journal.open().entries() == before
    assert [path.name for path in home.rglob("*")] == [JOURNAL_FILE]
