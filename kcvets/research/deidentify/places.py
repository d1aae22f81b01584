"""Named places that point to somebody: homes, practices, centres, streets, villages, towns."""

from __future__ import annotations

from kcvets.research.deidentify.evidence import LOCATIVES
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.reading import Reading, Span, Word

PROPER = ("NNP", "NNPS")

#: What a named place may end with.
HEADS = frozenset(
    "court house lodge manor grange hall hospice hospital infirmary surgery practice clinic centre center home school academy college nursery ward unit "
    "villa villas cottage cottages gardens garden close road street lane avenue crescent drive terrace place park farm estate tower towers mews square "
    "church mosque temple gurdwara synagogue chapel library club pub arms inn cafe project hub rooms room yard bank workshop laundrette kitchen bakery "
    "wharf quay parade row walk way rise grove hill view mount green fields field croft heights point bridge mill mills works depot market shop stores "
    "store takeaway restaurant bistro bar salon barbers gym studio studios theatre cinema pool museum institute university abbey priory convent castle "
    "cross common heath moor bay beach harbour island isle valley dale wood woods forest end corner gate green lea lee brook beck burn water loch lough "
    "caravan site hostel shelter refuge foyer day-centre respite resource partnership group foundation trust hotel guesthouse barracks prison station "
    "stables stable village community meadow meadows orchard pastures rectory vicarage hut den nest haven retreat sanctuary retirement".split()
)
#: Those that name one in small letters too, after a word that is a name or a thing in nature.
SURE_HEADS = frozenset(
    "court house lodge manor grange hall hospice surgery cottage gardens close road street lane avenue crescent terrace mews farm villa villas infirmary "
    "hospital school college academy church club bank rooms towers croft square park view mount grove".split()
)
#: Words before them that name nothing.
GENERIC = frozenset(
    "the a an our my her his their this that your its day care nursing community local social health mental adult adults team family high old new then at in "
    "on from residential general extra children children's childrens primary secondary special crown county magistrates supreme appeal of protection and for "
    "i medical dental memory sexual public private sheltered supported supporting living respite rehabilitation rehab acute stroke intensive assessment "
    "council police fire train bus petrol post work working head office main front back upper lower big small little one two three next last first second "
    "every each some any no what which whose big emergency accident housing association group support youth carers carer's carers' parents parent day "
    "drop-in wellbeing resource training education further higher sixth form junior infant infants open free safe green white red black blue summer winter "
    "independent national royal british regional central is was to with by near outside inside into onto around mum's dad's nan's gran's mother's father's "
    "sister's brother's care-home nursing-home welcome country world town city village parish working-men's social-services legal law food warm tea coffee "
    "key best right left wrong whole half full good bad great lovely nice own other same another dark spare waiting living-room dining sitting bath class "
    "staff meeting interview treatment operating delivery emergency side quiet chat box changing bed bath court house home shop corner market blood data "
    "memory piggy west east north south coffee-shop charity hospital ward school clinic surgery gp doctors doctor's doctors' dentist in-patient inpatient "
    "friend's neighbour's carer's worker's client's service services women's men's students' student student's".split()
)
#: Homes that are called by what grows there.
TREES = frozenset(
    "willows beeches elms limes cedars firs oaks laurels hollies poplars sycamores chestnuts larches pines orchards gables hawthorns rowans birches maples "
    "ashes acorns lindens brambles hollies rosemount heathers lilacs lavenders bluebells meadows spinney coppice paddocks".split()
)
LEADING = frozenset("the st saint old new upper lower great little lady lord king queen sir our royal prince princess".split())
SCHOOLS = frozenset("primary secondary infants juniors comprehensive grammar nursery high".split())
SMALL_HEADS = frozenset("hostel hospice surgery ward school centre hospital estate clinic road lane street avenue flats club cafe café pub lodge court".split())
#: What a page of a profession writes with capitals: nothing that points to somebody.
PROFESSIONAL = frozenset(
    "act model theory perspective perspectives approach approaches practice framework interviewing interview assessment assessments plan plans review "
    "reviews policy policies standards standard principles principle guidance guidelines code regulations protocol process procedure meeting conference "
    "interests rights safeguarding adults adult children child family families care carer carers carer's needs risk capacity health mental social work "
    "worker support service services budget budgets payment payments allowance credit benefit benefits grant fund form forms report record records order "
    "scale index score inventory questionnaire test tool toolkit checklist law case court tribunal enquiry inquiry protection liberty deprivation human "
    "strengths strength based focused solution person centred trauma informed restorative reflective cycle circle ladder window square wheel map mapping "
    "therapy behavioural cognitive dialectical narrative systemic attachment skills knowledge values ethics theories experience quality assurance group "
    "team board panel partnership programme project network strategy statement agreement contract diploma degree module unit learning outcomes module "
    "key big five three two one circles line lines lived asset motivational appreciative critical anti oppressive power privilege unconscious bias "
    "making think local personal talking mats life story book advance decision power attorney continuing section part chapter stage level domain".split()
)


def find_places(reading: Reading, known: Lexicon) -> list[Span]:
    """Where named places stand.

    Parameters
    ----------
    reading : Reading
        The text.
    known : Lexicon
        Tells which words name nothing.
    """
    kept = _kept(reading, known)
    found = [*_headed(reading, known), *_reached(reading, known), *_homes(reading), *_small_letters(reading, known), *_towns(reading, known)]
    chosen = [span for span in found if not any(start <= span[0] < end for start, end in kept)]
    return [_with_article(reading.text, *span) for span in chosen]


