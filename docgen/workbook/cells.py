"""One cell element of a worksheet part as a raw cell: value, text, look, what is wrong."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

from lxml import etree
from msgspec import Struct, field

from docgen.content import Align, Inline, Span, plain
from docgen.lazy_regex import lazy_regex
from docgen.limits import BeyondLimitError, limits
from docgen.workbook.cleaning import clean_text, trimmed_lines
from docgen.workbook.display import shown_value
from docgen.workbook.number_formats import moment
from docgen.workbook.raw import Problem, RawValue
from docgen.workbook.reaching import calls_program
from docgen.workbook.spans import allowed_link, joined
from docgen.workbook.styles import CellStyle, Look, is_true, local_name, read_look

# As Excel writes them, and as its Russian face shows them when values are pasted as text.
_ERRORS: Final = frozenset(
    (
        *("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"),
        *("#ССЫЛКА!", "#Н/Д", "#ИМЯ?", "#ЗНАЧ!", "#ДЕЛ/0!", "#ПУСТО!", "#ЧИСЛО!", "#ERROR!"),
    )
)
_HYPERLINK: Final = lazy_regex(r'^\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_PLAIN_STYLE: Final = CellStyle()

Run = tuple[str, Look | None]
Runs = tuple[Run, ...]
#: What a cell is but for its place: value, text, spans, format, align, link, problem.
Content = tuple[RawValue, str, Inline, str, Align, str, Problem]


def read_runs(item: etree._Element) -> Runs:
    """Return text and look of an ``si`` or ``is`` element; phonetic hints are left out."""
    runs: list[Run] = []
    for child in item.iterchildren():
        name = local_name(child)
        if name == "t":
            runs.append((child.text or "", None))
        elif name == "r":
            text, look = "", None
            for part in child:
                if local_name(part) == "t":
                    text += part.text or ""
                elif local_name(part) == "rPr":
                    look = read_look(part)
            runs.append((text, look))
    if sum(len(text) for text, _ in runs) > limits().cell_signs:
        raise BeyondLimitError("cell_signs")
    return tuple(runs)


def plain_runs(text: str) -> Runs:
    """Return a text without looks of its own as the run that it is."""
    if len(text) > limits().cell_signs:
        raise BeyondLimitError("cell_signs")
    return ((text, None),)


class Written(NamedTuple):
    """A cell as it is written in the file: its type, the number of its style, what stands in it.

    ``formula`` is None where there is none; ``runs`` are those of a text of its own.
    """

    kind: str = "n"
    style: str | None = None
    typed: str | None = None
    formula: str | None = None
    runs: Runs = ()


def written(element: etree._Element) -> Written:
    """Return what the element of a cell says."""
    typed: str | None = None
    formula: str | None = None
    runs: Runs = ()
    for child in element:
        name = local_name(child)
        if name == "v":
            typed = child.text
        elif name == "f":
            formula = child.text or ""
        elif name == "is":
            runs = read_runs(child)
    return Written(element.get("t", "n"), element.get("s"), typed, formula, runs)


class CellReader(Struct):
    """Reads cells with what the workbook shares between its sheets."""

    strings: list[Runs]
    styles: list[CellStyle]
    base_1904: bool
    #: Whether a formula that was read asks another program for its value.
    calls_program: bool = False
    _known_styles: dict[str | None, CellStyle] = field(default_factory=dict)

    def is_framed(self, cell: Written) -> bool:
        """Return whether lines are drawn around the cell."""
        return self._style(cell.style).is_framed

    def _style(self, written: str | None) -> CellStyle:
        style = self._known_styles.get(written)
        if style is None:
            number = whole_number(written, 0)
            style = self.styles[number] if number < len(self.styles) else _PLAIN_STYLE
            self._known_styles[written] = style
        return style

    def read(self, cell: Written) -> Content | None:
        """Return what a cell says but for its place, None when a person sees nothing in it."""
        kind, style_number, typed, formula, runs = cell
        style = self._style(style_number)
        value, runs, problem = self._value(kind, typed, runs, style)
        if formula and calls_program(formula):
            self.calls_program = True
        if formula is not None and typed is None and not runs and kind not in {"str", "s"}:
            # With t="str" the program calculated an empty text; without it nothing was calculated.
            problem = "formula-without-value"
        if value is None and not problem:
            return None
        spans, text = _spans(value, runs, style)
        if isinstance(value, str):
            value = text
            is_error = text.startswith("#") and text.upper() in _ERRORS
            problem = problem or ("error-value" if is_error else "")
        if not text and not problem:
            return None
        found = _HYPERLINK.match(formula) if formula else None
        link = allowed_link(found[1]) if found else ""
        return value, text, spans, style.number_format, style.align, link, problem

    def _value(
        self, kind: str, typed: str | None, runs: Runs, style: CellStyle
    ) -> tuple[RawValue, Runs, Problem]:
        """Return the value, the runs of a text, and what is wrong."""
        if typed is not None and len(typed) > limits().cell_signs:
            raise BeyondLimitError("cell_signs")
        if kind == "s" and typed is not None:
            # An index beyond the table means that texts of the file are lost: it is damaged.
            runs = self.strings[int(typed)]
        elif kind == "str" and typed is not None:
            runs = ((typed, None),)
        if runs:
            return runs[0][0] if len(runs) == 1 else "".join(text for text, _ in runs), runs, ""
        if typed is None or not typed.strip():
            return None, (), ""
        if kind == "b":
            return is_true(typed.strip()), (), ""
        if kind == "e":
            return typed.strip(), ((typed.strip(), None),), "error-value"
        if kind == "d":
            return _from_iso(typed), (), ""
        number = decimal_number(typed.strip())
        if number is None:
            return typed, ((typed, None),), ""
        return (self._date(number, style) if style.is_date else number), (), ""

    def _date(self, number: float, style: CellStyle) -> RawValue:
        if style.is_duration and number >= 1:
            return number
        return _day(number, base_1904=self.base_1904)


@lru_cache(maxsize=4096)  # the rows of a long table share their days
def _day(number: float, *, base_1904: bool) -> RawValue:
    try:
        return moment(number, base_1904=base_1904)
    except (OverflowError, ValueError):
        return number


def _spans(value: RawValue, runs: Runs, style: CellStyle) -> tuple[Inline, str]:
    """Return the spans of a cell and its text."""
    if isinstance(value, str):
        if len(runs) == 1:
            return _spans_of_text(runs[0][0], runs[0][1] or style.look)
        return _spans_of_runs(runs, style.look)
    text = shown_value(value, style.number_format)
    return (_span(text, style.look),), text


# A text that stands in many cells is stored in the file once, and read once.
@lru_cache(maxsize=4096)
def _spans_of_text(text: str, look: Look) -> tuple[Inline, str]:
    cleaned = clean_text(text)
    return ((_span(cleaned, look),) if cleaned else ()), trimmed_lines(cleaned)


@lru_cache(maxsize=4096)
def _spans_of_runs(runs: Runs, look: Look) -> tuple[Inline, str]:
    pieces: list[Span] = []
    ended_by_return = False
    for text, own in runs:
        # A line end may be cut in two by a run: \r in one, \n in the next.
        cut_text = text[1:] if ended_by_return and text.startswith("\n") else text
        ended_by_return = text.endswith(("\r", "_x000D_"))
        pieces.append(_span(clean_text(cut_text), own or look))
    spans = joined(pieces)
    return spans, trimmed_lines(plain(spans))


def _span(text: str, look: Look) -> Span:
    return Span(text, look.bold, look.italic, look.underline)


def decimal_number(text: str) -> int | float | None:
    """Return the number in XML notation, whole where it is whole; None when it is none."""
    try:
        number = float(text)
    except ValueError:
        return None
    if number != number or number in (float("inf"), float("-inf")):  # noqa: PLR0124
        return None
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _from_iso(text: str) -> RawValue:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return text


def whole_number(text: str | None, default: int) -> int:
    """Return the whole number of an attribute, or the default."""
    return int(text) if text and text.isascii() and text.isdecimal() else default
