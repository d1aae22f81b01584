"""Ages that their form gives away, whoever is meant: aged 82, M/58, 7yo, thirty-something; and one after a name."""

from __future__ import annotations

import re

from kcvets.research.deidentify.spelt import GROWN, GROWN_ORDINAL, MONTHS, ORDINAL, SPELT, TENS, UNITS

NOT_AN_AGE = (
    r"(?!\s*(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|per\b|%|percent|miles?|pounds?|quid|times|p\b|pm\b|am\b|of\b|people"
    r"|stone|visits?|calls?|k\b|kg\b|:\d|[.,/]\d))"
)
AN_AGE = rf"(?:\d{{1,3}}|{SPELT})\b"
GROWN_AGE = rf"(?:\d\d|{GROWN})\b"
YOUNG = r"(?:boy|girl|lad|lass|child|kid|baby|toddler|teenager|youth|youngster|man|woman|lady|gentleman|person|student|widower?)"
OF_TWO = r"(?:older|oldest|eldest|elder|younger|youngest|middle)(?:\s(?:one|boy|girl|child|son|daughter|brother|sister|twin|lad|of\sthem))?"
SEVERAL = r"(?:kids|children|boys|girls|sons|daughters|grandchildren|grandkids|siblings|brothers|sisters|bairns|weans|twins|lads)"
AGE_ENDS = r"(?=\s*(?:[,.;:!?)\n]|$)|\s+(?:and|but|who|now|not|or so|ish)\b)(?!\s*[.,:]\d)"

