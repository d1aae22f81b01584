"""Everything that can be found wrong in the content and the notebooks, for ``kcvets check``."""

from __future__ import annotations

from pathlib import Path

from kcvets.content import library, notebooks_folder
from kcvets.content.notebook_rules import notebook_faults
from kcvets.content.path import page_files
from kcvets.errors import Fault


def faults(notebooks: Path | None = None) -> list[Fault]:
    """Faults of the content, then those of each notebook.

    Parameters
    ----------
    notebooks : Path, optional
        A folder of notebooks; the suite's own where None.
    """
    content = library()
    pages = page_files(notebooks or notebooks_folder())
    return content.faults() + [fault for page in pages for fault in notebook_faults(page, content)]
