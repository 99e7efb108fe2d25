"""One cell element of a worksheet part as a raw cell: value, text, look, what is wrong."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Final

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

if TYPE_CHECKING:
    from lxml import etree

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
#: A text as the file keeps it: clean, without a look of its own, or its runs, each with its look.
Text = str | tuple[Run, ...]
#: What a cell is but for its place: value, text, spans, format, align, link, problem.
Content = tuple[RawValue, str, Inline, str, Align, str, Problem]


def read_text(item: etree._Element) -> Text:
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
    if len(runs) < 2 and not any(look for _, look in runs):
        return clean_text(runs[0][0]) if runs else ""
    return tuple(runs)


def plain_text(text: str) -> str:
    """Return a text without a look of its own."""
    if len(text) > limits().cell_signs:
        raise BeyondLimitError("cell_signs")
    return clean_text(text)


class Written(Struct, frozen=True):
    """A cell as it is written in the file: its type, the number of its style, what stands in it.

    ``formula`` is None where there is none, and so is ``own``, a text that no other cell shares.
    """

    kind: str = "n"
    style: str | None = None
    typed: str | None = None
    formula: str | None = None
    own: Text | None = None


def written(element: etree._Element) -> Written:
    """Return what the element of a cell says."""
    typed: str | None = None
    formula: str | None = None
    own: Text | None = None
    for child in element:
        name = local_name(child)
        if name == "v":
            typed = child.text
        elif name == "f":
            formula = child.text or ""
        elif name == "is":
            own = read_text(child)
    return Written(element.get("t", "n"), element.get("s"), typed, formula, own)


class CellReader(Struct):
    """Reads cells with what the workbook shares between its sheets."""

    strings: list[Text]
    styles: list[CellStyle]
    base_1904: bool
    #: Whether a formula that was read asks another program for its value.
    calls_program: bool = False
    _known_styles: dict[str | None, CellStyle] = field(default_factory=dict)
    _most_signs: int = field(default_factory=lambda: limits().cell_signs)

    def style(self, written: str | None) -> CellStyle:
        """Return the style with this number, the plain one where there is none."""
        style = self._known_styles.get(written)
        if style is None:
            number = whole_number(written, 0)
            style = self.styles[number] if number < len(self.styles) else _PLAIN_STYLE
            self._known_styles[written] = style
        return style

    def read(self, cell: Written) -> Content | bool:
        """Return what a cell says but for its place.

        Of a cell in which a person sees nothing, return whether lines are drawn around it.
        """
        style = self.style(cell.style)
        if cell.kind == "s" and cell.formula is None and cell.typed is not None:
            return self._shared(cell.typed, style)
        return self._own(cell, style) or style.is_framed

    def _shared(self, number: str, style: CellStyle) -> Content | bool:
        """Return what a cell says that holds one of the shared texts, as most do."""
        # An index beyond the table means that texts of the file are lost: it is damaged.
        spans, text = _spans(self.strings[int(number)], style.look)
        if not text:
            return style.is_framed
        problem: Problem = "error-value" if text[0] == "#" and text.upper() in _ERRORS else ""
        return text, text, spans, style.number_format, style.align, "", problem

    def _own(self, cell: Written, style: CellStyle) -> Content | None:
        held, value = self._held(cell, style)
        problem: Problem = "error-value" if held and cell.kind == "e" else ""
        link = ""
        formula = cell.formula
        if formula is not None:
            if calls_program(formula):
                self.calls_program = True
            # With t="str" the program calculated an empty text; without it nothing was calculated.
            is_calculated = cell.typed is not None or cell.own is not None
            if not is_calculated and cell.kind not in {"str", "s"}:
                problem = "formula-without-value"
            found = _HYPERLINK.match(formula)
            link = allowed_link(found[1]) if found else ""
        if held is None:
            if value is None and not problem:
                return None
            text = shown_value(value, style.number_format)
            spans: Inline = (Span(text, *style.look),)
        else:
            spans, text = _spans(held, style.look)
            value = text
            if text.startswith("#") and text.upper() in _ERRORS:
                problem = problem or "error-value"
        if not text and not problem:
            return None
        return value, text, spans, style.number_format, style.align, link, problem

    def _held(self, cell: Written, style: CellStyle) -> tuple[Text | None, RawValue]:
        """Return the text that a cell holds, else None and its value."""
        kind, typed, own = cell.kind, cell.typed, cell.own
        if typed is None:
            return own, None
        if len(typed) > self._most_signs:
            raise BeyondLimitError("cell_signs")
        if kind == "s":
            return self.strings[int(typed)], None
        if kind == "str":
            return clean_text(typed), None
        if own is not None or not (bare := typed.strip()):
            return own, None
        if kind == "b":
            return None, is_true(bare)
        if kind == "e":
            return clean_text(bare), None
        number = None if kind == "d" else decimal_number(bare)
        if number is not None:
            return None, self._date(number, style) if style.is_date else number
        moment = _from_iso(bare) if kind == "d" else None
        return (clean_text(typed), None) if moment is None else (None, moment)

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


def _spans(text: Text, look: Look) -> tuple[Inline, str]:
    """Return the spans of a text, and the text as a person sees it."""
    if isinstance(text, str):
        return ((Span(text, *look),) if text else ()), trimmed_lines(text)
    pieces: list[Span] = []
    ended_by_return = False
    for piece, own in text:
        # A line end may be cut in two by a run: \r in one, \n in the next.
        cut_piece = piece[1:] if ended_by_return and piece.startswith("\n") else piece
        ended_by_return = piece.endswith(("\r", "_x000D_"))
        pieces.append(Span(clean_text(cut_piece), *(own or look)))
    spans = joined(pieces)
    return spans, trimmed_lines(plain(spans))


def decimal_number(text: str) -> int | float | None:
    """Return the number in XML notation, whole where it is whole; None when it is none."""
    try:
        number = float(text)
    except ValueError:
        return None
    if not isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _from_iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def whole_number(text: str | None, default: int) -> int:
    """Return the whole number of an attribute, or the default."""
    return int(text) if text and text.isascii() and text.isdecimal() else default
