"""A practitioner's worked answers: beside the reader's own once that is written, some at once, the others when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kcvets.content import library
from kcvets.content.shapes import QuestionSet, Reading
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Reply
from kcvets.forms.wording import source_line

WRITE_FIRST = "Write your own answer first, then compare"
NOBODY = "Nobody has given a worked answer to this question. Yours stands alone here."
LATER = "The practitioner did answer this one. Their answer waits until you ask for it at the end of these questions."


@dataclass(frozen=True)
class WorkedAnswers:
    """The worked answers to one set of questions.

    Parameters
    ----------
    asked : QuestionSet
        The questions.
    readings : tuple of Reading
        The worked answers of a story, to these questions and to others.
    at_once : int or "all"
        How many of them are shown at their question; the others at the end, when a reader asks.
    """

    asked: QuestionSet
    readings: tuple[Reading, ...]
    at_once: int | Literal["all"] = "all"
    by_prompt: Mapping[str, Reading] = field(init=False)

    def __post_init__(self) -> None:
        given = {reading.prompt: reading for reading in self.readings}
        found = {prompt.id: given[prompt.id] for prompt in self.asked.prompts if prompt.id in given}
        object.__setattr__(self, "by_prompt", found)

    @property
    def ask(self) -> str:
        """The id of the button that asks for those not shown at once."""
        return f"ask.{self.asked.model}.{self.asked.quadrant}"

    @property
    def compare(self) -> str:
        """What the button at each question says; empty where none is shown at once."""
        return "" if self.at_once == 0 else "Compare with the practitioner’s answer"

    @property
    def withheld(self) -> list[str]:
        """The prompts whose worked answer waits to be asked for."""
        return [] if self.at_once == "all" else list(self.by_prompt)[self.at_once :]

    def ending(self) -> list[Block]:
        """The button at the end of the questions, where there is something to ask for."""
        if self.at_once == 0:
            return [blocks.action(self.ask, "Show me the practitioner’s answers")]
        return [blocks.action(self.ask, "Show me what else the practitioner answered")] if self.withheld else []

    def reply(self, button: str, answers: Mapping[str, str]) -> Reply:
        """What the button of a question brings, or the one at the end."""
        if button == self.ask:
            return self._all_that_wait(answers)
        if not answers.get(button, "").strip():
            return Reply(errors={button: WRITE_FIRST})
        if button in self.withheld:
            return Reply(blocks=(blocks.text(LATER, heading="Not shown yet", level=5),))
        if button not in self.by_prompt:
            return Reply(blocks=(blocks.text(NOBODY, heading="No worked answer", level=5),))
        return Reply(blocks=(_shown(self.by_prompt[button], "What the practitioner answered"),))

    def _all_that_wait(self, answers: Mapping[str, str]) -> Reply:
        labels = {prompt.id: prompt.label for prompt in self.asked.prompts}
        written = [id for id in labels if answers.get(id, "").strip()]
        if not written:
            return Reply(errors={next(iter(labels)): "Write at least one answer of your own first, then ask"})
        parts = [blocks.text(heading="What the practitioner answered", level=4)]
        parts += [_shown(self.by_prompt[id], labels[id]) for id in written if id in self.withheld]
        alone = [labels[id] for id in written if id not in self.by_prompt]
        if alone:
            parts.append(blocks.text(heading="No worked answer was given to", level=5, items=alone))
        waiting = len(labels) - len(written)
        if waiting:
            questions = "one question" if waiting == 1 else f"{waiting} questions"
            parts.append(blocks.text(note=f"You have left {questions} open. Answer any of them and ask again."))
        return Reply(blocks=tuple(parts))


def _shown(reading: Reading, heading: str) -> Block:
    remark = f"Our remark: {reading.remark}\n\n" if reading.remark else ""
    return blocks.text(reading.text, heading=heading, level=5, note=remark + source_line(library(), [reading.source]))
