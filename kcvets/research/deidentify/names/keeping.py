"""Which words stay though they look like names: writers, conditions, laws, languages, roles, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon, base
from kcvets.research.deidentify.names.citing import is_quoted
from kcvets.research.deidentify.names.conditions import is_condition
from kcvets.research.deidentify.names.evidence import Evidence
from kcvets.research.deidentify.names.kin import is_kin_alone
from kcvets.research.deidentify.reading import Reading, Span, Word, covers

#: Metz (2011), Braye and Orr (2015, p. 4): no birthday, as people are not cited by it.
PUBLISHED = re.compile(r"['’]?s?,? (?:(?:and|&) [\w'’-]+,? |et al\.?,? )?\((?:19[6-9]|20)\d\d[a-z]?[,:;) ]")
LAW = re.compile(r"(?: [A-Z][\w-]+| and| of| \([A-Z]\w+\)){0,4} (?:Act|Regulations|Order|Rules|Directions) (?:1[6-9]|20)\d\d")
LABELS = frozenset("reg tel ni nino ext mob chi hosp dob".split())
NUMBERED = re.compile(r"(?: ?:| no\.?:?| number:?)? ?[A-Za-z]{0,4} ?\d")
VOWELS = frozenset("AEIOUY")
#: What writers are quoted for; and reviews, inquiries and cases that are called by a surname.
THOUGHTS = frozenset(
    "argument arguments argumentation assertion categories caution challenge cheese claim claims contention critique dilemma dimensions "
    "distinction essay explanation figures findings formulation formula hypothesis insight insights interpretation lens lenses line logic "
    "metaphor myth needs norms notions paradox pillars point position principle puzzle question questions quadrants rules rungs schema "
    "sequence steps strategies studies study tasks taxonomy term terminology thesis thought tools trap traps types understanding view "
    "views vips vision warning wheel".split()
)
REPORTED = frozenset(
    "review report inquiry enquiry commission judgment judgement ruling case principles duty doctrine recommendations findings".split()
)
#: Verbs by which a writer's thought is told, in the present.
THEORISES = frozenset(
    "argues asks calls defines describes distinguishes frames identifies insists lists locates names offers outlines places proposes puts "
    "sees separates speaks talks talk treats urges warns warn write writes wrote".split()
)
MATTERS = frozenset(("NN", "NNS", "VBG"))
TOPICS = frozenset("of about between against that how".split())
#: Before the name of a feast; after it: it is X, X is on the 5th.
SEASONAL = frozenset("since during until till before after at by over every last next this happy blessed for".split())
IS_FEAST = re.compile(r"(?:\bit(?:['’]s|s| is| was| will be| being)|\bhappy|\bblessed|\bcelebrat\w+|\bobserv\w+) $", re.IGNORECASE)
#: He is Hazara, I am Luo, she and her husband are Romany: a people, which is said of somebody without an article.
OF_A_PEOPLE = re.compile(
    r"\b(?:(?:s?he|who) (?:is|was)|s?he['’]s|i am|i['’]m"
    r"|(?:they|we|parents|family|couple|husband \w+|wife \w+) (?:are|were)(?: both| all)?) $",
    re.IGNORECASE,
)
FEAST_IS = re.compile(
    r" (?:is|was|falls|fell|starts|started|begins|began|ends|ended|comes) (?:on |in |over |this |next |early |late )?(?:the )?"
    r"(?:\d\d?(?:st|nd|rd|th)\b|today\b|tomorrow\b"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|soon\b|over\b)"
    r"|,? (?:mubarak|fast|prayers?|feast|holidays?|celebrations?|lunch|dinner|party|morning|eve|service)\b",
    re.IGNORECASE,
)
#: A saint who is honoured: a picture of St Brigid; St Brigid's cross.
HONOURED = re.compile(
    r"\b(?:pictures?|statues?|icons?|medals?|relics?|images?|cards?|feast(?: day)?|day|shrine|novenas?|pray(?:s|ed|ing|ers?)?|candles?|life"
    r"|devot\w+|intercession|thank\w*|mass|blessing|message) (?:of|to|for|from) (?:good |holy |the blessed )?$",
    re.IGNORECASE,
)
HONOURS = re.compile(r"['’]?s?,? (?:day|eve|cross|medal|statue|icon|feast|novena|prayer|relic|flag|wort|mass)s?\b", re.IGNORECASE)
#: Before a scale: a Barthel, did Barthel again.
SCORED = frozenset("a an another repeat repeated fresh new did do done doing redo redid completed".split())
WEEKLY = re.compile(r"\b(?:on|every|each|last|next|this|until|till|by|since) $", re.IGNORECASE)
BRACKETED = re.compile(r"\((?:see |cf\.? |after )?(?:[A-Z][\w'’-]+(?:, | and | & |; |/)){1,4}[A-Z][\w'’-]+\)")
CAPITALISED = re.compile(r"[A-Z][\w'’-]+")
READING = re.compile(
    r"\b(?:[Rr]eading|[Rr]eferences?|[Ss]ources?|[Tt]heor(?:y|ies|ists?)|[Ll]iterature|[Mm]odels?): "
    r"(?:[A-Z][\w'’-]+(?:, | and | & |; )){0,4}$"
)
READ_IN = re.compile(r"\b(?:read|red|found|wrote|quoted|learnt|learned|lesson)(?: it| that| this| about it)? (?:in|from) $", re.IGNORECASE)
#: Mercy is not a method; but Mercy is a nurse. Patience, she said, is not her gift. Hope isn't evidence. Joy comes small.
ABSTRACT = re.compile(
    r"(?:, (?:s?he|they|i|we|my \w+) (?:said|says|thought|wrote|told me),)?"
    r" (?:is|isn['’]?t|was|wasn['’]?t|can be|means|costs) (?:not |never |always |only |also )?"
    r"(?:what|something|nothing|everything|(?:his|her|my|our|their) (?:gift|strength|strong|virtue|weakness|superpower|thing)\b"
    r"|(?:evidence|proof|enough|progress|consent|safety|protection|policy|practice|power|strength|weakness|care|work|hard|cheap|free"
    r"|rare|scarce|possible|needed|required|underrated|contagious|infectious)\b|(?:an?|the) (\w+))"
    r"| (?:comes?|came) (?:small|slowly|slow|easily|easy|hard|in (?:small|waves|bits|many)|at a)\b"
)
#: How illnesses, operations and medicines end.
MEDICAL = re.compile(
    r"(?:itis|osis|aemia|algia|pathy|ectomy|ostomy|otomy|plegia|phasia|phagia|ophobia|uria|rrhoea|oscopy|ogram|pril"
    r"|olol|prazole|statin|azepam|oxetine|idone|apine|cillin|mycin|floxacin|gliptin|gliflozin|sartan|xaban|triptan|setron|nidazole)s?$"
)

#: In lines written in one case: hope is always there.
UNNAMED = frozenset("hope faith love peace trust justice truth honesty patience courage".split())
ALWAYS = re.compile(r" (?:is|was|isn['’]?t) (?:(?:there |all |still )?always|all|key|everything|not|never|still|there)\b")


def _abbreviates(text: str) -> bool:
    """DOLS, WEMWBS."""
    return 2 < len(text) < 5 or 4 < len(text) < 8 and sum(letter in VOWELS for letter in text) < 2


class Keeper:
    """Marks what stays.

    Parameters
    ----------
    known : Lexicon
        The word lists.
    reading : Reading
        The text.
    evidence : Evidence
        What the words around a word say about it.
    """

    def __init__(self, known: Lexicon, reading: Reading, evidence: Evidence) -> None:
        self.known, self.reading, self.words, self.evidence = known, reading, reading.words, evidence

    def keep(self, taken: Iterable[Span]) -> None:
        """Mark what is kept for what it is, whatever it looks like.

        Parameters
        ----------
        taken : iterable of (int, int)
            Where something is masked already.
        """
        taken = list(taken)
        for n, word in enumerate(self.words):
            word.kept = covers(taken, word.start, word.end)
        for n, length in self.reading.titles:
            if not self.evidence.titled(n):
                for word in self.words[n : n + length]:
                    word.kept = True
        for n, word in enumerate(self.words):
            word.kept = word.kept or self._saint(n, word) or not self.evidence.titled(n) and self._stands_for_something(n, word)

    def _stands_for_something(self, n: int, word: Word) -> bool:
        if self._published(n, word) or word.low in LABELS and NUMBERED.match(self.reading.text, word.end):
            return True
        if self._weekday(n, word) or self._scale(n, word) or self._writer(n, word) or self._word_of_its_own(n, word):
            return True
        if is_kin_alone(word, self.reading, self.known):
            return True
        keep, low = self.known.keep, word.low if self._after_given_name(n) else self.known.meant(word.low)
        if is_condition(n, self.reading, self.known) and not self._after_given_name(n) or self._tongue_or_feast(n, low):
            return True
        if low in self.known.words["calendar"] and low != word.low:
            return True
        if low in keep["capitals"] and word.text.isupper() and not word.small and len(low) > 2:
            return True
        if low in keep["capitals"] and word.text.istitle() and not word.small and len(low) > 3:
            return False
        if low in keep["poets"] and not self._after_given_name(n) and not (self.known.listed(low) and self._met(n)):
            return not self.evidence.beside_name(n) or self.evidence.cited(n)
        if low in keep["authors"] or low in keep["theorists"]:
            full = self._after_given_name(n) or low in self.known.given and self._before_surname(n)
            if self.evidence.cited(n) and not full:
                return True
            if low in keep["authors"] and not full:
                return not self.evidence.introduced(n) and (not word.small or not word.raised or low not in self.known.given)
        if low in keep["roles"]:
            return low not in self.known.given or not word.capital or self.evidence.person(n) + word.raised < 2
        if low in keep["conditions"] and not (self.known.listed(low) and self._met_or_named(n, word)):
            return True
        if MEDICAL.search(low) and not self.known.listed(low):
            return True
        if low in keep["things"] or low in keep["organisations"]:
            if low in self.known.given or low in self.known.words["calendar"]:
                return False
            return low not in self.known.family or low not in self.known.words["own"] or self.evidence.person(n) < 2
        return word.text.isupper() and not self.known.listed(low) and _abbreviates(word.text)

    def _published(self, n: int, word: Word) -> bool:
        """A writer no list has, by the year; a law no list has."""
        if not word.capital:
            return False
        if not word.small and LAW.match(self.reading.text, word.end):
            return True
        cited = PUBLISHED.match(self.reading.text, word.end) or self.evidence.among_writers(n)
        return bool(cited) and word.low not in self.known.given and not self._after_given_name(n)

    def _around(self, n: int) -> tuple[str, str]:
        """A little of the text before a word and after it."""
        word, text = self.words[n], self.reading.text
        return text[max(0, word.start - 60) : word.start], text[word.end : word.end + 60]

    def _saint(self, n: int, word: Word) -> bool:
        """St Brigid, where something speaks of honouring; not the school or the street."""
        first = n if word.low in ("st", "saint") else n - 1
        if first < 0 or self.words[first].low not in ("st", "saint") or first + 1 >= len(self.words):
            return False
        return bool(HONOURED.search(self._around(first)[0]) or HONOURS.match(self._around(first + 1)[1]))

    def _weekday(self, n: int, word: Word) -> bool:
        """On Friday Mihaela came."""
        return word.low.endswith("day") and word.low in self.known.words["calendar"] and bool(WEEKLY.search(self._around(n)[0]))

    def _scale(self, n: int, word: Word) -> bool:
        """A Barthel, another Waterlow."""
        if word.low not in self.known.keep["conditions"]:
            return False
        previous, following = self.reading.before(n), self.reading.after(n)
        if previous is None or previous.low not in SCORED:
            return False
        return not word.possessive and (following is None or not following.capital and following.low not in cues.KIN)

    @cached_property
    def _known_here(self) -> frozenset[str]:
        """Surnames of people of the text: who has a title, or a given name before."""
        return frozenset(
            word.low for n, word in enumerate(self.words) if not word.kept and (self.evidence.titled(n) or self._after_given_name(n))
        )

    def _writer(self, n: int, word: Word) -> bool:
        """A writer by what is quoted: (Wilcock, Townsend); Kleinman's questions; Reading: Ferguson; the Ockenden review."""
        keep, low = self.known.keep, word.low
        told = word.capital or word.small and word.possessive
        if low not in keep["theorists"] and low not in keep["authors"]:
            return self.known.meant_writer(low) and self.evidence.cited(n)
        if low in self._known_here or not told:
            return False
        before, after = self._around(n)
        if is_quoted(before, after):
            return True
        following, topic = self.reading.after(n), self.reading.after(n, 2)
        if following is not None and (low not in self.known.given or low in keep["authors"]):
            if following.low in THOUGHTS and word.possessive or following.low in REPORTED and before.lower().endswith("the "):
                return True
            if following.low in THEORISES and topic is not None and (topic.low in TOPICS or topic.tag in MATTERS and self._plain(topic)):
                return True
        if any(start < word.start < end for start, end in self._cited_in_brackets):
            return True
        return bool(READING.search(before) or READ_IN.search(before) or self._listed_beside_writer(n))

    @cached_property
    def _cited_in_brackets(self) -> list[Span]:
        """(Wilcock, Townsend): brackets that hold writers and nobody else."""
        keep = self.known.keep
        found = BRACKETED.finditer(self.reading.text)
        names = ((match.span(), [base(name) for name in CAPITALISED.findall(match[0])]) for match in found)
        return [span for span, lows in names if all(low in keep["theorists"] or low in keep["authors"] for low in lows)]

    def _plain(self, word: Word) -> bool:
        return word.low not in cues.KIN and not word.capital

    def _listed_beside_writer(self, n: int) -> bool:
        """Ladson-Billings, Laird: beside one who is only known as a writer."""
        keep = self.known.keep
        for other, gap in ((n - 1, n - 1), (n + 1, n)):
            if 0 <= other < len(self.words) and self.reading.gap(gap) == ", ":
                low = self.words[other].low
                sure = not self.known.listed(low) or self.evidence.cited(other)
                if self.words[other].capital and (low in keep["authors"] or low in keep["theorists"]) and sure:
                    return True
        return False

    def _word_of_its_own(self, n: int, word: Word) -> bool:
        """What is a name too, in its other sense: his kara; since Bayram; Mercy is not a method."""
        low, known = word.low, self.known
        if low not in known.given and (low not in known.family or low not in known.keep["things"]):
            return False
        before, after = self._around(n)
        previous = self.reading.before(n)
        if not word.capital and not word.small and previous is not None and previous.low in cues.DETERMINERS:
            return previous.low != "the" or low in known.keep["things"]
        if word.small and low in UNNAMED and ALWAYS.match(after):
            return True
        if low in cues.BARE and word.begins and (match := ABSTRACT.match(after)):
            return match[1] is None or match[1] not in cues.KIN | cues.JOBS | known.keep["roles"]
        if low not in known.keep["things"] or self.evidence.speaks(n) or self.evidence.described(n) or self._after_given_name(n):
            return False
        season = previous is not None and previous.low in SEASONAL and not self.evidence.acts(n) and not word.possessive
        return season or bool(IS_FEAST.search(before) or OF_A_PEOPLE.search(before) or FEAST_IS.match(after))

    def _after_given_name(self, n: int) -> bool:
        before = self.reading.before(n)
        if before is None or not before.capital or self.known.is_english(before.low):
            return False
        return before.low in self.known.given or self.known.is_unknown(before.low)

    def _before_surname(self, n: int) -> bool:
        following = self.reading.after(n)
        return following is not None and following.capital and not following.small and following.low in self.known.family

    def _met_or_named(self, n: int, word: Word) -> bool:
        """Whether a word that is a condition too may be somebody: not his barthel."""
        before = self.reading.before(n)
        return not word.small or word.low in self.known.given or before is None or before.low not in cues.DETERMINERS

    def _met(self, n: int) -> bool:
        """Whether somebody of that name is there: does something, is spoken to, is so old."""
        see = self.evidence
        return see.introduced(n) or see.speaks(n) or see.acts(n) or see.spoken_to(n) or see.aged(n) or self.words[n].possessive

    def _tongue_or_feast(self, n: int, low: str) -> bool:
        """Welsh, Ramadan: a language, a people or a feast, though some are called so."""
        if low not in self.known.words["languages"]:
            return False
        called = self._after_given_name(n)
        following = self.reading.after(n)
        acts = self.evidence.acts(n) and low in self.known.given and following is not None and following.low not in cues.AUXILIARIES
        see = self.evidence
        return not (called or acts or self.words[n].possessive or see.introduced(n) or see.speaks(n) or see.described(n))
