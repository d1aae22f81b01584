"""`contributing`: give chosen answers to a study, under its terms, with a code to take them back with.

Nothing of it is kept in the journal: not the study, not what was ticked, and above all not the code. The code lives in the
page's kernel until the page is left, and travels in a custom message once.
"""

from __future__ import annotations

from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kcvets.content.study import Study, read_study
from kcvets.errors import ContentError
from kcvets.forms import blocks
from kcvets.forms.blocks import Block
from kcvets.forms.contribution_parts import ASKED, GIVE, YES, closed, code_shown, preview, said, to_tick, variable_answered, variable_asked
from kcvets.forms.guard import LIMITS
from kcvets.forms.sheet import SCRIPTS, STATIC, Reply, Sheet
from kcvets.journal import Entry, Journal
from kcvets.journal.clock import spoken_day
from kcvets.records.contribution import contribution, file_name, new_code, refusal
from kcvets.records.reflections import Reflection, ref_of, reflections, subjects

STUDY, READ, TOLD = "study", "read", "told"
FROM, LOOK, ABOUT = "from", "look", "about:"
CONSENT, PREPARE, CODE, KEPT, SAVE = "consent", "prepare", "code", "kept", "save"
MIME = "application/json"
#: What a page hands over where there is no file's content.
UNREAD = {
    "": "Choose the study file",
    "reading": "The browser is still reading the file: press the button once more",
    "large": "This file is far larger than a study file: choose the one you were sent",
    "unreadable": "The browser could not read the file: choose it once more",
}
READ_HERE = "You were sent it with the invitation, and it is usually called study.toml. It is read on this computer; nothing in it can run."
STOP_HERE = "You need not take part, and you can stop here. Nobody learns that you opened this page."
NOT_KEPT = "Nothing that you tick on this page is kept when you close it. What stands in your journal stays as it is."
CHOOSE = f"""\
You choose one answer at a time, and what you do not tick is not mentioned in the file. What you tick goes out as you wrote it. Where \
something looks like an identifier, that is said below it. {LIMITS}

To change your words, go to the page on which you wrote them. Then come back and open this page again."""


class GivingSheet(Sheet):
    """A sheet that can also take in a file, and show a code."""

    _esm = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in (*SCRIPTS, "contributing.js"))
    _css = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in ("sheet.css", "contributing.css"))


def contributing() -> Sheet:
    """Give chosen answers to a study: from its file, by way of its terms, to a file that the person sends on."""
    giving = _Giving()
    return GivingSheet(f"Give some of your writing to a study\n  {STUDY}: The study file", giving.blocks, {}, giving.respond)


