"""Headings of columns, by their normal names, under which days and hours stand."""

from __future__ import annotations

from typing import Final

from docgen.lazy_regex import lazy_regex

#: Of the first and the last day, or hour.
STARTS: Final = lazy_regex(r"(?:дата_|время_)?начал[оа](?:_|$)|с$")
ENDS: Final = lazy_regex(r"(?:дата_|время_)?(?:окончани[ея]|кон(?:ец|ца)|завершени[ея])(?:_|$)|по$")
#: Of the day on which a row stands.
DATED: Final = lazy_regex(
    r"срок|период|когда"
    r"|дат[аы](?:_(?:и_)?(?:время|проведения|мероприятия|события|заседания))*$"
)
DEADLINE: Final = lazy_regex(r"срок")
#: Of the day of the week, beside a date.
WEEKDAY: Final = "день_недели"
BIRTH: Final = lazy_regex(r"^(?!.*(?:день|дни|дней)_).*рождени")
#: Of any days, of birth among them.
DAYS: Final = lazy_regex(r"дат[аы]|рожд")
