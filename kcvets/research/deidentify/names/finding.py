"""Which words of a text name somebody: from a model's findings, lists, how the words stand, and the whole document."""

from __future__ import annotations

from collections.abc import Iterable

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.ages.forms import age_after
from kcvets.research.deidentify.lexicon import RARE_ENOUGH, Lexicon, is_slip_of
from kcvets.research.deidentify.names.around import from_title, is_generation, is_kin_after, is_second_part, log_ins, with_initials
from kcvets.research.deidentify.names.conditions import is_condition
from kcvets.research.deidentify.names.evidence import RELATIONS, VERBS, Evidence
from kcvets.research.deidentify.names.initials import initials, is_small_initial
from kcvets.research.deidentify.names.keeping import Keeper
from kcvets.research.deidentify.names.nicknames import mark_nicknames, quoted
from kcvets.research.deidentify.reading import Reading, Span, Word

NOUNS = frozenset({"NNP", "NNPS", "FW", "NN", "NNS", ""})


def find_names(reading: Reading, known: Lexicon, taken: Iterable[Span]) -> list[tuple[int, int, str]]:
    """Where people are named, and small places that no list has.

    Parameters
    ----------
    reading : Reading
        The text.
    known : Lexicon
        The word lists.
    taken : iterable of (int, int)
        Where something else is masked already.
    """
    finder = _Finder(reading, known)
    Keeper(known, reading, finder.evidence).keep(taken)
    finder.decide()
    finder.extend()
    mark_nicknames(reading, known)
    finder.spread()
    people = with_initials(reading, [*initials(reading, known, finder.evidence), *finder.joined()])
    ages = (age_after(reading.text, end) for _, end, kind in people if kind == "PERSON")
    return [*people, *log_ins(reading, known), *((*age, "AGE") for age in ages if age)]


