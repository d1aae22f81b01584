"""From review to coding: the reviewed texts are settled, and codings stay with their words where a masking changes later."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kcvets.research import ledger
from kcvets.research.coding.moving import Moves
from kcvets.research.coding.records import CODE, CODING, DONE, MEMO, Record, Standing, digest, put, record
from kcvets.research.folder import whole
from kcvets.research.review.occurrences import occurrences
from kcvets.research.review.reviewed import what_may_remain

if TYPE_CHECKING:
    from kcvets.research.deidentify.pseudonyms import Key
    from kcvets.research.folder import StudyFolder


@dataclass(frozen=True)
class Settled:
    """What came of settling.

    Parameters
    ----------
    texts : int
        How many are ready for coding.
    added, gone, changed : tuple of str
        Ids of the texts that were not there before, are there no more, or are masked differently now.
    moved : int
        How many codings stand elsewhere in their text than before.
    look_at : tuple of str
        Ids of the codings whose words are all masked now, so that they stand on what took their place.
    memos : tuple of str
        Ids of the memos and codes that say words which were replaced in a text: they are to be rewritten by a person.
    """

    texts: int
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    moved: int
    look_at: tuple[str, ...]
    memos: tuple[str, ...]

    def __str__(self) -> str:
        told = [
            f"{self.texts:,} texts are settled for coding.",
            f"New: {len(self.added):,}. Masked differently: {len(self.changed):,}. Taken out: {len(self.gone):,}.",
        ]
        if self.moved:
            told.append(f"Codings that moved with their words: {self.moved:,}.")
        if self.look_at:
            told.append(f"Codings on words that are masked now: {len(self.look_at):,}. They stand on the stand-ins; look at them again.")
        if self.memos:
            told.append(f"Memos or codes that say words which were replaced: {len(self.memos):,}. Rewrite them.")
        return " ".join(told)

    __repr__ = __str__


def settle(study: StudyFolder, key: Key | None = None) -> Settled:
    """Settle the reviewed texts for coding; called again, take up what was collected, withdrawn or masked since.

    A killed run is finished by the same call.

    Parameters
    ----------
    study : StudyFolder
        Every text of it has been reviewed.
    key : Key, optional
        Which number stands for whom. Without one, numbers begin anew and may change when texts come or go.

    Raises
    ------
    KcvetsError
        While a text has not been read by everybody who has to.
    """
    table = study.reviewed(key)
    after = dict(table[["id", "text"]].itertuples(index=False))
    with ledger.alone(study.coding_file) as add:
        earlier = study.texts() if study.texts_file.exists() else None
        before = {} if earlier is None else dict(earlier[["id", "text"]].itertuples(index=False))
        changed = {id: Moves(text, after[id]) for id, text in before.items() if id in after and text != after[id]}
        standing = Standing()
        standing.take(ledger.read(study.coding_file, record))
        moves = list(_moved(standing, before, after, changed))
        with whole(study.texts_file) as part:
            table.to_parquet(part, index=False)
            add(vars(put(one, "", digest(after[one.text]))) for one, _ in moves)  # first: who reads between the two is told to settle again
    _forget(study, after)
    settled = Settled(
        texts=len(after),
        added=tuple(id for id in after if id not in before),
        gone=tuple(id for id in before if id not in after),
        changed=tuple(changed),
        moved=sum((one.start, one.end) != (now.start, now.end) for now, _ in moves for one in [standing.codings[now.id]]),
        look_at=tuple(one.id for one, remains in moves if not remains),
        memos=tuple(_saying(standing, {words for moves in changed.values() for words in moves.replaced()})),
    )
    remaining = str(what_may_remain(study))
    study.log("settled", remaining=remaining, **{name: value if isinstance(value, int) else len(value) for name, value in vars(settled).items()})
    return settled


def take_out(study: StudyFolder, there: Collection[str]) -> int:
    """Keep of settled texts and of their coding only what is about some texts, as when somebody withdraws.

    Parameters
    ----------
    study : StudyFolder
        Its texts may be settled or not.
    there : collection of str
        Ids of the texts that stay.

    Returns
    -------
    int
        How many lines of `coding.jsonl` were taken out: codings, memos about such texts and codings, notes that somebody is done.
    """
    study.texts_file.with_name(f".{study.texts_file.name}.part").unlink(missing_ok=True)  # `whole` leaves it where a run is killed
    if study.texts_file.exists():
        with ledger.alone(study.coding_file):
            texts = study.texts()
            if not texts["id"].isin(there).all():
                with whole(study.texts_file) as part:
                    texts[texts["id"].isin(there)].to_parquet(part, index=False)
    return _forget(study, there)


def _forget(study: StudyFolder, there: Collection[str]) -> int:
    def kept(made: list[Record]) -> list[bool]:
        stays = {one.id for one in made if one.of == CODE}
        stays |= {one.id for one in made if one.of == CODING and one.told.get("text") in there}
        stays |= {one.id for one in made if one.of == MEMO and one.told.get("about") in {"", *stays, *there}}
        return [one.id in (there if one.of == DONE else stays) for one in made]

    return ledger.rewrite(study.coding_file, record, kept)


def _moved(standing: Standing, before: dict[str, str], after: dict[str, str], changed: dict[str, Moves]) -> Iterator[tuple]:
    """Each coding on a text that changed as it stands now, and whether any of its words remain."""
    for one in standing.codings.values():
        seen = standing.seen[one.id]
        if one.text not in after or seen == digest(after[one.text]):
            continue  # withdrawn, or moved by a run that was killed
        moves = changed.get(one.text)
        if moves and seen == digest(before[one.text]):
            start, end = moves.moved(one.start, one.end)
            yield replace(one, start=start, end=end), moves.remains(one.start, one.end)
        else:  # made on a version that nobody has any more
            start = min(one.start, len(after[one.text]) - 1)
            yield replace(one, start=start, end=max(start + 1, min(one.end, len(after[one.text])))), False


def _saying(standing: Standing, replaced: Collection[str]) -> Iterator[str]:
    for memo in standing.memos.values():
        if any(occurrences(words, memo.words) for words in replaced):
            yield memo.id
    for code in standing.codes.values():
        if any(occurrences(words, f"{code.name}\n{code.description}") for words in replaced):
            yield code.id
