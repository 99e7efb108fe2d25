"""The months: their names in two cases, and their number from any form or short form."""

from __future__ import annotations

from typing import Final

# CLDR has the same words; the tests compare. Loading babel for twelve words would slow a start.
MONTHS_NOMINATIVE: Final = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
MONTHS_GENITIVE: Final = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip

# One pattern for every form («в марте», «сент.», «мая»), longest first where one begins another.
MONTH_PATTERN: Final = (
    r"(?:янв(?:ар[а-я]{1,3})?|фев(?:р(?:ал[а-я]{1,3})?)?|март(?:а|е|у|ом)?|мар(?=\.)"
    r"|апр(?:ел[а-я]{1,3})?|ма(?:й|я|е|ю|ем)|июн(?:[ьяею]|ем)?|июл(?:[ьяею]|ем)?"
    r"|авг(?:уст[а-я]{0,2})?|сент(?:ябр[а-я]{1,3})?|сен(?=\.)|окт(?:ябр[а-я]{1,3})?"
    r"|ноя(?:б(?:р[а-я]{1,3})?)?|дек(?:абр[а-я]{1,3})?)"
)
_STEMS: Final = (
    "янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
)  # fmt: skip


def month_number(word: str) -> int | None:
    """The number of a month from any form of its name: «март», «марта», «сент.»; else None."""
    plain = word.lower().rstrip(".")
    if len(plain) < 3:
        return None
    for number, stem in enumerate(_STEMS, 1):
        if not plain.startswith(stem):
            continue
        full = MONTHS_NOMINATIVE[number - 1]
        root = full.rstrip("ьй")
        if full.startswith(plain) or (
            plain.startswith(root)
            and len(plain) <= len(root) + 2
            and (number != 5 or plain in _MAY)
        ):
            return number
    return None


_MAY: Final = frozenset({"май", "мая", "маю", "маем", "мае"})