class _Finder:
    def __init__(self, reading: Reading, known: Lexicon) -> None:
        self.reading, self.known, self.words = reading, known, reading.words
        self.evidence = Evidence(known, reading)

    def decide(self) -> None:
        """Look at each word by itself; from the end, so that a surname tells of the name before it."""
        for n in range(len(self.words) - 1, -1, -1):
            word = self.words[n]
            word.name = not word.kept and (self.evidence.titled(n) or self._named(n, word))
        for n, word in enumerate(self.words):
            if not word.name and not word.kept and word.capital:
                word.name = self._named(n, word)

    def _named(self, n: int, word: Word) -> bool:
        low, known, evidence = word.low, self.known, self.evidence
        if len(low) < 2 or low in cues.NO_NAMES or low == "aka":
            return False
        if word.small and not word.begins:
            return word.raised
        if not word.capital:
            return evidence.plural_of(n) or self._plain_name(low) and not evidence.spoken_to(n, cues.PRONOUNS - {"to", "that", "which"})
        if low in known.words["calendar"]:
            return self._day_or_name(n, word)
        if word.begins and not word.raised and known.is_ordinary(low) and evidence.begins_otherwise(n) and not evidence.described(n):
            return False
        if (low in known.keep["things"] or low in known.keep["organisations"]) and low not in known.words["mostly_names"]:
            signs = word.raised and word.begins and self.reading.after(n) is None
            return signs or evidence.person(n) >= (1 if not word.begins and not evidence.located(n) and low in known.given else 2)
        if evidence.surely_called(n) or not word.small and known.is_double_barrelled(word.text):
            return True
        if low.endswith("s") and low[:-1] in known.family and evidence.family_of(n):
            return True
        if known.listed(low):
            return not known.is_ordinary(low) or self._word_name(n, word)
        if not known.is_english(low):
            if word.begins and not word.raised and known.is_slip(low) and evidence.person(n) <= 0:
                return False  # Supervsion with Ken
            return not word.begins or word.small or word.tag in NOUNS or word.label == "PERSON" or evidence.person(n) > 0
        return self._unlisted_word(n, word)

    def _plain_name(self, low: str) -> bool:
        known = self.known
        if known.is_ordinary(low) or low in known.words["informal"] or any(low in words for words in known.keep.values()):
            return False
        return low in known.given and low not in known.words["lent"]

    def _day_or_name(self, n: int, word: Word) -> bool:
        if word.low not in self.known.given and not self.evidence.beside_name(n) or self.evidence.dated(n):
            return self.evidence.beside_name(n) and not self.evidence.dated(n)
        weight = self.evidence.person(n)
        month = word.low in ("april", "may", "june", "august", "autumn", "summer")
        return weight >= 2 or weight == 1 and month and (word.possessive or not word.begins)

    def _word_name(self, n: int, word: Word) -> bool:
        """Grace, Will, Hope, Bishop: names that are words too."""
        weight = self.evidence.person(n)
        given = word.low in self.known.given
        if word.small:
            following = self.reading.after(n)
            asks = word.low in cues.AUXILIARIES and following is not None and self.known.is_english(following.low)  # can star come
            return word.raised or given and weight >= 2 and word.begins and not asks
        if not word.begins:
            return weight > (-1 if given else 0)
        if self.evidence.certainly_aged(n):
            return True
        own = given and word.low not in self.known.words["lent"]
        if word.tag in cues.CLOSED:
            return own and weight >= 2 and word.tag in ("VB", "VBG", "VBN", "VBP", "VBD")
        if word.tag == "MD":
            following = self.reading.after(n)
            return following is not None and following.tag in ("MD", "VBD", "VBZ") or weight >= 3
        if not own:
            return weight >= 2 + (word.low in self.known.words["lent"])
        counted = word.low not in cues.BARE and self.evidence.acts(n)  # an earl, but Earl was there
        return weight + 2 * (word.tag in ("NNP", "NNPS")) + (word.tag in ("NN", "JJ") and self.evidence.acts(n)) + counted >= 2

    def _unlisted_word(self, n: int, word: Word) -> bool:
        weight, proper = self.evidence.person(n), word.tag in ("NNP", "NNPS")
        if any(word.low in words for words in self.known.keep.values()) or self._headed(n, word):
            return False
        if word.small:
            return word.raised
        famous = word.low in self.known.nouns and word.low not in self.known.others and word.low not in self.known.words["ordinary"]
        return proper and not word.begins and (weight >= 3 or famous and weight >= 2)

    def _headed(self, n: int, word: Word) -> bool:
        """Liaison Meeting: what a profession writes with capitals, and the word before it."""
        after = self.reading.after(n)
        headed = after is not None and after.capital and after.low in cues.PROFESSIONAL and not self.known.listed(after.low)
        return not word.small and (word.low in cues.PROFESSIONAL or headed)

    def extend(self) -> None:
        """A surname after a given name, a given name before a surname, and the little words between."""
        for n, word in enumerate(self.words):
            if not word.name:
                continue
            following = self.reading.after(n)
            if following is not None and any(goes(word, following, self.reading, self.known) for goes in (is_generation, is_kin_after)):
                following.name = True
            if following is None or following.name or word.possessive or following.kept and not self._surname_too(following):
                continue
            further = self.reading.after(n, 2)
            begun = following.low in cues.PARTICLES and further is not None and not further.kept
            if begun and (further.name or further.capital and not word.small or following.low in cues.SURE_PARTICLES):
                following.name = further.name = True
            elif self._surname(following) or is_second_part(word, following, self.reading, self.known) or self._last_initial(n + 1):
                following.name = True
        for n in range(len(self.words) - 1, 0, -1):
            before = self.reading.before(n)
            if self.words[n].name and before is not None and not before.name and not before.kept and not before.possessive:
                initial = len(before.text) == 1 and before.capital and (before.text not in "IA" or self.reading.gap(n - 1).startswith("."))
                initial = initial or is_small_initial(before, self.reading)
                particle = before.low in cues.PARTICLES and (before.capital or self._after_title(n - 1) or self.evidence.in_no_list(n - 1))
                given = before.capital and not before.begins and not before.small and self._surname(before)
                before.name = initial or particle or given or self._unlisted_given(before, self.words[n])

    def _surname(self, word: Word) -> bool:
        role = word.low in self.known.keep["roles"] | cues.PROFESSIONAL and word.low not in self.known.family
        if role or word.low in self.known.words["calendar"] or len(word.low) < 2 or word.low in cues.TITLES | cues.STYLES | {"aka"}:
            return False
        if not self.known.listed(word.low) and self.known.is_english(word.low) and (word.tag in cues.CLOSED or word.tag in VERBS):
            return False
        if word.small:
            closed = word.low in cues.AUXILIARIES or word.low in cues.DETERMINERS or word.low in cues.FOLLOWS_NO_TITLE
            family = word.low in self.known.family and not any(word.low in self.known.words[kind] for kind in ("verbs_of_people", "lent"))
            english = self.known.is_english(word.low)
            return not closed and not (english and word.tag == "MD") and (family or not english)
        return word.capital and not word.begins

    def _unlisted_given(self, word: Word, family: Word) -> bool:
        """Freedom Cooper, Wesly da Silva, beginning a sentence: a given name that no list has."""
        if family.low in cues.PARTICLES and word.capital and self.known.is_unknown(word.low):
            return True
        proper = word.begins and word.capital and not word.small and word.tag in cues.PROPER and family.low in self.known.family
        others = (self.known.keep["roles"], self.known.words["calendar"], cues.PROFESSIONAL, cues.TITLES, cues.STYLES, cues.CALLED)
        return proper and not any(word.low in words for words in others)

    def _after_title(self, n: int) -> bool:
        before = self.reading.before(n)
        return before is not None and (before.low in cues.TITLES or before.low in cues.PARTICLES and self._after_title(n - 1))

    def _last_initial(self, n: int) -> bool:
        """Emmanuel B., sara k."""
        word, gap = self.words[n], self.reading.gap(n)
        after = self.reading.after(n)
        acts = word.low == "k" and after is not None and (after.low == "to" or after.low in cues.ACTING | cues.BEING)
        if len(word.text) != 1 or word.small and word.low in cues.SINGLE and not acts:
            return False
        return gap[:1] in ".,;)\n\"”" if word.text in "IA" else word.capital or word.small

    def _surname_too(self, word: Word) -> bool:
        """Whether what would be kept by itself is a surname after a given name: Ibarra Lagos, a town; Marsh Warden, a role."""
        low, keep = word.low, self.known.keep
        town = low in keep["things"] and word.capital and not word.small and not self._in_phrase(word.number)
        writer = word.capital and not word.small and low in self.known.family and (low in keep["authors"] or low in keep["theorists"])
        return self._role(word) or town and low in self.known.family or writer and not self.evidence.cited(word.number)

    def _role(self, word: Word) -> bool:
        return word.low in self.known.keep["roles"] and word.low in self.known.family

    def _called(self, word: Word) -> bool:
        """A memory box for Prince, where a Prince was met."""
        given = word.low in self.known.given and word.low in self.known.words["own"]
        return given and word.capital and not self.evidence.determined(word.number)

    def spread(self) -> None:
        """Every other mention: the same word, a short form of it, its plural, a slip of the pen."""
        found = {word.low for word in self.words if word.name and len(word.low) > 1}
        found |= {part for low in found for part in low.split("-") if "-" in low and len(part) > 2 and not self.known.is_english(part)}
        if not found:
            return
        fulls = {full for name in found for full in self.known.short.get(name, ())} | found
        for n, word in enumerate(self.words):
            if not word.name and not word.kept:
                word.name = self._another_mention(n, word, found, fulls)
            elif word.name or self._writes(word) and self.evidence.cited(n) or is_condition(n, self.reading, self.known):
                continue
            elif word.kept and word.low in found and (word.capital or word.small and self.evidence.follows_given(n)):
                role = self._role(word) and (self.evidence.person(n) > 0 or self._called(word)) or not word.capital
                told = self.evidence.introduced(n) or word.low in self.known.keep["authors"] | self.known.keep["poets"]
                word.name = (role or told) and not self._in_phrase(n)

    def _writes(self, word: Word) -> bool:
        return any(word.low in self.known.keep[kind] for kind in ("authors", "theorists", "poets"))

    def _in_phrase(self, n: int) -> bool:
        before, after = self.reading.before(n), self.reading.after(n)
        return any(other is not None and other.kept and other.capital for other in (before, after))

    def _another_mention(self, n: int, word: Word, found: set[str], fulls: set[str]) -> bool:
        low, known = word.low, self.known
        if low in known.keep["roles"]:
            return low in found and self._called(word)
        ordinary = known.is_english(low)
        if low in found:
            if low in known.keep["things"] and low not in known.words["mostly_names"] and low not in known.words["calendar"]:
                return self.evidence.person(n) > 0 or quoted(self.reading, word)
            if not ordinary:
                return True
            if self.evidence.determined(n) or low in known.words["calendar"] and self.evidence.dated(n):
                return False
            if word.small and word.low in known.given and self.evidence.plainly_acts(n):
                return True
            if not word.begins or quoted(self.reading, word):
                return word.capital and not word.small
            return word.capital and not word.small and (self.evidence.person(n) + (word.tag in ("NNP", "NNPS")) > 0)
        if low.endswith("s") and low[:-1] in found and (word.capital and not word.begins or not ordinary or self._owns(word)):
            return True
        if ordinary or len(low) < 3:
            return False
        if fulls & set(known.short.get(low, ())):
            return True
        long = len(low) >= RARE_ENOUGH
        shared = any(name != low and (name.startswith(low) or long and name.endswith(low)) for name in found)
        return word.capital and shared or long and not known.listed(low) and is_slip_of(low, found)

    def _owns(self, word: Word) -> bool:
        """Summers dad, in lines without apostrophes."""
        following = self.reading.following(word)
        return word.small and word.low[:-1] in self.known.given and following is not None and following.low in RELATIONS

    def joined(self) -> list[tuple[int, int, str]]:
        """Names that stand together are one, a possessive left outside."""
        spans: list[tuple[int, int, str]] = []
        for n, word in enumerate(self.words):
            if not word.name:
                continue
            before = self.reading.before(n)
            if spans and before is not None and before.name and not before.possessive:
                spans[-1] = (spans[-1][0], word.finish, spans[-1][2])
            else:
                spans.append((from_title(self.reading, self.evidence, word), word.finish, self._kind(n, word)))
        return spans

    def _kind(self, n: int, word: Word) -> str:
        before = self.reading.before(n)
        place = before is not None and before.low in cues.LOCATIVES and not self.known.listed(word.low) and word.label != "PERSON"
        return "PLACE" if place else "PERSON"
