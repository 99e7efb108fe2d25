"""Typed values taken out of a TOML file; what does not fit is told with its file and key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from docgen.errors import KindError
from docgen.limits import how_to_raise, limits
from docgen.names import nearest_name
from docgen.toml_text import LongKeyError, parsed

Table = Mapping[str, Any]

_BEYOND: Final = "слишком длинное число или слишком много скобок"


class TomlFile:
    """One TOML file; every getter raises KindError when the value is not what was expected."""

    def __init__(self, path: Path, what: str = "Файл вида") -> None:
        self.path = path
        self._what = what

    def error(self, key: str, expected: str) -> KindError:
        """Return the error that names this file, the key and what was expected."""
        return KindError(f"{self._what} «{self.path.name}», ключ «{key}»: {expected}.")

    def read(self) -> str:
        """Return the text of the file."""
        path = self.path
        try:
            if path.stat().st_size > limits().toml_kb * 1024:
                raise KindError(
                    f"{self._what} «{path.name}» слишком велик.", how_to_raise("toml_kb")
                )
            text = path.read_text(encoding="utf-8-sig")
        except OSError as failure:
            raise KindError(
                f"{self._what} «{path.name}» не читается: ошибка системы {failure.errno}."
            ) from failure
        except UnicodeDecodeError as failure:
            raise KindError(
                f"{self._what} «{path.name}» не в кодировке UTF-8.", "Сохраните его как UTF-8."
            ) from failure
        return text

    def load(self) -> Table:
        """Return the whole file."""
        try:
            return parsed(self.read())
        except LongKeyError as failure:
            raise KindError(
                f"{self._what} «{self.path.name}»: слишком много точек в одном ключе."
            ) from failure
        except (ValueError, RecursionError) as failure:
            # tomllib itself trips over numbers of thousands of digits and a thousand brackets.
            why = _where(failure) or _BEYOND
            raise KindError(
                f"{self._what} «{self.path.name}» не разобран: {why}.",
                "Посмотрите на это место и выше: кавычки и скобки закрыты, после имени стоит «=»?",
            ) from failure

    def refuse_unknown(self, table: Table, known: set[str], where: str) -> None:
        """Refuse a key that means nothing here, and offer the nearest one."""
        for key in table:
            if key not in known:
                near = nearest_name(key, known)
                offer = f"; возможно, имелось в виду «{near}»" if near else ""
                raise self.error(
                    f"{where}.{key}".strip("."),
                    f"такого ключа нет{offer}. Можно: {', '.join(sorted(known))}",
                )

    def table(self, document: Table, key: str) -> Table:
        """Return the table under a key."""
        value = document.get(key)
        if not isinstance(value, dict):
            raise self.error(key, f"нужна таблица [{key}]")
        return value

    def tables(self, document: Table, key: str, where: str) -> list[Table]:
        """Return the list of tables under a key; an absent key is an empty list."""
        value = document.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(f"{where}.{key}".strip("."), f"нужен список таблиц [[{key}]]")
        return value

    def text(self, table: Table, key: str, where: str, default: str | None = None) -> str:
        """Return a text; one without a default is obligatory."""
        value = table.get(key, default)
        if value is None:
            raise self.error(f"{where}.{key}", "ключ обязателен, нужен текст в кавычках")
        if not isinstance(value, str):
            raise self.error(f"{where}.{key}", f"нужен текст в кавычках, а стоит {value!r}")
        return value

    def texts(self, table: Table, key: str, where: str) -> tuple[str, ...]:
        """Return a list of texts; an absent key is an empty list."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f"{where}.{key}", 'нужен список текстов, например ["один", "два"]')
        return tuple(value)

    def flag(self, table: Table, key: str, where: str, *, default: bool) -> bool:
        """Return true or false."""
        value = table.get(key, default)
        if not isinstance(value, bool):
            raise self.error(f"{where}.{key}", f"нужно true или false, а стоит {value!r}")
        return value

    def number(self, table: Table, key: str, where: str) -> float:
        """Return a number that is not negative; an absent key is 0."""
        value = table.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise self.error(f"{where}.{key}", f"нужно число не меньше нуля, а стоит {value!r}")
        return float(value)

    def one_of(self, value: str, allowed: Sequence[str], key: str) -> str:
        """Return the value if it is one of those allowed."""
        if value not in allowed:
            near = nearest_name(value, allowed)
            offer = f"; возможно, «{near}»" if near else ""
            raise self.error(
                key, f"значение «{value}» неизвестно{offer}. Можно: {', '.join(allowed)}"
            )
        return value


def _where(failure: Exception) -> str:
    """Return where the text stops being TOML, empty where it does not; tomllib speaks English."""
    from tomllib import TOMLDecodeError

    if not isinstance(failure, TOMLDecodeError):
        return ""
    found = re.search(r"at line (\d+), column (\d+)", str(failure))
    return f"строка {found[1]}, знак {found[2]}" if found else "текст обрывается в конце файла"
