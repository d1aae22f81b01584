"""Frames of reflections, and the people and places that fill them, read from `data/research/synthetic.toml`: all made up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path

from kcvets.content.place import data_folder
from kcvets.content.reading import Reader
from kcvets.content.shapes import MODELS
from kcvets.errors import ContentError

FILE = data_folder() / "research" / "synthetic.toml"
PLACEHOLDER = re.compile(r"\{([^{}.]*)(?:\.([^{}]*))?\}")
PROMPT = re.compile(r"(practice|supervision|quality|story|lens)\.[a-z-]+\.[a-z-]+")
#: Kin of the person, by the list of given names that theirs comes from.
KIN = {
    "women": ("aunt", "cousin", "daughter", "granddaughter", "mother", "niece", "sister", "wife"),
    "men": ("brother", "father", "grandson", "husband", "son"),
}
FAMILY = frozenset((*KIN["women"], *KIN["men"], "person", "carer"))
ROLES = FAMILY | {"colleague", "doctor", "friend", "manager", "neighbour", "nurse", "supervisor"}
#: What may be asked of a role.
CALLED = (None, "given", "title", "short", "email")
PLACES = ("place", "practice", "home", "centre", "hospital")
#: Placeholders without a role.
THINGS = frozenset(("age", "birth", "nhs", "phone", "address", "postcode", *PLACES))


@dataclass(frozen=True)
class Names:
    """Names that go together.

    Parameters
    ----------
    origin : str
        Where families with such names may once have come from.
    share : int
        How often one of them is drawn, beside the others.
    women, men, family : tuple of str
        Given names and family names.
    """

    origin: str
    share: int
    women: tuple[str, ...]
    men: tuple[str, ...]
    family: tuple[str, ...]


@dataclass(frozen=True)
class Places:
    """Names of places by their kind; `street` goes into addresses."""

    place: tuple[str, ...]
    practice: tuple[str, ...]
    home: tuple[str, ...]
    centre: tuple[str, ...]
    hospital: tuple[str, ...]
    street: tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """A reflection with placeholders for what identifies.

    Parameters
    ----------
    prompt : str
        The id of the prompt that it answers, as the journal keeps it.
    text : str
        The words.
    story : str
        The story that it is about, or empty.
    she, he : tuple of str
        Roles that are women, or men, in it.
    ages : tuple of int
        How old the person may be: from, to; empty for any adult.
    lower : bool
        Whether its writer uses small letters only.
    """

    prompt: str
    text: str
    story: str = ""
    she: tuple[str, ...] = ()
    he: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    lower: bool = False

    @property
    def model(self) -> str:
        """The model in which the prompt stands, or empty."""
        room = self.prompt.split(".")[0]
        return room if room in MODELS else ""

    @property
    def quadrant(self) -> str:
        """The quadrant in which the prompt stands, or empty."""
        return self.prompt.split(".")[1] if self.model else ""

    @cached_property
    def pieces(self) -> tuple[str | None, ...]:
        """Words, role, what of it, words and so on."""
        return tuple(PLACEHOLDER.split(self.text))

    @cached_property
    def sexes(self) -> dict[str, str]:
        """Whether a role is of the women or of the men; a role that may be either is not in it."""
        women, men = (*KIN["women"], *self.she), (*KIN["men"], *self.he)
        return {**dict.fromkeys(women, "women"), **dict.fromkeys(men, "men")}


@dataclass(frozen=True)
class Material:
    """Everything of which a synthetic cohort is made; the file says what each list is for."""

    source: tuple[str, ...]
    phones: tuple[str, ...]
    postcodes: tuple[str, ...]
    short: tuple[str, ...]
    places: Places
    names: tuple[Names, ...]
    frames: tuple[Frame, ...] = field(metadata={"key": "frame"})

    @cached_property
    def called(self) -> dict[str, str]:
        """What friends say, by the given name."""
        return dict(pair.rsplit(" ", 1) for pair in self.short)

    @cached_property
    def shares(self) -> list[int]:
        """How often names are drawn, added up."""
        return [*accumulate(names.share for names in self.names)]


@cache
def material() -> Material:
    """What the suite's own file holds."""
    return read_material(FILE)


def read_material(file: Path) -> Material:
    """Read a file of frames and of what fills them.

    Parameters
    ----------
    file : Path
        A TOML file; ``data/research/synthetic.toml`` says how it is made up.

    Raises
    ------
    ContentError
        With every fault: the place, the field, what is wrong and how to mend it.
    """
    reader = Reader(file, file.name, frozenset())
    found = reader.read(Material)
    for number, frame in enumerate(found.frames if found else (), 1):
        _check(frame, f"frame {number} ({frame.text[:20]}...)", reader)
    if reader.faults:
        raise ContentError(reader.faults)
    return found


def _check(frame: Frame, place: str, reader: Reader) -> None:
    if not PROMPT.fullmatch(frame.prompt):
        reader.fault(place, "prompt", f"{frame.prompt!r} is no id of a prompt", "Write it as the journal does: practice.knowledge.reveals")
    for role, what in PLACEHOLDER.findall(frame.text):
        if role not in ROLES | THINGS or (what and (role in THINGS or what not in CALLED)):
            named = f"{{{role}.{what}}}" if what else f"{{{role}}}"
            reader.fault(place, "text", f"nothing can be filled in for {named}", "Use a placeholder that other frames use")
    for role in (*frame.she, *frame.he):
        if role not in ROLES or role in (*KIN["women"], *KIN["men"]):
            reader.fault(place, "she, he", f"{role!r} is no role that may be either", "Name a role such as person, carer or colleague")
    if frame.ages and (len(frame.ages) != 2 or frame.ages[0] > frame.ages[1]):
        reader.fault(place, "ages", f"{[*frame.ages]} is no span of years", "Write the youngest and the oldest, such as [70, 90]")
