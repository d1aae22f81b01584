"""What a person hands in or keeps: documents made from the journal."""

from kcvets.records.journal_docx import journal_docx

__all__ = ["journal_docx"]
