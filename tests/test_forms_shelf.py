"""Pieces are begun, named, found again and deleted one by one, and no word about one is ever in another."""

from __future__ import annotations

import pytest
from sheet_reader import SheetReader, begun

import kcvets
from kcvets.content import library
from kcvets.journal import Journal

KINDS = {"work": kcvets.own_work, "session": kcvets.session, "audit": kcvets.audit, "round": kcvets.organisation, "cpd": kcvets.cpd}
HOSTILE = ["work-00000000", "session-", "which", "../../journal", "<img src=x onerror=alert(1)>", "'; DROP TABLE entry; --", "\x00", "9" * 9999]
each_kind = pytest.mark.parametrize("kind", KINDS)


def piece_of(reader: SheetReader) -> str:
    """The id of the piece that lies open; empty for none."""
    return next((part["id"].partition("/")[0] for part in reader.sees("question")), "")


def listed(reader: SheetReader) -> dict[str, str]:
    """The names on the list of pieces, by id."""
    return {option["id"]: option["label"] for part in reader.sees("choice") if part["id"] == "which" for option in part["options"]}


def fill(reader: SheetReader, text: str) -> None:
    """Write the same into every field on the page, choose the first of everything, and press whatever there is to press."""
    for part in reader.sees("question"):
        reader.write(part["id"], text)
    chosen = {part["id"]: part["options"][0]["id"] for part in reader.sees("choice") if part["id"] != "which"}
    for part in reader.sees("choice"):
        if part.get("saves"):
            reader.write(part["id"], chosen[part["id"]])
    for part in reader.sees("action"):
        if part["id"] not in ("begin", "open", "delete") and not part["id"].endswith((".docx", ".html", ".txt")):
            assert reader.press(part["id"], **chosen)["type"] in ("show", "errors")


def written(reader: SheetReader) -> set[str]:
    """What stands in the fields on the page."""
    return {reader.answers[part["id"]]["text"] for part in reader.sees("question") if part["id"] in reader.answers}


@each_kind
def test_nothing_is_asked_before_a_piece_is_begun(home, kind):
    reader = SheetReader(KINDS[kind])
    assert [part["id"] for part in reader.sees("action")] == ["begin"] and not reader.sees("question")


@each_kind
def test_a_piece_is_begun_named_and_found_again(home, kind):
    reader = begun(KINDS[kind], "the kettle")
    piece, parts = piece_of(reader), reader.finds("piece")
    reader.open()
    assert listed(reader) == {piece: "the kettle"}
    assert reader.finds("piece") == parts
    assert reader.answers[f"{piece}/{kind}.name"]["text"] == "the kettle"


@each_kind
def test_a_piece_without_a_name_can_be_found_and_named_later(home, kind):
    reader = SheetReader(KINDS[kind])
    reader.press("begin")
    [label] = listed(reader).values()
    assert label.startswith("Not named yet")
    reader.write(f"{kind}.name", "a name after all")
    reader.open()
    assert [*listed(reader).values()] == ["a name after all"]


@each_kind
def test_another_piece_begins_empty_and_the_first_opens_again(home, kind):
    reader = begun(KINDS[kind], "one")
    first = piece_of(reader)
    reader.press("begin")
    assert piece_of(reader) != first
    assert not {id for id in reader.answers if id.startswith(piece_of(reader)) and id.endswith(".name")}
    assert reader.press("open", which="")["errors"].keys() == {"which"}
    reader.press("open", which=first)
    assert piece_of(reader) == first
    reader.open()
    assert piece_of(reader) == first, "it is the one that lay open last"


@each_kind
def test_no_two_answers_are_kept_in_the_same_place(home, kind):
    reader = begun(KINDS[kind], "one")
    reader.press("begin")
    asked = {id: question.key for id, question in reader.sheet.questions.items()}
    assert len({*asked.values()}) == len(asked) > 5


@each_kind
def test_two_pages_with_two_pieces_keep_their_words_apart(home, kind):
    readers = {name: begun(KINDS[kind], name) for name in ("one", "other")}
    for name, reader in readers.items():
        fill(reader, f"In {name}.")
    for name, reader in readers.items():
        piece = piece_of(reader)
        assert written(reader) == {f"In {name}."}
        reader.open(at=piece)
        assert written(reader) == {f"In {name}."}
        assert {part["id"].partition("/")[0] for part in reader.sees("question")} == {piece}


