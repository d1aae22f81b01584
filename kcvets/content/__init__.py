"""What the framework says: content read from ``data/`` into frozen dataclasses. Standard library only."""

from kcvets.content.library import Library, library
from kcvets.content.place import data_folder, notebooks_folder
from kcvets.content.shapes import MODELS, QUADRANTS

__all__ = ["MODELS", "QUADRANTS", "Library", "data_folder", "library", "notebooks_folder"]
