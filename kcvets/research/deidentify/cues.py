"""Words that tell what stands beside them: titles, kin, verbs, heads of place names."""

from __future__ import annotations

#: A name follows nearly always.
TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir dame rev revd reverend rabbi reb rebbe imam sheikh shaykh pandit hajj haji hajji "
    "hajja hajah swami guru granthi bibi auntie aunty uncle tante cllr councillor sgt sergeant dc ds di insp inspector madam pastor "
    "monsignor mzee ustad ustaz um umm abu hoca pani pan herr frau madame mme monsieur signora senora señora señor senor khala chacha "
    "cik puan".split()
)
ALWAYS_TITLES = frozenset("mr mrs ms mx dr".split())
WEAK_TITLES = frozenset(
    "doctor miss um abu pan di ds dc guru imam pastor uncle auntie aunty inspector professor swami sir dame madam".split()
)
#: A name may follow.
STYLES = frozenset(
    "father fr sister sr brother bro lady lord judge captain chief nan nana nanna nanny granny gran grandma grandad granddad grandpa pc "
    "big old young little wee lil saint st pop nonna baba mama papa mum nain taid mamgu deacon elder bishop canon major colonel "
    "corporal matron nurse teacher dona dom don doña seu sr sra ate kuya tia tio tata teta ammo amo hooyo eedo abti habo ayeeyo awoowe "
    "mallam alhaji alhaja oga chief evangelist apostle prophet prophetess".split()
)
ADDRESSED = frozenset("big little old young lil".split())
KIN = frozenset(
    "mother father mum mam mom dad daddy mummy daughter son sister brother wife husband partner aunt auntie aunty uncle niece nephew "
    "cousin grandmother grandfather gran nan granny grandad grandson granddaughter friend neighbour carer girlfriend boyfriend "
    "colleague manager supervisor worker nurse gp doctor landlord landlady boss mate keyworker advocate ex baby twin stepson "
    "stepdaughter stepmum stepdad fiance fiancee student interpreter client solicitor physio ot chaplain teacher tutor coach volunteer "
    "lodger cleaner psychiatrist psychologist consultant receptionist driver barber vicar priest imam social-worker resident patient "
    "tenant lad lass girl boy man woman lady toddler eldest youngest sibling fella educator warden officer therapist counsellor mentor "
    "assessor guardian widow widower pal bestie nanna grandma grandpa hubby missus bairn wean companion".split()
)
DETERMINERS = frozenset(
    "a an the some any no my your her his our their its this that these those every each another more much such enough own".split()
)
CALLED = frozenset("called named nicknamed dear hi hello hiya hey cheers thanks name name's surname alias aka known".split())
SPOKEN_TO = frozenset(
    "told tell telling asked ask asking rang ring ringing phoned phone phoning met meet meeting visited visit visiting texted text "
    "emailed email thanked thank messaged message invited contacted contact reassured saw seen seeing see chased chase remind reminded "
    "helped knows knew with to".split()
)
STRONGLY_SPOKEN_TO = frozenset(
    "told asked rang phoned met texted emailed thanked messaged reassured reminded telling ring thank tell ask".split()
)
BEING = frozenset(
    "is was has had isn't wasn't hasn't hadn't isnt wasnt hasnt hadnt who who's does doesn't doesnt did didn't didnt would wouldn't "
    "wouldnt can't cant won't wont couldn't couldnt will can could might should must says said seems looks came comes went goes gave "
    "gives took takes made makes got gets kept keeps put let lets left stayed brought brings opened sent paid himself herself "
    "themselves moved turned started stopped held showed needs lost found heard ran plays signs signed uses used began begins covered "
    "pressed presses helps helped handed broke".split()
)
LOCATIVES = frozenset(
    "in at from near outside to towards around via behind past into opposite through off across beyond leaving inside".split()
)
DATED = frozenset(
    "on in since until till by last next every each this that from before after early late mid of for during through and the or to "
    "between week end start middle beginning spring bank good black ash ever".split()
)
AUTHORED = frozenset(
    "theory theories theorist theorists model models framework cycle hierarchy scale approach ladder stages stage concept concepts "
    "writes wrote book books paper article idea ideas argues argued reflective questionnaire index typology pedagogy notion definition "
    "principles competence competent guidelines test ruling judgment judgement triangle pyramid circles method technique window seminal "
    "chapter work research writing attachment et tells reminds suggests suggested calls describes defines teaches terms phrase sense "
    "words criteria pcs core zone".split()
)
CITING = frozenset(
    "according as read reading reread cite cites cited citing draw drawing draws theory theories theorists model work writings ideas by "
    "see after using used quote quotes quoting quoted applied applying via like author apply study studied studying follow following "
    "what through".split()
)
AILMENTS = frozenset(
    "syndrome disease dementia chorea palsy disorder psychosis ataxia body bodies test scale index score frame contracture "
    "encephalopathy lymphoma sarcoma catheter stockings stocking manoeuvre medication meds nurse clinic tremor diagnosis specialist "
    "sign phenomenon cells tumour fracture society uk association trust drugs tablets symptoms".split()
)
CERTAIN_AILMENTS = frozenset(
    "syndrome disease dementia chorea palsy psychosis ataxia encephalopathy lymphoma sarcoma fracture contracture".split()
)
FOLLOWS_NO_TITLE = frozenset(
    "and or the a to is was in on for at of with who not said says has had i it she he but do did so as if be my her his you me us".split()
)
#: After these anything is a name but what goes on with the sentence.
SURE_TITLES = frozenset("mr mrs".split())
GOES_ON = frozenset("and or is was who said says has had".split())


