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
