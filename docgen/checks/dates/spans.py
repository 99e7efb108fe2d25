"""Spans of days in texts («с 1 по 5 марта», «26.10–03.11.2026») and in columns of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from docgen.checks.columns import columns
from docgen.checks.dates.headings import ENDS, STARTS
from docgen.checks.dates.signs import SPAN
from docgen.checks.paper import Paper, texts
from docgen.checks.shapes import by_shape
from docgen.lazy_regex import lazy_regex
from docgen.records import Record, Value
from docgen.russian.deadline_patterns import Found, moments
from docgen.russian.months import MONTH_PATTERN

_LINK = lazy_regex(r"\s*(?:г\b\.?|года\b)?\s*(?:-|по|до)\s*")
# A moment ends with a figure, a month or «г.», and another one begins.
_MAY_LINK = lazy_regex(
    rf"(?:\d|{MONTH_PATTERN}|г(?:г|од[а-я]*)?)[.,]*\s*(?:г\b\.?|года\b)?\s*(?:-|по|до)\s*"
    rf"(?:\d|{MONTH_PATTERN})"
)
_FIGURE = lazy_regex(r"\d")
_DASH = lazy_regex(r"[‐‑‒–—−]")
_BLANK = lazy_regex(r"\s")
_SINCE = lazy_regex(r"(?:^|\bсо?\s|\()\s*$")


def plain(text: str) -> str:
    """Return the text in one letter case, with one kind of blank and dash, at the same length."""
    return _DASH.sub("-", _BLANK.sub(" ", text)).casefold()


class TextSpan(Struct, frozen=True):
    """A span in a cell: the ``plain`` text of the cell, the first and the last moment."""

    value: Value
    text: str
    first: Found
    last: Found

    @property
    def raw(self) -> str:
        """The span as typed."""
        return self.value.raw[self.first.start : self.last.end]


def text_spans(paper: Paper) -> tuple[TextSpan, ...]:
    """Return every span in the words of the workbook."""
    found = texts(paper).having(SPAN).telling(_may_have_span).found(spans_of)
    return tuple(TextSpan(value, *span) for value, span in found)


def spans_of(raw: str) -> Iterator[tuple[str, Found, Found]]:
    """Yield the spans of a text: its plain form, the first and the last moment."""
    text = plain(raw)
    if _has_link(text):
        yield from ((text, one, other) for one, other in spans_in(text))


@by_shape
def _may_have_span(raw: str) -> bool:
    """Return whether a moment may be linked to another one, and not months alone."""
    return _has_link(plain(raw))


def _has_link(text: str) -> bool:
    return _FIGURE.search(text) is not None and _MAY_LINK.search(text) is not None


def spans_in(text: str) -> Iterator[tuple[Found, Found]]:
    """Yield the first and the last moment of every span in a ``plain`` text."""
    for one, other in pairwise(moments(text)):
        if _is_span(text, one, other):
            yield one, other


def rows_from_to(paper: Paper) -> tuple[tuple[Record, Value, Value], ...]:
    """Return the rows with a first and a last day, or hour, in columns of their own."""
    return tuple(
        (record, start, end)
        for sheet in paper.once(columns)
        if sheet.like(STARTS.match) and sheet.like(ENDS.match)
        for record in sheet.data.records
        if (start := column_like(record, STARTS)) and (end := column_like(record, ENDS))
    )


def column_like(record: Record, heading: re.Pattern[str]) -> Value | None:
    """Return the filled value under the first heading of this kind, or None."""
    return next((value for name, value in record.values.items() if heading.match(name)), None)


def _is_span(text: str, one: Found, other: Found) -> bool:
    if not _LINK.fullmatch(text[one.end : other.start]):
        return False
    # «22–1 марта», «3.10–3.2»: figures alone are days only where a span begins.
    figures = text[one.start : one.end]
    yearless = one.moment.year is None and other.moment.year is None
    bare = figures.isdecimal() or (yearless and "." in figures)
    return not bare or _SINCE.search(text[: one.start]) is not None
