"""What the words around say about a word: whether it names a person, an author, a condition, a place or a day."""

from __future__ import annotations

import re

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.cues import STYLES, TITLES
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.names.introduced import in_full, listed_as_there, surname_of_job
from kcvets.research.deidentify.names.naming import WHO, plural_family
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.reading import Reading, Word

VERBS = frozenset({"VBD", "VBZ", "VBG", "VBN", "VBP", "MD"})
RELATIONS = cues.KIN | cues.BELONGINGS
#: Ranks among them, which a name may follow.
STYLED = STYLES | frozenset("wpc wdc wds pcso dci supt cpl lcpl ssgt capt lt pte".split())
AGED = re.compile(r",? \(?(?:aged )?\d{1,2}\b[,)]?|, (?:who|aged|my|his|her|their|our|the|a)\b| \((?:his|her|my|their|the)\b")
CERTAINLY_AGED = re.compile(r", aged \d|,? \(aged \d| \(\d\d?\)|, \d\d?,| \d\d?,")
YEAR = re.compile(r"^['’]?s?,?\s*\(?(?:19|20)\d\d")
CALLED_SO = re.compile(r"(?:, | \()(?:the|our|my|his|her|their|your|a|an) ([\w-]+)")
DESCRIBED_AFTER = re.compile(r"(?:, | \()(?:the|our|my|his|her|their|your|a|an) [\w'’-]+ ([\w-]+)")
PLAINLY = re.compile(r" the ([\w-]+)")
#: Known as X, goes by X, likes to be called X.
NAMED_AS = frozenset(
    "known aka goes go went signs sign calls be is himself herself themselves recorded registered christened introduced".split()
)
KNOWN_AS = re.compile(r"\bknown (?:to|among|by|at|in) (?:[\w'’]+ ){1,3}as [\"“‘']?$")
#: R. Dowse, headteacher
INITIALLED = re.compile(r"(?<![\w.])(?:[A-Z]\. ?){1,3}$")
WITH_ROLE = re.compile(r", (?:[\w-]+ )?([\w-]+)")
HIRED = re.compile(r" \((?:agency|bank|nights?|days?|temp|locum|relief|new|student|cover|key ?worker)\b")
#: Beck would have had me look, Freire might ask.
WOULD = re.compile(r" (?:would|might|may) (?:say|call|ask|argue|describe|have (?:had )?(?:me|us|said|called|asked|argued))\b")
FOR_READING = re.compile(r" for (?:reading|theory)\b")
LEANING = frozenset("draw drawing drew drawn lean leaning leant relying relied rely building built based reading reflecting".split())
THOUGHT = frozenset(("thought", "thinking", "think", "reminded"))
SPEAKER = re.compile(r": ?[\"“‘']")
OWNING = re.compile(r" (?:has|had|lost|took|takes|got|gets|kept|keeps|wants|put|puts|held|left|brought|with) (?:his|her) ")
AND_YEAR = re.compile(r"^,?\s*(?:and|&)\s+[A-Z][\w'’-]+,?\s*\(?(?:19|20)\d\d|^,?\s+et al")


