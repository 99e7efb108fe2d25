"""What Jinja says is wrong with a tag, in Russian."""

from __future__ import annotations

from typing import Final

from jinja2.exceptions import SecurityError

from docgen.lazy_regex import lazy_regex
from docgen.limits import how_to_raise
from docgen.names import nearest_name
from docgen.rendering.sandbox.limits import TooLongError
from docgen.rendering.tags.words import COMMANDS

_TRANSLATIONS: Final = (
    (lazy_regex(r"unexpected char '([«»„“”‘’])'"), "кавычка «{0}» в теге без пары"),
    (lazy_regex(r"unexpected char '(.)'"), "посторонний знак «{0}»"),
    (
        lazy_regex(r"expected name or number"),
        "после точки нужно имя; точку самого заголовка («тел.») в теге не пишут",
    ),
    (lazy_regex(r"unexpected '(.)', expected '(.)'"), "вместо «{0}» нужно «{1}»"),
    (
        lazy_regex(r"expected token 'end of \w+ \w+', got ':'"),
        "двоеточие здесь ничего не значит: форму значения пишут через черту «|»",
    ),
    (lazy_regex(r"expected token 'name', got 'end of print"), "после черты нужно имя фильтра"),
    (
        lazy_regex(r"expected token 'end of \w+ \w+', got '='"),
        "один знак «=» ничего не сравнивает: равенство пишут «==»",
    ),
    (lazy_regex(r"unexpected '>'|got '>'"), "«не равно» пишут «!=», сравнение – «>» и «<»"),
    (lazy_regex(r"expected token 'end of \w+ \w+', got '([^']+)'"), "лишнее слово «{0}»"),
    (lazy_regex(r"expected token '([^']+)', got 'end of \w+ \w+'"), "в конце тега нет «{0}»"),
    (lazy_regex(r"expected token '([^']+)', got '([^']+)'"), "вместо «{1}» нужно «{0}»"),
    (lazy_regex(r"unexpected 'end of \w+ \w+'"), "в конце тега чего-то не хватает"),
    (lazy_regex(r"unexpected '([^']+)'"), "посторонний знак «{0}»"),
    (lazy_regex(r"Expected an expression"), "в теге нет имени"),
    (lazy_regex(r"[Uu]nexpected end|Missing end of"), "тег не закрыт"),
)
_UNKNOWN_FILTER: Final = lazy_regex(r"No (filter|test) named '([^']+)'")
_UNKNOWN_COMMAND: Final = lazy_regex(r"Encountered unknown tag '([^']+)'")
_BEYOND: Final = {
    "turns": "слишком много повторений",
    "printed_signs": "документ получается слишком длинным",
    "work_signs": "фильтры работают слишком долго",
}


def explained(message: str) -> str:
    """Return in Russian what Jinja says is wrong with a tag."""
    for pattern, sentence in _TRANSLATIONS:
        if match := pattern.search(message):
            return sentence.format(*match.groups())
    if match := _UNKNOWN_FILTER.search(message):
        kind = "неизвестный фильтр" if match[1] == "filter" else "неизвестная проверка"
        return f"{kind} «{match[2]}»"
    if match := _UNKNOWN_COMMAND.search(message):
        if match[1] in COMMANDS:
            return f"лишний тег «{match[1]}»: его блок не открыт"
        near = nearest_name(match[1], COMMANDS, 0.6)
        return f"неизвестная команда «{match[1]}»" + (f". Возможно, «{near}»" if near else "")
    return (
        message
        if message[:1].lower() in "абвгдежзиклмнопрстуфхцчшэюя"
        else f"тег не понят ({message})"
    )


def meaning(error: Exception) -> tuple[str, str]:
    """Return what went wrong as a tag was printed, and how to mend it."""
    if isinstance(error, TooLongError):
        told = _BEYOND.get(error.name, "слишком длинный текст")
        mend = "Проверьте вложенные циклы и фильтры в шаблоне."
        return f"{told}.", f"{mend} {how_to_raise(error.name)}"
    if isinstance(error, RecursionError):
        return (
            "листы ссылаются друг на друга по кругу или макрос вызывает сам себя.",
            "Проверьте ссылки на листы в книге и макросы в шаблоне.",
        )
    if isinstance(error, SecurityError):
        return f"{error.message}.", "Уберите это действие из тега."
    if isinstance(error, ZeroDivisionError):
        return "деление на ноль.", "Исправьте вычисление в теге."
    return (
        "значение не подходит к действию в теге.",
        "Проверьте фильтры и знаки действий в этом теге.",
    )
