"""What identifies by its form: UK numbers, addresses, dates, case references, in capitals or not."""

from __future__ import annotations

import re

from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import NhsRecognizer

from kcvets.research.deidentify.ages.forms import FORMS as AGES
from kcvets.research.deidentify.spelt import MONTHS

STREETS = (
    "Street|St|Road|Rd|Lanes?|Ln|Avenue|Ave|Av|Close|Cl|Court|Ct|Crescent|Cres|Drive|Drv|Gardens?|Gdns|Grove|Gr|Hill|House|Mews|Park"
    "|Place|Pl|Rise|Row|"
    "Square|Sq|Terrace|Terr?|Way|Walk|View|Parade|Green|Fields?|Croft|Mount|Bank|Wharf|Quay|Estate|Cottages?|Villas?|Buildings"
    "|Mansions|Heights|Towers?|"
    "Lodge|Point|Approach|Bridge|End|Gate|Garth|Fold|Yard|Passage|Alley|Vale|Dale|Common|Heath|Meadows?|Side|Brow|Ridge|Circus"
    "|Broadway|Boulevard|"
    "Promenade|Esplanade|Embankment|Chase|Dene|Drove|Farm|Hamlet|Lea|Leas|Loan|Wynd|Brae|Path|Piece|Reach|Spinney|Wood|Woods|Flats"
)
#: What stands before a number and is no part of it.
NO_LABEL = r"(?!(?:no|nos|number|is|on|was|are|had|nhs|tel)\b)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
BORN = r"(?:born|d\.?\s?o\.?\s?b\.?|date of birth|birth ?date|birthday)"
NUMBERED = r"(?:\s+(?:no|nos|number|num|id|code|ref(?:erence)?)(?![a-z]))?\s*[.:#(]*\s*(?:(?:is|was|are)\s+)?[:#]?\s*"
REFERENCE = (
    r"(?:case|ref(?:erence|s)?|our ref|your ref|client|file|record|liquid ?logic|mosaic|care ?first|eclipse|care ?director|rio"
    r"|system ?one|emis|framework ?i|"
    r"hospital|patient|unit|mrn|crn|urn|uprn|upn|pnc|cad|cris|niche|crime|incident|claim|customer|account|acct|a/c|policy"
    r"|licen[cs]e|passport"
    r"|tenancy|rent|council tax|"
    r"payroll|staff|employee|student|social work england|swe|nmc|gmc|pin|badge|ticket|log|order|id|lasids?|las|ppn|home office|visa"
    r"|brp|sort code)"
)
NO_STREET = (
    "hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|yrs?|of|for|the|and|to|in|at|on|a|an|my|her|his|our|their|people|times?"
    "|more|other|different|"
    "new|per|visits?|calls?|reserved|miles?|pounds|or|with|from|old|then|is|was|if|by|as|that|who|i|we|she|he|they|it|carers?"
    "|social|support|end"
)
STOREY = r"(?:top|ground|ground floor|first floor|second floor|top floor|basement|upper|lower|garden|granny|back|front|rear|attic)"
HOUSE_NAME = (
    r"the\s+(?:(?:old|new|little|wee|upper|lower|white|red|long|high)\s+)?(?:[a-z'’]+\s+)?(?:cottage|cottages|farm|farmhouse|lodge|bungalow"
    r"|mill|barn|barns|rectory|vicarage|manse|parsonage|schoolhouse|school\s?house|bakery|creamery|dairy|forge|smithy|chapel|coach\s?house"
    r"|gatehouse|stables|brewery|granary|house|hall|grange|orchard|croft|caravan|chalet|annexe?|post office|home|nursery|station|maltings"
    r"|pub|inn|byre|steading|tannery|foundry|warehouse|willows|beeches|elms|limes|cedars|firs|oaks|laurels|hollies|poplars|gables)"
)
PLAIN_STREET = (
    rf"(?:(?!(?:{NO_STREET}|down|up|across|near|opposite|next|off|along|behind|this|that|main|busy|which|where|it|no|so|but)\b)"
    r"[a-z][\w'’-]*\s+){1,2}(?:street|st|road|rd|lane|ln|avenue|ave|close|crescent|drive|terrace|yard|way|wynd|brae|approach|hill|row|mews"
    r"|gardens|court|fold|green|gate|walk|square|place|parade|bank|view|rise|grove)\b"
)
TOP = "uk|com|org|net|info|io|me|co|eu|ie|scot|wales|cymru|london|tv|app|dev|blog|online|site|example|test|invalid|edu|gov|biz"

