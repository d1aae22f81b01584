"""Places that a text itself calls so: an agency called golden hands, the café, O Cantinho."""

from __future__ import annotations

from kcvets.research.deidentify import cues
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.places import heads
from kcvets.research.deidentify.reading import Reading, Span, Word

#: Of what a text says how it is called.
KINDS = frozenset(
    "agency firm company provider café cafe pub inn bar club church chapel mosque temple gurdwara synagogue school college academy nursery "
    "hospital hospice surgery practice home charity shop takeaway restaurant salon hostel refuge shelter centre group project village "
    "hamlet farm site ward unit house estate scheme choir team place".split()
)
CALLED = frozenset("called named".split())
MOST = 3  # words of a name in small letters


def called(reading: Reading, known: Lexicon) -> list[Span]:
    """What follows "a café called", and a name between commas after "the café"."""
    found = []
    for n, word in enumerate(reading.words):
        if word.low not in KINDS:
            continue
        following = reading.after(n)
        if following is not None and following.low in CALLED:
            run = _run(reading, following.number + 1)
        elif reading.gap(n) == ", " and n + 1 < len(reading.words):
            run = _run(reading, n + 1)
            run = run if run and _strange(run, known) and reading.gap(run[-1].number)[:1] in ",.;" else []
        else:
            continue
        if run and not any(_means_else(one, known) for one in run):
            found.append((run[0].start, run[-1].finish))
    return found


def _run(reading: Reading, n: int) -> list[Word]:
    """The words of a name that may begin here: capitals, or in small letters a few up to a stop or a small word."""
    run: list[Word] = []
    while n < len(reading.words) and len(run) < MOST + 2:
        word = reading.words[n]
        if not (word.capital or word.small) or word.small and not word.raised and (word.tag in cues.CLOSED or len(run) == MOST):
            break
        run.append(word)
        if reading.after(n) is None:
            break
        n += 1
    return run


def _strange(run: list[Word], known: Lexicon) -> bool:
    return any(known.is_unknown(word.low) for word in run)


def _means_else(word: Word, known: Lexicon) -> bool:
    kinds = ("roles", "conditions", "organisations", "authors", "theorists")
    return word.low in known.words["calendar"] | heads.GENERIC - heads.COLOURS or any(word.low in known.keep[kind] for kind in kinds)
