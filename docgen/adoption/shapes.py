"""The shape of a list: plain rows, numbered clauses or a text, by what is asked of a row."""

from __future__ import annotations

from typing import Final

from docgen.adoption.model import AdoptedColumn, AdoptedSheet
from docgen.kinds.model import Column, Shape, ValueType
from docgen.rendering.outline_of_tags import Asked

_BLOCKS: Final = (
    "абзац", "как есть", "заголовок", "подзаголовок", "перечень", "нумерованный", "по центру",
)  # fmt: skip
_PEOPLE: Final = frozenset(
    {"Реквизиты", "Присутствовали", "Работники", "Члены", "Участники", "Люди", "Ученики", "Учителя",
     "Человек", "Работник", "Ученик", "Учитель", "Директор", "Руководитель", "Заказчик", "Подписант"}
)  # fmt: skip
_TEXTS: Final = ("Текст", "Решение", "Вопрос", "Пункт")


def is_of_people(sheet: AdoptedSheet) -> bool:
    """Return whether the rows of a sheet are people, by its name: «Работники», «Члены комиссии»."""
    return sheet.name.split()[0] in _PEOPLE


def list_sheet(asked: Asked, title: str) -> AdoptedSheet:
    """Return the sheet of a list with the columns that its shape needs."""
    row = asked.rows()
    loop = f"цикл {{% for {asked.variable or '…'} in {asked.name} %}}"
    needed = asked.always and not asked.tested
    if row.how == "p" and "начало_вида" in row.parts:
        sheet = AdoptedSheet(title, Shape.TEXT, f"{loop}, строки печатаются абзацами")
        sheet.columns = [
            AdoptedColumn(
                Column("Вид", ValueType.CHOICE, "block", choices=_BLOCKS), "вид строки текста"
            ),
            AdoptedColumn(Column("Текст", ValueType.RICH_TEXT, "text"), "текст строки"),
        ]
    elif row.how == "p" or {"номер_словом", "уровень"} & row.parts.keys():
        sheet = AdoptedSheet(title, Shape.CLAUSES, f"{loop}, у строк свои номера и уровни")
        text = next((name for name in _TEXTS if name.casefold() in row.parts), "Текст")
        sheet.columns = [
            AdoptedColumn(
                Column("№", key="number", printed=False, hint="Пусто – номер поставится сам."),
                "номер пункта",
            ),
            AdoptedColumn(
                Column("Уровень", ValueType.NUMBER, "level", printed=False), "уровень пункта"
            ),
            AdoptedColumn(
                Column(text, ValueType.RICH_TEXT, "text", required="yes"), "текст пункта"
            ),
        ]
    else:
        sheet = AdoptedSheet(title, Shape.ROWS, loop)
    sheet.required = needed
    return sheet
