"""The dataset as people reviewed it: what identifies somebody is replaced, and not before every text was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kcvets.errors import KcvetsError
from kcvets.research.review import decisions
from kcvets.research.review.readings import Known, Readings, texts_and_masks
from kcvets.research.review.sample import Remaining, chosen, missed, remaining
from kcvets.research.review.standing import Maskings, standing

if TYPE_CHECKING:
    import pandas as pd

    from kcvets.research.deidentify.pseudonyms import Key
    from kcvets.research.folder import StudyFolder


def reviewed(study: StudyFolder, key: Key | None = None) -> pd.DataFrame:
    """The dataset with stand-ins in place of what identifies somebody, from the maskings that stand after review.

    Parameters
    ----------
    study : StudyFolder
        Its texts, what software found in them, and what reviewers decided.
    key : Key, optional
        Which number stands for whom; new ones are added to it. Without one, numbers begin anew.

    Raises
    ------
    KcvetsError
        While a text has not been read by everybody who has to.
    """
    from kcvets.research.deidentify.pseudonyms import Key  # here, as the review page never needs it

    readings = _complete(study)
    key, dataset = key or Key(), study.dataset()
    texts = [_stand_ins(text, standing(readings.final(id)), key) for id, text in readings.texts.items()]
    return dataset.assign(text=texts)


def what_may_remain(study: StudyFolder) -> Remaining:
    """What the texts read twice say about identifiers that may remain."""
    return remaining(missed(readings_of(study)))


def readings_of(study: StudyFolder) -> Readings:
    """Everything decided about a study's texts so far, with the texts drawn for a second reading.

    Raises
    ------
    KcvetsError
        Where there is no dataset, no search by software, or a damaged file of decisions.
    """
    texts, masks = texts_and_masks(study)
    return up_to_now(study, texts, masks)


def up_to_now(study: StudyFolder, texts: Mapping[str, str], masks: Mapping[str, Maskings], known: Known | None = None) -> Readings:
    """The same, of texts that are read already; what is newly drawn is noted among the decisions."""
    made = decisions.read(study.decisions_file)
    drawn = {one.id for one in made if one.what == "second"}
    new = chosen(texts, study.study.id, drawn) - drawn
    if new:
        draws = [decisions.Decision(decisions.now(), "", id, "second") for id in sorted(new)]
        decisions.append(study.decisions_file, draws)
        made += draws
    return Readings(texts, masks, made, known)


def _complete(study: StudyFolder) -> Readings:
    readings = readings_of(study)
    unread = [id for id in readings.texts if not readings.readers(id)]
    once = [id for id in readings.texts if readings.readers(id) and readings.waits(id)]
    wanting = [f"{_texts(unread)} not been read"] if unread else []
    wanting += [f"{_texts(once)} still to be read by a second person"] if once else []
    if wanting:
        told = f"The review is not complete: {' and '.join(wanting)}."
        raise KcvetsError(f"{told} Open it with kcvets review, and go on until it says that all is done.")
    return readings


def _texts(ids: list[str]) -> str:
    return f"{len(ids):,} {'text has' if len(ids) == 1 else 'texts have'}"


def _stand_ins(text: str, maskings: Maskings, key: Key) -> str:
    """The one place where maskings meet the pseudonyms."""
    from kcvets.research.deidentify.found import Found
    from kcvets.research.deidentify.pseudonyms import masked

    return masked(text, [Found(one.start, one.end, one.kind, one.instead) for one in maskings], key)
