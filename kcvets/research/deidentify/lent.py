"""Names that Faker lends, of some seventy countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module

LATIN = re.compile(r"[A-Za-zÀ-žȘșȚțŞşİıĞğ'’ .-]+")


def lent_names(kind: str) -> Iterator[str]:
    """Latin-script names of every locale that Faker has."""
    from faker.config import AVAILABLE_LOCALES

    for locale in AVAILABLE_LOCALES:
        try:
            provider = import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for attribute in dir(provider):
            if "name" in attribute and ("last" in attribute) == (kind == "last") and "language" not in attribute:
                yield from _strings(getattr(provider, attribute))


def _strings(values: object) -> Iterable[str]:
    if isinstance(values, (tuple, list, dict)):
        return (value for value in values if isinstance(value, str) and LATIN.fullmatch(value) and "{" not in value)
    return ()
