"""Who has read which text, what each reader may see, and what stands in the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kcvets.errors import KcvetsError
from kcvets.research.review.decisions import Decision
from kcvets.research.review.standing import Maskings, decided, proposed, together

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

#: By text and reader: how many decisions there were, and the maskings they led to.
Known = dict[tuple[str, str], tuple[int, Maskings]]


class Readings:
    """All texts of a study, and everything decided about them.

    A text that was drawn for a second reading is read by two people. Until both are done, each sees what software
    proposed and their own decisions, and nothing of the other's.

    Parameters
    ----------
    texts : mapping of str to str
        By id, in the order of the dataset.
    masks : mapping of str to tuple of Masking
        By id, what software proposed.
    decisions : iterable of Decision
        In the order made.
    known : dict, optional
        What an earlier reading of the same study found out; what has changed since is found out anew.

    Raises
    ------
    KcvetsError
        Where a decision is about a stretch that its text does not have.
    """

    def __init__(
        self, texts: Mapping[str, str], masks: Mapping[str, Maskings], decisions: Iterable[Decision], known: Known | None = None
    ) -> None:
        self.texts, self._masks, self._known = texts, masks, {} if known is None else known
        self._made: dict[str, list[Decision]] = defaultdict(list)
        for one in decisions:
            if one.id not in texts:
                continue  # withdrawn
            if one.end > len(texts[one.id]):
                wrong = "the dataset was changed after the review began: put back the one that was reviewed"
                raise KcvetsError(f"A decision about {one.id} is about more than its text holds, as {wrong}.")
            self._made[one.id].append(one)
        self.drawn = frozenset(id for id, made in self._made.items() if any(one.what == "second" for one in made))

    def masks(self, id: str) -> Maskings:
        """What software proposed."""
        return self._masks.get(id, ())

    def readers(self, id: str) -> list[str]:
        """Who is done with a text, as `person` names them, in that order."""
        return list(dict.fromkeys(person(one.who) for one in self._made.get(id, ()) if one.what == "done"))

    def needed(self, id: str) -> int:
        """How many people have to read a text."""
        return 2 if id in self.drawn else 1

    def waits(self, id: str) -> bool:
        """Whether a text has not been read by everybody who has to."""
        return len(self.readers(id)) < self.needed(id)

    def waits_for(self, id: str, who: str) -> bool:
        """Whether a reviewer can read a text that is not done yet."""
        return self.waits(id) and person(who) not in self.readers(id)

    def seen(self, id: str, who: str) -> Maskings:
        """The maskings of a text as one reviewer may see them."""
        place, made = (id, person(who)), len(self._made.get(id, ()))
        if place not in self._known or self._known[place][0] != made:
            maskings = self.apart(id, who) if id in self.drawn and self.waits(id) else self.final(id)
            self._known[place] = made, maskings
        return self._known[place][1]

    def apart(self, id: str, who: str) -> Maskings:
        """The maskings of a text as one reviewer left them, before they could see what others decided."""
        return decided(self.masks(id), self._own(id, person(who)))

    def final(self, id: str) -> Maskings:
        """The maskings of a text from everything decided about it."""
        if id not in self.drawn:
            return decided(self.masks(id), self._made.get(id, ()))
        readers, at = self.readers(id)[:2], self._closed(id)
        made = self._made[id]
        if len(readers) < 2:
            return decided(self.masks(id), made)
        begun = together(self.masks(id), *(self.apart(id, reader) for reader in readers))
        others = [one for one in made[:at] if one.what == "mask" and person(one.who) not in readers]
        return decided(begun, others + made[at:])

    def _own(self, id: str, reader: str) -> list[Decision]:
        return [one for one in self._made.get(id, ())[: self._closed(id)] if person(one.who) == reader]

    def _closed(self, id: str) -> int | None:
        """How many decisions had been made when the second reader was done."""
        readers: set[str] = set()
        for at, one in enumerate(self._made.get(id, ())):
            readers |= {person(one.who)} if one.what == "done" else set()
            if len(readers) == 2:
                return at + 1
        return None


def person(who: str) -> str:
    """A reviewer's name as it is compared: whatever its case and spaces."""
    return " ".join(who.split()).casefold()


def texts_and_masks(study: StudyFolder) -> tuple[dict[str, str], dict[str, Maskings]]:
    """The texts of a study and what software proposed, both by id.

    Raises
    ------
    KcvetsError
        Where there is no dataset, or software has not looked through it.
    """
    dataset, found = study.dataset(), study.masks()
    rows = defaultdict(list)
    for id, start, end, kind in found[["id", "start", "end", "kind"]].itertuples(index=False):
        rows[id].append((start, end, kind))
    return dict(zip(dataset["id"], dataset["text"], strict=True)), {id: proposed(some) for id, some in rows.items()}
