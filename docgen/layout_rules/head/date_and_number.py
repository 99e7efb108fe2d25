"""Dates and numbers of the head of a document (R-DATE-1 to R-DATE-3, R-REG-2, R-PLACE-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from docgen.issues import Issue, warning
from docgen.layout_rules.anatomy import GRIF
from docgen.layout_rules.lines import Line, lines
from docgen.layout_rules.paper import LayoutPaper
from docgen.layout_rules.tables import places_of_lines
from docgen.lazy_regex import lazy_regex
from docgen.russian.dates import parse_date

_MONTHS: Final = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_DIGITS: Final = lazy_regex(
    r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?![\d.]\d)(\s*г(?:\.|ода)?(?!\w))?"
)
_WORDS: Final = lazy_regex(
    rf"(?<!\d)(\d{{1,2}})\s+({_MONTHS})\s+(\d{{4}})(\s*(?:г\.|года))?", re.IGNORECASE
)
_LATIN: Final = lazy_regex(r"(?<![A-Za-zА-я])N\s?(?=\d)")
_DOUBLE: Final = lazy_regex(r"№\s?№")
_TIGHT: Final = lazy_regex(r"№(?=[\d\w])")
_CITY: Final = lazy_regex(r"\bг\.\s?(Москва|Санкт-Петербург)\b")
_ABOVE, _BELOW = 14, 6
#: What the head ends at: people, questions, clauses.
_OF_TEXT: Final = lazy_regex(
    r"председател|секретар|присутств|приглаш|отсутств|повестк|слушали|решили|время|тема|\d+[.)]\s",
    re.IGNORECASE,
)
_LONGEST: Final = 120
_CORNER: Final = 5
_OF_CORNER: Final = lazy_regex(
    r"(?:к|от|утвержд\w+|приказ\w*|распоряжени\w+|№|[А-ЯЁ]{3,}) ?", re.IGNORECASE
)


def head(paper: LayoutPaper) -> tuple[Line, ...]:
    """Return the short lines at the beginning: бланк, date, number, place, for ``paper.once``.

    These and the corners of approval and of attachments are what the rules of dates are for; in
    the text a date may be written in either way (R-DATE-3).
    """
    parts = paper.anatomy
    if not parts.kind or parts.kind_line is None:
        return ()
    at = next(i for i, line in enumerate(parts.main) if line is parts.kind_line)
    above = [one for one in parts.main[max(at - _ABOVE, 0) : at] if len(one.text) <= _LONGEST]
    found = [*above, parts.kind_line]
    places = paper.once(places_of_lines)
    for line in parts.main[at + 1 : at + 1 + _BELOW]:
        of_data = line.element in places and places[line.element][0].bordered
        if len(line.text) > _LONGEST or line is parts.command or of_data:
            break
        if _OF_TEXT.match(line.text):
            break
        found.append(line)
    return (*found, *(line for first, _ in parts.attachments for line in _corner(paper, first)))


def _corner(paper: LayoutPaper, first: Line) -> Iterator[Line]:
    """Yield the lines of the corner of an attachment: «Приложение», «к приказу», «от … № …»."""
    known = paper.once(lines)
    yield first
    for line in known[first.paragraph.number : first.paragraph.number + _CORNER]:
        if not _OF_CORNER.match(line.text) or len(line.text) > _LONGEST:
            return
        yield line


def dates_of_head(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a date of the head that is written in neither of the two ways, or does not exist."""
    for line in paper.once(head):
        for match in _in_digits(line):
            day, month, year = match[1], match[2], match[3]
            shown = match[0].strip()
            fault = ""
            if match[4]:
                fault = "после даты цифрами буквы «г.» не ставят"
            elif len(year) != 4:
                fault = "год пишут четырьмя цифрами"
            elif len(day) != 2 or len(month) != 2:
                fault = "день и месяц пишут двумя цифрами"
            elif parse_date(f"{day}.{month}.{year}") is None:
                fault = "такого дня нет"
            if fault:
                right = f"{day.zfill(2)}.{month.zfill(2)}.{year if len(year) == 4 else '20' + year}"
                hint = "Исправьте дату." if "нет" in fault else f"Напечатайте {right}."
                yield _told(
                    paper, "dates-of-head", (line, match), f"Дата «{shown}»: {fault}.", hint
                )
        for match in _WORDS.finditer(line.typed):
            right = f"{int(match[1])} {match[2].lower()} {match[3]} г."
            if match[1].startswith("0"):
                fault = "день перед словом пишут без нуля"
            elif not match[4]:
                fault = "после года нужно «г.»"
            else:
                continue
            shown = match[0].strip()
            hint = f"Напечатайте «{right}»"
            yield _told(
                paper, "dates-of-head", (line, match), f"Дата «{shown}»: {fault}.", f"{hint}."
            )


def _in_digits(line: Line) -> Iterator[re.Match[str]]:
    """Yield what is written as a date in digits: «5.40.12» is the number of a case."""
    for match in _DIGITS.finditer(line.typed):
        if len(match[3]) == 4 or (0 < int(match[1]) < 32 and 0 < int(match[2]) < 13):
            yield match


def dates_alike(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell dates in digits beside dates in words in the head of one document (R-DATE-3)."""
    # What another body has decided, in brackets, is dated as that body wrote it.
    own = [line for line in paper.once(head) if "(" not in line.text]
    digits = [(line, match) for line in own for match in _in_digits(line)]
    words = [(line, match) for line in own for match in [_WORDS.search(line.typed)] if match]
    if digits and words:
        (line, match), (_, other) = digits[0], words[0]
        yield _told(
            paper,
            "dates-alike",
            (line, match),
            f"Даты в реквизитах написаны по-разному: «{match[0].strip()}» и «{other[0].strip()}».",
            "Выберите один вид: цифрами или словами.",
        )


def number_signs(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell «N 5», «№№» and «№5» in the head: it is «№ 5» (R-REG-2)."""
    for line in paper.once(head):
        for pattern, what in (
            (_LATIN, "Вместо знака «№» стоит латинская буква N."),
            (_DOUBLE, "Знак «№» стоит дважды."),
            (_TIGHT, "После знака «№» нет пробела."),
        ):
            match = pattern.search(line.typed)
            if match:
                hint = "Нужно «№ 5»: знак, неразрывный пробел (Ctrl+Shift+Пробел), номер."
                yield _told(paper, "number-signs", (line, match), what, hint)
                break


def place_bare(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell «г. Москва» in the head: the two capitals go without «г.» (R-PLACE-1)."""
    for line in paper.once(head):
        match = _CITY.search(line.typed)
        if match and not GRIF.match(line.text) and len(line.text) < 60:
            yield _told(
                paper,
                "place-bare",
                (line, match),
                f"Перед названием «{match[1]}» стоит «г.».",
                f"Напечатайте «{match[1]}».",
            )


def _told(
    paper: LayoutPaper, code: str, where: tuple[Line, re.Match[str]], message: str, hint: str
) -> Issue:
    line, match = where
    same = line.typed == line.paragraph.text
    spot = replace(line.spot, span=match.span()) if same else line.spot
    return paper.tell(warning, code, spot, message, hint)
