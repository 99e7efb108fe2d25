"""The words and figures by which deadlines are told apart."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from docgen.lazy_regex import lazy_regex
from docgen.russian.dates import full_year
from docgen.russian.deadline_calendar import Moment
from docgen.russian.months import MONTH_PATTERN, month_number

RECURRING: Final = lazy_regex(
    r"постоянн|круглогодичн|весь\s+период|регулярн|систематическ|непрерывн|ежегодн"
    r"|ежемесячн|еженедельн|ежедневн"
    r"|ежеквартальн|поквартальн|помесячн|периодическ|кажд|\bраза?\s+(?:в|за)\b|\bраз/"
    r"|по\s+(?:понедельник|вторник|сред|четверг|пятниц|суббот)ам"
    r"|\bс\s+понедельника\s+по\s"
    r"|(?:понедельник|вторник|среда|четверг|пятница|суббота)\s+месяца|\bчисла\s+(?:следующ"
    r"|кажд|месяца)|отчетн[а-я]+|\d\s+числа?$"
    r"|\b(?:недел[яи]|декад[аы])\s+месяца"
    r"|в\s+конце\s+(?:четвертей|полугодий|кварталов)|по\s+итогам\s+(?:четвертей|полугодий"
    r"|кварталов)"
)
BY_PLAN: Final = lazy_regex(
    r"\bсогласно\b|в\s+соответствии|\bпо\s+(?:[а-я-]+\.?\s+){0,3}?(?:план|график|расписани|циклограмм"
    r"|положени|приказ|календар)[а-я-]*|\bв\s+(?:установлен|указан|утвержден"
    r"|определен)[а-я]+\s+срок"
    r"|\bв\s+срок[а-я]*,?\s+(?:установлен|указан|утвержден|определен)|в\s+рамках\s+(?:план|график)"
    r"|\bв\s+установл[а-я]*\.?\s+порядке"
    r"|\bпо\s+срокам|^(?:план|график)"
)
RELATIVE: Final = lazy_regex(
    r"\bпосле\b|\bпо\s+мере\b|\bпо\s+(?:окончани|завершени|итогам|результатам|необходимост|запрос"
    r"|требовани|факту|получени|поступлени)|\bпри\s+(?:необходимост|поступлени|наличи|получени)"
    r"|\bчерез\b|\bнакануне\b|\bперед\b|\b(?:в|на)\s+(?:[а-я]+\s+)?(?:период|день|дни"
    r"|ход[еу]|процессе|этапе)\b"
    rf"(?!\s*:?\s+(?:с|со)?\s*(?:\d|(?:{MONTH_PATTERN})(?![а-я])))"
    r"|\bво\s+время\b|\bсо\s+дня\b|\bс\s+момента\b|\bза\s+(?:\d+|[а-я]+)\s+"
    r"(?:дн|день|недел|месяц|час|сут)|\bне\s+позднее,?\s+(?:чем|\d+\s+(?:[а-я]+\s+)?дн"
    r"|[а-я]+\s+(?:[а-я]+\s+)?дней\b)|\bв\s+[а-я\d-]+(?:дневн|недельн|месячн|суточн)[а-я]+\s+срок"
    r"|\bв\s+течени[еи]\s+(?:\d+|[а-я]+|\d+-х)\s*(?:\([^)]*\)\s*)?(?:[а-я]+\s+)?"
    r"(?:дн|день|недел|месяц|час|сут)|\bв\s+течени[еи]\s+(?:дня|недели|месяца|суток|смены|урока"
    r"|четверти|полугодия|триместра)|\bдо\s+\d+\s*(?:-?х\s+)?(?:дней|суток|недел|месяц)"
    r"|\bза\s+(?:день|неделю|месяц|час|сутки)\s+до\b"
    r"|(?:в\s+)?(?:нача|кон)(?:ле|ло|це|ец)\s+(?:учебного\s+|уч\.?\s*)?(?:года|четверти|полугодия)"
    r"|\bв\s+(?:летний|зимний|весенний|осенний)\s+период"
    r"|каникул|месячник|\bдо\s+(?:начала|проведения|окончания|завершения|заполнения|момента)\b"
)
# «в период с 1 по 5 марта» is a range whatever it begins with.
EXPLICIT_RANGE: Final = lazy_regex(r"\bс[о]?\s+\d{1,2}[ .]?[^,;]*?\s(?:по|до)\s+\d")
WHOLE_YEAR: Final = lazy_regex(
    r"(?:в\s+)?(?:течени[еи]|теч\.?|продолжени[еи]|протяжени[еи])\s+(?:всего\s+)?"
    r"(?:(?:учебного|уч\.?)\s*)?(?:года|г\.)|на\s+протяжении\s+(?:всего\s+)?(?:учебного\s+)?года"
    r"|(?:весь|целый)\s+(?:учебный\s+|уч\.?\s*)?год|^(?:учебный|уч\.)\s*год"
)
UNTIL: Final = lazy_regex(
    r"(?:^|[\s,;])(?:до|к|не\s+позднее|не\s+позже|по)\s+(?P<end>конца\s+|окончания\s+)?$"
)
SCHOOL_YEAR_WORDS: Final = lazy_regex(
    r"(20\d{2})\s*[-/\\]\s*(20\d{2}|\d{2})(?!\d)\s*(?:уч(?:ебн[а-я]*|\.)?\s*(?:год[а-я]*|г\.?)?\s*)"
)
SCHOOL_YEAR_SLASH: Final = lazy_regex(r"(20\d{2})\s*[/\\]\s*(20\d{2}|\d{2})(?!\d)")
YEARS: Final = lazy_regex(r"(20\d{2})\s*(?:-|по|и|,)\s*(20\d{2})(?!\d)")
# «2023-28 г.»; neighbours («2023-24») were taken for a school year before.
YEARS_SHORT: Final = lazy_regex(r"(20\d{2})\s*-\s*(\d{2})\s*г")
CALENDAR_YEAR: Final = lazy_regex(r"\bкалендарн[а-я]+\s+год")
YEAR: Final = lazy_regex(r"(?<![\d.])(20\d{2})(?!\d)")
PERIOD: Final = lazy_regex(
    r"(?P<numbers>(?:(?:i{1,3}|iv|[1-4])(?:-?(?:ый|ой|ий|ая|ое|го|ого|ей|м|й|я|е))?\s*(?:-"
    r"|,|и)?\s*)+"
    r"|перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт(?:ый|ого|ая|ой|ом))\s*"
    r"(?P<word>квартал|кв\.|четверт|полугоди"
    r"|триместр)[а-я]*\.?(?:\s*(?P<year>20\d{2})(?!\s*[-/]\s*\d))?"
)
_NUMBER: Final = lazy_regex(r"iv|i{1,3}|[1-4]|перв|втор|трет|четв")
_NUMBERS: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "перв": 1, "втор": 2, "трет": 3, "четв": 4,
}  # fmt: skip

_YEAR_TAIL: Final = r"(?:\s*(20\d{2})(?!\s*/)|\s+(\d{2})(?=\s*г))?(?:\s*г(?:г|од[а-я]*)?\b\.?)?"
_ISO: Final = r"(?P<iso>(?<!\d)20\d{2}-\d{2}-\d{2}(?!\d))"
_FIGURES: Final = (
    r"(?P<figures>(?<![\d.,:])\d{1,2}\s\d{2}\s?\.\s?20\d{2}(?!\d)"
    r"|(?<![\d.,:])\d{1,2}\s?[./]\s?\d{1,2}(?!\d)"
    r"(?:(?:\s?[./]\s?|\s)20\d{2}(?!\d)|\s?[./]\s?\d{2}(?![\d.:]\d))?(?!\d))"
)
_DAY_MONTH: Final = (
    r"(?P<daymonth>(?<![\d.])(\d{1,2})(?:-?(?:го|ого|е))?"
    rf"\s*({MONTH_PATTERN})(?![а-я])\.?,?{_YEAR_TAIL})"
)
_MONTH: Final = rf"(?P<month>(?<![а-я])({MONTH_PATTERN})(?![а-я])\.?,?{_YEAR_TAIL})"
_MONTH_FIGURES: Final = r"(?P<monthfigures>(?<![\d.])(?:0[1-9]|1[0-2])\.(20\d{2})(?!\d))"
MOMENTS: Final = lazy_regex(rf"(?=\d)(?:{_ISO}|{_MONTH_FIGURES}|{_FIGURES}|{_DAY_MONTH})|{_MONTH}")
# What every day and month has: a point or a stroke between figures, or the name of a month.
_MAY_BE_MOMENT: Final = lazy_regex(
    r"\d\s?[./]\s?\d|янв|фев|мар|апр|ма[йяею]|ию[нл]|авг|сен|окт|ноя|дек|20\d\d-\d"
)
# Nobody lists more days before one month; a text of thousands of dates must stay quick.
SHARED_REACH: Final = 120
# Days that share the month of the date behind them: «10, 17», «с 1 по», «22 -».
SHARED_DAYS: Final = lazy_regex(
    r"(?<![\d./:])((?:\d{1,2}\.?(?:-?(?:го|ого|е))?\s*(?:-|,|;|и|по|до)\s*)+)$"
)
_TIMES: Final = lazy_regex(
    r"(?:\bв\s+|\bс\s+)?(?<![\d.])\d{1,2}(?::\d{2}|[.](?:00|1[3-9]|[2-5]\d))(?!\.?\d)"
    r"(?:\s*(?:-|до|по)\s*\d{1,2}[:.]\d{2}(?!\.?\d))?(?:\s*ч\b\.?)?"
    r"|\bв\s+\d{1,2}[.:]\d{2}(?!\.?\d)(?:\s*ч\b\.?)?"
)
_ACT_DATES: Final = lazy_regex(
    r"\bот\s+\d{1,2}[\s.]\S+(?:\s+20\d{2})?(?:\s*г\S*)?\s*(?:№|n\s)\s*\S+"
)


_SEASONS: Final = (
    (lazy_regex(r"\bосень(?:ю)?\b|(?<!\bв )(?<!-)\bосенний\s+период\b"), "сентябрь-ноябрь"),
    (lazy_regex(r"\bзим(?:а|ой)\b|(?<!\bв )(?<!-)\bзимний\s+период\b"), "декабрь-февраль"),
    (lazy_regex(r"\bвесн(?:а|ой)\b|(?<!\bв )(?<!-)\bвесенний\s+период\b"), "март-май"),
    (lazy_regex(r"\bлет(?:о|ом)\b|(?<!\bв )(?<!-)\bлетний\s+период\b"), "июнь-август"),
)


# A new line parts two days or months; elsewhere it only wraps a long text: «10-13⏎октября».
_NEXT_LINE: Final = lazy_regex(
    rf"(?:(?<=\.\d\d)|(?<=\.\d{{4}})|(?<=г\.)|(?<=года)|(?<=[а-я]{{3}}))\s*\n\s*"
    rf"(?=(?:до\s+|с\s+)?(?:\d{{1,2}}(?:\.\d|\s+[а-я])|{MONTH_PATTERN}))"
)
_DASH: Final = lazy_regex(r"[‐‑‒–—−]")
# «14.04.2015,15.04.2015»: without the blank the second looks like the end of a number.
_TIGHT_LIST: Final = lazy_regex(r"(?<=\d),(?=\d{1,2}\.\d{1,2}\.)")


class Found(Struct, frozen=True):
    """A moment and the place in the text where it was read."""

    moment: Moment
    start: int
    end: int


def normalised(text: str) -> str:
    """The text in one letter case, with one kind of blank, dash, «е» and «i»."""
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    plain = _DASH.sub("-", plain).lower().replace("ё", "е").replace("«", "").replace("»", "")
    plain = _TIGHT_LIST.sub(", ", _NEXT_LINE.sub(" , ", plain))
    # A Cyrillic «І» or «1» for the Roman figure; the small Latin «l» is left alone.
    plain = plain.replace("і", "i")
    for season, months in _SEASONS:
        plain = season.sub(months, plain)
    return " ".join(plain.split()).strip(" .;,")


_IN_BRACKETS: Final = lazy_regex(r"\([^()]*\)?")
_DIGITS: Final = lazy_regex(r"\d+")
_DAY_BEFORE_MONTH: Final = lazy_regex(r"^\d+-?(?:го|ого|е)?")
_LETTERS: Final = lazy_regex(r"[а-я]{3,}")


def without_notes(plain: str) -> str:
    """The text without what stands in brackets, hours, and the dates of other papers."""
    bare = _IN_BRACKETS.sub(" ", plain)
    bare = _ACT_DATES.sub(" ", bare)
    bare = _TIMES.sub(" ", bare)
    return " ".join(bare.split()).strip(" .;,")


def moments(text: str) -> list[Found]:
    """The days and months of a text, in the order of writing."""
    if _MAY_BE_MOMENT.search(text) is None:
        return []
    found = []
    for match in MOMENTS.finditer(text):
        moment = _moment(match)
        if moment is None:
            continue
        near = max(0, match.start() - SHARED_REACH)
        shared = SHARED_DAYS.search(text[near : match.start()]) if moment.day else None
        if shared is not None:
            for number in _DIGITS.finditer(shared[1]):
                day = int(number[0])
                if 1 <= day <= 31:
                    place = near + shared.start() + number.start()
                    end = near + shared.start() + number.end()
                    found.append(Found(replace(moment, day=day), place, end))
        found.append(Found(moment, match.start(), match.end()))
    return found


def period_numbers(text: str) -> list[int]:
    """The numbers of quarters in «I, III», «1-2», «второй»."""
    return [_NUMBERS[match[0]] for match in _NUMBER.finditer(text)]


def _moment(match: re.Match[str]) -> Moment | None:
    kind = match.lastgroup
    text = match[0]
    numbers = [int(number) for number in _DIGITS.findall(text)]
    if kind == "iso":
        return _valid(numbers[0], numbers[1], numbers[2])
    if kind == "monthfigures":
        return _valid(numbers[1], numbers[0], None)
    if kind == "figures":
        year = _year(_DIGITS.findall(text)[2]) if len(numbers) == 3 else None
        return _valid(year, numbers[1], numbers[0])
    word = _LETTERS.search(_DAY_BEFORE_MONTH.sub("", text).strip())
    month = month_number(word[0]) if word else None
    if month is None:
        return None
    if kind == "daymonth":
        year = _year(_DIGITS.findall(text)[1]) if len(numbers) > 1 else None
        return _valid(year, month, numbers[0])
    year = _year(_DIGITS.findall(text)[0]) if numbers else None
    return _valid(year, month, None)


def _year(text: str) -> int | None:
    return full_year(text)


_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _valid(year: int | None, month: int, day: int | None) -> Moment | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _DAYS[month - 1]):
        return None
    return Moment(year, month, day)
