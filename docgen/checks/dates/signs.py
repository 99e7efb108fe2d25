"""What stands in texts that speak of days, months, hours and years."""

from __future__ import annotations

from typing import Final

from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper
from docgen.checks.signs import Signs
from docgen.lazy_regex import lazy_regex
from docgen.russian.months import MONTH_PATTERN

_DATED: Final = lazy_regex(
    r"срок|период|когда"
    r"|дат[аы](?:_(?:и_)?(?:время|проведения|мероприятия|события|заседания))*$"
)

#: A day with its month and a year, in figures or in words.
DATE: Final = Signs(
    lazy_regex(rf"\d(?:\s?\.\s?\d{{1,2}}\s?\.\s?\d\d|\s?[»\"”“]?\s+(?:{MONTH_PATTERN}))")
)
#: A day that has no year: «31 апреля», «31.04».
DAY: Final = Signs(lazy_regex(rf"3\d(?:\.(?:0[1-9]|1[0-2])|\s+(?:{MONTH_PATTERN}))"))
#: A date that may have lost a part or a point.
CUT_DATE: Final = Signs(
    "..",
    lazy_regex(r"\.(?<!\d.)\s?\d\d\.\s?20"),
    lazy_regex(r"\d(?:\s20|\s\d\d\s?\.\s?20|\.\d\d\s?20)\d\d"),
    lazy_regex(r"от\s\d\d\.20"),
)
#: A year of another age.
ODD_YEAR: Final = Signs(lazy_regex(r"[12](?:(?<=1)[01]|(?<=2)[1-9])\d\d\s*[-–—/уг]"))
SCHOOL_YEAR: Final = Signs(lazy_regex(r"20\d{2}\s*[-–—/]\s*\d{2,4}\s*уч"))
#: From one day or month to another one.
SPAN: Final = Signs(
    lazy_regex(rf"[‐‑‒–—−-]\s*(?:\d|{MONTH_PATTERN})"),
    lazy_regex(rf"[пд]о(?<!\w..)\s*(?:\d|{MONTH_PATTERN})"),
)
HOURS: Final = Signs(lazy_regex(r"[:.][0-5]\d\s*(?:ч\w*\.?)?\s*(?:[‐‑‒–—−-]|до|по)\s*\d"))
WEEKDAY: Final = Signs(
    *("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресен"),
    lazy_regex(r"[пвсч][нтрбс]к?(?<!\w..)(?<!\w...)(?![\w-])"),
)
#: Words of what an office does on working days only.
WORK: Final = Signs(
    *("совещани", "заседани", "педсовет", "педагогическ", "собрани", "семинар", "планерк"),
    *("инструктаж", "контрольн", "урок", "проверочн", "собеседован", "прием", "представ"),
    *("сда", "направ", "отчет", "предостав", "переда"),
)

#: Headings of days, of birth among them, by their normal names.
DAYS: Final = lazy_regex(r"дат[аы]|рожд")
#: No paper that is made now is older.
FIRST_PAPER: Final = 1992


def is_old(paper: Paper) -> bool:
    """Return whether a paper has a date of another age."""
    written = card_value(paper, "date")
    return written is not None and written.day is not None and written.day.year < FIRST_PAPER


def is_dated(heading: str) -> bool:
    """Return whether the days of rows stand under a heading, by its normal name."""
    return _DATED.match(heading) is not None
