"""REFI-QDA, the standard in which NVivo, MAXQDA, ATLAS.ti, QualCoder and others exchange coded projects and codebooks.

A project is a ``.qdpx`` file, a codebook a ``.qdc`` file, both after the schema of 18 March 2019 (www.qdasoftware.org). The standard gives
one place to each thing that coding here consists of:

=================  =======================================================================================================================
Here               There
=================  =======================================================================================================================
code               ``Code``, one inside another; a heading is ``isCodable="false"``
text               ``TextSource``, whose ``name`` is the text's id, and a file in UTF-8 in ``sources/`` that holds its words as they are
coding             ``PlainTextSelection`` with one ``Coding``; positions count Unicode code points from 0; that of the end is not meant
memo               ``Note``, whose ``name`` is the memo's kind, its words in a file as a text's; a ``NoteRef`` stands where it belongs
coder              ``User``
done with a text   a ``Set`` of texts, whose ``name`` is "done by" and the coder
case               ``Case``, with a ``VariableValue`` (as text) for each thing known, and a ``SourceRef`` for each text
=================  =======================================================================================================================

GUIDs are written and read in small letters, times in UTC. A name, description or value stands in XML, which cannot hold control characters:
such a project is not written. Words of texts and memos stand in files of their own, and may hold any character.
"""

from kcvets.research.coding.refi.codebook import ReadCodebook, read_codebook, write_codebook
from kcvets.research.coding.refi.markup import LeftOut
from kcvets.research.coding.refi.reading import Read, read_project
from kcvets.research.coding.refi.writing import write_project

__all__ = ["LeftOut", "Read", "ReadCodebook", "read_codebook", "read_project", "write_codebook", "write_project"]
