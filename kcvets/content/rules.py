"""What must hold within one content file beyond the shape of its tables."""

from __future__ import annotations

import re
from collections import Counter
from functools import singledispatch
from typing import TYPE_CHECKING

from kcvets.content import shapes
from kcvets.content.reading import Reader
from kcvets.content.story_rules import check_story
from kcvets.errors import ContentError

if TYPE_CHECKING:
    from kcvets.content.library import Library

ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
COLOUR = re.compile("#[0-9a-f]{6}")


@singledispatch
def rules_for(content: object, reader: Reader, library: Library) -> None:
    """Add to `reader` the faults of `content`; most kinds only need sound, unlike ids."""
    for value in vars(content).values():
        if isinstance(value, tuple):
            check_ids(value, reader)


@rules_for.register(shapes.QuestionSet)
def _(content: shapes.QuestionSet, reader: Reader, library: Library) -> None:
    check_ids(content.prompts + content.focus + content.notes, reader)
    check_prompts(content.prompts, reader)
    if reader.shown != f"framework/{content.model}/{content.quadrant}.toml":
        wrong = f"the file says it is {content.model} / {content.quadrant}"
        reader.fault("top of the file", "model", wrong, "Move the file, or correct model and quadrant")
    for prompt in content.prompts:
        if not prompt.id.startswith(f"{content.model}.{content.quadrant}."):
            remedy = f"Begin it with {content.model}.{content.quadrant}."
            reader.fault(prompt.id, "id", "it does not begin with model and quadrant", remedy)


@rules_for.register(shapes.Prompts)
def _(content: shapes.Prompts, reader: Reader, library: Library) -> None:
    check_ids(content.prompts, reader)
    check_prompts(content.prompts, reader)


@rules_for.register(shapes.Check)
def _(content: shapes.Check, reader: Reader, library: Library) -> None:
    check_ids(content.questions, reader)
    for question in content.questions:
        check_ids(question.options, reader)
        if len({option.fits for option in question.options}) < 2:
            remedy = "Offer at least one option that fits and one that does not"
            reader.fault(question.id, "fits", "all options fit, or none does", remedy)


@rules_for.register(shapes.Story)
def _(content: shapes.Story, reader: Reader, library: Library) -> None:
    check_ids(content.scenes + content.decisions, reader)
    check_ids(content.reasons + content.less + content.asides + content.strengths, reader)
    check_prompts(tuple(prompt for aside in content.asides for prompt in aside.prompts), reader)
    for decision in content.decisions:
        check_ids(decision.options, reader)
    check_story(content, reader)
    _check_references(content, reader, library)


@rules_for.register(shapes.Lens)
def _(content: shapes.Lens, reader: Reader, library: Library) -> None:
    _check_sections(content.sections, reader)
    if reader.file.stem != content.id:
        reader.fault("top of the file", "id", f"it is {content.id!r}, not the file's name", "Make the two the same")
    for name in sorted({*content.stories} - {*library.names("stories")}):
        remedy = f"Use one of: {', '.join(library.names('stories'))}"
        reader.fault("top of the file", "stories", f"there is no story {name!r}", remedy)


@rules_for.register(shapes.Worksheet)
def _(content: shapes.Worksheet, reader: Reader, library: Library) -> None:
    _check_sections(content.sections, reader)
    for prompt in (prompt for section in content.sections for prompt in section.prompts):
        if not prompt.id.startswith(f"{reader.file.stem}."):
            reader.fault(prompt.id, "id", "it does not begin with the file's name", f"Begin it with {reader.file.stem}.")


@rules_for.register(shapes.QuestionBank)
def _(content: shapes.QuestionBank, reader: Reader, library: Library) -> None:
    check_ids(content.headings, reader)
    questions = tuple(question for heading in content.headings for question in heading.questions)
    check_ids(questions, reader)
    check_prompts(questions, reader)
    for question in questions:
        for quadrant in sorted({*question.fits} - {*shapes.QUADRANTS}):
            reader.fault(question.id, "fits", f"{quadrant!r} is no quadrant", f"Use: {', '.join(shapes.QUADRANTS)}")


@rules_for.register(shapes.Organisation)
def _(content: shapes.Organisation, reader: Reader, library: Library) -> None:
    check_ids(content.enablers + content.forums, reader)
    check_ids(tuple(point for enabler in content.enablers for point in enabler.points), reader)
    prompts = tuple(prompt for enabler in content.enablers for prompt in enabler.prompts)
    check_ids(prompts, reader)
    check_prompts(prompts, reader)


