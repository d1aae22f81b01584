"""A supervision session shows what the supervisee shares and nothing else, proposes by a rule, and is confirmed word by word."""

from __future__ import annotations

import pytest
from document_reader import Seen, seen_in_word
from entries_written import about, entry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheet_reader import SheetReader, begun, words
from test_forms_guard import write
from test_forms_own_work import lasting, open_piece, wander

import kcvets
from kcvets.app.takeaway import exported
from kcvets.content import QUADRANTS, QUADRANT_NAMES, library
from kcvets.forms.proposals import RULE, proposals
from kcvets.journal import EntryKey, Journal, delete_everything

SHARED, KEPT = "I rang twice and left it at that.", "I was afraid of the stairs."
FIRST, SECOND = (prompt.id for prompt in library().questions("practice", "values").prompts[:2])
ASKED = {q: [p.id for model in ("practice", "supervision") for p in library().questions(model, q).prompts] for q in QUADRANTS}
BANK = {question.id: question for heading in library().question_bank().headings for question in heading.questions}
BLANK, OPEN = "Nothing is written yet under “{}”.", "Under “{}” some questions are still open."
FOR_NOW = ("look", "record", "confirm.now", ".docx", ".html")  # buttons that show something for the moment


@pytest.fixture
def work(home) -> SheetReader:
    """Somebody who has written two answers about a piece of work."""
    reader = begun(kcvets.own_work, "the kettle")
    reader.press("ask", model="practice", quadrant="values")
    reader.write(FIRST, SHARED)
    reader.write(SECOND, KEPT)
    return reader


@pytest.fixture
def reader(work) -> SheetReader:
    """The same person at a session."""
    return begun(kcvets.session, "the third talk")


def ref(reader: SheetReader, text: str) -> str:
    """The option that stands for some words, of those that can be shared."""
    return next(option["id"] for option in reader.finds("session.shared")["options"] if option["label"].endswith(text))


def share(reader: SheetReader, text: str) -> None:
    """Bring the piece of work, and share some words about it."""
    [about] = (option["id"] for option in reader.finds("brought")["options"])
    reader.press("look", brought=about)
    reader.press("share", **{"session.shared": ref(reader, text)})


def offered(reader: SheetReader) -> dict[str, str]:
    """The questions that can be taken, by id."""
    return {option["id"]: option["label"] for option in reader.finds("session.taken")["options"]}


def heading(reader: SheetReader) -> str:
    """What stands below the button that confirms."""
    return "".join(part["heading"] for part in reader.finds("confirm.now").get("shown", []))


def press_all_but_look(reader: SheetReader) -> list[bytes]:
    """Press whatever is on the page of a session, but what shows one's words to oneself; the files it gave."""
    pressed = ("propose", "all", "take", "more.act", "record", "confirm.now", ".html", ".docx", "open")
    heard = [reader.press(button, **{"session.taken": [*BANK][0], "confirm": "supervisee"}) for button in pressed]
    return [message["content"] for message in heard if message["type"] == "file"]


def test_nothing_is_shown_before_the_supervisee_asks_to_see_it(reader):
    press_all_but_look(reader)
    assert SHARED not in words(reader.told) and KEPT not in words(reader.told)


def test_what_was_not_shared_never_reaches_the_page_or_a_file(reader):
    share(reader, SHARED)
    assert SHARED in words(reader.parts) and KEPT not in words(reader.parts), "sharing takes the list away"
    shown = reader.told[-1]
    reader.told.clear()
    reader.open()
    page, document = press_all_but_look(reader)
    told = words([shown, *reader.told]) + Seen(page.decode("utf-8")).words + seen_in_word(document).words
    assert told.count(SHARED) > 3, "it stands on the page, in the record and in both files"
    assert KEPT not in told


def test_what_was_shared_can_be_taken_back(reader):
    share(reader, SHARED)
    [about] = (option["id"] for option in reader.finds("brought")["options"])
    reader.press("look", brought=about)
    reader.press("share", **{"session.shared": ""})
    reader.open()
    assert SHARED not in words(reader.parts) and SHARED not in words(reader.press("record"))


