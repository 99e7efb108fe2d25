"""What the types of columns are called in reports and comments."""

from __future__ import annotations

from typing import Final

from docgen.kinds.model import ValueType

#: What a type is called in reports and comments.
TYPE_WORDS: Final = {
    ValueType.TEXT: "текст",
    ValueType.RICH_TEXT: "текст с оформлением",
    ValueType.DATE: "дата",
    ValueType.DEADLINE: "срок",
    ValueType.PERSON: "человек",
    ValueType.PEOPLE: "люди",
    ValueType.POST: "должность",
    ValueType.UNIT: "название",
    ValueType.NUMBER: "число",
    ValueType.DOCUMENT: "документ",
    ValueType.CHOICE: "выбор",
    ValueType.YES_NO: "да/нет",
    ValueType.IMAGE: "картинка",
    ValueType.FILE: "файл",
    ValueType.SHEET: "лист",
}

#: What may be typed under a type: grey above the heading of a new workbook, or in its hint.
EXAMPLES: Final = {
    ValueType.DATE: "05.09.2027",
    ValueType.DEADLINE: "до 25.12.2027",
    ValueType.PERSON: "Зимина О.С.",
    ValueType.PEOPLE: "Зимина О.С., Белов С.А.",
    ValueType.POST: "заместитель директора",
    ValueType.UNIT: "Средняя школа № 7",
    ValueType.NUMBER: "12",
    ValueType.DOCUMENT: "приказ Управления образования от 27.08.2027 № 198",
    ValueType.IMAGE: "герб.png",
}
