"""Which forms of a value are worth showing to whoever keeps a template, by its type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docgen.kinds.model import Column, Shape, ValueType
from docgen.names import normal_name

#: The variables of a loop, and of one inside it, in what is shown; a template may call them as it
#: likes.
ROW, SUB_ROW = "строка", "подстрока"

_CASES: Final = (
    "|родительный", "|дательный", "|винительный", "|творительный", "|предложный",
)  # fmt: skip
_ENDINGS: Final[Mapping[ValueType, tuple[str, ...]]] = {
    ValueType.DATE: (
        "|цифрами", "|словами", ".день", ".месяц_и_год", ".год", "|день_недели", "|квартал",
        "|учебный_год",
    ),
    ValueType.DEADLINE: ("|с_точкой", ".начало", ".конец"),
    ValueType.PERSON: (
        "|полностью", "|инициалы", "|подпись", "|фамилия", *_CASES, "|дательный|инициалы",
        ".должность", ".с_должностью",
    ),
    ValueType.PEOPLE: (
        "|инициалы", "|через_и", "|дательный|инициалы", "|винительный|инициалы|через_и", ".число",
    ),
    ValueType.POST: (*_CASES, "|с_заглавной"),
    ValueType.UNIT: _CASES,
    ValueType.NUMBER: ("|прописью", "|числом_и_прописью"),
    ValueType.DOCUMENT: ("|родительный", "|творительный", ".акт", ".дата", ".номер", ".название"),
}  # fmt: skip
#: Types whose values are whole paragraphs: they are printed by ``{{p x }}`` in one of their own.
_BLOCKS: Final = frozenset({ValueType.RICH_TEXT, ValueType.IMAGE, ValueType.FILE, ValueType.SHEET})

#: What the rows of a sheet have beside their columns, by its shape: name, meaning, prefix of tag.
ROW_NAMES: Final[Mapping[Shape, tuple[tuple[str, str, str], ...]]] = {
    Shape.CLAUSES: (
        ("номер", "номер без последней точки", ""),
        ("уровень", "уровень: 1, 2, 3, 4", ""),
        ("номер_словом", "номер словом в дательном падеже: «по первому вопросу»", ""),
    ),
    Shape.ATTACHMENTS: (
        ("начало", "новый лист нужной ориентации; ставьте первым", "p"),
        ("гриф", "отметка «Приложение № …» в углу", "p"),
        ("содержание", "текст, таблица или файл приложения", "p"),
    ),
}

#: Names that docgen works out itself, for every kind of document.
COMPUTED: Final[Mapping[str, tuple[str, str]]] = {
    "строка_даты": ("{{p строка_даты }}", "строки с датой, номером и местом в порядке профиля"),
    "от_и_номер": ("{{ от_и_номер }}", "дата и номер, с чертами вместо неизвестного"),
    "название_документа": (
        "{{ название_документа }}",
        "вид, номер и заголовок – для свойств файла",
    ),
    "организация_кратко": ("{{ организация_кратко }}", "краткое название – для свойств файла"),
    "ознакомлены": (
        "{%p for человек in ознакомлены %}",
        "кто знакомится с документом: у каждого есть «кто» и «должность»",
    ),
    "этот_документ": (
        "{{ этот_документ|творительный }}",
        "документ, как его называют в тексте: вид, дата, номер, название",
    ),
    "поручения": (
        "{%p for поручение in поручения %}",
        "кому, что и к какому сроку поручено: «пункт», «исполнитель», «что», «срок»",
    ),
    "строка_даты_в_углу": (
        "{{p строка_даты_в_углу }}",
        "дата, номер и место друг под другом – для углового бланка",
    ),
    "страница": ("{{p страница }}", "поворачивает первый лист; ставьте первым в шаблоне"),
    "справочник": (
        "{{ справочник.организация.место }}",
        "любое поле листа «Организация» справочника",
    ),
    "профиль": ("{% if профиль.порог_списка %}", "настройки профиля учреждения"),
    "книга": ("{{ книга }}", "имя файла книги без окончания"),
}

#: Names that a paper made of another kind's workbook has beside these.
OF_PAPER: Final[Mapping[str, tuple[str, str]]] = {
    "бумага": (
        "{{ бумага.для_кого }}",
        "строка листа «Комплект», по которой делается эта бумага",
    ),
    "выписка": (
        "{{p выписка.пункты }}",
        "выбранные для выписки пункты – под именем своего листа",
    ),
}

#: Words of layout that a template may say anywhere, and what they do.
LAYOUT: Final[Mapping[str, str]] = {
    "новая_страница": "дальше – с новой страницы",
    "разрыв_между": "новая страница между повторами; ставьте в цикле первым или последним",
    "альбомный_лист": "дальше – альбомный лист",
    "книжный_лист": "дальше – книжный лист",
    "начать_нумерацию": "автоматические номера ниже считаются с начала",
    "удержать_подпись": "не отрывает подпись от текста перед ней",
}


def tag_of(name: str, kind: ValueType) -> str:
    """Return the tag that prints a value of this type under this name."""
    return f"{{{{{'p' if kind in _BLOCKS else ''} {name} }}}}"


def form_tags(name: str, column: Column) -> tuple[str, ...]:
    """Return the tags that print the other forms of a column's value."""
    if column.type is ValueType.RICH_TEXT:
        return (f"{{{{ {name} }}}}",)
    return tuple(f"{{{{ {name}{ending} }}}}" for ending in _ENDINGS.get(column.type, ()))


def condition_tags(name: str, column: Column) -> tuple[tuple[str, str], ...]:
    """Return the tags that ask a choice or a yes, each with what it asks."""
    if column.type is ValueType.CHOICE:
        return tuple(
            (f"{{% if {name}.{normal_name(choice)} %}} … {{% endif %}}", f"если «{choice}»")
            for choice in column.choices
        )
    if column.type is ValueType.YES_NO:
        return ((f"{{% if {name} %}} … {{% endif %}}", "если «да»"),)
    return ()