#: How an age looks, whatever the case of its letters, for the ``regex`` library: what stands before ``\\K`` is no part of it.
FORMS = (
    r"\bage\s?[:=]\s?\K\d{1,3}\b",
    rf"\b(?:\d{{1,3}}|{SPELT})(?:\s?[-–]\s?|\s*)(?:years?|yrs?|months?|mths?|weeks?|wks?)?"
    r"(?:\s?[-–]\s?|\s+)(?:olds?|of age)\b",
    rf"\b(?:\d{{1,3}}|{SPELT})\s?years\syoung\b",
    r"\b\d{1,3}\s?(?:y/?o|y\.o\.?|yrs?|yr old)\b(?!\s+(?:ago|later|contract|plan|experience))",
    rf"\bturn(?:e?d|s|ing)?\s\K{AN_AGE}(?=\s*(?:[.,;!?)\n]|$)|\s(?:in|on|next|this|last|and|just)\b)",
    r"\b\d{2,3}y\b",
    rf"\b\d{{1,3}}(?:st|nd|rd|th)(?=\s(?:birthday|b-?day)\b)|\b{ORDINAL}(?=\s(?:birthday|b-?day)\b)",
    rf"\ba(?:\s[\w-]+)?\s{YOUNG}\sof\s(?:about\s|only\s|just\s|maybe\s|nearly\s)?\K{AN_AGE}(?!\s(?!who\b|with\b|and\b|in\b|on\b"
    rf"|from\b)[a-z])",
    r"\b(?:mother|father|mum|dad|parent)\sof\s\K(?:[2-9]\d)\b",
    rf"\b(?:is|was|be|am|are|she['’]?s|he['’]?s|i['’]?m|aged|at|turned|nearly|almost|about|only|just)\s"
    rf"\K{AN_AGE}\sand\sa\s(?:half|bit)\b"
    r"(?!\s(?!years?\sold|now|and|but|when)[a-z])",
    rf"\b(?:was|were|only|just|when|and|aged|,)\s\K{AN_AGE}(?=\swhen\b)",
    rf"^[^\S\n]*\K{AN_AGE}(?=\swhen\s(?:he|she|they|i)\b)|(?<=[,;]\s){AN_AGE}(?=\swhen\b)",
    rf"\b(?:when|since|until|till|before|because|from)\s(?:he|she|i|they)\s(?:was|were|is|turned|turns)\s(?:only\s|about\s|just\s)?"
    rf"\K{AN_AGE}{NOT_AN_AGE}(?!\s(?:the|a|an)\b)(?=\W|$)(?!\s[a-z]+s\b)",
    rf"\b(?:is\snot|isn['’]?t|wasn['’]?t|was\snot)\s\K{AN_AGE}(?=\s*(?:[,.;!?)\n]|$))(?![.,]\d)",
    rf"\b{OF_TWO}[,:]?\s(?:is\s|was\s|\()?\K{AN_AGE}{NOT_AN_AGE}(?!\s(?:of|the|a)\b)",
    rf"\b{SEVERAL}(?:,|:|\s\(|\saged|\s\(aged)\s?\K\d{{1,2}}(?:(?:,\s?|\s?(?:and|&|\+|/)\s?)+\d{{1,2}}\b)*{NOT_AN_AGE}",
    rf"\baged?\s\d{{1,2}}(?:,\s\d{{1,2}})*,?\s(?:and|&|or)\s\K\d{{1,2}}\b{NOT_AN_AGE}",
    rf"\b(?:ages?|hits?|hitting|reached|reaches)\s\K{AN_AGE}{AGE_ENDS}",
    rf"\bboth\s\K\d\d\b{AGE_ENDS}",
    r"\b(?:male|female|man|woman|boy|girl|lad|lass|m|f)[,:]?\s\K\d{1,3}(?=\s?[,;)\n])(?![.,]\d)",
    rf"\b(?:married|widowed|orphaned|diagnosed|retired|pregnant|traffick?e?d|adopted|fostered|divorced)\s(?:off\s)?at\s\K{AN_AGE}"
    rf"{AGE_ENDS}(?!\s?(?:am|pm))",
    r"(?<=[a-z,] at )(?:1[3-9]|[2-9]\d)(?=\s?[,;)])(?!,\d)",
    rf"(?:(?<=^|[.!?;,]\s)|\b(?:be|is|was|hits?|turns?|turning)\s)\K{GROWN_AGE}(?=\s(?:next|last|this)\s(?:month|week|year"
    rf"|birthday|{MONTHS})\b"
    rf"|\s(?:tomorrow|yesterday|today|in\s(?:{MONTHS}))\b)",
    rf"(?<=[&,;]\s(?:is|was)\s)(?:now\s)?{GROWN_AGE}(?=[,.;])(?![.,]\d)",
    rf"\b(?:aged?|turn(?:e?d|s|ing)|nearly|almost|pushing)\s+(?:of\s+)?\K(?:\d{{1,3}}\b(?!\w|[.:/]\d)|{GROWN}\b){NOT_AN_AGE}"
    r"(?!\s?years\b(?!\sold))",
    rf"\b(?:who is|who's|you are|you're|she is|he is|she's|he's|they are|they're|i am|i'm|hes|shes|she was|he was|now|only"
    rf"|just)\s+(?:now |only "
    rf"|just |nearly |almost |about )?"
    rf"\K(?:\d{{2,3}}|{GROWN})(?=\s*(?:[.,;:!?)\n]|and\b|but\b|(?:years?|yrs?)\b"
    r"(?!\s(?:older|younger|ahead|behind|into|late|ago|sober|clean))"
    rf"|now\b|this\b|next\b|in\b|with\b|not\b|today\b"
    rf"|when\b|$)){NOT_AN_AGE}",
    r"(?<=[a-z]['’).]?, )\d{1,2}(?=\s?,|\s+and\b|\s+who\b|;|\)|:\s)(?!,\d)",
    # 8 going on 40
    rf"(?<![\w.,/:£-]){AN_AGE}(?=\sgo(?:in['’g]?|nna\sbe)\son\s\w)",
    rf"\b(?:is|was|just|now|,)\srising\s\K{AN_AGE}{AGE_ENDS}",
    # lost a child at two
    rf"\b(?:los(?:t|es?|ing)|bur(?:ied|ying)|gave\sbirth\sto)\s(?:an?|her|his|my|their|one|both|our)\s(?:\w+\s)?"
    r"(?:child|son|daughter|baby|boy|girl|mother|father|mum|mam|dad|parents?|brother|sister|twin|husband|wife)"
    rf"\sat\s\K{AN_AGE}(?![.:,]\d|\s?(?:am|pm|o['’]?clock|in\sthe|past|to)\b)",
    r"(?<=[a-z]['’]? \()\d{1,3}(?=\)|,)",
    rf"\b(?:she|he|who)(?: is|['’]?s)(?: only| just| nearly)? {UNITS}(?=[.,;]| and\b)",
    rf"\b{GROWN} and {TENS}(?:[- ]{UNITS})?(?=[,.])",
    rf"\b(?:is|was|be|turned|turns)\s\K{GROWN_AGE}(?=\s(?:the|a)\s(?:day|week|month|year)\s(?:before|after|we|i|he|she|that|it)\b"
    r"|\s(?:that|this)\s(?:day|week|month|year|spring|summer|autumn|winter)\b)",
    r"(?:(?<=^)|(?<=[.!?]\s))\d\d(?=\s\((?:disputed|approx|claimed|stated|assessed|age|by|on\spaper|says|according|unconfirmed|born|dob"
    r"|nearly|almost|est|so\she|so\sshe|he\ssays|she\ssays)\b)",
    r"\bat\s\K(?:[3-9]\d|10\d)(?=,?\s(?:one|you|he|she|they|we|i|life)\b)",
    # a sex beside it
    r"(?<![\w£.,/])(?:[MF]\s?/\s?\d{1,3}|\d{1,3}\s?/\s?[MF])(?![\w/])",
    r"(?<![\w£.,/-])(?:1[6-9]|[2-9]\d)\s?(?-i:[MF])(?=\s?[,.;:)\n]|\s(?-i:[a-z])|$)",
    r"(?:(?<=^)|(?<=[.:;,]\s)|(?<=[-–]\s))(?-i:[MF])\s?\d\d(?=\s(?:presenting|presents|admitted|lives|known|referred|found|brought)\b)",
    r"(?<![\w£.,/-])\d{1,2}\s?(?:yo?|mo)(?=\s?[,.;)\n]|$)",
    rf"\b(?:[2-9]0|{TENS})[- ]?(?:something|odd)\b",
    r"\bin\s(?:his|her|my|our)\s(?:early\s|mid[- ]|late\s)?\K(?:[2-9]0['’]?s|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)\b",
    rf"\b(?:\d{{1,2}}|{SPELT})(?=(?:,\s|\s(?:and|&|or)\s(?:a\s|an\s)?|/|\s?-\s?)(?:\d{{1,2}}|{SPELT})"
    r"[\s-]*(?:year|yr|month)s?[\s-]?olds?\b)",
    r"\b(?=\d)(?:(?<=\bhis\s)|(?<=\bher\s)|(?<=\bmy\s)|(?<=\btheir\s)|(?<=['’]s\s))(?:1[3-9]|[2-9]\d|1\d\d)(?:st|nd|rd|th)"
    r"(?=\s?[,.;:!?)\n]|$|\s(?:birthday|party|year|in|on|next|last|this|and|was|is|so|coming)\b)",
    r"\b\d{1,2}(?:\s|-)days?(?:\s|-)olds?\b",
    r"\b\d{1,2}/(?:12|52)(?=\s?(?:old|of\sage)\b)",
    # a date of birth before: 3/4/1942 (82); a number of a patient before: 82 years
    r"(?:(?<=[/.]\d{4}\s\()|(?<=[/.]\d\d\s\()|(?<=/\d{4},\s)|(?<=/\d\d,\s))\d{1,3}(?=\s?(?:\)|[,;.\n]|y))",
    r"(?<=\d{3},\s)\d{2,3}\s?(?:years|yrs)(?=\s?[,.;:)\n])",
    # a year of a life: "1961: arrives from Antigua, 17."
    r"(?:(?<=^)|(?<=[.;]\s))(?:19|20)\d\d:\s[^.:;\n]{3,50},\s(?:aged\s)?\K\d{1,2}(?=[.;\n])",
    # a whole life: in 79 years she had never
    r"\bin\s(?:all\s(?:his|her|my|their)\s)?\K(?:[6-9]\d|10\d)(?=\syears\s(?:she|he|i|they)\b)",
    r"\ball\s(?:his|her|my|their)\s\K(?:\d\d|10\d)(?=\syears\s(?:she|he|i|they)\b)",
    rf"\b(?:happy|(?:for|before|since|until|till)\s(?:his|her|my|their))\s\K(?:\d{{1,3}}(?:st|nd|rd|th)|{GROWN_ORDINAL})"
    r"(?=\s?[,.;:!?)\n]|$|\s(?:he|she|they|we|i|to|mum|dad|nan|on|in|and)\b)",
    rf"\b(?:his|her|my|their)\s\K{GROWN_ORDINAL}(?=\s?[.;!?)\n]|$|\s(?:in|on|next|last|this)\b)(?!\s(?:year|week|month|time|day))",
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
#: What looks like a name in small letters, and is numbered: case 1.
IS_NUMBERED = re.compile(r"\b(?:case|item|visit|week|day)\Z", re.IGNORECASE)
#: An age after somebody's name.
AFTER_NAME = re.compile(
    rf"(?:['’]s)?(?:,? (?:is |was |turned |is now |now |just |maybe |perhaps |probably |about |around |nearly |almost )?\(?(?:aged )?"
    rf"(?P<figures>\d{{1,3}})|(?:,| is| was| turned"
    rf"| is now) (?P<spelt>{SPELT}))"
    r"(?=\s?[,;:)\n]|\s?[.!?](?:\s|$)|\s*$|\s(?:and|who|but|-)\s)(?![,:]\d)",
    re.IGNORECASE,
)


def age_after(text: str, end: int) -> tuple[int, int] | None:
    """Where an age stands after somebody's name: Lee 19, Maya is nine."""
    if IS_NUMBERED.search(text, max(0, end - 12), end):
        return None
    match = AFTER_NAME.match(text, end)
    return match.span(match.lastgroup) if match and match.lastgroup else None
