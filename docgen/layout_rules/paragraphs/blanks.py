"""Room is made by indents, tabs and spacing, not by keys pressed many times (R-PAR-3, R-ORD-5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from docgen.issues import Issue, warning
from docgen.layout_rules.lines import Line, lines
from docgen.layout_rules.paper import LayoutPaper, told_once
from docgen.layout_rules.word_paper import W
from docgen.lazy_regex import lazy_regex

_BLANKS: Final = lazy_regex(r"(?<=\S)[ \u00a0]{4,}(?=\S)|^[ \u00a0]{3,}(?=\S)")
_TABS: Final = lazy_regex(r"\t[ ]*\t")
_DOUBLE: Final = lazy_regex(r"(?<=\S) {2,3}(?=\S)")
_SPACED: Final = lazy_regex(
    r"\b(?:[А-ЯЁ] ){4,}[А-ЯЁ]\b|\b(?:п р и к а з ы в а ю|п о с т а н о в л я ю)\b"
)
_LINE_FOR_HAND: Final = "_"


def no_blanks_as_layout(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell words moved by blanks: with another font or a longer name they stand elsewhere."""
    yield from _found(
        paper,
        "no-blanks-as-layout",
        _BLANKS,
        "Место в строке сделано пробелами",
        "Замените пробелы: отступом, выравниванием, табуляцией или таблицей без рамок.",
    )


def no_tabs_in_row(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell words moved by several tabs, where one tab stop of their own would do."""
    wrong = [
        line for line in _with_words(paper) if _TABS.search(line.typed) and not _has_stops(line)
    ]
    words = (
        "Место в строке сделано несколькими табуляциями",
        "Оставьте одну и поставьте ей место на линейке или возьмите таблицу без рамок.",
    )
    yield from told_once(paper, "no-tabs-in-row", _TABS, words, wrong)


def blanks_single(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell two blanks between words (R-CLEAN-1)."""
    yield from _found(
        paper,
        "blanks-single",
        _DOUBLE,
        "Между словами лишний пробел",
        "«Заменить» (Ctrl+H): два пробела на один, пока замен не станет 0.",
    )


def letters_apart_by_spacing(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell words set apart by blanks: nobody finds them, and they break (R-ORD-5)."""
    for line in _with_words(paper):
        found = _SPACED.search(line.typed)
        if found:
            word = found[0].replace(" ", "")
            yield paper.tell(
                warning,
                "letters-apart-by-spacing",
                replace(line.spot, span=found.span()),
                f"Слово «{word}» набрано вразрядку пробелами: поиском его не найти.",
                f"Наберите «{word}» слитно: «Шрифт» (Ctrl+D) → «Дополнительно» → «Интервал: "
                "Разреженный», 3 пт.",
            )


def _found(
    paper: LayoutPaper, code: str, pattern: re.Pattern[str], message: str, hint: str
) -> Iterator[Issue]:
    yield from told_once(paper, code, pattern, (message, hint), _with_words(paper))


def _with_words(paper: LayoutPaper) -> Iterator[Line]:
    """Yield lines with words, without those to write on by hand."""
    for line in paper.once(lines):
        if line.text and _LINE_FOR_HAND not in line.text and not line.is_command:
            yield line


def _has_stops(line: Line) -> bool:
    """Return whether the paragraph has as many tab stops of its own as it has tabs."""
    owners = [owner for owner in line.sheet.paragraph_owners(line.element) if owner is not None]
    stops = {node.get(f"{W}pos") for owner in owners for node in owner.iter(f"{W}tab")}
    return len(stops) >= line.typed.count("\t")
