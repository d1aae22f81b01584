"""The frames of the synthetic cohort: each answers a prompt of the course, no two begin alike, nothing in them points to anybody."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from random import Random

import pytest

from kcvets.content import MODELS, QUADRANTS
from kcvets.content.frames import FILE, PLACEHOLDER, Frame, material, read_material
from kcvets.errors import ContentError
from kcvets.research.filling import filled

FRAMES = material().frames
LOOKS_REAL = re.compile(r"\d{5,}|\b\d{3,5} \d{3}|@|\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")


def begun_alike(frames) -> list[str]:
    """The first five words of frames that share them."""
    seen = Counter(" ".join(re.findall(r"\w+", frame.text.lower())[:5]) for frame in frames)
    return [words for words, times in seen.items() if times > 1]


def test_there_are_many_and_they_are_ours():
    assert len(FRAMES) >= 90
    assert material().source == ("ours",)


def test_every_quadrant_of_every_model_is_answered():
    assert {(frame.model, frame.quadrant) for frame in FRAMES} == {*product(MODELS, QUADRANTS), ("", "")}


def test_no_two_begin_alike():
    assert begun_alike(FRAMES) == []
    assert begun_alike([Frame("a.b.c", "She said it at last."), Frame("a.b.d", "she said it at last, twice")]) == ["she said it at last"]


def test_each_is_as_long_as_a_short_reflection():
    words = {frame.text: len(filled(frame, Random(1))[0].split()) for frame in FRAMES}
    assert [text for text, many in words.items() if not 25 <= many <= 110] == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("{husband.given} did the talking", "{husbnad.given} did the talking", "nothing can be filled in for {husbnad.given}"),
        ("{husband.given} did the talking", "{husband.name} did the talking", "nothing can be filled in for {husband.name}"),
        ("lives at {postcode}", "lives at {postcode.given}", "nothing can be filled in for {postcode.given}"),
        ("ages = [68, 90]", "ages = [90, 68]", "[90, 68] is no span of years"),
        ("ages = [68, 90]", "ages = [68]", "[68] is no span of years"),
        ('he = ["person", "carer"]', 'he = ["person", "sister"]', "'sister' is no role that may be either"),
        ('he = ["person", "carer"]', 'he = ["person", "crer"]', "'crer' is no role that may be either"),
        ('prompt = "practice.values.drive"', 'prompt = "drive"', "'drive' is no id of a prompt"),
        ("lower = true", 'lower = "yes"', "'yes' is not true or false"),
        ('women = ["Rhiannon",', 'girls = ["Rhiannon",', "women: it is missing"),
    ],
)
def test_a_faulty_file_is_refused_with_the_place_and_the_remedy(tmp_path, right, wrong, said):
    text = FILE.read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "synthetic.toml").write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read_material(tmp_path / "synthetic.toml")
    assert said in str(refused.value) and str(refused.value).startswith("synthetic.toml: ")


def test_every_fault_is_told_at_once(tmp_path):
    text = FILE.read_text(encoding="utf-8").replace("{wife.", "{wfie.")
    (tmp_path / "synthetic.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read_material(tmp_path / "synthetic.toml")
    assert len(refused.value.faults) == text.count("{wfie.") > 10


def test_nothing_is_left_to_fill_in():
    assert [frame.text for frame in FRAMES if re.search("[{}]", filled(frame, Random(1))[0])] == []


def test_nothing_in_a_frame_itself_looks_like_a_number_or_an_address_of_somebody():
    assert [frame.text for frame in FRAMES if LOOKS_REAL.search(PLACEHOLDER.sub("", frame.text))] == []


@pytest.mark.parametrize("text", ["01632 960114", "999 123 4567", "a@example.org", "XF4 7TJ", "17/09/1938"])
def test_what_does_look_like_one_is_noticed(text):
    assert LOOKS_REAL.search(f"It said {text} there")
