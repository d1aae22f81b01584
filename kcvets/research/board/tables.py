"""The table that a dashboard counts from: what can be chosen in it, and by what it can be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kcvets.content import data_folder
from kcvets.research.coding.counts import coders, final, named
from kcvets.research.coding.project import project
from kcvets.research.disclosure.protecting import FEWEST
from kcvets.research.exploring.counts import by_month, values

if TYPE_CHECKING:
    from kcvets.research.folder import StudyFolder

CHOSEN = ("cohort", "model", "quadrant", "story")
CODE = "code"


def texts_of(study: StudyFolder) -> pd.DataFrame:
    """The settled texts, with every value that could have been there: whoever sees a table cannot tell the rare from the absent.

    Parameters
    ----------
    study : StudyFolder
        Its texts were settled.

    Raises
    ------
    KcvetsError
        Where they were not.
    """
    texts = by_month(study.texts().drop(columns="text"))
    known = {name: values(texts, name) for name in countable(study)}
    known["story"] = sorted({*known["story"], *(file.stem for file in (data_folder() / "stories").glob("*.toml"))})
    kinds = {name: pd.CategoricalDtype([one for one in found if one]) for name, found in known.items()}
    return texts.assign(**{name: texts[name].replace("", pd.NA).astype(kind) for name, kind in kinds.items()})


def coded(study: StudyFolder, texts: pd.DataFrame, coder: str = "") -> pd.DataFrame:
    """A row for each code that each text carries, with what is known of the text.

    Parameters
    ----------
    study : StudyFolder
        A coded one.
    texts : DataFrame
        As `texts_of` gives it.
    coder : str
        Whose coding counts where none was agreed on.

    Raises
    ------
    KcvetsError
        Where several coded and none is named.
    """
    whole = final(project(study), coder)
    names = named(whole)
    found = pd.DataFrame({(one.text, names[one.code]) for one in whole.codings}, columns=["id", CODE])
    found[CODE] = pd.Categorical(found[CODE], list(dict.fromkeys(names[one.id] for one in whole.codes if one.codable)))
    return found.sort_values(["id", CODE]).merge(texts, on="id")


def who_coded(study: StudyFolder) -> tuple[str, ...]:
    """Whose coding can be chosen; nobody's where nothing was coded."""
    return coders(project(study)) if study.coding_file.exists() else ()


def countable(study: StudyFolder) -> list[str]:
    """Columns that texts can be counted by."""
    return [*CHOSEN, "date", *(variable.name for variable in study.study.variables)]


def offered(texts: pd.DataFrame, column: str) -> list[str]:
    """Values that can be chosen: those that enough people wrote about for anything to be shown of them."""
    people = texts.groupby(column, observed=False)["person"].nunique()
    return [value for value in people.index if people[value] >= FEWEST]


def by_what(study: StudyFolder, *, coded: bool) -> list[tuple[str, ...]]:
    """What people can be counted by: columns one by one, quadrants by models, and codes where there are any."""
    single = sorted(countable(study), key=lambda name: name != "quadrant")
    return [*((name,) for name in single), ("quadrant", "model"), *([(CODE,)] if coded else [])]
