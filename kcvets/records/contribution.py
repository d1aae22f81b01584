"""What a person gives to a study: chosen entries under one version of its terms, and a code to take them back with."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import date

from kcvets.content.study import Study
from kcvets.journal import Entry
from kcvets.journal.clock import spoken_day
from kcvets.journal.words import legible

FORMAT, SCHEMA = "kcvets-contribution", 1
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: nothing that is taken for something else
GROUPS, LETTERS = 4, 5  # 100 bits: nobody can try them all
ALIKE = str.maketrans("OIL", "011")
FROM_SUPERVISION = "loop"  # such a prompt's id ends in that of a session, by which two files would be known as one person's


def new_code() -> str:
    """A withdrawal code, such as ``7KQ2M-9XDTA-…``; whoever holds it can take a contribution back."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))


def fingerprint(code: str) -> str:
    """What a study keeps in place of a code, from which the code cannot be found.

    Parameters
    ----------
    code : str
        As it was written down: small letters, spaces, O for 0 and the like do not matter.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    plain = "".join(sign for sign in code.upper().translate(ALIKE) if sign in ALPHABET)
    return hashlib.sha256(f"{FORMAT} {plain}".encode()).hexdigest()


def file_name(study: Study, code: str) -> str:
    """What a contribution's file is called: by the study, and by the beginning of the code's fingerprint."""
    return f"contribution-{study.id}-{fingerprint(code)[:6]}.json"


def refusal(study: Study, today: date) -> str:
    """Why nothing can be given to a study on a day, in a sentence or two; empty where something can.

    Parameters
    ----------
    study : Study
        The study.
    today : date
        The day of giving.
    """
    begins, ends = study.terms.date, study.withdrawal.deadline
    if today < begins:
        return f"The terms are dated {spoken_day(begins)}. Nobody can agree to them before that day: come back then, or ask if it is right."
    if today > ends:
        return f"The last day to withdraw was {spoken_day(ends)}. What you gave now, you could not take back any more, so no file is made."
    return ""


def contribution(study: Study, entries: Iterable[Entry], variables: Mapping[str, str], code: str, today: date) -> str:
    """Write a contribution.

    Of each entry it holds the newest words, the question, the side and the story, and the month. It holds no earlier version,
    no name of a piece of work, no time, and nothing of entries that were not chosen.

    Parameters
    ----------
    study : Study
        Whose terms were agreed to.
    entries : iterable of Entry
        What the person has chosen to give.
    variables : mapping of str to str
        The person's answers, by the variable's name; empty where they would rather not say.
    code : str
        The withdrawal code; only its fingerprint is written.
    today : date
        The day of giving.

    Returns
    -------
    str
        JSON. Line breaks are line feeds, and U+FFFD stands for what has no shape.

    Raises
    ------
    KeyError
        Where a variable of the study has no answer.
    """
    given = {
        "format": FORMAT,
        "schema": SCHEMA,
        "study": study.id,
        "terms": {"version": study.terms.version, "date": study.terms.date.isoformat()},
        "withdrawal": fingerprint(code),
        "given_on": today.isoformat(),
        "variables": {variable.name: variables[variable.name] for variable in study.variables},
        "entries": [_entry(number, entry) for number, entry in enumerate(entries, 1)],
    }
    return json.dumps(given, indent=1, ensure_ascii=False) + "\n"


def _entry(number: int, entry: Entry) -> dict[str, object]:
    key, newest = entry.key, entry.current[0]
    prompt = FROM_SUPERVISION if key.prompt.startswith(f"{FROM_SUPERVISION}.") else key.prompt
    where = {"model": key.model, "quadrant": key.quadrant, "prompt": prompt, "story": key.story}
    return {"number": number, "date": newest.written_at[:7], **where, "question": legible(entry.question), "text": legible(newest.text)}
