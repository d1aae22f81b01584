"""Local groups, schemes and public houses: by how their names end, or by the sign over the door."""

from __future__ import annotations

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.places.standing import is_dull, names_nothing
from kcvets.research.deidentify.reading import Reading, Span, Word
from kcvets.research.deidentify.titles import title_at

#: The two last words of what a group or a scheme is called, whatever stands before them.
ENDINGS = frozenset(
    tuple(pair.split())
    for pair in (
        "migrant advice,migrant support,refugee advice,refugee support,refugee project,refugee forum,asylum support,welfare rights,"
        "money advice,debt advice,housing advice,housing action,law centre,law clinic,advice centre,advice shop,help centre,"
        "welcome hub,welcome centre,community hub,community kitchen,community fridge,community garden,community farm,community orchard,"
        "community shop,community cafe,community café,community church,community trust,community association,community action,"
        "community transport,community library,community choir,cultural centre,cultural association,welfare association,welfare centre,"
        "friendship group,friendship club,friendship circle,friendship centre,lunch club,luncheon club,lunch group,supper club,"
        "breakfast club,day opportunities,day services,day service,day club,day care,day centre,extra care,home help,"
        "talking therapies,supported living,"
        "independent living,assisted living,sheltered housing,retirement living,retirement village,care village,home support,home care,"
        "carers link,carers voice,care cooperative,care partners,refugee welcome,helping hands,elders group,elders lunch,elders club,"
        "elders project,elders kitchen,elders forum,elders salon,elders circle,elders union,women union,women network,women forum,"
        "women group,women centre,women project,"
        "women aid,women association,womens group,womens centre,womens project,womens aid,mens group,mens shed,men shed,men group,"
        "mothers group,mothers union,mother union,fathers group,dads group,carers group,carers centre,carers hub,carers circle,"
        "carers forum,carers network,parents group,parents forum,young carers,youth club,youth project,youth centre,youth zone,"
        "boxing club,boxing gym,bowls club,bowling club,bowling green,cricket club,football club,rugby club,social club,sports club,"
        "working club,liberal club,labour club,conservative club,british legion,ex servicemen,servicemens club,bridge club,"
        "gardening club,allotment society,allotment association,history society,choral society,residents association,"
        "tenants association,residents group,tenants group,neighbourhood watch,good neighbours,neighbour scheme,credit union,food bank,"
        "food pantry,food table,food hub,food project,soup kitchen,soup run,warm space,warm hub,coffee morning,drop in,craft group,"
        "knitting group,sewing group,walking group,singing group,art group,choir group,reading group,self advocates,self advocacy,"
        "people first,speaking up,recovery college,recovery hub,recovery cafe,recovery café,dementia cafe,dementia café,memory cafe,"
        "memory café,islamic centre,muslim centre,sikh centre,hindu centre,jewish centre,polish centre,polish club,ukrainian club,"
        "irish centre,irish club,chinese centre,caribbean centre,somali centre,turkish centre,kurdish centre,latin centre,"
        "gospel church,gospel hall,evangelical church,baptist church,methodist church,pentecostal church,orthodox church,"
        "parish church,parish centre,church hall,bible church,city church,family church,family centre,resource centre,arts centre,"
        "sports centre,leisure centre,riding school,riding stables,city farm,care farm,horse fair,trotting fair,county show,"
        "country show,food festival,car boot,night shelter,winter shelter,wet house,dry house,foster care"
    ).split(",")
)
#: What a public house is called by, two of them: the bull and dog, the rose & crown.
ON_SIGNS = frozenset(
    "bull dog fox hounds hound hare crown anchor rose thistle shamrock lion lamb flag eagle child coach horses horse groom jockey plough "
    "harrow wheatsheaf star garter ship castle swan bell bear ragged staff dragon george duck drake pheasant partridge pig whistle cat "
    "fiddle goat compasses compass mitre axe cleaver bird baby ball boot shoe slipper feathers dove rainbow gate gun sun moon stars cross "
    "keys harp trumpet drum cock bottle barrel tun tuns hop hops pole vine grapes oak ivy elephant tiger bucket spade shovel tongs anvil "
    "hammer pincers spur stirrup saddle bridle hunter huntsman angler perch pike trout salmon dolphin mermaid globe chequers stag hind "
    "hart unicorn griffin phoenix falcon hawk owl raven crow magpie stump olive key bunch heart hand mason miller maid king queen".split()
)
#: One of them with a capital, or with its colour or number.
SIGN_COLOURS = frozenset("red white black blue green golden silver old jolly flying running three two five seven royal rising".split())
MORE_ON_SIGNS = ON_SIGNS | frozenset(
    "railway victoria albert alma trafalgar wellington nelson clarence cornwallis waterloo moorings horseshoe horseshoes cottage barley "
    "mow sailor sailors farmer farmers miners weavers shepherd drover tavern punchbowl masons carpenters blacksmiths buffalo wagon boars "
    "bulls head arms".split()
)
#: Before "of": churches and their kitchens, mountain of mercy assembly.
OF_FAITH = frozenset(
    "mountain house fountain river rivers city tabernacle chapel church ark army voice hand light word gate house family temple seed tree "
    "throne arena garden glory power vine well oil".split()
)
FAITHFUL = frozenset("assembly ministries ministry church chapel tabernacle centre center temple mission table pantry kitchen".split())
AT_A_DOOR = frozenset("at outside behind opposite".split())
BEFORE_SOCIETY = frozenset("and or by run is called with our asked ask emailed email chased chase using use used tried but".split())
CALLS = frozenset("and called".split())
MOST = 3  # words before an ending


