"""What somebody chose, in words: a choice is kept as ids, which stay when a label is reworded."""

from __future__ import annotations

from functools import cache

from kcvets.content.library import library
from kcvets.content.shapes import QUADRANT_NAMES

CONFIRMERS = {"supervisee": "The supervisee", "supervisor": "The supervisor"}


def in_words(prompt: str, text: str) -> str:
    """Read an answer as the page showed it.

    Parameters
    ----------
    prompt : str
        What was answered, as the journal names it.
    text : str
        The answer, as it is kept.

    Returns
    -------
    str
        The labels of what was chosen, a line each; the answer itself where it was written, or names what is offered no more.
    """
    offered = choices().get(prompt, {})
    ids = text.split()
    return "\n".join(offered[id] for id in ids) if offered.keys() >= set(ids) else text


@cache
def choices() -> dict[str, dict[str, str]]:
    """What is offered by each prompt whose answers are chosen from a fixed list: labels by id, by prompt."""
    content = library()
    areas = {area.id: area.name for area in content.wellbeing().areas}
    found = {"work.better": areas, "work.worse": areas, "audit.sides": QUADRANT_NAMES, "session.confirmed": CONFIRMERS}
    for name in content.names("checks"):
        found |= {f"check.{name}.{asked.id}": _labels(asked.options) for asked in content.check(name).questions}
    for name in content.names("lenses"):
        found[f"lens.{name}.story"] = {story: content.story(story).title for story in content.lens(name).stories}
    for name in content.names("stories"):
        found |= {f"story.{name}.{decision.id}": _labels(decision.options) for decision in content.story(name).decisions}
        found |= {f"story.{name}.{change}": areas for change in ("better", "worse")}
    return found | {f"cpd.{name}": {item.id: item.title for item in content.standards(name).items} for name in ("pcf", "pqs")}


def _labels(options: tuple) -> dict[str, str]:
    return {option.id: option.label for option in options}
