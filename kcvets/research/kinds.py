"""What can be masked, in a reviewer's words."""

from __future__ import annotations

#: By kind: what it is called, and what is written in its place; persons and places get a number besides.
KINDS = {
    "PERSON": ("Name of a person", "Person"),
    "PLACE": ("Name of a place or service", "Place"),
    "ADDRESS": ("Address", "[address]"),
    "POSTCODE": ("Postcode", "[postcode]"),
    "PHONE": ("Telephone number", "[phone number]"),
    "EMAIL": ("Email address", "[email]"),
    "WEB": ("Web address", "[web address]"),
    "NHS": ("NHS number", "[NHS number]"),
    "NINO": ("National Insurance number", "[National Insurance number]"),
    "VEHICLE": ("Vehicle", "[vehicle]"),
    "CASE": ("Case number", "[case number]"),
    "DATE": ("Date", "[date]"),
    "AGE": ("Age", "[age]"),
    "OTHER": ("Something else that tells who it is", "[left out]"),
}
OTHER, NUMBERED = "OTHER", ("PERSON", "PLACE")


def called(kind: str) -> str:
    """What a kind is called."""
    return KINDS.get(kind, (kind.capitalize(),))[0]


def written(kind: str, instead: str = "") -> str:
    """What is written in the place of a masking, as far as it is known before the numbers are given."""
    return instead or KINDS.get(kind, ("", f"[{kind.lower()}]"))[1]


def written_out(kind: str, instead: str = "") -> str:
    """The same, with the number that follows."""
    return written(kind, instead) + (" and a number" if kind in NUMBERED and not instead else "")
