"""A reviewer at work: one text at a time, and what is decided about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kcvets.errors import KcvetsError
from kcvets.research.review import decisions
from kcvets.research.review.decisions import Decision
from kcvets.research.kinds import KINDS, OTHER, called, written, written_out
from kcvets.research.review.occurrences import everywhere, occurrences, plain
from kcvets.research.review.readings import Known, Readings, texts_and_masks
from kcvets.research.review.reviewed import up_to_now
from kcvets.research.review.sample import missed, remaining
from kcvets.research.review.standing import Masking, Maskings, standing

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

AROUND = 40  # characters shown on each side of a masking
PERSON, PART = "PERSON", re.compile(r"\w\w+")
Place = tuple[str, int, int]  # id of a text, start, end


class Desk:
    """One study, open for review. Nothing is kept here alone: every call starts from what is in the files.

    Parameters
    ----------
    study : StudyFolder
        With a dataset that software has looked through.
    """

    def __init__(self, study: StudyFolder) -> None:
        self.study = study
        self.texts, self.masks = texts_and_masks(study)
        self.ids = list(self.texts)
        self._known: Known = {}
        self._read: tuple[object, Readings] | None = None
        if not self.ids:
            raise KcvetsError(f"The dataset in {study.path} holds no text: collect contributions first.")

    def readings(self) -> Readings:
        """Everything decided up to now."""
        state = _state(self.study.decisions_file)
        if self._read is None or self._read[0] != state:
            self._read = state, up_to_now(self.study, self.texts, self.masks, self._known)
        return self._read[1]

    def first(self, who: str) -> str:
        """The text a reviewer begins with: the first that waits for them, else the first of all."""
        readings = self.readings()
        return next((id for id in self.ids if readings.waits_for(id, who)), self.ids[0])

    def beside(self, id: str, who: str, step: int, *, waiting: bool) -> str:
        """The text after (`step` 1) or before (-1) another, round and round; with `waiting` one that is not done, if any is left."""
        at = self.ids.index(id)
        round_from = [self.ids[(at + step * n) % len(self.ids)] for n in range(1, len(self.ids) + 1)]
        readings = self.readings()
        return next((one for one in round_from if not waiting or readings.waits_for(one, who)), round_from[0])

    def view(self, id: str, who: str) -> dict[str, Any]:
        """What the page shows of one text."""
        readings = self.readings()
        maskings = readings.seen(id, who)
        masked = self._masked_words(readings, who)
        shown = [self._shown(id, one, masked) for one in maskings]
        waiting = [one for one in self.ids if readings.waits_for(one, who)]
        told = {"id": id, "number": self.ids.index(id) + 1, "total": len(self.ids), "done": len(self.ids) - len(waiting)}
        told |= {"open": id in waiting, "end": self._end(readings, waiting)}
        return told | {"parts": list(_parts(self.texts[id], maskings)), "maskings": shown}

    def where(self, id: str, who: str, words: str) -> dict[str, int]:
        """Where words stand that are not masked yet: how often in this text, how often in how many others."""
        return _counted(id, self._unmasked(words, who))

    def keep(self, id: str, who: str, start: int, end: int, instead: str) -> str:
        """Keep a masking, with a reviewer's own words in its place where given."""
        one = self._masking(id, who, start, end)
        instead = self._own_words(who, instead, self.texts[id][start:end])
        self._add(Decision(decisions.now(), who, id, "accept", start, end, one.kind, instead))
        return f"{self._quoted(id, one)} is masked, with {written_out(one.kind, instead)} in its place."

    def undo(self, id: str, who: str, start: int, end: int, *, all: bool) -> str:
        """Undo a masking, or every masking of the same words."""
        one = self._masking(id, who, start, end)
        places = self._masked_words(self.readings(), who).get(self._words(id, one), []) if all else []
        places = list(dict.fromkeys([(id, start, end), *places]))
        self._add(*(Decision(decisions.now(), who, *place[:1], "undo", *place[1:]) for place in places))
        return f"{self._quoted(id, one)} stands as it was written, in {_spoken(places)}."

    def mask(self, id: str, who: str, words: str, kind: str, instead: str, *, all: bool) -> str:
        """Mask words that software missed, wherever they stand or in this text alone."""
        if kind not in KINDS:
            raise KcvetsError(f"{kind!r} names no kind of masking: choose one of the list.")
        unmasked = self._unmasked(words, who)
        places = [place for place in unmasked if all or place[0] == id]
        if not places:
            raise KcvetsError(self._nothing(words, unmasked))
        instead = self._own_words(who, instead, words) or ("" if kind != OTHER else written(OTHER))
        self._add(*(Decision(decisions.now(), who, text, "mask", start, end, kind, instead) for text, start, end in places))
        return f"“{_short(words)}” is masked in {_spoken(places)}."

    def done(self, id: str, who: str) -> str:
        """Say that a text has been read; what was left as proposed stays masked."""
        self._add(Decision(decisions.now(), who, id, "done"))
        return f"Text {self.ids.index(id) + 1} is done."

    def _add(self, *made: Decision) -> None:
        decisions.append(self.study.decisions_file, made)

    def _masking(self, id: str, who: str, start: int, end: int) -> Masking:
        for one in self.readings().seen(id, who):
            if (one.start, one.end) == (start, end):
                return one
        raise KcvetsError("This masking has changed meanwhile: look at the text again, and decide anew.")

    def _quoted(self, id: str, one: Masking) -> str:
        return f"“{_short(self.texts[id][one.start : one.end])}”"

    def _words(self, id: str, one: Masking) -> str:
        return plain(self.texts[id][one.start : one.end])

    def _masked_words(self, readings: Readings, who: str) -> dict[str, list[Place]]:
        """Where the same words are masked, by the words as they are compared."""
        found: dict[str, list[Place]] = {}
        for id in self.ids:
            for one in standing(readings.seen(id, who)):
                found.setdefault(self._words(id, one), []).append((id, one.start, one.end))
        return found

    def _unmasked(self, words: str, who: str) -> list[Place]:
        readings, found = self.readings(), []
        for id, places in everywhere(words, self.texts).items():
            masked = standing(readings.seen(id, who))
            found += [(id, start, end) for start, end in places if not any(one.start <= start and end <= one.end for one in masked)]
        return found

    def _nothing(self, words: str, elsewhere: list[Place]) -> str:
        if elsewhere:
            return "These words are not in this text: tick the box to mask them in the others."
        if everywhere(words, self.texts):
            return "These words are masked already, wherever they stand."
        return "These words stand in no text: write whole words, as they stand there."

    def _own_words(self, who: str, instead: str, words: str) -> str:
        """Words for the place of a masking: never what is masked, here or elsewhere, as they are kept with the decisions."""
        instead = decisions.short_line(" ".join(instead.split()), decisions.LONGEST_INSTEAD, "What stands instead")
        if instead:
            readings, names = self.readings(), {*words.split()}
            for id, text in self.texts.items():
                people = (text[one.start : one.end] for one in standing(readings.seen(id, who)) if one.kind == PERSON)
                names.update(part for name in people for part in name.split())
            masked = [words, *self._masked_words(readings, who)]
            if any(occurrences(one, instead) for one in masked) or names & {*PART.findall(instead)}:
                raise KcvetsError("What stands instead holds words that are masked: write it without them.")
        return instead

    def _shown(self, id: str, one: Masking, masked: dict[str, list[Place]]) -> dict[str, Any]:
        text = self.texts[id]
        told = {name: getattr(one, name) for name in ("start", "end", "state", "by", "instead")} | {"words": text[one.start : one.end]}
        before, after = text[: one.start], text[one.end :]
        around = {"before": "…" * (len(before) > AROUND) + before[-AROUND:], "after": after[:AROUND] + "…" * (len(after) > AROUND)}
        others = [place for place in masked.get(self._words(id, one), []) if place != (id, one.start, one.end)]
        tag, full = written(one.kind, one.instead).strip("[]"), written_out(one.kind, one.instead)
        kind = {"called": called(one.kind), "tag": tag, "written": full}
        return told | around | kind | {"elsewhere": _counted(id, others)}

    def _end(self, readings: Readings, waiting: list[str]) -> str:
        """What is said once nothing waits for this reviewer."""
        if waiting:
            return ""
        second = sum(readings.waits(id) for id in self.ids)
        if second:
            texts = "1 text waits" if second == 1 else f"{second:,} texts wait"
            who = "somebody else opens this page and gives their own name"
            return f"You have read every text that you can. {texts} for a second reader: {who}."
        return f"Every text is done. {remaining(missed(readings))}"


def _state(file: Path) -> object:
    """What differs once something was added to a file, or another took its place."""
    try:
        told = file.stat()
    except FileNotFoundError:
        return None
    return told.st_ino, told.st_size, told.st_mtime_ns


def _parts(text: str, maskings: Maskings) -> Iterator[dict[str, Any]]:
    """A text in stretches; each that is or was masked has its number."""
    at = 0
    for number, one in enumerate(maskings):
        yield {"text": text[at : one.start]}
        yield {"text": text[one.start : one.end], "masking": number}
        at = one.end
    yield {"text": text[at:]}


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= AROUND else words[:AROUND] + "…"


def _counted(id: str, places: list[Place]) -> dict[str, int]:
    others = [place for place in places if place[0] != id]
    return {"here": len(places) - len(others), "places": len(others), "texts": len({place[0] for place in others})}


def _spoken(places: list[Place]) -> str:
    texts = len({place[0] for place in places})
    if len(places) == 1:
        return "1 place"
    return f"{len(places):,} places in {'1 text' if texts == 1 else f'{texts:,} texts'}"
