"""A record of CPD is made of one's own words: copied without losing or doubling any, and looked at year by year without a mark."""

from __future__ import annotations

from datetime import date

import pytest
from document_reader import Seen, seen_in_word
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheet_reader import SheetReader, begun, words
from test_forms_guard import write

import kcvets
from kcvets.content import library
from kcvets.journal import EntryKey, delete_everything
from kcvets.records.cpd import FIELDS

WRITTEN = {
    EntryKey("practice.knowledge.reveals"): "Asking takes longer than telling.",
    EntryKey("story.arpita.why", story="arpita"): "She reads.\n\nAnd she laughs.",
    EntryKey("work.touched", work="work-0123abcd"): "The choir met again.",
}
PCF = [item.id for item in library().standards("pcf").items][:2]


@pytest.fixture
def reader(home) -> SheetReader:
    """Somebody who has written three reflections, and begun a record."""
    return recorder()


def recorder() -> SheetReader:
    for key, text in WRITTEN.items():
        write(text, key, "What did I see?")
    return begun(kcvets.cpd, "a talk in the kitchen")


def look(reader: SheetReader) -> dict[str, str]:
    """Look at everything that was written; the options to copy, by their words."""
    reader.press("look", **{"from": " ".join(option["id"] for option in reader.finds("from")["options"])})
    return {text: option["id"] for option in reader.finds("words")["options"] for text in WRITTEN.values() if option["label"].endswith(text)}


def learnt(reader: SheetReader) -> str:
    """What stands under what was learnt, when the page is opened again."""
    reader.open()
    return reader.answers.get(reader.named("cpd.learning"), {}).get("text", "")


def complete(reader: SheetReader, **others: str) -> None:
    """Answer whatever the register asks for."""
    name = reader.answers.get(reader.named("cpd.name"), {}).get("text")
    for field in FIELDS:
        reader.write(field, f"{field} of {name}")
    reader.write("cpd.date", date.today().isoformat())
    for id, text in others.items():
        reader.write(f"cpd.{id.replace('_', '-')}", text)


def year(reader: SheetReader) -> list[str]:
    """What is said of this year's records."""
    (told,) = reader.press("year")["blocks"]
    return told["items"]


def test_somewhere_and_something_must_be_chosen_to_copy(reader):
    assert [*reader.press("look", **{"from": ""})["errors"]] == [reader.named("from")]
    look(reader)
    assert [*reader.press("copy", words="")["errors"]] == [reader.named("words")]
    assert learnt(reader) == ""


def test_only_what_was_written_there_is_offered(reader):
    [own] = (option["id"] for option in reader.finds("from")["options"] if option["label"].startswith("Own work"))
    reader.press("look", **{"from": own})
    assert [option["id"].rpartition("|")[2] for option in reader.finds("words")["options"]] == ["work-0123abcd"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(own=st.sampled_from(["", "Mine, before."]), copies=st.lists(st.sets(st.sampled_from([*WRITTEN.values()]), min_size=1), min_size=1, max_size=3))
def test_copying_adds_each_of_the_words_once_and_loses_none(home, own, copies):
    delete_everything(home)
    reader = recorder()
    reader.write("cpd.learning", own)
    for n, chosen in enumerate(copies):
        options = look(reader)
        assert reader.press("copy", words=" ".join(options[text] for text in chosen))["type"] == "show"
        assert reader.answers[reader.named("cpd.learning")]["text"] == learnt(reader), "the page shows what was kept"
        reader.write("cpd.learning", f"{learnt(reader)}\n\nMine, number {n}.")
    mine = [text for text in (own, *(f"Mine, number {n}." for n in range(len(copies)))) if text]
    parts = [*mine, *set().union(*copies)]
    found = learnt(reader)
    assert all(found.count(part) == 1 for part in parts)
    assert len(found) == len("\n\n".join(parts)), "and nothing else came in"


def test_standards_are_kept_and_named_in_the_file(reader):
    reader.write("cpd.pcf", " ".join(PCF))
    reader.open()
    assert reader.answers[reader.named("cpd.pcf")]["text"].split() == PCF
    page = Seen(reader.press(".html")["content"].decode("utf-8"))
    told = library().standards("pcf")
    titles = {item.id: item.title for item in told.items}
    assert page.texts("li") == [titles[id] for id in PCF]
    assert told.version in page.words, "of which version they are is said"
    assert library().standards("pqs").title not in page.words, "nothing of it was chosen"


def test_the_year_says_what_is_there_and_what_is_still_open(reader):
    assert year(reader)[0].startswith("0 of 2 different pieces are complete")
    reader.write("cpd.type", "A talk.")
    [still_open] = (line for line in year(reader) if line.startswith("Still open in “a talk in the kitchen”"))
    labels = {prompt.id: prompt.label for section in library().worksheet("cpd").sections for prompt in section.prompts}
    assert {field for field in FIELDS if labels[field] in still_open} == {*FIELDS} - {"cpd.type"}
    complete(reader)
    assert year(reader)[0].startswith("1 of 2 different pieces are complete")
    assert not [line for line in year(reader) if line.startswith("Still open")]


def test_the_year_counts_every_record_and_talks_with_a_peer(reader):
    complete(reader)
    assert "0 of at least 1 with a peer reflection." in year(reader)
    second = begun(kcvets.cpd, "a walk")
    complete(second, peer_who="A colleague", peer="They asked why.")
    for one in (reader, second):
        assert year(one)[0].startswith("2 of 2 different pieces are complete")
        assert "1 of at least 1 with a peer reflection." in year(one)
    assert "a talk in the kitchen, a walk" in next(line for line in year(reader) if line.startswith("Not yet entered"))


def test_two_records_of_the_same_piece_count_once(reader):
    complete(reader, description="A talk.")
    second = begun(kcvets.cpd, "a walk")
    complete(second, description="a  Talk.")
    assert year(second)[0].startswith("1 of 2 different pieces are complete")
    assert "Two descriptions are the same. The rule asks for different pieces." in year(second)


def test_a_record_of_another_year_does_not_count(reader):
    complete(reader, date="2001-06-01")
    assert year(reader)[0].startswith("0 of 2 different pieces are complete")


def test_a_newly_qualified_worker_has_a_file_of_their_own(reader):
    reader.write("cpd.learning", "To ask twice.")
    reader.write("cpd.asye-event", "A long <b>walk</b>.")
    asye, record = (reader.press(button) for button in ("asye.docx", ".docx"))
    assert (asye["name"], record["name"]) == ("asye-reflection.docx", "cpd-record.docx")
    reflection, plain = seen_in_word(asye["content"]).words, seen_in_word(record["content"]).words
    assert "A long <b>walk</b>." in reflection and "To ask twice." in reflection
    assert "A long" not in plain and "To ask twice." in plain


def test_plain_text_can_be_pasted_into_the_registers_form(reader):
    reader.write("cpd.impact", "I ask <first>.")
    text = reader.press(".txt")["content"].decode("utf-8")
    labels = [prompt.label for section in library().worksheet("cpd").sections for prompt in section.prompts if prompt.id == "cpd.impact"]
    assert f"{labels[0]}\n\nI ask <first>.\n" in text


def test_nothing_is_copied_by_itself(reader):
    look(reader)
    assert learnt(reader) == "" and not [text for text in WRITTEN.values() if text in words(reader.press(".html"))]
