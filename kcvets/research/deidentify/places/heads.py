"""Words that tell a place: what names of places begin and end with, and what only says of what kind a place is."""

from __future__ import annotations

#: What a named place may end with.
HEADS = frozenset(
    "court house lodge manor grange hall hospice hospital infirmary surgery practice clinic centre center home school academy college "
    "nursery ward unit villa villas cottage cottages gardens garden close road street lane avenue crescent drive terrace place park farm "
    "estate tower towers mews square church mosque temple gurdwara synagogue chapel library club pub arms inn cafe project hub rooms room "
    "yard bank workshop laundrette kitchen bakery wharf quay parade row walk way rise grove hill view mount green fields field croft "
    "heights point bridge mill mills works depot market shop stores store takeaway restaurant bistro bar salon barbers gym studio studios "
    "theatre cinema pool museum institute university council services solicitors chambers llp ltd pantry pitch fold wynd allotments "
    "foodbank abbey priory convent castle cross common heath moor bay beach harbour island isle valley dale wood woods forest end corner "
    "gate lea lee brook beck burn water loch lough caravan site hostel shelter refuge foyer day-centre respite resource partnership group "
    "foundation trust hotel guesthouse barracks prison station stables stable village community meadow meadows orchard pastures rectory "
    "vicarage hut den nest haven retreat sanctuary retirement flats flat suite site sites path paths footpath assembly mead shul masjid "
    "mandir darbar vihara tabernacle citadel mission meeting-house kingdom-hall madrasa madrassa yeshiva cheder seminary cathedral "
    "minster halt baths annexe annex wing viaduct marina dairy nurseries lettings homes housing mooring moorings lock jetty pier docks "
    "dock boatyard apartments apartment tenements maisonettes buildings mansions block bungalows almshouses hostels lodgings lounge "
    "service general launderette pharmacy chemist chemists dental dentists opticians physiotherapy polyclinic sanatorium infirmary "
    "maternity outpatients primary secondary juniors infants comprehensive grammar sixth-form preschool playgroup kindergarten creche "
    "childminders polytechnic cemetery crematorium priory friary monastery nunnery hermitage presbytery manse deanery parsonage kirk "
    "garage pavilion arena stadium playground rec skatepark lido racecourse greyhounds ground grounds playing-fields quarry pit colliery "
    "foundry factory brewery plant warehouse barn barns ranch paddock paddocks spinney copse coppice hollow dell glen glade ridge edge "
    "hillside bottom top brow bluff cliff cliffs cove creek ford ferry weir reservoir canal basin mere pond tarn fen marsh moss downs "
    "combe vale cwm garth garths hamlet hythe holt hurst side steps stairs lay-by layby services roundabout junction interchange terminal "
    "airport concourse arcade precinct plaza piazza circus boulevard embankment esplanade promenade prom strand alley ginnel snicket "
    "vennel close brae loan loaning drove chase dene approach broadway causeway turnpike bypass underpass subway arches vaults cellar "
    "tavern taproom brasserie tearooms tearoom teashop caff diner deli butchers greengrocers team cars taxis newsagents hardware "
    "supermarket superstore mart emporium boutique homecare nails verge hey acre acres reach hut "
    "mahal tandoori corridor scouts guides methodist baptist pentecostal adventist presbyterian congregational nook clough "
    "side row works drove".split()
)
#: Those that name one in small letters too, after a word that is a name or a thing in nature.
SURE_HEADS = frozenset(
    "court house lodge manor grange hall hospice surgery cottage gardens close road street lane avenue crescent terrace mews farm villa "
    "villas infirmary hospital school college academy church club bank rooms towers croft square park view mount grove practice unit "
    "hostel centre center hub pantry room arms pitch fold green yard wynd ward primary infants juniors project kitchen estate mosque "
    "chapel library foodbank clinic hotel inn cafe fields meadows allotments way walk rise hill heights gate wharf quay flats suite path "
    "mead shul masjid mandir gurdwara temple synagogue tabernacle citadel assembly baths annexe wing row drive place mill mills marina "
    "buildings apartments bungalows almshouses lido pavilion tavern bridge wood woods meadow pool theatre priory abbey kirk manse "
    "cathedral minster vihara darbar bakery dairy docks viaduct strand brae loan chase dene end nursery respite shelter refuge foyer "
    "takeaway cars taxis brook restaurant bistro salon barbers garage tower depot works community trust lea moor heath gym "
    "pharmacy site lock "
    "parade".split()
)
#: What names nothing before a head in a line written in one case: kinds of wards, rooms, centres, clinics, practices.
MODIFIERS = frozenset(
    "gene duty eye ear nose throat diabetes diabetic methadone drug drugs alcohol substance recovery pain sleep breast cancer chemo "
    "dialysis renal heart cardiac chest "
    "fracture falls frailty respiratory asthma warfarin leg ulcer wound foot podiatry physio speech therapy "
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
    "mandir gurdwara langar gum hiv tb vein skin hand back bone knee hip spine brain neuro stroke epilepsy ms".split()
)
TO_A_PLACE = frozenset(
    "about rang ring ringing visited visit visiting phoned called the of for via with leaves left attends attended".split()
)
COLOURS = frozenset("green red white black blue long high new old".split())
#: After these heads even a word that describes names: the redeemed assembly, the flying horse inn.
BLESSED = frozenset("assembly tabernacle arms inn tavern temple".split())
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
    "lough glen strath kirk ben inver bal dun port kil clon bally upper lower great little carrick mullagh knock ard drum inis tir craigs "
    "isle nether stoke chipping".split()
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
    "willows lawns beeches elms limes cedars firs oaks laurels hollies poplars sycamores chestnuts larches pines orchards gables hawthorns "
    "rowans birches maples ashes acorns lindens brambles rosemount heathers lilacs lavenders bluebells meadows spinney coppice "
    "paddocks heathlands woodlands parklands brooklands oaklands moorlands fairlawns glades yews aspens alders junipers magnolias".split()
)
#: Who is remembered in the name of a place.
HOLY = frozenset("guru sri shri shree bhai baba sant hazrat imam prophet bishop saint st".split())
LEADING = HOLY | frozenset("the st saint old new upper lower great little lady lord king queen sir our royal prince princess".split())
SCHOOLS = frozenset("primary secondary infants juniors comprehensive grammar nursery high".split())
SMALL_HEADS = frozenset(
    "hostel hospice surgery ward school centre hospital estate clinic road lane street avenue flats club cafe café pub lodge court "
    "pantry rooms unit practice hub arms pitch site allotments foodbank gurdwara mosque church chapel library gym primary academy "
    "nursery crescent close gardens estate suite wing annexe tower path flats temple synagogue shul mandir masjid mission project refuge "
    "shelter foyer house hall park primary infants juniors college museum theatre baths pool lido marina market surgery pharmacy bridge "
    "choir prison rehab allotment drop-in farm inn tavern hotel respite depot works roundabout station cemetery crematorium "
    "marketplace stadium playground corridor".split()
)
#: What names a place together with the word after it.
LEADERS = frozenset(
    "masjid gurdwara mandir beth beit bet bais hmp hmyoi yoi ysgol ysbyty canolfan cafe casa chez plas capel eglwys tŷ ty tyn neuadd "
    "cartref meddygfa raf hms camp mount port fort ras".split()
)
#: Articles between such a word and the name.
THE = frozenset("y yr na an la el al".split())
#: Heads that make a name of a plain word between an article and them: the lindley suite, the redeemed assembly.
NAMED_AFTER = frozenset(
    "suite ward hostel estate arms inn tabernacle assembly flats wing pantry annexe citadel tavern project foyer refuge rooms".split()
)
#: What a place is reached or used by.
VISITED = frozenset("by on along attends attended visited visit leaves left joined join of".split())
WAYS = frozenset("path way walk row hill wharf quay parade rise bank embankment promenade brae strand".split())
#: Of what kind a place is, in capitals too.
KINDS = (MODIFIERS | frozenset(
    "access locality neighbourhood transition transitions brokerage leaving intake intervention outreach enablement integrated "
    "intermediate hospital placements reviewing disability disabilities autism out of hours".split()
)) - frozenset(
    "bright pale light lime olive bottle racing sea sun picture rail garden heart hand hip brain spine skin heel strip water safari tree "
    "growing fan sleep bone muddy steep long best ball elder elders tv ms gum vein leg knee back head arts art music dance".split()
)
#: Heads that say of what kind a place is, before another head.
INSTITUTIONS = frozenset(
    "school academy college ward unit centre center hospital clinic surgery practice community service services council home homes hostel "
    "hub club project shop shops store market pub library church mosque temple gurdwara synagogue chapel university group trust foundation "
    "partnership station prison hotel housing general primary secondary nursery respite refuge day-centre home water workshop caravan "
    "residential museum theatre cinema pharmacy dental maternity garden village town cafe kitchen bar gym end common corner cross point "
    "building buildings flat flats office room rooms lounge bank law side top bottom steps ground place".split()
)
#: What parts a place from another of its name, before it.
PARTED = frozenset("new old upper lower nether great little north south east west".split())
#: Of what kind a head is, between a name and it: Broadmarsh bus station.
OF_A_KIND = frozenset(
    "bus train tube railway police fire medical health community family nursing care day high primary secondary junior infant leisure "
    "shopping retail resource rest residential nature sports football cricket caravan holiday business industrial town housing council "
    "friendship friends lunch luncheon befriending tenants residents mental youth children's walk-in birth country skate "
    "sheltered supported".split()
)
#: Of what kind a place is, or how far it goes.
LONG = KINDS | {"long", "garden"}
#: What streets are called by though it names nothing elsewhere: School Lane, queen street.
STREET_NAMES = frozenset(
    "queen king prince princess church station school chapel park market mill bridge castle abbey hospital bishop priest college victoria "
    "albert cross union canal wharf quay dock spring well north south east west green white red black water temple mosque farm house "
    "hall manor court garden orchard wood club garage gas post bath".split()
)
#: What homes are called by though it is a time of the year: Autumn Gardens.
SEASONS = frozenset("spring summer autumn winter april may june sunday friday easter christmas".split())
HOMES = frozenset("gardens house court lodge grange manor hall cottage villas mews rise view".split())
INN = frozenset("inn arms tavern".split())
#: What is called by a place, and leads nobody to it.
HELD = frozenset("carnival festival marathon convention declaration protocol".split())
#: Heads in the name of a place that has a book, a body or a tree in it: New Testament Hall, Rowan Tree Surgery.
HALLS = frozenset(
    "hall church chapel tabernacle assembly lodge house court centre surgery practice clinic ward school academy grange nursery hospital "
    "infirmary hospice college university council library museum mosque temple gurdwara synagogue hostel".split()
)
#: What is called by its town or its street: Ealing law centre, the Oxlow Lane falls clinic.
CALLED_BY_PLACE = frozenset(
    "centre center civic hub hospital infirmary hospice library foodbank mosque gurdwara temple synagogue church chapel school college "
    "academy nursery baths clinic surgery practice hall club circle hostel shelter project pantry allotments lay-by layby site flats "
    "estate cemetery crematorium station prison jail gaol council uni university royal infirmary general county district memorial "
    "mc hc rehab fair gym pharmacy chemist barbers bakery cafe café takeaway garage depot arcade precinct pool "
    "maternity outpatients paediatrics radiology orthopaedics physiotherapy dialysis theatre "
    "broadway choir lunch group project society association forum elders carers mosques".split()
)
#: After whose they are, with a capital or not: Slattery's café.
SHOPS = frozenset(
    "cafe café caff bakery bakers butchers barbers barber chippy deli diner restaurant takeaway salon shop stores store newsagents "
    "grocers greengrocers supermarket pharmacy chemist launderette gym pub bookies".split()
)
#: After whose they are, no common kind of place: Bishop's Chapel, Miners' Welfare.
OWNED_HEADS = frozenset("chapel church welfare rest arms wood green castle inn yard mill farm barn lane gate arcade".split())
#: Congregations in lines written in one case: christ apostolic, elim pentecostal.
CONGREGATIONS = frozenset("apostolic pentecostal assembly tabernacle ministries congregational celestial evangelical".split())
#: How firms and societies end that are named with capitals after two words or more: Golden Hearts Care, Anchor Lane Carers.
FIRMS = frozenset(
    "care carers support living nursing homecare elders tmo together welfare print fruits foods nails cuts cabs taxis news motors".split()
)
#: Of these, the ones that one word before is enough for.
SURE_FIRMS = FIRMS - frozenset("care carers support living nursing elders together welfare".split())
#: Of a family: Zorpas & Son, Baxter Bros.
FAMILY_FIRMS = frozenset("son sons daughter daughters co bros brothers".split())
#: Shops of which many have one: eastgate asda.
CHAINS = frozenset(
    "asda tesco lidl aldi morrisons sainsburys sainsbury greggs wetherspoons costcutter spar londis iceland farmfoods".split()
)
ANY_HEAD = HEADS | STREETS | CHAINS
#: What inns and centres are called by: a name after "the", where nothing follows that it describes.
SIGNS = frozenset(
    "crown beacon haven oasis lighthouse plough wheatsheaf packhorse drovers greyhound feathers swan anchor ark fleece woolpack talbot "
    "maltings granary bellwether phoenix falcon mitre saracens tabard harvester cricketers "
    "foresters travellers steadings maudsley bethlem whittington brompton marsden lantern lanterns royal britannia regent imperial "
    "majestic "
    "grosvenor bellevue clarendon victoria albert waggon waterman lamplighters bricklayers blacksmiths horseshoes chequers jockey "
    "huntsman smugglers mariners woodman gamekeeper wagon".split()
)
INNS = frozenset(
    "fishermen rest,traveller rest,world end,king head,queen head,nag head,boar head,turk head,king arms,queen arms,bricklayer arms,"
    "carpenter arms,mason arms,red lion,white hart,white horse,black horse,bay horse,black bull,white swan,black swan,green man,"
    "kings head,queens head,nags head,"
    "boars head,kings arms,queens arms,rose and crown,coach and horses,dog and duck,hare and hounds,fox and hounds,horse and jockey,"
    "royal oak,george and dragon,cross keys,prince of wales,duke of york,duke of wellington,new inn,old bell,dog and gun,dun cow,"
    "blue bell,golden lion,golden fleece,lord nelson,marquis of granby,railway tavern,railway arms,bricklayers arms,carpenters arms,"
    "masons arms,fishermens rest,fishermans rest,travellers rest,wagon and horses,plume of feathers,star and garter,crown and anchor,"
    "eagle and child,lamb and flag,pig and whistle,queen victoria,queen vic,robin hood,sun inn,three tuns,turks head,world's end".split(",")
)
#: Wards and homes are called by them: on juniper, to magnolia.
PLANTS = frozenset(
    "magnolia juniper larch birch willow maple cedar beech elm sycamore chestnut hawthorn laurel jasmine lavender bluebell primrose "
    "snowdrop daffodil buttercup foxglove harebell heather hazel rowan poppy aspen alder lilac orchid camellia clover bramble thistle "
    "kestrel kingfisher nightingale heron osprey skylark robin swift wren linnet curlew lapwing elgar britten holst brunel constable "
    "turner hardy keats byron wordsworth shelley tennyson darwin churchill wellington nelson".split()
)
PARTS_OF_A_WARD = frozenset("one two three four north south east west".split())
#: Houses and centres that have no article: at trinity, to beacon.
HOUSES = frozenset(
    "beacon trinity woodlands oaklands phoenix horizon horizons bethel zion emmanuel oasis riverside hillside lakeside springfield "
    "fairview meadowbank bethany emmaus shalom salem ebenezer pathways turning-point phoenix-house".split()
)
WITHOUT_ARTICLE = PLANTS | HOUSES
#: Heads of hamlets in lines written in one case, after a preposition without an article: at sallow bottom, in low moor end.
HAMLETS = frozenset(
    "bottom end cross moor heath common marsh fen ford top corner bar row brow edge nook clough foot green hill acre fold".split()
)
#: Before them these make no name.
NO_HAMLET = frozenset(
    "rock dead tail rear front week book year month bed bath road street school deep far other one each either both every back top right "
    "left wrong bright dark far near opposite same down up in on out hot cold inside outside red double week's day's days family mum dad "
    "wheelchair soft hard dry wet hand arm shoulder lee flip receiving tight loose business sharp thick thin wit wits wits' cutting".split()
)
#: Heads after "at the", "in the" and one word that may be a name.
ANCHORED = NAMED_AFTER | frozenset(
    "mission hub surgery nursery academy lodge court bakery stores pub mosque gurdwara temple chapel synagogue shed barn sheds lettings "
    "cabs tyres motors mahal tandoori".split()
)
#: What small words before a head may belong to the name: green shoots nursery.
LEADS = COLOURS | PARTED
