"""Why a cell of last year's workbook was changed, or left for a person, in Russian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from docgen.kinds.model import Shape, Sheet
from docgen.russian.dates import weekday_name
from docgen.russian.year_shift import LeftReason

STATE: Final = "новый документ – снова проект"
APPROVAL: Final = "дату и номер нового документа впишете, когда его утвердят"
FORMULA: Final = "формула: docgen её не меняет; проверьте, верен ли её результат"
TABLE_HEADING: Final = "заголовок «умной» таблицы Excel: измените его сами"
SHEET_NAME: Final = "в имени листа прошлый год: переименуйте лист, если нужно"
CLEARED: Final = {
    "number": "номер впишете, когда документ зарегистрируют",
    "date": "дату впишете, когда она станет известна",
    "votes": "голоса впишете новые",
}
ACCEPTED: Final = "принято в прошлом году: новое примите заново"
LEFT: Final[dict[LeftReason, str]] = {
    "act": "ссылка на документ прошлых лет: нужен ли теперь новый?",
    "before": "раньше даты самого документа, похоже на рассказ о прошлом: перепишите",
    "outside": "дата не из года этого документа: не сдвинута",
    "year": "год не сдвинут: решите сами",
    "past": "год сдвинут, но сказано о прошедшем: обновите и сами сведения",
    "weekday": "день недели рядом со сдвинутой датой: сверьте с календарём",
}
_PEOPLE: Final = "люди оставлены: сверьте, кто был на этот раз"
_STORY: Final = "текст оставлен как образец: перепишите"


def of_days(days: Sequence[date], *, lost_leap_day: bool) -> str:
    """Return what is odd about the days that a moved piece names now, or nothing."""
    odd = [day for day in days if day.weekday() > 4]
    said = [f"выходной: {', '.join(f'{day:%d.%m} – {weekday_name(day)}' for day in odd)}"]
    said = said if odd else []
    if lost_leap_day:
        said.append("29 февраля в новом году нет")
    return "; ".join(said)


def of_sheet(sheet: Sheet | None) -> Iterator[str]:
    """Yield what is to be told of a whole sheet."""
    if sheet is None:
        return
    if sheet.column("present") is not None:
        yield _PEOPLE
    if sheet.parent and sheet.shape in {Shape.TEXT, Shape.CLAUSES}:
        yield _STORY
