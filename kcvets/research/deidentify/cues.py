"""Words that tell what stands beside them: titles, kin, verbs, authors, conditions."""

from __future__ import annotations

import re

#: A name follows nearly always.
TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir dame rev revd reverend rabbi reb rebbe imam sheikh shaykh pandit hajj haji hajji "
    "hajja hajah swami guru granthi bibi aunt auntie aunty uncle tante cllr councillor sgt sergeant dc ds di insp inspector madam pastor "
    "monsignor senhor senhora mst mosammat mzee ustad ustaz um umm abu hoca pani pan herr frau madame mme monsieur signora "
    "senora señora señor senor khala chacha alhaj sardar sardarni "
    "cik puan hhj ma'am ks".split()
)
#: The first word of a rank of two: staff nurse Holland, charge nurse Wren, ward sister Bell.
RANKS = frozenset("staff charge ward senior nurse prison police probation deputy student duty support lead".split())
RANKED = frozenset("nurse sister manager officer sergeant matron constable".split())
ALWAYS_TITLES = frozenset("mr mrs ms mx dr".split())
WEAK_TITLES = frozenset(
    "doctor miss um abu pan di ds dc guru imam pastor uncle aunt auntie aunty inspector professor swami sir dame madam".split()
)
#: A name may follow.
STYLES = frozenset(
    "father fr mother sister sr brother bro lady lord judge captain chief nan nana nanna nanny granny gran grandma grandad granddad "
    "grandpa pc "
    "big old young pa ma little wee lil saint st pop nonna baba mama papa mum nain taid mamgu deacon elder bishop canon major colonel "
    "corporal constable matron nurse teacher officer coach sis bro warden sensei sifu dona dom don doña seu sr sra ate kuya tia tio "
    "tata teta ammo amo hooyo eedo abti habo ayeeyo "
    "awoowe abuela abuelo avo avozinho babcia dziadek bubbe zaide oma opa bunica bunicul mallam alhaji alhaja oga chief evangelist apostle "
    "prophet prophetess".split()
)
#: Kin words and forms of address of many communities that stand before a name as part of what somebody is called.
KINSHIP = frozenset(
    "ammi ami abbu abbo abbaji ammijan ammaji "
    "yiayia giagia yaya pappou papou papous theia theio theios kyria kyrie kyrios kyr kirios nouna nounos koumbara koumbaros dada dadi "
    "dadima dadu dadabhai nana nani nanima nanu nanabhai chacha chachi chachu khala khalu khaloo phuppo phupho phuppi phupi phuphi "
    "phuphu fupu fuppo phupa taya tayi mami mamu baji apa appa apu aapa bhai bhaiya bhaijan bhabhi bhabi didi pir maulana maulvi molvi "
    "moulana mufti hafiz hafez qari mullah giani gyani granthi bhante ustaad baba bapu bapuji biji beeji bebe bhenji behenji bhen behen "
    "mataji pitaji masi maasi mausi massi masarji mashi pishi kaka kaki kaku foi fua foiba tatya aaji ajoba ajji thatha paati patti "
    "appamma ammamma ammachi appachan akka anna annan thambi thangachi periamma periappa chithi chithappa athai seeya achchi aachi aiya "
    "loku podi nenda nona mahattaya bibiji swamini lola lolo tita tito ate kuya nanay tatay inay itay ninong ninang manang manong aling "
    "ading maam mam mamser sr ba ong anh chi bac chu cau thim ayeeyo awoowe awowe eddo eeddo eedo habaryar habar abti adeer aabo aabe "
    "hooyo macalin macallin sheekh islaan oday walaal teyze amca abla abi dede anneanne babaanne yenge eniste dayi hala haci kirve nine "
    "kak xalo mamo mamoste apo dapir bapir xal daye pire khalto khalti khaltu khalo ammo amo amm ammu ammeh amto amti hajja hajjah "
    "hajji hajiya haji hagg hagga sitt sitti sito teta jiddo jeddo jiddi jaddo geddo gedo sayyid sayyida sayed sidi lalla ustaz ustaza "
    "ostaz ostad babcia dziadek dziadzia ciocia wujek wuj panna babunia busia babushka babka dido dedushka dyadya diadia tyotya tiotia "
    "titka mociute senelis ponas ponia vecmamina onkulis dyado diado lelya lelia chicho bate bunica bunicul tanti nenea tataie mamaie "
    "matusa unchiu unchiul doamna domnul parintele maica nasul kako bibi dale gjyshja gjyshi xhaxhi xhaxha xhaja teze teto daja dajo "
    "zonja zoti strejda deda tetka ujak stric nonna nonno zia zio suor abuela abuelo abuelita vovo voinha irma irmao madrinha padrinho "
    "dona seu tia tio avo tannie oom ouma oupa opa oma tante gogo sekuru ambuya mbuya tete mai maiguru mainini babamukuru babamudiki "
    "babamunini bamunini sisi bhudhi bhuti malume makhulu mkhulu umama ubaba vambuya vasekuru amai amayi mukoma sahwira agogo bambo "
    "shosho cucu guka mzee mama mwalimu babu shangazi mjomba bwana jaja jajja ssenga senga kojja maama taata nyabo ssebo iya papa mummy "
    "daddy alhaji alhaja oga mazi nze ichie igwe otunba oloye olori barrister barr engr evang egbon nwunye maame opanyin opanin agya "
    "eno wofa ewura paapa awo nii togbe torgbui torgbe efo daavi osofo sofo obaapanyin auntie ato weyzero weizero woizero woyzero "
    "wezero weyzerit weyzerite abba aboy adey emahoy abune abuna kes qes qeshi keshi memhir memher mergeta gashe etete etye emama ababa "
    "hatno amoy akoy aya bubbe bubby bobe booba zaide zaidy zeide zeida zeidy savta saba sabba safta reb rebbe rebbetzin rebbetzen "
    "rabbanit rabbanite morah moreh rav mumme feter nain taid mamgu tadcu anti wncwl yncl ewythr modryb bopa bampi bampy gransha dat "
    "mam-gu tad-cu daideo morai granda seanair seanmhair auld gramps gramp grampa grandda grandpops papaw poppa popa pappy mamma momma "
    "nannan po por poh popo gong goong kung gonggong mah yeh nai yi yee ayi nainai yeye waipo waigong laolao shushu ah khun loong "
    "halmoni halmeoni haraboji harabeoji ajumma noona unni oppa hyung obaachan ojiisan agha aqa khanom khanum khanoom naneh amoo amou "
    "ameh khaleh khale daei hajagha mamani maman babajan tantie tantine nennen mass maas massa sista bredda mudda faada".split()
)
#: The same after a name: Shiuli apa, Mohan bhai, Ayşe abla, Sunil uncle.
KINSHIP_AFTER = frozenset(
    "ji jee jii sahib saheb sahab sahiba sahiban begum bibi bano baji apa apu aapa appi bhai bhaiya bhaijan bhabhi bhabi bhaisahib didi "
    "dada dadi nana nani chacha chachi chachu khala khalu phuppo phupho phupi taya tayi mausi masi maasi kaka kaki foi fua fai ben "
    "behen bahen bhen bhenji garu akka anna annan annai thambi thangachi periamma periappa chithi chithappa athai mama mami thatha "
    "paati patti amma appa ammi ammu abbu abbi abbajan ammijan ammamma appamma ammachi appachan chechi chettan aiya ayya "
    "malli nangi nona mahattaya seeya achchi mashi "
    "mashima mesho pishi kaku kakima jethu thakuma dadu dida didima boudi da di bey bay hanim abi abla amca teyze dayi dede hoca efendi "
    "usta jan joon jun jaan agha aqa khanom khanum khanoom lala san sensei ssi nim seonsaengnim sifu uncle aunty auntie aunti neni "
    "bacsi ba bapa sir mam madam uncleji auntyji bhaiji sb sab".split()
)
#: Vietnamese ones that are other words without their marks.
ACCENTED_KINSHIP = frozenset("bà ông cô chú chị bác cậu mợ thím dì".split())
#: Of those, English words and others' names too: part of a name with a capital, or where all is in small letters.
UNSURE_KINSHIP = frozenset("ate dale nine mass aya ba da di jun san ben jan anna bay po ah yi yee hala dat bate sr eno lala mum".split())
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
    "told asked rang phoned met texted emailed thanked messaged reassured reminded telling ring thank tell ask shadowed shadowing hugged "
    "taught supervised emailing texting messaging phoning ringing thanking reassuring reminding".split()
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
    "words criteria pcs core zone graces level levels domains dimensions dimension".split()
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
#: More parts of names in China, Korea, Singapore and Malaysia.
EAST_ASIAN = frozenset(
    "ai au bee beng bik boon chai chak cham chau chee cheong cheuk chia chiang chin ching chiu chong chor choy chu chua chuen chui chun "
    "chung chye eng fai fok fong fook fuk fung geok goh guan guat hau hee heng hiu hock hoe hoi hok hon hoon huat hwa hwee hye "
    "hyun jae jee jeong ji jia jin joo kai kam kar kei keng keung khim khoo kiat kin kiu koh koo kow kuan kuen kwan kwok kwong kyung lai "
    "lan lao leng leong lian liew loh loi lok loo lui luk lun mak mee mei mok mooi moon mooy mui mun myung nam neo ngai ngan "
    "oi ong ouyang pak peck peng pik ping poh poon por puay pui quah quek rim sang sau seah sek seng seo seok seong seow shek sheung "
    "shing shiu shuk shui shum shun siew sik sim sin siok siti soh sook soon suet sui suk sum swee sze szeto tai tak tang tat tay teck "
    "tee teng teo teoh tian tiong toh tong tse tsoi tsui tsun tsz tung wah wee whye win won woo wui yam yap yat yau yee yen yeo yeung yick "
    "yik yim yin ying yip yiu yoke yoon yue yuen yuet yuk yun yung zhen".split()
)
UNSURE_SYLLABLES = frozenset("my an do to so can he may".split())
SURE_PARTICLES = frozenset("thi bint binti ibn".split())
SINGLE = frozenset("aiurnkxyw")  # letters that stand for a word in messages
GENERATIONS = frozenset("senior junior snr jnr sr jr ii iii".split())
PROPER = frozenset(("NNP", "NNPS"))
#: Kinds of words that are no names at the beginning of a sentence, whatever lists say.
CLOSED = frozenset("PRP PRP$ DT IN CC WDT WP WRB EX TO RB VB VBD VBG VBN VBP VBZ PDT RP".split())
PRONOUNS = frozenset("to i he she they we you it that which".split())
TALKING = frozenset(
    "apologised lied waved listening talked spoke spoken talking talk speak speaking chat chatted chatting listened listening wrote "
    "meeting visit call calls".split()
)
SAYING = frozenset("said say saying".split())
STRONG = frozenset("with told met rang saw visited asked phoned from for".split())
BELONGINGS = frozenset(
    "house home flat family children kids face voice hands room bed key door plan file death dog cat phone story words place".split()
)
#: Before a list of who was there, or who wrote.
PRESENT = frozenset(
    "present apologies attendees attending attended cc bcc copied author signed witness witnesses interpreter chair minutes invited "
    "caller contact visitor visitors seen absent participants attendance allocated worker keyworker carer wife husband".split()
)
ASKED_FOR = frozenset("ask asks asked asking looking calling called shouting shouted crying cried waiting cover covering".split())
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
#: What people work as, after their name: Rose the cleaner.
JOBS = frozenset(
    "cleaner caretaker nurse porter cook chef driver warden barber butcher baker milk milkman post postman postie gardener handyman "
    "plumber builder sparky electrician painter dentist optician chemist pharmacist librarian administrator admin clerk secretary "
    "sergeant officer policeman policewoman detective lawyer barrister judge usher priest vicar imam rabbi elder deacon pastor preacher "
    "chair chairman trustee treasurer cousin matron sister auntie physio therapist psychologist dietitian podiatrist interpreter "
    "translator advocate mentor trainer lecturer headteacher head teacher dinner-lady lollipop mechanic taxi cabbie busman bus "
    "hairdresser landlord landlady lodger neighbour manager deputy boss apprentice intern volunteer trainee student buddy bookie publican "
    "barmaid barman bouncer fisherman farmer shopkeeper grocer fishmonger carpenter joiner roofer binman bin window-cleaner cat dog "
    "parrot budgie".split()
)
#: Where somebody is from, after their name: Jan from the police, Bev in finance.
FROM_THERE = re.compile(
    r" from (?:the )?(?:police|housing|next|work|school|church|upstairs|downstairs|across|number|reception|finance|hr|advocacy|"
    r"social|adult|children|occupational|physio|nights|days|day|team|office|council|ward|agency|charity|surgery|hospital|home"
    r"|benefits|probation|court|"
    r"safeguarding|commissioning|payroll|it|mosque|temple|chapel|gurdwara|group|club|choir|library|food|bank|legal|contracts|education|"
    r"early|youth|drug|alcohol|mental|crisis|community|family|duty|access|reablement|discharge|brokerage|quality|our|my|his|her|their)\b"
    r"|(?: in| at| on) (?:the )?(?:finance|hr|reception|payroll|admin|duty|brokerage|commissioning|housing|benefits|nights"
    r"|earlies|lates|contracts|legal|desk|door|till|gate|switchboard|phones)\b"
)
#: Words that stand without an article though they are no names: joy is a word, an earl is not.
BARE = frozenset(
    "hope faith joy grace patience mercy comfort honesty charity prudence verity clarity harmony art honey dawn summer winter spring "
    "autumn basil ginger rosemary saffron sage music trust peace bliss love care blessing favour praise glory justice liberty truth "
    "destiny fortune wisdom courage heaven earth rain sunshine ivory silver gold sky amber jade coral ebony lavender heather clover ivy "
    "moss clay sandy sunny rich happy merry jolly free noble constant christian wit will may march might mark bill pat rob sue chuck don "
    "drew dusk misty stormy young long little small brown green white black gray grey blue lent christmas midnight noon life time "
    "felicity constance temperance innocence innocent precious darling baby angel angels precious dear pride unity royal sonny joyful "
    "welcome goodness gift confidence marvellous perpetual rejoice memory privilege praise nice love lovely destiny progress prosper "
    "pleasure plenty reason real read rose china india jean london paris".split()
)
#: After these a clause begins.
CLAUSES = frozenset(
    "forget that said says and but then when because cos if where so today yesterday tonight later now again sorry well once after before "
    "while until whenever why how think thinks thought know knew heard means though although whether since or".split()
)
#: How a writer is quoted.
STATING = frozenset("says say states stated notes noted shows showed found maintains claims warns believes thought".split())
#: Pronouns and the like, some of which are names elsewhere.
NO_NAMES = frozenset("mine yours he she it we they you my your his her our their this that these those there age thanks bismillah".split())


def stands_as_kin(low: str, capital: bool) -> bool:
    """Whether a kin word is no English one here."""
    return capital or low not in UNSURE_KINSHIP
