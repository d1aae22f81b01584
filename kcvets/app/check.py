"""Everything that can be found wrong in the content and the notebooks, for ``kcvets check``."""

from __future__ import annotations

from pathlib import Path

from kcvets.content import library, notebooks_folder, repeats
from kcvets.content.notebook import read
from kcvets.content.notebook_rules import notebook_faults
from kcvets.content.path import files_beside, page_files, report_files
from kcvets.errors import Fault


def faults(notebooks: Path | None = None) -> list[Fault]:
    """Faults of the content, then those of each notebook; where there are none, what two notebooks both say.

    Parameters
    ----------
    notebooks : Path, optional
        A folder of notebooks; the suite's own where None.
    """
    content = library()
    folder = notebooks or notebooks_folder()
    files = page_files(folder) + files_beside(folder) + report_files(folder)
    found = [fault for file in files for fault in notebook_faults(file, content)]
    return content.faults() + (found or repeats.of_notebooks(map(read, files)))
