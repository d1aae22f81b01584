"""The journal as Markdown, for reading. What was typed is shown as typed: no markup, link or HTML in it comes alive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kcvets.content.chosen import in_words
from kcvets.journal.clock import spoken
from kcvets.journal.outline import CAUTION, outline, shown, written
from kcvets.journal.store import Journal
from kcvets.journal.words import one_line, paragraphs

#: What can begin markup in CommonMark, or in what GitHub, Jupyter and Pandoc add to it.
_SPECIAL = re.compile(
    r"""[\\`*_{}\[\]<>#|~&$^@=]     # anywhere
    | [.:](?=[\w/+-])               # www.here.org, https://here, :smile:
    | ^[-+:] | --+                  # a list, a rule, a definition, a dash
    | ^[ ]+ | [ ]+$ | (?<=[ ])[ ]   # spaces that would be dropped
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^([0-9]+)([.)])")


def export_markdown(journal: Journal, *, earlier: bool = False, read: Callable[[str, str], str] = in_words) -> str:
    """Write the journal out for reading; what was left blank is left out.

    Parameters
    ----------
    journal : Journal
        The journal.
    earlier : bool
        Whether to show earlier versions below those that stand.
    read : callable
        Given a prompt and an answer to it, the answer in words.

    Returns
    -------
    str
        CommonMark, which can be written as UTF-8. A character without a shape, such as a control, is shown as U+FFFD.

    Raises
    ------
    JournalError
        If the journal cannot be read.
    """
    return "\n\n".join(_blocks(journal, earlier, read)) + "\n"


def _blocks(journal: Journal, earlier: bool, read: Callable[[str, str], str]) -> Iterator[str]:
    yield "# My journal"
    yield f"Copied on {spoken(journal.now())}. {CAUTION}"
    title = None
    for part in outline(journal.entries()):
        if part.title != title:
            title = part.title
            yield f"## {_heading(title)}"
        yield f"### {_heading(part.subtitle)}"
        for entry in part.entries:
            yield f"#### {_heading(entry.question or entry.key.prompt)}"
            for version in shown(entry, earlier):
                yield from ("\\\n".join(map(_escaped, lines)) for lines in paragraphs(read(entry.key.prompt, version.text)))
                yield f"*{written(version)}*"


def _heading(text: str) -> str:
    return _escaped(one_line(text))


def _escaped(line: str) -> str:
    line = _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(_mark, line))
    return "".join(char if char.isprintable() else f"&#{ord(char)};" for char in line)


def _mark(match: re.Match[str]) -> str:
    # Not a backslash for a backslash: Jupyter takes two before a bracket for mathematics.
    return "".join(f"&#{ord(char)};" if char in " \\" else f"\\{char}" for char in match[0])
