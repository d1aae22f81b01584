"""Words of lines written in one case that are names: what a capital would have told, lists and neighbours tell."""

from __future__ import annotations

import re

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon, base

BEGUN = frozenset("wasnt isnt hasnt didnt doesnt wont cant wasn't isn't hasn't didn't doesn't won't can't has had was is".split())


def looks_like_names(matches: list[re.Match[str]], known: Lexicon) -> set[int]:
    """Which words of a line in small letters are names, by number."""
    lows = ["", "", *(base(match[0]) for match in matches), ""]
    chosen: set[int] = set()
    for n, match in enumerate(matches):
        close = n and match.start() - matches[n - 1].end() <= 2
        earlier, previous = lows[n : n + 2] if close else ("", "")
        following = lows[n + 3] if n + 1 < len(matches) and matches[n + 1].start() - match.end() == 1 else ""
        if _raised(lows[n + 2], earlier, previous, following, known, n - 1 in chosen, n - 2 in chosen):
            chosen.add(n)
    return chosen


def _raised(low: str, earlier: str, previous: str, following: str, known: Lexicon, after_name: bool, named_before: bool) -> bool:
    if len(low) < 2:
        return False
    if previous in cues.ALWAYS_TITLES and low not in cues.FOLLOWS_NO_TITLE:
        return not known.is_english(low) or known.listed(low)
    kept = any(low in known.keep[kind] for kind in ("things", "authors", "roles", "organisations"))
    kept = kept or not known.listed(low) and (low in known.keep["conditions"] or low in known.keep["theorists"])
    if low in known.words["calendar"] or low in known.words["informal"] and not known.listed(low):
        return False
    said = following in known.words["verbs_of_people"]
    named = previous in cues.CALLED | cues.KIN | cues.STRONGLY_SPOKEN_TO or previous in ("to", "with") and earlier in cues.TALKING
    if low in known.words["mostly_names"]:
        return previous not in cues.DETERMINERS or said
    if not known.listed(low) and not set(low) & set("aeiouy"):
        return False  # an abbreviation
    if not known.is_english(low):
        return (said or named) and low in known.given if kept else known.listed(low) or after_name or not known.is_slip(low)
    if not known.listed(low) or previous in cues.DETERMINERS:
        return False
    if not previous and following in BEGUN and low in known.given and low not in known.words["lent"]:
        return True
    if low in known.given and (not kept or previous in cues.KIN):
        if previous == "and" and named_before and low not in known.words["lent"]:
            return True
        verb = low in known.words["verbs_of_people"] or low == "can"
        return said and previous not in cues.PRONOUNS or named and not verb and following not in cues.AFTER_NO_NAME
    return False
