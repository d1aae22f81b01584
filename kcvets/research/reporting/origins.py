"""Where a report comes from: who reviewed its texts, what may remain in them, and what it was made from and with."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from hashlib import sha256

from kcvets import __version__
from kcvets.research.coding.project import project
from kcvets.research.folder import StudyFolder
from kcvets.research.review import decisions

NOT_KNOWN = "What may remain in the texts was not noted when they were settled."


def reviewed(study: StudyFolder, texts: Collection[str], counted: bool) -> Iterator[str]:
    """Who looked for what identifies somebody in some texts, and what may remain in those of the study, in sentences.

    Parameters
    ----------
    study : StudyFolder
        The study.
    texts : collection of str
        Ids.
    counted : bool
        Whether it may be said how many texts there are.
    """
    readers = defaultdict(set)
    for one in decisions.read(study.decisions_file):
        if one.what == "done" and one.id in texts:
            readers[one.id].add(one.who)
    people = {who for some in readers.values() for who in some}
    twice = sum(len(some) > 1 for some in readers.values())
    share = f"{twice} of {len(texts)}" if counted else "some"
    yield (
        f"Software masked names, numbers and the like. Then {len(people)} {'person' if len(people) == 1 else 'people'} read the texts: "
        f"every one was read, and {share} were read by a second person who did not see what the first had decided."
    )
    yield _remaining(study)


def _remaining(study: StudyFolder) -> str:
    """What was noted when the texts were settled, of the whole study: here nobody opens the real words again."""
    noted = study.logged("settled")
    return f"Of all texts of the study: {noted[-1]['remaining']}" if noted and "remaining" in noted[-1] else NOT_KNOWN


def fingerprints(study: StudyFolder) -> dict[str, str]:
    """What tells whether texts and coding are the same (SHA-256): of what stands in them, not of the files that hold it.

    Parameters
    ----------
    study : StudyFolder
        The study.
    """
    texts, coded = study.texts(), project(study)
    rows = [list(texts.columns), *texts.astype(str).values.tolist()]
    codes = [(one.name, one.parent, one.description, one.codable) for one in coded.codes]
    codings = sorted((one.text, one.start, one.end, one.code, one.coder) for one in coded.codings)
    return {"texts": _digest(rows), "coding": _digest([codes, codings])}


def traced(study: StudyFolder) -> Iterator[tuple[str, str]]:
    """What a report was made from and with: what, and which."""
    told = study.study
    yield "Study", f"{told.id}, terms version {told.terms.version} of {told.terms.date}"
    yield "Program", f"kcvets {__version__}"
    for what, digest in fingerprints(study).items():
        yield f"Fingerprint of the {what}", f"{digest[:16]}…"


def _digest(told: object) -> str:
    return sha256(json.dumps(told, ensure_ascii=False).encode("utf-8")).hexdigest()