def test_something_must_be_chosen_before_it_is_looked_at(reader):
    assert [*reader.press("look", brought="")["errors"]] == [reader.named("brought")]


def test_a_session_can_be_held_with_nothing_written(home):
    reader = begun(kcvets.session, "the first")
    assert "Nothing is written yet." in words(reader.parts)
    press_all_but_look(reader)


@settings(max_examples=80, deadline=None)
@given(state=st.fixed_dictionaries(dict.fromkeys(QUADRANTS, st.sampled_from(("blank", "begun", "nearly all", "all")))))
def test_the_reasons_say_what_is_still_blank(state):
    upto = {"blank": 0, "begun": 1, "nearly all": -1, "all": None}
    answered = [prompt for quadrant in QUADRANTS for prompt in ASKED[quadrant][: upto[state[quadrant]]]]
    found = proposals(about("work-0123abcd", dict.fromkeys(answered, "Words.")), [("", "work-0123abcd")])
    assert len({one.id for one in found}) == len(found), "no question comes twice"
    for quadrant in QUADRANTS:
        name = QUADRANT_NAMES[quadrant]
        its = [one for one in found if f"“{name}”" in one.reason]
        assert len(its) == {"blank": 2, "all": 0}.get(state[quadrant], 1)
        reason = BLANK if state[quadrant] == "blank" else OPEN
        assert all(quadrant in BANK[one.id].fits and one.reason == reason.format(name) for one in its)


def test_with_nothing_written_the_first_two_that_fit_come_first():
    found = proposals([], [("arpita", "")])
    assert [one.id for one in found[:2]] == [id for id, question in BANK.items() if QUADRANTS[0] in question.fits][:2]


@pytest.mark.parametrize("written", [[], about("work-76543210", {FIRST: "Words."}), about("work-0123abcd", {FIRST: " \n"}), [entry(FIRST, "Words.", story="arpita")]])
def test_blanks_and_words_about_something_else_count_for_nothing(written):
    assert proposals(written, [("", "work-0123abcd")]) == proposals([], [("", "work-0123abcd")])


def test_with_everything_answered_nothing_is_proposed(home):
    for prompts in ASKED.values():
        for prompt in prompts:
            write("Words.", EntryKey(prompt), "?")
    reader = begun(kcvets.session, "the third talk")
    reader.press("look", brought="|")
    reader.press("propose")
    assert [part["heading"] for part in reader.finds("offered")["shown"]] == ["Nothing to propose"]
    reader.press("all")
    assert offered(reader).keys() == BANK.keys(), "the whole bank is there all the same"


def test_proposals_are_about_what_was_brought_and_say_why(reader):
    reader.press("propose")
    assert RULE in words(reader.finds("offered"))
    before = offered(reader)
    [about] = (option["id"] for option in reader.finds("brought")["options"])
    reader.press("look", brought=about)
    reader.press("propose")
    values = QUADRANT_NAMES["values"]
    assert not [label for label in before.values() if OPEN.format(values) in label]
    assert [label for label in offered(reader).values() if label.endswith(f"({OPEN.format(values)})")]


def test_the_whole_bank_has_49_questions(reader):
    reader.press("all")
    assert len(offered(reader)) == len(BANK) == 49


@pytest.mark.parametrize("word", ["the gardener", "<b>the gardener</b> & {person}", "  "])
def test_the_persons_word_stands_in_the_questions_as_it_was_typed(reader, word):
    reader.write("session.person", word)
    reader.press("all")
    called = word.strip() or "the person"
    for id, label in offered(reader).items():
        assert label.startswith(BANK[id].label.replace("{person}", called))
    taken = next(id for id, question in BANK.items() if "{person}" in question.label)
    reader.press("take", **{"session.taken": taken})
    asked = BANK[taken].label.replace("{person}", called)
    assert reader.finds(f"session.said.{taken}")["label"] == asked
    page = Seen(reader.press(".html")["content"].decode("utf-8"))
    assert asked in page.texts("h3") and not page.all("b")


