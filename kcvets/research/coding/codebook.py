"""The codebook to start from, and how codes are looked up and shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

import pandas as pd

from kcvets.content import Library, library
from kcvets.research.coding.model import Code
from kcvets.research.coding.working import Coders

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

NAMESPACE = UUID("6f3c7f0e-5d0b-5f0c-9a6e-2d1f4b8a7c35")  # drawn once; it makes the GUIDs of starter codes the same everywhere


def guid(id: str) -> str:
    """The GUID of a code of the starter codebook, by its id in the file."""
    return str(uuid5(NAMESPACE, id))


def starter_codebook(content: Library | None = None) -> tuple[Code, ...]:
    """The codebook to start from: the KcVETS quadrants, strengths-based work, and what stands in its way.

    Parameters
    ----------
    content : Library, optional
        Where it is read; the suite's own where None.

    Raises
    ------
    ContentError
        With every fault of the file.
    """
    colours: dict[str, str] = {}
    codes = []
    for one in (content or library()).codebook().codes:
        colours[one.id] = one.colour or colours.get(one.parent, "")
        codes.append(
            Code(
                id=guid(one.id),
                name=one.name,
                parent=guid(one.parent) if one.parent else "",
                description="\n".join([f"Use it for: {one.use}", *([f"Not for: {one.leave}"] if one.leave else [])]),
                colour=colours[one.id],
                codable=not one.heading,
            )
        )
    return tuple(codes)


def start_codebook(study: StudyFolder, who: str, codes: tuple[Code, ...] | None = None) -> int:
    """Begin a study's codebook; where it has a code already, nothing happens.

    Parameters
    ----------
    study : StudyFolder
        Its texts were settled.
    who : str
        Who begins it.
    codes : tuple of Code, optional
        What to begin with; the starter codebook where None.

    Returns
    -------
    int
        How many codes were added.
    """
    return Coders(study).start(starter_codebook() if codes is None else codes, who)


def codebook_table(codes: Iterable[Code]) -> pd.DataFrame:
    """A codebook to look at: each code set in beneath the one above it, and what belongs under it.

    Parameters
    ----------
    codes : iterable of Code
        In the codebook's order.
    """
    depth, rows = {"": -1}, []
    for one in codes:
        depth[one.id] = depth.get(one.parent, -1) + 1
        rows.append(("– " * depth[one.id] + one.name, one.description))
    return pd.DataFrame(rows, columns=["code", "description"], dtype="string")