def _with_article(text: str, start: int, end: int) -> Span:
    return (start - 4 if text[:start][-4:].lower() == "the " and not text[:start][-5:-4].isalnum() else start, end)


def _kept(reading: Reading, known: Lexicon) -> list[Span]:
    words, spans, n = reading.words, [], 0
    while n < len(words):
        length = known.phrase_at(words, n)
        if length:
            spans.append((words[n].start, words[n + length - 1].end))
        n += length or 1
    return spans


def _names_nothing(word: Word, known: Lexicon) -> bool:
    return word.low in GENERIC or word.low in known.keep["roles"] or word.low in known.words["calendar"] or word.low in known.words["informal"]


def _headed(reading: Reading, known: Lexicon) -> list[Span]:
    """Capitals up to a word that a place ends with: Thornlea Grange, St Attracta's Hall."""
    found = []
    for run in reading.runs():
        last = max((n for n, word in enumerate(run) if word.low in HEADS and not word.possessive or word.low in SCHOOLS and n == len(run) - 1), default=0)
        first = 0
        while first < last and (_names_nothing(run[first], known) and run[first].low not in ("st", "saint") or run[first].begins and run[first].tag in ("VB", "IN", "CC", "WRB", "PRP", "RB", "DT", "VBD")):
            first += 1
        if first == last - 1 and run[last].low in known.family and run[first].low in known.given and not known.is_english(run[first].low):
            continue  # Bridget Ward
        if first < last and not all(_names_nothing(word, known) or word.low in HEADS for word in run[first:last]):
            lead = first
            while lead > 0 and run[lead - 1].low in LEADING:
                lead -= 1
            found.append((run[lead].start, run[last].finish))
        elif last == 0 and (end := _small_head(reading, run, known)):
            found.append((run[0].start, end))
    return found


def _small_head(reading: Reading, run: list[Word], known: Lexicon) -> int:
    """Where "hostel" ends in "the Beacon hostel", 0 where no such word follows."""
    n = reading.words.index(run[-1])
    following = reading.after(n)
    if run[0].begins or run[0].small or following is None or following.small or following.low not in SMALL_HEADS:
        return 0
    return 0 if any(_names_nothing(word, known) or word.low in known.keep["things"] or word.text.isupper() or word.possessive for word in run) else following.end


def _reached(reading: Reading, known: Lexicon) -> list[Span]:
    """Two ordinary words that are proper names together: Golden Carp, Nether Sallow."""
    found = []
    for run in reading.runs():
        run = run[1:] if run[0].begins and run[0].tag not in PROPER else run
        if 1 < len(run) < 4 and not run[0].small and all(word.tag in PROPER and _may_name(word, known) for word in run):
            found.append((run[0].start, run[-1].finish))
    return found


def _may_name(word: Word, known: Lexicon) -> bool:
    kept = any(word.low in known.keep[kind] for kind in ("things", "organisations", "conditions", "theorists"))
    return known.is_english(word.low) and not (kept or word.text.isupper() or _names_nothing(word, known) or word.low in PROFESSIONAL)


def _homes(reading: Reading) -> list[Span]:
    """The Willows, the beeches."""
    found = []
    for n, word in enumerate(reading.words):
        before, further = reading.before(n), reading.before(n, 2)
        if word.low in TREES and before is not None and before.low == "the" and (word.capital or further is not None and further.low in LOCATIVES):
            found.append((before.start, word.end))
    return found


def _small_letters(reading: Reading, known: Lexicon) -> list[Span]:
    """At hazel bank, in spinner's court: in lines written in one case."""
    found = []
    for n, word in enumerate(reading.words):
        if not word.small or word.low not in HEADS and word.low not in ("primary", "infants", "juniors") or word.possessive or word.low in ("home", "end", "site", "home", "water", "common", "service", "group"):
            continue
        first = n
        while n - first < 4 and (before := reading.before(first)) is not None and not _ends_a_place(before):
            first -= 1
        while first < n and _names_nothing(reading.words[first], known) and reading.words[first].low not in ("st", "saint"):
            first += 1
        run = reading.words[first:n]
        before = reading.before(first) if first else None
        named = any(one.raised or one.low in TREES or known.listed(one.low) and not _names_nothing(one, known) or one.possessive for one in run)
        if run and (named or before is not None and before.low in LOCATIVES | {"about", "rang", "ring", "visited"} and word.low in SURE_HEADS and not _names_nothing(run[0], known)):
            found.append((run[0].start, word.end))
    return found


def _ends_a_place(word: Word) -> bool:
    if word.low in LOCATIVES or word.low in ("the", "and", "of", "about", "on", "a", "an", "my", "her", "his", "their", "our", "is", "was"):
        return True
    return not word.raised and not word.possessive and word.tag in ("VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "MD", "PRP", "PRP$", "DT", "RB", "IN", "CC", "TO", "WDT", "WP", "CD")


def _towns(reading: Reading, known: Lexicon) -> list[Span]:
    """Towns of the United Kingdom: small enough to point to somebody."""
    found = []
    for n, word in enumerate(reading.words):
        if word.low not in known.words["towns"] or not (word.capital or word.small):
            continue
        before = reading.before(n)
        there = before is not None and before.low in LOCATIVES | {"of", "and"}
        if there and (not word.small or not known.is_english(word.low) and before.low != "and") or word.label == "LOCATION" and not word.begins:
            found.append((word.start, word.finish))
    return found
