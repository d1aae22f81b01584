"""No two stories say the same: what follows a choice, what speaks for it, points to keep, a facilitator's notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kcvets.content.notebook import DO, FACILITATOR, KEEP, Notebook
from kcvets.content.shapes import Story
from kcvets.errors import Fault

FEWEST_WORDS = 6  # shorter sentences, such as "Nobody asked her.", may well come twice
SENTENCE = re.compile(r"(?<=[.!?:])[\"”’*_)]*\s+|[|\n]+")
WORD = re.compile(r"\w+(?:['’]\w+)*")
REMEDY = "Say here what is true of this story alone"


class Words(NamedTuple):
    """Some text, and where it stands."""

    file: str
    place: str
    field: str
    text: str


def of_stories(stories: Iterable[Story]) -> list[Fault]:
    """Sentences of what follows a choice, and of what is said about it, that another story has too."""
    return _repeated(words for story in stories for words in _feedback(story))


def of_notebooks(pages: Iterable[Notebook]) -> list[Fault]:
    """Sentences of closing points, tasks and a facilitator's notes that another notebook has too."""
    return _repeated(words for page in pages for words in _closing(page))


def _feedback(story: Story) -> Iterator[Words]:
    file = f"stories/{story.id}.toml"
    for decision in story.decisions:
        yield Words(file, decision.id, "account", decision.account.text)
        for option in decision.options:
            yield Words(file, f"{decision.id}.{option.id}", "followed", option.followed)
            yield Words(file, f"{decision.id}.{option.id}", "support", option.support.text)
    for entry in (*story.reasons, *story.less, *story.asides):
        yield Words(file, entry.id, "text", entry.text)


def _closing(page: Notebook) -> Iterator[Words]:
    chapter = ""
    for cell in page.cells:
        for level, words in cell.headings:
            chapter = words if level == 2 else chapter
        if chapter in (FACILITATOR, KEEP, DO):
            yield Words(page.path.name, cell.place, "text", cell.prose)


def _repeated(said: Iterable[Words]) -> list[Fault]:
    first: dict[tuple[str, ...], Words] = {}
    faults = []
    for words in said:
        for sentence in SENTENCE.split(words.text):
            key = tuple(word.lower() for word in WORD.findall(sentence))
            if len(key) < FEWEST_WORDS:
                continue
            before = first.setdefault(key, words)
            if before.file != words.file:
                wrong = f"{sentence.strip()!r} is said in {before.file}, {before.place}, too"
                faults.append(Fault(words.file, words.place, words.field, wrong, REMEDY))
    return faults
