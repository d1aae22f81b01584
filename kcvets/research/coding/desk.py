"""A coder at work: one text at a time, what they put on it, and, once they are done with it, what others put there."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kcvets.content import library
from kcvets.content.shapes import MODELS
from kcvets.errors import KcvetsError
from kcvets.research import ledger
from kcvets.research.agreement.comparing import sentences
from kcvets.research.coding.codebook import starter_codebook
from kcvets.research.coding.records import AGREED, person
from kcvets.research.coding.working import FIELDS, Coders

if TYPE_CHECKING:
    from kcvets.research.coding.model import Coding, Memo
    from kcvets.research.coding.records import Standing
    from kcvets.research.folder import StudyFolder

WORD, LONGEST_QUOTE = re.compile(r"\w+(?:['’-]\w+)*"), 60
COMPARED = "compared"  # in the study's log: from then on, what somebody put on a text stays as it was


class Desk:
    """One study, open for coding. Nothing is kept here alone: every call starts from what is in the files.

    Parameters
    ----------
    study : StudyFolder
        Its texts were settled.

    Raises
    ------
    KcvetsError
        Where there is no settled text with a word in it.
    """

    def __init__(self, study: StudyFolder) -> None:
        self.study, self.coders = study, Coders(study)
        self._prompts: tuple[object, dict[str, str]] = (None, {})
        if not self.ids():
            raise KcvetsError(f"The settled texts in {study.path} hold no word: review the dataset, and settle it again.")

    def ids(self) -> list[str]:
        """The texts that there are to code."""
        return [id for id, text in self.coders.texts().items() if text.strip()]

    def drafts_key(self) -> str:
        """What this study's unsaved memos are sealed with in a browser; it goes with the folder."""
        file = self.study.drafts_file
        with ledger.alone(file) as add:
            made = ledger.read(file, dict)
            if not made:
                made = [{"key": secrets.token_hex(32)}]
                add(made)
        return made[0]["key"]

    def starter(self) -> int:
        """How many codes the codebook to start from has; 0 where this study has a codebook already."""
        return 0 if self.coders.standing().codes else len(starter_codebook())

    def first(self, who: str) -> str:
        """The text a coder begins with: the first that they are not done with, else the first of all."""
        return next(iter(self._waiting(who)), self.ids()[0])

    def beside(self, id: str, who: str, step: int, *, waiting: bool) -> str:
        """The text after (`step` 1) or before (-1) another, round and round; with `waiting` one that is not done, if any is left."""
        ids = self.ids()
        round_from = [ids[(ids.index(id) + step * n) % len(ids)] for n in range(1, len(ids) + 1)]
        open_ones = self._waiting(who)
        return next((one for one in round_from if not waiting or one in open_ones), round_from[0])

    def view(self, id: str, who: str, *, agreed: bool = False) -> dict[str, Any]:
        """What the page shows of one text to one coder; with `agreed`, what coders settled instead of the coder's own codings."""
        standing, ids, waiting = self.coders.standing(), self.ids(), self._waiting(who)
        text, compares = self.coders.texts()[id], self._compared(id, who)
        agreed = agreed and compares
        coder = AGREED if agreed else standing.spelt(who)
        told = {"id": id, "number": ids.index(id) + 1, "total": len(ids), "done": len(ids) - len(waiting)}
        told |= {"open": not self._done(id, coder), "end": self._end(waiting), "question": self._question(id)}
        told |= {"agreed": agreed, "fixed": compares and not agreed, "others": len(self._others(id, who))}
        told |= {"text": text, "words": [one.span() for one in WORD.finditer(text)], "sentences": sentences(text)}
        told |= {"codes": list(_tree(standing)), "codings": [_shown(one) for one in self._codings(id, coder)]}
        told |= {"comparison": list(self._comparison(id)) if compares else None, "starter": self.starter()}
        return told | {"memos": [_memo(one, who) for one in self._memos(id, who, compares)]}

    def code(self, id: str, who: str, code: str, start: int, end: int, words: str, *, agreed: bool) -> str:
        """Put a code on a stretch."""
        self._may_change(id, who, agreed)
        made = self.coders.code(id, start, end, code, AGREED if agreed else who, who, words)
        return f"“{_short(words)}” is coded: {self._name(made.code)}."

    def uncode(self, id: str, who: str, coding: str, *, agreed: bool) -> str:
        """Take a coding away, with the memos about it."""
        self._may_change(id, who, agreed)
        one = self.coders.standing().codings.get(coding)
        if one and person(one.coder) != person(AGREED if agreed else who):
            raise KcvetsError("This coding is somebody else's: only they can take it away.")
        name = self._name(self.coders.uncode(coding, who).code)
        return f"{name} is taken off “{_short(self.coders.texts()[id][one.start : one.end])}”."

    def done(self, id: str, who: str, *, agreed: bool) -> str:
        """Say that a text is coded, or that it is settled."""
        self.coders.finish(id, AGREED if agreed else who, who)
        return f"Text {self.ids().index(id) + 1} is {'settled' if agreed else 'done'}."

    def reopen(self, id: str, who: str, *, agreed: bool) -> str:
        """Say that a text is not done after all."""
        self._may_change(id, who, agreed)
        self.coders.finish(id, AGREED if agreed else who, who, over=False)
        return f"Text {self.ids().index(id) + 1} is open again."

    def compare(self, id: str, who: str) -> str:
        """Show what others put on a text; from now on, this coder's own codings of it stay as they are."""
        if not self._done(id, who):
            raise KcvetsError("Others' coding is shown once you are done with the text: say that you are first.")
        if not self._others(id, who):
            raise KcvetsError("Nobody else is done with this text yet: compare when somebody is.")
        if not self._compared(id, who):
            self.study.log(COMPARED, text=id, who=who)
        return "You see what the others put on this text."

    def take_over(self, id: str, who: str, places: list[dict[str, Any]]) -> str:
        """Take codings of the comparison into what is agreed."""
        self._may_change(id, who, agreed=True)
        text = self.coders.texts()[id]
        for one in places:
            self.coders.code(id, one["start"], one["end"], one["code"], AGREED, who, text[one["start"] : one["end"]])
        return f"{len(places)} {'coding is' if len(places) == 1 else 'codings are'} taken into the agreed version."

    def save_memo(self, who: str, memo: dict[str, str]) -> str:
        """Write a memo, or one of the coder's own anew; what another window made of it meanwhile stays beside it."""
        memos = self.coders.standing().memos
        mine = [one for one in memos.values() if person(one.coder) == person(who)]
        before = next((one for one in mine if one.id == memo["id"]), None)
        words = memo["words"].strip()
        if any((one.about, one.kind, one.words) == (memo["about"], memo["kind"], words) for one in mine):
            return "The memo is kept."  # sent once more, as its acknowledgement was lost
        if before and before.words == memo["seen"]:
            self.coders.change_memo(before.id, words, who, memo["kind"])
            return "The memo is kept."
        self.coders.write_memo(memo["about"], memo["kind"], words, who)
        if memo["id"]:
            return "The memo was changed in another window meanwhile: what you wrote is kept as one of its own."
        return "The memo is kept."

    def delete_memo(self, who: str, memo: str) -> str:
        """Delete one of the coder's own memos."""
        one = self.coders.standing().memos.get(memo)
        if one and person(one.coder) != person(who):
            raise KcvetsError("This memo is somebody else's: only they can delete it.")
        self.coders.delete_memo(memo, who)
        return "The memo is deleted."

    def save_code(self, who: str, id: str, told: dict[str, Any]) -> tuple[str, str]:
        """Make a code, or change one; its GUID, and what to say. Of `told`, a code that is there takes only what is given."""
        fields = {name: told[name] for name in FIELDS if name in told}
        if not id:
            made = self.coders.new_code(fields.pop("name", ""), who, **fields)
            return made.id, f"The code {made.name} is made."
        return id, f"The code {self.coders.change_code(id, who, **fields).name} is changed."

    def merge(self, who: str, id: str, into: str) -> str:
        """Put everything that one code holds under another."""
        name, other = self._name(id), self._name(into)
        moved = self.coders.merge_codes(id, into, who)
        return f"{name} is merged into {other}, with {moved:,} {'coding' if moved == 1 else 'codings'}."

    def delete_code(self, who: str, id: str) -> str:
        """Delete a code that nothing hangs on."""
        return f"The code {self.coders.delete_code(id, who).name} is deleted."

    def start(self, who: str) -> str:
        """Begin with the codebook that the suite has to start from."""
        return f"The codebook has {self.coders.start(starter_codebook(), who)} codes now. Change them as your question needs it."

    def _may_change(self, id: str, who: str, agreed: bool) -> None:
        compared = self._compared(id, who)
        if agreed and not compared:
            raise KcvetsError("What is agreed is settled by coders who have compared: compare first.")
        if compared and not agreed:
            raise KcvetsError("You have seen what others put on this text, so your own coding of it stays as it was: settle it as Agreed.")

    def _compared(self, id: str, who: str) -> bool:
        """Whether somebody has seen others' coding of a text, by the study's log."""
        made = self.study.logged(COMPARED) if self._done(id, who) else []
        return any(line["text"] == id and person(line["who"]) == person(who) for line in made)

    def _done(self, id: str, coder: str) -> bool:
        return person(coder) in self.coders.standing().done.get(id, {})

    def _waiting(self, who: str) -> list[str]:
        done, name = self.coders.standing().done, person(who)
        return [id for id in self.ids() if name not in done.get(id, {})]

    def _others(self, id: str, who: str = AGREED) -> list[str]:
        """Who else is done with a text, besides what is agreed."""
        return [name for name in self.coders.standing().coders_done(id) if person(name) not in (person(who), person(AGREED))]

    def _codings(self, id: str, coder: str) -> list[Coding]:
        mine = [one for one in self.coders.standing().codings.values() if one.text == id and person(one.coder) == person(coder)]
        return sorted(mine, key=lambda one: (one.start, -one.end))

    def _comparison(self, id: str) -> Iterator[dict[str, Any]]:
        """Each stretch with a code that somebody who is done put there, in the text's order: who did, and who did not."""
        names = self._others(id)
        by_place: dict[tuple[int, int, str], list[str]] = {}
        for name in names:
            for one in self._codings(id, name):
                by_place.setdefault((one.start, one.end, one.code), []).append(name)
        taken = {(one.start, one.end, one.code): one.id for one in self._codings(id, AGREED)}
        for (start, end, code), by in sorted(by_place.items(), key=lambda one: (one[0][0], -one[0][1])):
            place = {"start": start, "end": end, "code": code}
            yield place | {"by": by, "without": [name for name in names if name not in by], "taken": taken.get((start, end, code), "")}

    def _memos(self, id: str, who: str, compares: bool) -> Iterator[Memo]:
        """A coder's own about this text, others' too once they compare, and everybody's about codes and the whole."""
        standing = self.coders.standing()
        for one in standing.memos.values():
            of_all = not one.about or one.about in standing.codes
            coding = standing.codings.get(one.about)
            here = one.about == id or (coding and coding.text == id)
            if of_all or (here and (compares or person(one.coder) == person(who))):
                yield one

    def _question(self, id: str) -> str:
        """What the writer of a text was asked, where that is one of the suite's own questions."""
        texts = self.coders.texts()
        if self._prompts[0] is not texts:
            self._prompts = texts, dict(self.study.texts()[["id", "prompt"]].itertuples(index=False))
        room, _, rest = (prompt := self._prompts[1].get(id, "")).partition(".")
        with suppress(LookupError, KcvetsError):
            if room == "story":
                story = rest.partition(".")[0]
                asked = {f"story.{story}.{one.id}": one.label for one in library().story_prompts().prompts}
            elif room in MODELS:
                asked = {one.id: one.label for one in library().questions(room, rest.partition(".")[0]).prompts}
            else:
                return ""
            return asked[prompt]
        return ""

    def _name(self, code: str) -> str:
        there = self.coders.standing().codes.get(code)
        return there.name if there else "A code that was deleted"

    def _end(self, waiting: list[str]) -> str:
        return "" if waiting else "You are done with every text. Those that somebody else has done can be compared."


def _tree(standing: Standing) -> Iterator[dict[str, Any]]:
    """The codebook in its order; each code with how deep it stands and what it stands beneath."""
    above: dict[str, list[str]] = {"": []}
    for one in standing.tree():
        path = above.get(one.parent, [])
        above[one.id] = [*path, one.name]
        yield vars(one) | {"path": path}


def _shown(one: Coding) -> dict[str, Any]:
    return {"id": one.id, "start": one.start, "end": one.end, "code": one.code}


def _memo(one: Memo, who: str) -> dict[str, Any]:
    return vars(one) | {"own": person(one.coder) == person(who)}


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[:LONGEST_QUOTE]}…"