@rules_for.register(shapes.Phrases)
def _(content: shapes.Phrases, reader: Reader, library: Library) -> None:
    check_ids(content.phrases, reader)
    for phrase in content.phrases:
        if not asks_one_question(phrase.question):
            reader.fault(phrase.id, "question", "it does not ask exactly one question", "Write one, with one question mark at its end")
        for form in phrase.says:
            if form != form.lower().strip() or not form:
                reader.fault(phrase.id, "says", f"{form!r} is not in lower case", "Write it in lower case, without spaces around it")


@rules_for.register(shapes.DataFlow)
def _(content: shapes.DataFlow, reader: Reader, library: Library) -> None:
    check_ids(content.places, reader)
    there = {place.id for place in content.places}
    for flow in content.flows:
        for end in sorted({flow.start, flow.end} - there):
            reader.fault(f"flow {flow.start} to {flow.end}", "end", f"there is no place {end!r}", f"Use one of: {', '.join(sorted(there))}")


@rules_for.register(shapes.Documents)
def _(content: shapes.Documents, reader: Reader, library: Library) -> None:
    check_ids(content.documents, reader)
    cited = {row["document"] for row in library.sources.values()}
    for name in sorted(cited - {document.id for document in content.documents}):
        reader.fault(name, "id", "sources.csv names this document, and it is not here", "Add a [[document]] with this id")


@rules_for.register(shapes.Codebook)
def _(content: shapes.Codebook, reader: Reader, library: Library) -> None:
    check_ids(content.codes, reader)
    earlier: set[str] = set()
    for code in content.codes:
        if code.parent and code.parent not in earlier:
            reader.fault(code.id, "parent", f"no code {code.parent!r} stands before it", "Name a code that stands earlier in the file")
        if code.colour and not COLOUR.fullmatch(code.colour):
            reader.fault(code.id, "colour", f"{code.colour!r} is no colour", "Write it like #1a5276")
        earlier.add(code.id)
    for (_, name), count in Counter((code.parent, code.name.casefold()) for code in content.codes).items():
        if count > 1:
            reader.fault(name, "name", f"{count} codes in one place have this name", "Give each its own")


def _check_sections(sections: tuple[shapes.Section, ...], reader: Reader) -> None:
    check_ids(sections, reader)
    prompts = tuple(prompt for section in sections for prompt in section.prompts)
    check_ids(prompts, reader)
    check_prompts(prompts, reader)


def check_ids(entries: tuple, reader: Reader) -> None:
    """Ids are sound and no two in a list are the same."""
    for name, count in Counter(entry.id for entry in entries if hasattr(entry, "id")).items():
        if count > 1:
            reader.fault(name, "id", f"{count} entries have this id", "Give each its own")
        if not ID.fullmatch(name):
            reader.fault(name, "id", "it has other signs than a-z, 0-9, dot and hyphen", "Write it like first-visit")


def check_prompts(prompts: tuple[shapes.Prompt, ...], reader: Reader) -> None:
    """A prompt asks one question."""
    for prompt in prompts:
        if not asks_one_question(prompt.label):
            remedy = "Write one question that ends with a question mark, and split the rest off"
            reader.fault(prompt.id, "label", "it does not ask exactly one question", remedy)


def asks_one_question(words: str) -> bool:
    """Whether the words end in a question mark, the only one among them."""
    return words.endswith("?") and words.count("?") == 1


def _check_references(story: shapes.Story, reader: Reader, library: Library) -> None:
    """Worked answers and wellbeing areas point at entries that exist; faults there are told there."""
    try:
        areas = {area.id for area in library.wellbeing().areas}
        for touched in story.touched:
            if touched.area not in areas:
                remedy = f"Use one of: {', '.join(sorted(areas))}"
                reader.fault(touched.area, "area", "no wellbeing area has this id", remedy)
        for reading in story.readings:
            model, _, rest = reading.prompt.partition(".")
            quadrant = rest.partition(".")[0]
            if model not in shapes.MODELS or quadrant not in shapes.QUADRANTS:
                remedy = "Write it as model.quadrant.name"
                reader.fault(reading.prompt, "prompt", "it names no model and quadrant", remedy)
            elif reading.prompt not in {prompt.id for prompt in library.questions(model, quadrant).prompts}:
                remedy = f"Use an id from framework/{model}/{quadrant}.toml"
                reader.fault(reading.prompt, "prompt", "no prompt has this id", remedy)
    except ContentError:
        return
