"""One contribution as a person's journal wrote it: read, and everything said that keeps a study from taking it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from kcvets.content.study import Study
from kcvets.errors import Fault
from kcvets.journal.words import legible
from kcvets.records.contribution import FORMAT, SCHEMA
from kcvets.research import schema

SHAPE = {
    "format": str,
    "schema": int,
    "study": str,
    "terms": dict,
    "withdrawal": str,
    "given_on": str,
    "variables": dict,
    "entries": list,
}
ENTRY = {"number": int, "date": str, "model": str, "quadrant": str, "prompt": str, "story": str, "question": str, "text": str}
FINGERPRINT = re.compile("[0-9a-f]{64}")
AS_WRITTEN = "Use the file as the journal wrote it, or ask for it again"


@dataclass(frozen=True)
class Given:
    """A contribution.

    Parameters
    ----------
    file : str
        Name of the file it came in.
    told : dict
        What the file says.
    """

    file: str
    told: dict

    @property
    def fingerprint(self) -> str:
        """Of the withdrawal code."""
        return self.told["withdrawal"]

    @property
    def synthetic(self) -> bool:
        """Whether it was made up to teach or to test with."""
        return bool(self.told.get("synthetic"))

    def rows(self, person: str, cohort: str, study: Study) -> pd.DataFrame:
        """Its entries as rows of the dataset.

        Words are as the journal's own documents show them: line ends of every kind as line feeds, and U+FFFD for what has no shape.
        """
        names = ("date", "model", "quadrant", "prompt", "story")
        variables = {variable.name: self.told["variables"].get(variable.name, "") for variable in study.variables}
        rows = [
            {
                "id": f"{person}-{entry['number']}",
                "person": person,
                "cohort": cohort,
                **{name: entry[name] for name in names},
                "text": legible(entry["text"]),
                **variables,
            }
            for entry in sorted(self.told["entries"], key=lambda entry: entry["number"])
        ]
        return pd.DataFrame(rows, columns=[*schema.rules(study)], dtype="string")


def read(file: Path, study: Study) -> tuple[Given | None, list[Fault]]:
    """Read a contribution.

    Parameters
    ----------
    file : Path
        What `kcvets.records.contribution.contribution` made.
    study : Study
        To which it was given.

    Returns
    -------
    tuple
        The contribution, or None, and everything that is wrong with it.
    """
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        return None, [
            Fault(file.name, "the file", "the file", f"it could not be read ({error.strerror})", "Check its name and where it lies")
        ]
    except (ValueError, RecursionError):
        return None, [Fault(file.name, "the file", "the file", "it is not JSON", AS_WRITTEN)]
    found = [*_faults(file.name, told, study)]
    return (None, found) if found else (Given(file.name, told), [])


def _faults(file: str, told: object, study: Study) -> Iterator[Fault]:
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        yield Fault(file, "the file", "format", "it is no contribution to a study", "Give the file that a journal wrote for this study")
        return
    if told.get("schema") != SCHEMA:
        yield Fault(file, "the file", "schema", f"it is of form {told.get('schema')!r}, and this program reads form {SCHEMA}", AS_WRITTEN)
        return
    badly = [*_shape(file, "the file", told, {**SHAPE, **({"synthetic": bool} if "synthetic" in told else {})})]
    yield from badly
    if badly:
        return
    yield from _agreed(file, told, study)
    yield from _variables(file, told["variables"], study)
    yield from _entries(file, told["entries"], study)


def _shape(file: str, place: str, told: object, shape: dict[str, type]) -> Iterator[Fault]:
    if not isinstance(told, dict):
        yield Fault(file, place, place, "it is not made up of fields", AS_WRITTEN)
        return
    for name in [*shape, *(name for name in told if name not in shape)]:
        if name not in shape:
            yield Fault(file, place, str(name), "a contribution has no such field", AS_WRITTEN)
        elif name not in told:
            yield Fault(file, place, name, "it is missing", AS_WRITTEN)
        elif type(told[name]) is not shape[name]:
            yield Fault(file, place, name, f"{'it' if name == 'text' else schema.shortened(told[name])} cannot stand there", AS_WRITTEN)


def _agreed(file: str, told: dict, study: Study) -> Iterator[Fault]:
    if told["study"] != study.id:
        yield Fault(file, "the file", "study", f"it was given to the study {told['study']!r}, and this one is {study.id!r}", "Leave it out")
    now = {"version": study.terms.version, "date": study.terms.date.isoformat()}
    if told["terms"] != now:
        agreed = (
            f"the person agreed to other terms (version {told['terms'].get('version')!r} of {told['terms'].get('date')!r}) than the study's"
        )
        yield Fault(
            file, "the file", "terms", f"{agreed} ({now['version']!r} of {now['date']!r})", "Ask the person again, and leave this file out"
        )
    if not FINGERPRINT.fullmatch(told["withdrawal"]):
        yield Fault(file, "the file", "withdrawal", "it is no fingerprint of a withdrawal code", AS_WRITTEN)
    try:
        day = date.fromisoformat(told["given_on"])
    except ValueError:
        yield Fault(file, "the file", "given_on", f"{schema.shortened(told['given_on'])} is no day", AS_WRITTEN)
        return
    last = study.withdrawal.deadline
    if day > last:
        wrong = f"it was given on {day}, after the last day to withdraw ({last}), and could never have been taken back"
        yield Fault(file, "the file", "given_on", wrong, "Leave it out")
    if day < study.terms.date:
        yield Fault(file, "the file", "given_on", f"it was given on {day}, before its terms were settled ({study.terms.date})", AS_WRITTEN)


def _variables(file: str, told: dict, study: Study) -> Iterator[Fault]:
    allowed = {variable.name: variable.values for variable in study.variables}
    for name in [*allowed, *(name for name in told if name not in allowed)]:
        if name not in allowed:
            yield Fault(file, "variables", name, "the study does not collect it", "Leave the file out: the person was asked something else")
        elif name not in told:
            yield Fault(file, "variables", name, "it is missing", AS_WRITTEN)
        elif told[name] and told[name] not in allowed[name]:
            remedy = f"It has to be one of: {', '.join(allowed[name])}"
            yield Fault(file, "variables", name, f"{schema.shortened(told[name])} is none of the answers", remedy)


def _entries(file: str, entries: list, study: Study) -> Iterator[Fault]:
    if not entries:
        yield Fault(file, "entries", "entries", "there is none", "Leave the file out")
    sound = []
    for position, entry in enumerate(entries, 1):
        badly = [*_shape(file, f"entry {position}", entry, ENTRY)]
        yield from badly
        if badly:
            continue
        if entry["number"] in {earlier["number"] for _, earlier in sound}:
            yield Fault(file, f"entry {position}", "number", "another entry has it", AS_WRITTEN)
        if not entry["prompt"]:
            yield Fault(file, f"entry {position}", "prompt", "it is empty", AS_WRITTEN)
        if len(entry["date"]) == 10:
            yield Fault(file, f"entry {position}", "date", "it tells the day, and a contribution tells no more than the month", AS_WRITTEN)
        sound.append((position, entry))
    if sound:
        yield from _as_rows(file, sound, study)


def _as_rows(file: str, entries: list[tuple[int, dict]], study: Study) -> Iterator[Fault]:
    """What the rules of the dataset have against entries."""
    asked = schema.rules(study)
    for position, entry in entries:
        for name in ("date", "model", "quadrant", "prompt", "story", "text"):
            cell = legible(entry[name]) if name == "text" else entry[name]
            for rule in asked[name]:
                if not rule.sound(cell):
                    yield Fault(file, f"entry {position}", name, schema.told(name, rule, cell)[0], AS_WRITTEN)