def may_follow(title: str, low: str) -> bool:
    """Whether a word can be a name after a title."""
    return low not in (GOES_ON if title in SURE_TITLES else FOLLOWS_NO_TITLE)


#: What a named place may end with.
HEADS = frozenset(
    "court house lodge manor grange hall hospice hospital infirmary surgery practice clinic centre center home school academy college "
    "nursery ward unit villa villas cottage cottages gardens garden close road street lane avenue crescent drive terrace place park "
    "farm estate tower towers mews square church mosque temple gurdwara synagogue chapel library club pub arms inn cafe project hub "
    "rooms room yard bank workshop laundrette kitchen bakery wharf quay parade row walk way rise grove hill view mount green fields "
    "field croft heights point bridge mill mills works depot market shop stores store takeaway restaurant bistro bar salon barbers gym "
    "studio studios theatre cinema pool museum institute university council services solicitors chambers llp ltd pantry pitch fold wynd "
    "allotments foodbank abbey priory convent castle cross common heath moor bay beach harbour island isle valley dale wood woods "
    "forest end corner gate lea lee brook beck burn water loch lough caravan site hostel shelter refuge foyer day-centre respite "
    "resource partnership group foundation trust hotel guesthouse barracks prison station stables stable village community meadow "
    "meadows orchard pastures rectory vicarage hut den nest haven retreat sanctuary retirement".split()
)
#: Those that name one in small letters too, after a word that is a name or a thing in nature.
SURE_HEADS = frozenset(
    "court house lodge manor grange hall hospice surgery cottage gardens close road street lane avenue crescent terrace mews farm villa "
    "villas infirmary hospital school college academy church club bank rooms towers croft square park view mount grove practice unit "
    "hostel centre center hub pantry room arms pitch fold green yard wynd ward primary infants juniors project kitchen estate mosque "
    "chapel library foodbank clinic hotel inn cafe fields meadows allotments way walk rise hill heights gate wharf quay".split()
)
#: What names nothing before a head in a line written in one case: kinds of wards, rooms, centres, clinics, practices.
MODIFIERS = frozenset(
    "duty eye ear nose throat diabetes diabetic methadone drug drugs alcohol substance recovery pain sleep breast cancer chemo dialysis "
    "renal heart cardiac chest fracture falls frailty respiratory asthma warfarin leg ulcer wound foot podiatry physio speech therapy "
    "sensory play soft bed visitor visitors visiting quiet prayer faith multi-faith consulting examination stock store laundry shower "
    "locker sluice linen utility guest upstairs downstairs attic computer it print copier conference lecture games tv activity "
    "activities art arts craft music dance smoke rest medication meds clean dirty psych psychiatric admission admissions discharge "
    "labour maternity postnatal antenatal neonatal surgical orthopaedic geriatric elderly older dementia female male mixed isolation "
    "covid secure locked forensic burns spinal injury injuries contact call job leisure sport sports swimming fitness civic advice "
    "information refugee asylum migrant immigration removal detention reception sorting recycling distribution test testing vaccination "
    "walk-in urgent minor trauma crisis homeless homelessness night temporary probation bail approved reflective ethical professional "
    "current joint multi-agency direct relationship strengths person evidence based management business placement final football "
    "cricket rugby tennis hockey sales carer day-care food soup comfort bright pale light lime olive bottle racing sea first-aid whole "
    "own joint mother baby mum mums dads toddler toddlers breakfast lunch after-school homework chess book bingo darts boxing working "
    "men men's women women's ladies gents disabled accessible unisex hotel bedroom bath bathroom panic escape incident situation "
    "operations control engine plant boiler switch server breathing head leg elbow growing living single double twin family study "
    "reading sun day-room dayroom common seclusion ect section private nhs gp gps dental vet vets dentists opticians optician law "
    "solicitors safe best good bad poor usual normal standard common clinical multidisciplinary interprofessional daily weekly monthly "
    "steep muddy long back half next-door foot car caravan trailer coach holiday industrial trading housing council retail business "
    "science theme water safari skate ball tree picture rail garden pub gay night working social jazz comedy strip golf fan tiny "
    "massive big huge cold hot busy noisy messy lonely empty crowded famous local children's childrens children's-centre kids kid's "
    "youth teen elders elders' bereavement hospice macmillan hearing mobility wheelchair orthotics continence stoma antenatal sexual "
    "gum hiv tb vein skin hand back bone knee hip spine brain neuro stroke epilepsy ms".split()
)
TO_A_PLACE = frozenset(
    "about rang ring ringing visited visit visiting phoned called the of for via with leaves left attends attended".split()
)
COLOURS = frozenset("green red white black blue long high new old".split())
STREETS = frozenset("street st road rd lane ln avenue ave close crescent cres drive terrace gdns mews wynd brae".split())
CARED_FOR = frozenset("nursing care residential rest funeral retirement".split())
MOSTLY_WORDS = frozenset("home end site water common service services group council".split())
#: What the name of a place may go on with.
TAILS = frozenset(
    "lay-by layby junction roundabout services allotment allotments sixth form primary secondary school rc ce catholic church cathedral "
    "hospice hospital ward hall centre care nursing home house court lodge surgery practice infants juniors academy college pitch site "
    "estate community parish club green park road street lane close crescent avenue".split()
)
#: Words that villages of two words begin with in Wales, Scotland and Ireland.
VILLAGES = frozenset(
    "cwm pentre pont llan aber bryn pen caer glyn nant ynys rhos tre ty maes penrhyn capel blaen porth coed craig felin hen betws loch "
    "lough glen strath kirk ben inver bal dun port kil clon bally carrick mullagh knock ard drum inis tir craigs isle nether stoke "
    "chipping".split()
)
#: Words before them that name nothing.
GENERIC = frozenset(
    "the a an our my her his their this that your its day care nursing community local social health mental adult adults team family "
    "high old new then at in on from residential general extra children children's childrens primary secondary special crown county "
    "magistrates supreme appeal of protection and for i medical dental memory sexual public private sheltered supported supporting "
    "living respite rehabilitation rehab acute stroke intensive assessment council police fire train bus petrol post work working head "
    "office main front back upper lower big small little one two three next last first second every each some any no what which whose "
    "emergency accident housing association group support youth carers carer's carers' parents parent drop-in wellbeing resource "
    "training education further higher sixth form junior infant infants open free safe green white red black blue summer winter "
    "independent national royal british regional central is was to with by near outside inside into onto around mum's dad's nan's "
    "gran's mother's father's sister's brother's care-home nursing-home country world town city village parish working-men's customer "
    "language interpreting translation environmental regulatory shared social-services legal law food warm tea coffee key best right "
    "left wrong whole half full good bad great lovely nice own other same another dark spare waiting living-room dining sitting bath "
    "class staff meeting interview treatment operating delivery side quiet chat box changing bed court house home shop corner market "
    "blood data piggy west east north south coffee-shop charity hospital ward school clinic surgery gp doctors doctor's doctors' "
    "dentist in-patient inpatient friend's neighbour's worker's client's service services women's men's students' student student's".split()
)
#: Homes that are called by what grows there.
TREES = frozenset(
    "willows beeches elms limes cedars firs oaks laurels hollies poplars sycamores chestnuts larches pines orchards gables hawthorns "
    "rowans birches maples ashes acorns lindens brambles rosemount heathers lilacs lavenders bluebells meadows spinney coppice "
    "paddocks".split()
)
LEADING = frozenset("the st saint old new upper lower great little lady lord king queen sir our royal prince princess".split())
SCHOOLS = frozenset("primary secondary infants juniors comprehensive grammar nursery high".split())
SMALL_HEADS = frozenset(
    "hostel hospice surgery ward school centre hospital estate clinic road lane street avenue flats club cafe café pub lodge court "
    "pantry rooms unit practice hub arms pitch site allotments foodbank gurdwara mosque church chapel library gym primary academy "
    "nursery crescent close gardens estate".split()
)
#: What a page of a profession writes with capitals: nothing that points to somebody.
PROFESSIONAL = frozenset(
    "act model theory perspective perspectives approach approaches practice framework interviewing interview assessment assessments "
    "plan plans review reviews policy policies standards standard principles principle guidance guidelines code regulations protocol "
    "process procedure meeting conference interests rights safeguarding adults adult children child family families care carer carers "
    "carer's needs risk capacity health mental social work worker support service services budget budgets payment payments allowance "
    "credit benefit benefits grant fund form forms report record records order scale index score inventory questionnaire test tool "
    "toolkit checklist law case court tribunal enquiry inquiry protection liberty deprivation human strengths strength based focused "
    "solution person professional practitioner professionals centred trauma informed restorative reflective cycle circle ladder window "
    "square wheel map mapping therapy behavioural cognitive dialectical narrative systemic attachment skills knowledge values ethics "
    "theories experience quality assurance group team board panel partnership programme project network strategy statement agreement "
    "contract diploma degree module unit learning outcomes key big five three two one circles line lines lived asset motivational "
    "appreciative critical anti oppressive power privilege unconscious bias making think local personal talking mats life story book "
    "advance decision attorney continuing section part chapter stage level domain".split()
)
PARTICLES = frozenset(
    "de da di do dos das del della van von der den bin bint binti ibn al el ap ab ferch o mac mc nic st du la le ter ten abu um umm y "
    "thi zu 't ó ní ua".split()
)
NO_INITIALS = frozenset("i.e e.g a.m p.m d.o.b n.i g.p u.k u.s u.s.a p.s n.b a.k.a r.i.p p.a o.t n.h.s c.v t.v b.a m.a".split())
#: The second part of many names in China, Vietnam and Korea, though English words.
SYLLABLES = frozenset(
    "min man sum hung ping ting wing wan yan dung hong king lung sun tan tang yang long song hang bin fang ming ling kit".split()
)
UNSURE_SYLLABLES = frozenset("my an do to so can he may".split())
SURE_PARTICLES = frozenset("thi bint binti ibn".split())
SINGLE = frozenset("aiurnkxyw")  # letters that stand for a word in messages
GENERATIONS = frozenset("senior junior snr jnr sr jr ii iii".split())
#: Kinds of words that are no names at the beginning of a sentence, whatever lists say.
CLOSED = frozenset("PRP PRP$ DT IN CC WDT WP WRB EX TO RB VB VBD VBG VBN VBP VBZ PDT RP".split())
PRONOUNS = frozenset("to i he she they we you it that which".split())
TALKING = frozenset(
    "talked spoke spoken talking talk speak speaking chat chatted chatting listened listening wrote meeting visit call calls".split()
)
STRONG = frozenset("with told met rang saw visited asked phoned from for".split())
BELONGINGS = frozenset(
    "house home flat family children kids face voice hands room bed key door plan file death dog cat phone story words place".split()
)
#: Where somebody is who is named: "where bijou (wife) is".
WHERE = frozenset("where when with told rang asked saw met from for and".split())
SOMEBODY = frozenset("man woman person somebody someone guy bloke lodger dog cat bird mate lad lass chap fella one kid child".split())
SHIFTS = frozenset(
    "nights earlies lates days call shift reception duty leave annual holiday sick sleep-in sleepin the mornings evenings".split()
)
TELLING = frozenset("told telling tell asked rang phoned texted emailed messaged reminded reassured thanked ask ring text".split())
#: Verbs of which a word that could be a name is the subject, in lines written in one case.
ACTING = frozenset(
    "came comes went goes left leaves gave gives took takes brought brings rang rings says said reckons wants wanted needs thinks "
    "thought asked asks told tells finishes finished starts started arrives arrived stayed stays sat sits cooks cooked texted emailed "
    "phoned phones visits visited signed sent met knows knew hates hated loves loved likes liked works worked lives lived moved got "
    "gets had isnt wasnt hasnt didnt doesnt wont isn't wasn't hasn't didn't doesn't won't cried cries laughed laughs sings sang helped "
    "helps drives drove picks picked drops dropped covers covered does did looks looked".split()
)
AUXILIARIES = frozenset("will would can could may might must shall should do does did has had have was were is are be been".split())
OWNED = frozenset("my your his her our their its this that these those the a an of up out off for".split())
AFTER_NO_NAME = frozenset("of the a that if me him her them".split())