def societies(reading: Reading, known: Lexicon) -> list[Span]:
    """Nene Migrant Advice, pagoda friendship group, camden lock extra care."""
    found = []
    for n, word in enumerate(reading.words):
        following = reading.after(n)
        if following is None or (word.low, following.low) not in ENDINGS or (word.capital != following.capital and not word.small):
            continue
        first = n
        while n - first < MOST and (before := reading.before(first)) is not None and _leads(before, word, known):
            first -= 1
        while first < n and _names_none(reading.words[first], known):
            first += 1
        if first < n and any(_calls(one, known) for one in reading.words[first:n]) and _stands(reading, first):
            found.append((reading.words[first].start, following.end))
    return found


def _leads(before: Word, word: Word, known: Lexicon) -> bool:
    parts = cues.DETERMINERS | cues.LOCATIVES | BEFORE_SOCIETY
    if before.tag in cues.CLOSED | {"MD", "CD", "VBZ", "VBD", "VBG", "VB"} or before.low in parts:
        return before.raised
    return before.capital == word.capital or before.small


def _names_none(word: Word, known: Lexicon) -> bool:
    """Whether a word only says of what kind, when, or for whom."""
    kinds = (known.words["languages"], known.keep["conditions"], heads.MODIFIERS)
    if is_dull(word, known) or any(word.low in words for words in kinds):
        return True
    return word.tag in ("JJ", "JJR", "JJS", "RB") and not known.is_unknown(word.low)


def _calls(word: Word, known: Lexicon) -> bool:
    kept = any(word.low in known.keep[kind] for kind in ("organisations", "roles", "conditions"))
    return not kept and (word.capital or word.raised or word.tag.startswith("NN") or known.is_unknown(word.low))


def _stands(reading: Reading, first: int) -> bool:
    """Whether a small word that a name follows is before it: at, the, from; or nothing is."""
    word, before = reading.words[first], reading.before(first)
    return not word.small or before is None or before.low in cues.LOCATIVES | heads.TO_A_PLACE | BEFORE_SOCIETY


def pubs(reading: Reading, known: Lexicon) -> list[Span]:
    """The bull and dog, the Rose & Crown, the golden hind."""
    found = []
    for n, word in enumerate(reading.words):
        before = reading.before(n) if word.low == "the" else None
        last = _sign(reading, n, before) if before is not None and before.low in cues.LOCATIVES | heads.VISITED | CALLS else None
        if last is not None and not reading.words[n + 1].possessive and title_at(reading.words, n + 1, known) < 2:
            following = reading.following(last)
            if last is not reading.words[n + 1] or following is None or not following.capital or names_nothing(following, known):
                found.append((word.start, last.finish))
    return found


def _sign(reading: Reading, n: int, before: Word) -> Word | None:
    """The last word of what a sign over a door shows, after an article."""
    first, second, third = (reading.after(n, steps) for steps in (1, 2, 3))
    if first is None:
        return None
    if second is None and reading.gap(n + 1) == " & " and n + 2 < len(reading.words):
        third = reading.words[n + 2]
    elif second is None or second.low != "and":
        third = None
    surely, written = before.low in AT_A_DOOR, first.capital and not first.small
    if third is not None and first.low in ON_SIGNS and third.low in ON_SIGNS and (first.capital or first.small or surely):
        return third
    coloured = second is not None and first.low in SIGN_COLOURS and second.low in ON_SIGNS
    if coloured and (second.small and surely or written and second.capital):
        return second
    return first if written and first.low in MORE_ON_SIGNS | heads.SIGNS else None


def of_faith(reading: Reading, known: Lexicon) -> list[Span]:
    """Mountain of mercy assembly, house of praise ministries: in lines written in one case."""
    found = []
    for n, word in enumerate(reading.words):
        joined = reading.after(n)
        if word.low not in OF_FAITH or not (word.small or word.capital) or joined is None or joined.low != "of":
            continue
        for steps in (3, 4, 5):
            last = reading.after(n, steps)
            if last is None:
                break
            if last.low in FAITHFUL:
                third = reading.after(n, steps + 1)
                end = third if third is not None and last.low == "food" else last
                found.append((word.start, end.end))
                break
    return found
