"""Numbers and months in words, as parts of patterns."""

MONTHS = (
    "Jan(?:uary)?|Feb(?:r?uary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    "|Dec(?:ember)?"
)
UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
SPELT = rf"(?:{TENS}(?:[- ]?{UNITS})?|{TEENS}|{UNITS})"
GROWN = rf"(?:{TENS}(?:[- ]?{UNITS})?|{TEENS})"
GROWN_ORDINAL = (
    rf"(?:{TENS}[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|hundredth)"
)
ORDINAL = rf"(?:{GROWN_ORDINAL}|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
