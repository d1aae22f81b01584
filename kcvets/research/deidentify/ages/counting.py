"""Words that tell whether a number is somebody's age: who may be so old, what is counted or measured."""

from __future__ import annotations

#: Who is so old.
HE = frozenset("he she i you who her him us them hes shes im ours".split())
PEOPLE = frozenset(
    "man woman boy girl lad lass child kid baby toddler teenager teen youth youngster lady gentleman gent person bloke guy chap fella "
    "widow widower divorcee bachelor spinster pensioner veteran survivor orphan stranger infant newborn male female men women children "
    "kids boys girls twins triplets grandchildren grandkids siblings bairns weans parents couple eldest oldest youngest elder younger "
    "middle older one both brothers sisters sons daughters mother father mum mam dad carer leaver adult minor man lodger neighbour "
    "plasterer builder farmer soldier miner docker joiner seamstress nurse headmaster headmistress headteacher driver cook chef "
    "labourer bro sis refugee migrant asylum-seeker drinker smoker uasc yp".split()
)
SEXES = frozenset("male female man woman gentleman gent lady lad lass boy girl uasc yp".split())
#: What somebody is of whom nothing else is said: pregnant, 22.
STATES = frozenset(
    "pregnant widowed married single divorced retired unemployed homeless disabled diabetic epileptic blind deaf bedbound housebound sober "
    "autistic eritrean sudanese afghan kurdish iranian syrian albanian polish romanian irish welsh scottish english".split()
)
#: After these what follows somebody is no age: gave Danny 20.
GIVING = frozenset(
    "gave give gives giving owe owes owed owing paid pay pays paying lent lend lends sent send sends cost costs hand handed borrowed "
    "left saved charged bought brought wins won took docked".split()
)
#: What stands with a capital among roles and is no one person.
NOBODY = frozenset(
    "school hospital ward home council clinic team agency staff police service services community safeguarding housing care case health "
    "panel board group trust unit public social support emergency ambulance adoption army hostel practice nursery prison family".split()
)
#: Who is no child.
GROWN_UPS = frozenset(
    "mum mam mom dad mother father mummy daddy nan nana gran granny grandad grandma grandpa grandmother grandfather wife husband "
    "aunt auntie uncle landlord landlady manager supervisor nurse doctor gp carer worker solicitor teacher".split()
)
#: Who may be numbered: child 1, carer 2.
NUMBERED_PEOPLE = frozenset(
    "child children carer carers patient resident client worker person people tenant student participant case visitor men women kids "
    "boys girls sons daughters brothers sisters grandchildren parents siblings adult one both nurse".split()
)
#: What is counted or measured, so that a number after it is no age.
MEASURES = frozenset(
    "score scored scores scoring moca mmse barthel waterlow must phq gad braden audit honos ace adl dash epds gds hads madrs "
    "gcs sdq ghq mean median average temperature temp "
    "pulse sats bp weight weighs height bmi sugar sugars glucose inr hba1c page pages pp chapter section sections paragraph article line "
    "question part stage level step number no nos court bed room ward bay flat unit house bus route train platform gate "
    "junction total caseload "
    "limit price cost rent rate budget target week day month year session visit item items figure table version grade band size "
    "channel volume point points percent degrees dose units pitch plot floor lot round lap series season episode count schedule clause "
    "order form criterion standard outcome domain principle objective pin code extension ext appendix annex act band tier".split()
)
SCORES = frozenset(
    "score scored scores scoring moca mmse barthel waterlow must phq gad braden dash epds gds hads madrs mean median average "
    "temperature temp pulse sats bp "
    "weight bmi sugar sugars glucose inr caseload limit price cost rent rate budget stopped stood opened closed capped set".split()
)
#: What is counted, so that a number before it is no age.
UNITS = frozenset(
    "minutes minute mins min hours hour hrs hr days day weeks week wks months month mths seconds secs per percent miles mile pounds "
    "pound quid pence times p pm am o'clock oclock of people stone visits calls k kg g mg ml mls cm mm m km lb lbs foot feet ft inches "
    "inch degrees past out units points times sessions pages words years' litres steps stairs hundred thousand million grand "
    "quarter half or-so-minutes more fewer each apiece st nd rd th".split()
)
#: How a sentence goes on after an age.
AFTER_AGE = frozenset(
    "and but so now when with who because cos then or if still today tomorrow though although while next this last he she i his her my "
    "they becos coz cuz bc lives living lived yet already whereas which ish plus going too also is was has had who widowed "
    "retired married single divorced "
    "separated nhs dob address not like as an n nd wen wi wiv cus tho".split()
)
#: After an age, and after hardly anything else that is told like one.
JOINED = frozenset("and but so now if or because when with".split())
#: What kinds of words go on after an age.
GOING_ON = frozenset("CC IN PRP PRP$ DT RB WDT WP WRB MD VBZ VBD VBP VBG TO UH".split())
#: After an age of a child too: was 9 on the train.
WHERE = frozenset("on in at with by".split())
