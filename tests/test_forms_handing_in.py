"""Before words become a file, what looks like a name or a number is shown; the file comes all the same when asked for."""

from __future__ import annotations

import pytest
from document_reader import Seen, seen_in_word
from sheet_reader import SheetReader, begun, words

import kcvets
from kcvets.forms.guard import LIMITS
from kcvets.forms.handing_in import READ_FIRST

TOLD = "I rang Asha on 0161 496 0123, and Asha laughed."
GUARDED = "I rang her, and she laughed."


def audited() -> SheetReader:
    """Somebody at an audit whose story is told."""
    reader = begun(kcvets.audit, "a quiet evening")
    reader.write("audit.glad", "They sang.")
    reader.write("audit.subject", "described")
    reader.press("onward")
    return reader


#: Who writes, in which field, and as which files it can be taken away; from home, as well as from the piece itself.
PLACES = {
    "home": (lambda: SheetReader(lambda: kcvets.form("knowledge")), "practice.knowledge.reveals", (".docx", ".md", ".json")),
    "own work": (lambda: begun(kcvets.own_work, "the kettle"), "work.action", (".docx", ".html")),
    "session": (lambda: begun(kcvets.session, "the third talk"), "session.notes", (".docx", ".html")),
    "audit": (audited, "audit.seen", (".docx", ".html")),
    "organisation": (lambda: begun(kcvets.organisation, "the first round"), "round.step", (".docx", ".html")),
    "cpd": (lambda: begun(kcvets.cpd, "a talk in the kitchen"), "cpd.learning", (".docx", ".html", ".txt", "asye.docx")),
}
each_file = pytest.mark.parametrize(("place", "button"), [(place, button) for place in PLACES for button in PLACES[place][2]])


def write(place: str, *texts: str) -> SheetReader:
    """Write texts one after another into the same field; the reader of the page from which a file is saved."""
    begin, field, _ = PLACES[place]
    reader = begin()
    for text in texts:
        reader.write(field, text)
    return SheetReader(kcvets.home) if place == "home" else reader


def read(file: dict) -> str:
    """All words of a file, by a reader of its kind."""
    content, ending = file["content"], file["name"].rpartition(".")[2]
    return seen_in_word(content).words if ending == "docx" else Seen(content.decode()).words if ending == "html" else content.decode()


@each_file
def test_what_was_found_is_shown_and_no_file_is_given(home, place, button):
    reader = write(place, TOLD)
    assert reader.press(button)["type"] == "show"
    told, save = reader.finds(button)["shown"]
    assert (told["heading"], told["text"]) == (READ_FIRST, LIMITS)
    assert [line.partition("”")[0] for line in told["items"]] == ["“Asha", "“0161 496 0123"], "each is told once"
    assert save["label"] == "Save it as it is"
    assert not [message for message in reader.told if message["type"] == "file"]


@each_file
def test_the_file_is_given_all_the_same_when_asked_for(home, place, button):
    reader = write(place, TOLD)
    reader.press(button)
    file = reader.press(reader.finds(button)["shown"][1]["id"])
    assert file["type"] == "file" and file["name"].endswith(button.rpartition(".")[2])
    assert TOLD in read(file), "nothing was changed in it"


@each_file
def test_where_nothing_is_found_the_file_is_given_at_once(home, place, button):
    file = write(place, TOLD, GUARDED).press(button)
    assert file["type"] == "file"
    assert GUARDED in read(file)


def test_what_looks_like_a_name_in_the_name_of_a_piece_is_shown(home):
    reader = audited()
    reader.write("audit.name", "Ringing Asha")
    assert "“Asha”" in words(reader.press(".docx"))


def test_what_is_written_meanwhile_is_looked_at_again(home):
    reader = write("own work", GUARDED)
    assert reader.press(".html")["type"] == "file"
    reader.write("work.action", TOLD)
    assert reader.press(".html")["type"] == "show"
