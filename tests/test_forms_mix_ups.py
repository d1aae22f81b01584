"""Two people, two pages and short words: what a form about pieces must not mix up, lose or show."""

from __future__ import annotations

import pytest
from sheet_reader import SheetReader, begun, words
from test_forms_cpd import learnt
from test_forms_guard import write
from test_forms_handing_in import PLACES, audited

import kcvets
from kcvets.forms.guard import remarks
from kcvets.journal import EntryKey


def test_what_came_of_an_action_is_not_shown_at_the_session_unless_shared(home):
    talk = begun(kcvets.session, "the third talk")
    talk.write("session.action-1", "Ring the neighbour.")
    talk.write("session.ask-1", "Who has not been asked yet?")
    work = begun(kcvets.own_work, "the kettle")
    work.write(next(p["id"] for p in work.sees("question") if "/loop." in p["id"]), "I was afraid of the stairs.")
    talk.told.clear()
    talk.open()
    talk.press("more.act")
    assert "I was afraid of the stairs." not in words(talk.told)


def test_one_who_confirms_later_does_not_undo_the_others_confirming(home):
    talk = begun(kcvets.session, "the third talk")
    talk.press("confirm.now", confirm="supervisee")
    talk.open()
    talk.press("confirm.now", confirm="supervisor")
    assert "Both have confirmed it." in words(talk.finds("confirm.now"))


@pytest.mark.parametrize(("there", "texts"), [("Nobody came.", ["No"]), ("", ["Yes.", "Yes."])])
def test_copying_short_words_loses_and_doubles_none(home, there, texts):
    for n, text in enumerate(texts):
        write(text, EntryKey(f"one.{n}"), "?")
    reader = begun(kcvets.cpd, "a talk")
    reader.write("cpd.learning", there)
    reader.press("look", **{"from": "|"})
    reader.press("copy", words=" ".join(o["id"] for o in reader.finds("words")["options"]))
    assert learnt(reader).split("\n\n") == [*filter(None, [there]), texts[0]]


@pytest.mark.parametrize("made", [kcvets.own_work, kcvets.session, kcvets.audit, kcvets.organisation, kcvets.cpd], ids=lambda made: made.__name__)
@pytest.mark.parametrize("button", ["open", ".html"])
def test_a_page_whose_piece_was_deleted_elsewhere_still_answers(home, made, button):
    one = audited() if made is kcvets.audit else begun(made, "the kettle")
    piece = one.named("which") and one.sees("question")[0]["id"].partition("/")[0]
    SheetReader(made).press("delete")
    one.press(button, which=piece)
    one.open()
    assert not one.sees("question")


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("place", ["session", "cpd"])
def test_a_day_that_was_asked_for_holds_up_no_file(home, place, named):
    if named:
        reader = PLACES[place][0]()
        reader.write(f"{place}.date", "2026-11-22")
    else:
        reader = SheetReader(getattr(kcvets, place))
        reader.press("begin")
    assert reader.press(".html")["type"] == "file"


def test_sharing_from_a_second_subject_keeps_what_was_shared_from_the_first(home):
    write("She reads.", EntryKey("story.arpita.why", story="arpita"), "?")
    write("We sing.", EntryKey("practice.knowledge.reveals"), "?")
    talk = begun(kcvets.session, "the third talk")
    for subject in ("arpita|", "|"):
        talk.press("look", brought=subject)
        talk.press("share", **{"session.shared": " ".join(o["id"] for o in talk.finds("session.shared")["options"])})
    assert "She reads." in words(talk.finds("shown")) and "We sing." in words(talk.finds("shown"))


def test_rounds_bear_the_numbers_they_have_in_the_report(home):
    reader = audited()
    for n in (1, 2, 3):
        reader.write(f"audit.found-{n}", f"Found {n}.")
        reader.press("more.finding")
    reader.write("audit.found-1", ""), reader.write("audit.found-2", "")
    assert "Finding 3" in words(reader.press("report"))
    reader.press("more.finding")
    headings = [part["heading"] for part in reader.finds("finding")["shown"] if part["type"] == "text"]
    assert headings == ["Number 1", "Number 3"]


@pytest.mark.parametrize("text", ["I met Maria\nShe laughed.", "With Asha\n\nNext week I ring."])
def test_replacing_a_name_leaves_the_next_line_alone(text):
    first, found = text.partition("\n")[0], remarks(text)
    assert [one["words"] for one in found] == [first.split()[-1]]


def test_proposals_are_about_what_is_ticked_now(home):
    from test_forms_session import FIRST
    write("Words.", EntryKey(FIRST, story="arpita"), "?")
    talk = begun(kcvets.session, "the third talk")
    talk.press("propose", brought="arpita|")
    assert "Under “Values and ethics” some questions are still open." in words(talk.finds("offered"))
