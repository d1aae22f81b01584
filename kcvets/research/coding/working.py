"""Coders at work: every change is checked against what stands, while nobody else writes, and is on the disk when it comes back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from kcvets.errors import KcvetsError
from kcvets.research import ledger
from kcvets.research.coding.model import Code, Coding, Memo
from kcvets.research.coding.records import AGREED, KINDS, MEMO, Record, Standing, cleaned, delete, digest, done, person, put, record
from kcvets.research.ledger import now, short_line

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

LONGEST_CODER, LONGEST_NAME, LONGEST_WORDS = 40, 100, 20_000
COLOUR = re.compile("#[0-9a-f]{6}")
AGAIN = "code it again"
FIELDS = ("name", "parent", "description", "colour", "codable")


class Coders:
    """One study's coding, for reading and for changing; nothing is kept here alone.

    Parameters
    ----------
    study : StudyFolder
        Its texts were settled.

    Raises
    ------
    KcvetsError
        Where the texts were not settled yet, or `coding.jsonl` is damaged.
    """

    def __init__(self, study: StudyFolder) -> None:
        self.study = study
        self._reading = ledger.Reading(study.coding_file, record)
        self._standing = Standing()
        self._texts: tuple[object, dict[str, str]] = (None, {})
        self.texts()

    def standing(self) -> Standing:
        """What stands now."""
        records = self._reading.new()
        if self._reading.anew:
            self._standing = Standing()
        self._standing.take(records)
        return self._standing

    def texts(self) -> dict[str, str]:
        """By id, the texts as they are settled now."""
        file = self.study.texts_file
        state = (told.st_ino, told.st_mtime_ns, told.st_size) if file.exists() and (told := file.stat()) else None
        if state is None or state != self._texts[0]:
            self._texts = state, dict(self.study.texts()[["id", "text"]].itertuples(index=False))
        return self._texts[1]

    def code(self, text: str, start: int, end: int, code: str, coder: str, who: str = "", words: str | None = None) -> Coding:
        """Put a code on a stretch of a text; where the coder has it there already, nothing changes.

        Parameters
        ----------
        text : str
            Id of the text.
        start, end : int
            In characters.
        code : str
            GUID of the code.
        coder : str
            Whose coding it is.
        who : str
            Who writes it down, if it is not the coder.
        words : str, optional
            What the stretch says as the coder saw it, to be sure that it still does.

        Raises
        ------
        KcvetsError
            Where there is no such text, stretch or code.
        """
        who = who or coder
        with self.changing(coder, who) as (standing, add):
            coded = self.texts().get(text)
            if coded is None:
                raise KcvetsError(f"There is no text {text!r} any more: choose another one.")
            if not 0 <= start < end <= len(coded):
                raise KcvetsError("No words are chosen: choose at least one character of the text.")
            if words is not None and coded[start:end] != words:
                raise KcvetsError("This text was settled anew meanwhile: look at it again, and choose the words once more.")
            if not _the(standing.codes, code, "code").codable:
                raise KcvetsError(f"{standing.codes[code].name} is a heading that only holds other codes: choose one beneath it.")
            new = Coding(str(uuid4()), text, start, end, code, standing.spelt(coder), now())
            there = next((one for one in standing.codings.values() if _same(one, new)), None)
            if there is None:
                add([put(new, who, digest(coded))])
            return there or new

    def uncode(self, id: str, who: str) -> Coding:
        """Take a coding away, with the memos about it."""
        with self.changing(who) as (standing, add):
            gone = _the(standing.codings, id, "coding")
            add([*(delete(one, who) for one in _about(standing, id)), delete(gone, who)])
        forget_former_memos(self.study)
        return gone

    def start(self, codes: Iterable[Code], who: str) -> int:
        """Begin the codebook with some codes, each after the one above it; where there is a code already, nothing happens."""
        with self.changing(who) as (standing, add):
            new = [] if standing.codes else list(codes)
            add([put(one, who) for one in new])
        return len(new)

    def new_code(self, name: str, who: str, parent: str = "", description: str = "", colour: str = "", codable: bool = True) -> Code:
        """Add a code to the codebook, beneath `parent` (a GUID) or at the top."""
        with self.changing(who) as (standing, add):
            new = _sound(standing, Code(str(uuid4()), " ".join(name.split()), parent, cleaned(description), colour, codable))
            add([put(new, who)])
        return new

    def change_code(self, id: str, who: str, **changes: str | bool) -> Code:
        """Rename, describe or recolour a code, or move it beneath another (`parent`).

        Parameters
        ----------
        id : str
            GUID of the code.
        who : str
            Who changes it.
        **changes
            Of name, parent, description, colour, codable: those that change.
        """
        if unknown := {*changes} - {*FIELDS}:
            raise KcvetsError(f"A code has no {', '.join(sorted(unknown))}: change one of {', '.join(FIELDS)}.")
        with self.changing(who) as (standing, add):
            before = _the(standing.codes, id, "code")
            told = replace(before, **changes)
            new = _sound(standing, replace(told, name=" ".join(told.name.split()), description=cleaned(told.description)))
            if new != before:
                add([put(new, who)])
        return new

    def merge_codes(self, id: str, into: str, who: str) -> int:
        """Put everything that one code holds under another, and delete it; says how many codings it had."""
        with self.changing(who) as (standing, add):
            one, other = _the(standing.codes, id, "code"), _the(standing.codes, into, "code")
            if other.id in {id, *(beneath.id for beneath in standing.tree(id))}:
                raise KcvetsError(f"{other.name} stands beneath {one.name}: move it first, or merge the other way round.")
            codings = [coding for coding in standing.codings.values() if coding.code == id]
            if codings and not other.codable:
                raise KcvetsError(
                    f"{other.name} is a heading that only holds other codes: choose another one, or make it one that can be used."
                )
            _unlike_siblings(standing, [child.name for child in standing.children(id)], into)
            add([*_merged(standing, codings, one, into, who), delete(one, who)])
        return len(codings)

    def delete_code(self, id: str, who: str) -> Code:
        """Delete a code that nothing hangs on, with the memos about it."""
        with self.changing(who) as (standing, add):
            gone = _the(standing.codes, id, "code")
            used, beneath = sum(one.code == id for one in standing.codings.values()), len(standing.children(id))
            if used or beneath:
                holds = [f"{used:,} {'coding uses' if used == 1 else 'codings use'} it"] if used else []
                holds += [f"{beneath} {'code stands' if beneath == 1 else 'codes stand'} beneath it"] if beneath else []
                raise KcvetsError(f"{gone.name} cannot be deleted while {' and '.join(holds)}: merge it into another code.")
            add([*(delete(one, who) for one in _about(standing, id)), delete(gone, who)])
        forget_former_memos(self.study)
        return gone

    def write_memo(self, about: str, kind: str, words: str, who: str) -> Memo:
        """Write a memo about a text, a code, a coding (its id) or the whole (empty)."""
        with self.changing(who) as (standing, add):
            if about and about not in {*standing.codes, *standing.codings, *self.texts()}:
                raise KcvetsError("What this memo is about is not there any more: write it about something else.")
            new = _sound_memo(Memo(str(uuid4()), about, kind, cleaned(words), standing.spelt(who), now()))
            add([put(new, who)])
        return new

    def change_memo(self, id: str, words: str, who: str, kind: str = "") -> Memo:
        """Write a memo anew; its earlier words are gone for good."""
        with self.changing(who) as (standing, add):
            before = _the(standing.memos, id, "memo")
            new = _sound_memo(replace(before, words=cleaned(words), kind=kind or before.kind))
            add([put(new, who)])
        forget_former_memos(self.study)
        return new

    def delete_memo(self, id: str, who: str) -> Memo:
        """Delete a memo; its words are gone for good."""
        with self.changing(who) as (standing, add):
            gone = _the(standing.memos, id, "memo")
            add([delete(gone, who)])
        forget_former_memos(self.study)
        return gone

    def finish(self, text: str, coder: str, who: str = "", *, over: bool = True) -> None:
        """Say that a coder is done with a text, or with `over` False that they are not after all."""
        with self.changing(coder, who or coder) as (_, add):
            if text not in self.texts():
                raise KcvetsError(f"There is no text {text!r} any more: choose another one.")
            add([done(text, coder, who or coder, over=over)])

    @contextmanager
    def changing(self, *names: str) -> Iterator[tuple[Standing, Callable[[Iterable[Record]], None]]]:
        """What stands, and how to add to it, while nobody else does; `names` are checked, the last is that of whoever adds."""
        for name in names:
            if not short_line(" ".join(name.split()), LONGEST_CODER, "A coder's name"):
                raise KcvetsError("Nobody can tell whose coding this is: give your name or initials.")
        if person(names[-1]) == person(AGREED):
            raise KcvetsError(f"{AGREED!r} stands for what coders settle together: give a name of your own.")
        with ledger.alone(self.study.coding_file, AGAIN) as add:
            yield self.standing(), lambda records: add(map(vars, records))


def forget_former_memos(study: StudyFolder) -> None:
    """Take what memos said before they were changed or deleted out of `coding.jsonl`."""

    def kept(made: list[Record]) -> list[bool]:
        last = {one.id: number for number, one in enumerate(made) if one.of == MEMO}
        return [one.of != MEMO or one.did == "delete" or last[one.id] == number for number, one in enumerate(made)]

    ledger.rewrite(study.coding_file, record, kept)


def _the(kept: dict, id: str, called: str):
    if id not in kept:
        raise KcvetsError(f"This {called} is not there any more: look at the page again, and choose another one.")
    return kept[id]


def _same(one: Coding, other: Coding) -> bool:
    return (one.text, one.start, one.end, one.code, one.coder) == (other.text, other.start, other.end, other.code, other.coder)


def _about(standing: Standing, id: str) -> list[Memo]:
    return [one for one in standing.memos.values() if one.about == id]


def _sound(standing: Standing, new: Code) -> Code:
    """A code as it may be put into the codebook."""
    if not short_line(new.name, LONGEST_NAME, "A code's name"):
        raise KcvetsError("A code without a name cannot be told from others: name it.")
    if len(new.description) > LONGEST_WORDS:
        raise KcvetsError(f"A description has to fit in {LONGEST_WORDS:,} characters: shorten it.")
    if new.colour and not COLOUR.fullmatch(new.colour):
        raise KcvetsError(f"{new.colour!r} is no colour: write it like #1a5276.")
    if new.parent:
        above = _the(standing.codes, new.parent, "code")
        if above.id in {new.id, *(one.id for one in standing.tree(new.id))}:
            raise KcvetsError(f"{new.name} cannot stand beneath itself: choose a code that does not stand beneath it.")
    if not new.codable and any(one.code == new.id for one in standing.codings.values()):
        raise KcvetsError(f"{new.name} is used, so it cannot become a heading: merge it into another code first.")
    _unlike_siblings(standing, [new.name], new.parent, new.id)
    return new


def _unlike_siblings(standing: Standing, names: list[str], parent: str, but: str = "") -> None:
    there = {one.name.casefold() for one in standing.children(parent) if one.id != but}
    for name in names:
        if name.casefold() in there:
            raise KcvetsError(f"There is a code {name!r} in that place already: choose another name, or merge the two.")


def _sound_memo(new: Memo) -> Memo:
    if new.kind not in KINDS:
        raise KcvetsError(f"{new.kind!r} is no kind of memo: use one of {', '.join(KINDS)}.")
    if not new.words or len(new.words) > LONGEST_WORDS:
        raise KcvetsError(f"A memo has between 1 and {LONGEST_WORDS:,} characters: write something, or shorten it.")
    return new


def _merged(standing: Standing, codings: list[Coding], one: Code, into: str, who: str) -> Iterator[Record]:
    """What was under a code, under another: a coding that is there already is not doubled."""
    there = {(each.text, each.start, each.end, each.coder): each.id for each in standing.codings.values() if each.code == into}
    for each in codings:
        place = (each.text, each.start, each.end, each.coder)
        if place in there:
            yield from (put(replace(memo, about=there[place]), who) for memo in _about(standing, each.id))
            yield delete(each, who)
        else:
            yield put(replace(each, code=into), who, standing.seen[each.id])
    yield from (put(replace(memo, about=into), who) for memo in _about(standing, one.id))
    yield from (put(replace(child, parent=into), who) for child in standing.children(one.id))
