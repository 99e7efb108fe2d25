"""What a new workbook says of a column: hints, prompts, what is refused. All in Russian."""

from __future__ import annotations

from typing import Final

from docgen.kinds.model import Column, ValueType

#: What Excel keeps of the title and of the text of a message; a longer one damages the file.
_TITLE_LIMIT: Final = 32
_TEXT_LIMIT: Final = 224
_REQUIRED: Final = {
    "yes": "Обязательно.",
    "final": "Обязательно к подписи.",
    "no": "",
}
_HOW: Final = {
    ValueType.DATE: "Дата цифрами: 05.09.2027.",
    ValueType.DEADLINE: "Как говорите: «до 25.12.2027», «сентябрь – май», «ежемесячно».",
    ValueType.PERSON: "Фамилия, имя, отчество в именительном падеже.",
    ValueType.PEOPLE: "В именительном падеже; нескольких – через запятую или с новой строки "
    "(Alt+Enter).",
    ValueType.POST: "В именительном падеже.",
    ValueType.NUMBER: "Число цифрами.",
    ValueType.SHEET: "Имя листа, как на его ярлычке; несколько – через точку с запятой.",
}
_REFUSED: Final = {
    ValueType.DATE: (
        "Это не дата",
        "Такого дня нет или он записан непонятно. Впишите, например, 05.09.2027.",
    ),
    ValueType.NUMBER: ("Это не число", "Впишите число цифрами, например 12."),
}
_NOT_IN_LIST: Final = ("Значения нет в списке", "Выберите значение из списка.")


def needed(column: Column) -> str:
    """Return «yes», «final» or «no»: a column with a default may always stay blank."""
    return "no" if column.default else column.required


def hint(column: Column) -> str:
    """Return all that is told of a column: whether it is needed, what it is, an example."""
    is_told = "апример" in column.hint or column.example in column.hint
    shown = "" if is_told else f"Например: {_quoted(column.example)}."
    parts = (_REQUIRED[needed(column)], column.hint, shown)
    return " ".join(part for part in parts if part)


def _quoted(text: str) -> str:
    return text if "«" in text else f"«{text}»"


def prompt(column: Column, *, listed: bool) -> tuple[str, str]:
    """Return the title and the text that Excel shows beside a chosen cell; both may be empty."""
    how = _HOW.get(column.type, "")
    if listed and how:
        how = f"Выберите из списка или впишите. {how}"
    text = " ".join(part for part in (how, column.hint) if part) if how else ""
    return (_cut(column.name, _TITLE_LIMIT), _cut(text, _TEXT_LIMIT)) if text else ("", "")


def refusal(column: Column) -> tuple[str, str]:
    """Return the title and the text that Excel shows when something else is typed."""
    return _REFUSED.get(column.type, _NOT_IN_LIST)


def _cut(text: str, limit: int) -> str:
    """Return a text that fits, whole words of it, with «…» where it was cut."""
    if len(text) <= limit:
        return text
    return f"{text[: limit - 1].rsplit(' ', 1)[0].rstrip(' ,;:–')}…"
