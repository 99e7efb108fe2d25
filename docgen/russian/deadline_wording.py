"""The wording of a deadline with its typography tidied and not a letter changed."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.months import MONTH_PATTERN
from docgen.russian.typography import typeset

_MONTHS: Final = lazy_regex(
    rf"(?<![а-яё])({MONTH_PATTERN}(?:\s+\d{{4}})?)\s*[-–—]\s*(?=(?:{MONTH_PATTERN})(?![а-яё]))",
    re.IGNORECASE,
)


_LABEL: Final = lazy_regex(r"сроки?(?:\s+исполнения)?\s*[:–—-]?\s+(?=\S)", re.IGNORECASE)


def without_label(text: str) -> str:
    """The text of a deadline without the word «срок», which stands before it already."""
    said = _LABEL.match(text)
    return text[said.end() :] if said else text


def tidy(text: str) -> str:
    """The text of a deadline, ready to print."""
    lines = (" ".join(line.split()) for line in text.replace("\u00a0", " ").split("\n"))
    plain = "\n".join(line for line in lines if line)
    return typeset(_MONTHS.sub("\\1 – ", plain))
