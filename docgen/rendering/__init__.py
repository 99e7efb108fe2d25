"""Templates in Word, compiled once and printed many times into proved DOCX bytes.

Names are loaded on first use: the command line imports this package for its types alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.rendering.template import DocumentTemplate, Rendered

__all__ = ["DocumentTemplate", "Rendered"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from docgen.rendering import template

        return getattr(template, name)
    raise AttributeError(name)