#: By the kind of thing, how it looks, whatever the case of its letters. What matches is masked.
FORMS = {
    "POSTCODE": (
        r"\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b",
        r"\bpost ?code(?: is| was)?[: ]\s*\K[A-Z]{1,2}\d[A-Z\d]?\b",
    ),
    "NHS": (
        r"\b(?:nhs|chi|h&c)" + NUMBERED + r"\K\d(?:[ .-]?\d){8,9}\b",
        r"(?<![\d.+-])\d{3}[ .-]\d{3}[ .-]\d{4}(?![\d-])",
    ),
    "NINO": (
        r"\b[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b",
        r"\b(?:ni|nino|national insurance)" + NUMBERED + r"\K[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}\b",
    ),
    "VEHICLE": (
        r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b",
        r"\b(?-i:[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]|[A-Z]{1,3}I[A-Z] ?\d{1,4}|[A-Z]{2}\d{2} [A-Z]{3})\b",
        r"\b(?:plates?|reg|van|car|lorry|transit|motorbike|taxi)\b[^.\n]{0,40}?\K\b[A-Z]\d{2,3} ?[A-Z]{3}\b",
        r"\b(?:reg(?:istration)?|number ?plate|plate|vrm)" + NUMBERED + r"\K(?=\w*\d)[A-Z0-9]{1,4} ?[A-Z0-9]{2,4}\b",
    ),
    "CASE": (
        # letters and figures that strokes or dashes hold together, three figures at least
        r"(?<![\w/-])(?=[A-Z0-9]{1,8}[/-])(?=[\w/-]*[A-Z])(?=(?:[\w/-]*?\d){3})[A-Z0-9]{1,8}(?:[/-][A-Z0-9]{1,8})+(?![\w/])"
        r"(?<!(?i:-year|-old|-day))",
        rf"\b(?=\w+[ #:]{{1,2}}\d){NO_LABEL}(?-i:[A-Z]{{2,6}})[ #:]{{1,2}}(?!(?:19|20)\d\d\b)\d{{3,}}(?:[ /-]\d{{2,}})*\b",
        rf"\b(?=\w+ \d){NO_LABEL}[A-Z]{{2,5}} \d{{3}}[ -]\d{{3,4}}\b",
        rf"\b(?=\w+ \d){NO_LABEL}(?-i:[A-Z]{{1,6}}) \d{{2,}}[-/]\d{{3,}}\b",
        r"\b(?-i:[A-Z]{1,6})\d{4,}[A-Z]?\b",
        rf"\b{REFERENCE}{NUMBERED}\K{NO_LABEL}"
        r"(?:(?!(?:19|20)\d\d\b)(?=(?:[\w/-]*?\d){3})[A-Z]{0,6}[ #/-]?[\w/-]*\d[\w/-]*(?: \d{3,})*"
        r"|[A-Z]{1,6}[ -]\d{3,}(?:/\d+)*\b)",
        r"\b[A-Z]{1,3}\d{6,}\b",
        r"\b[A-Z9]{5}\d{6}[A-Z9]{2}[A-Z0-9]{3}\b",
        r"\b(?:cad|cris|pnc|niche|urn)\s(?:no\.?\s)?\d{2,}\b",
        r"\b\d{2}-\d{2}-\d{2}\b(?=.{0,40}\baccount)",
        r"(?<![\w.,£/-])\d{6,}(?![\w%]|[.,]\d)",
    ),
    "ADDRESS": (
        rf"\b(?:(?:flat|apartment|apt|unit|room|rm|plot|pitch|bed|ward|block)\s+\w{{1,4}},?\s+(?:at\s+)?|{STOREY}\s+flat,?\s+(?:at\s+)?"
        rf"|\d{{1,2}}/\d{{1,2}},?\s+|\d{{1,2}}f\d{{1,2}},?\s+)?(?:\d{{1,4}}[a-z]?"
        rf"(?:\s?[-/]\s?\d{{1,4}}[a-z]?)?,?\s+)"
        rf"(?:(?:(?!(?:{NO_STREET})\b)[a-z][\w'’.-]*\s+){{1,3}}?)(?:{STREETS})\b(?:\s(?:parade|road|rd|lane|street|avenue|close|court"
        rf"|gardens"
        r"|terrace|drive|crescent|way|flats|estate|mews|square|north|south|east|west)\b)?\.?",
        r"\b\d{1,4}[a-z]?,?\s+(?:heol|ffordd|stryd|l[oô]n|rhodfa|maes|clos|cwrt|tai|bryn|pen|glan|tan|tal|ael|bron|rhes|trem|t[yŷ]"
        r"|parc|nant|cae|d[oô]l|erw|coed|cefn|llwyn|craig|gerddi|stad|teras|waun|rhiw|allt|bro|b[oó]thar"
        r"|sr[aá]id)\s+(?:(?:y|yr|ar|dan)\s+)?\w[\w'’-]*(?:\s+(?-i:[A-Z])[\w'’-]+|\s+(?:felin|eglwys|ysgol|bont|coed|castell|capel"
        r"|haul|dderwen))?",
        r"\b(?:flat|apartment|apt|room|rm|pitch|plot)\s+(?:no\.?\s*)?\d{1,3}[a-z]?\b(?:,?\s+(?-i:[A-Z])[\w'’-]+(?:\s+"
        r"(?-i:[A-Z])[\w'’-]+){0,3}){0,3}",
        r"\b(?:flat|apartment|apt)\s(?-i:[B-HJ-Z])\b(?=,)",
        r"\b(?:unit|caravan|trailer|chalet|berth|mooring|bungalow|maisonette|studio|lodge|block|van)\s+(?:no\.?\s*)?\d{1,3}[a-z]?"
        r"(?:,\s+(?-i:[A-Z])[\w'’-]+(?:\s+(?-i:[A-Z])[\w'’-]+){0,3}){1,3}",
        r"\b(?-i:\d{1,3}[a-z]?\s[A-Z][^\W\d_]+-[\w-]*[A-Z]\w+)",
        r"\bc/o\s+(?=\d)",
        rf"\b(?:lives|living|lived|live|staying|address:?|address\sis|round|house)\sat\s\K(?-i:\d{{1,4}}[a-z]?\s"
        rf"(?!(?:{MONTHS}|Mrs?|Ms|Miss|Dr)\b)"
        r"[A-Z][a-z]{3,})\b",
        rf"\b(?:moved\sto|lives\sat|living\sat|lived\sat|staying\sat|address\sis|round\sat)\s\K\d{{1,4}}[a-z]?\s(?:(?!(?:{NO_STREET})\b)"
        r"[a-z]{3,}\s){0,1}(?!(?:" + NO_STREET + r")\b)[a-z]{4,}\b",
        r"(?-i:(?<![\d£.,:])\b\d{1,3}[a-z]? (?:St\.? )?(?!(?:Mrs?|Ms|Miss|Dr|Mx|Sir|Prof|Nurse|Sister|Auntie"
        r"|Uncle)\b)[A-Z][a-z'’-]+ [A-Z][\w'’-]+\b)(?! (?:Act|Regulations))",
        rf"\b(?:(?:flat|apartment|apt|unit|room|rm|plot|pitch|block)\s+\w{{1,4}}|{STOREY}\s+flat),\s+(?:{HOUSE_NAME},\s+)?{PLAIN_STREET}",
        rf"\b{HOUSE_NAME},\s+{PLAIN_STREET}",
        rf"\b(?:{STOREY})\s+flat,\s+{HOUSE_NAME}",
        r"\b\d{1,2}/\d{1,2},\s\d{1,4}[a-z]?\s[a-z][\w'’-]{3,}",
        r"\bp\.?o\.? box \d+",
        # abroad the number stands last: ul. Lipowa 8, Rua do Sol 14, Hauptstraße 5
        r"\b(?:ul\.|ulica|str\.|strada|rua|rue|calle|c/|(?-i:Via)|aleja|pl\.|plac|bd\.|bulevardul|avenida|av\.|corso|piazza)\s?"
        r"(?:(?:de|do|da|la|las|los|del|dos|św\.)\s){0,2}(?-i:[A-ZÀ-Ž])[\w'’-]+(?:\s(?-i:[A-ZÀ-Ž])[\w'’-]+)?,?\s"
        r"(?:n[ro]\.?\s)?\d{1,4}[a-z]?\b",
        r"\b(?-i:[A-ZÀ-Ž])\w+(?:stra(?:ß|ss)e|gasse|weg|platz|straat|laan|gatan|vägen|vej|gade)\s\d{1,4}[a-z]?\b",
        rf"\b(?:is|at|to|croft|house|home)\s\K(?:no|number)\.?\s\d{{1,3}}[a-z]?\s(?!(?:{NO_STREET}|because|but|so|when|where"
        r"|now)\b)[a-z][\w'’-]{4,}\b",
        r"\b(?:ward|(?-i:Villa|Bungalow)) (?:no\.? ?)?(?:\d{1,2}[a-z]?|[a-z]\d{1,2}|(?-i:[B-Z]))\b",
        r"\b(?:lives?|living|lived|moved|house|address|home|stays?|staying)\s+(?:is\s+)?(?:at|to|on|in)?\s*(?:number"
        r"|no\.?)\s*\K\d{1,4}[a-z]?\b",
    ),
    "PLACE": (
        r"\b(?!(?:the|an?|this|that|our|my|your|her|his|their|local|cheap|same|another|some|in|at|of|to|council|emergency|from|local)\b)"
        r"[\w'’-]+\s(?:b\s?&\s?b|bnb)\b",
        r"\b(?-i:Our Lady|our lady|OUR LADY)(?:['’]s|\sof\s(?:the\s)?\w+(?:\s(?-i:[A-Z])\w+)?)(?:\s(?:church|school|primary|parish"
        r"|rc|hospice))*",
        r"\b(?:sacred heart|corpus christi|holy (?:cross|family|rosary|name|trinity|redeemer)|all saints['’]?|all souls['’]?"
        r"|all hallows['’]?"
        r"|christ ?church)"
        r"(?:\s(?:church|school|primary|parish|rc|ce|c of e|catholic|hospice|academy|centre|hall))*\b",
    ),
    "DATE": (
        r"(?<![\d/.-])\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|['’]?\d\d)(?![\d/]|[.-]\d)",
        r"\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b",
        rf"\b{DAY}(?:\s+of)?[\s.-]+(?:{MONTHS})\b[.,]?[\s.-]+(?:(?:19|20)\d\d|['’]?\d\d(?![\w:]|[.]\d))",
        rf"\b(?:{MONTHS})\b\.?\s+(?:the\s+)?{DAY},?\s+(?:in\s+)?(?:(?:19|20)\d\d|['’]\d\d)\b",
        rf"\b{BORN}\W{{0,4}}(?:(?:is|was|on|in|the|of|around|about|back)\s+){{0,3}}\K(?:{DAY}\s*(?:of\s+)?)?(?:\b(?:{MONTHS})\b,?\s*)"
        rf"(?:{DAY}\b,?\s*)?(?:(?:19|20)\d\d|['’]\d\d)?\b",
        rf"\bborn\b[^.,;:\d\n]{{1,50}}?\son\s(?:the\s)?\K(?:{DAY}\s(?:of\s)?(?:{MONTHS})|(?:{MONTHS})\s(?:the\s)?{DAY})\b",
        rf"\b{BORN}\W{{0,4}}(?:(?:is|was|on|in|the|of|around|about|back)\s+){{0,3}}\K(?:\d{{1,2}}[ ./-]+\d{{1,2}}[ ./-]+\d{{2,4}}"
        rf"|\d{{6,8}}|(?:19|20)\d\d|['’]\d\d)\b",
    ),
    "AGE": AGES,
    # signed with an initial, at the end of all
    "PERSON": (r"(?-i:(?<=[.!?)]\s|\n)[B-HJ-Z])(?=\.?\s*\Z)",),
    "PHONE": (
        r"(?<![\w-])(?:(?:\+|00)44[ .-]?(?:\(0\))?[ .-]?|\(?0)[1-9](?:[ ().-]{0,2}\d){7,9}(?!\d)",
        r"\b(?:tel(?:ephone)?|phone|mobile|mob|ring|call|landline|fax|text|whatsapp|number(?: is)?)(?:\s+(?:no|number|her|him|them"
        r"|me|on|is|at))*\s*[.:]*\s*\K(?<!\d)\d{3,5}[ -]?\d{3,4}(?:[ -]?\d{3,4})?\b",
    ),
    # Presidio's own asks the network for a list of domains
    "EMAIL": (
        r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+",
        r"\b[\w.+-]+\s?[\[(]?\bat\b[\])]?\s?[\w-]+\s?[\[(]?\bdot\b[\])]?\s?(?:com|co|org|net|uk|nhs|gov)\b(?:\s?dot\s?uk)?",
    ),
    "WEB": (
        r"\b(?:https?://|www\.)\S+[\w/]",
        rf"(?<![\w@.])[\w-]+(?:\.[\w-]+)*\.(?:{TOP})(?![\w-])(?:/\S*[\w/])?",
        r"(?<![\w@.])@\w[\w.-]*\w",
        r"\b\w*[a-z]\w*_\w+\b",
        r"\b(?:insta(?:gram)?|facebook|fb|twitter|tiktok|snap(?:chat)?|discord|username|user ?name|gamertag|skype|login|screen ?name)"
        r"(?:\s+(?:account|name|page|handle|id|as|is|under|called|user))*\s*[:=]?\s*[\"'“‘]?\K(?=[\w.]*[\d_]|\w+\.\w)[a-z0-9][\w.-]{2,}",
        r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])",
    ),
}


class _Form(PatternRecognizer):
    """Looks for some forms of one kind."""

    def __init__(self, kind: str, forms: tuple[str, ...]) -> None:
        patterns = [Pattern(f"{kind} {number}", form, 0.9) for number, form in enumerate(forms)]
        super().__init__(kind, name=kind, patterns=patterns, global_regex_flags=re.IGNORECASE | re.MULTILINE)


def recognisers() -> list:
    """Presidio's recognisers for what identifies by its form."""
    return [*(_Form(kind, forms) for kind, forms in FORMS.items()), NhsRecognizer()]
