"""How often codes were used: in how many stretches, texts and people, by whom, and which of them together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pandas as pd

from kcvets.errors import KcvetsError
from kcvets.research.coding.model import Coding, Project
from kcvets.research.coding.records import AGREED, person


def coders(project: Project) -> tuple[str, ...]:
    """Who coded or is done with a text, in alphabetical order, without the coding that was agreed on."""
    named = {one.coder for one in project.codings} | {who for some in project.done.values() for who in some}
    return tuple(sorted(named - {AGREED}))


def coded_by(project: Project, coder: str) -> Project:
    """A project with the codings of one coder alone, whatever was agreed on.

    Raises
    ------
    KcvetsError
        Where nobody of that name coded.
    """
    _known(project, coder)
    done = {id: kept for id, who in project.done.items() if (kept := tuple(one for one in who if person(one) == person(coder)))}
    return replace(project, codings=tuple(one for one in project.codings if person(one.coder) == person(coder)), done=done)


def final(project: Project, coder: str = "") -> Project:
    """A project with one coding of each text: the one that coders agreed on, else one coder's.

    Parameters
    ----------
    project : Project
        With the codings of one coder or of several.
    coder : str
        Whose coding counts where there is no agreed one; may stay empty where only one person coded.

    Raises
    ------
    KcvetsError
        Where several coded and none is named, or nobody of that name did.
    """
    known = coders(project)
    if not coder and len(known) > 1:
        raise KcvetsError(
            f"{len(known)} people coded these texts: name the one whose coding counts where none was agreed on ({', '.join(known)})."
        )
    if coder:
        _known(project, coder)
    wanted = person(coder or next(iter(known), AGREED))
    agreed = {one.text for one in project.codings if one.coder == AGREED} | {id for id, who in project.done.items() if AGREED in who}
    codings = (one for one in project.codings if (one.coder == AGREED if one.text in agreed else person(one.coder) == wanted))
    done = {id: kept for id, who in project.done.items() if (kept := tuple(one for one in who if person(one) == wanted or one == AGREED))}
    return replace(project, codings=tuple(codings), done=done)


def _known(project: Project, coder: str) -> None:
    if person(coder) not in {person(one) for one in (*coders(project), AGREED)}:
        raise KcvetsError(f"{coder!r} coded nothing here: name one of {', '.join(coders(project)) or AGREED}.")


def code_counts(project: Project, *, beneath: bool = False) -> pd.DataFrame:
    """How often each code was used, in the codebook's order.

    Parameters
    ----------
    project : Project
        Of one coder or agreed (`final`); with several coders, a stretch counts for each of them.
    beneath : bool
        Whether a code counts for those above it too.

    Returns
    -------
    DataFrame
        A row for each code: code (its name), stretches, texts, people. A stretch, text or person counts once for a
        code, however many of the codes beneath it are there.
    """
    names, whose = named(project), owners(project)
    used: dict[str, set] = defaultdict(set)
    for one, code in _uses(project, beneath):
        used[code].add((one.text, one.start, one.end, one.coder))
    rows = []
    for code in project.codes:
        places = used[code.id]
        texts = {place[0] for place in places}
        rows.append((names[code.id], len(places), len(texts), len({whose[text] for text in texts})))
    return pd.DataFrame(rows, columns=["code", "stretches", "texts", "people"]).astype({"code": "string"})


def code_by_case(project: Project, by: str = "", *, beneath: bool = False) -> pd.DataFrame:
    """How many stretches of each code each person's texts have, or how many people of each group used a code.

    Parameters
    ----------
    project : Project
        Of one coder or agreed (`final`).
    by : str
        A variable of the cases, such as ``"cohort"``; people are counted by its values then.
    beneath : bool
        Whether a code counts for those above it too.

    Returns
    -------
    DataFrame
        A row for each code, a column for each person (stretches) or each value (people).

    Raises
    ------
    KcvetsError
        Where no case has such a variable.
    """
    known = sorted({name for case in project.cases for name in case.values})
    if by and by not in known:
        raise KcvetsError(f"Nothing is known about {by!r}: choose one of {', '.join(known)}.")
    names, whose = named(project), owners(project)
    groups = {case.name: case.values.get(by, "") or "not given" for case in project.cases} if by else {}
    used: dict[tuple[str, str], set] = defaultdict(set)
    for one, code in _uses(project, beneath):
        who = whose[one.text]
        used[code, groups[who] if by else who].add(who if by else (one.text, one.start, one.end, one.coder))
    columns = sorted({*groups.values()}) if by else [case.name for case in project.cases]
    rows = [[len(used[code.id, column]) for column in columns] for code in project.codes]
    return pd.DataFrame(
        rows, index=pd.Index([names[code.id] for code in project.codes], name="code"), columns=pd.Index(columns, name=by or "person")
    )


def co_occurrence(project: Project, within: str = "overlap", *, beneath: bool = False, unit: str = "people") -> pd.DataFrame:
    """How often two codes come together.

    Parameters
    ----------
    project : Project
        Of one coder or agreed (`final`); with several coders, the codes of one do not come together with those of another.
    within : str
        ``"overlap"``: their stretches share a character; ``"text"``: both are in one text.
    beneath : bool
        Whether a code counts for those above it too; a code and one above or beneath it do not come together.
    unit : str
        What is counted: ``"people"`` or ``"texts"`` in which they do, or, for overlaps, ``"stretches"`` (pairs that overlap).

    Returns
    -------
    DataFrame
        Square and symmetric, codes that are used in the codebook's order; on the diagonal, in how many a code is at all.

    Raises
    ------
    KcvetsError
        For another word in `within` or `unit`.
    """
    if within not in ("overlap", "text") or unit not in ("people", "texts", *(("stretches",) if within == "overlap" else ())):
        raise KcvetsError(
            "Codes come together within an overlap (counted in people, texts or stretches) or a text (in people or texts): choose one."
        )
    names, whose = named(project), owners(project)
    together: dict[tuple[str, str], set] = defaultdict(set)
    higher = above(project)
    for one, other, code, next_code in _pairs(project, within, beneath):
        counted = {"people": whose[one.text], "texts": one.text, "stretches": frozenset((_place(one), _place(other)))}[unit]
        if next_code not in higher[code] and code not in higher[next_code]:
            together[code, next_code].add(counted)
            together[next_code, code].add(counted)
    for one, code in _uses(project, beneath):
        together[code, code].add({"people": whose[one.text], "texts": one.text, "stretches": _place(one)}[unit])
    used = [code.id for code in project.codes if together[code.id, code.id]]
    labels = [names[id] for id in used]
    return pd.DataFrame(
        [[len(together[row, column]) for column in used] for row in used], index=pd.Index(labels, name="code"), columns=labels
    )


def named(project: Project) -> dict[str, str]:
    """By GUID, each code's name; where several codes share it, with the names above it, such as ``"Values > Other"``."""
    names = {code.id: code.name for code in project.codes}
    often = Counter(names.values())
    return {
        id: " > ".join(names[one] for one in (*reversed(higher), id)) if often[names[id]] > 1 else names[id]
        for id, higher in above(project).items()
    }


