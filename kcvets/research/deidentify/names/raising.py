"""Words of lines written in one case that are names: what a capital would have told, lists and neighbours tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.ages import counting
from kcvets.research.deidentify.lexicon import Lexicon, base
from kcvets.research.deidentify.names.naming import (
    follows_kin,
    follows_miss,
    follows_rank,
    in_season,
    is_syllable,
    listed_with_initial,
    of_day,
    plural_family,
    stands_as_name,
)

BEGUN = frozenset(
    "dont don't wasnt isnt hasnt didnt doesnt wont cant wasn't isn't hasn't didn't doesn't won't can't has had was is".split()
)
LISTED = re.compile(r"^(?:\s*[-•*–]\s*)?$|(?:\s[-–•*]|[\n:•])\s*$")
FOREIGN = re.compile(r"[Ā-őŔ-ʯḀ-ỿ]")
CLOSES = re.compile(r"^\s*$|^\s+[-–•]\s|^\s*[:\n]")
AND = (" & ", " + ", "&")  # pat & lindsay
OWNER = re.compile(r"['’]s?$")
APPOSED = re.compile(r", (?:who|(?:his|her|my|our|their) (?:[\w-]+ )?([\w-]+))\b")
UNTIL = frozenset("till until by before after from".split())  # settled till 3, then up
OLD = re.compile(r",? \(?\d\d?[),]|, \d\d? (?=$)|, \d\d\b")


@dataclass(frozen=True)
class Place:
    """A word of a line, and what stands around it."""

    low: str
    earlier: str  # two words before, in the same breath
    previous: str
    label: str  # before a colon
    following: str
    further: str
    before: str  # what parts it from the previous word
    after: str
    begins: bool
    possessive: bool
    after_name: bool
    named_before: bool
    named_after: bool
    owned: bool  # by the word before
    rest: str  # of the line
    foreign: bool  # with letters that no English word has


def looks_like_names(matches: list[re.Match[str]], known: Lexicon) -> set[int]:
    """Which words of a line in small letters are names, by number."""
    chosen: set[int] = set()
    if not matches:
        return chosen
    line, lows = matches[0].string, [base(match[0]) for match in matches]
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches), len(line)]
    gaps = [line[end:start] for end, start in zip(ends, starts, strict=True)]
    for n in (*range(len(matches)), *range(len(matches) - 1, -1, -1)):  # back again: what follows tells too
        if n not in chosen and _raised(_place(n, matches, lows, gaps, chosen), known):
            chosen.add(n)
    return chosen


def _place(n: int, matches: list[re.Match[str]], lows: list[str], gaps: list[str], chosen: set[int]) -> Place:
    joined = [bool(n) and len(gaps[n]) <= 2 and not gaps[n].startswith((".", "!", "?", ":", ";"))]
    joined.append(joined[0] and n > 1 and len(gaps[n - 1]) <= 2)
    titled = bool(n) and lows[n - 1] in cues.TITLES and gaps[n] == ". "
    added, adds = bool(n) and gaps[n] in AND, n + 1 < len(lows) and gaps[n + 1] in AND
    further = n + 2 < len(lows) and gaps[n + 1] == " " and gaps[n + 2] == " "
    return Place(
        low=lows[n],
        earlier=lows[n - 1] if added else lows[n - 2] if joined[1] else "",
        previous="and" if added else lows[n - 1] if joined[0] or titled else "",
        label=lows[n - 1] if n and gaps[n].startswith(":") else "",
        following="and" if adds else lows[n + 1] if n + 1 < len(lows) and gaps[n + 1] in (" ", ", ", " (") else "",
        further=lows[n + 1] if adds else lows[n + 2] if further else "",
        before=gaps[n],
        after=" " if adds else gaps[n + 1],
        begins=not n or bool(re.search(r"[.!?:\n]\s+$|\s[-–•]\s$|[;,]\s$|[\"“(]$", gaps[n])),
        possessive=matches[n][0].endswith(("'s", "’s", "s'")),
        after_name=n - 1 in chosen and joined[0],
        named_before=n - 1 in chosen if added else n - 2 in chosen and joined[1],
        named_after=n + 1 in chosen if adds else n + 2 in chosen and further,
        owned=n > 0 and OWNER.search(matches[n - 1][0]) is not None,
        rest=matches[n].string[matches[n].end() :][:24],
        foreign=FOREIGN.search(matches[n][0]) is not None,
    )


def _raised(at: Place, known: Lexicon) -> bool:
    low, following = at.low, at.following if at.after == " " else ""
    if len(low) < 2 or low == "aka" or low in cues.DETERMINERS:
        return False
    if at.previous in cues.ALWAYS_TITLES and cues.may_follow(at.previous, low):
        return at.previous in cues.SURE_TITLES or not known.is_english(low) or known.listed(low)
    if at.foreign and known.listed(low) or listed_with_initial(at, known) or follows_rank(at, known):
        return True
    if follows_miss(at, known) or at.previous == "aka" and low not in cues.FOLLOWS_NO_TITLE:
        return True
    if at.after_name and (low == "jun" and known.listed(at.previous) or is_syllable(at, known)):
        return True
    kept = any(low in known.keep[kind] for kind in ("things", "authors", "roles", "organisations"))
    kept = kept or not known.listed(low) and (low in known.keep["conditions"] or low in known.keep["theorists"])
    if low in known.words["calendar"] or low in known.words["informal"] and not known.listed(low):
        if at.previous in cues.KIN and of_day(at) and low in known.words["own"]:
            return True
        told = _paired(at, known) or _described(at, known) or at.previous in cues.KIN and in_season(at)
        return low in known.given and (told or following != "" and _surname(following, known))
    said = following in known.words["verbs_of_people"]
    talked_to = at.previous in ("to", "with", "w") and at.earlier in cues.TALKING
    named = talked_to or at.previous in cues.CALLED | cues.KIN | cues.STRONGLY_SPOKEN_TO
    named = named or at.previous == "to" and at.earlier in cues.SAYING and low not in known.others
    if low in known.words["mostly_names"]:
        return at.previous not in cues.DETERMINERS or said or at.previous == "its" and following in ("from", "here", "again")
    if not known.listed(low) and not set(low) & set("aeiouy"):
        return False  # an abbreviation
    if at.previous == "the" and plural_family(low, known) or follows_kin(at, known):
        return True
    if not known.is_english(low):
        if at.previous in ("and", "&") and at.named_before and (not kept or low in known.given and low in known.words["own"]):
            return True  # zarlasht and hamasa
        if kept:
            writes = low in known.keep["authors"] or low in known.keep["theorists"]
            begun = at.begins and not writes and following in BEGUN | cues.ACTING - {"is", "was"}
            return (said or named or begun or _described(at, known) or stands_as_name(at, known)) and low in known.given
        return known.listed(low) or at.after_name or at.previous in cues.CALLED or not known.is_slip(low)
    if low in cues.AUXILIARIES and not (at.previous in ("uncle", "auntie", "aunty", "grandad", "pastor") or said):
        return False
    if _related(at, known) and low not in cues.DETERMINERS:
        return True
    if at.after_name and not at.owned and (known.is_rare(low) or _is_double(low, known)):
        return True  # claire stobbs, unity draper-coles
    if not known.listed(low) or at.previous in cues.DETERMINERS and not (at.previous == "that" and following in cues.ACTING):
        return False
    looks = (_subject, _paired, _reversed, _described)
    if _nicknamed(at) or low in known.given and any(look(at, known) for look in looks):
        return True
    if stands_as_name(at, known):
        return True
    own = low in known.given and low not in known.words["lent"] and not known.is_everybodys(low)
    if own and not at.previous and following in BEGUN:
        return True
    if low in known.given and (not kept or at.previous in cues.KIN):
        if at.previous == "and" and at.named_before and low not in known.words["lent"]:
            return True
        verb = low in known.words["verbs_of_people"] or low == "can"
        says = said and at.previous not in cues.PRONOUNS and low not in known.words["lent"]
        return says or named and not verb and following not in cues.AFTER_NO_NAME
    return False


def _related(at: Place, known: Lexicon) -> bool:
    """Bijou (wife), wisdom (placement student): who somebody is in brackets."""
    if at.after != " (":
        return False
    roles = cues.KIN | known.keep["roles"] | {"placement", "his", "her", "my", "their", "the", "not"}
    return at.following in roles and (known.listed(at.low) or not known.is_verb(at.low) and at.previous in cues.WHERE)


def _described(at: Place, known: Lexicon) -> bool:
    """Shona the nurse, jan from the police."""
    if at.low in known.words["lent"] | known.words["verbs_of_people"] | {"said"} or known.is_everybodys(at.low):
        return False
    if (at.begins or at.previous in cues.TELLING) and (apposed := APPOSED.match(at.rest)):
        return apposed[1] is None or apposed[1] in cues.KIN | cues.JOBS | known.keep["roles"]
    return at.following == "the" and at.further in cues.JOBS | cues.KIN | known.keep["roles"] or bool(cues.FROM_THERE.match(at.rest))


def _nicknamed(at: Place) -> bool:
    """A lodger called black, known as pat."""
    if at.previous in ("called", "named", "nicknamed"):
        return at.earlier in cues.KIN | cues.SOMEBODY and at.following not in cues.DETERMINERS
    return at.previous == "as" and at.earlier in ("known", "himself", "herself")


def _subject(at: Place, known: Lexicon) -> bool:
    """Joy came; comfort on nights; precious finishes at four: an ordinary word that does what people do."""
    low, own = at.low, at.low not in known.words["lent"]
    verb = at.following if at.after == " " else ""
    if at.possessive:
        return own and at.following in cues.KIN | cues.BELONGINGS
    if at.before and LISTED.search(at.before) and CLOSES.search(at.after) and own:
        return at.before.strip() != "" and low in known.words["own"]
    if verb == "on" and at.further in cues.SHIFTS:
        return own
    if at.previous == "its" or at.previous == "it's":
        return own and verb == "from"
    if at.previous in cues.TELLING and verb in ("that", "if", "whether", "about", "why", "how", "what", "to"):
        return own
    if verb and _surname(verb, known) and at.previous not in cues.TITLES and low not in cues.TELLING:
        return own
    if OLD.match(at.after) and low not in counting.MEASURES | UNTIL:
        return own
    if own and _counted(at, known) and verb in cues.ACTING | cues.BEING | BEGUN:
        return True
    if at.begins or at.previous in ("forget", "that", "said", "says", "and", "but", "then", "when", "because", "cos", "if", "where"):
        acting = verb in cues.ACTING or at.begins and at.before == "" and verb in cues.BEING - cues.AUXILIARIES
        return own and acting
    return False


def _counted(at: Place, known: Lexicon) -> bool:
    """Earl was on the step: a word that has an article where it is no name."""
    return (at.begins or at.previous in cues.CLAUSES) and at.low not in cues.BARE and not known.is_everybodys(at.low)


def _surname(low: str, known: Lexicon) -> bool:
    if _is_double(low, known):
        return True
    if known.is_english(low):
        return False
    if low in known.family or "-" in low and known.listed(low):
        return True
    return known.is_unknown(low) and not known.listed(low) and not known.is_slip(low)


def _is_double(low: str, known: Lexicon) -> bool:
    parts = low.split("-")
    return len(parts) == 2 and all(part in known.family for part in parts)


def _paired(at: Place, known: Lexicon) -> bool:
    """Jan and derek: a sure name after "and"."""
    sure = at.named_after or at.further in known.given and (not known.is_english(at.further) or at.further in known.words["mostly_names"])
    return at.following in ("and", "n") and sure and at.previous not in cues.DATED and at.low not in known.words["lent"]


def _reversed(at: Place, known: Lexicon) -> bool:
    """Young, patricia: as in a register."""
    sure = at.following in known.given and not known.is_english(at.following)
    return at.after == ", " and sure and at.begins and at.low in known.family
