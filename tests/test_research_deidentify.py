"""What is masked and what is kept, behaviour by behaviour."""

from __future__ import annotations

import pytest
from rules_alone import rules_alone

from kcvets.research.deidentify.engine import Deidentifier


@pytest.fixture(scope="module")
def finder() -> Deidentifier:
    return rules_alone()


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
        ("Present: Pragasam, S. (SW); Kowalski, J; Bell, T. Item, B.", ["Pragasam, S.", "Kowalski, J", "Bell, T."]),
        ("ATTENDED: BELL, T. (SW), OKORO, P. (HV), GRANT, S. AGENDA: ITEM, B.", ["BELL, T.", "OKORO, P.", "GRANT, S."]),
        ("I told Kowalski, I think. I told Kowalski, J. Smith said so.", ["Kowalski", "Kowalski", "J. Smith"]),
        ("staying with the dudeks, not with the carers", ["dudeks"]),
        ("Then the bradleys came by with the diaries.", ["bradleys"]),
        ("Sent to tracey.wicks today. It ended.then he left.", ["tracey.wicks"]),
        ("ask jsmith2 about band6, ward12 and covid19", ["jsmith2"]),
        ("her husband sunday was at work, on sunday her husband was not", ["sunday"]),
        ("june ackroyd. june cannot get up. a june day, in june we can", ["june ackroyd", "june"]),
        ("met mrs may thistlethwaite. mays daughter rang. it may rain", ["mrs may thistlethwaite", "mays"]),
        ("he calls me gift because it is my name. a gift, she calls me love", ["gift"]),
        ("can star from the team call back. can star charts help", ["star"]),
        ("his partners tiny and sir roy, her daughters faith and hope. tiny and small", ["tiny", "sir roy", "faith", "hope"]),
        ("cried about mrs carer, ivy carer, 88, and a carer", ["mrs carer", "ivy carer", "88"]),
        ("Boa, as she calls him, came. Boxing, as he calls it.", ["Boa"]),
        ("Nan Loveridge rang. Nan, whose own name is Urania, and my nan.", ["Nan Loveridge", "Nan", "Urania"]),
        ("đặng minh khôi, 20, found in a café", ["đặng minh khôi", "20"]),
        ("SIGNED S/N ORLA KEANE AT TEN TODAY.", ["S/N ORLA KEANE"]),
        ("S/N Orla Keane came with WPC Knaggs, PC Bell and PCSO Hart.", ["S/N Orla Keane", "WPC Knaggs", "PC Bell", "PCSO Hart"]),
        ("Seen by AMHP Frost and IRO Pike, in frost.", ["Frost", "Pike"]),
        ("seen by ot marsh near the marsh", ["marsh"]),
        ("sw price rang at ten", ["price"]),
        ("Her mother-in-law Yiayia Despina and Dada Fazal came.", ["Yiayia Despina", "Dada Fazal"]),
        ("salaam shiuli apa, apa said no", ["shiuli apa"]),
        ("Khalida Apa asked. Siva Uncle shook.", ["Khalida Apa", "Siva Uncle"]),
        ("quick update on w/ro aster. an aster in a pot", ["w/ro aster"]),
        ("Mrs Devenney senior says so. Mrs Bell senior carer", ["Mrs Devenney senior", "Mrs Bell"]),
        ("lola pacing is better. pacing up and down", ["lola pacing"]),
        ("kids zarlasht and hamasa no school", ["zarlasht", "hamasa"]),
        ("Apologies: Shona. We spoke Shona.", ["Shona"]),
        ("cc: blessing, favour. he had a blessing", ["blessing", "favour"]),
        ("told charge nurse wren it had to stop, a wren sang", ["charge nurse wren"]),
        ("can privilege drop her in, can hope come of it", ["privilege"]),
        ("lau mei fong said no to goh bee lan, a bee sang", ["lau mei fong", "goh bee lan"]),
        ("visit with shona from the link centre, we speak shona", ["shona"]),
        ("My uncle, Alhaj Surat Miah, died. His name's Surat.", ["Alhaj Surat Miah", "Surat"]),
        ("widow of senhor agostinho of the cafe, not of my uncle ammi saleh", ["senhor agostinho", "uncle ammi saleh"]),
        ("Her son Prince, 7. Prince calls him. A box for Prince. The Prince of Wales.", ["Prince", "7", "Prince", "Prince"]),
        ("it is a safeguarding matter. pip", ["pip"]),
        ("Handover for Marcuss, please. put this on file - Wesly da Silva Morais, excluded", ["Marcuss", "Wesly da Silva Morais"]),
        ("Her minister, the Rev. Gwilym Tudur, came with the minister.", ["the Rev. Gwilym Tudur"]),
        ("Mr Martin Ward told me so on the ward.", ["Mr Martin Ward"]),
        ("PS Tom Hurrell has the log.", ["PS Tom Hurrell"]),
        ("Senhor Armindo Câmara sang.", ["Senhor Armindo Câmara"]),
        ("Mrs Begum, called Bari Ammi at home.", ["Mrs Begum", "Bari Ammi"]),
        ("He is known to everyone as DJ. DJ has told nobody.", ["DJ", "DJ"]),
        ("Shimmy Adler has started, as Adler would say.", ["Shimmy Adler"]),
        ("That was all.\n\nR. Dowse, headteacher", ["R. Dowse"]),
        ("handed to bhavini. grace o. rn, by the grace of god", ["bhavini", "grace o"]),
        ("dov's bar mitzvah is at the shul", ["dov"]),
        ("in with foster carers pat & lindsay, salt & pepper", ["pat", "lindsay"]),
        ("an assessment for baby kojo and her baby Kojo", ["baby kojo", "Kojo"]),
        ("hope d, 45, sleeps in his van", ["hope d", "45"]),
        ("On her door is \"Kamala A\" in gold.", ["Kamala A"]),
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
        "in summer, summer, and summer again; the husband sunday best",
        "Precious time was lost. Faith matters. May was cold.",
        "the ot report said no, sw visit on monday, by ot bath team",
        "call me back, call me late, she called him out",
        "The Boss, as she calls him, is my rock, as she calls him.",
        "her friends love and care, his sons come and go",
        "the request for june is in. can hope come of it",
        "a note in gurmukhi, his mala, a bhajan, and she wasnae in til four; hca on nights, her uni place, the regs",
        "Sadza on me when I am back. He has Alzhiemers and drives HGVs.",
        "Dydd Iau: Gweithiwr Cymdeithasol. Refelctive log.",
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
        ("DATE", "born at the Royal Infirmary on 3 October"),
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


