"""Templates in Word, compiled once and printed many times into proved DOCX bytes.

Names are loaded on first use: the command line imports this package for its types alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.rendering.assembling import Rendered
    from docgen.rendering.template import DocumentTemplate

__all__ = ["DocumentTemplate", "Rendered"]


def __getattr__(name: str) -> object:
    if name == "DocumentTemplate":
        from docgen.rendering.template import DocumentTemplate

        return DocumentTemplate
    if name == "Rendered":
        from docgen.rendering.assembling import Rendered

        return Rendered
    raise AttributeError(name)
