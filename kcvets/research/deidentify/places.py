"""Named places that point to somebody: homes, practices, centres, streets, villages. Large places are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kcvets.research.deidentify.lexicon import Lexicon, base

HOMES = (
    "Court|House|Lodge|Manor|Grange|Hall|Hospice|Hospital|Infirmary|Surgery|Practice|Clinic|Medical Centre|Health Centre|Day Centre|Care Home|Nursing Home|"
    "Residential Home|Community Centre|Centre|School|Academy|College|Nursery|Ward|Unit|Villa|Cottage|Gardens|Close|Road|Street|Lane|Avenue|Crescent|Drive|"
    "Terrace|Place|Park|Farm|Estate|Towers?|Mews|Square|Church|Mosque|Temple|Gurdwara|Synagogue|Chapel|Library|Club|Pub|Arms|Inn|Café|Cafe|Project|Hub"
)
NAMED = re.compile(rf"\b(?:(?:St\.?|The|Old|New|Upper|Lower|Great|Little)\s+)?(?:[A-Z][\w'’]+(?:-[A-Z]\w+)?\s+){{1,3}}(?:{HOMES})\b")
GENERIC = re.compile(r"^(?:The|A|An|Our|My|Her|His|Their|This|That|Day|Care|Nursing|Community|Local|Social|Health|Mental|Adult|Team|Family|High|Old|New|Then|At|In|On|From|Residential|General|Extra|Green|Children|Primary|Secondary|Special|Village|Crown|County|Magistrates|Supreme|Appeal|Of|Protection|And|For|I)$")


def places(text: str, entities: Iterable[tuple[str, int, int]], known: Lexicon, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where a named place stands.

    Parameters
    ----------
    text : str
        The text.
    entities : iterable of (str, int, int)
        What a model found: kind, start, end.
    known : Lexicon
        Tells which places are so large that they point to nobody.
    taken : list of (int, int)
        Where something else is masked already.
    """
    kept = [match.span() for match in known.kept_phrases.finditer(text)] + taken
    found = []
    for match in NAMED.finditer(text):
        start = match.start()
        words = match[0].split()
        while len(words) > 1 and (GENERIC.match(words[0]) or (base(words[0]) in known.roles and len(words) > 2)):
            start = text.index(words[1], start + len(words[0]))
            words = words[1:]
        if len(words) > 1 and not all(base(word) in known.things or known.is_word(word) and base(word) not in known.given for word in words[:-1]):
            found.append((start, match.end()))
    for kind, start, end in entities:
        words = text[start:end].split()
        small = kind in ("LOCATION", "FACILITY") and words and not any(base(word) in known.things | known.roles for word in words)
        if small and all(word[0].isupper() or word in ("on", "upon", "in", "le", "the", "of") for word in words) and known.is_unknown(words[-1]):
            found.append((start, end))
    return [span for span in found if not any(span[0] < end and start < span[1] for start, end in kept)]
