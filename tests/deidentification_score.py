"""Scores a de-identification against marked texts: every direct identifier masked, every kept term left alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HEADER = re.compile(r"^## (?P<id>\S+) origin=(?P<origin>\S+) case=(?P<case>\S+)\s*$", re.MULTILINE)
MARK = re.compile(r"⟦(?P<kind>\w+):(?P<words>[^⟦⟧]+)⟧|⟪(?P<keep>[^⟪⟫]+)⟫")
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Marked:
    """A text with what must be masked and what must be kept."""

    id: str
    origin: str
    case: str
    text: str
    identifiers: tuple[tuple[str, int, int], ...]
    kept: tuple[tuple[int, int], ...]


def marked_texts(file: Path) -> list[Marked]:
    """The texts of a marked file."""
    whole = file.read_text(encoding="utf-8")
    headers = list(HEADER.finditer(whole))
    ends = [header.start() for header in headers[1:]] + [len(whole)]
    return [_marked(header, whole[header.end() : end].strip()) for header, end in zip(headers, ends, strict=True)]


def _marked(header: re.Match[str], body: str) -> Marked:
    text, at, identifiers, kept = "", 0, [], []
    for mark in MARK.finditer(body):
        text += body[at : mark.start()]
        words = mark["words"] or mark["keep"]
        span = (len(text), len(text) + len(words))
        if mark["keep"]:
            kept.append(span)
        else:
            identifiers.append((mark["kind"], *span))
        text, at = text + words, mark.end()
    return Marked(header["id"], header["origin"], header["case"], text + body[at:], tuple(identifiers), tuple(kept))


def missed(one: Marked, found: Iterable[tuple[int, int]]) -> list[tuple[str, str]]:
    """Identifiers of which at least one word is left."""
    spans = list(found)
    return [(kind, one.text[a:b]) for kind, a, b in one.identifiers if not all(_covered(a + w.start(), a + w.end(), spans) for w in WORD.finditer(one.text[a:b]))]


def lost(one: Marked, found: Iterable[tuple[int, int]]) -> list[str]:
    """Kept terms of which a letter was masked."""
    spans = list(found)
    return [one.text[a:b] for a, b in one.kept if any(a < end and start < b for start, end in spans)]


def _covered(a: int, b: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= a and b <= end for start, end in spans)


def table(texts: Iterable[Marked], found: dict[str, list[tuple[int, int]]]) -> dict[str, tuple[int, int]]:
    """Masked and all, by ``overall``, by origin, by case, by kind; and ``keep``."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in texts:
        gone = missed(one, found[one.id])
        for kind, a, b in one.identifiers:
            hit = (kind, one.text[a:b]) not in gone
            for group in ("overall", f"origin {one.origin}", f"case {one.case}", f"kind {kind}"):
                counts[group][0] += hit
                counts[group][1] += 1
        counts["keep"][0] += len(one.kept) - len(lost(one, found[one.id]))
        counts["keep"][1] += len(one.kept)
    return {group: (hits, all_) for group, (hits, all_) in counts.items()}
