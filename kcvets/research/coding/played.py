"""Two made-up coders code a synthetic study, so that a notebook can go on: they go by cue words, overlook some, and differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from uuid import uuid5

import pandas as pd

from kcvets.errors import KcvetsError
from kcvets.forms.tables import Shown
from kcvets.research import ledger
from kcvets.research.coding.codebook import NAMESPACE, guid, start_codebook
from kcvets.research.coding.model import Coding, Memo
from kcvets.research.coding.records import CODING, Record, digest, done, put
from kcvets.research.coding.settling import settle
from kcvets.research.coding.working import Coders
from kcvets.research.folder import whole
from kcvets.research.review.played import KINDS, synthetic_review
from kcvets.research.synthetic import marked_rows, synthetic_rows

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

#: By made-up coder: how often one sees a cue, takes a neighbouring code instead, and marks a part of the sentence alone.
CODERS = {"First made-up coder": (0.9, 0.05, 0.15), "Second made-up coder": (0.8, 0.15, 0.3)}
BEGUN = datetime.fromisoformat("2027-05-03T09:00:00+00:00")
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*['’”\"]*")
PART = re.compile(r"[^,;:]+")
#: By code of the starter codebook, words in which a made-up coder sees it.
CUES = {
    "knowledge.person": r"she told me|he told me|told me|says both|what i did before|her words",
    "knowledge.together": r"together|each find out|compare notes|all three of us|we agreed",
    "knowledge.assumption": r"assumed|evidence|assumption|where did i get|not yet clear|i took it for|made up my mind|for granted",
    "knowledge.weighing": r"believed|gp letter|does not agree|in writing|thinks i am|both are true|trust my",
    "values.justice": r"\bfair\b|\brights\b|right to\b|justice|\bowes?\b|whose side",
    "values.inequality": r"pay\b|paid|money|budget|penny|poverty|meter|charg|wages|lost the|boundary|bus(?:es)?\b|same surgery",
    "values.clash": r"needs to stop|wants to go|unsafe|the agency|against plain|dilemma|whose side|i say\b|wanted one",
    "values.own": r"i believe|my faith|i think people|care is\b|honour|stubborn|nobody should be handled",
    "experience.usable": r"years? in|learn(?:t)? to|taught me|i have done this|trained|my first job|again for",
    "experience.discard": r"stop writing|never to read|i used to|stop visiting|being the hero|less nodding|used the word",
    "experience.personal": r"my gran|my mother|my (?:own )?dad|my uncle|my life|i grew up|grandad|as a daughter|i was a carer",
    "theories.relation": r"same voice|turning up|trust\b|come back|remember(?:s|ing)|close\b|honest one",
    "theories.system": r"system|family|neighbour|street|network|stopped, so",
    "theories.named": r"attachment|erikson|systems theory|ambiguous loss|genogram|motivational|strengths-based|scaling question|bowlby",
    "theories.learning": r"next time|i'?m going to|i am going to|i'?ll (?:write|ask|count|try)|now what|differently",
    "skills.listening": r"listen|silence|shut up|waited|pauses|interrupted|count to ten|hand over my own mouth|looked at the garden",
    "skills.asking": r"\basked (?:him|her|me|what|whether|if|who)|i asked|\bquestion\b",
    "skills.advocacy": r"i wrote to|letter to|rang (?:the|today|to)|i rang|advoca|bus pass|filled it in",
    "skills.words": r"the word\b|the record\b|i wrote|one sentence|gets called|plain words|the draft|letter (?:about|template)",
    "skills.self": r"frightened|proud|ashamed|\bsorry\b|relieved|embarrassed|i felt|be tired",
    "strengths.where.person": r"himself|can do|sings|ran the|good at|four hundred|corrects|managed|laugh(?:s|ed|ing)|by heart|plaits|the needle",
    "strengths.where.network": r"husband|daughter|sister|brother|mother|friend|does the bins|looks after|look after",
    "strengths.where.community": r"library|chapel|church|chip shop|bench|peer group|carers' forum|rota in",
    "strengths.matters": r"\bwants (?:to|is|what)|would like to|she'd like|he'd like|wanted (?:to|one)|'i want|says home|asked me straight",
    "strengths.lead": r"drew her own|crossing|runs it|he corrects|her own|drives, i|himself|planning",
    "strengths.risk": r"risks?\b|falls again|safe|unsafe|promise",
    "strengths.fitting": r"warm|six in the evening|on the floor|two chairs|lunch break|whose diary|about ten in the morning",
    "hindrance.lack": r"challenging|refuse|what was wrong|difficult|vulnerable|did not attend|denial|needs led",
    "hindrance.without": r"nobody had asked|nobody asked|over their heads|without carers|nobody told|in case|nobody ever",
    "hindrance.carers": r"migraine|hasn'?t had|never had a break|not sure how much longer|encouraged|slept|drowning|back give out|give up",
    "hindrance.system": r"\bforms?\b|panel|(?:two|twelve) weeks|\brules? (?:is|that)|waiting list|template|whiteboard|duty (?:slot|number)|time is\b",
}
NEIGHBOURS = {
    "knowledge.person": "strengths.matters",
    "knowledge.weighing": "knowledge.assumption",
    "values.clash": "strengths.risk",
    "values.inequality": "hindrance.system",
    "hindrance.system": "values.inequality",
    "strengths.where.network": "hindrance.carers",
    "hindrance.carers": "strengths.where.network",
    "strengths.where.person": "strengths.lead",
    "skills.words": "hindrance.lack",
    "skills.asking": "skills.listening",
    "theories.system": "strengths.where.network",
    "experience.discard": "theories.learning",
}
MEMOS = {
    "strengths.where.network": (
        "question",
        "Made up: is it a strength when a daughter gives up her sleep? We also have a code for what is left to carers.",
    ),
    "hindrance.system": ("decision", "Made up: a rule that somebody works round still counts here; how they do it has another code."),
    "values.own": ("idea", "Made up: beliefs turn up where people write about their own families. Look at the two codes together."),
}


def synthetic_coding(study: StudyFolder, people: int = 40, seed: int = 7) -> Shown:
    """Play two coders who code a study that `synthetic_study` made, with the starter codebook.

    The same study gives the same codings. What they agree on says something about the cue words they go by, and nothing about
    how people agree.

    Parameters
    ----------
    study : StudyFolder
        A synthetic study, reviewed and settled.
    people, seed : int
        As it was made.

    Raises
    ------
    KcvetsError
        Where a text in it is not of that synthetic cohort: real texts are coded by people.
    """
    made_up = {row["text"] for row in synthetic_rows(people, seed)}
    if foreign := sum(text not in made_up for text in study.dataset()["text"]):
        raise KcvetsError(
            f"{foreign} texts are not of the synthetic cohort of {people} people and seed {seed}: real texts are coded by people."
        )
    start_codebook(study, next(iter(CODERS)))
    coders = Coders(study)
    standing, texts = coders.standing(), coders.texts()
    if not {*map(guid, CUES)} <= {*standing.codes}:
        raise KcvetsError("This study has a codebook of its own: made-up coders know the codebook to start from alone.")
    records = [one for who in CODERS for one in _coded(who, texts, seed)]
    records += [_memo(code, kind, words) for code, (kind, words) in MEMOS.items()]
    known = {*standing.codings, *standing.memos, *(id for id in texts if {*CODERS} <= {*standing.coders_done(id)})}
    ledger.append(study.coding_file, (vars(one) for one in records if one.id not in known))
    told = [
        f"{who}: {len(texts)} texts read, {sum(one.of == CODING and one.who == who for one in records)} stretches coded" for who in CODERS
    ]
    return Shown("\n".join(told), "".join(f"<p>{line}</p>" for line in told))


def reviewed_study(
    folder: Path | None = None, people: int = 40, seed: int = 7, *, coded: bool = True, software: bool = False
) -> StudyFolder:
    """A synthetic study with everything done up to here: collected, masked, reviewed, settled and coded by made-up people.

    Parameters
    ----------
    folder, people, seed
        As for `kcvets.research.example.synthetic_study`.
    coded : bool
        Whether made-up coders code it.
    software : bool
        Whether software looks for what identifies somebody, which takes half a minute. Otherwise what is known to have been filled
        in is masked.
    """
    from kcvets.research.example import synthetic_study  # here, as coding alone needs nothing of how a study is collected

    study = synthetic_study(folder, people, seed)
    if software:
        study.deidentify()
    else:
        _mask_known(study, people, seed)
    synthetic_review(study, people, seed)
    settle(study)
    if coded:
        synthetic_coding(study, people, seed)
    return study


def _mask_known(study: StudyFolder, people: int, seed: int) -> None:
    """Mask what was filled in, without looking for it."""
    filled_in = {row["text"]: spans for row, spans in marked_rows(people, seed)}
    texts = study.dataset()[["id", "text"]].itertuples(index=False)
    places = [(id, one.start, one.end, KINDS.get(one.kind, one.kind.upper())) for id, text in texts for one in filled_in[text]]
    with whole(study.masks_file) as part:
        pd.DataFrame(places, columns=["id", "start", "end", "kind"]).to_parquet(part, index=False)


def _coded(who: str, texts: dict[str, str], seed: int) -> Iterator[Record]:
    sees, strays, shortens = CODERS[who]
    at = BEGUN
    for id, text in texts.items():
        chance = Random(f"{seed} {who} {text}")
        for sentence in SENTENCE.finditer(text):
            for name, cue in CUES.items():
                found = re.search(cue, sentence[0], re.IGNORECASE)
                if not found or chance.random() > sees:
                    continue
                name = NEIGHBOURS.get(name, name) if chance.random() < strays else name
                start, end = _stretch(text, sentence.span(), sentence.start() + found.start(), chance.random() < shortens)
                at += timedelta(seconds=20)
                place = f"{seed} {who} {id} {start} {end} {name}"
                coding = Coding(str(uuid5(NAMESPACE, place)), id, start, end, guid(name), who, at.isoformat())
                yield put(coding, who, digest(text))
        yield done(id, who, who)


def _stretch(text: str, sentence: tuple[int, int], cue: int, part: bool) -> tuple[int, int]:
    """A sentence, or the part of it in which the cue stands, without spaces around it."""
    start, end = sentence
    if part:
        start, end = next(one.span() for one in PART.finditer(text, start, end) if cue < one.end())
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _memo(code: str, kind: str, words: str) -> Record:
    who = next(iter(CODERS))
    return put(Memo(str(uuid5(NAMESPACE, f"memo {code}")), guid(code), kind, words, who, BEGUN.isoformat()), who)
