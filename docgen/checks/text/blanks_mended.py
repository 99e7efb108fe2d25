"""Blanks that lack or are too many, which printing sets right (R-NBSP-1, R-NBSP-2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.text.passages import Passage, passages
from docgen.checks.text.signs import MENDED
from docgen.issues import Issue, note
from docgen.lazy_regex import lazy_regex

_ODD: Final = lazy_regex(
    r"№\d[\w/-]*|(?<!\d)\d{4}(?:гг?\.|года?)(?!\w)|[\w»)]{1,30}[ \u00a0]{1,9}[,;:](?=\s|$)"
    r"|[\w.»)]{1,30}[,;][А-ЯЁа-яё]{2,}|\([ \u00a0]+\w+"
)
_MOST_SHOWN: Final = 3


def blanks_mended(paper: Paper) -> Iterator[Issue]:
    """Yield «№5», «2027г.», «слова ,» of texts whose blanks printing sets right: a note each.

    A text that stands in many cells is told once, at its first one.
    """
    for text, cells in paper.once(passages).having(MENDED).distinct():
        odd = _odd_in(text, cells[0])
        if odd:
            shown = ", ".join(f"«{piece}»" for piece in odd[:_MOST_SHOWN])
            more = f" Таких ячеек: {len(cells)}." if len(cells) > 1 else ""
            yield note(
                "blanks-mended",
                cells[0].value.location,
                f"Пробел пропущен или лишний: {shown}.{more}",
                "В документе он встанет как нужно; в книге можно не править.",
            )


def _odd_in(text: str, cell: Passage) -> list[str]:
    found = list(dict.fromkeys(found[0] for found in _ODD.finditer(text)))
    if not found or cell.as_typed:
        return []
    printed = cell.printed.replace("\u00a0", " ")
    return [piece for piece in found if piece.replace("\u00a0", " ") not in printed]
