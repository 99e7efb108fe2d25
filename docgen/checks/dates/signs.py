"""What stands in texts that speak of days, months, hours and years.

A sign begins with one letter or figure, or with rare ones: texts are searched quickest for such.
"""

from __future__ import annotations

from typing import Final

from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper
from docgen.checks.parts import between, number, word
from docgen.checks.signs import Signs, near, within

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
_POINT: Final = between(r"\.")
_WORD_OF_MONTH: Final = word(rf"^{_MONTH}")
_IN_WORDS: Final = tuple(
    within(
        rf"{blank}(?<=[\d»\"”“\s]{blank}){_MONTH}[а-я]*\.?,?\s+\d\d",
        _WORD_OF_MONTH,
        chunks=(rf"(?<!\S){_MONTH}[а-я]*\.?,?(?!\S)", r"(?<!\S)\d\d"),
    )
    for blank in (" ", r"\n", r"[\t\u1680-\u3000]")
)

#: A day with its month and a year, in figures or in words.
DATE: Final = Signs(
    within(r"\.(?<=\d\.)\d{1,2}\.\d\d", _POINT, unbroken=True),
    within(
        f"{_FIGURES_AT_POINT}{_REST_OF_FIGURES}",
        _POINT,
        chunks=(r"\.(?:(?<!\S\.)|(?<=\d\.)(?!\S))", r"\d"),
    ),
    *_IN_WORDS,
)
#: The same but for days with which nothing can be wrong.
DOUBTFUL_DATE: Final = Signs(
    within(f"{_FIGURES_AT_POINT}(?!{_SOUND}){_REST_OF_FIGURES}", _POINT),
    *_IN_WORDS,
    in_shape=DATE.signs,
)
_LATE: Final = number(r"3\d$")
#: A day that has no year: «31 апреля», «32 марта».
LATE_DAY: Final = Signs(
    within(rf"3\d\s+{_MONTH}", _LATE),
    in_shape=(within(rf"0\d\s+{_MONTH}", chunks=(r"0\d(?!\S)", rf"(?<!\S){_MONTH}")),),
)
#: The same in figures, which a deadline may have.
LATE_DAY_IN_FIGURES: Final = Signs(
    within(r"3\d\.(?:0[1-9]|1[0-2])", _LATE), in_shape=(within(r"0\d\.00", unbroken=True),)
)
# «9 2025», «29 08. 2025», «29.08 2025»: what stands before the year is asked for behind it.
_TORN_OFF: Final = (
    r"\d\d(?:(?<=\d\s....)|(?<=\d\.\d\d....)|(?<=\d\.\d\d\s....)|(?<=\d\s\d\d\.....)"
    r"|(?<=\d\s\d\d\.\s....)|(?<=\d\s\d\d\s\.....)|(?<=\d\s\d\d\s\.\s....))"
)
_CENTURY: Final = number("^20")
#: A date that may have lost a part or a point.
CUT_DATE: Final = Signs(
    near(("..",), r"\.\.\s?\d"),
    within(r"\.(?<!\d.)\s?\d\d\.\s?20", _CENTURY),
    within(f"20{_TORN_OFF}", number(r"20\d\d")),
    near(("от",), r"от\s\d\d\.20", _CENTURY),
    near((",",), r",(?:\d\d[.,])?20\d\d", _CENTURY, unbroken=True),
    in_shape=(
        near(("..",), r"\.\.\s?\d"),
        within(
            r"\.(?<!\d.)\s?\d\d\.\s?00",
            chunks=(r"\.(?<!\d.)(?:\d\d\.|(?!\S))", r"(?:\.|(?<!\S))\d\d\.(?:00|(?!\S))"),
        ),
        within(f"00{_TORN_OFF}", chunks=(r"(?<!\S)(?:\d\d\.|\.)?00\d\d|\d\.\d\d00\d\d",)),
        near((",",), r",(?:\d\d[.,])?00\d\d", unbroken=True),
        near(("от",), r"от\s\d\d\.00", chunks=(r"от(?!\S)", r"(?<!\S)\d\d\.00")),
    ),
)
#: A year of another age.
ODD_YEAR: Final = Signs(
    within(r"1[01]\d\d\s*[-–—/уг]", number(r"1[01]\d\d$")),
    within(r"2[1-9]\d\d\s*[-–—/уг]", number(r"2[1-9]\d\d$")),
    in_shape=(
        within(
            r"00\d\d\s*[-–—/уг]",
            chunks=(r"00\d\d(?:[-–—/уг]|(?!\S))", r"(?:00\d\d|(?<!\S))[-–—/уг]"),
        ),
    ),
)
SCHOOL_YEAR: Final = Signs(
    near(("20",), r"20\d{2}\s*[-–—/]\s*\d{2,4}\s*уч"),
    in_shape=(near(("уч",), r"00\d\d\s*[-–—/]\s*\d{2,4}\s*уч"),),
)
#: A school year of other than two years running.
ODD_SCHOOL_YEAR: Final = Signs(
    *SCHOOL_YEAR.signs,
    in_shape=SCHOOL_YEAR.in_shape,
    tells="docgen.checks.dates.school_years:odd_years_in",
)
#: From one day or month to another one.
SPAN: Final = Signs(
    within(
        rf"[‐‑‒–—−-]\s*(?:\d|{_MONTH})",
        between(r"[‐‑‒–—−-]\s*$"),
        chunks=(rf"[‐‑‒–—−-](?:\d|{_MONTH}|(?!\S))",),
    ),
    *(
        within(
            rf"{to}(?<![^\W\d]..)\s*(?:\d|{_MONTH})",
            word(rf"^{to}(?:$|{_MONTH})"),
            chunks=(rf"{to}(?<![^\W\d]..)(?:\d|{_MONTH}|(?!\S))",),
        )
        for to in ("по", "до")
    ),
)
YEARS: Final = Signs(
    near(("20",), r"20\d\d\s?[-–—]\s?20\d\d\s(?:гг|год)", word("^г+$|^год")),
    in_shape=(
        near(
            ("00",),
            r"00\d\d\s?[-–—]\s?00\d\d\s(?:гг|год)",
            chunks=(r"[-–—](?:00|(?!\S))", r"00\d\d(?!\S)", r"(?<!\S)(?:гг|год)"),
        ),
    ),
)
HOUR_AND_MINUTE: Final = Signs(
    near((":",), r":\d\d", chunks=(r":\d\d",)),
    tells="docgen.checks.dates.times_exist:impossible_times",
)
HOURS: Final = Signs(
    *(
        near(
            (sign,),
            rf"[{sign}]\d\d\s*(?:ч\w*\.?)?\s*(?:[‐‑‒–—−-]|до|по)\s*\d",
            chunks=(
                rf"[{sign}]\d\d(?:[ч‐‑‒–—−-]|до|по|(?!\S))",
                r"(?:[‐‑‒–—−-]|до|по)(?:\d|(?!\S))",
            ),
        )
        for sign in (":", ".")
    )
)
_SHORT_DAYS: Final = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_SHORT_DAY: Final = word(f"^(?:{'|'.join(_SHORT_DAYS)}|вск)$")
WEEKDAY: Final = Signs(
    *("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресен"),
    *(
        near((day,), rf"(?<!\w){day}(?![\w-])", _SHORT_DAY, unbroken=True)
        for day in (*_SHORT_DAYS, "вск")
    ),
)
#: Words that tell what was.
TOLD: Final = Signs(
    *("состоял", "прошел", "прошла", "прошли", "прошло", "поступил", "заверш", "начался"),
    *("началась", "началось", "начались", "проведен", "подписан", "заключен"),
    *("привез", "провел", "прибыл", "посетил", "проверен", "получен"),
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
