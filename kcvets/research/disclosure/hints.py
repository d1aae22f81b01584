"""What tells who somebody is without naming them: a job, a rare illness, twins, an event that was in the news.

Patterns and short lists, and no more. A nickname, a way of speaking or a story that everybody in a town knows is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MANY = (
    r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|\d+)"
)
NUMBER = MANY.replace("three", "two|three", 1)
PEOPLE = (
    r"(?:man|woman|person|boy|girl|child|couple|family|household|patient|resident|tenant|pupil|student|worker|carer|doctor|nurse|teacher|"
    r"survivor|speaker|muslim|jew|jewish|sikh|hindu|black|asian|white|chinese|polish|somali|deaf|blind|gay|lesbian|trans|wheelchair)\w*"
)
#: Not those whom social workers meet in their work every day: a teacher or a solicitor in a text tells little.
JOBS = (
    "actor|actress|acrobat|ambassador|architect|astronomer|auctioneer|baker|ballet dancer|barrister|beekeeper|bell-?ringer|"
    "blacksmith|bookbinder|bookmaker|boxer|brewer|bricklayer|bus conductor|bus driver|butcher|cabinet ?maker|carpenter|"
    "cartographer|chef|chemist|choirmaster|clockmaker|coal ?man|cobbler|comedian|confectioner|crane driver|cricketer|croupier|"
    "curator|dairyman|dancer|deep-sea diver|detective|diplomat|docker|draughtsman|dressmaker|electrician|embalmer|engineer|"
    "engine driver|engraver|farmer|ferryman|film-?maker|firefighter|fireman|fisherman|fishmonger|fitter|florist|footballer|"
    "forester|foundryman|furrier|gamekeeper|gardener|glassblower|glazier|goldsmith|gravedigger|greengrocer|grocer|guitarist|"
    "hairdresser|harbour ?master|horse trainer|hotelier|imam|ironmonger|jeweller|jockey|journalist|juggler|lace ?maker|"
    "landscape painter|librarian|lighthouse keeper|locksmith|lollipop lady|lorry driver|machinist|magician|mayor|mechanic|"
    "merchant seaman|milkman|milliner|miner|missionary|monk|mountaineer|musician|nun|organist|paratrooper|pathologist|photographer|"
    "pianist|piano tuner|pilot|plasterer|plumber|poet|policeman|policewoman|postman|postmistress|preacher|priest|printer|"
    "prison officer|publican|puppeteer|rabbi|racing driver|radio operator|railwayman|referee|riveter|roofer|saddler|sailor|"
    "scaffolder|sculptor|seamstress|sheep farmer|shepherd|shipbuilder|shipwright|signalman|silversmith|soldier|steel ?worker|"
    "steeplejack|stonemason|submariner|surveyor|tailor|tailoress|tax inspector|taxidermist|taxi driver|thatcher|tiler|toolmaker|"
    "train driver|trawlerman|typesetter|umpire|undertaker|upholsterer|vicar|violinist|waiter|waitress|watchmaker|weaver|welder|"
    "wheelwright|window cleaner|wrestler|zoo ?keeper|bishop|ferry pilot"
)
#: What somebody does or did, told in a way that only a job is told.
AS_A_JOB = (
    r"retired (?!now|and|from|in|at|early|last|when|but|to|after|on|he|she|they|i\b)[a-z-]+(?: [a-z]+er| [a-z]+man)?|"
    r"former (?!colleague|husband|wife|partner|self|team|manager|address|home|client|student|name)[a-z-]+|ex-(?!husband|wife|partner|"
    r"boy|girl)[a-z]+|"
    r"(?:used to be|worked as|trained as|had been|was once) an? [a-z-]+(?:er|or|ist|man|woman|ian)|"
    r"(?:ran|runs|kept|owned|owns) (?:the|a) [a-z-]+(?: [a-z-]+)? ?(?:shop|pub|hotel|garage|farm|caf[eé]|restaurant|stall|takeaway|"
    r"school|post office)"
)
RARE = (
    r"huntington\w*|motor neurone|mnd|creutzfeldt|cjd|friedreich\w*|prader[- ]willi|angelman|rett|duchenne|cystic fibrosis|sickle cell|"
    r"thalassaemia|locked[- ]in|narcolep\w+|albin\w+|dwarfism|achondroplasia|haemophilia\w*|porphyria|wilson['’]s|korsakoff\w*|pick['’]s|"
    r"lewy bod\w+|posterior cortical|charles bonnet|guillain[- ]barr[eé]|ehlers[- ]danlos|marfan|tourette\w*|cri du chat|"
    r"williams syndrome|turner syndrome|klinefelter\w*|fragile x|tuberous sclerosis|neurofibromatosis|myasthenia\w*|scleroderma|leprosy|"
    r"polio|thalidomide|anophthalmia|transplant|conjoined|quadriplegi\w+|tetraplegi\w+|phocomelia|gender reassignment|schizophrenia|"
    r"dissociative identity"
)
COMMON = (
    r"dementia|alzheimer\w*|parkinson\w*|stroke|cancer|leukaemia|epilep\w+|diabet\w+|autis\w+|adhd|down['’]?s? syndrome|cerebral palsy|"
    r"multiple sclerosis|bipolar|psychos[ie]s|anorexi\w+|bulimi\w+|hiv|hepatitis|copd|kidney failure|dialysis|heart (?:attack|failure)|"
    r"amput\w+|brain injury|spina bifida|deaf(?:blind)?|blind|paraly[sz]\w+|learning disabilit\w+|hoarding|alcohol\w*|heroin|overdose|"
    r"suicid\w+|self[- ]harm\w*|miscarriage|stillb\w+|ptsd|agoraphobi\w+|arthritis"
)
FAMILY = (
    rf"twins?|triplets?|quadruplets?|identical (?:sister|brother)s?|two (?:wives|husbands)|{MANY} (?:children|kids|sons|daughters|"
    rf"brothers|sisters|siblings|"
    rf"wives|husbands|stepchildren|foster children)|(?:youngest|eldest|oldest|one) of {NUMBER}|half[- ](?:sister|brother)s?|adopted|"
    rf"surrogate\w*|orphan\w*|widowed twice|"
    r"only (?:child|son|daughter)|bigam\w+|cousins? who (?:are )?married|married (?:his|her) cousin|in care as a (?:child|boy|girl)|"
    r"great-grand\w+|ex-husbands|"
    r"ex-wives"
)
EVENT = (
    r"(?:in|on) (?:all )?the (?:local |national |evening )?(?:news|(?:news)?papers?|front page|radio|telly|television|tv)|headlines?|"
    r"inquests?|"
    r"public inquiry|murder\w*|manslaughter|homicide|kidnap\w*|explosion|bombing|terror\w*|plane crash|train crash|shipwreck|drowned|"
    r"earthquake|the (?:fire|flood|floods|crash|shooting|stabbing|riots?)|(?:bus|coach|mining|rail|boating|farm) (?:accident|"
    r"disaster)|went viral|"
    r"documentary|lottery|serious case review|safeguarding adults? review|domestic homicide review|crown court|old bailey|war crimes?|"
    r"medal|"
    r"olympi\w+|world (?:champion|record)|mbe|obe|cbe|knighted|jailed|sentenced|on trial|in prison for|hillsborough|grenfell|windrush|"
    r"lockerbie|"
    r"aberfan"
)
UNIQUE = (
    rf"the only (?:[\w'’-]+ ){{0,3}}?{PEOPLE}|the (?:first|last|oldest|youngest|tallest) (?:black|asian|female|male|woman|[\w'’-]+ish|"
    rf"gay|deaf|blind|disabled) {PEOPLE}|nobody else in the (?:town|village|street|county|team|ward)|"
    r"(?:well[- ]known|famous|notorious) (?:in|round|around|for|locally)|local celebrit\w+|"
    r"(?:everybody|everyone|they all) (?:in \w+ |still )?(?:knows?|calls?|called) (?:him|her|them)"
)
KNOWN = (
    r"(?:(?:is|was|are|were) |(?<=['’]s )|(?<=['’]re ))(?:the|that) (?:[\w-]+ )?(?:man|woman|lady|family|boy|girl|person|couple|chap|"
    r"lad|lass|house) "
    r"(?:with|who|whose|above|from|that)|the first (?:[\w-]+ ){1,6}ever|"
    r"the [\w-]+['’]s (?:widow(?:er)?|wife|husband|son|daughter|brother|sister)"
)
ORIGIN = (
    r"(?:korean|japanese|thai|filipin[oa]|indian|pakistani|bangladeshi|sri lankan|greek|italian|spanish|portuguese|brazilian|russian|"
    r"hungarian|"
    r"czech|slovak|serbian|croatian|bosnian|kosovan|latvian|estonian|israeli|palestinian|lebanese|egyptian|moroccan|algerian|libyan|"
    r"sudanese|"
    r"ethiopian|kenyan|ugandan|tanzanian|malawian|zambian|angolan|gambian|colombian|chilean|mexican|cuban|trinidadian|haitian|"
    r"american|canadian|"
    r"australian|traveller|gypsy|roma|romany|kurdish|somali|eritrean|afghan|syrian|iraqi|iranian|persian|tamil|bengali|sylheti|"
    r"punjabi|gujarati|"
    r"urdu|pashto|dari|farsi|arabic|turkish|ukrainian|polish|romanian|bulgarian|lithuanian|albanian|vietnamese|cantonese|mandarin|nepali|"
    r"yoruba|igbo|twi|swahili|amharic|tigrinya|jamaican|barbadian|guyanese|nigerian|ghanaian|congolese|zimbabwean|chinese|maltese|"
    r"cypriot|welsh[- ]speaking|gaelic|sikh|hindu|buddhist|hasidic|jehovah['’]s witness\w*|mormon|quaker|plymouth brethren|rastafari\w*|"
    r"muslim|jewish|asylum|refugee)s?"
)
AGE = (
    r"(?:in|into|of) (?:her|his|their) (?:early |mid[- ]?|late )?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|"
    r"nineties|hundreds)|(?:teenage[rd]?s?|octogenarian|nonagenarian|centenarian|toddler|newborn|pensioner)|\d{1,3}[- ]years?[- ]old|"
    r"aged? \d{1,3}|hundred(?:th)? birthday|(?:a|one) hundred and \w+|(?:of|is|was|turned|aged|nearly) (?:eighty|ninety)(?:[- ]\w+)?|"
    r"when (?:he|she) was (?:\d{1,2}|[a-z]+teen|eleven|twelve|ten|nine|eight|seven|six|five|four|three)"
)
PLACE = (
    r"(?:the )?(?:island|lighthouse|village|hamlet|peninsula|fishing port|harbour|canal boat|narrowboat|houseboat|barge|caravan|convent|"
    r"monastery|castle|barracks|prison|oil rig)s?"
)
DATE = (
    r"(?:19|20)\d\d|(?:january|february|march|april|june|july|august|september|october|november|december)|christmas (?:eve|day)|"
    r"boxing day|new year['’]s (?:eve|day)|easter sunday|good friday|bonfire night|ramadan|eid|diwali"
)
FIGURE = (
    rf"£ ?\d[\d,.]*|\d[\d,.]*\d(?: ?(?:%|per cent|miles|stone|cats|dogs|years|days|weeks|months|hours|bags|boxes|birds))?|"
    rf"{NUMBER} (?:cats|dogs|horses|parrots|birds|snakes|ferrets|hens)"
)
FEATURE = (
    r"tattoo\w*|glass eye|wooden leg|prosthe\w+|birthmark|six foot \w+|seven foot|stammer\w*|parrot|macaw|python|alpaca|ferrets?|"
    r"pigeons?|vintage \w+|steam engine|(?:[\w-]+ )?stone(?= and| on|,|\.)|play(?:s|ed)? the [a-z]+|violin|accordion|harp|bagpipes|"
    r"lost (?:both|an?|his|her) (?:arms?|legs?|eyes?|hands?)"
)

KINDS = {
    "age": ("an age", AGE),
    "place": ("a kind of place", PLACE),
    "condition": ("an illness or impairment", COMMON),
    "rare": ("a rare illness or impairment", RARE),
    "job": ("a job", rf"(?:{JOBS})s?|{AS_A_JOB}"),
    "family": ("a family out of the ordinary", FAMILY),
    "origin": ("an origin, a language or a religion", ORIGIN),
    "date": ("a date or a feast", DATE),
    "number": ("an exact number", FIGURE),
    "event": ("an event that others may know of", EVENT),
    "unique": ("the only one of a kind", UNIQUE),
    "known": ("what somebody is known by", KNOWN),
    "feature": ("something to know a person by", FEATURE),
}
#: Those that may be enough by themselves.
STRONG = frozenset({"rare", "event", "unique"})
#: Those of which two different ones in a text make a combination too.
ADD_UP = frozenset({"condition", "family", "job", "feature"})
FORMS = {kind: re.compile(rf"(?<![\w£])(?:{form})(?!\w)", re.IGNORECASE) for kind, (_, form) in KINDS.items()}
#: What stands in a de-identified text for what was masked.
STAND_IN = re.compile(r"\b(?:Person|Place) \d+\b|\[[^\]\n]{1,60}\]")


@dataclass(frozen=True, order=True)
class Hint:
    """Something in a text that tells about somebody without a name.

    Parameters
    ----------
    start, end : int
        Where it stands, in characters.
    kind : str
        One of `KINDS`.
    words : str
        The words, in small letters.
    """

    start: int
    end: int
    kind: str
    words: str


def hints(text: str) -> list[Hint]:
    """What tells about somebody without a name, in order; of two that overlap, the longer one. Stand-ins tell nothing.

    Parameters
    ----------
    text : str
        De-identified or not.
    """
    plain = STAND_IN.sub(lambda stand_in: " " * len(stand_in.group()), text)
    every = [Hint(*match.span(), kind, match.group().lower()) for kind, form in FORMS.items() for match in form.finditer(plain)]
    found: list[Hint] = []
    taken = bytearray(len(plain))
    for one in sorted(every, key=lambda hint: (hint.start - hint.end, hint.start, [*KINDS].index(hint.kind))):
        if not any(taken[one.start : one.end]):
            found.append(one)
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
    return sorted(found)


def combined(found: Iterable[Hint]) -> bool:
    """Whether several things meet that tell about somebody: two kinds, or two different illnesses, jobs and the like."""
    kinds = {hint.kind for hint in found}
    return len(kinds) > 1 or len({hint.words for hint in found if hint.kind in ADD_UP}) > 1


def called(kind: str) -> str:
    """A kind in words."""
    return KINDS[kind][0]
