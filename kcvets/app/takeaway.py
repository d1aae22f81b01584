"""Taking one's words away, and bringing them back."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from kcvets.errors import KcvetsError
from kcvets.forms.guard import lines
from kcvets.journal import ImportReport, Journal, export_json, export_markdown, export_to, import_json
from kcvets.records import word
from kcvets.records.journal_docx import journal_docx
from kcvets.records.picked import reader

KINDS = {".docx": word.MIME, ".md": "text/markdown", ".json": "application/json"}


def exported(journal: Journal, ending: str) -> bytes:
    """The whole journal in one of the formats.

    Parameters
    ----------
    journal : Journal
        The journal to export.
    ending : str
        ``".docx"``, ``".md"`` or ``".json"``.
    """
    if ending == ".docx":
        return journal_docx(journal, datetime.now(timezone.utc))
    text = export_json(journal) if ending == ".json" else export_markdown(journal, read=reader(journal.entries()))
    return text.encode("utf-8", errors="replace")


def identifying(journal: Journal) -> list[str]:
    """What looks like an identifier in the words that stand, line by line.

    Parameters
    ----------
    journal : Journal
        The journal.
    """
    standing = [(version.text, entry.key.story) for entry in journal.entries() for version in entry.current]
    return [line for text, story in standing for line in lines(text, story)]


def write_export(file: Path, overwrite: bool) -> int:
    """Write the journal to `file`, in the format its ending names; how many identifiers seem to stand in it.

    Raises
    ------
    KcvetsError
        Where the ending is not known, the file exists, or there is no journal yet.
    """
    if file.suffix not in KINDS:
        raise KcvetsError(f"{file} ends in {file.suffix or 'nothing'}: end it in .docx, .md or .json.")
    journal = Journal.open(create=False)
    export_to(file, exported(journal, file.suffix), overwrite=overwrite)
    return len(identifying(journal))


def read_import(file: Path) -> ImportReport:
    """Bring a JSON export into the journal, whole or not at all."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KcvetsError(f"{file} could not be read as text ({error}): choose a .json file that kcvets exported.") from error
    return import_json(Journal.open(), text)
