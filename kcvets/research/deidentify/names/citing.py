"""How a writer is told from somebody of the same name by what is said of them: "the word Davis uses", "Banks has a chapter on"."""

from __future__ import annotations

import re

#: The word that a writer uses.
TERM = re.compile(
    r"\bthe (?:word|words|term|phrase|expression|metaphor|image|notion|concept|idea|distinction|question) (?:that )?$", re.IGNORECASE
)
USES = re.compile(
    r" (?:also |herself |himself )?(?:uses|used|borrows|borrowed|coins|coined|gives|prefers|offers|wants us|would use|reaches for)\b"
)
#: What a writer has written.
WRITTEN = re.compile(
    r" (?:has|devotes|spends|gives|wrote) (?:[\w-]+ ){0,3}(?:chapters?|pages?|papers?|sections?|passages?|paragraphs?|articles?|books?)"
    r" (?:on|about|to|arguing)\b"
)
#: Thompson warns about assuming.
WARNS = re.compile(r" warns (?:about|against|of) [a-z]+ing\b")
#: Burnham's Social GRRRAAACCEEESSS, however many letters there are.
GRACES = re.compile(r"['’]?s?(?: and Roper-Hall['’]?s?)? (?:the )?(?:social )?g+r+a+c+e+s+\b", re.IGNORECASE)


def is_quoted(before: str, after: str) -> bool:
    """Whether what stands around a name quotes a writer.

    Parameters
    ----------
    before, after : str
        A little of the text before the name and after it, without its possessive or with it.
    """
    return bool(WRITTEN.match(after) or WARNS.match(after) or GRACES.match(after) or TERM.search(before) and USES.match(after))
