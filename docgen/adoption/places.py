"""Where a value stands in its template, as a hint for whoever fills the workbook."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name

_TAG: Final = lazy_regex(r"\{\{(.*?)\}\}|\{%.*?%\}|\{#.*?#\}")
_NAME: Final = lazy_regex(r"[^\W\d]\w*")
_LONGEST: Final = 100
_OWN: Final = "____"


def place_hint(name: str, paragraph: str) -> str:
    """Return «В документе: «Поручить ____ до … сдать отчёт.»»; nothing when the tag stands alone.

    ``paragraph`` is the text of the template with its tags; other values in it become «…».
    """
    own = normal_name(name)

    def shown(tag: re.Match[str]) -> str:
        names = {normal_name(word) for word in _NAME.findall(tag[1] or "")}
        return _OWN if own in names else "…" if tag[1] else ""

    text = " ".join(_TAG.sub(shown, paragraph).split())
    if not re.search(r"[^\W_]", text.replace(_OWN, "")) or _OWN not in text:
        return ""
    place = text.index(_OWN)
    start = max(0, place - _LONGEST // 2)
    piece = text[start : start + _LONGEST].strip()
    before = "…" if start else ""
    after = "…" if start + _LONGEST < len(text) else ""
    return f"В документе: «{before}{piece}{after}»"