class Evidence:
    """What the words around a word say about it.

    Parameters
    ----------
    known : Lexicon
        The word lists.
    reading : Reading
        The text.
    """

    def __init__(self, known: Lexicon, reading: Reading) -> None:
        self.known = known
        self.reading = reading

    def titled(self, n: int) -> bool:
        """Whether a title stands before: Mrs, Dr, Auntie; or a style that a name may follow, and a word that can be one."""
        before, word = self.reading.before(n), self.reading.words[n]
        if before is None or before.possessive or "-" in self.reading.gap(n - 1):
            return False
        if before.low in TITLES:
            return self._follows_title(n, before, word)
        if before.low in cues.KINSHIP and cues.stands_as_kin(before.low, before.capital):
            known = self.known.listed(word.low) or self.known.is_unknown(word.low)
            if word.capital and known and (word.raised or not self.known.is_english(word.low)) and word.low not in cues.KINSHIP:
                return True
        if before.low in STYLED and (before.capital or before.low not in ("st", "saint", "mother")):
            if len(word.low) == 1:
                return before.low in cues.ADDRESSED and word.low not in "ai"
            listed = self.known.listed(word.low)
            styled = listed and before.capital and not word.small and not word.begins
            common = self.known.is_english(word.low) and not word.raised and not styled
            return word.capital and not common and (listed or self.known.is_unknown(word.low))
        return False

    def _follows_title(self, n: int, before: Word, word: Word) -> bool:
        known = self.known
        if not cues.may_follow(before.low, word.low):
            return False
        if before.low in cues.SURE_TITLES:
            return True
        if before.low == "dr" and not before.capital and word.tag in VERBS and not known.listed(word.low):
            return False
        if word.capital and not word.small:
            return before.low not in cues.WEAK_TITLES or before.capital or not known.is_english(word.low)
        if before.low not in cues.ALWAYS_TITLES:
            return word.raised or not known.is_english(word.low)
        return word.tag not in VERBS or known.listed(word.low)

    def introduced(self, n: int) -> bool:
        """Whether a person is named after their part: her son X, a friend called X, Dear X."""
        if n == 0:
            return False
        before, gap = self.reading.words[n - 1], self.reading.gap(n - 1)
        close = gap in (" ", ", ", ": ", " - ", " (", ' "', " “", " '", " ‘")
        if n > 1 and close and before.low in ("as", "by", "called") and self.reading.words[n - 2].low in NAMED_AS:
            return True
        if listed_as_there(n, self.reading, self.known) or in_full(n, self.reading, self.known):
            return True
        if gap == " " and before.low in WHO and before.text.isupper() and not before.small and surname_of_job(n, self.reading, self.known):
            return True
        return close and (before.low in cues.CALLED or before.low in cues.KIN and gap != ": " and not before.possessive)

    def surely_called(self, n: int) -> bool:
        """Whether nothing but a name stands here: known to everyone as DJ; R. Dowse, headteacher."""
        word, text = self.reading.words[n], self.reading.text
        before = text[max(0, word.start - 48) : word.start]
        if KNOWN_AS.search(before):
            return word.capital
        role = WITH_ROLE.match(text, word.end) if word.capital and INITIALLED.search(before) else None
        return role is not None and role[1] in cues.JOBS | self.known.keep["roles"]

    def speaks(self, n: int) -> bool:
        """Whether the next word is a verb nearly always said of people."""
        following = self.reading.after(n)
        if following is None or self.reading.words[n].possessive:
            return False
        if following.tag in ("RB",) and (second := self.reading.after(n, 2)) is not None:
            return second.low in self.known.words["verbs_of_people"]
        return following.low in self.known.words["verbs_of_people"]

    def begins_otherwise(self, n: int) -> bool:
        """Whether the next word makes a verb or a plain noun of one that begins a sentence: Mark my words, Rose bushes."""
        following = self.reading.after(n)
        if following is None or following.capital or self.reading.words[n].possessive:
            return False
        plain = following.tag in ("NN", "NNS") and following.low not in self.known.words["verbs_of_people"] | cues.BEING | cues.KIN
        return following.low in cues.OWNED or plain and self.known.is_english(following.low) and not self.known.listed(following.low)

    def acts(self, n: int) -> bool:
        """Whether the next word is a verb that may be said of people."""
        following = self.reading.after(n)
        if following is None or following.capital:
            return False
        return following.low in cues.BEING or following.low in cues.ACTING or following.tag in ("VBD", "VBZ", "MD")

    def plainly_acts(self, n: int) -> bool:
        """Whether a name met before does, or is told, what only people do and are: in lines written in one case."""
        word, before, following = self.reading.words[n], self.reading.before(n), self.reading.after(n)
        ends = following is None or following.low not in cues.AFTER_NO_NAME
        met = before is not None and before.low in cues.TELLING | {"with"} and ends
        further = self.reading.before(n, 2)
        talked = before is not None and before.low == "to" and further is not None and further.low in cues.TALKING | cues.SAYING
        told = met or talked or before is not None and before.low in ("for", "from") and following is None
        acts = cues.ACTING | cues.BEING | {"not", "cannot", "lets", "eats", "sleeps", word.low} - {"is", "was"}
        acting = following is not None and not self.determined(n) and (following.low in acts or self.speaks(n) or following.tag == "VBN")
        return told or acting

    def spoken_to(self, n: int, words: frozenset[str] = cues.SPOKEN_TO) -> bool:
        """Whether somebody is spoken to, met or visited."""
        before = self.reading.before(n)
        return before is not None and before.low in words

    def determined(self, n: int) -> bool:
        """Whether an article or the like makes an ordinary noun of the word."""
        before = self.reading.before(n)
        if before is not None and before.low == "that" and self.reading.words[n].capital:
            return False  # I was aware that Hope was ill
        return before is not None and (before.low in cues.DETERMINERS or before.tag in ("DT", "PRP$", "JJ") and not before.capital)

    def beside_name(self, n: int) -> bool:
        """Whether a name stands directly before or after, so that the word is a part of a full name."""
        before, following = self.reading.before(n), self.reading.after(n)
        if before is not None and before.name and not before.possessive:
            return True
        if following is None or not following.capital or following.kept or self.reading.words[n].possessive or self.reading.gap(n) == ".":
            return False
        low = following.low
        if following.begins or low in self.known.keep["roles"] or len(low) < 2:
            return False
        return low in self.known.family or self.known.is_unknown(low)

    def person(self, n: int) -> int:
        """How much speaks for a person, less what speaks against."""
        word = self.reading.words[n]
        strong = (word.label == "PERSON", self.introduced(n), self.speaks(n), self.beside_name(n), self.among_names(n), self.described(n))
        weight = 2 * sum(strong) + self.acts(n) + word.possessive
        weight += self.spoken_to(n) + self.spoken_to(n, cues.STRONGLY_SPOKEN_TO) + self.aged(n) + self.certainly_aged(n)
        return weight - 2 * self.determined(n)

    def follows_given(self, n: int) -> bool:
        """Whether a given name that is masked stands directly before: Ivy Carer."""
        before = self.reading.before(n)
        return before is not None and before.name and not before.possessive and before.low in self.known.given

    def in_no_list(self, n: int) -> bool:
        """Whether a word that is neither English nor kept stands before, with a capital: Wesly da."""
        before = self.reading.before(n)
        return before is not None and before.capital and not before.small and self.known.is_unknown(before.low)

    def among_names(self, n: int) -> bool:
        """Whether names follow as in a list: X, Y and Z."""
        words = self.reading.words
        if n + 1 >= len(words) or self.reading.gap(n) != ", " and words[n + 1].low != "and":
            return False
        following = words[n + 1] if self.reading.gap(n) == ", " else self.reading.after(n, 2)
        return following is not None and following.capital and not following.small and following.low in self.known.given

    def family_of(self, n: int) -> bool:
        """Whether a family stands here: the Prices."""
        word, before = self.reading.words[n], self.reading.before(n)
        if not word.capital or word.small or word.low in heads.HEADS | heads.TREES | self.known.keep["roles"]:
            return False
        following = self.reading.after(n)
        return before is not None and before.low == "the" and not before.begins and (following is None or not following.capital)

    def plural_of(self, n: int) -> bool:
        """Whether a family stands here without a capital: the dudeks."""
        low, before = self.reading.words[n].low, self.reading.before(n)
        return before is not None and before.low == "the" and plural_family(low, self.known)

    def aged(self, n: int) -> bool:
        """Whether an age or a relation in brackets follows."""
        rest = self.reading.text[self.reading.words[n].end :][:24]
        return bool(AGED.match(rest))

    def described(self, n: int) -> bool:
        """Whether it follows who somebody is, or what is theirs: Rose the cleaner; Jan, our chair; Jan from the police; Sky has her key."""
        word = self.reading.words[n]
        rest = self.reading.text[word.end : word.end + 40].lower()
        if word.possessive or rest[:1] not in (" ", ",", ":"):
            return False
        told = [match[1] for look in (PLAINLY, CALLED_SO, DESCRIBED_AFTER) if (match := look.match(rest))]
        if any(who in people for who in told for people in (cues.KIN, cues.JOBS, self.known.keep["roles"])):
            return True
        return bool(OWNING.match(rest) or SPEAKER.match(rest) or HIRED.match(rest) or cues.FROM_THERE.match(rest))

    def certainly_aged(self, n: int) -> bool:
        """Whether an age in figures follows, set off: Long, aged 11."""
        return bool(self.reading.words[n].low != "age" and CERTAINLY_AGED.match(self.reading.text[self.reading.words[n].end :][:24]))

    def located(self, n: int) -> bool:
        """Whether the word stands as a place does: in, at, near it."""
        before = self.reading.before(n)
        return before is not None and before.low in cues.LOCATIVES

    def dated(self, n: int) -> bool:
        """Whether the word stands as a day or a month does."""
        before, rest = self.reading.before(n), self.reading.text[self.reading.words[n].end :][:12]
        start = self.reading.words[n].start
        numbered = re.match(r"\s+\d", rest) or re.search(r"\d(?:st|nd|rd|th)?(?: of)?\s+$", self.reading.text[max(0, start - 8) : start])
        return bool(numbered) or before is not None and (before.low in cues.DATED or before.low in self.known.words["calendar"])

    def cited(self, n: int) -> bool:
        """Whether the word stands as a writer's name does: with a theory, a year, among other writers."""
        word, reading = self.reading.words[n], self.reading
        rest = reading.text[word.end : word.end + 40]
        if YEAR.match(rest) or AND_YEAR.match(rest) or WOULD.match(rest) or FOR_READING.match(rest):
            return True
        for steps in (1, 2, 3):
            following = reading.after(n, steps)
            if following is None or following.capital and steps == 1 and following.low not in cues.AUTHORED:
                break
            if following.low in cues.AUTHORED:
                return True
            if steps == 1 and following.low == "on" and (topic := reading.after(n, 2)) is not None and topic.tag in ("NN", "NNS", "VBG"):
                return not self.described(n)  # sue on reception
        said, second, topic = (reading.after(n, steps) for steps in (1, 2, 3))
        if said is not None and said.low in cues.STATING and second is not None and second.low == "that" and topic is not None:
            return topic.tag in ("NN", "NNS", "VBG") and topic.low not in cues.KIN  # Herman says that recovery
        before = reading.before(n)
        further = reading.before(n, 2)
        if before is not None and further is not None and (
            before.low == "of" and further.low in THOUGHT or before.low in ("on", "upon") and further.low in LEANING
        ):
            return True
        if before is not None and before.low in cues.CITING:
            met = before.low == "see" and further is not None and further.low == "to"  # went to see Elias
            return not (met or before.low == "as" and further is not None and further.low in NAMED_AS)
        return self.among_writers(n)

    def among_writers(self, n: int) -> bool:
        """Whether another writer stands beside it, after "and"."""
        words, keep = self.reading.words, self.known.keep
        for first, second in ((n - 1, n - 2), (n + 1, n + 2)):
            if min(first, second) < 0 or max(first, second) >= len(words) or words[first].low not in ("and", "or"):
                continue
            other = words[second]
            if other.capital and (other.low in keep["theorists"] or other.low in keep["authors"]):
                return True
        return False
