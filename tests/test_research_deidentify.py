"""What is masked and what is kept, on a marked set of texts and beside stock Presidio; then, behaviour by behaviour."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from deidentification_score import Marked, lost, marked_texts, missed, table

from kcvets.content.place import data_folder
from kcvets.research.deidentify.engine import Deidentifier

Spans = dict[str, list[tuple[int, int]]]
#: The least share that counts, by group; origins have their own.
AIMS = {"overall": 0.98, "case lower": 0.93, "keep": 0.95}
EVERY_ORIGIN, ENOUGH = 0.95, 20  # of origins with so many identifiers
#: Of a second set, harder and by another hand: on first sight 0.89 were reached; its misses then shaped the rules. A little under that.
SECOND_AIMS = {"overall": 0.975, "case lower": 0.955, "case upper": 0.93, "keep": 0.965, "kind place": 0.96, "kind age": 0.96}
SECOND_EVERY_ORIGIN = 0.94
#: Of a third, plainer set: 0.965 on first sight; four of its misses were mended.
THIRD_AIMS = {"overall": 0.98, "case normal": 0.99, "case lower": 0.955, "keep": 0.98}
#: Of a fourth, mostly diaries: 0.939 on first sight, 0.893 in small letters; its misses then shaped the rules.
FOURTH_AIMS = {"overall": 0.985, "case lower": 0.965, "keep": 0.96, "kind age": 0.97, "kind place": 0.96}
#: Of a fifth, records and e-mails: 0.934 on first sight, 0.874 in small letters; after the fourth's rules 0.959. Nobody read its misses.
FIFTH_AIMS = {"overall": 0.95, "case lower": 0.93, "keep": 0.945}


@pytest.fixture(scope="module")
def finder() -> Deidentifier:
    return Deidentifier(data_folder() / "research")


@pytest.fixture(scope="module")
def marked() -> list[Marked]:
    return marked_texts(Path(__file__).parent / "data" / "deidentification.txt")


@pytest.fixture(scope="module")
def second() -> list[Marked]:
    return marked_texts(Path(__file__).parent / "data" / "deidentification-second.txt")


def spans_found(finder: Deidentifier, marked: list[Marked]) -> Spans:
    found = finder.find([one.text for one in marked])
    return {one.id: [(span.start, span.end) for span in spans] for one, (_, spans) in zip(marked, found, strict=True)}


@pytest.fixture(scope="module")
def ours(finder: Deidentifier, marked: list[Marked]) -> Spans:
    return spans_found(finder, marked)


@pytest.fixture(scope="module")
def stock(marked: list[Marked]) -> Spans:
    """Presidio as it comes, with the same model, but for what would ask the network."""
    from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    from kcvets.research.deidentify.engine import MODEL

    models = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": MODEL}]}
    engine = NlpEngineProvider(nlp_configuration=models).create_engine()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(nlp_engine=engine)
    for asks_the_network in ("EmailRecognizer", "UrlRecognizer"):
        registry.remove_recognizer(asks_the_network)
    analyzer = BatchAnalyzerEngine(AnalyzerEngine(nlp_engine=engine, registry=registry))
    results = analyzer.analyze_iterator([one.text for one in marked], "en", batch_size=64)
    return {one.id: [(span.start, span.end) for span in spans] for one, spans in zip(marked, results, strict=True)}


def shares(marked: list[Marked], found: Spans) -> dict[str, float]:
    return {group: hits / every for group, (hits, every) in table(marked, found).items()}


def test_the_aims_are_reached(marked: list[Marked], ours: Spans) -> None:
    reached = shares(marked, ours)
    assert {group: reached[group] for group, aim in AIMS.items() if reached[group] < aim} == {}


def test_a_second_set_of_harder_texts_reaches_nearly_as_much(finder: Deidentifier, second: list[Marked]) -> None:
    groups = table(second, spans_found(finder, second))
    reached = {group: hits / every for group, (hits, every) in groups.items()}
    assert {group: reached[group] for group, aim in SECOND_AIMS.items() if reached[group] < aim} == {}
    origins = {group for group, (_, every) in groups.items() if group.startswith("origin") and every >= ENOUGH}
    assert len(origins) >= 10
    assert {origin: reached[origin] for origin in origins if reached[origin] < SECOND_EVERY_ORIGIN} == {}


def test_a_third_set_of_plainer_texts_reaches_nearly_as_much(finder: Deidentifier) -> None:
    third = marked_texts(Path(__file__).parent / "data" / "deidentification-third.txt")
    reached = shares(third, spans_found(finder, third))
    assert {group: reached[group] for group, aim in THIRD_AIMS.items() if reached[group] < aim} == {}


def test_a_fourth_set_mostly_of_diaries_reaches_nearly_all(finder: Deidentifier) -> None:
    fourth = marked_texts(Path(__file__).parent / "data" / "deidentification-fourth.txt")
    groups = table(fourth, spans_found(finder, fourth))
    reached = {group: hits / every for group, (hits, every) in groups.items()}
    assert {group: reached[group] for group, aim in FOURTH_AIMS.items() if reached[group] < aim} == {}
    origins = {group for group, (_, every) in groups.items() if group.startswith("origin") and every >= ENOUGH}
    assert len(origins) >= 10
    assert {origin: reached[origin] for origin in origins if reached[origin] < EVERY_ORIGIN} == {}


def test_a_fifth_set_that_no_rule_was_made_for_shows_what_others_may_expect(finder: Deidentifier) -> None:
    fifth = marked_texts(Path(__file__).parent / "data" / "deidentification-fifth.txt")
    reached = shares(fifth, spans_found(finder, fifth))
    assert {group: reached[group] for group, aim in FIFTH_AIMS.items() if reached[group] < aim} == {}


def test_texts_without_a_capital_lose_little(finder: Deidentifier, second: list[Marked]) -> None:
    small = [replace(one, text="".join(low if len(low := letter.lower()) == 1 else letter for letter in one.text)) for one in second]
    reached = shares(small, spans_found(finder, small))
    assert (reached["overall"] >= 0.94, reached["keep"] >= 0.96) == (True, True)


def test_names_of_every_origin_are_found_alike(marked: list[Marked], ours: Spans) -> None:
    origins = {group: hits / every for group, (hits, every) in table(marked, ours).items() if group.startswith("origin") and every >= ENOUGH}
    assert len(origins) >= 15
    assert {origin: share for origin, share in origins.items() if share < EVERY_ORIGIN} == {}


def test_more_is_found_than_by_stock_presidio_in_every_group(marked: list[Marked], ours: Spans, stock: Spans) -> None:
    reached, before = shares(marked, ours), shares(marked, stock)
    print(*(f"{group:34} {before[group]:.3f} {reached[group]:.3f}" for group in sorted(reached)), sep="\n")
    # dates and telephone numbers are what stock finds too; what it keeps, it keeps by finding little
    assert {group for group in reached if reached[group] < before[group] or reached[group] == before[group] < 1} == set()


def test_the_scorer_sees_what_was_missed_and_what_was_lost(marked: list[Marked], ours: Spans) -> None:
    one = next(one for one in marked if len(one.identifiers) > 1 and one.kept and not missed(one, ours[one.id]) and not lost(one, ours[one.id]))
    kind, start, end = one.identifiers[0]
    without = [span for span in ours[one.id] if not (span[0] < end and start < span[1])]
    assert (kind, one.text[start:end]) in missed(one, without)
    assert lost(one, [*ours[one.id], one.kept[0]]) == [one.text[slice(*one.kept[0])]]
    half = [*without, (start, start + 1)]
    assert (kind, one.text[start:end]) in missed(one, half)


def masked_words(finder: Deidentifier, text: str) -> list[str]:
    ((_, found),) = finder.find([text])
    return [text[one.start : one.end] for one in found]


def kinds(finder: Deidentifier, text: str) -> set[str]:
    ((_, found),) = finder.find([text])
    return {one.kind for one in found}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We met Ngozi at the door.", ["Ngozi"]),  # a model takes such names for organisations
        ("Ewurabena asked why. I told Ewurabena the truth.", ["Ewurabena", "Ewurabena"]),
        ("Elizabeth Hartley rang. Later Liz and the Hartleys came.", ["Elizabeth Hartley", "Liz", "Hartleys"]),
        ("I met Kristaps. In the letter he is Krsitaps.", ["Kristaps", "Krsitaps"]),
        ("R.K. has physio and J.B. has not.", ["R.K.", "J.B."]),
        ("Then Mrs B laughed.", ["Mrs B"]),
        ("poor mr b, he got my second best.", ["mr b"]),
        ("went to see oluwaseun, who told me that ngozi rang", ["oluwaseun", "ngozi"]),
        ("SHE TOLD NGOZI THAT MR SKELTON IS ILL TODAY.", ["NGOZI", "MR SKELTON"]),
        ("Grace asked for some grace.", ["Grace"]),
        ("I hope that Hope is well; Hope said so.", ["Hope", "Hope"]),
        ("Will will come, and Mark made his mark.", ["Will", "Mark"]),
        ("Li came with Mei, and Mr Wu drove.", ["Li", "Mei", "Mr Wu"]),
        ("Omar bin Talal al-Harbi signed.", ["Omar bin Talal al-Harbi"]),
        ("I spoke with Callum O'Hare and Siobhán Ní Dhomhnaill.", ["Callum O'Hare", "Siobhán Ní Dhomhnaill"]),
        ("Prof. van der Merwe sent apologies.", ["Prof. van der Merwe"]),
        ("Bridget Ward came off the ward.", ["Bridget Ward"]),
        ("PC Marsh took notes near the marsh.", ["PC Marsh"]),
        ("April's review is in April.", ["April"]),
        ("The site manager said the Prices don't engage.", ["Prices"]),
        ("On the chart he is Emmanuel B. again.", ["Emmanuel B"]),
        ("Mr and Mrs de Alwis disagreed.", ["Mr and Mrs de Alwis"]),
        ("her solicitor mr do says do nothing", ["mr do"]),
        ("told precious that grace had rung", ["precious", "grace"]),
        ("comfort on nights, gifty on earlies, no comfort for me", ["comfort", "gifty"]),
        ("nobody knows where bijou (wife) is", ["bijou"]),
        ("COPIED FROM THE REGISTER: YOUNG, PATRICIA ROSE. NOT TOO YOUNG.", ["YOUNG", "PATRICIA ROSE"]),
        ("I am Concepción Ibarra Lagos.", ["Concepción Ibarra Lagos"]),
        ("Shona covered the board, and we spoke Shona.", ["Shona"]),
        ("Rose the cleaner knows. Jan from the police read it.", ["Rose", "Jan"]),
        ("sorry earl was on the step; shona the nurse rang", ["earl", "shona"]),
        ("my manager claire stobbs and joy eccleston", ["claire stobbs", "joy eccleston"]),
        ("Silvanus Lovell went to see Elias Buckland.", ["Silvanus Lovell", "Elias Buckland"]),
        ("It was C. Gumbo-Lister who signed.", ["C. Gumbo-Lister"]),
        ("Mrs Rogers thinks I talk too much; Rogers would agree with Mrs Rogers.", ["Mrs Rogers", "Rogers", "Mrs Rogers"]),
        ('I saw Archibald "Baldy" Lennie, and Mohammed (Mo) Khan.', ["Archibald", "Baldy", "Lennie", "Mohammed", "Mo", "Khan"]),
        ("It is Hope Draper-Coles again, or \"Hope\". The hope of it.", ["Hope Draper-Coles", "Hope"]),
        ("unity draper-coles is my niece", ["unity draper-coles"]),
        ("Her uncle Righteous (known as Ritchie) came.", ["uncle Righteous", "Ritchie"]),
        ("In the day room was Summer (agency) in summer.", ["Summer"]),
        ("ring miss brook by the brook, i miss home", ["miss brook"]),
        ("the iro gill and the gill of milk", ["gill"]),
        ("it is not far, says sue. who can sue?", ["sue"]),
        ("faith here, ring about the form. no faith here today", ["faith"]),
        ("handover to gene. not a gene for it", ["gene"]),
        ("he went on and britannia his daughter sent for me", ["britannia"]),
        ("the van is ash on 07700 900468. ash on the floor", ["ash", "07700 900468"]),
        ("ask for comfort. she had no comfort from it", ["comfort"]),
        ("her brother's name is praise, and i praise him", ["praise"]),
        ("comfort hedges saw it at once", ["comfort hedges"]),
        ("kavya and big sue. the big issue", ["kavya", "big sue"]),
        ("mr ghulam rasool aka gulu to everyone", ["mr ghulam rasool", "gulu"]),
        ("his daughter june came in june", ["june"]),
        ("happy is his real nickname, so he was happy", ["happy"]),
    ],
)
def test_people_are_masked(finder: Deidentifier, text: str, names: list[str]) -> None:
    assert masked_words(finder, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Bowlby and Maslow, Egan and Kolb, Bronfenbrenner and Freire.",
        "Here Rogers would have me listen first.",
        "The Care Act 2014, the Mental Capacity Act 2005 and section 42.",
        "He has Parkinson's, she has Down's syndrome, her aunt has Huntington's.",
        "the huntington's nurse spoke about bowlby and the care act",
        "Gillick competence and the Fraser guidelines came up, then Makaton.",
        "On Friday in March we spoke English at Christmas.",
        "thinking about hope, grace and mercy, i may rest on sunday",
        "Liberty Protection Safegards and Attendence Allowance, the Chilren Act 1989, in Decmber",
        "He went back to Welsh, and to his Portugese, at Ramadan.",
        "Parkinsons meds on time, Barthel 9, Waterlow 14",
        "He gave you Hafez and Rumi for an answer.",
        "mark my words, my will power is tested. pearls of wisdom.",
        "went to the duty room, the memory clinic and the gp practice, for reflective practice in the day centre",
        "He has a point. She had been there. Herman says that recovery takes time.",
        "The hub, the wing, the suite and the flats are full; the assembly was long.",
        "The Mental Capacity Assessment was done by the Hospital Discharge Team.",
        "I wrote down what I saw and rang the duty team about the care home.",
        "Titterton (2005) and Metz and Cemlyn (2008) wrote of it.",
        "At that Beck would have had me look again.",
        "Supervison record. Recrod of a visit.",
        "The Fostering Rules Act 1837 says so, and the Radio Times of 1994.",
        "from page to page, page by page",
        "so young man was nice",
    ],
)
def test_theory_law_illness_and_ordinary_words_are_kept(finder: Deidentifier, text: str) -> None:
    assert masked_words(finder, text) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("NHS", "It is 943 476 5919 on the form."),
        ("NHS", "nhs number 943 476 5918, whatever its check digit"),
        ("NINO", "NI: QQ 12 34 56 C"),
        ("NINO", "ni qq123456c"),
        ("POSTCODE", "near hx9 4tl"),
        ("PHONE", "ring 07700 900123"),
        ("PHONE", "ring (0131) 496 0277"),
        ("PHONE", "ring +44 7700 900 123"),
        ("EMAIL", "write to h.p@example.org"),
        ("VEHICLE", "a red car, LN38 RWF"),
        ("CASE", "file LL 204417"),
        ("CASE", "Mosaic 1234567"),
        ("CASE", "ref: AB/1234/22"),
        ("CASE", "driving licence MORGA753116SM9IJ"),
        ("CASE", "passport number 533401372"),
        ("DATE", "dob 3.4.52"),
        ("DATE", "born in March 1941"),
        ("DATE", "on 12 March 2024"),
        ("AGE", "he is 82 yo"),
        ("AGE", "aged 7"),
        ("AGE", "she is 84"),
        ("AGE", "her brother (46) came"),
        ("AGE", "an 84-year-old"),
        ("AGE", "he is eighty-two."),
        ("AGE", "lee 19, care leaver"),
        ("AGE", "a boy of 15 who walked"),
        ("AGE", "He was four when she rang"),
        ("AGE", "for her 90th birthday"),
        ("AGE", "he is sixteen and a half."),
        ("AGE", "80 next month and she likes cricket"),
        ("AGE", "the younger one 9 in maths"),
        ("AGE", "She is a widow of 78 with cats."),
        ("AGE", "and now at 76 cannot do up a button"),
        ("AGE", "She had been 22, with a baby."),
        ("AGE", "i'm 46 so young man was nice"),
        ("AGE", "She left the house at eighteen."),
        ("AGE", "he is 81 she is 79 they came together"),
        ("AGE", "hes alive, frostbite, 39. i closed him"),
        ("AGE", "M/58, lives in a van"),
        ("AGE", "Mum 31, dad 35"),
        ("AGE", "87, lives with wife"),
        ("AGE", "the baby is 8 months."),
        ("AGE", "all of her 58 years."),
        ("AGE", "not bad for 86, he said"),
        ("ADDRESS", "hes on ward b6"),
        ("ADDRESS", "Caravan 12, Sandhaven Park"),
        ("PLACE", "the kitchen at Guru Arjan Gurdwara"),
        ("PLACE", "THE IMAM AT MASJID AL-HUDA"),
        ("PLACE", "a care worker at Orchard Mead herself"),
        ("PLACE", "wife died in the lindley suite"),
        ("PLACE", "outside coldharbour flats for a bit"),
        ("PLACE", "found on cinder path by a walker"),
        ("PLACE", "There's a drop-in at Elim Pentecostal."),
        ("PLACE", "Found at Broadmarsh bus station."),
        ("PLACE", "The Old Rectory is full."),
        ("PLACE", "Respite at Sandpiper was fun."),
        ("ADDRESS", "top flat, 11 malthouse yard"),
        ("ADDRESS", "room 4, the old nurses home, hospital lane"),
        ("ADDRESS", "the cottage, sheepwash lane"),
        ("CASE", "their log cad 1187"),
        ("PLACE", "sleeping at the back of st brendan's"),
        ("PLACE", "rang tollgate practice, spoke to them"),
        ("PLACE", "the form at Shawcross Council"),
        ("PLACE", "a chapel in cwm hirnant"),
        ("PLACE", "a priest from Our Lady of Lourdes"),
        ("ADDRESS", "at Flat 6, 40 Cotton Exchange Street"),
        ("ADDRESS", "she is in room 12"),
        ("PLACE", "moved to Thornlea Grange"),
        ("PLACE", "slept at the Beacon hostel"),
        ("PLACE", "moved to hazel bank in may"),
        ("WEB", "as @grumpy_gramps there"),
        ("WEB", "on www.example.com/log"),
    ],
)
def test_what_identifies_by_its_form_is_masked(finder: Deidentifier, kind: str, text: str) -> None:
    assert kind in kinds(finder, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("NHS", "943476591 leaflets"),
        ("NINO", "room QQ 12 34"),
        ("POSTCODE", "the form ABC 123"),
        ("PHONE", "in 2024 and 2025"),
        ("EMAIL", "reach me @ work"),
        ("VEHICLE", "took 12 and the rest"),
        ("CASE", "the Care Act 2014"),
        ("DATE", "on 12 March"),
        ("AGE", "aged 40 minutes in the queue"),
        ("AGE", "we waited 45 minutes"),
        ("AGE", "mother of two children"),
        ("AGE", "two and a half hours"),
        ("AGE", "come at 2 or 3"),
        ("AGE", "The meeting was at 10 and the next at 30 minutes past."),
        ("AGE", "He scored 14. MoCA 23, Barthel 11, and the score is 18."),
        ("AGE", "bed 9, page 46, question 7"),
        ("AGE", "My caseload is 27. The limit is 65, apparently."),
        ("AGE", "She is 20 weeks pregnant, he is 8 months sober, I am 10 years older."),
        ("AGE", "two young teachers, 40 steps and 3 locked doors"),
        ("PLACE", "a bus from the station, the garden centre and the day centre"),
        ("ADDRESS", "3 hours in the park"),
        ("PLACE", "went to the care home and the day centre"),
        ("WEB", "yes. no"),
    ],
)
def test_what_only_looks_like_it_is_kept(finder: Deidentifier, kind: str, text: str) -> None:
    assert kind not in kinds(finder, text)


def test_each_letter_is_masked_once_and_in_order(finder: Deidentifier, marked: list[Marked]) -> None:
    for text, found in finder.find([one.text for one in marked[:40]]):
        assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
        assert all(text[one.start : one.end].strip() == text[one.start : one.end] != "" for one in found)


def test_an_empty_text_and_a_strange_one_go_through(finder: Deidentifier) -> None:
    strange = ["", " \n", "…", "🙂 Ngozi 🙂", "İSTANBUL'DA AYŞE HANIM GELDİ VE GİTTİ", "Siobhán called", "a" * 5000, "Ngozi\r\nNgozi"]
    found = dict(finder.find(strange))
    assert list(found) == strange and found[""] == [] and len(found["Ngozi\r\nNgozi"]) == 2
