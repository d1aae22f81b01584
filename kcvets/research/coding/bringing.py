"""The way in for coding that was done elsewhere: what fits this study's texts is taken, and what does not is told."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kcvets.research import ledger
from kcvets.research.coding.model import Code, Coding, Memo, Project
from kcvets.research.coding.moving import Moves
from kcvets.research.coding.project import cases
from kcvets.research.coding.records import KINDS, Record, Standing, cleaned, digest, done, put
from kcvets.research.coding.working import Coders

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

LIKE = 0.6  # of a text's characters have to be the same for it to count as another version of one


@dataclass(frozen=True)
class Taken:
    """What came of bringing a project in.

    Parameters
    ----------
    codes, codings, memos, done : int
        How many were added; ``done`` counts texts that a coder is done with.
    left_out : tuple of str
        What was not taken, and what was taken otherwise than it came: a sentence each.
    """

    codes: int
    codings: int
    memos: int
    done: int
    left_out: tuple[str, ...]

    def __str__(self) -> str:
        told = f"Taken: {self.codes:,} codes, {self.codings:,} codings, {self.memos:,} memos."
        return "\n".join([told, *(self.left_out or ["Nothing was left out."])])

    __repr__ = __str__


def bring_in(study: StudyFolder, project: Project, who: str) -> Taken:
    """Add the coding of a project, as read from a file, to a study's own; the same again adds nothing.

    Texts are matched by id, or by what they say, and never taken: a text that is no longer in the study does not come back.
    Codes are the same where their GUIDs are; what this study calls them stays.

    Parameters
    ----------
    study : StudyFolder
        Its texts were settled.
    project : Project
        From other software, or from a colleague's copy of this study.
    who : str
        Who brings it in.

    Raises
    ------
    KcvetsError
        Where the texts were not settled, or nothing can be written.
    """
    with Coders(study).changing(who) as (standing, add):
        texts = study.texts()
        known = {one.name: one.values for one in cases(texts, [each.name for each in study.study.variables])}
        way_in = _WayIn(standing, dict(texts[["id", "text"]].itertuples(index=False)), known, who)
        add(way_in.records(project))
    study.log("brought in", codes=way_in.taken.codes, codings=way_in.taken.codings, memos=way_in.taken.memos)
    return way_in.taken


@dataclass
class _Target:
    """The text here for one of a project: its id, and where it is worded otherwise, how stretches move."""

    id: str
    text: str
    moves: Moves | None = None


class _WayIn:
    """One project on its way into what stands."""

    def __init__(self, standing: Standing, texts: dict[str, str], people: dict[str, dict[str, str]], who: str) -> None:
        self.standing, self.texts, self.people, self.who = standing, texts, people, who
        self.told: list[str] = []
        self.taken = Taken(0, 0, 0, 0, ())

    def records(self, project: Project) -> list[Record]:
        """What is to be written; `taken` tells of it afterwards."""
        targets = self._targets(project.texts)
        codes = list(self._codes(project.codes))
        known = {**self.standing.codes, **{one.id: one for one in codes}}
        codings, same = self._codings(project.codings, targets, known)
        memos = list(self._memos(project.memos, {id: one.id for id, one in targets.items()} | same | {id: id for id in known} | {"": ""}))
        finished = [(targets[id].id, coder) for id, coders in project.done.items() if id in targets for coder in coders]
        finished = [(id, coder) for id, coder in finished if self.standing.spelt(coder) not in self.standing.coders_done(id)]
        self._tell_of_cases(project)
        self.taken = Taken(len(codes), len(codings), len(memos), len(finished), tuple(self.told))
        made = [put(one, self.who) for one in codes] + [put(one, self.who, digest(self.texts[one.text])) for one in codings]
        return made + [put(one, self.who) for one in memos] + [done(id, coder, self.who) for id, coder in finished]

    def _targets(self, given: dict[str, str]) -> dict[str, _Target]:
        found: dict[str, _Target] = {}
        reworded = []
        for id, ours in self._matched(given).items():
            found[id] = _Target(ours, self.texts[ours])
            if given[id] == self.texts[ours]:
                continue
            found[id].moves = moves = Moves(given[id], self.texts[ours])
            if _compared(given[id]) != _compared(self.texts[ours]):
                if moves.alike() < LIKE:
                    del found[id]
                    continue
                reworded.append(id)
        left = ", so what is coded there was left out"
        self._tell(
            [id for id in given if id not in found], "{} not in this study", "text of the project is", "texts of the project are", left
        )
        self._tell(reworded, "{} worded otherwise here", "text is", "texts are", ": codings moved with their words; look at them again")
        return found

    def _matched(self, given: dict[str, str]) -> dict[str, str]:
        """By id in the project, the text here: of the same id and words, else of the same words, else of the same id."""
        matched = {id: id for id, text in given.items() if self.texts.get(id) == text}
        waiting: dict[str, list[str]] = {}
        for id, text in self.texts.items():
            if id not in matched:
                waiting.setdefault(_compared(text), []).append(id)
        for id, text in given.items():
            if id not in matched and (alike := waiting.get(_compared(text))):
                matched[id] = alike.pop(0)  # of several texts that say the same, each once
        taken = {*matched.values()}
        return matched | {id: id for id in given if id not in matched and id in self.texts and id not in taken}

    def _codes(self, given: Iterable[Code]) -> list[Code]:
        new, known, otherwise = [], {**self.standing.codes}, []
        for one in given:
            if one.id in self.standing.codes:
                otherwise += [one.name] if replace(one, colour="") != replace(self.standing.codes[one.id], colour="") else []
            else:
                parent = one.parent if one.parent in known else ""
                known[one.id] = replace(
                    one, parent=parent, name=" ".join(cleaned(one.name).split()) or "Unnamed", description=cleaned(one.description)
                )
                new.append(known[one.id])
        self._tell(otherwise, "{} named, placed or described otherwise there, and stayed as here", "code is", "codes are")
        return new

    def _codings(self, given: Iterable[Coding], targets: dict[str, _Target], codes: dict[str, Code]) -> tuple[list[Coding], dict[str, str]]:
        """What is new, and by id of each in the project, the id it has here."""
        there = {_place(one): one.id for one in self.standing.codings.values()}
        new, same, lost, elsewhere = [], {}, [], []
        for one in given:
            target = targets.get(one.text)
            if target is None or one.code not in codes or not 0 <= one.start < one.end:
                (elsewhere if target is None else lost).append(one.id)
                continue
            start, end = target.moves.moved(one.start, one.end) if target.moves else (one.start, one.end)
            if end > len(target.text):
                lost.append(one.id)
                continue
            coder = self.standing.spelt(cleaned(one.coder) or self.who)
            taken = replace(one, text=target.id, start=start, end=end, coder=coder, at=one.at or ledger.now())
            same[one.id] = there.setdefault(_place(taken), one.id)
            if same[one.id] == one.id and one.id not in self.standing.codings:
                new.append(taken)
        self._tell(elsewhere, "{} on such texts and left out", "coding is", "codings are")
        self._tell(lost, "{} outside its text or under no code, and left out", "coding is", "codings are")
        return new, same

    def _memos(self, given: Iterable[Memo], here: dict[str, str]) -> list[Memo]:
        new, otherwise, homeless = [], [], []
        for one in given:
            if one.id in self.standing.memos:
                otherwise += [one.id] if cleaned(one.words) != self.standing.memos[one.id].words else []
            elif one.about not in here:
                homeless.append(one.id)
            elif cleaned(one.words):
                kind, coder = one.kind if one.kind in KINDS else KINDS[0], self.standing.spelt(cleaned(one.coder) or self.who)
                new.append(replace(one, about=here[one.about], kind=kind, words=cleaned(one.words), coder=coder, at=one.at or ledger.now()))
        self._tell(otherwise, "{} worded otherwise there, and stayed as here", "memo is", "memos are")
        self._tell(homeless, "{} about something that was left out, and left out too", "memo is", "memos are")
        return new

    def _tell_of_cases(self, project: Project) -> None:
        told = [case.name for case in project.cases if not {*case.values.items()} <= {*self.people.get(case.name, {}).items()}]
        self._tell(told, "What is said there of {} was left out, as this study's dataset says otherwise or nothing", "person", "people")

    def _tell(self, ids: list[str], said: str, one: str, many: str, after: str = "") -> None:
        if ids:
            named = f" ({', '.join(ids[:3])}{', …' if len(ids) > 3 else ''})"
            counted = f"{len(ids):,} {one if len(ids) == 1 else many}"
            self.told.append(said.format(counted) + named + after + ".")


def _compared(text: str) -> str:
    """A text as it is compared: line ends, spaces and the way accents are written make no difference."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _place(one: Coding) -> tuple[str, int, int, str, str]:
    return one.text, one.start, one.end, one.code, one.coder
