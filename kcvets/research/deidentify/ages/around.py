"""What stands before and after a bare number that is somebody's age."""

from __future__ import annotations

import re

from kcvets.research.deidentify.spelt import GROWN, SPELT

NUMBER = re.compile(
    rf"(?<![\w.,:/£$€#+%@&-])(?P<age>\d{{1,3}}(?:\s?[½¼¾]|ish\b)?|{SPELT})"
    r"(?!(?!(?:months?|mths?|wks?|weeks?)\b)[\w%°£$€@:/]|[.,]\d|-(?!ish\b)\w|['’]\w)",
    re.IGNORECASE,
)
IS_GROWN = re.compile(GROWN, re.IGNORECASE)
CLOSED = re.compile(r"\s?(?:[&+,.;:!?()\]\"”’'\n/]|[-–—]|\.\.|…|$)")
NEXT = re.compile(r"\s+(?P<word>[^\W\d_][\w'’-]*)")
PERIOD = re.compile(
    r"\s?(?:months?|mths?|weeks?|wks?|days?|years?|yrs?)(?=\s?(?:[,.;:)\n]|$)|\s(?:and|but|now|so|who|not)\b)", re.IGNORECASE
)

SURELY = (
    "(?:now|only|just|nearly|almost|about|around|already|still|barely|then|not|yet|maybe|perhaps|probably|officially|both|also|actually"
    "|today|really|over|under|gone|past|herself|himself|myself|approximately|approx|roughly|well|but|even|ony|jus)"
)
IS = "(?:is|was|are|were|r|wer|wos|am|be|been|being|turns?|turned|turning|becomes?|became|hits?|reached|reaches|says|said)"
FUTURE = (
    "(?:['’]?(?:ll|d|ve)\\s(?:have\\s)?be(?:en)?|\\s(?:will|would|could|might|must|may|should|['’]d)\\s(?:soon\\s|now\\s|only\\s|just\\s)?"
    "(?:be|have\\sbeen|['’]?ve\\sbeen))"
)
#: She is, who was only, the lad's, he will be.
SUBJECT = re.compile(
    rf"(?P<subject>[^\W\d_][\w-]*?)(?:['’](?:s|m|re)|\s{IS}|\s(?:has|had|have)\sbeen|{FUTURE})(?:\s{SURELY}){{0,2}}\s$", re.IGNORECASE
)
SHORT_SUBJECT = re.compile(rf"\b(?:im|hes|shes|whos|dads|mums|nans)(?:\s{SURELY}){{0,2}}\s$", re.IGNORECASE)
AT = re.compile(rf"(?:^|[\s(“\"])at(?:\s{SURELY})?\s$", re.IGNORECASE)
OF = re.compile(rf"(?P<subject>[^\W\d_][\w-]*)\s(?:of\s|aged?\s(?:of\s)?)(?:{SURELY}\s|some\s)?$", re.IGNORECASE)
AGED = re.compile(
    r"\bage[ds]?(?:\s(?:at|on|when)\s\w+)?"
    r"(?:(?<!pension\sage)(?<!retirement\sage)(?<!school\sage)(?<!leaving\sage)(?<!minimum\sage)(?<!average\sage)(?<!mental\sage)"
    r"(?:\s(?:is|was|as|given|gave|stated|put|recorded|told|said|assessed|estimated|thought|to|be|down|at)){1,3})?"
    rf"(?:\sof|\s?[:=-]|,)?\s(?:{SURELY}\s)?$",
    re.IGNORECASE,
)
#: Came from Wrocław at ten, came through Dover at seven.
ARRIVED = re.compile(
    r"\b(?:came|come|went|moved|brought|sent|fled|left|escaped|arrived|shipped|smuggled|deported|evacuated)\s(?:here\s|over\s|alone\s|away\s)?"
    r"(?:from|through|via|out\sof|to)\s(?P<place>(?:the\s)?[^\W\d_][^.,;:!?\d\n]{2,24})\sat\s(?:only\s|just\s|about\s|age\s)?$",
    re.IGNORECASE,
)
BESIDE = re.compile(r"(?P<subject>[^\W\d_][\w-]*)(?:['’]s)?(?P<comma>\.?[,;]|\s?[-–—:]|\.)?[^\S\n]\(?\Z")  # not 1. below a name
LISTED = re.compile(r"(?P<earlier>[^\W\d_][\w'’-]*)[)\"”’]?,\s(?:now\s|only\s|just\s|about\s)?$")
OPENS = re.compile(r"(?:^|\n|[.!?]\s|\s[-–•]\s)\s*(?:[-•*]\s)?$")
GOES_ON = re.compile(
    r",\s[^\W\d_]|\s(?:lives|living|lived|widowed|married|single|retired|divorced|and\s(?:still|never|not|fit|well|living|she|he|they))\b"
    r"|\son\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)
REMARKS = re.compile(
    r"\b(?:(?:good|bad|young|old|fit|sharp|well|tall|small|big|great|spry|strong|going|lad|lass|girl|boy|man|woman|lady|bloke"
    r"|gentleman)\sfor|going\son|coming\sup(?:\sto|\son)?|getting\son\sfor|knocking\son|pushing|approaching|(?:off|short\sof|shy\sof)"
    r"|(?:makes?|made|put|puts)\s(?:him|her|me|them)(?:\s(?:at|down\sas))?|(?:looks?|looked|feels?|felt)(?:\slike|\snearer|\scloser\sto)?"
    r"|(?:form|passport|letter|file|paper|paperwork|record|report|card|documents?|certificate)\s(?:is|was|says|said|has|puts)"
    r"|\ba\s(?:sprightly|young|fit|frail|very|tired|tough|healthy|youthful|spry|sharp|mature|grand|fragile|proud|hearty|small|tall|big"
    r"|hard|old)"
    r"|(?:they|passport|office|form|border|assessors?|services|police|council|court|social|yp|dentist)"
    r"\s(?:says?|said|puts?|reckons?|(?:has|have|had)\s(?:written|put|said|down))"
    r"|(?:assessed|passed\soff|given|recorded|listed|entered|registered|(?:put|set|is|was)\sdown|shown)\sas"
    r"|more\slike|nearer(?:\sto)?|closer\sto|\d\d,?\s(?:and\s|but\s)?not|i['’]d\s(?:have\s)?(?:say|said)"
    r"|(?:family|relatives|parents|sons?|daughters?|wife|husband|mum|mother|dad|father|brother|sister|uncle|aunt)\ssay"
    r"|(?:thought|believed|said|known|claim(?:s|ed|ing)|reckoned)\sto\sbe"
    r"|(?<=[.!?,;]\s)(?:says|claims)|(?:is|says|said|claims)\s\d\d,\s[\w-]+\s(?:says?|said|puts?)"
    r"|(?:unknown|disputed?)[^.\n]{0,16}\b(?:says?|as)|not\syet|\bage\s[^.;\n]{2,32}\s(?:puts?|says?|said|reckons?|written)"
    r"|when\s(?:only\s|just\s)?|(?:says|said|thinks|thought|reckons),?\sor|(?:he|she|him|her|me|they),)"
    rf"\s(?:{SURELY}\s)?$",
    re.IGNORECASE,
)
AS_A_CHILD = re.compile(
    r"\b(?:orphaned|widowed|adopted|fostered|bereaved|over|country|england|britain|uk|care|to\ssea|pit|(?:left"
    r"|leaving)\s(?:school|education)|carer|deaf|blind|epileptic"
    r"|(?:started|began|first)\s(?:drinking|smoking|using|cutting|stealing|drugs)"
    r"|\b(?:tall|big|small|little|grown(?:\sup)?|clever|bright|brave|strong|old|wise|sweet|grown-up)"
    r"|(?:as\sa\s|a\s|the\s)"
    r"(?:boy|girl|child|kid))\)?,?\s(?:at|from|since)\s(?:age\s)?$",
    re.IGNORECASE,
)
OWN_YEARS = re.compile(r"\b(?:his|her|my|their|those|these)\s$", re.IGNORECASE)
YEARS = re.compile(r"\syears(?=\s?(?:[,.;:!?)\n]|$)|\son\sthis\b|\son\searth\b)", re.IGNORECASE)
MORE = re.compile(
    rf"(?:,?\s?(?:and|&|\+|or|then|to|but)\s|,\s(?:and\s|then\s)?|\s?/\s?|\s?-\s?)"
    rf"(?:(?:is|was|at|aged|a|now|then)\s|[^\W\d_][\w'’]*\s(?:is|was|at)\s|(?P<who>[^\W\d_][\w'’-]+)\s)?"
    rf"(?P<age>\d{{1,3}}|{SPELT})(?![\w%°£:]|[.,]\d)",
    re.IGNORECASE,
)
#: She is in a wheelchair since 40, a stroke at 35.
LIFE = re.compile(
    r"(?:\b(?:onset|since)\s(?:at\s|about\s|around\s)?|\b(?:injur(?:y|ed)|stroke|epilep(?:sy|tic)|diabet(?:es|ic)|blind|deaf|disabled"
    r"|disability|wheelchair|ms|drinking|drinker|smok(?:ed|ing|er)|using|heroin|gambling|dementia|care|carer|alone|prison|inside|pregnant"
    r"|homeless)\b"
    r"[^.!?;\n]{0,24}\b(?:at|from|since)\s(?:about\s|around\s)?)$",
    re.IGNORECASE,
)
BY = re.compile(r"(?:^|[.,;]\s|\n|\b(?:and|but|so)\s)by\s$", re.IGNORECASE)
CHILD = re.compile(
    r"\b(?:(?:girl|boy|lad|lass|lassie|child|kid|bairn|wean)\s(?:of|aged)|(?:daughter|son|girl|boy|kid|child|brother|sister|grandson"
    r"|granddaughter|niece|nephew|one)\swho(?:['’]s|\sis|\swas))\s(?:only\s|just\s|now\s|about\s)?$",
    re.IGNORECASE,
)
AND_IS = re.compile(r"\band\s(?:is|was)\s(?:now\s|only\s|just\s|nearly\s)?$", re.IGNORECASE)
#: Kazik, as he is known, is 61.
AFTER_ASIDE = re.compile(r"[^\W\d_][,)]\s(?:is|was)\s(?:now\s|only\s|just\s|nearly\s)?$", re.IGNORECASE)
WHICH_ONE = re.compile(
    r"\b(?:the|that|this|older|younger|oldest|youngest|eldest|elder|little|big|wee|other|right|left|middle|first|second|third|last|new)\s$",
    re.IGNORECASE,
)
OF_A_PAGE = re.compile(r"\b(?:pp?|nos?|vol|ch|s|art|para)\.\s$", re.IGNORECASE)
IN_MONTHS = re.compile(r"(?<![\w/£.])(?P<age>\d{1,2}/(?:12|52))(?![\w/])")
BABY = re.compile(r"\b(?:baby|infant|newborn|toddler|bub)\s(?:[^\W\d_]+\s)?(?:is\s|now\s|only\s|\()?$", re.IGNORECASE)
SAID = re.compile(r"\b(?:says|said)\s(?:\w+\s)?$", re.IGNORECASE)
NEARLY = re.compile(r"\b(?:nearly|almost|not\syet|coming\sup|rising)\s$", re.IGNORECASE)
SENTENCE = re.compile(r"[a-z][.!]\s$")  # a number that is a sentence: He died on Sunday. 86.
WITH_SEX = re.compile(r"(?<![\w£.,/])(?:1[3-9]|[2-9]\d)\s?[mf](?=\s?[,.;:)\n]|$)", re.IGNORECASE)
HOUR = re.compile(rf"\s(?:to|past)\s(?:\d|{SPELT}\b|the\shour)", re.IGNORECASE)
ALONE = re.compile(r"[.!](?=\s[^\d\s]|\n|$)")
BRACKET = re.compile(r"\w\s\([^()\n]{1,40}\)[,:]?\s$")
