"""Train the tagger on the marked texts, and on the same with other names, in small letters and with slips of the pen.

``--without NAME`` leaves a set out, to measure on it; ``--out FILE`` writes elsewhere than into ``data/research``. Some ten minutes.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
from deidentification_score import Marked, marked_texts
from marked_variants import Names, lowered, mistyped, renamed
from spacy.util import minibatch
from thinc.api import Adam, Model, fix_random_seed
from tqdm import tqdm

from kcvets.content.place import data_folder
from kcvets.research.deidentify import TAGGER
from kcvets.research.deidentify.engine import BATCH, Deidentifier
from kcvets.research.deidentify.lexicon import Lexicon
from kcvets.research.deidentify.reading import Reading
from kcvets.research.deidentify.tagging.looks import COLUMNS, Looks
from kcvets.research.deidentify.tagging.network import NOTHING, PERSON, PLACE, network

SETS = Path(__file__).parent / "data" / "deidentification"
#: Texts in which nothing is a name, and much looks like one.
PLAIN = Path(__file__).parent / "data" / "tagger"
#: Measured on, never learnt from.
HELD_BACK = ("eighteenth", "twentysecond", "twentythird")
LEARNT_AS = {"person": PERSON, "username": PERSON, "place": PLACE, "org": PLACE, "address": PLACE}
SEED, ROUNDS, TOGETHER, RATE, DROPOUT = 1, 6, 16, 0.0015, 0.2
#: The share of words that are learnt from as if no list had them: most names of a new text are in none.
UNLISTED = 0.3
#: What an error is divided by, so that a step stays small.
SHARED_AMONG = 200
#: How much more it counts when something that must stay is taken for a name.
KEPT_COUNTS = 3
Example = tuple[np.ndarray, np.ndarray, np.ndarray]


def texts_to_learn_from(without: list[str], known: Lexicon) -> list[Marked]:
    """The marked texts, with their variants."""
    files = [*sorted(SETS.glob("*.txt")), *sorted(PLAIN.glob("*.txt"))]
    marked = [one for file in files if file.stem not in (*HELD_BACK, *without) for one in marked_texts(file)]
    random = Random(SEED)
    places = tomllib.loads((data_folder() / "research" / "places.toml").read_text(encoding="utf-8"))
    own = sorted(word for word in known.words["own"] if len(word) > 2)
    given, family = ([word.title() for word in own if word in words] for words in (known.given, known.family))
    names = Names([town.title() for town in places["towns"]], given, family, random)
    other = [renamed(one, names) for one in marked]
    more = [lowered(renamed(one, names)) for one in marked]
    return [*marked, *(lowered(one) for one in marked), *other, *more, *(mistyped(one, random) for one in marked)]


def examples(marked: list[Marked], finder: Deidentifier) -> Iterator[Example]:
    """For each text how its words look, what each is, and how much it counts."""
    looks = Looks(finder.known)
    for batch in minibatch(tqdm(marked, "read", unit="text"), BATCH):
        for one, reading in zip(batch, finder.readings([one.text for one in batch]), strict=True):
            if reading.words:
                yield looks.of(reading), _labels(one, reading), _weights(one, reading)


def _labels(one: Marked, reading: Reading) -> np.ndarray:
    labels = np.full(len(reading.words), NOTHING)
    for kind, start, end in one.identifiers:
        labels[_within(reading, start, end)] = LEARNT_AS.get(kind, NOTHING)
    return labels


def _weights(one: Marked, reading: Reading) -> np.ndarray:
    weights = np.ones(len(reading.words), dtype="float32")
    for start, end in one.kept:
        weights[_within(reading, start, end)] = KEPT_COUNTS
    return weights


def _within(reading: Reading, start: int, end: int) -> list[int]:
    return [n for n, word in enumerate(reading.words) if word.start < end and start < word.end]


def train(learnt_from: list[Example], stranger: np.ndarray) -> Model:
    """The network, trained.

    Parameters
    ----------
    learnt_from : list of (looks, labels, weights)
        The examples.
    stranger : array of shape (columns,)
        How a rare word looks that stands in no list; 0 in the columns in which a word keeps its own look.
    """
    fix_random_seed(SEED)
    random = np.random.default_rng(SEED)
    model, optimiser = network(DROPOUT), Adam(RATE)
    for turn in range(ROUNDS):
        optimiser.learn_rate = RATE * (1 - turn / ROUNDS)
        order = [learnt_from[n] for n in random.permutation(len(learnt_from))]
        for batch in minibatch(tqdm(order, f"round {turn + 1} of {ROUNDS}", unit="text"), TOGETHER):
            chances, learn = model.begin_update([_hidden(looks, labels, stranger, random) for looks, labels, _ in batch])
            learn([_wrong(found, labels, weights) for found, (_, labels, weights) in zip(chances, batch, strict=True)])
            model.finish_update(optimiser)
    return model


def _hidden(looks: np.ndarray, labels: np.ndarray, stranger: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The looks with some names, and some other words, as if no list had them."""
    hidden = looks.copy()
    listed = hidden[:, : len(stranger)]  # without the vectors
    some = random.random(len(looks)) < UNLISTED
    names = list(COLUMNS).index("names")
    listed[some, names] = stranger[names]
    named = some & (labels != NOTHING)
    listed[named] = np.where(stranger > 0, stranger, listed[named])
    return hidden


def _wrong(chances: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """How far the chances are from what is so."""
    apart = chances.copy()
    apart[np.arange(len(labels)), labels] -= 1
    return apart * weights[:, None] / SHARED_AMONG


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", action="append", default=[], metavar="NAME")
    parser.add_argument("--out", type=Path, default=data_folder() / "research" / TAGGER)
    given = parser.parse_args()
    finder = Deidentifier(data_folder() / "research")
    learnt_from = list(examples(texts_to_learn_from(given.without, finder.known), finder))
    model = train(learnt_from, strange(finder.known))
    given.out.write_bytes(model.to_bytes())


def strange(known: Lexicon) -> np.ndarray:
    """How "qqqq" looks in the columns that the lists decide on."""
    found = np.array([*Looks(known).listed("qqqq"), *[0] * len(COLUMNS)][: len(COLUMNS)], dtype="float32")
    decided = [column in ("word", "names", "place") for column in COLUMNS]
    return np.where(decided, found, 0)


if __name__ == "__main__":
    main()
