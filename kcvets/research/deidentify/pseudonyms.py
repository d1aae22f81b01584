"""Consistent pseudonyms within a study, and the key that leads back, kept apart and encrypted."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from os import urandom

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from kcvets.errors import KcvetsError
from kcvets.research.deidentify.casing import WORD
from kcvets.research.deidentify.engine import Found
from kcvets.research.deidentify.lexicon import base

#: What stands in the place of what is masked; people and places are numbered.
INSTEAD = {
    "PERSON": "Person {}", "PLACE": "Place {}", "ADDRESS": "[address]", "POSTCODE": "[postcode]", "PHONE": "[phone number]", "EMAIL": "[email]",
    "NHS": "[NHS number]", "NINO": "[National Insurance number]", "VEHICLE": "[vehicle]", "CASE": "[case number]", "DATE": "[date]", "AGE": "[age]",
    "WEB": "[web address]",
}
SALT, WORK = 16, {"length": 32, "n": 2**15, "r": 8, "p": 1}


@dataclass
class Key:
    """Which number stands for whom.

    Parameters
    ----------
    numbers : dict of str to dict of str to int
        By kind, the number of each word of a name.
    """

    numbers: dict[str, dict[str, int]] = field(default_factory=dict, repr=False)

    def number(self, kind: str, words: str) -> int:
        """The number for a name: the one that any word of it has already, else the next."""
        known = self.numbers.setdefault(kind, {})
        parts = [base(match[0]) for match in WORD.finditer(words)] or [base(words)]
        number = next((known[part] for part in parts if part in known), max(known.values(), default=0) + 1)
        for part in parts:
            known.setdefault(part, number)
        return number

    def sealed(self, passphrase: str) -> bytes:
        """The key, encrypted; without the passphrase nobody can read it."""
        salt = urandom(SALT)
        return salt + Fernet(_secret(passphrase, salt)).encrypt(json.dumps(self.numbers, sort_keys=True).encode())

    @classmethod
    def opened(cls, sealed: bytes, passphrase: str) -> Key:
        """Read an encrypted key.

        Raises
        ------
        KcvetsError
            Where the passphrase is not the one it was sealed with, or the file is damaged.
        """
        try:
            return cls(json.loads(Fernet(_secret(passphrase, sealed[:SALT])).decrypt(sealed[SALT:])))
        except InvalidToken:
            raise KcvetsError("The key cannot be opened: give the passphrase it was made with, or a sound copy of the file.") from None


def masked(text: str, found: list[Found], key: Key) -> str:
    """A text with everything found replaced."""
    parts, at = [], 0
    for one in found:
        instead = INSTEAD[one.kind]
        parts += [text[at : one.start], instead.format(key.number(one.kind, text[one.start : one.end])) if "{}" in instead else instead]
        at = one.end
    return "".join([*parts, text[at:]])


def _secret(passphrase: str, salt: bytes) -> bytes:
    return urlsafe_b64encode(Scrypt(salt=salt, **WORK).derive(passphrase.encode()))
