"""Typed words: as bytes for the file, compared with each other, and made fit to be shown."""

from __future__ import annotations

import re
from bisect import bisect_left

_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
#: Controls, lone surrogates and noncharacters: no shape to show, and mostly forbidden in XML.
_NO_SHAPE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def pack(text: str) -> bytes:
    """Turn words into the bytes the journal stores: UTF-8 in which a lone surrogate is allowed.

    A high surrogate followed by a low one is stored as the one character they spell: a browser knows no difference,
    and JSON cannot tell the two apart.

    Parameters
    ----------
    text : str
        Anything that can be typed.

    Returns
    -------
    bytes
        The stored form.
    """
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        return joined.encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> str:
    """Turn stored bytes back into words.

    Parameters
    ----------
    data : bytes
        What `pack` made.

    Returns
    -------
    str
        The words.

    Raises
    ------
    UnicodeDecodeError
        If `data` was not made by `pack`.
    """
    return data.decode("utf-8", "surrogatepass")


def contains(longer: str, shorter: str) -> bool:
    """Tell whether `longer` is `shorter` with one stretch inserted somewhere, or the same.

    Parameters
    ----------
    longer, shorter : str
        Two texts.

    Returns
    -------
    bool
        True if a beginning and an ending of `longer` together make up all of `shorter`.
    """
    if len(longer) < len(shorter):
        return False
    lengths = range(len(shorter) + 1)
    shared = bisect_left(lengths, True, key=lambda length: not longer.startswith(shorter[:length])) - 1
    return longer.endswith(shorter[shared:])


def legible(text: str) -> str:
    """Make words fit to be shown in a document.

    Parameters
    ----------
    text : str
        What was typed.

    Returns
    -------
    str
        The same with every line break as a line feed, and U+FFFD for each character that has no shape.
    """
    return _NO_SHAPE.sub("\ufffd", _LINE_BREAK.sub("\n", text))


def one_line(text: str) -> str:
    """Make words fit to be a heading.

    Parameters
    ----------
    text : str
        What was typed.

    Returns
    -------
    str
        The same, `legible`, with a space for each line break.
    """
    return legible(text).replace("\n", " ")


def paragraphs(text: str) -> list[list[str]]:
    """Split words into paragraphs of lines, as typed.

    A blank line ends a paragraph; further blank lines open the next one as empty lines, so that none is lost.
    Line breaks at the very end are dropped.

    Parameters
    ----------
    text : str
        What was typed.

    Returns
    -------
    list of list of str
        Paragraphs, each a list of lines, all `legible`; empty if there is nothing but line breaks.
    """
    shown = legible(text).rstrip("\n")
    return [paragraph.split("\n") for paragraph in re.split(r"(?<=[^\n])\n\n", shown)] if shown else []
