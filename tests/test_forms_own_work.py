"""A piece of one's own work is asked about from any side, and keeps what was written from every one of them."""

from __future__ import annotations

import pytest
from document_reader import Seen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheet_reader import Block, SheetReader, begun, words

import kcvets
from kcvets.content import MODELS, QUADRANTS, library
from kcvets.journal import delete_everything

TEXTS = st.sampled_from(["", "  ", "Words.", "2026-11-22", "<b>Asha</b> rang.\n\n{person}"]) | st.text(max_size=20)
FOR_NOW = ("draw", "language", ".docx", ".html")  # buttons that show something for the moment


@pytest.fixture
def reader(home) -> SheetReader:
    """Somebody who has begun a piece of work."""
    return begun(kcvets.own_work, "the kettle")


def test_every_side_of_every_model_can_be_asked_from(reader):
    for model in MODELS:
        for quadrant in QUADRANTS:
            reader.press("ask", model=model, quadrant=quadrant)
            asked = [part["label"] for part in reader.finds("ask")["shown"] if part["type"] == "question"]
            assert asked == [prompt.label for prompt in library().questions(model, quadrant).prompts]


@pytest.mark.parametrize("missing", ["model", "quadrant"])
def test_a_side_needs_a_model_and_a_quadrant(reader, missing):
    chosen = {"model": "practice", "quadrant": "values"} | {missing: ""}
    assert [*reader.press("ask", **chosen)["errors"]] == [reader.named(missing)]
    assert "shown" not in reader.finds("ask")


def test_words_from_one_side_stay_while_another_is_looked_from(reader):
    first = library().questions("practice", "values").prompts[0].id
    reader.press("ask", model="practice", quadrant="values")
    reader.write(first, "From the first side.")
    reader.press("ask", model="quality", quadrant="skills")
    assert first not in words(reader.finds("ask"))
    reader.open()
    assert first not in words(reader.finds("ask")), "the side chosen last opens again"
    reader.press("ask", model="practice", quadrant="values")
    assert reader.answers[reader.named(first)]["text"] == "From the first side."


def test_strengths_are_drawn_line_by_line_as_they_were_typed(reader):
    reader.write("strengths-person", "Makes tea\n\n  <b>Sings</b>  ")
    reader.write("strengths-community", "The choir")
    reader.press("draw")
    [rings] = (part["rings"] for part in reader.sees("circles"))
    assert [ring["yours"] for ring in rings] == [["Makes tea", "<b>Sings</b>"], [], ["The choir"]]
    assert not any("account" in ring for ring in rings), "there is no account to compare with"


def test_ticks_on_wellbeing_save_themselves(reader):
    areas = [option["id"] for option in reader.finds("better")["options"]]
    reader.write("better", " ".join(areas[:2]))
    reader.write("worse", areas[2])
    reader.open()
    assert reader.answers[reader.named("better")]["text"].split() == areas[:2]
    assert reader.answers[reader.named("worse")]["text"] == areas[2]


def test_wording_is_looked_at_again_in_this_piece_alone(reader):
    other = begun(kcvets.own_work, "another")
    other.write("work.action", "The hoarder refused.")
    assert "hoarder" not in words(reader.press("language"))
    assert "“hoarder”" in words(other.press("language"))


def test_what_supervision_put_as_a_question_is_asked_about_every_piece(reader):
    talk = begun(kcvets.session, "the third talk")
    talk.write("session.action-1", "Ring the neighbour.")
    talk.write("session.ask-1", "Who has not been asked yet?")
    talk.press("more.act")
    talk.write("session.action-2", "Write it down.")
    reader.open()
    [asked] = (part for part in reader.sees("question") if "/loop." in part["id"])
    assert asked["label"] == "Who has not been asked yet?"
    reader.write(asked["id"], "The neighbour.")
    reader.open()
    assert reader.answers[asked["id"]]["text"] == "The neighbour."
    other = begun(kcvets.own_work, "another")
    [again] = (part["id"] for part in other.sees("question") if "/loop." in part["id"])
    assert again not in other.answers, "each piece has an answer of its own"


def test_the_file_holds_this_piece_and_no_other(reader):
    begun(kcvets.own_work, "another").write("work.action", "Post the letter.")
    better = reader.finds("better")["options"][0]
    reader.write("touched", "Saw the <i>swans</i>.")
    reader.write("better", better["id"])
    page = Seen(reader.press(".html")["content"].decode("utf-8")).words
    assert "the kettle" in page and "Saw the <i>swans</i>." in page and better["label"] in page
    assert "Post the letter." not in page and "another" not in page


def wander(reader: SheetReader, data: st.DataObject) -> dict[str, str]:
    """Press and write whatever the page offers, in any order; what was written last, by the id of its part."""
    written = {}
    for _ in range(data.draw(st.integers(0, 6), label="steps")):
        choices = reader.sees("choice")
        part = data.draw(st.sampled_from([*reader.sees("action"), *reader.sees("question"), *filter(saves, choices)]), label="next")
        if part["type"] == "action":
            reader.press(part["id"], **{choice["id"]: data.draw(ticks(choice)) for choice in choices if not saves(choice)})
        else:
            written[part["id"]] = data.draw(TEXTS if part["type"] == "question" else ticks(part))
            reader.write(part["id"], written[part["id"]])
    return written


def saves(choice: Block) -> bool:
    """Whether a choice saves itself."""
    return choice.get("saves", False)


def ticks(choice: Block) -> st.SearchStrategy[str]:
    """What can be chosen of a choice."""
    options = [option["id"] for option in choice["options"]]
    return st.lists(st.sampled_from(options), unique=True).map(" ".join) if choice.get("many") else st.sampled_from(["", *options])


def lasting(parts: list[Block], for_now: tuple[str, ...]) -> list[Block]:
    """Parts without what some buttons brought for the moment."""
    return [part | {"shown": [] if part.get("id", "").endswith(for_now) else lasting(part.get("shown", []), for_now)} for part in parts]


def open_piece(reader: SheetReader) -> list[Block]:
    """What shows of the piece that lies open."""
    return reader.finds("piece")["shown"] if reader.sees("question") else []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_pressed_and_written_is_found_again(home, data):
    delete_everything(home)
    reader = begun(kcvets.own_work, "the kettle")
    written = wander(reader, data)
    before = lasting(open_piece(reader), FOR_NOW)
    reader.open()
    assert lasting(open_piece(reader), FOR_NOW) == before
    asked = {id: text for id, text in written.items() if id in reader.sheet.questions}
    assert {id: reader.answers[id]["text"] for id in asked} == asked
