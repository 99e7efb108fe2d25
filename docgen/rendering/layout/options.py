"""Words that a filter takes in its brackets: ``рисунок(ширина_мм=25)``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.errors import TemplateError
from docgen.names import nearest_name, normal_name


def options_of(
    word: str, options: Mapping[str, Any], known: Mapping[str, str], example: str
) -> dict[str, Any]:
    """Return the options of a filter under our names for them; TemplateError for any other."""
    given = {}
    for name, value in options.items():
        key = known.get(normal_name(name))
        if key is None:
            near = nearest_name(name, known)
            guess = f" Возможно, «{near}»." if near else ""
            raise TemplateError(
                f"Фильтр «{word}» не знает слова «{name}».{guess}", f"Например: {example}."
            )
        given[key] = value
    return given
