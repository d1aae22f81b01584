"""Towns, villages and institutions of the lists, in the United Kingdom and abroad."""

from __future__ import annotations

import re

from rapidfuzz.distance import DamerauLevenshtein
from wordfreq import zipf_frequency

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.places.standing import is_dull
from kcvets.research.deidentify.reading import Reading, Span, Word

LONG_ENOUGH, SELDOM = 6, 3.2  # letters, and Zipf frequency, of a word that may be a town misspelt
MOST = 6  # words of the name of a place
#: After these a town stands, whatever its name means else.
THERE = cues.LOCATIVES | frozenset(
    "of over up down round lives living live leave leaves left reached reach visiting visited between".split()
)
BEFORE_LISTED = THERE | {"and", "or"}
#: What joins the words of a name of a place: Kingston upon Hull, Bury St Edmunds, Newcastle under Lyme.
JOINERS = frozenset("on upon in under le la de del do of the al el and by next with y i e ar es".split())
#: Before a preposition these tell that a place follows, whatever it means else: lives in reading, her sister in bath.
LIVING = cues.KIN | frozenset(
    "live lives living lived born settled based works work worked working lecturer lectured teacher taught stay stays stayed staying house "
    "flat home hostel hospital university uni college prison jail costa tesco shop moved moving move grew schooled moves down up back over "
    "factory mill mills plant docks foundry warehouse depot pit mine brewery market office firm "
    "came come comes train trains bus coach originally raised placement bedsit place hotel church mosque centre family relatives nephews "
    "nieces friends sons daughters brothers sisters cousins parents married buried died".split()
)
#: Before these a name of a town is one of a club, a dish, a scale, a meeting of states.
NO_TOWN = frozenset(
    "fan fans supporter supporters match game shirt scarf stool coma united rovers wanderers albion athletic argyle fc hotspur villa "
    "marathon festival carnival convention declaration protocol bun buns sauce rock tart tarts cake cakes pudding cheese pie pies oliver "
    "model models deal scale judgment ruling score marmalade stone marina underground".split()
)
#: Which of its stations, in lines written in one case: cardiff central, leeds bus station.
STATION = re.compile(r" (?:central|parkway|piccadilly|temple meads|new street|lime street|bus station|train station|interchange)\b")
NEARBY = frozenset("in near from at to outside around".split())
SUPPORTED = frozenset("supports supported supporting".split())
PUBLISHERS = frozenset(
    "sage routledge policy palgrave penguin macmillan jessica jkp polity wiley blackwell learning skills social tavistock hodder "
    "bloomsbury basw ripfa pavilion russell guilford springer norton vintage basic free open department hmso tso the".split()
)
#: How names of villages end, and what Welsh, Scottish, Irish and Cornish ones begin with.
LIKE_A_VILLAGE = re.compile(
    r"(?:[a-z]{3,}(?:thorpe|thwaite|ington|ingham|borough|burgh|caster|chester|minster|combe|coombe|hurst|bury|worth|mouth|stead|holme|wick"
    r"|wich|ford|field|bridge|dale|gate|ham|ton|ley|leigh|by|stow|toft|beck|brook|mere|pool|moor|wood|well|hill|shaw|side|bank|head|mead))"
    r"|(?:aber|llan|inver|bally|kil|tre|pen|pont|auchter|auchen|strath|drum|dun|glen|kirk|ynys|cwm|rhos|nant|loch|caer|ard|knock|carrick"
    r"|clon|lis|rath|tully|balna)[a-z-]{3,}"
)


def is_village(low: str, known: Lexicon) -> bool:
    """Whether a word looks like the name of a village, and is no everyday word."""
    return len(low) > 5 and bool(LIKE_A_VILLAGE.fullmatch(low)) and not known.is_common(low) and low not in known.others


