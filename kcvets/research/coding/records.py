"""What `coding.jsonl` holds, line by line, and what stands after all of it: codes, codings, memos, and who is done with which text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from kcvets.research.coding.model import Code, Coding, Memo
from kcvets.research.ledger import now

CODE, CODING, MEMO, DONE = "code", "coding", "memo", "done"
SHAPES = {CODE: Code, CODING: Coding, MEMO: Memo}
#: What memos are, and who has coded a text where coders settled what they disagreed on.
KINDS, AGREED = ("note", "idea", "question", "decision"), "Agreed"
#: What neither a table nor a project file of other software can hold.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
DIGITS = 16  # of the digest that says for which version of a text a coding was made


@dataclass(frozen=True)
class Record:
    """One line: something is put (new or changed) or deleted.

    Parameters
    ----------
    at : str
        When, as an ISO time in UTC.
    who : str
        Who did it; empty where nobody did, as when texts are settled anew.
    did : str
        ``"put"`` or ``"delete"``.
    of : str
        ``"code"``, ``"coding"``, ``"memo"`` or ``"done"``.
    id : str
        Of the code, the coding or the memo; of the text that somebody is done with.
    told : dict
        Its other fields. A coding has ``seen`` besides (`digest` of the text it was made on); ``done`` has ``coder`` alone.

    Raises
    ------
    ValueError, TypeError
        Where a line could not be meant so.
    """

    at: str
    who: str
    did: str
    of: str
    id: str
    told: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (
            self.did not in ("put", "delete")
            or self.of not in (*SHAPES, DONE)
            or not all(isinstance(one, str) for one in (self.at, self.who, self.id))
        ):
            raise ValueError("no such record")
        wrong = [name for name, value in self.told.items() if not isinstance(value, TYPES.get(name, str))]
        if wrong or (self.of == DONE) != ({*self.told} == {"coder"}):
            raise ValueError(f"no such fields: {wrong}")
        if self.did == "put" and self.of != DONE:
            self.made()

    def made(self) -> Code | Coding | Memo:
        """What is put."""
        return SHAPES[self.of](self.id, **{name: value for name, value in self.told.items() if name != "seen"})


TYPES = {"start": int, "end": int, "codable": bool}


def record(told: dict[str, Any]) -> Record:
    """A line of the file; as for `kcvets.research.ledger.read`."""
    return Record(**told)


def put(one: Code | Coding | Memo, who: str, seen: str = "") -> Record:
    """The line that puts something; for a coding, `seen` is the `digest` of its text."""
    told = asdict(one)
    id, of = told.pop("id"), next(of for of, shape in SHAPES.items() if isinstance(one, shape))
    return Record(now(), who, "put", of, id, told | ({"seen": seen} if of == CODING else {}))


def delete(one: Code | Coding | Memo, who: str) -> Record:
    """The line that deletes something."""
    return Record(now(), who, "delete", next(of for of, shape in SHAPES.items() if isinstance(one, shape)), one.id)


def done(text: str, coder: str, who: str, *, over: bool = True) -> Record:
    """The line that says that a coder is done with a text; with `over` False, that they are not after all."""
    return Record(now(), who, "put" if over else "delete", DONE, text, {"coder": coder})


def digest(text: str) -> str:
    """What tells one version of a de-identified text from another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def person(who: str) -> str:
    """A coder's name as it is compared: whatever its case and spaces."""
    return " ".join(who.split()).casefold()


def cleaned(words: str) -> str:
    """What somebody typed, with line ends of one kind and without what no file can hold."""
    return UNFIT.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()


class Standing:
    """What stands after some lines.

    Attributes
    ----------
    codes, codings, memos : dict
        By id, in the order in which they first came.
    seen : dict of str to str
        By coding, the digest of the text it was made on.
    done : dict of str to dict of str to str
        By text, the coders who are done with it: as compared, and as written.
    """

    def __init__(self) -> None:
        self.codes: dict[str, Code] = {}
        self.codings: dict[str, Coding] = {}
        self.memos: dict[str, Memo] = {}
        self.seen: dict[str, str] = {}
        self.done: dict[str, dict[str, str]] = {}
        self._spelt = {person(AGREED): AGREED}

    def take(self, records: Iterable[Record]) -> None:
        """Go on with further lines."""
        for one in records:
            if one.of == DONE:
                self._take_done(one)
                continue
            kept: dict = {CODE: self.codes, CODING: self.codings, MEMO: self.memos}[one.of]
            if one.did == "delete":
                kept.pop(one.id, None)
                self.seen.pop(one.id, None)
            else:
                kept[one.id] = one.made()
                if one.of == CODING:
                    self.seen[one.id] = one.told.get("seen", "")
                    self.spelt(one.told["coder"])

    def spelt(self, who: str) -> str:
        """A coder's name as it was written first."""
        return self._spelt.setdefault(person(who), " ".join(who.split()))

    def children(self, id: str) -> list[Code]:
        """The codes beneath one, or at the top for the empty id."""
        return [one for one in self.codes.values() if (one.parent if one.parent in self.codes else "") == id]

    def tree(self, id: str = "") -> Iterator[Code]:
        """The codes beneath one in the codebook's order, each before those beneath it."""
        beneath: dict[str, list[Code]] = {}
        for one in self.codes.values():
            beneath.setdefault(one.parent if one.parent in self.codes else "", []).append(one)
        waiting = beneath.get(id, [])[::-1]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += beneath.get(one.id, [])[::-1]

    def coders_done(self, text: str) -> tuple[str, ...]:
        """Who is done with a text."""
        return tuple(self.done.get(text, {}).values())

    def _take_done(self, one: Record) -> None:
        coders, coder = self.done.setdefault(one.id, {}), one.told["coder"]
        if one.did == "put":
            coders[person(coder)] = self.spelt(coder)
        else:
            coders.pop(person(coder), None)
