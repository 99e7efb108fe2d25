"""What cells say that stand in a part as programs usually write them: many worked out together.

The cells of a long table say much the same, so each that is written alike is read once. Of those
that say something new, nearly all are one of the shared texts or a whole number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import repeat
from typing import Final, cast

from msgspec import Struct, field

from docgen.content import Inline, Span
from docgen.workbook.cells import CellReader, Content, Text
from docgen.workbook.cleaning import trimmed_lines
from docgen.workbook.raw import Problem
from docgen.workbook.styles import CellStyle
from docgen.workbook.written_rows import PlainCells, PlainValue, written_cell, written_look

#: So many different cells are kept in mind.
_MOST_KNOWN: Final = 50_000
#: All numbers of so many digits are kept whole.
_MOST_DIGITS: Final = 15
_NO_LINKS: Final[Iterable[str]] = repeat("")
_NO_PROBLEMS: Final[Iterable[Problem]] = repeat("")


class PlainReader(Struct):
    """Reads the cells of one part."""

    cells: CellReader
    #: What a cell says, by its attributes and its value; of an empty one, whether it has lines.
    _known: dict[str, dict[PlainValue, Content | bool]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def read(self, cells: PlainCells) -> list[Content | bool]:
        """Return what each cell says, as ``CellReader.read`` does.

        Raises:
            NotPlainError: the parser must look at some cell.

        """
        if sum(map(len, self._known.values())) > _MOST_KNOWN:
            self._known.clear()
        known = self._known
        values: Sequence[PlainValue] = cells.typed
        if any(cells.inside):
            pairs = zip(cells.typed, cells.inside, strict=True)
            values = [(typed, inside) if inside else typed for typed, inside in pairs]
        alike: dict[str, set[PlainValue]] = defaultdict(set)
        for attributes, value in zip(cells.attributes, values, strict=True):
            alike[attributes].add(value)
        for attributes, every in alike.items():
            new = every.difference(known[attributes])
            if new:
                known[attributes].update(self._said(attributes, new))
        return [known[a][one] for a, one in zip(cells.attributes, values, strict=True)]

    def _said(
        self, attributes: str, values: Collection[PlainValue]
    ) -> Iterable[tuple[PlainValue, Content | bool]]:
        """Return what cells with the same attributes say, each beside its value."""
        kind, number = written_look(attributes)
        style = self.cells.style(number)
        typed = [one for one in values if isinstance(one, str) and one]
        found: Iterable[Content] | None = None
        if len(typed) == len(values) and "&" not in (joined := "".join(typed)):
            if kind == "s":
                texts = map(self.cells.strings.__getitem__, map(int, typed))
                found = _plain_texts(list(texts), style)
            elif kind == "n" and joined.isdecimal() and not style.is_date:
                found = _whole_numbers(typed, style)
        if found is not None:
            return zip(typed, found, strict=True)
        return ((one, self.cells.read(written_cell(attributes, one))) for one in values)


def _plain_texts(texts: Sequence[Text], style: CellStyle) -> Iterable[Content] | None:
    """Return what cells with these texts say; None where one has looks of its own, or is odd."""
    if {*map(type, texts)} != {str}:
        return None
    plain = cast("Sequence[str]", texts)
    joined = "".join(plain)
    shown = list(map(trimmed_lines if "\n" in joined else str.strip, plain))
    if not all(shown) or ("#" in joined and any(text.startswith("#") for text in shown)):
        return None
    return _contents(shown, shown, _spans(plain, style), style)


def _whole_numbers(typed: Sequence[str], style: CellStyle) -> Iterable[Content] | None:
    """Return what cells with these numbers say; None where they are shown in an own way."""
    if style.number_format != "General" or max(map(len, typed)) > _MOST_DIGITS:
        return None
    numbers = list(map(int, typed))
    shown = list(map(str, numbers))
    return _contents(numbers, shown, _spans(shown, style), style)


def _spans(texts: Iterable[str], style: CellStyle) -> Iterable[Inline]:
    return zip(map(Span, texts, *map(repeat, style.look)))


def _contents(
    values: Sequence[str] | Sequence[int],
    texts: Sequence[str],
    spans: Iterable[Inline],
    style: CellStyle,
) -> Iterable[Content]:
    formats, aligns = repeat(style.number_format), repeat(style.align)
    return zip(values, texts, spans, formats, aligns, _NO_LINKS, _NO_PROBLEMS, strict=False)
