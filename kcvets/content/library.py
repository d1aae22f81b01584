"""The one loader: every content file, read when first asked for and refused whole when malformed."""

from __future__ import annotations

from functools import cache, cached_property
from itertools import product
from pathlib import Path

from kcvets.content import place, repeats, shapes
from kcvets.content.frames import Material
from kcvets.content.reading import Reader
from kcvets.content.rules import rules_for
from kcvets.content.sources import FILE as SOURCES
from kcvets.content.sources import read_sources
from kcvets.content.study import Study
from kcvets.errors import ContentError, Fault

FIXED = {
    "framework/closing.toml": shapes.Prompts,
    "framework/story.toml": shapes.Prompts,
    "framework/care-act.toml": shapes.CareAct,
    "framework/wellbeing.toml": shapes.Wellbeing,
    "supervision/questions.toml": shapes.QuestionBank,
    "organisation/enablers.toml": shapes.Organisation,
    "guard/identifiers.toml": shapes.Identifiers,
    "language/phrases.toml": shapes.Phrases,
    "records/data-flow.toml": shapes.DataFlow,
    "records/cpd-rule.toml": shapes.CpdRule,
    "records/pcf.toml": shapes.Standards,
    "records/pqs.toml": shapes.Standards,
    "research/codebook.toml": shapes.Codebook,
    "research/example-study.toml": Study,
    "research/intruder.toml": shapes.Intruder,
    "research/keep.toml": shapes.KeptWords,
    "research/names.toml": shapes.KnownNames,
    "research/places.toml": shapes.KnownPlaces,
    "research/synthetic.toml": Material,
    "research/words.toml": shapes.EverydayWords,
    "reference/references.toml": shapes.References,
    "reference/glossary.toml": shapes.Glossary,
    "reference/footnotes.toml": shapes.Footnotes,
    "reference/documents.toml": shapes.Documents,
}
QUESTION_SETS = [f"framework/{model}/{quadrant}.toml" for model, quadrant in product(shapes.MODELS, shapes.QUADRANTS)]
BY_FOLDER = {
    "framework": shapes.QuestionSet,
    "checks": shapes.Check,
    "lenses": shapes.Lens,
    "stories": shapes.Story,
    "worksheets": shapes.Worksheet,
}


class Library:
    """The content under one data folder.

    Parameters
    ----------
    folder : Path
        A folder laid out as ``data/README.md`` says.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read = cache(self._read_file)

    def questions(self, model: str, quadrant: str) -> shapes.QuestionSet:
        """The prompts of a quadrant in a model; ContentError where the file is malformed."""
        return self._read(f"framework/{model}/{quadrant}.toml")

    def closing(self) -> shapes.Prompts:
        """The questions that close every notebook."""
        return self._read("framework/closing.toml")

    def story_prompts(self) -> shapes.Prompts:
        """The questions asked of every story."""
        return self._read("framework/story.toml")

    def care_act(self) -> shapes.CareAct:
        """The statutory guidance, paragraph by paragraph."""
        return self._read("framework/care-act.toml")

    def wellbeing(self) -> shapes.Wellbeing:
        """The nine areas of wellbeing."""
        return self._read("framework/wellbeing.toml")

    def check(self, name: str) -> shapes.Check:
        """A self-check by its file's name."""
        return self._read(f"checks/{name}.toml")

    def story(self, name: str) -> shapes.Story:
        """A story by its file's name."""
        return self._read(f"stories/{name}.toml")

    def lens(self, name: str) -> shapes.Lens:
        """A lens by its file's name."""
        return self._read(f"lenses/{name}.toml")

    def question_bank(self) -> shapes.QuestionBank:
        """The questions for supervision."""
        return self._read("supervision/questions.toml")

    def organisation(self) -> shapes.Organisation:
        """Enablers, and what an outcomes forum does."""
        return self._read("organisation/enablers.toml")

    def worksheet(self, name: str) -> shapes.Worksheet:
        """A worksheet by its file's name."""
        return self._read(f"worksheets/{name}.toml")

    def cpd_rule(self) -> shapes.CpdRule:
        """What the register asks of a year's record."""
        return self._read("records/cpd-rule.toml")

    def standards(self, name: str) -> shapes.Standards:
        """Professional standards by their file's name, ``"pcf"`` or ``"pqs"``."""
        return self._read(f"records/{name}.toml")

    def data_flow(self) -> shapes.DataFlow:
        """Where the words go that a person writes."""
        return self._read("records/data-flow.toml")

    def identifiers(self) -> shapes.Identifiers:
        """The words that the check for identifiers goes by."""
        return self._read("guard/identifiers.toml")

    def phrases(self) -> tuple[shapes.Phrase, ...]:
        """The phrases a team would look at again."""
        return self._read("language/phrases.toml").phrases

    def intruder(self) -> shapes.Intruder:
        """The worksheet of a motivated intruder; ContentError where the file is malformed."""
        return self._read("research/intruder.toml")

    def codebook(self) -> shapes.Codebook:
        """The codebook to start from; ContentError where the file is malformed."""
        return self._read("research/codebook.toml")

    def references(self) -> shapes.References:
        """Every publication the sources name."""
        return self._read("reference/references.toml")

    def glossary(self) -> shapes.Glossary:
        """The words of the suite, explained."""
        return self._read("reference/glossary.toml")

    def footnotes(self) -> shapes.Footnotes:
        """Oddities and contradictions of the sources."""
        return self._read("reference/footnotes.toml")

    def documents(self) -> dict[str, shapes.Document]:
        """The source documents, by id."""
        return {document.id: document for document in self._read("reference/documents.toml").documents}

    def names(self, folder: str) -> list[str]:
        """Names of the files in a folder such as ``"stories"`` or ``"checks"``, sorted."""
        return sorted(path.stem for path in (self.folder / folder).glob("*.toml"))

    @cached_property
    def sources(self) -> dict[str, dict[str, str]]:
        """Rows of ``sources.csv`` (id, document, locator) by id; ContentError where it is malformed."""
        return read_sources(self.folder / SOURCES)

    def faults(self) -> list[Fault]:
        """Everything wrong in the whole folder, file by file; files that must be there and are not, too.

        Where no file is wrong in itself, what two stories both say.
        """
        try:
            self.sources  # every other file is read against it
        except ContentError as error:
            return error.faults
        there = {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.toml")}
        found = [fault for name in sorted(there.union(FIXED, QUESTION_SETS)) for fault in self._faults_of(name)]
        return found or repeats.of_stories(map(self.story, self.names("stories")))

    def _faults_of(self, name: str) -> list[Fault]:
        try:
            self._read(name)
        except ContentError as error:
            return error.faults
        return []

    def _read_file(self, name: str):
        shape = FIXED.get(name) or BY_FOLDER.get(name.partition("/")[0])
        if shape is None:
            remedy = f"Put it in one of: {', '.join(BY_FOLDER)}"
            raise ContentError([Fault(name, "the file", "folder", "no such kind of content is known", remedy)])
        reader = Reader(self.folder / name, name, frozenset(self.sources))
        content = reader.read(shape)
        if content is not None:
            rules_for(content, reader, self)
        if reader.faults:
            raise ContentError(reader.faults)
        return content


@cache
def library(folder: Path | None = None) -> Library:
    """The content of `folder`, by default the suite's own, loaded once.

    Parameters
    ----------
    folder : Path, optional
        A data folder; the suite's own where None.
    """
    return Library(folder or place.data_folder())
