"""What the framework says: content read from ``data/`` into frozen dataclasses. Standard library only."""

from kcvets.content.library import Library, library
from kcvets.content.place import data_folder, notebooks_folder
from kcvets.content.shapes import MODELS, MODEL_NAMES, QUADRANTS, QUADRANT_NAMES

__all__ = ["MODELS", "MODEL_NAMES", "QUADRANTS", "QUADRANT_NAMES", "Library", "data_folder", "library", "notebooks_folder"]
