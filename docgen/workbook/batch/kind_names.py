"""Several kinds of documents in one cell: «план, приказ»."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from docgen.kinds.model import Kind
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name

_BETWEEN: Final = lazy_regex(r"\s*[,;\n]\s*|\s+и\s+")


def several_names(text: str, kinds: Iterable[Kind]) -> list[str]:
    """Return the names in a text; the name of a kind may itself have a comma or «и»."""
    known = {
        normal_name(name)
        for kind in kinds
        for name in (kind.name, kind.english, kind.title, *kind.aliases)
    }
    if normal_name(text) in known:
        return [text]
    return [name for name in _BETWEEN.split(text) if name.strip()]
