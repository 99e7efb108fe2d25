"""The type of a value by how the tags use it: filters first, then comparisons, then its name."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from docgen.english_names import russian_of
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.rendering.names.asked import Asked

T = ValueType
_CASES: Final = frozenset(
    {"именительный", "родительный", "дательный", "винительный", "творительный", "предложный",
     "склонить"}
)  # fmt: skip
_PERSON_FILTERS: Final = frozenset({"полностью", "инициалы", "подпись", "фамилия"})
_DATE_FILTERS: Final = frozenset(
    {"цифрами", "месяц_и_год", "название_месяца", "день_недели", "квартал", "полугодие"}
)
_NUMBER_FILTERS: Final = frozenset(
    {"прописью", "порядковое", "римскими", "человек", "слово", "сколько", "числом_и_прописью",
     "рублей", "int", "float", "abs", "round"}
)  # fmt: skip
#: Helpers of layout that take a value of one type.
_LAYOUT: Final = {
    "рисунок": T.IMAGE, "вставить": T.FILE, "список": T.TEXT, "qr": T.TEXT,
}  # fmt: skip
#: Filters that only a list of rows has.
LIST_FILTERS: Final = frozenset(
    {"строкой", "по_категориям", "с_оборотами", "join", "length", "count", "items"}
)

#: What values of a type have behind a dot, for types that a dot tells.
FORMS: Final = {
    T.PERSON: frozenset(
        {"полностью", "инициалы", "подпись", "фамилия", "должность", "с_должностью", "кого",
         "кому", "кем", "о_ком", "телефон"}
    ),
    T.DATE: frozenset({"день", "месяц", "год", "месяц_и_год", "словами", "цифрами"}),
    T.DEADLINE: frozenset({"начало", "конец"}),
    T.DOCUMENT: frozenset({"акт", "дата", "номер", "название"}),
    T.PEOPLE: frozenset({"число", "через_и", "с_должностью"}),
}  # fmt: skip

# Words that begin a name (or, in English, end it) and tell what stands under it.
_BY_NAME: Final = (
    (T.DEADLINE, lazy_regex(r"срок|deadline|due(?:_|$)"), "срок"),
    (T.DATE, lazy_regex(r"дата|date|(?:.*_)(?:дата|date)$|birthday"), "дата"),
    (T.POST, lazy_regex(r"должност|post$|position|job_title"), "должность"),
    (
        T.PEOPLE,
        lazy_regex(r"ответственные|исполнители|участники|члены|докладчики|присутствующие"),
        "люди",
    ),
    (
        T.PERSON,
        lazy_regex(
            r"(?:фио|ф_и_о|кто|кому|кого|человек|подписант|исполнитель|председатель|секретарь"
            r"|директор|докладчик|ответственный|руководитель|учитель|учени[кц]|педагог|работник"
            r"|сотрудник|наставник|заявитель|fio|full_name|signer|executor|director|teacher|student"
            r"|speaker|chair(?:man)?|secretary|employee|manager)(?:_|$|а$)"
        ),
        "человек",
    ),
    (
        T.NUMBER,
        lazy_regex(r"количество|кол_во|всего|сумма|итого|(?:total|quantity|qty|amount|price)$"),
        "число",
    ),
    (
        T.IMAGE,
        lazy_regex(
            r"герб|логотип|фото(?!граф$)|картинк|печать$|(?:.*_)?(?:logo|image|picture|photo)_?\d*$"
        ),
        "вид",
    ),
)  # fmt: skip
_UNIT: Final = lazy_regex(r"организаци|учреждени|школ|названи|наименовани|орган|комисси|класс")
_DOCUMENT: Final = lazy_regex(r"документ|основани|положени|акт(?:_|$)")
_YES_NO: Final = frozenset({"да", "нет", "yes", "no", "true", "false", ""})
_SCHOOL_YEAR: Final = "учебный_год"


class Evidence(Struct, frozen=True):
    """A type, why it was chosen, what is doubtful in it, and the options of a choice."""

    type: ValueType
    why: str
    doubt: str = ""
    choices: tuple[str, ...] = ()
    printed: bool = True
    example: str = ""


def evidence_of(asked: Asked) -> Evidence:
    """Return the type of a value that is no list."""
    found = _by_attribute(asked) or by_parts(asked) or _by_filters(asked) or _by_place(asked)
    found = found or _by_conditions(asked)
    return found or _by_name(asked) or Evidence(T.TEXT, "просто печатается")


def named_type(name: str) -> ValueType | None:
    """Return the type that a name tells by itself, or None."""
    return next((kind for kind, pattern, _ in _BY_NAME if _matches(pattern, name)), None)


def _matches(pattern: re.Pattern[str], name: str) -> bool:
    """Return whether a name begins so, or the Russian heading of an English one."""
    spoken = russian_of(name)
    known = pattern.match(normal_name(name)) or (spoken and pattern.match(normal_name(spoken)))
    return bool(known)


def _by_filters(asked: Asked) -> Evidence | None:
    used = [name for name in asked.filters if name not in ("для_имени", "одной_строкой")]
    plain = normal_name(asked.name)
    for name in used:
        why = f"фильтр «{name}»"
        if name in _LAYOUT:
            return Evidence(_LAYOUT[name], why)
        if name in _PERSON_FILTERS:
            return Evidence(T.PERSON, why)
        if name == "через_и":
            return Evidence(T.PEOPLE, why)
        if name in _DATE_FILTERS:
            return Evidence(T.DATE, why)
        if name in _NUMBER_FILTERS:
            return Evidence(T.NUMBER, why)
        if name == "словами":
            kind = T.NUMBER if named_type(plain) is T.NUMBER else T.DATE
            return Evidence(kind, why, "" if named_type(plain) else "это может быть и число")
        if name == _SCHOOL_YEAR and named_type(plain) is T.DATE:
            return Evidence(T.DATE, why)
        if name in _CASES:
            return _declined(plain, why)
    if asked.counted:
        return Evidence(T.NUMBER, "с ним считают")
    return None


def _declined(plain: str, why: str) -> Evidence:
    kind = named_type(plain)
    if kind in (T.PERSON, T.PEOPLE, T.POST):
        return Evidence(kind, f"{why} и имя")
    if _DOCUMENT.match(plain):
        return Evidence(T.DOCUMENT, f"{why} и имя")
    if _UNIT.search(plain):
        return Evidence(T.UNIT, f"{why} и имя")
    return Evidence(T.PERSON, why, "если это не человек, поставьте unit (название) или post")


def by_parts(asked: Asked) -> Evidence | None:
    """Return the type whose forms the parts of a name are; None when they are values themselves."""
    parts = frozenset(asked.parts)
    if not parts or any(part.row or part.parts for part in asked.parts.values()):
        return None
    shown = ", ".join(f"«.{name}»" for name in asked.parts)
    why = f"спрашивают {shown}"
    kind = next((kind for kind, forms in FORMS.items() if parts <= forms), None)
    is_act = "акт" in parts or len(parts) > 1 or _DOCUMENT.match(normal_name(asked.name))
    if kind is not None and (kind is not T.DOCUMENT or is_act):
        return Evidence(kind, why)
    latin = any(name.isascii() for name in parts)
    if named_type(asked.name) is T.PERSON and not latin and (asked.printed or asked.filters):
        return Evidence(T.PERSON, f"{why} и имя", "эти сведения возьмутся из справочника")
    switches = all(
        one.tested and not (one.printed or one.parts or one.row) for one in asked.parts.values()
    )
    if switches and not asked.printed and not any(name.isascii() for name in asked.parts):
        options = tuple(one.name.replace("_", " ") for one in asked.parts.values())
        return Evidence(
            T.CHOICE, f"в условиях спрашивают {shown}", "допишите варианты в choices", options,
            printed=False,
        )  # fmt: skip
    return None


def _by_attribute(asked: Asked) -> Evidence | None:
    """Return what sets the look of a cell: docxtpl's ``cellbg`` and ``colspan``."""
    if asked.attribute == "span":
        return Evidence(T.NUMBER, "сколько столбцов займёт ячейка", printed=False, example="1")
    if asked.attribute:
        return Evidence(T.TEXT, "цвет ячейки: шесть знаков", printed=False, example="DEEAF6")
    return None


