"""The service sheet «Принятые замечания»: the findings that a person accepts, with reasons."""

from __future__ import annotations

from functools import partial
from typing import Final

from docgen.kinds.model import Column, Shape, Sheet
from docgen.records import Acceptance, Record
from docgen.service_sheets import ACCEPTED_SHEET
from docgen.workbook.raw import RawWorkbook
from docgen.workbook.read_once import read_once
from docgen.workbook.scope import Scope, same_name

_CODE: Final = Column(
    "Код",
    aliases=("Код замечания", "Замечание"),
    hint="Какое замечание принято: скопируйте код из отчёта.",
    example="deadline-not-before-document",
)
_PLACE: Final = Column(
    "Где",
    aliases=("Место", "Ячейка"),
    hint="Лист и ячейка или только лист. Пусто – во всей книге.",
    example="Пункты!F4",
)
_WORDS: Final = Column(
    "Слова",
    aliases=("Текст", "Фрагмент"),
    hint="Слова из замечания или ячейки: другая ошибка там же не пройдёт незамеченной.",
    example="28.10.2025",
)
_REASON: Final = Column(
    "Причина",
    aliases=("Почему", "Основание"),
    hint="Почему всё верно. Без причины строка не действует.",
    example="Работа уже сделана, приказ её оформляет",
)
ACCEPTANCES: Final = Sheet(
    ACCEPTED_SHEET,
    Shape.ROWS,
    (_CODE, _PLACE, _WORDS, _REASON),
    hint="Замечания проверки, которые вы прочли и считаете верным оставить.",
)


def read_acceptances(raw: RawWorkbook, scope: Scope) -> list[Acceptance]:
    """Return the rows of the sheet as typed; a workbook without the sheet accepts nothing."""
    sheet = next((one for one in raw.sheets if same_name(one.name, ACCEPTED_SHEET)), None)
    if sheet is None:
        return []
    from docgen.workbook.rows import read_rows

    read = partial(read_rows, sheet, ACCEPTANCES, sheet.name, scope)
    return [
        _acceptance(record) for record in read_once(sheet, ACCEPTANCES, scope, read, None).records
    ]


def _acceptance(record: Record) -> Acceptance:
    code, place, words, reason = (
        value.raw.strip() if (value := record.get(column.name)) else ""
        for column in ACCEPTANCES.columns
    )
    named = record.get(_CODE.name)
    return Acceptance(code, place, words, reason, named.location if named else record.location)
