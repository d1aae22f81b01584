"""Named places: what is masked as one, and the plain words beside it that name none."""

from __future__ import annotations

import pytest
from rules_alone import rules_alone

from kcvets.research.deidentify.engine import Deidentifier


@pytest.fixture(scope="module")
def finder() -> Deidentifier:
    return rules_alone()


def masked(finder: Deidentifier, text: str) -> list[str]:
    ((_, found),) = finder.find([text])
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "named", "trap"),
    [
        ("Sheffield, Tuesday. Her brother lives in Shiraz.", ["Sheffield", "Shiraz"], "Tuesday. Her brother speaks Farsi in Iran."),
        ("He was born in Milton Keynes.", ["Milton Keynes"], "She supports Leeds, he is a Liverpool fan."),
        ("he was lecturer at reading, his wife is from minneapolis", ["reading", "minneapolis"], "he is interested in reading and has a bath"),
        ("she was back in forth valley royal and then at queen mary's", ["forth valley royal", "queen mary's"], "she was back in bed"),
        ("Discharged from Addenbrooke's to the Norfolk and Norwich.", ["Addenbrooke's", "the Norfolk and Norwich"], "Worcester sauce, a Chelsea bun."),
        ("mr preston was moved to full sutton", ["mr preston", "full sutton"], "Lincoln and Guba wrote of trustworthiness"),
        ("He travels from Leciester, works in Doncastr.", ["Leciester", "Doncastr"], "He travels by hospitl transport in Decmber."),
        ("lorraine had a trial at shirley oaks lodge", ["lorraine", "shirley oaks lodge"], "a trial at the lodge under the oaks"),
        ("Now on a ward at Royal Albert Infirmary.", ["Royal Albert Infirmary"], "Now she has Royal Albert china."),
        ("They met at St Mary Magdalene's on Sunday.", ["St Mary Magdalene's"], "They prayed to St Brigid on Sunday."),
        ("He works at Zorpas & Son, the bakery.", ["Zorpas & Son"], "It is for father and son, mother & Son."),
        ("Osian has started at Ysgol y Dderwen.", ["Osian", "Ysgol y Dderwen"], "It is y and x."),
        ("Plan shared with Glenfield maternity.", ["Glenfield maternity"], "Plan shared with maternity."),
        ("You lived at ul. Lipowa 8 and Hauptstraße 5.", ["ul. Lipowa 8", "Hauptstraße 5"], "You came via Form 8."),
        ("Dear Social Services of Lewisham", ["Lewisham"], "Dear Social Services"),
        ("we met in the Leeds City Council office", ["the Leeds City Council"], "the Istanbul Convention and the Edinburgh Festival"),
        ("i rang oana at nene migrant advice", ["oana", "nene migrant advice"], "i asked for migrant advice and welfare rights"),
        ("the pagoda friendship group has not seen her", ["the pagoda friendship group"], "she comes to the tuesday lunch club, a local mens shed"),
        ("settled in camden lock extra care", ["camden lock extra care"], "settled in extra care housing"),
        ("last seen at the bull and dog so", ["the bull and dog"], "last seen with the bull and the dog so"),
        ("parked at the Greyhound car park", ["the Greyhound"], "help from the Red Cross, and the Blue Badge"),
        ("the choir at mountain of mercy assembly sings", ["mountain of mercy assembly"], "the choir sings of mercy"),
        ("Seen at Autumn Gardens, off the Bath Road.", ["Autumn Gardens", "the Bath Road"], "Seen in autumn, in the gardens."),
        ("now at 14 cobden court, mill lane, mossley", ["14 cobden court", "mill lane", "mossley"], "now at 14 hours a week"),
        ("she is at flat 4, 12 bramley road, n14 now", ["flat 4, 12 bramley road", "n14"], "she is at bus stop n14 now"),
        ("he grew up in leicester and never left", ["leicester"], "he was in tears and never left"),
        ("the family came up from okehampton on sunday", ["okehampton"], "the family came up from town on sunday"),
        ("She has a sister in Diss and one in Ware.", ["Diss", "Ware"], "they diss her and she is well aware"),
        ("her nan in bishop auckland sends money", ["bishop auckland"], "her nan in great pain sends money"),
        ("they live in temple ewerby with a host family", ["temple ewerby"], "they live in temporary housing with a host family"),
        ("a croft near inverewe with no road", ["inverewe"], "a croft near nothing with no road"),
        (
            "evicted at sallow bottom last week and nobody told us",
            ["sallow bottom"],
            "she sat at the bottom of the stairs and nobody told us",
        ),
        (
            "placed at low moor end with the foster carers",
            ["low moor end"],
            "at the end of the road, at the bottom, with the foster carers",
        ),
        ("works two days at green shoots nursery and loves it", ["green shoots nursery"], "works two days at the day nursery and loves it"),
        ("lives behind the seafarers mission with a cat", ["the seafarers mission"], "lives behind the garden centre with a cat"),
        ("her school, highfield academy, is full", ["highfield academy"], "her school, the primary school, is full"),
        ("worked the till at abyssinia stores for years", ["abyssinia stores"], "worked the till at the local shop for years"),
        ("he drinks at the crown most nights and they know him", ["the crown"], "he was at the crown court most days and they know him"),
        ("barred from the red lion again last night", ["the red lion"], "barred from the top shelf again last night"),
        ("We tried three places, including The Drovers.", ["The Drovers"], "We tried three things, including The Care Act."),
        ("we walked with her to the Haven at five", ["the Haven"], "we walked with her to the Panel at five"),
        ("He gets his hair cut at Curl Up on Mondays.", ["Curl Up"], "He was at Key Stage Two on Mondays."),
        ("She was moved from Marsh Barn Verge in the spring.", ["Marsh Barn Verge"], "She was moved from Adult Social Care in the spring."),
        (
            "She works for Golden Hearts Care and sleeps in the car.",
            ["Golden Hearts Care"],
            "She works in Person Centred Care and End of Life Care.",
        ),
        ("The agency is Sunrise Homecare.", ["Sunrise Homecare"], "The agency is a good one."),
        ("Carers: Beckett Care mornings.", ["Beckett Care"], "Carers: Social Care mornings, as in her Care Plan."),
        ("i've asked larkspur home support four times", ["larkspur home support"], "i've asked for more home support four times"),
        ("transferred to juniper last night", ["juniper"], "she put lavender on her pillow last night"),
        ("Contact on the ward: the sister, Nightingale Two.", ["Nightingale Two"], "Contact at school: the head, Year Six."),
        ("she is on Ward 5 East waiting", ["Ward 5 East"], "she is on the ward, waiting"),
        ("he is in assessment unit 3 waiting", ["assessment unit 3"], "he is on unit 3 of the module"),
        ("She lives on School Lane above the bakery.", ["School Lane"], "She lives on the main road above the bakery."),
        ("he lives on church street above the bakery", ["church street"], "the church was full and the street was dark"),
        ("sleeping in the doorway of Bishop's Chapel", ["Bishop's Chapel"], "sleeping in the doorway of the bishop"),
        ("She now attends New Testament Hall on Tuesdays.", ["New Testament Hall"], "She reads the New Testament on Tuesdays."),
        ("going to the redeemed assembly on sunday", ["the redeemed assembly"], "going to the school assembly on sunday"),
        ("ring him at cafe juba for a tea", ["cafe juba"], "ring him at the cafe for a tea"),
        ("he was found outside eastgate asda on the step", ["eastgate asda"], "he was found outside asda on the step"),
        ("the food bank at trinity was shut", ["trinity"], "the food bank at church was shut"),
        ("Letters go to 5 Duck Mill Close, Nether Sallow, Salford.", ["5 Duck Mill Close", "Nether Sallow", "Salford"], "On Monday, Tuesday."),
        ("14 Oak Lane\nPontefract\nWF8 1AA", ["14 Oak Lane", "Pontefract", "WF8 1AA"], "Three points\nPlan\nReview"),
        ("seen at Tiger Bay Medical Centre, Cardiff.", ["Tiger Bay Medical Centre", "Cardiff"], "seen at the medical centre, Monday."),
        ("he left Elm Lodge, bath time was late", ["Elm Lodge"], "he left the home, bath time was late"),
        ("i spoke to the lady from ealing law centre", ["ealing law centre"], "i spoke to the lady from the law centre"),
        ("let in by the Tower Lane tenants' hall", ["the Tower Lane tenants' hall"], "let in by the caretaker of the hall"),
        ("seen at the elphinstone and sent home", ["the elphinstone"], "seen at the counter and sent home"),
        ("a café called o cantinho, she likes it", ["o cantinho"], "a café called in the plan, she likes it"),
        ("met her at the café, o cantinho, she was late", ["o cantinho"], "met her at the café, exhausted, she was late"),
        ("an agency called golden hands and a sitter", ["golden hands"], "an agency called twice and a sitter"),
        ("he sleeps in the regent b&b for now", ["regent b&b"], "he sleeps in the b&b for now"),
        ("He lived in Morly and in Calias.", ["Morly", "Calias"], "He lived warmly and in debt."),
        ("We met at the Marcus Garvey Lunch Club.", ["the Marcus Garvey Lunch Club"], "We read of Marcus Garvey at lunch."),
        ("sister verna from New Testament Assembly rang", ["verna", "New Testament Assembly"], "a New Testament on the shelf"),
        ("found at cardiff central, no coat", ["cardiff central"], "central to this is trust"),
        ("his school, st mary the virgin, will keep him", ["st mary the virgin"], "the virgin mary on the wall"),
        ("head chef at the raj mahal in hitchin", ["the raj mahal", "hitchin"], "head chef at the time"),
        ("nobody on tulsi corridor was wet", ["tulsi corridor"], "nobody in the corridor was wet"),
        ("the coach at Dale Street gym", ["Dale Street gym"], "the coach at the gym"),
        ("Jenny takes her to Slattery's café.", ["Jenny", "Slattery's café"], "She takes her to mum's café."),
        ("moved to ysbyty cwm tawe yesterday", ["ysbyty cwm tawe"], "moved to hospital yesterday"),
        ("Seen at Birmingham City Hospital.", ["Birmingham City Hospital"], "He supports Birmingham City."),
        ("Lives at Flat B, above the shop.", ["Flat B"], "Lives on the flat, above the shop."),
        ("They play dominoes at the Calabash, late.", ["the Calabash"], "They play dominoes at the Tribunal, late."),
        ("Her officer is in Crawly now.", ["Crawly"], "Her officer is in Purdah now."),
        ("her gp at whalley range mc", ["whalley range mc"], "her mc at the party"),
        ("Now in Heathlands for good.", ["Heathlands"], "Now on heath land for good."),
        ("croft is no 4 balmacqueen and dry", ["no 4 balmacqueen"], "there is no 4 because we lost it"),
    ],
)
def test_places_are_told_from_plain_words(finder: Deidentifier, text: str, named: list[str], trap: str) -> None:
    assert (masked(finder, text), masked(finder, trap)) == (named, [])


@pytest.mark.parametrize(
    "text",
    [
        "she was at the end of her tether and at the mercy of the rota",
        "in clean clothes at long last, in deep water, at full stretch",
        "on reflection and on balance, in plain english, from pillar to post",
        "a beacon of hope and an anchor for her, she wore a crown at the party",
        "in the loft there were boxes and in the cabin a stove",
        "They asked for Supported Living and Shared Lives, not Residential Care.",
        "In Strengths Based Practice we ask what is strong.",
        "At Stage Two of the complaint nobody wrote; she is at Band Six.",
        "He told me in March that the practice comes again.",
        "it is like being inside someones head, at the bottom of the wardrobe",
    ],
)
def test_plain_words_after_a_preposition_are_left(finder: Deidentifier, text: str) -> None:
    assert masked(finder, text) == []
