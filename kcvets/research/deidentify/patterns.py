"""What identifies by its form: UK numbers with their check digits, addresses, dates, ages, case references."""

from __future__ import annotations

import re

from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import NhsRecognizer, UkNinoRecognizer

MONTHS = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
STREETS = (
    "Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Court|Crescent|Cres|Drive|Dr|Gardens|Gdns|Grove|Hill|House|Mews|Park|Place|Pl|Rise|Row|"
    "Square|Sq|Terrace|Ter|Way|Walk|View|Parade|Green|Fields?|Croft|Mount|Bank|Wharf|Quay|Estate"
)
NUMBERS = "seventy|eighty|ninety|sixty|fifty|forty|thirty|twenty"
#: By the kind of thing, how it looks. Scores say nothing here: what matches is masked.
FORMS = {
    "POSTCODE": r"\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b",
    "VEHICLE": r"\b(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z])\b",
    "CASE": r"\b(?:[A-Z]{2,6}[-/#]\s?\d{3,}(?:[-/]\d+)*|(?:case|ref(?:erence)?|client|file|record|id|liquidlogic|mosaic)(?:\s+(?:no|number|id|ref))?\.?\s*[:#]?\s*\d{4,})\b",
    "ADDRESS": rf"\b(?:(?:flat|apartment|unit|room)\s+\w{{1,4}},?\s+)?\d{{1,4}}[a-z]?,?\s+(?:[a-z][\w'’-]+\s+){{1,3}}(?:{STREETS})\b\.?",
    "DATE": (
        rf"\b\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:\d{{4}}|\d\d)\b|\b\d{{4}}-\d\d-\d\d\b"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{MONTHS}),?\s+(?:\d{{4}}|['’]\d\d)\b"
        rf"|\b(?:{MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
        rf"|\b(?:born|dob|d\.o\.b\.?|date of birth)\W{{1,4}}(?:on\s+|in\s+)?(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:(?:{MONTHS})\s*)?(?:\d{{4}})?\b"
    ),
    "AGE": (
        r"(?<=[a-z], )\d{2}(?=,|\s+and\b|\s+who\b)|(?<=[a-z] \()\d{2}(?=\))|"
                rf"\b(?:\d{{1,3}}|(?:{NUMBERS})(?:[- ]\w+)?)[- ]?(?:years?[- ]old|yrs?[- ]old|y/?o|year[- ]olds?)\b"
        rf"|\b(?:aged?|turned|turning)\s+(?:\d{{1,3}}|(?:{NUMBERS})(?:-\w+)?)\b|\b(?:who is|she is|he is|she's|he's|they are|i am|i'm)\s+\d{{2}}\b(?!\s*(?:minutes|hours|days|per|%|miles|pounds))"
    ),
    "PHONE": r"(?<![\w-])(?:\+44[ -]?(?:\(0\))?|\(?0)[1-9](?:[ ()-]*\d){7,9}(?!\d)",
    # Presidio's own asks the network for a list of domains
    "EMAIL": r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+",
    "WEB": r"\b(?:https?://|www\.)\S+[\w/]|\b[\w-]+\.(?:co\.uk|org\.uk|gov\.uk|nhs\.uk|com|org|net)(?:/\S*[\w/])?|(?<![\w@])@[A-Za-z]\w{2,}\b",
}


def recognisers() -> list:
    """Presidio's recognisers for what identifies by its form."""
    own = [
        PatternRecognizer(kind, name=kind, patterns=[Pattern(kind, form, 0.9)], global_regex_flags=re.IGNORECASE | re.MULTILINE)
        for kind, form in FORMS.items()
    ]
    return [*own, NhsRecognizer(), UkNinoRecognizer()]
