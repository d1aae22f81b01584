"""Ages: what is masked as one, and the numbers beside it that are none."""

from __future__ import annotations

import pytest
from rules_alone import rules_alone

from kcvets.research.deidentify.engine import Deidentifier


@pytest.fixture(scope="module")
def finder() -> Deidentifier:
    return rules_alone()


def ages(finder: Deidentifier, text: str) -> list[str]:
    ((_, found),) = finder.find([text])
    return [text[one.start : one.end] for one in found if one.kind == "AGE"]


@pytest.mark.parametrize(
    ("text", "told", "trap"),
    [
        ("Kazik, as he is known, is 61 and has lost toes.", ["61"], "The cost, she says, is 61 and has gone up."),
        ("I said I was 26 (why did I tell him?).", ["26"], "The MoCA was 26 (mild)."),
        ("At 86 one does not need to be made over.", ["86"], "At 86 mg one dose is enough."),
        ("He was 39 the day before we met.", ["39"], "There were 39 the day before we met."),
        ("Seen again. 19 (disputed), from Keren.", ["19"], "Seen again. 19 (of 20) calls answered."),
        ("kids 3, 5 and 9 at home with her", ["3", "5", "9"], "room 3, 5 and 9 are empty"),
        ("her two, 4 and 6, sleep in the lounge", ["4", "6"], "her two dogs, 4 cats and 6 hens"),
        ("The boys are 8 and 11 and fight.", ["8", "11"], "the forms are 8 and 11 pages long"),
        ("the children, 2 and 4, were asleep", ["2 and 4"], "children 1, 2 and 3 were asleep"),
        ("mum 41 dad 44 and a dog", ["41", "44"], "gave mum 40 back, paid dad 20 for petrol"),
        ("Son Danny 14 excluded again.", ["14"], "We met Danny 14 times and he owes Danny 20 quid."),
        ("kemar 8 was in the room with us", ["8"], "kemar 8 minutes late and he was in the room"),
        ("84M admitted with a fall", ["84M"], "she walked 50 m to the gate"),
        ("abdul mukith, 66m, retired chef, had the stroke in feb", ["66m"], "the ramp, 66m, is too long for the chair we have"),
        ("F 34 presenting with low mood", ["F 34"], "the M34 was shut again"),
        ("Baby is 7/12 and feeding well.", ["7/12"], "review in 3/12, bloods in 6/52"),
        ("aged 7/12, feeding well", ["7/12"], "pain 7/12 today"),
        ("baby is 11 days old", ["11 days old"], "baby came 11 days early"),
        ("Ethan is 2½ and bites.", ["2½"], "It took 2½ hours."),
        ("She is just gone 82 and will not have a carer.", ["82"], "it is just gone 12 and she is late"),
        ("she'll be fifty in may if she lives", ["fifty"], "there were fifty of us in may"),
        ("a girl of six opened the door", ["six"], "a box of six opened the door"),
        ("her brother Seamus (90 on Tuesday past) is ill", ["90"], "the list (90 on Tuesday) is long"),
        ("uncle sami (rodrigo pangilinan) 59, seaman, jumped ship", ["59"], "the form (see above) 59, please sign"),
        ("He died on Sunday. 86. I was his worker for nine weeks.", ["86"], "The bus was late. 86. The stop is by the park."),
        ("Ms Hart, thought to be 20, was found at a nail bar.", ["20"], "The cost is 20, it was thought."),
        ("he says that he is 17; the Home Office has written 22.", ["17", "22"], "the Home Office has written 22 letters"),
        ("She is in a wheelchair since 40, she has the grant.", ["40"], "She is in a queue since 9 this morning."),
        ("Stroke at 35, second at 41.", ["35", "41"], "The stroke group is at 10."),
        ("she was orphaned at six", ["six"], "the class falls at twenty to four"),
        ("by thirty he had lost both", ["thirty"], "by 10 she was asleep"),
        ("In 79 years she had seen a social worker twice.", ["79"], "In 40 years the house has not been painted."),
        ("NHS 999 238 6258, 82 years. Admitted from home.", ["82 years"], "ran for 82 years. Closed in May."),
        ("1961: arrives from Antigua, 17. 1963: trains as nurse.", ["17"], "Invoice: paid from Antigua, 17 pounds."),
        ("DOB 3/4/1942 (82)", ["82"], "Kolb 1984 (82)"),
        ("six months pregnant, 22. settled status yes", ["22"], "six months late, 22 pounds, settled"),
        ("for his 21st he wants a watch", ["21st"], "on the 21st he wants a watch"),
        ("It was her eighteenth on Friday.", ["eighteenth"], "It was her fifth on Friday."),
        ("Shania left at 13 becos of name calling.", ["13"], "Shania left at 13 minutes past."),
        ("She left school at 12 because of the mill.", ["12"], "She left the house at 12 because of the mill."),
        ("Gave three names. says 15, police put 19.", ["15", "19"], "Gave three names. says 15 minutes, police put 19 officers on it."),
        ("She is 16, Hackney says 19.", ["16", "19"], "It is 16, Hackney says 19 houses."),
        ("Yaw turnd 18 on Sunday.", ["18"], "Yaw found 18 on Sunday."),
        ("Mum was there. baby kayden 5/12 fed well", ["5/12"], "Mum was there. clinic 5/12 went well"),
        ("Harish 5 now coming in with lunch", ["5"], "bus 5 now coming in"),
        ("a new woman, says Bożena, fifty-ish, black eye", ["fifty"], "a new one, fifty-page, black cover"),
        ("The little one, 4, and the twins.", ["4"], "one, two, three, lift"),
        ("Seen with Denisa Stoica, 19, 34 weeks, at home.", ["19"], "Supervisor: Gethin Pugh\n\n1. The plan"),
        ("so tall at nine, talking at two and a half.", ["nine", "two and a half"], "so late at nine, back at two and a half hours"),
        ("met bibi gul, maybe 60, nobody is sure", ["60"], "met again, maybe 60, nobody counted"),
        ("he is in his late 60s", ["60s"], "he came in the late 60s"),
        ("Mr Ebenezer Tetteh (534 618 2071), 59, stroke", ["59"], "The form (page 3), 59, is red"),
        ("Mr Sipho Ndlovu age 72 of 31 Mill Way", ["72"], "72 of 31 came"),
        ("Spoke to UASC 16 at the hostel.", ["16"], "Spoke to staff 16 at a time."),
        ("kids Simran 7 + Harpreet 5 drew pictures", ["7", "5"], "block 7 + stair 5 is shut"),
        ("Aaron gives age as 16, Home Office put 19.", ["16", "19"], "The retirement age was 66, the poster put 19 points."),
        ("Zoya Hussain, 16. One-way ticket. Zoya H., 16.", ["16", "16"], "Section H., 16."),
        ("He's 9 not a baby", ["9"], "The pills are 9 not 10"),
        ("nursed her all winter. 14 and she never slept", ["14"], "nursed her all winter. 14 and 15 are shut"),
        ("Slept. 91 on Saturday, family coming", ["91"], "Slept. 91 on the list, family coming"),
        ("She came from Breslau at ten.", ["ten"], "She came to Breslau at ten past two. She came to the office at ten."),
        ("Losing her son at two isn't a bar.", ["two"], "She lost a son at two in the morning."),
        ("Tom is 8 goin on 40", ["8"], "the shop, 8 Going Street, is shut"),
        ("Mrs Hannelore Stern (ward 2): 97. Fell twice.", ["97"], "The flat (by the shop): 97. It is shut."),
        ("hes not even 12", ["12"], "its not even 12"),
        ("i was 15 wen it started", ["15"], "it was 15 wen it started"),
        ("mum is 34 dad 36", ["34", "36"], "the bill is 34 dad"),
        ("she is rising five.", ["five"], "the price is rising five pounds."),
        ("Seen with the bairn (3mths).", ["3mths"], "A bus pass (3mths)."),
        ("She is 29 and not 39.", ["29", "39"], "The flat is number 29 and not 39 Mill Way."),
        ("Says she's 19; I'd say 15.", ["19", "15"], "I'd say 15 minutes."),
        ("The family say 84, the passport was a guess.", ["84"], "The family say 84 steps."),
        ("She went to Isfahan at nine, then here.", ["nine"], "She went to Isfahan at nine past two."),
        ("You're nine, and brilliant at cartwheels.", ["nine"], "You're nine minutes late."),
        ("Baby Tola, 9 days, is feeding.", ["9 days"], "Kojo has been with us nine days."),
    ],
)
def test_ages_are_told_from_other_numbers(finder: Deidentifier, text: str, told: list[str], trap: str) -> None:
    assert (ages(finder, text), ages(finder, trap)) == (told, [])


@pytest.mark.parametrize(
    "text",
    [
        "take 2 tablets at 8 and 1 at night",
        "bus 36 or 84, get off at the bridge",
        "section 9 and section 20, then Psalm 91",
        "BP 140/82, pulse 78, sats 94, temp 38, then 39",
        "MUST 2, Waterlow 18, Barthel 12",
        "it cost 40, then 50 quid, and £84 went missing",
        "on Friday 12, Monday 15 and Tuesday 16",
        "84% of carers said so, p. 84, then pp. 78-80",
        "on a scale of 1 to 10. he said 10 is what",
        "placement days 40, 41 and 42, in her 12 weeks here",
        "no school 8 months, said the letter",
        "DASH, 13. EPDS, 14.",
        "tayo and bimpe in court 4, the judge said",
        "He met Kelly\n\n1) meds 2) key safe",
        "supervision – chidinma with paul rushby\ncase 1: the adeyemi-cole family, that we saw",
        "He was sent to Leeds Crown Court at ten.",
        "Suganthi 19:04\nDid you see him?",
    ],
)
def test_other_numbers_are_left(finder: Deidentifier, text: str) -> None:
    assert ages(finder, text) == []
