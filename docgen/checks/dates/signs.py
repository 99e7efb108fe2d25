"""What stands in texts that speak of days, months, hours and years.

A sign begins with one letter or figure, or with rare ones: texts are searched quickest for such.
"""

from __future__ import annotations

from typing import Final

from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper
from docgen.checks.signs import Signs, near, unbroken
from docgen.lazy_regex import lazy_regex

#: How the names of months begin, in whatever form.
_MONTH: Final = r"(?:янв|фев|мар|апр|ма[йяею]|ию[нл]|авг|сен|окт|ноя|дек)"
# Days that are in every calendar, of years that no rule doubts: nearly all dates are such.
_SOUND_DAYS: Final = (
    (r"\D(?:0[1-9]|1\d|2[0-8])\.", r"(?:0[1-9]|1[0-2])"),
    (r"\D(?:29|30)\.", r"(?:0[13-9]|1[0-2])"),
    (r"\D31\.", r"(?:0[13578]|1[02])"),
)
_SOUND: Final = "|".join(
    rf"(?<={day}){month}\.(?:19[2-9]\d|20[0-2]\d)(?!\d)" for day, month in _SOUND_DAYS
)
#: The last of those years.
LAST_SOUND: Final = 2029
_FIGURES_AT_POINT: Final = r"\.(?:(?<=\d\.)|(?<=\d\s\.))"
_REST_OF_FIGURES: Final = r"\s?\d{1,2}\s?\.\s?\d\d"
_IN_WORDS: Final = tuple(
    lazy_regex(rf"{blank}(?<=[\d»\"”“\s]{blank}){_MONTH}[а-я]*\.?,?\s+\d\d")
    for blank in (" ", r"\n", r"[\t\u1680-\u3000]")
)

#: A day with its month and a year, in figures or in words.
DATE: Final = Signs(lazy_regex(f"{_FIGURES_AT_POINT}{_REST_OF_FIGURES}"), *_IN_WORDS)
#: The same but for days with which nothing can be wrong.
DOUBTFUL_DATE: Final = Signs(
    lazy_regex(f"{_FIGURES_AT_POINT}(?!{_SOUND}){_REST_OF_FIGURES}"),
    *_IN_WORDS,
    in_shape=DATE.signs,
)
#: A day that has no year: «31 апреля», «32 марта».
LATE_DAY: Final = Signs(lazy_regex(rf"3\d\s+{_MONTH}"), in_shape=(lazy_regex(rf"0\d\s+{_MONTH}"),))
#: The same in figures, which a deadline may have.
LATE_DAY_IN_FIGURES: Final = Signs(
    unbroken(r"3\d\.(?:0[1-9]|1[0-2])"), in_shape=(unbroken(r"0\d\.00"),)
)
# «9 2025», «29 08. 2025», «29.08 2025»: what stands before the year is asked for behind it.
_BEHIND_CENTURY: Final = (
    r"\d\d(?:(?<=\d\s....)|(?<=\d\.\d\d....)|(?<=\d\.\d\d\s....)|(?<=\d\s\d\d\.....)"
    r"|(?<=\d\s\d\d\.\s....)|(?<=\d\s\d\d\s\.....)|(?<=\d\s\d\d\s\.\s....))"
)
#: A date that may have lost a part or a point.
CUT_DATE: Final = Signs(
    near(("..",), r"\.\.\s?\d"),
    lazy_regex(r"\.(?<!\d.)\s?\d\d\.\s?20"),
    lazy_regex(f"20{_BEHIND_CENTURY}"),
    near(("от",), r"от\s\d\d\.20"),
    in_shape=(
        near(("..",), r"\.\.\s?\d"),
        lazy_regex(r"\.(?<!\d.)\s?\d\d\.\s?00"),
        lazy_regex(rf"00{_BEHIND_CENTURY}"),
        near(("от",), r"от\s\d\d\.00"),
    ),
)
#: A year of another age.
ODD_YEAR: Final = Signs(
    lazy_regex(r"1[01]\d\d\s*[-–—/уг]"),
    lazy_regex(r"2[1-9]\d\d\s*[-–—/уг]"),
    in_shape=(lazy_regex(r"00\d\d\s*[-–—/уг]"),),
)
SCHOOL_YEAR: Final = Signs(
    near(("20",), r"20\d{2}\s*[-–—/]\s*\d{2,4}\s*уч"),
    in_shape=(near(("уч",), r"00\d\d\s*[-–—/]\s*\d{2,4}\s*уч"),),
)
#: From one day or month to another one.
SPAN: Final = Signs(
    lazy_regex(rf"[‐‑‒–—−-]\s*(?:\d|{_MONTH})"),
    lazy_regex(rf"по(?<![^\W\d]..)\s*(?:\d|{_MONTH})"),
    lazy_regex(rf"до(?<![^\W\d]..)\s*(?:\d|{_MONTH})"),
)
HOURS: Final = Signs(
    *(
        near((sign,), rf"[{sign}]\d\d\s*(?:ч\w*\.?)?\s*(?:[‐‑‒–—−-]|до|по)\s*\d")
        for sign in (":", ".")
    )
)
WEEKDAY: Final = Signs(
    *("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресен"),
    *(
        unbroken(rf"(?<!\w){day}(?![\w-])", day)
        for day in ("пн", "вт", "ср", "чт", "пт", "сб", "вс", "вск")
    ),
)
#: Words that tell what was.
TOLD: Final = Signs(
    *("состоял", "прошел", "прошла", "прошли", "прошло", "поступил", "заверш", "начался"),
    *("началась", "началось", "начались", "проведен", "подписан", "заключен"),
)
#: Words of what an office does on working days only.
WORK: Final = Signs(
    *("совещани", "заседани", "педсовет", "педагогическ", "собрани", "семинар", "планерк"),
    *("инструктаж", "контрольн", "урок", "проверочн", "собеседован", "прием", "представ"),
    *("предостав", "сда", "направ", "переда", "отчет"),
)
#: No paper that is made now is older.
FIRST_PAPER: Final = 1992


def is_old(paper: Paper) -> bool:
    """Return whether a paper has a date of another age."""
    written = card_value(paper, "date")
    return written is not None and written.day is not None and written.day.year < FIRST_PAPER