def owners(project: Project) -> dict[str, str]:
    """By text, the person who wrote it; a text of no case is a person of its own."""
    return {id: id for id in project.texts} | {text: case.name for case in project.cases for text in case.texts}


def above(project: Project) -> dict[str, list[str]]:
    """By GUID, the GUIDs of the codes above each, nearest first."""
    found: dict[str, list[str]] = {}
    for code in project.codes:  # each after the one above it
        found[code.id] = [code.parent, *found[code.parent]] if code.parent in found else []
    return found


def _uses(project: Project, beneath: bool) -> Iterator[tuple[Coding, str]]:
    """Each coding with its code and, where asked, those above it."""
    higher = above(project) if beneath else {}
    for one in project.codings:
        yield one, one.code
        for code in higher.get(one.code, ()):
            yield one, code


def _pairs(project: Project, within: str, beneath: bool) -> Iterator[tuple[Coding, Coding, str, str]]:
    by_text: dict[tuple[str, str], list[tuple[Coding, str]]] = defaultdict(list)
    for one, code in _uses(project, beneath):
        by_text[one.text, one.coder].append((one, code))
    for uses in by_text.values():
        for (one, code), (other, next_code) in combinations(uses, 2):
            if code != next_code and (within == "text" or (one.start < other.end and other.start < one.end)):
                yield one, other, code, next_code


def _place(one: Coding) -> tuple[str, int, int, str]:
    return one.text, one.start, one.end, one.coder
