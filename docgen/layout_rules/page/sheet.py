"""Paper and margins of every section: A4 (R-PAGE-1), 20, 10, 20, 20 mm or more (R-PAGE-2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from docgen.issues import Issue, warning
from docgen.layout_rules.word_paper import W, WordPaper

_A4: Final = (11906, 16838)
_TWIPS_PER_MM: Final = 1440 / 25.4
#: Word rounds millimetres; half of one is no slip.
_SLACK: Final = 30
LEAST: Final[Mapping[str, int]] = {"left": 1134, "right": 567, "top": 1134, "bottom": 1134}
_SIDES: Final = {"left": "левое", "right": "правое", "top": "верхнее", "bottom": "нижнее"}


def paper_a4(paper: WordPaper) -> Iterator[Issue]:
    """Tell sections on other paper than A4, and a turned sheet that is not marked as turned."""
    for number, section in enumerate(paper.body.root.iter(f"{W}sectPr"), start=1):
        size = section.find(f"{W}pgSz")
        if size is None:
            continue
        width, height = _number(size, "w"), _number(size, "h")
        if any(
            abs(one - right) > _SLACK
            for one, right in zip(sorted((width, height)), _A4, strict=True)
        ):
            yield paper.tell_file(
                warning,
                "paper-a4",
                f"Раздел {number}: лист {_mm(width)} × {_mm(height)} мм, а нужен А4 "
                "(210 × 297 мм).",
                "«Макет» → «Размер» → А4.",
            )
        elif (width > height) != (size.get(f"{W}orient") == "landscape"):
            yield paper.tell_file(
                warning,
                "paper-a4",
                f"Раздел {number}: ширина и высота листа не сходятся с его ориентацией: принтер "
                "может повернуть его.",
                "«Макет» → «Ориентация»: выберите нужную ещё раз.",
            )


def margins_enough(paper: WordPaper) -> Iterator[Issue]:
    """Tell margins narrower than the least ones."""
    yield from narrow_margins(paper, LEAST)


def narrow_margins(paper: WordPaper, least: Mapping[str, int]) -> Iterator[Issue]:
    """Tell margins narrower than these, in twips; a gutter is part of the left margin.

    A sheet that lies on its side may be bound at the top: its margins are then turned with it.
    """
    turned = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
    for number, section in enumerate(paper.body.root.iter(f"{W}sectPr"), start=1):
        margins, size = section.find(f"{W}pgMar"), section.find(f"{W}pgSz")
        if margins is None:
            continue
        given = {side: abs(_number(margins, side)) for side in LEAST}
        given["left"] += _number(margins, "gutter")
        lies = size is not None and _number(size, "w") > _number(size, "h")
        if lies and not _narrow(given, {side: least[turned[side]] for side in LEAST}):
            continue
        # Whatever an office wants of its upright sheets, one on its side keeps to the standard.
        wanted = LEAST if lies else least
        narrow = _narrow(given, wanted)
        if narrow:
            told = ", ".join(
                f"{_SIDES[side]} {_mm(given[side])} мм (нужно {_mm(wanted[side])})"
                for side in narrow
            )
            yield paper.tell_file(
                warning,
                "margins-enough",
                f"Раздел {number}: узкие поля – {told}.",
                "«Макет» → «Поля» → «Настраиваемые поля».",
            )


def _narrow(given: Mapping[str, int], least: Mapping[str, int]) -> list[str]:
    return [side for side in LEAST if given[side] < least[side] - _SLACK]


def _number(element: Any, name: str) -> int:
    value = str(element.get(f"{W}{name}", "0"))
    return int(value) if value.lstrip("-").isdigit() else 0


def _mm(twips: int) -> int:
    return round(abs(twips) / _TWIPS_PER_MM)
