"""docxtpl's own class, whatever a program has since put in its place.

A program may set ``docxtpl.DocxTemplate`` to ``docgen.DocxTemplate``, which is made of this one.
"""

from docxtpl.template import DocxTemplate as OriginalTemplate

__all__ = ["OriginalTemplate"]