def test_questions_taken_are_there_again_with_what_was_kept_of_the_answer(reader):
    first, second = [*BANK][:2]
    reader.press("all")
    reader.press("take", **{"session.taken": f"{first} {second}"})
    reader.write(f"session.said.{second}", "A long pause.")
    reader.open()
    assert [part["id"] for part in reader.finds("take")["shown"] if part["type"] == "question"] == [reader.named(f"session.said.{id}") for id in (first, second)]
    record = words(reader.press("record"))
    assert "A long pause." in record and "Nothing was noted." in record


def test_a_finding_is_offered_as_a_question_and_an_action_can_follow_from_it(reader):
    audit = begun(kcvets.audit, "a discharge")
    audit.write("audit.for", "A quiet evening.")
    audit.press("onward", **{"audit.subject": "described"})
    audit.write("audit.ask-1", "Who was not asked?")
    reader.press("propose")
    [finding] = (id for id, label in offered(reader).items() if label == "From an audit: Who was not asked?")
    reader.press("take", **{"session.taken": finding})
    reader.write("session.follows-1", finding)
    reader.open()
    assert reader.finds("session.follows-1")["options"] == [{"id": finding, "label": "Who was not asked?"}]
    assert reader.answers[reader.named("session.follows-1")]["text"] == finding


def test_confirming_needs_a_tick(reader):
    assert [*reader.press("confirm.now", confirm="")["errors"]] == [reader.named("confirm")]
    reader.open()
    assert heading(reader) == ""


def test_a_confirmed_record_stays_confirmed_until_a_word_of_it_changes(reader):
    reader.write("session.notes", "A long pause.")
    reader.press("confirm.now", confirm="supervisee supervisor")
    assert "Both have confirmed it." in words(reader.finds("confirm.now"))
    reader.open()
    assert heading(reader) == "Confirmed" and "Both have confirmed it." in words(reader.finds("confirm.now"))
    assert "Confirmed by the supervisee and supervisor." in words(reader.press("record"))
    reader.write("session.notes", "A long silence.")
    reader.open()
    assert heading(reader) == "Changed since"
    assert "Not confirmed yet." in words(reader.press("record"))


def test_one_tick_is_not_both(reader):
    reader.press("confirm.now", confirm="supervisor")
    reader.open()
    assert "The supervisor has confirmed it. The other has not, yet." in words(reader.finds("confirm.now"))


def test_words_that_were_shared_and_changed_afterwards_undo_the_confirming(reader, work):
    share(reader, SHARED)
    reader.press("confirm.now", confirm="supervisee supervisor")
    work.write(SECOND, "Not shared, and changed.")
    reader.open()
    assert heading(reader) == "Confirmed"
    work.write(FIRST, "I rang three times.")
    reader.open()
    assert heading(reader) == "Changed since"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_pressed_and_written_is_found_again(home, data):
    delete_everything(home)
    write("Words.", EntryKey(FIRST), "?")
    reader = begun(kcvets.session, "the third talk")
    written = wander(reader, data)
    if reader.sees("question"):
        reader.press("more.act")  # a round that was filled in meanwhile gets the next one below it
        reader.press("propose")  # proposals stay on the page once one of them was taken
    taken = reader.answers.get(reader.named("session.taken"), {}).get("text")
    for_now = FOR_NOW if taken else (*FOR_NOW, "offered")
    before = lasting(open_piece(reader), for_now)
    reader.open()
    assert lasting(open_piece(reader), for_now) == before
    asked = {id: text for id, text in written.items() if id in reader.sheet.questions}
    assert {id: reader.answers[id]["text"] for id in asked} == asked


def test_copies_for_reading_show_what_was_picked_in_its_words(reader):
    [about] = (option["id"] for option in reader.finds("brought")["options"])
    reader.press("look", brought=about)
    shared = ref(reader, SHARED)
    reader.press("share", **{"session.shared": shared})
    reader.press("all")
    taken = next(id for id in offered(reader) if id in BANK)
    reader.press("take", **{"session.taken": taken})
    journal = Journal.open()
    asked = library().questions("practice", "values").prompts[0].label
    for copy in (exported(journal, ".md").decode().replace("\\", ""), seen_in_word(exported(journal, ".docx")).words):
        assert f"Own work: the kettle: {asked}" in copy
        assert BANK[taken].label.replace("{person}", "the person") in copy
        assert shared not in copy and taken not in copy