def test_an_empty_text_and_a_strange_one_go_through(finder: Deidentifier) -> None:
    strange = ["", " \n", "…", "🙂 Ngozi 🙂", "İSTANBUL'DA AYŞE HANIM GELDİ VE GİTTİ", "Siobhán called", "a" * 5000, "Ngozi\r\nNgozi"]
    found = dict(finder.find(strange))
    assert list(found) == strange and found[""] == [] and len(found["Ngozi\r\nNgozi"]) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He is Hazara and she is Amhara; the other family is Igbo.", []),
        ("Halloumi, saag, injera and jollof, and Ekadashi kept as a fast.", []),
        ("She had zopiclone, Truvada and Laxido, and a BiPAP at night.", []),
        ("Will need a Barthel and another Waterlow.", []),
        ("She never claimed Industrial Injuries. PC Oldacre sent a Merlin.", ["PC Oldacre"]),
        ("Occupational justice (Wilcock, Townsend) makes sense to me.", []),
        ("The lead was taken by two staff (Ngozi, Kristaps).", ["Ngozi", "Kristaps"]),
        ("Kleinman's questions are eight.", []),
        ("Mr Kleinman's questions are eight. Kleinman's view is his own.", ["Mr Kleinman", "Kleinman"]),
        ("Pending. Reading: Ferguson, home visits.", []),
        ("I said that the Ockenden review found the same.", []),
        ("Suggested reading Lady Hale in Cheshire West again.", []),
        ("She keeps a picture of St Brigid over the fire.", []),
        ("He has not visited since Bayram. Fasika is on the 5th.", []),
        ("We asked Bayram about it. Fasika said yes.", ["Bayram", "Fasika"]),
        ("His mother Britannia is 81.", ["Britannia", "81"]),
        ("He asked only for his kara back.", []),
        ("Mercy isn't a method. Mercy is a nurse here.", ["Mercy"]),
        ("Comfort break now. Comfort rang.", ["Comfort"]),
        ("Fortune favours the brave. Fortune rang me.", ["Fortune"]),
        ("We read Qabbani. Call from Mr Bassel Qabbani.", ["Mr Bassel Qabbani"]),
        ("Dr Keskin at Rowan Tree Surgery; a rowan tree in the garden.", ["Dr Keskin", "Rowan Tree Surgery"]),
        ("In Leeds on Monday. I rang Plumstead Helping Hands.", ["Leeds", "Plumstead Helping Hands"]),
        ("Could you see him soon? W.", ["W"]),
        ("They chose plan B.", []),
        ("My view, leaning on Rees, is to go slow. I did Barthel again. parkes for reading", []),
        ("Mrs Rees came. Told about the kara staying on.", ["Mrs Rees"]),
        ("A family with four children, Roma, from Wales.", []),
        ("Frost and Hartl don't cover it, and ECPAT do.", []),
        ("He wouldnae come, isnae well, and I ken the lassies. Ouch, the kindest thing.", []),
    ],
)
def test_what_must_stay_is_known_by_what_it_is(finder: Deidentifier, text: str, names: list[str]) -> None:
    assert masked_words(finder, text) == names


def test_what_is_found_twice_has_one_kind(finder: Deidentifier) -> None:
    assert kinds(finder, "Patient ref: 943 476 5919") == {"NHS"}
    assert kinds(finder, "passport number 533401372") == {"CASE"}
