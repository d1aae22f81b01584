"""The notebooks that reports are made from, and which parameters each of them has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kcvets.content import notebooks_folder
from kcvets.content.path import REPORTS
from kcvets.errors import ParameterError

STUDY, COHORT, STORY = "study", "cohort", "story"
ENDING = ".ipynb"
KINDS = {"str": str, "int": int, "bool": bool, "list": list}
SAID = {"str": "words", "int": "a whole number", "bool": "true or false", "list": "a list"}
TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True)
class Parameter:
    """What a template can be told.

    Parameters
    ----------
    name : str
        Its name in the template.
    kind : str
        One of `KINDS`.
    help : str
        What it is for.
    """

    name: str
    kind: str
    help: str


@dataclass(frozen=True)
class Template:
    """A notebook with parameters.

    Parameters
    ----------
    name : str
        Such as ``"cohort"``.
    file : Path
        The notebook.
    parameters : dict of str to Parameter
        By name.
    """

    name: str
    file: Path
    parameters: dict[str, Parameter]

    @property
    def about(self) -> str:
        """What a report made from it is about: ``"cohort"`` or ``"story"``."""
        return STORY if STORY in self.parameters else COHORT

    def values(self, given: Mapping[str, object], own: Mapping[str, str]) -> dict[str, object]:
        """What was given for its parameters, each of the kind that the parameter has.

        Parameters
        ----------
        given : mapping of str to object
            By name; words are read as the parameter's kind.
        own : mapping of str to str
            Parameters that are set in another way, and in which.

        Raises
        ------
        ParameterError
            Names every parameter that the template does not have, and every value of another kind.
        """
        found = {name: self._value(name, value, own) for name, value in given.items()}
        if faults := [str(value) for value in found.values() if isinstance(value, ParameterError)]:
            raise ParameterError("\n".join(faults))
        return found

    def _value(self, name: str, value: object, own: Mapping[str, str]) -> object:
        if name in own:
            return ParameterError(f"{name} is not set in this way: use {own[name]}.")
        free = [one for one in self.parameters if one not in own]
        if name not in free:
            return ParameterError(f"{name} is no parameter of the template {self.name}.{meant(name, free)} It has: {', '.join(free)}.")
        kind = self.parameters[name].kind
        read = _read(value, kind)
        if type(read) is not KINDS[kind]:
            return ParameterError(f"{name} is {value!r}. Write {SAID[kind]}.")
        return read


def template(name: str) -> Template:
    """A template.

    Parameters
    ----------
    name : str
        ``"cohort"``, ``"story"``, or the path of a notebook of one's own (``.ipynb``).

    Raises
    ------
    ParameterError
        Where there is none, or where a notebook of one's own does not ask for study and cohort, or study and story.
    """
    from papermill import inspect_notebook  # here: it takes a second

    file = Path(name) if name.endswith(ENDING) else notebooks_folder() / REPORTS / f"{name}{ENDING}"
    if not file.is_file():
        there = sorted(other.stem for other in (notebooks_folder() / REPORTS).glob(f"*{ENDING}"))
        raise ParameterError(f"There is no template {name}.{meant(name, there)} There is: {', '.join(there)}, or the path of an .ipynb file.")
    told = inspect_notebook(file).values()
    found = {one["name"]: Parameter(one["name"], one["inferred_type_name"].partition("[")[0], one["help"]) for one in told}
    if STUDY not in found or not {COHORT, STORY} & {*found}:
        raise ParameterError(f"{file.name} is no template: give it a cell tagged parameters that sets study, and cohort or story.")
    if odd := [one.name for one in found.values() if one.kind not in KINDS]:
        raise ParameterError(f"{file.name} does not say of which kind {odd[0]} is: write {odd[0]}: str, or one of {', '.join(KINDS)}.")
    return Template(file.stem, file.resolve(), found)


def meant(name: str, known: list[str]) -> str:
    """A question after the nearest of some names; empty where none is near."""
    return "".join(f" Did you mean {close}?" for close in get_close_matches(name, known, 1))


def named(names: Mapping[str, object] | list[str], known: list[str], what: str) -> Iterator[str]:
    """A sentence for each name that is not known.

    Parameters
    ----------
    names, known : list of str
        What was asked for, and what there is.
    what : str
        What they name, such as ``"cohort"``.
    """
    for name in names:
        if name not in known:
            yield f"There is no {what} {name}.{meant(name, known)} There is: {', '.join(known) or 'none'}."


def _read(value: object, kind: str) -> object:
    """Words as a value of a kind; what cannot be read so stays as it is."""
    if not isinstance(value, str):
        return value
    if kind == "int" and value.strip().lstrip("-").isdecimal():
        return int(value)
    return TRUTHS.get(value.strip().lower(), value) if kind == "bool" else value
