"""What stands in the place of what is masked: the same number for the same name all through a study."""

from __future__ import annotations

import hmac
import json
import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from os import urandom
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from kcvets.content import data_folder
from kcvets.errors import KcvetsError
from kcvets.research.deidentify.casing import WORD
from kcvets.research.deidentify.cues import STYLES, TITLES
from kcvets.research.deidentify.found import Found
from kcvets.research.deidentify.lexicon import base, long_forms
from kcvets.research.kinds import NUMBERED, written

SECRET, SALT = 32, 16  # bytes
WORK = {"length": 32, "n": 2**16, "r": 8, "p": 1}  # scrypt: a guess at the passphrase costs a good part of a second
DIGEST = 24  # hexadecimal digits


@dataclass
class Key:
    """Which number stands for whom. It holds no name, only digests that cannot be made without its secret.

    Parameters
    ----------
    secret : bytes
        Drawn anew for each study.
    numbers : dict of str to dict of str to int
        By kind, the number of each digest.
    """

    secret: bytes = field(default_factory=lambda: urandom(SECRET), repr=False)
    numbers: dict[str, dict[str, int]] = field(default_factory=dict, repr=False)

    def number(self, kind: str, words: str) -> int:
        """The number that stands for a name, the same for the whole of it and for its parts.

        Of two people with one family name each has a number; the family name alone goes on meaning the first.

        Parameters
        ----------
        kind : str
            ``"PERSON"`` or ``"PLACE"``.
        words : str
            The name as it stands in a text, perhaps with a title.
        """
        known = self.numbers.setdefault(kind, {})
        parts = _parts(words) if kind == "PERSON" else [base(words)]
        whole, alone = self._digest(" ".join(parts)), self._digest(f"{parts[0]} alone")
        number = known.get(whole)
        if number is None:
            number = (known.pop(alone, None) if len(parts) > 1 else None) or max(known.values(), default=0) + 1
            if len(parts) == 1:
                known[alone] = number
        for digest in (whole, self._digest(parts[0]), self._digest(parts[-1])):
            known.setdefault(digest, number)
        return number

    def sealed(self, passphrase: str) -> bytes:
        """The key, encrypted; without the passphrase nobody can read it."""
        salt = urandom(SALT)
        told = {"secret": self.secret.hex(), "numbers": self.numbers}
        return salt + Fernet(_from_passphrase(passphrase, salt)).encrypt(json.dumps(told, sort_keys=True).encode())

    @classmethod
    def opened(cls, sealed: bytes, passphrase: str) -> Key:
        """Read an encrypted key.

        Raises
        ------
        KcvetsError
            Where the passphrase is not the one it was sealed with, or the file is damaged.
        """
        try:
            told = json.loads(Fernet(_from_passphrase(passphrase, sealed[:SALT])).decrypt(sealed[SALT:]))
        except InvalidToken:
            raise KcvetsError("The key cannot be opened: give the passphrase it was made with, or a sound copy of the file.") from None
        return cls(bytes.fromhex(told["secret"]), told["numbers"])

    def _digest(self, words: str) -> str:
        return hmac.new(self.secret, words.encode(), "sha256").hexdigest()[:DIGEST]


def masked(text: str, found: Iterable[Found], key: Key) -> str:
    """A text with everything found replaced.

    Parameters
    ----------
    text : str
        Somebody's words.
    found : iterable of Found
        What is masked, in order and apart from one another.
    key : Key
        Which number stands for whom; new ones are added to it.
    """
    return "".join(stand_in if one else words for words, one, stand_in in pieces(text, found, key))


def pieces(text: str, found: Iterable[Found], key: Key) -> Iterator[tuple[str, Found | None, str]]:
    """A text piece by piece: its words, what was found there (None: nothing), what stands instead."""
    at = 0
    for one in found:
        yield text[at : one.start], None, ""
        words, at = text[one.start : one.end], one.end
        numbered = one.kind in NUMBERED and not one.instead
        yield words, one, written(one.kind, one.instead) + (f" {key.number(one.kind, words)}" if numbered else "")
    yield text[at:], None, ""


@contextmanager
def key_in(file: Path, passphrase: str) -> Iterator[Key]:
    """The key in a file, or a new one where there is no such file; new numbers are kept there, encrypted, once all went well.

    Parameters
    ----------
    file : Path
        Where it is kept.
    passphrase : str
        Opens it, or seals a new one.

    Raises
    ------
    KcvetsError
        As `Key.opened`, and where the passphrase is empty.
    """
    from kcvets.research.folder import whole  # loads pandas, which no process that only looks through texts needs

    if not passphrase:
        raise KcvetsError("An empty passphrase protects nothing: give one of several words.")
    key = Key.opened(file.read_bytes(), passphrase) if file.exists() else Key()
    yield key
    with whole(file) as part:
        part.write_bytes(key.sealed(passphrase))


def _parts(words: str) -> list[str]:
    """A name's words without titles, as they are compared: a short form that has one long form counts as that."""
    every = [base(match[0]) for match in WORD.finditer(words)] or [base(words)]
    named = [word for n, word in enumerate(every) if n == len(every) - 1 or word not in TITLES | STYLES]
    return [_long_forms().get(word, word) for word in named]


@cache
def _long_forms() -> dict[str, str]:
    names = tomllib.loads((data_folder() / "research" / "names.toml").read_text(encoding="utf-8"))
    return {base(short): base(full[0]) for short, full in long_forms(names["short"]) if len(full) == 1}


def _from_passphrase(passphrase: str, salt: bytes) -> bytes:
    return urlsafe_b64encode(Scrypt(salt=salt, **WORK).derive(passphrase.encode()))
