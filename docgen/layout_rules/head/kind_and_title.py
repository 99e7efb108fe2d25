"""The kind of a document in capitals, and its title (R-KIND-1, R-TITLE-1 to R-TITLE-3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from docgen.issues import Issue
from docgen.layout_rules.anatomy import COMMAND
from docgen.layout_rules.lines import Line
from docgen.layout_rules.paper import LayoutPaper
from docgen.layout_rules.sections import text_width
from docgen.layout_rules.style_sheet import first_value
from docgen.layout_rules.tables import LETTER, places_of_lines
from docgen.lazy_regex import lazy_regex
from docgen.russian.agreement import with_about

_WORD: Final = lazy_regex(r"^[«\"]?(?P<kind>[А-ЯЁа-яё]+(?: из [а-яё]+)?)[»\".]?$", re.IGNORECASE)
_AROUND: Final = lazy_regex(r"^[«\"]|[»\".:]$")
_ABOUT: Final = lazy_regex(r"^[«\"]?(?:О|Об|Обо)\s")
_ABBREVIATION: Final = lazy_regex(r"(?:\b(?:г|гг|др|т\. ?[дпе]|им|руб|тыс|шт|чел)|[А-ЯЁ])\.$")
_DEEP: Final = 150
_MOST: Final = 400
#: Half of the text and a little more: a title is not wider than the corner of the бланк.
_WIDE: Final = 0.62
_TWIPS_PER_HALF_POINT: Final = 10


def kind_in_capitals(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell «Приказ» or «ПРИКАЗ.» where the kind stands alone as «ПРИКАЗ» (R-KIND-1, R-KIND-2)."""
    line = paper.anatomy.kind_line
    if line is None:
        return
    match = _WORD.fullmatch(line.text)
    kind = match["kind"] if match else ""
    if kind and not kind.isupper():
        yield paper.warn(
            "kind-in-capitals",
            line,
            f"Вид документа напечатан как «{kind}», а нужны прописные буквы.",
            f"Напечатайте «{kind.upper()}».",
        )
    elif kind and _AROUND.search(line.text):
        yield paper.warn(
            "kind-in-capitals",
            line,
            "Вид документа стоит в кавычках или с точкой.",
            f"Оставьте одно слово: «{kind}».",
        )


def title(paper: LayoutPaper) -> tuple[Line, ...]:
    """Return the lines of the title of an order, «О …» under its kind, for ``paper.once``."""
    parts = paper.anatomy
    if parts.kind != "order" or parts.kind_line is None:
        return ()
    found: list[Line] = []
    places = paper.once(places_of_lines)
    for line in parts.main:
        if line.paragraph.number <= parts.kind_line.paragraph.number:
            continue
        if COMMAND.search(line.text) or len(line.text) > _MOST:
            break
        if not found and not _ABOUT.match(line.text):
            continue
        if found and not _goes_on(found[-1], line):
            break
        beside = places.get(line.element)
        if found or beside is None or not beside[0].bordered:
            found.append(line)
    return tuple(found)


def title_bare(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a title with a dot at its end, in quotes, underlined or indented (R-TITLE-3)."""
    known = paper.once(title)
    if not known:
        return
    first, last = known[0], known[-1]
    for wrong, line, what, mend in (
        (
            last.text.endswith(".") and not _ABBREVIATION.search(last.text),
            last,
            "В конце заголовка стоит точка.",
            "Сотрите точку.",
        ),
        (
            first.text.startswith(("«", '"')) and last.text.endswith(("»", '"')),
            first,
            "Заголовок взят в кавычки.",
            "Сотрите кавычки вокруг заголовка.",
        ),
        (_is_underlined(known), first, "Заголовок подчёркнут.", "Снимите подчёркивание (Ctrl+U)."),
        (
            first.align != "center" and first.first > _DEEP,
            first,
            "Заголовок начат с абзацного отступа.",
            "Уберите отступ первой строки: заголовок печатают от левого поля.",
        ),
    ):
        if wrong:
            yield paper.warn("title-of-page-bare", line, what, mend)


def title_about(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell «Об» and «О» before the wrong sound (R-TITLE-2)."""
    for line in paper.once(title)[:1]:
        plain = line.text.lstrip('«"')
        right = with_about(plain)
        if right.split(" ", 1)[0] != plain.split(" ", 1)[0]:
            yield paper.warn(
                "title-about",
                line,
                f"Заголовок начат со слова «{plain.split(' ', 1)[0]}».",
                f"Напечатайте «{' '.join(right.split()[:2])}…».",
            )


def title_narrow(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a title at the left that runs over the whole width of the text (R-TITLE-3, R-PAR-4)."""
    places = paper.once(places_of_lines)
    for line in paper.once(title):
        if line.align == "center" or line.element in places:
            continue
        width = text_width(paper, line.element)
        longest = max(map(len, line.typed.split("\n")))
        needed = longest * (line.size or 20) * _TWIPS_PER_HALF_POINT * LETTER
        if min(needed, width - line.right - line.left) > width * _WIDE:
            yield paper.warn(
                "title-narrow",
                line,
                "Заголовок идёт во всю ширину страницы.",
                "«Абзац» → «Отступ справа» 8,5 см: заголовок займёт левую половину строки.",
            )
            return


def _goes_on(before: Line, line: Line) -> bool:
    """Return whether a line is one with the title above it: it looks the same and goes on."""
    if (before.align, before.first, before.left) != (line.align, line.first, line.left):
        return False
    return bool(re.match(r"[«\"(а-яё\d]", line.text)) and len(line.text) < 100


def _is_underlined(known: Sequence[Line]) -> bool:
    pieces = [(line, piece) for line in known for piece in line.paragraph.pieces]
    marks = [
        first_value(line.sheet.run_owners(piece.element.getparent(), line.element), "u")
        for line, piece in pieces
        if (piece.element.text or "").strip()
    ]
    return bool(marks) and all(mark not in ("", "none") for mark in marks)
