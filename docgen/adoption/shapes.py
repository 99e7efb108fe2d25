"""Which names are lists or objects, and the shape of a list, by what is asked of its rows."""

from __future__ import annotations

import re
from typing import Final

from docgen.adoption.model import AdoptedColumn, AdoptedSheet
from docgen.evidence import FORMS, LIST_FILTERS, Evidence, by_parts, named_type
from docgen.kinds.model import Column, Required, Shape, ValueType
from docgen.kinds.type_words import EXAMPLES
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.rendering.names.asked import Asked

_UNTIL: Final = lazy_regex(r"\bдо\s*\{\{[^{}]*(?:срок|deadline|due)", re.IGNORECASE)
_BLOCKS: Final = (
    "абзац", "как есть", "заголовок", "подзаголовок", "перечень", "нумерованный", "по центру",
)  # fmt: skip
_PEOPLE: Final = frozenset(
    {"Реквизиты", "Присутствовали", "Работники", "Члены", "Участники", "Люди", "Ученики",
     "Учителя", "Человек", "Работник", "Ученик", "Учитель", "Директор", "Руководитель",
     "Заказчик", "Подписант"}
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


def is_list(asked: Asked) -> bool:
    """Return whether a name is a list of rows."""
    # The lines of a text, and people one by one, stand in one cell.
    if asked.in_lines and not (asked.row and asked.row.parts):
        return False
    if LIST_FILTERS & asked.filters.keys():
        return True
    if asked.row is None:
        return False
    is_people = named_type(asked.name) is ValueType.PEOPLE or bool(
        asked.row.filters.keys() & {"инициалы", "подпись", "фамилия", "полностью"}
    )
    return not (is_people and asked.row.parts.keys() <= FORMS[ValueType.PERSON])


def is_object(asked: Asked) -> bool:
    """Return whether the parts of a name are values of their own, no forms of one."""
    return bool(asked.parts) and not is_list(asked) and by_parts(asked) is None


def is_needed(asked: Asked) -> Required:
    """Return whether a value must be filled: it is printed whatever the others are."""
    always = asked.always or any(part.always for part in asked.parts.values())
    return "yes" if always and not asked.tested and not asked.may_lack else "no"


def is_first_needed(sheet: AdoptedSheet, part: Asked) -> Required:
    """Return whether a cell must be filled: the first one of a row, unless it is its number."""
    filled = [one for one in sheet.columns if one.column.printed and one.column.tag_name != "номер"]
    return "no" if filled or normal_name(part.name) == "номер" else is_needed(part)


def own_words(shape: Shape) -> frozenset[str]:
    """Return the names that rows of a shape have by themselves."""
    if shape is Shape.CLAUSES:
        return frozenset({"номер_словом", "номер", "уровень"})
    return frozenset({"начало_вида"}) if shape is Shape.TEXT else frozenset()


def first_paragraph(asked: Asked) -> str:
    """Return the first paragraph that prints a value or one of its forms."""
    parts = (part.paragraph for part in asked.parts.values())
    return asked.paragraph or next(filter(None, parts), "")


def example_of(asked: Asked, found: Evidence) -> str:
    """Return an example for a cell: «25.12.2027» where «до» stands before the tag already."""
    if found.example or asked.counted:
        return found.example
    example = EXAMPLES.get(found.type, "")
    if found.type is ValueType.DEADLINE and _UNTIL.search(first_paragraph(asked)):
        return example.removeprefix("до ")
    return example