class _Giving:
    """One way through the page."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self.study: Study | None = None
        self.listed: list[str] = []  # the answers that stand on the page with a tick beside them
        self.code = self.seen = ""  # the code of the next file, and the one that was shown
        self.prepared = self.saved = ""  # a file's content, as it was shown and as it was handed out

    def blocks(self, answers: Mapping[str, str]) -> list[Block]:
        """The page as it opens; opened again, it begins anew, and a code shown before is gone."""
        self._begin()
        return [
            blocks.text(NOT_KEPT, heading="The study file"),
            {"type": "file", "id": STUDY, "label": "Which file were you sent?", "help": READ_HERE},
            blocks.action(READ, "Read the study file"),
            blocks.area(TOLD),
        ]

    def respond(self, button: str, values: Mapping[str, str], answers: Mapping[str, str]) -> Reply:
        """What a button brings."""
        chosen = defaultdict(str, values)
        if button == READ:
            return self._read(chosen[STUDY])
        if self.study is None:
            again = "This page was opened once more somewhere else. Read the study file again."
            return Reply(blocks=(blocks.text(again, heading="Begin again", level=4),))
        return {LOOK: self._look, PREPARE: self._prepare, CODE: self._show_code, SAVE: self._save}[button](chosen)

    def _read(self, told: str) -> Reply:
        if told in UNREAD:
            return Reply(errors={STUDY: UNREAD[told]})
        self._begin()
        try:
            self.study = _study(told)
        except ContentError as error:
            wrong = "Nothing is the matter with what you wrote. Please send these lines to whoever sent you the file:"
            faults = [str(fault) for fault in error.faults]
            refused = blocks.text(wrong, heading="This file cannot be used as it is", level=4, items=faults)
            return Reply(blocks=(refused,), beside={TOLD: []})
        return Reply(beside={TOLD: [*closed(self.study, date.today(), 3), *said(self.study), *self._steps()]})

    def _steps(self) -> Iterator[Block]:
        """What is to be chosen, answered and agreed to; nothing where nothing can be given."""
        found = subjects(one for one, _ in _offered().values())
        if refusal(self.study, date.today()):
            return
        if not found:
            yield blocks.text("There is no answer in your journal yet that could be given.", heading="Nothing to choose from")
            return
        yield blocks.text(CHOOSE, heading="Choose what you give")
        yield blocks.choice(FROM, "Where shall we look?", found, many=True)
        yield blocks.action(LOOK, "Show what I wrote there", kind="second")
        yield from (blocks.area(ABOUT + about) for about in found)
        if self.study.variables:
            yield blocks.text("The study asks this beside your words.", heading="A few questions")
        yield from map(variable_asked, self.study.variables)
        terms = f"version {self.study.terms.version} of {spoken_day(self.study.terms.date)}"
        agreed = f"I have read what the study says, and I agree to its terms, {terms}."
        yield blocks.text(STOP_HERE, heading="Do you agree?")
        yield blocks.choice(CONSENT, "My consent", {YES: agreed}, many=True)
        yield blocks.action(PREPARE, "Show me what would be in the file")

    def _look(self, chosen: Mapping[str, str]) -> Reply:
        if not chosen[FROM]:
            return Reply(errors={FROM: "Choose where to look"})
        there = {ref.partition("|")[2] for ref in self.listed}
        wanted = [about for about in chosen[FROM].split() if about not in there]
        if not wanted:  # drawn again, they would lose their ticks
            return Reply(blocks=(blocks.text(heading="They stand below already", level=4),))
        found = {about: [pair for pair in _offered().values() if pair[0].about == about] for about in wanted}
        self.listed += [one.ref for pairs in found.values() for one, _ in pairs]
        return Reply(beside={ABOUT + about: to_tick(pairs) for about, pairs in found.items()})

    def _prepare(self, chosen: Mapping[str, str]) -> Reply:
        if why := closed(self.study, date.today(), 4):
            return Reply(blocks=tuple(why))
        if missing := self._missing(chosen):
            return Reply(errors=missing)
        self.code, self.seen = self.code or new_code(), ""
        if self.saved and self._content(chosen) != self.saved:
            self.code, self.saved = new_code(), ""  # a code that stands for a file already stands for no other
        self.prepared = self._content(chosen)
        onward = blocks.action(CODE, "It is right: show me my withdrawal code")
        return Reply(blocks=(*preview(self.study, self.prepared), onward))

    def _show_code(self, chosen: Mapping[str, str]) -> Reply:
        if not self._is_as_shown(chosen):
            return _changed()
        self.seen = self.code
        kept = {YES: "I have the code in a place where I shall find it again."}
        saving = (
            f"The file is called {file_name(self.study, self.code)}. Saving it sends nothing. You send it on yourself, in the way the "
            "study told you; if you do not, you have given nothing. Then close this page, so that nobody else reads the code here."
        )
        return Reply(
            blocks=(
                *code_shown(self.study, self.code),
                blocks.choice(KEPT, "Before I save the file", kept, many=True),
                blocks.text(saving),
                blocks.action(SAVE, "Save the file"),
            )
        )

    def _save(self, chosen: Mapping[str, str]) -> Reply:
        if not self.seen or not self._is_as_shown(chosen):
            return _changed()
        if not chosen[KEPT]:
            return Reply(errors={KEPT: "Write the code down or print it first, then tick this"})
        self.saved = self.prepared
        return Reply(file=(file_name(self.study, self.code), MIME, self.saved.encode("utf-8")))

    def _missing(self, chosen: Mapping[str, str]) -> dict[str, str]:
        nothing = {GIVE + self.listed[0]: "Tick at least one answer"} if self.listed else {FROM: "Choose where to look, then tick one"}
        missing = {} if self._entries(chosen) else nothing
        missing |= {ASKED + one.name: "Choose one; you need not say" for one in self.study.variables if not chosen[ASKED + one.name]}
        return missing | ({} if chosen[CONSENT] else {CONSENT: "Tick this if you agree; without it no file is made"})

    def _entries(self, chosen: Mapping[str, str]) -> list[Entry]:
        return [entry for ref, (_, entry) in _offered().items() if ref in self.listed and chosen[GIVE + ref]]

    def _content(self, chosen: Mapping[str, str]) -> str:
        variables = {one.name: variable_answered(one, chosen[ASKED + one.name]) for one in self.study.variables}
        return contribution(self.study, self._entries(chosen), variables, self.code, date.today())

    def _is_as_shown(self, chosen: Mapping[str, str]) -> bool:
        """Whether a file made now would be the one that was shown: the choice, the words and the day are still the same."""
        return bool(self.prepared) and not self._missing(chosen) and self._content(chosen) == self.prepared


def _study(told: str) -> Study:
    """The study that a page handed over: a comma, and the file's bytes in base 64."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "study.toml"
        file.write_bytes(b64decode(told.partition(",")[2]))
        return read_study(file)


def _offered() -> Mapping[str, tuple[Reflection, Entry]]:
    """What can be given, by name: answers in one's own words, each as it is shown and as it stands in the journal."""
    entries = {ref_of(entry.key): entry for entry in Journal.open().entries()}
    return {one.ref: (one, entries[one.ref]) for one in reflections(entries.values())}


def _changed() -> Reply:
    """Something is not as it was when it was shown: words, ticks, or the day."""
    told = (
        "Your words or your choice are not the ones you looked at, or a new day has begun. "
        "Press “Show me what would be in the file” once more."
    )
    return Reply(blocks=(blocks.text(told, heading="Look at it again first", level=4),))
