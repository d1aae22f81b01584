"""Two made-up readers review a synthetic study, so that a notebook can go on: they know what is there, and overlook some of it."""

from __future__ import annotations

from random import Random

from kcvets.errors import KcvetsError
from kcvets.forms.tables import Shown
from kcvets.research.folder import StudyFolder
from kcvets.research.review import decisions
from kcvets.research.review.decisions import Decision
from kcvets.research.review.reviewed import readings_of
from kcvets.research.synthetic import marked_rows

READERS = {"First made-up reader": 0.8, "Second made-up reader": 0.7}  # how often each sees what software missed
KINDS = {"birth": "DATE"}


def synthetic_review(study: StudyFolder, people: int = 40, seed: int = 7) -> Shown:
    """Play the review of a study that `synthetic_study` made.

    Parameters
    ----------
    study : StudyFolder
        A synthetic study, looked through and not reviewed yet.
    people, seed : int
        As it was made.

    Raises
    ------
    KcvetsError
        Where a text in it is not of that synthetic cohort: real texts are read by people.
    """
    truth = {row["text"]: spans for row, spans in marked_rows(people, seed)}
    readings = readings_of(study)
    if foreign := [id for id, text in readings.texts.items() if text not in truth]:
        raise KcvetsError(f"{len(foreign)} texts are not of the synthetic cohort of {people} people and seed {seed}: real texts are read by people.")
    made: list[Decision] = []
    for number, (who, sees) in enumerate(READERS.items(), 1):
        for id, text in readings.texts.items():
            if number <= readings.needed(id):
                missed = [span for span in truth[text] if not any(one.start <= span.start and span.end <= one.end for one in readings.masks(id))]
                chance = Random(f"{seed} {who} {id}")
                seen = [span for span in missed if chance.random() < sees]
                made += [Decision(decisions.now(), who, id, "mask", one.start, one.end, KINDS.get(one.kind, one.kind.upper())) for one in seen]
                made.append(Decision(decisions.now(), who, id, "done"))
    decisions.append(study.decisions_file, made)
    told = [_told(who, [one for one in made if one.who == who]) for who in READERS]
    return Shown("\n".join(told), "".join(f"<p>{line}</p>" for line in told))


def _told(who: str, made: list[Decision]) -> str:
    read, masked = (sum(one.what == what for one in made) for what in ("done", "mask"))
    return f"{who}: {read} texts read, {masked} places masked that software had missed"
