"""How far a long run has come, on the screen: a bar in a terminal or a notebook, and nothing for what is soon done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm.auto import tqdm

SOON = 400  # texts that take no longer than loading the model


@contextmanager
def bar(texts: int) -> Iterator[Callable[[int], object]]:
    """A bar for a number of texts; tell it how many more are done."""
    with tqdm(total=texts, unit=" texts", disable=texts <= SOON, smoothing=0.1) as shown:
        yield shown.update
