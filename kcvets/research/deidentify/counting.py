"""Words that tell whether a number is somebody's age: who may be so old, what is counted or measured."""

from __future__ import annotations

#: Who is so old.
HE = frozenset("he she i who her him us them hes shes im".split())
PEOPLE = frozenset(
    "man woman boy girl lad lass child kid baby toddler teenager teen youth youngster lady gentleman gent person bloke guy chap fella "
    "widow widower divorcee bachelor spinster pensioner veteran survivor orphan stranger infant newborn male female men women children "
    "kids boys girls twins triplets grandchildren grandkids siblings bairns weans parents couple eldest oldest youngest elder younger "
    "middle older one both brothers sisters sons daughters mother father mum mam dad carer leaver adult minor man lodger neighbour "
    "plasterer builder farmer soldier miner docker joiner seamstress nurse headmaster headmistress headteacher driver cook chef "
    "labourer refugee migrant asylum-seeker drinker smoker".split()
)
#: Who may be numbered: child 1, carer 2.
NUMBERED_PEOPLE = frozenset(
    "child children carer carers patient resident client worker person people tenant student participant case visitor men women kids "
    "boys girls sons daughters brothers sisters grandchildren parents siblings adult one both nurse".split()
)
#: What is counted or measured, so that a number after it is no age.
MEASURES = frozenset(
    "score scored scores scoring moca mmse barthel waterlow must phq gad braden audit honos ace adl mean median average temperature temp "
    "pulse sats bp weight weighs height bmi sugar sugars glucose inr hba1c page pages pp chapter section sections paragraph article line "
    "question part stage level step number no nos bed room ward bay flat unit house bus route train platform gate junction total caseload "
    "limit price cost rent rate budget target week day month year session visit item items figure table version grade band size "
    "channel volume point points percent degrees dose units pitch plot floor lot round lap series season episode count schedule clause "
    "order form criterion standard outcome domain principle objective pin code extension ext appendix annex act band tier".split()
)
SCORES = frozenset(
    "score scored scores scoring moca mmse barthel waterlow must phq gad braden mean median average temperature temp pulse sats bp "
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
    "they lives living lived yet already whereas which ish plus going too also is was has had who widowed retired married single divorced "
    "separated nhs dob address".split()
)
GOING_ON = frozenset("CC IN PRP PRP$ DT RB WDT WP WRB MD VBZ VBD VBP VBG TO UH".split())
#: After an age of a child too: was 9 on the train.
WHERE = frozenset("on in at with by to".split())
