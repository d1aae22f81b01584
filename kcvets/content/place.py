"""Where the suite's own files are: inside the installed package, or in the clone it is worked on."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
SHIPPED = PACKAGE / "shipped"


def data_folder() -> Path:
    """Folder of the content files: the copy a wheel carries, else the clone's ``data/``."""
    return _shipped_or_clone("data")


def notebooks_folder() -> Path:
    """Folder of the notebooks: the copy a wheel carries, else the clone's ``notebooks/``."""
    return _shipped_or_clone("notebooks")


def _shipped_or_clone(name: str) -> Path:
    shipped = SHIPPED / name
    return shipped if shipped.is_dir() else PACKAGE.parent / name
