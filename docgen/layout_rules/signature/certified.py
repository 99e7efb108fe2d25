"""An extract bears the mark of who has certified it (R-EXTR-1, R-COPY-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue
from docgen.layout_rules.paper import LayoutPaper
from docgen.lazy_regex import lazy_regex

_TRUE: Final = lazy_regex(r"(?:копия )?верно\b|выписка верна\b|с подлинным верно\b", re.IGNORECASE)


def extract_certified(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell an extract without «Верно»: nobody answers for what it says."""
    parts = paper.anatomy
    line = parts.kind_line if parts.kind == "extract" else None
    if line is not None and not any(_TRUE.match(one.text) for one in parts.main):
        yield paper.warn(
            "extract-certified",
            line,
            "В выписке нет отметки «Верно».",
            "Под подписью напечатайте «Верно», должность, И.О. Фамилию и дату.",
        )
