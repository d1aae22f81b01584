"""The same name has the same number all through a study, and the key to the numbers holds no name."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcvets.errors import KcvetsError
from kcvets.research.deidentify.found import Found
from kcvets.research.deidentify.pseudonyms import Key, key_in, masked

TEXT = "Maria Costa rang. Maria's on 07700 900123, Mrs Costa says."


def person(text: str, words: str, **more: str) -> Found:
    start = text.index(words)
    return Found(start, start + len(words), "PERSON", **more)


def numbers(*names: str, kind: str = "PERSON") -> list[int]:
    key = Key()
    return [key.number(kind, name) for name in names]


def test_a_text_reads_on_with_stand_ins() -> None:
    phone = TEXT.index("07700")
    found = [person(TEXT, "Maria Costa"), Found(18, 23, "PERSON"), Found(phone, phone + 12, "PHONE"), person(TEXT, "Mrs Costa")]
    assert masked(TEXT, found, Key()) == "Person 1 rang. Person 1's on [phone number], Person 1 says."


def test_a_reviewers_words_stand_instead() -> None:
    assert masked("Dawn came.", [person("Dawn came.", "Dawn", instead="their sister")], Key()) == "their sister came."


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("Arpita", "ARPITA", "arpita"), [1, 1, 1]),
        (("Arpita Sen", "Mrs Sen", "Arpita"), [1, 1, 1]),
        (("Arpita", "Arpita Sen", "Arpita"), [1, 1, 1]),
        (("Tom Ellis", "Ann Ellis", "Tom", "Ann", "Mr Ellis"), [1, 2, 1, 2, 1]),
        (("Mary", "Mary Lowe", "Mary Finch", "Mary"), [1, 1, 2, 1]),
        (("Margaret Thwaite", "Maggie"), [1, 1]),
        (("José", "Jose"), [1, 1]),
        (("Mr B", "B"), [1, 1]),
        (("Lee", "Mei"), [1, 2]),
    ],
)
def test_parts_of_a_name_are_the_same_person_and_relatives_are_not(names: tuple[str, ...], told: list[int]) -> None:
    assert numbers(*names) == told


def test_people_and_places_are_counted_apart() -> None:
    key = Key()
    assert (key.number("PERSON", "Lincoln"), key.number("PLACE", "Thornlea Grange"), key.number("PLACE", "Lincoln")) == (1, 1, 2)


def test_the_key_holds_no_name_even_when_it_is_open() -> None:
    key = Key()
    key.number("PERSON", "Margaret Thwaite")
    told = json.dumps(key.numbers).lower()
    assert not any(name in told for name in ("margaret", "thwaite"))


def test_two_studies_have_digests_of_their_own() -> None:
    one, other = Key(), Key()
    for key in (one, other):
        key.number("PERSON", "Margaret Thwaite")
    assert not one.numbers["PERSON"].keys() & other.numbers["PERSON"].keys()


def test_an_opened_key_goes_on_where_it_was(tmp_path) -> None:
    file = tmp_path / "carers.key"
    with key_in(file, "a long passphrase") as key:
        assert key.number("PERSON", "Arpita Sen") == 1
    with key_in(file, "a long passphrase") as again:
        assert (again.number("PERSON", "Ant"), again.number("PERSON", "Arpita")) == (2, 1)


def test_what_went_wrong_leaves_the_key_as_it_was(tmp_path) -> None:
    file = tmp_path / "carers.key"
    with pytest.raises(KcvetsError, match="stopped"), key_in(file, "a long passphrase") as key:
        key.number("PERSON", "Ant")
        raise KcvetsError("stopped")
    assert not file.exists()


@pytest.mark.parametrize("spoilt", [lambda sealed: sealed[:-1] + b"?", lambda sealed: sealed[:40], lambda sealed: b""])
def test_a_damaged_key_is_refused(spoilt) -> None:
    with pytest.raises(KcvetsError, match="passphrase it was made with, or a sound copy"):
        Key.opened(spoilt(Key().sealed("right")), "right")


def test_a_wrong_passphrase_is_refused() -> None:
    with pytest.raises(KcvetsError, match="passphrase it was made with"):
        Key.opened(Key().sealed("right"), "wrong")


@given(st.text(), st.lists(st.integers(0, 60), max_size=8))
def test_what_was_not_found_is_left_as_it_stands(text: str, cuts: list[int]) -> None:
    places = sorted({cut for cut in cuts if cut <= len(text)})
    found = [Found(start, end, "AGE") for start, end in zip(places[::2], places[1::2], strict=False)]
    left = "".join(text[a.end : b.start] for a, b in zip([Found(0, 0, ""), *found], [*found, Found(len(text), 0, "")], strict=True))
    assert masked(text, found, Key()).replace("[age]", "") == left.replace("[age]", "")
