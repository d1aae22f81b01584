"""The page on which a cohort is looked at: choose what is counted, look at the figure and its table, keep both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kcvets.errors import KcvetsError
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.sheet import Reply, Sheet
from kcvets.research import MISSING

if TYPE_CHECKING:
    from kcvets.research.board.checking import Shown

STATIC = Path(__file__).resolve().parent / "static"
DESCRIBED = "Cohort dashboard: how many people wrote about what, checked before it is shown"
HOW = "This page opens on a study. Give this command in a terminal, with the path of the study's folder: kcvets cohort FOLDER"
EVERY = "all"
COUNT_BY, CODER, SHOW = "by", "coder", "show"
LABELS = {COUNT_BY: "Count people by", CODER: "Whose coding counts"}
FILES = {
    "svg": ("Save the picture (SVG)", "image/svg+xml"),
    "png": ("Save the picture (PNG)", "image/png"),
    "csv": ("Save the table (CSV)", "text/csv"),
}
RARE = "Only what ten people or more wrote about can be chosen."
COUNTS_AS_SHOWN = "What you show here counts as shown, in this study and for good: later figures are held against it. Show what you need."


class Board(Sheet):
    """The dashboard of one study. Unlike the sheets of a learner it opens no journal.

    Parameters
    ----------
    folder : str
        The study's folder; empty where there is none.
    """

    _css = Sheet._css + (STATIC / "board.css").read_text(encoding="utf-8")

    def __init__(self, folder: str) -> None:
        super().__init__(DESCRIBED, self._opening, {}, self._pressed)
        self.add_class("kc-board")
        self._folder, self._shown = folder, None
        self._options: dict[str, dict[str, str]] = {}

    def _open(self, message: dict[str, Any]) -> None:
        shown = self._opening({})
        first = {name: {"text": next(iter(options))} for name, options in self._options.items()}
        self.send({"type": "open", "journal": "", "answers": first, "blocks": shown, "count": False})
        if self._options:
            from kcvets.research.disclosure.tables import checked

            checked(self._texts, "cohort")  # the first check takes seconds: now, while somebody chooses

    def _commit(self, message: dict[str, Any]) -> None:
        if message["id"] == SHOW:  # the first check loads what it needs, which takes a while
            self.send({"type": "show", "id": SHOW, "blocks": [blocks.text("Checking what may be shown…")], "beside": {}, "answers": {}})
        super()._commit(message)

    def _opening(self, answers: Mapping[str, str]) -> list[Block]:
        self._options = {}
        if not self._folder:
            return [blocks.text(HOW)]
        try:
            self._load()
        except ImportError as error:
            return [blocks.text(MISSING.format(error.name or "pyarrow"))]
        except KcvetsError as error:
            return [blocks.text(str(error))]
        top = blocks.text(self._study.study.title, heading="Choose", level=2, note=RARE)
        choices = [blocks.choice(name, LABELS.get(name, name.capitalize()), options) for name, options in self._options.items()]
        return [top, *choices, blocks.text(note=COUNTS_AS_SHOWN), blocks.action(SHOW, "Show")]

    def _load(self) -> None:
        """Read the study, and what can be chosen in it. Each value has a short name, as cohorts may be called anything."""
        from kcvets.research.board.tables import CHOSEN, by_what, offered, texts_of, who_coded
        from kcvets.research.exploring.names import column_name, value_name
        from kcvets.research.folder import StudyFolder

        self._study = StudyFolder(Path(self._folder))
        self._texts = texts_of(self._study)
        self._values = {name: offered(self._texts, name) for name in CHOSEN}
        self._coders = who_coded(self._study)
        self._by = by_what(self._study, coded=bool(self._coders))
        options = {name: {str(n): value_name(name, value) for n, value in enumerate(values)} for name, values in self._values.items()}
        self._options = {name: {EVERY: "All"} | known for name, known in options.items() if known}
        self._options[COUNT_BY] = {str(n): " and ".join(map(column_name, by)).capitalize() for n, by in enumerate(self._by)}
        if len(self._coders) > 1:
            self._options[CODER] = {str(n): name for n, name in enumerate(self._coders)}

    def _pressed(self, button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        if button in FILES:
            return Reply(file=self._file(button))
        try:
            self._shown = self._figure(values)
        except KcvetsError as error:
            self._shown = None
            return Reply((blocks.text(str(error), heading="This cannot be shown", level=2),))
        drawn, told = self._shown.drawn, self._shown.told
        buttons = [blocks.action(ending, label, kind="second") for ending, (label, _) in FILES.items()]
        return Reply((blocks.text(heading=drawn.caption, level=2), *drawn.blocks(), blocks.text(items=told), *buttons))

    def _figure(self, values: Mapping[str, str]) -> Shown:
        from kcvets.research.board.checking import shown
        from kcvets.research.board.tables import CODE, coded
        from kcvets.research.disclosure.released import Released

        chosen = {name: known[int(values[name])] for name, known in self._values.items() if values.get(name, EVERY) != EVERY}
        by = self._by[int(values[COUNT_BY])]
        coder = self._coders[int(values[CODER])] if CODER in values else ""
        texts = coded(self._study, self._texts, coder) if CODE in by else self._texts
        return shown(texts, by, chosen, Released(self._study))

    def _file(self, ending: str) -> tuple[str, str, bytes]:
        """What was shown last, and nothing else."""
        if self._shown is None:
            raise KcvetsError("Nothing is shown that could be saved: press Show.")
        drawn = self._shown.drawn
        content = {"svg": lambda: drawn.svg.encode(), "png": drawn.png, "csv": drawn.csv}[ending]()
        name = re.sub(r"[^a-z0-9]+", "-", drawn.caption.lower()).strip("-")
        return f"{name[:80]}.{ending}", FILES[ending][1], content