@each_kind
def test_deleting_a_piece_takes_its_words_and_leaves_the_others(home, kind):
    readers = {name: begun(KINDS[kind], name) for name in ("one", "two", "three")}
    for name, reader in readers.items():
        reader.write(reader.sees("question")[1]["id"], f"In {name}.")
    gone, reader = piece_of(readers["two"]), readers["two"]
    assert "cannot be undone" in reader.finds("delete")["confirm"]
    reader.press("delete")
    assert not reader.sees("question") and gone not in listed(reader)
    assert not [entry for entry in Journal.open().entries() if entry.key.work == gone]
    reader.open()
    assert not reader.sees("question"), "nothing lies open"
    assert [*listed(reader)] == [piece_of(readers["one"]), piece_of(readers["three"])]
    for name in ("one", "three"):
        reader.open(at=piece_of(readers[name]))
        assert written(reader) == {name, f"In {name}."}


@each_kind
def test_a_link_opens_the_piece_it_names(home, kind):
    first, second = (piece_of(begun(KINDS[kind], name)) for name in ("one", "two"))
    reader = SheetReader(KINDS[kind])
    assert piece_of(reader) == second
    reader.open(at=first)
    assert piece_of(reader) == first
    reader.open()
    assert piece_of(reader) == second, "a link shows a piece and changes nothing"


@pytest.mark.parametrize("at", HOSTILE)
def test_a_link_that_names_no_piece_opens_the_last_or_none(home, at):
    reader, without = SheetReader(kcvets.own_work), SheetReader(kcvets.own_work)
    reader.open(at=at)
    assert reader.parts == without.parts and not reader.sees("question")
    begun(kcvets.own_work, "one")
    reader.open(at=at)
    without.open()
    assert reader.parts == without.parts and reader.sees("question")


def test_a_link_to_a_piece_of_another_kind_opens_none(home):
    session = piece_of(begun(kcvets.session, "a session"))
    reader = SheetReader(kcvets.own_work)
    reader.open(at=session)
    assert not reader.sees("question")


def planner() -> SheetReader:
    """Somebody at a session."""
    return begun(kcvets.session, "a session")


def auditor() -> SheetReader:
    """Somebody at an audit whose story is told."""
    reader = begun(kcvets.audit, "an audit")
    reader.write("audit.for", "A quiet evening.")
    reader.press("onward", **{"audit.subject": "described"})
    return reader


each_repeated = pytest.mark.parametrize(("opened", "section", "prompt"), [(planner, "act", "session.action"), (auditor, "finding", "audit.found")])


def rounds(reader: SheetReader, prompt: str) -> list[str]:
    """The numbers of the rounds on the page."""
    return [part["id"].rpartition("-")[2] for part in reader.sees("question") if part["id"].rpartition("-")[0].endswith(f"/{prompt}")]


@each_repeated
def test_there_is_always_room_for_one_more_and_no_more_than_that(home, opened, section, prompt):
    reader = opened()
    kind = prompt.partition(".")[0]
    (most,) = (one.repeats for one in library().worksheet(kind).sections if one.id == section)
    for n in range(1, most + 1):
        assert rounds(reader, prompt) == [str(there) for there in range(1, n + 1)]
        reader.write(f"{prompt}-{n}", f"Number {n}.")
        reader.press(f"more.{section}")
    assert len(rounds(reader, prompt)) == most


@each_repeated
def test_a_round_keeps_its_number_when_one_before_it_is_emptied(home, opened, section, prompt):
    reader = opened()
    for n in (1, 2, 3):
        reader.write(f"{prompt}-{n}", f"Words {n}.")
        reader.press(f"more.{section}")
    reader.write(f"{prompt}-2", " ")
    reader.press(f"more.{section}")
    assert rounds(reader, prompt) == ["1", "2", "3"], "the emptied one is the free one"
    reader.open()
    assert rounds(reader, prompt) == ["1", "2", "3"]
    assert reader.answers[reader.named(f"{prompt}-3")]["text"] == "Words 3."
    assert [part["heading"] for part in reader.finds(section)["shown"] if part["type"] == "text"] == ["Number 1", "Number 2", "Number 3"]
