"""Where an ordinary word cannot stand, so that it names somebody: in lines written in one case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon

if TYPE_CHECKING:
    from kcvets.research.deidentify.names.raising import Place

#: Who somebody is, in short, before a name: iro gill, dtr comfort.
WHO = frozenset(
    "iro sw ssw amhp imca mho ewo hca hcsw senco cpn hv pa tm dtr daughter-in-law son-in-law sergeant sgt grandma grandpa nain taid "
    "cousin staff-nurse ward-manager asst wpc pcso pc ot rmn isw asye slt dci".split()
)
#: Who is called by a given name after it: nurse comfort, hca blessing.
NURSING = frozenset("nurse hca matron pastor".split())
GRANDPARENTS = frozenset("nan nana nanna nanny gran granny grandad".split())
BY = frozenset("by with from to told rang seen met saw and re".split())
#: After "can" and a name, when somebody is asked for.
ASKED_TO = frozenset("from in at take send come bring".split())
#: What only people are asked to do, of somebody or something.
DUTIES = frozenset(
    "do drop pick take bring call ring phone text email send check cover visit see sign collect ask meet chase speak pop stay sit swap "
    "finish write print post book order update".split()
)
SURELY_ASKED = frozenset("please pls ring call phone text email check cover".split())
#: Parts of East Asian names that follow a Western one as a word: saw kim win.
WESTERN = frozenset("win won bay bee pin sin moon soon".split())
#: What people are called who are not named.
DEAR = frozenset("love dear darling baby honey angel boss son sweet precious sunshine duck pet princess babe doll king queen".split())
AFTER = frozenset("with w for from by without than".split())
#: After a name, not after a word that an article is missing of.
GOES_ON = frozenset(
    "and or re about from at on in to who when if so but because cos again today tomorrow yesterday tonight tues weds thurs fri mon "
    "is was has had will can said says please pls thanks".split()
)
MISSING = frozenset(
    "i you we they he she it to will would ll might may can cant could dont didnt doesnt never always really and or not still also ill "
    "youll shell hell well must should if who just often people".split()
)
#: Ring miss brook, though brooks are no verbs only.
BEFORE_MISS = cues.TELLING | AFTER | frozenset("ringing re dear that see saw seen met meet meeting email called and".split())
ASKED = frozenset("ask asked asking message messages msg note letter parcel call looking asks cover covering".split())
HANDED = frozenset("handover over handed back".split())
SIGNED = re.compile(r"[.!x ]*$")
EQUALS = frozenset("is was are were".split())
SAW = cues.ACTING | cues.BEING | frozenset("saw sees and".split())
#: Verbs, though some are called so.
NO_SURNAME = cues.ACTING | cues.BEING | cues.AUXILIARIES | frozenset("and says rings rose banks marks".split())
TALKS = frozenset("says said laughed shouted".split())
ENDS = re.compile(r"^\s*$|^[,.;:!?)]|^\s[(/+&]|^\n")
LETTERED = re.compile(r", [a-z]\.(?:[a-z]\.)*(?:[,;)\s]|$)")
SOMEBODY = frozenset("me him her them us himself herself themselves".split())
STOPS = re.compile(r"^$|^\n|^[,.;:!?)]|^\s[(/+&-]")
CALLED_HERE = re.compile(r" here(?:[,.!:]| from\b| again\b)")
INITIAL_AFTER = re.compile(r" [b-hj-z](?:\.(?: |$)|,? \(?\d\d\b)")  # grace o. rn; moses o, 45
IS_NAME = re.compile(r" (?:is|was) (?:also )?(?:his|her|my|their|the) (?:[\w-]+ )?(?:nick)?name\b")
KIN_AFTER = re.compile(r" (?:his|her|their|my|our) ([\w-]+)")
NUMBER = re.compile(r"(?: on|,|:| -)? \(?(?:\+44|0)\d{2,4}\)?[ \d]")


def in_season(at: Place) -> bool:
    """His daughter june; but the baby may sleep."""
    return at.low in ("april", "june", "august", "summer", "autumn") or at.low == "may" and ENDS.match(at.after) is not None


def plural_family(low: str, known: Lexicon) -> bool:
    """The dudeks."""
    return low.endswith("s") and low[:-1] in known.family and not known.is_english(low) and not known.is_english(low[:-1])


def of_day(at: Place) -> bool:
    """Her husband sunday was at work; but on sunday her husband was."""
    return at.low.endswith("day") and at.earlier in cues.DETERMINERS and at.after == " " and at.following in cues.BEING | cues.ACTING


def stands_as_name(at: Place, known: Lexicon) -> bool:
    """Whether a word that may be a name stands where only a name does."""
    if at.low not in known.given:
        return False
    if at.previous == "for" and at.earlier in ASKED or at.previous in EQUALS and at.earlier == "name":
        return at.low in known.words["own"] and (ENDS.match(at.after) is not None or at.following in GOES_ON)
    if at.earlier in ("call", "calls", "called") and at.previous in SOMEBODY:
        return at.low in known.words["own"] and at.low not in DEAR and (STOPS.match(at.after) is not None or at.following in GOES_ON)
    if known.is_everybodys(at.low) and at.low not in cues.BARE:
        return False
    looks = (_signs, _is_who, _in_full, _after_kind, _said_by, _greets, _bare, _of_kin, _reached, _asked)
    if at.begins and at.low in known.words["own"] and INITIAL_AFTER.match(at.rest):
        return True
    if IS_NAME.match(at.rest) or _of_several(at, known) or _in_list(at, known):
        return True
    return at.low not in known.words["lent"] and any(look(at, known) for look in looks)


def follows_miss(at: Place, known: Lexicon) -> bool:
    """Ring miss brook; but I miss home."""
    if at.previous != "miss" or at.earlier in MISSING or at.low in cues.DETERMINERS | cues.FOLLOWS_NO_TITLE:
        return False
    if at.earlier in BEFORE_MISS and known.listed(at.low) or at.earlier in cues.KIN:
        return True
    return known.listed(at.low) and at.low not in known.others | known.words["verbs_of_people"] or not known.is_english(at.low)


def follows_kin(at: Place, known: Lexicon) -> bool:
    """Lola pacing, sir rolly, yiayia hope: after what somebody is called in their family, or by a nurse."""
    low = at.low
    if at.previous in ("ro", "rit", "rt") and at.earlier == "w":
        return True
    titled = at.previous in cues.TITLES - cues.ALWAYS_TITLES or at.previous in cues.KINSHIP - cues.UNSURE_KINSHIP
    if not titled or at.owned or low in cues.FOLLOWS_NO_TITLE | cues.KINSHIP | cues.KIN | cues.AUXILIARIES or "'" in low:
        return False
    if not known.is_english(low):
        return at.previous in cues.KINSHIP or known.listed(low) or not known.is_slip(low) or at.previous in ("sir", "madam")
    doing = low in NO_SURNAME or low in known.words["verbs_of_people"] or known.is_everybodys(low) or low in known.words["calendar"]
    return not doing and low in known.words["own"] and at.earlier not in cues.DETERMINERS


def follows_rank(at: Place, known: Lexicon) -> bool:
    """Seen by ot marsh, staff nurse tindle, nurse comfort; but an ot report."""
    if at.previous in cues.RANKED and at.earlier in cues.RANKS and (at.low in known.words["own"] or not known.is_english(at.low)):
        return at.low not in NO_SURNAME | cues.KIN and at.low not in known.keep["roles"] and not known.is_everybodys(at.low)
    if at.previous in NURSING and at.low in known.given and at.low in known.words["own"]:
        return at.low not in cues.AUXILIARIES | cues.FOLLOWS_NO_TITLE | known.words["verbs_of_people"] | known.words["calendar"]
    if at.previous not in WHO or at.low not in known.family or at.low not in known.words["own"]:
        return False
    others = (known.words["calendar"], known.words["verbs_of_people"], *(known.keep[kind] for kind in ("things", "roles", "organisations")))
    if at.low in NO_SURNAME or at.low.endswith("ing") or any(at.low in words for words in others):
        return False
    ends = STOPS.match(at.after) is not None or at.after == " " and at.following in GOES_ON | BY
    return ends and at.earlier in BY or at.after == " " and at.following in cues.ACTING - {"looks", "looked"}


def _of_several(at: Place, known: Lexicon) -> bool:
    """His partners tiny and sir roy; her daughters faith and hope."""
    if not at.previous.endswith("s") or at.previous[:-1] not in cues.KIN or at.following != "and" or at.low in NO_SURNAME | DEAR:
        return False
    return at.further in cues.TITLES or at.low in known.words["own"] and at.further in known.given and at.further in known.words["own"]


def _in_list(at: Place, known: Lexicon) -> bool:
    """Present: privilege, blessing; told nomatter, privilege and clever."""
    if at.low not in known.words["own"] or at.low in DEAR | NO_SURNAME | known.words["informal"]:
        return False
    ends = ENDS.match(at.after) is not None or at.following in ("and", "n")
    return ends and (at.label in cues.PRESENT or at.before == ", " and at.after_name)


def is_syllable(at: Place, known: Lexicon) -> bool:
    """Goh bee lan, kim moon ja: a part of a name in East Asia that is an English word."""
    east = known.words["east_asian"] | cues.EAST_ASIAN | cues.SYLLABLES
    if at.low not in cues.SYLLABLES | cues.EAST_ASIAN or at.previous not in east:
        return False
    return not known.is_everybodys(at.low) and at.low not in WESTERN or at.following in east


def listed_with_initial(at: Place, known: Lexicon) -> bool:
    """Present: bell, t., grant, s."""
    return at.begins and at.low in known.family and at.low in known.words["own"] and LETTERED.match(at.rest) is not None


def _asked(at: Place, known: Lexicon) -> bool:
    """Can star from the law centre take it?"""
    asked = at.previous in ("can", "could") and not at.earlier and at.after == " " and at.following in ASKED_TO
    sure = at.previous in ("can", "could") and not at.earlier and at.after == " " and at.following in SURELY_ASKED
    further = cues.OWNED | SOMEBODY | {"you", "it", "to", "round", "over"}
    if at.previous in ("can", "could") and at.following in DUTIES and at.further in further:
        return at.low in known.words["own"]
    return at.low in known.words["own"] and (sure or asked and at.low not in cues.BARE and at.low not in known.others)


def _signs(at: Place, known: Lexicon) -> bool:
    """..., lou; author: fern; handover to frank."""
    ends = ENDS.match(at.after) is not None
    if at.before.startswith((". ", "! ", "? ")) and SIGNED.fullmatch(at.rest):
        return at.low in known.words["own"] and at.low not in _loose(known) | known.words["informal"] and not known.is_common(at.low)
    if at.previous == "to" and at.earlier in HANDED:
        return ends
    if ":" in at.before:
        return ends and at.low not in _loose(known) and at.low not in known.others
    return "," in at.before and SIGNED.fullmatch(at.rest) is not None and not known.is_english(at.low)


def _after_kind(at: Place, known: Lexicon) -> bool:
    """Iro gill, grandma pearl: after who somebody is."""
    if at.low in cues.AUXILIARIES:
        return False
    if at.previous in GRANDPARENTS:  # nan pearl came; but gran rose early
        return at.low not in NO_SURNAME | _loose(known) | known.others or at.following in cues.ACTING
    return at.previous in WHO and at.following not in cues.AFTER_NO_NAME


def _is_who(at: Place, known: Lexicon) -> bool:
    """Appropriate adult was bill."""
    if at.previous not in EQUALS or ENDS.match(at.after) is None:
        return False
    who = any(at.earlier in people for people in (cues.KIN, cues.JOBS, known.keep["roles"]))
    return who and at.low in known.nouns and at.low not in _loose(known) and at.low not in known.keep["roles"]


def _in_full(at: Place, known: Lexicon) -> bool:
    """Comfort hedges saw it: two words that are names, and what people do."""
    begun = at.begins or at.previous in cues.CLAUSES or at.previous in AFTER
    family = at.after == " " and at.following in known.family and at.following not in NO_SURNAME and not known.is_everybodys(at.following)
    return begun and family and at.further in SAW


def _said_by(at: Place, known: Lexicon) -> bool:
    """..., says sue."""
    return at.previous in TALKS and ENDS.match(at.after) is not None and at.low not in _loose(known)


def _greets(at: Place, known: Lexicon) -> bool:
    """Faith here, from the day centre."""
    return at.begins and CALLED_HERE.match(at.rest) is not None


def _bare(at: Place, known: Lexicon) -> bool:
    """With sue, for guy from reception: a word that would need an article."""
    styled = at.previous in cues.ADDRESSED and at.earlier in AFTER | {"and", "to"}
    after = styled or at.previous in AFTER or at.previous == "to" and at.low not in known.others
    ends = ENDS.match(at.after) is not None or at.after == " " and at.following in GOES_ON
    return after and ends and at.low not in _loose(known) and at.earlier != at.low and not known.is_common(at.low + "s")


def _of_kin(at: Place, known: Lexicon) -> bool:
    """Britannia his daughter."""
    kin = KIN_AFTER.match(at.rest)
    return kin is not None and kin[1] in cues.KIN and (at.begins or at.previous in cues.CLAUSES | AFTER) and at.low not in known.others


def _reached(at: Place, known: Lexicon) -> bool:
    """Ash on 07700 900468."""
    return NUMBER.match(at.rest) is not None and at.previous not in cues.DETERMINERS and at.low in known.words["own"]


def _loose(known: Lexicon) -> frozenset[str]:
    """Words that stand without an article though they are no names."""
    return cues.BARE - VERBAL | known.words["calendar"] | known.words["besides"]


#: Of those, the ones that cannot stand after "with" or at the end of a clause unless they are names.
VERBAL = frozenset("mark bill pat rob sue chuck don drew rich frank pearl jean".split())
