"""A title has no point at its end and no quotes around it (R-TITLE-3, R-PLAN-1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.checks.keyed import card_value, rows_with, value_of
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.records import Value

_POINT: Final = lazy_regex(r"(?<![.…])\.$")
_SHORTENED: Final = lazy_regex(r"(?<!\w)(?:\w{1,3}|[А-ЯЁ])\.$")
_QUOTED: Final = lazy_regex(r"[«\"“„][^«»\"“”„]*[»\"”“]")

_POINT_SAID: Final = "в конце заголовка точку не ставят"


def title_bare(paper: Paper) -> Iterator[Issue]:
    """Yield titles of the document and of its attachments with a point or within quotes."""
    for value, is_own in _titles(paper):
        for said, hint in excess(value.raw):
            if is_own or said == _POINT_SAID:
                yield _issue(value, said, hint)


def excess(title: str) -> Iterator[tuple[str, str]]:
    """Yield what a title has too much, and how to mend it; attachments may have quotes."""
    title = title.strip()
    if _POINT.search(title) and not _SHORTENED.search(title):
        yield _POINT_SAID, "Уберите точку."
    elif _QUOTED.fullmatch(title):
        yield "заголовок в кавычки не берут", "Уберите кавычки."


def _titles(paper: Paper) -> Iterator[tuple[Value, bool]]:
    own = card_value(paper, "title")
    if own is not None:
        yield own, True
    for sheet, record in rows_with(paper, "title"):
        value = value_of(sheet, record, "title") if sheet.shape is Shape.ATTACHMENTS else None
        if value is not None:
            yield value, False


def _issue(value: Value, said: str, hint: str) -> Issue:
    shown = value.raw.strip().split("\n")[-1]
    tail = shown if len(shown) <= 40 else f"…{shown[-40:]}"
    return warning("title-bare", value.location, f"«{tail}»: {said}.", hint)
