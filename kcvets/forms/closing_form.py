"""`closing`: what? so what? now what?, one dated action, and the draft of a CPD entry from what was written."""

from __future__ import annotations

from collections.abc import Mapping

from kcvets.content import library, notebooks_folder
from kcvets.content.path import pages
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Question, Reply, Sheet
from kcvets.journal import EntryKey

DRAFT = "draft"
EMPTY = "(not written yet)"


def closing(page: str) -> Sheet:
    """Ask the questions that close a notebook.

    Parameters
    ----------
    page : str
        The notebook's name without its ending, such as ``"03-knowledge"``.

    Raises
    ------
    ContentError
        Where ``framework/closing.toml`` is malformed.
    """
    asked = library().closing()

    def opening(answers: Mapping[str, str]) -> list[Block]:
        parts = [blocks.question(p.id, p.label, help=p.help, kind=p.kind) for p in asked.prompts]
        return [*parts, blocks.action(DRAFT, "Draft a CPD entry from this", kind="second")]

    def respond(button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        return Reply(blocks=tuple(_draft(page, answers)))

    lines = [f"Closing: {page}"] + [f"  closing.{page}.{p.id}: {p.label}" for p in asked.prompts]
    return Sheet("\n".join(lines), opening, questions(page), respond, count=True)


def questions(page: str) -> dict[str, Question]:
    """What `closing` asks, by the id of its part."""
    prompts = library().closing().prompts
    return {p.id: Question(EntryKey(prompt=f"closing.{page}.{p.id}"), p.label) for p in prompts}


def _draft(page: str, answers: Mapping[str, str]) -> list[Block]:
    """The reader's own words under the headings a CPD record asks for; nothing is added to them."""
    title = next((p.title for p in pages(notebooks_folder()) if p.name == page), page)
    by_when = f" (by {answers['action-date']})" if answers.get("action-date") else ""
    return [
        blocks.text("These are your own words, put in order. Change them before you use them.", heading="A draft for your CPD record", level=4),
        blocks.text(f"Self-directed learning: {title}", heading="What I did", level=5),
        blocks.text(_written(answers, "what"), heading="What I learned", level=5),
        blocks.text(_written(answers, "so-what"), heading="What it means for my practice and for people", level=5),
        blocks.text(_written(answers, "now-what"), heading="Where it leads", level=5),
        blocks.text(_written(answers, "action") + by_when, heading="What I will do", level=5),
    ]


def _written(answers: Mapping[str, str], name: str) -> str:
    return answers.get(name, "").strip() or EMPTY
