"""What a new workbook of many documents offers: the sheet «Школы» and the columns «Для школ»."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.workbook.batch.limits import LIMIT_COLUMN
from docgen.workbook.batch.recipients import GROUP_COLUMN, NAME_COLUMN
from docgen.workbook.recipients_sheet import SHEET_NAMES

#: The sheet of recipients in a new workbook.
RECIPIENTS_SHEET: Final = SHEET_NAMES[0]
#: The head of a school, whom texts may ask for.
HEAD_COLUMN: Final = Column(
    "Директор",
    ValueType.PERSON,
    hint="Для текстов: {{ директор }}, {{ директор|дательный }}. Пусто – из справочника.",
    example="Ясенева Наталья Фёдоровна",
)
#: Schools of an example where the справочник has none.
INVENTED: Final = tuple(
    {NAME_COLUMN.name: school, GROUP_COLUMN.name: group, HEAD_COLUMN.name: head}
    for school, group, head in (
        ("СОШ № 31", "сельские", "Ясенева Наталья Фёдоровна"),
        ("СОШ № 8", "сельские", "Ахметова Гузель Рашидовна"),
        ("Гимназия № 5", "городские", "Гордеев Сергей Павлович"),
    )
)
_OF_CARD: Final = ("Подписант", "Должность подписанта")
_LIMIT: Final = Column(
    LIMIT_COLUMN,
    hint="Кому эта строка: школа, несколько через «;», группа, «все кроме …». Пусто – всем. "
    "Сам столбец не печатается.",
    example="все кроме СОШ № 31",
)
_LIMITED: Final = (Shape.TABLE, Shape.ROWS, Shape.CLAUSES)


def for_many(kind: Kind) -> Kind:
    """Return the kind as a new workbook of many documents shows it."""
    sheets: list[Sheet] = []
    for sheet in kind.sheets:
        sheets.append(_limited(sheet))
        if sheet.column("kind"):
            sheets.append(_recipients(sheet))
    return replace(kind, sheets=tuple(sheets))


def _recipients(card: Sheet) -> Sheet:
    own = (replace(c, required="no", default="") for c in card.columns if c.name in _OF_CARD)
    return Sheet(
        RECIPIENTS_SHEET,
        Shape.ROWS,
        (NAME_COLUMN, GROUP_COLUMN, HEAD_COLUMN, *own),
        hint="Строка – документ. Столбец с именем поля «Реквизитов» заменяет это поле для школы; "
        "пусто – как у всех.",
    )


def _limited(sheet: Sheet) -> Sheet:
    if sheet.shape not in _LIMITED or sheet.parent or not (sheet.suggested or sheet.columns):
        return sheet
    if sheet.suggested:
        return replace(sheet, suggested=(*sheet.suggested, _LIMIT))
    return replace(sheet, columns=(*sheet.columns, _LIMIT))
