"""The journal: what a person wrote, with every earlier version, in one SQLite file that they own.

Only the standard library is used, and neither threads nor other processes, so that it can run in a browser's Python.
"""

from kcvets.journal.deletion import delete_everything, delete_piece
from kcvets.journal.exchange import export_json, import_json
from kcvets.journal.failures import JournalDamaged, JournalReplaced, UnseenVersions
from kcvets.journal.files import export_to
from kcvets.journal.markdown import export_markdown
from kcvets.journal.model import Entry, EntryKey, ImportReport, Receipt, Version
from kcvets.journal.pieces import Piece, new_id, pieces
from kcvets.journal.place import JOURNAL_FILE, folder, journal_path
from kcvets.journal.store import Journal

__all__ = [
    "JOURNAL_FILE",
    "Entry",
    "EntryKey",
    "ImportReport",
    "Journal",
    "JournalDamaged",
    "JournalReplaced",
    "Piece",
    "Receipt",
    "UnseenVersions",
    "Version",
    "delete_everything",
    "delete_piece",
    "export_json",
    "export_markdown",
    "export_to",
    "folder",
    "import_json",
    "journal_path",
    "new_id",
    "pieces",
]
