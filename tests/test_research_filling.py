"""Frames are filled with people who belong together, and with numbers that belong to nobody."""

from __future__ import annotations

import re
from datetime import date
from random import Random

from kcvets.content.frames import Frame, material
from kcvets.journal.clock import spoken_day
from kcvets.research.filling import filled


def test_small_letters_are_kept_to():
    frame = Frame("a.b.c", "rang {person} at {practice}, {postcode}", lower=True)
    text, spans = filled(frame, Random(3))
    assert text == text.lower()
    assert text[: spans[0].start] == "rang " and text[spans[0].end :].startswith(" at ")


def test_the_same_placeholder_stands_for_the_same_person_and_kin_share_a_family_name():
    frame = Frame("a.b.c", "{sister}|{sister.title}|{sister.given}|{person}|{person.email}", he=("person",))
    for seed in range(50):
        sister, titled, given, person, email = filled(frame, Random(seed))[0].split("|")
        family = titled.split(" ", 1)[1]
        assert sister == f"{given} {family}"
        assert person.endswith(f" {family}") and person != sister
        assert re.fullmatch(r"[a-z]+\.[a-z]+@example\.org", email)


def test_who_is_a_woman_and_who_a_man_is_kept_to():
    men = {name for names in material().names for name in names.men}
    women = {name for names in material().names for name in names.women}
    frame = Frame("a.b.c", "{nurse.given}|{neighbour.given}|{wife.given}|{son.given}", she=("nurse",), he=("neighbour",))
    for seed in range(100):
        nurse, neighbour, wife, son = filled(frame, Random(seed))[0].split("|")
        assert {nurse, wife} <= women and {neighbour, son} <= men


def test_names_that_belong_together_come_together_and_a_doctor_is_a_doctor():
    of = {family: names.origin for names in material().names for family in names.family}
    for seed in range(50):
        given, family, doctor = filled(Frame("a.b.c", "{person.given}|{person.title}|{doctor.title}"), Random(seed))[0].split("|")
        together = next(names for names in material().names if names.origin == of[family.split(" ", 1)[1]])
        assert given in (*together.women, *together.men)
        assert doctor.startswith("Dr ")


def test_the_article_before_a_place_is_no_part_of_its_name():
    seen = set()
    for seed in range(60):
        text, [span] = filled(Frame("a.b.c", "We met at {centre}."), Random(seed))
        seen.add(text[span.start : span.end])
    assert "Tinsmith Centre" in seen and "Gathering Hall" in seen and not any(name.startswith("the ") for name in seen)


def test_somebody_is_as_old_as_their_day_of_birth_makes_them():
    frame = Frame("a.b.c", "{age}|{birth}", ages=(70, 93))
    spoken = {spoken_day(date(2000, month, 1)).split()[1]: month for month in range(1, 13)}
    for seed in range(60):
        age, birth = filled(frame, Random(seed))[0].split("|")
        day, month, year = re.split("[ ./]", birth)
        born = date(int(year) if len(year) == 4 else 1900 + int(year), spoken.get(month) or int(month), int(day))
        lived = 2027 - born.year - ((1, 1) < (born.month, born.day))
        assert lived == int(age) and 70 <= int(age) <= 93