def _by_place(asked: Asked) -> Evidence | None:
    if not asked.how:
        return None
    if named_type(asked.name) is T.IMAGE:
        return Evidence(T.IMAGE, "тег {{p …}} и имя")
    if asked.how == "p":
        doubt = "если это таблица или файл, заведите лист формы table или поставьте file"
        return Evidence(T.RICH_TEXT, "тег {{p …}} печатает целые абзацы", doubt)
    return Evidence(T.RICH_TEXT, "тег {{r …}} печатает текст с его оформлением")


def _by_conditions(asked: Asked) -> Evidence | None:
    constants = [value for value in asked.constants if not isinstance(value, bool)]
    words = [value for value in constants if isinstance(value, str) and value]
    if any(isinstance(value, int | float) for value in constants):
        return Evidence(T.NUMBER, "его сравнивают с числом")
    if words and not all(word.casefold() in _YES_NO for word in words):
        told = ", ".join(f"«{word}»" for word in words)
        if asked.printed and len(words) == 1:
            return Evidence(T.TEXT, f"его сравнивают с {told}")
        doubt = "другие варианты допишите в choices" if len(words) == 1 else ""
        return Evidence(T.CHOICE, f"его сравнивают с {told}", doubt, tuple(words), printed=False)
    if words:
        return Evidence(T.CHOICE, "его сравнивают с да или нет", "", ("да", "нет"), printed=False)
    if asked.tested and not asked.printed:
        return Evidence(T.YES_NO, "стоит только в условии")
    return None


def _by_name(asked: Asked) -> Evidence | None:
    for kind, pattern, word in _BY_NAME:
        if not _matches(pattern, asked.name):
            continue
        if kind is T.IMAGE:
            doubt = "в ячейке – имя файла картинки; если это слова, поставьте text"
            return Evidence(kind, "по имени: картинка", doubt)
        return Evidence(kind, f"по имени: {word}")
    return None