def towns(reading: Reading, known: Lexicon) -> list[Span]:
    """Places of the lists, of one word or more."""
    found, n, words = [], 0, reading.words
    while n < len(words):
        length, double = _listed(reading, n, known)
        if length and not _is_something_else(reading, n, length) and _is_there(reading, n, length, double, known):
            before, last = reading.before(n), words[n + length - 1]
            last = _going_on(reading, last, known)
            first = before if before is not None and before.low in heads.PARTED and before.capital and words[n].capital else words[n]
            name = " ".join(map(_form, words[n : n + length]))
            owned = name in known.words["owned_places"] or name + "s" in known.words["owned_places"]
            found.append((first.start, last.end if owned else last.finish))
        n += length or 1
    return found


def _going_on(reading: Reading, last: Word, known: Lexicon) -> Word:
    """The last word of a place or a group that a town begins: Broughton Vale, Leeds City Council, Plumstead Helping Hands."""
    if last.small and (part := STATION.match(reading.text, last.end)):
        return reading.words[last.number + part[0].count(" ")]
    following = reading.following(last) if last.capital and not (last.small or last.possessive) else None
    while following is not None and following.capital and following.label != "PERSON" and _goes_with(following, known):
        last, following = following, reading.following(following)
    return last


def _goes_with(word: Word, known: Lexicon) -> bool:
    """Whether a word with a capital belongs to the town before it."""
    if word.low in heads.HEADS | heads.OF_A_KIND:
        return True
    stays = any(word.low in known.keep[kind] for kind in ("things", "organisations", "conditions"))
    somebody = word.low in cues.TITLES | cues.KIN | known.words["calendar"] or known.listed(word.low)
    if stays or somebody or word.low in NO_TOWN or word.text.isupper():
        return False
    return word.tag.startswith("NN") and known.is_english(word.low)


def town_length(reading: Reading, n: int, known: Lexicon) -> int:
    """How many words the name of a place of the lists has that begins here, 0 where none does."""
    return _listed(reading, n, known)[0]


def _listed(reading: Reading, n: int, known: Lexicon) -> tuple[int, bool]:
    """The same, and whether the name means something else too."""
    first, names = reading.words[n], known.words["towns"]
    name = _form(first)
    if first.possessive and name + "s" in known.words["owned_places"]:
        return 1, name + "s" in known.words["town_words"]
    if name.split(" ", 1)[0] not in known.words["town_begins"]:
        return 0, False
    found, chosen = (1, name) if name in names else (0, "")
    for length in range(2, MOST + 1):
        following = reading.after(n, length - 1)
        if following is None:
            break
        name += " " + _form(following)
        if name in names and (following.capital or following.small):
            found, chosen = length, name
        if not (following.capital or following.small or following.low in JOINERS):
            break
    return found, chosen in known.words["town_words"]


def _form(word: Word) -> str:
    return word.low.replace("-", " ")


def _is_something_else(reading: Reading, n: int, length: int) -> bool:
    """Whether a club, a dish, a scale or a publisher is meant: a Leeds fan, Worcester sauce, (London: Sage)."""
    before, last = reading.before(n), n + length - 1
    following = reading.after(last)
    if following is not None and following.low in NO_TOWN or before is not None and before.low in SUPPORTED:
        return True
    published = reading.gap(last) == ": " and last + 1 < len(reading.words)
    return published and reading.words[last + 1].low in PUBLISHERS and reading.words[last + 1].capital


def _is_there(reading: Reading, n: int, length: int, double: bool, known: Lexicon) -> bool:
    """Whether a name of the lists stands as one: what means something else too needs words around it that say so."""
    word, before = reading.words[n], reading.before(n)
    if length == 1 and before is not None and _names_somebody(before, word, known):
        return False
    if not double:
        return word.capital or word.small or before is not None and before.low in cues.LOCATIVES
    if before is not None and before.low == "the" and length > 1:
        before = reading.before(n, 2)
    if word.small:
        return before is not None and _is_lived_in(reading, n, length, before, known)
    if not word.capital:
        return False
    if before is not None and before.low in (BEFORE_LISTED - {"and", "or", "of"} if _is_written(word, known) else BEFORE_LISTED):
        return word.low not in known.words["calendar"] or _is_lived_in(reading, n, length, before, known)
    return length > 1


