"""Times as the journal writes them: UTC, to the millisecond, in one fixed form."""

from __future__ import annotations

from datetime import UTC, date, datetime


def utc_now() -> datetime:
    """Return the present moment, in UTC.

    Returns
    -------
    datetime
        Aware, in UTC.
    """
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Write a moment the way the journal keeps it.

    Parameters
    ----------
    moment : datetime
        Any aware moment.

    Returns
    -------
    str
        UTC, ISO 8601, milliseconds: ``2026-11-21T20:21:07.123Z``.
    """
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_stamp(text: str) -> datetime:
    """Read a moment written by `stamp`; no other form is accepted.

    Parameters
    ----------
    text : str
        The written form.

    Returns
    -------
    datetime
        Aware, in UTC.

    Raises
    ------
    ValueError
        If `text` is not exactly what `stamp` writes.
    """
    try:
        moment = datetime.fromisoformat(text)
        same = stamp(moment) == text
    except OverflowError as error:
        raise ValueError(f"not a time: {text!r}") from error
    if not same:
        raise ValueError(f"not a time in UTC with milliseconds: {text!r}")
    return moment


def spoken(moment: datetime) -> str:
    """Write a moment for a reader: ``21 November 2026, 20:21 UTC``.

    Parameters
    ----------
    moment : datetime
        Any aware moment.

    Returns
    -------
    str
        Day, month, year, hour and minute, in UTC.
    """
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%B} {moment.year}, {moment:%H:%M} UTC"


def day(text: str | None) -> date | None:
    """Read the day that an answer names.

    Parameters
    ----------
    text : str or None
        ISO 8601, as a date field gives it.

    Returns
    -------
    date or None
        None where it names no day.
    """
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def spoken_day(when: date) -> str:
    """Write a day for a reader: ``22 November 2026``.

    Parameters
    ----------
    when : date
        Any day.

    Returns
    -------
    str
        Day, month and year.
    """
    return f"{when.day} {when:%B %Y}"
