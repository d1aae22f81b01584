"""The tagger's network: small, convolutional, of the kind that spaCy tags with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from thinc.api import HashEmbed, Maxout, Model, Softmax, chain, concatenate, expand_window, residual, use_ops, with_array

from kcvets.research.deidentify.tagging.looks import COLUMNS

#: What a word may be to the tagger.
NOTHING, PERSON, PLACE = KINDS = range(3)
EMBEDDED, WIDTH, PIECES, WINDOW, LAYERS = 16, 64, 3, 2, 2
#: How many numbers the spaCy model has for a word where it stands, and how many are made of them.
VECTOR, CONDENSED = 96, 64


def network(dropout: float = 0.0) -> Model:
    """The network with nothing learnt yet: from texts as `Looks` gives them to a chance for each word and each thing it may be.

    Parameters
    ----------
    dropout : float
        The share of what is left out at random while it learns.
    """
    rows = [HashEmbed(EMBEDDED, count, column=n, seed=n + 1) for n, count in enumerate(COLUMNS.values())]
    looks = chain(_part(0, len(rows), "uint64"), concatenate(*rows))
    vector = chain(_part(len(rows), len(rows) + VECTOR, "float32"), Maxout(CONDENSED, VECTOR, nP=2, normalize=True, dropout=dropout))
    together = EMBEDDED * len(rows) + CONDENSED
    first = chain(concatenate(looks, vector), Maxout(WIDTH, together, nP=PIECES, normalize=True, dropout=dropout))
    around = [
        residual(chain(expand_window(WINDOW), Maxout(WIDTH, WIDTH * (2 * WINDOW + 1), nP=PIECES, normalize=True, dropout=dropout)))
        for _ in range(LAYERS)
    ]
    layers = [with_array(first), *(with_array(layer, pad=WINDOW) for layer in around), with_array(Softmax(len(KINDS), WIDTH))]
    model = chain(*layers)
    return model.initialize(X=[np.zeros((1, len(COLUMNS) + VECTOR), dtype="float32")])


def _part(start: int, end: int, dtype: str) -> Model:
    """Some columns of what is seen of the words; nothing is learnt here."""

    def forward(model: Model, seen: np.ndarray, is_train: bool) -> tuple[np.ndarray, Callable]:
        return seen[:, start:end].astype(dtype), lambda wrong: np.zeros_like(seen)

    return Model("part", forward)


def learnt(file: Path) -> Model:
    """The network as it was trained.

    Parameters
    ----------
    file : Path
        What ``tests/train_tagger.py`` wrote.
    """
    with use_ops("numpy", use_blis=False):  # as for the spaCy model
        return network().from_bytes(file.read_bytes())
