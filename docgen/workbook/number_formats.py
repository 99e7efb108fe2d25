"""Formats of numbers that the file does not spell out, and the days that numbers stand for.

The same answers as openpyxl's, without the library: reading a workbook needs nothing else of it.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Final

from docgen.lazy_regex import lazy_regex

#: What the numbers of formats below 164 mean (ECMA-376, part 1, 18.8.30), without those for money.
BUILTIN_FORMATS: Final = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "m/d/yy h:mm", 37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
    5: '"$"#,##0_);("$"#,##0)', 6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
}  # fmt: skip

_WORDS_AND_COLOURS: Final = lazy_regex(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_PART_OF_DATE: Final = lazy_regex(r"(?<![_\\])[dmhysDMHYS]")
_DURATION: Final = lazy_regex(
    r"\[hh?\](:mm(:ss(\.0*)?)?)?|\[mm?\](:ss(\.0*)?)?|\[ss?\](\.0*)?", re.IGNORECASE
)
_SINCE_1900: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
_SINCE_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_DAY_IN_MILLISECONDS: Final = 86_400_000


def is_date_format(number_format: str) -> bool:
    """Return whether a number is shown as a date or a time of day."""
    first = number_format.split(";", maxsplit=1)[0]
    return _PART_OF_DATE.search(_WORDS_AND_COLOURS.sub("", first)) is not None


def is_duration_format(number_format: str) -> bool:
    """Return whether a number is shown as hours, minutes or seconds without end."""
    return _DURATION.search(number_format.split(";", maxsplit=1)[0]) is not None


def moment(number: float, *, base_1904: bool) -> datetime | time:
    """Return the moment that a number stands for: a time of day below 1, else a day with it.

    Raises:
        OverflowError: no day has this number.

    """
    whole, fraction = divmod(number, 1)
    rest = timedelta(milliseconds=round(fraction * _DAY_IN_MILLISECONDS))
    if 0 <= number < 1 and not rest.days:
        return (_SINCE_1900 + rest).time()
    if 0 < number < 60 and not base_1904:
        # Excel has a 29 February 1900, which there was not.
        whole += 1
    return (_SINCE_1904 if base_1904 else _SINCE_1900) + timedelta(days=whole) + rest
