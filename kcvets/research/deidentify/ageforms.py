"""Ages that their form gives away, whoever is meant: M/58, 7yo, thirty-something, 82 years after a patient's number."""

from __future__ import annotations

import re

from kcvets.research.deidentify.patterns import SPELT, TENS

GROWN_ORDINAL = (
    rf"(?:{TENS}[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|hundredth)"
)
#: Each matches an age, or has one in its group "age".
FORMS = (
    re.compile(r"(?<![\w£.,/])(?:[MFmf]\s?/\s?\d{1,3}|\d{1,3}\s?/\s?[MFmf])(?![\w/])"),
    re.compile(r"(?<![\w£.,/-])(?:1[6-9]|[2-9]\d)\s?[MF](?=\s?[,.;:)\n]|\s[a-z]|$)"),
    re.compile(r"(?<![\w£.,/-])\d{1,2}\s?(?:yo?|mo)(?=\s?[,.;)\n]|$)"),
    re.compile(rf"\b(?:[2-9]0|{TENS})[- ]?(?:something|odd)\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:\d{{1,2}}|{SPELT})(?=(?:,\s|\s(?:and|&|or)\s(?:a\s|an\s)?|/|\s?-\s?)(?:\d{{1,2}}|{SPELT})"
        r"[\s-]*(?:year|yr|month)s?[\s-]?olds?\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?<=\bhis\s)|(?<=\bher\s)|(?<=\bmy\s)|(?<=\btheir\s)|(?<=['’]s\s))(?:1[3-9]|[2-9]\d|1\d\d)(?:st|nd|rd|th)"
        r"(?=\s?[,.;:!?)\n]|$|\s(?:birthday|party|year|in|on|next|last|this|and|was|is|so|coming)\b)",
        re.IGNORECASE,
    ),
    re.compile(r"\b\d{1,2}(?:\s|-)days?(?:\s|-)olds?\b", re.IGNORECASE),
    re.compile(r"\b\d{1,2}/(?:12|52)(?=\s?(?:old|of\sage)\b)", re.IGNORECASE),
    # a date of birth before: 3/4/1942 (82); a number of a patient before: 82 years
    re.compile(r"(?:(?<=[/.]\d{4}\s\()|(?<=[/.]\d\d\s\()|(?<=/\d{4},\s)|(?<=/\d\d,\s))\d{1,3}(?=\s?(?:\)|[,;.\n]|y))"),
    re.compile(r"(?<=\d{3},\s)\d{2,3}\s?(?:years|yrs)(?=\s?[,.;:)\n])", re.IGNORECASE),
    # a year of a life: "1961: arrives from Antigua, 17."
    re.compile(r"(?:(?<=^)|(?<=[.;]\s)|(?<=\n))(?:19|20)\d\d:\s[^.:;\n]{3,50},\s(?:aged\s)?(?P<age>\d{1,2})(?=[.;\n])"),
    re.compile(
        r"(?:(?<=^)|(?<=[.:;,]\s)|(?<=[-–]\s))[MF]\s?\d\d(?=\s(?:presenting|presents|admitted|lives|known|referred|found|brought)\b)"
    ),
    # a whole life: in 79 years she had never
    re.compile(r"\bin\s(?:all\s(?:his|her|my|their)\s)?(?P<age>[6-9]\d|10\d)(?=\syears\s(?:she|he|i|they)\b)", re.IGNORECASE),
    re.compile(r"\ball\s(?:his|her|my|their)\s(?P<age>\d\d|10\d)(?=\syears\s(?:she|he|i|they)\b)", re.IGNORECASE),
    re.compile(
        rf"\b(?:happy|(?:for|before|since|until|till)\s(?:his|her|my|their))\s(?P<age>\d{{1,3}}(?:st|nd|rd|th)|{GROWN_ORDINAL})"
        r"(?=\s?[,.;:!?)\n]|$|\s(?:he|she|they|we|i|to|mum|dad|nan|on|in|and)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:his|her|my|their)\s(?P<age>{GROWN_ORDINAL})(?=\s?[.;!?)\n]|$|\s(?:in|on|next|last|this)\b)"
        r"(?!\s(?:year|week|month|time|day))",
        re.IGNORECASE,
    ),
)
#: Two or more ages after who is so old: kids 3, 5 and 9; her two, 4 and 6.
CHILDREN = re.compile(
    rf"\b(?:(?:kids|children|boys|girls|sons|daughters|grandchildren|grandkids|siblings|brothers|sisters|bairns|weans|lads|little\sones)"
    rf"(?:[,:]?\s|\s?[-–]\s|,?\s\(|\s(?:are|were|of|aged)\s)"
    rf"|(?:her|his|my|their|our|the|with|have|has|got)\s(?:two|three|four|five|six|[2-6])(?:[,:]\s|\s?[-–]\s|,?\s\())"
    rf"(?:now\s|only\s|about\s|ages?\s|aged\s)?"
    rf"(?P<ages>(?:\d{{1,2}}|{SPELT})(?:(?:,?\s?(?:and|&|\+|/)\s?|,\s?|\s)(?:a\s)?(?:\d{{1,2}}|{SPELT})\b){{1,6}})"
    r"(?![\w%°£:/]|[.,]\d|[-–]\d)",
    re.IGNORECASE,
)
#: Children that are numbered: children 1, 2 and 3.
NUMBERED = re.compile(r"1\b\D+2\b(?:\D+3\b(?:\D+4\b)?)?")