def _names_somebody(before: Word, word: Word, known: Lexicon) -> bool:
    """Whether a title or a given name stands before what is a surname too: Dr Crookes, Sarah Bolton."""
    titled = before.low in cues.TITLES or before.capital and before.low in cues.STYLES
    given = before.low in known.given and before.capital and (before.raised or not known.is_ordinary(before.low))
    return titled or len(before.text) == 1 and before.capital and before.text != "I" or given and (word.raised or word.low in known.family)


def _is_written(word: Word, known: Lexicon) -> bool:
    return any(word.low in known.keep[kind] for kind in ("authors", "theorists", "conditions"))


def _is_lived_in(reading: Reading, n: int, length: int, before: Word, known: Lexicon) -> bool:
    """Whether a name that means something else too is a place in lines written in one case: lives in reading, in boston."""
    if before.low not in NEARBY and not (length > 1 and before.low == "of"):
        return False
    steps = before.number - n + 1
    following, further = reading.after(n + length - 1), reading.before(n, 2 - steps)
    if following is not None and following.tag in ("NN", "NNS") and following.low not in heads.CALLED_BY_PLACE:
        return False
    if further is not None and further.low in LIVING and before.low != "to" or further is not None and further.low.startswith("mov"):
        return True
    low = reading.words[n].low
    if before.low in ("in", "near", "from", "outside") and not known.is_common(low):
        return True
    plain = known.is_ordinary(low) or low in known.others or low in known.words["calendar"] or _is_written(reading.words[n], known)
    return length > 1 or before.low != "to" and not plain and known.listed(low)


def misspelt(reading: Reading, known: Lexicon) -> list[Span]:
    """In Crawly: a town with a slip of the pen that makes it a word, seldom used and with a capital."""
    found = []
    for n, word in enumerate(reading.words):
        before = reading.before(n) if word.capital and not (word.small or word.begins or word.text.isupper()) else None
        if before is None or before.low not in cues.LOCATIVES or len(word.low) < LONG_ENOUGH or not known.is_english(word.low):
            continue
        kept = is_dull(word, known) or any(word.low in words for words in known.keep.values())
        if not kept and zipf_frequency(word.low, "en") < SELDOM and any(_one_letter_off(word.low, town) for town in known.words["towns"]):
            found.append((word.start, word.finish))
    return found


def _one_letter_off(low: str, town: str) -> bool:
    same = low[0] == town[0] and abs(len(low) - len(town)) < 2
    return same and DamerauLevenshtein.distance(low, town, score_cutoff=1) == 1


def parted(reading: Reading, known: Lexicon) -> list[Span]:
    """In Upper Slaughter, from Little Ambrey: neighbours that one word tells apart."""
    found = []
    for n, word in enumerate(reading.words):
        if word.low not in heads.PARTED | {"market"} or not word.capital or word.small:
            continue
        before, following = reading.before(n), reading.after(n)
        there = before is not None and before.low in cues.LOCATIVES and following is not None and following.capital
        if there and not is_dull(following, known) and not any(following.low in words for words in known.keep.values()):
            found.append((word.start, following.finish))
    return found


def villages(reading: Reading, known: Lexicon) -> list[Span]:
    """Near inverewe, from ashby folville: names that no list has, in lines written in one case."""
    found = []
    for n, word in enumerate(reading.words):
        if not word.small or word.possessive or not is_village(word.low, known):
            continue
        before = reading.before(n)
        leads = before is not None and before.tag not in cues.CLOSED | {"JJ", "CD", "MD"}
        lead = before if leads and before.low not in cues.DETERMINERS | cues.LOCATIVES else None
        before = reading.before(n, 2) if lead else before
        there = before is not None and before.low in cues.LOCATIVES
        written = any(word.low in known.keep[kind] for kind in ("authors", "theorists", "conditions", "organisations"))
        if written or not there:
            continue
        first, following = lead or word, reading.following(word)
        second = following is not None and known.is_unknown(following.low) and not known.is_slip(following.low)
        found.append((first.start, following.finish if second else word.finish))
    return found
