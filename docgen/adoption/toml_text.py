"""The TOML of an adopted kind, with a word on every choice for whoever keeps it."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Final

from docgen.adoption.model import AdoptedColumn, AdoptedSheet, Understood
from docgen.kinds.examples import ExampleRow
from docgen.kinds.model import Column, Shape, ValueType
from docgen.kinds.type_words import TYPE_WORDS
from docgen.starter import quoted

_HEAD = """\
# {title}: вид заведён по шаблону «{source}».
# Проверьте столбцы: рядом с каждым сказано, почему у него такой тип. Тип меняют здесь же:
{types}
# required: "yes" – обязательно всегда, "final" – в документе на подпись, "no" – можно не заполнять.
# tag – имя в шаблоне, если оно не то же, что заголовок. Все ключи – в docs/templates.md, раздел 6.
"""
_REPEATED: Final = "Сколько строк на листе, столько раз это место повторится в документе."
_HINTS: Final = {
    Shape.CARD: "Сведения, которые стоят в документе один раз.",
    Shape.TABLE: "Таблица напечатается со своими столбцами.",
}


def kind_toml(name: str, source: str, template: str, file_name: str, understood: Understood) -> str:
    """Return the text of ``templates/kinds/<name>.toml``."""
    words = ", ".join(f"{kind} – {word}" for kind, word in TYPE_WORDS.items())
    types = textwrap.fill(f"{words}.", 98, initial_indent="# ", subsequent_indent="# ")
    title = name[:1].upper() + name[1:]
    lines = [
        *_HEAD.format(title=title, source=source, types=types).splitlines(),
        *(f"# Не понято: {sentence}" for sentence in understood.unclear),
        "[kind]",
        *_pairs(
            {
                "name": name,
                "title": title,
                "description": f"По шаблону «{source}».",
                "template": template,
                "file_name": file_name,
            }
        ),
    ]
    for sheet in understood.sheets:
        lines += ["", *_sheet(sheet)]
    return "\n".join(lines) + "\n"


def example_toml(name: str, values: dict[str, tuple[ExampleRow, ...]], cards: set[str]) -> str:
    """Return the text of ``templates/examples/<name>.toml``: rows by the names of their sheets."""
    lines = [f"# Чем «docgen new {quoted(name)} --example» заполняет новую книгу."]
    for sheet, rows in values.items():
        heading = _toml_text(sheet)
        for row in rows:
            lines += ["", f"[{heading}]" if sheet in cards else f"[[{heading}]]"]
            lines += [f"{_toml_text(key)} = {_value(value)}" for key, value in row.items()]
    return "\n".join(lines) + "\n"


def _sheet(sheet: AdoptedSheet) -> Iterator[str]:
    yield f"# {sheet.why}"
    yield "[[sheet]]"
    if sheet.like:
        yield from _pairs({"like": sheet.like})
    else:
        yield from _pairs({"name": sheet.name, "shape": sheet.shape.value, "tag": sheet.tag})
    if sheet.required and not sheet.like:
        yield "required = true"
    hint = "" if sheet.like else _HINTS.get(sheet.shape, _REPEATED)
    yield from _pairs({"parent": sheet.parent, "parent_key": sheet.parent_key, "hint": hint})
    for one in sheet.columns:
        yield "[[sheet.column]]"
        yield from _shared(one) if one.is_shared else _column(one)


def _shared(one: AdoptedColumn) -> Iterator[str]:
    """Yield a column of which the common sheet says everything else."""
    yield f"name = {_toml_text(one.column.name)}  # {one.why}"
    yield from _pairs({"tag": one.column.tag})


def _column(one: AdoptedColumn) -> Iterator[str]:
    column = one.column
    doubt = f"; возможно, иначе: {one.doubt}" if one.doubt else ""
    yield f"name = {_toml_text(column.name)}"
    yield f"type = {_toml_text(column.type.value)}  # {one.why}{doubt}"
    yield from _pairs({"key": column.key})
    if column.required != "no":
        yield from _pairs({"required": column.required})
    if column.choices:
        yield f"choices = [{', '.join(map(_toml_text, column.choices))}]"
    if _is_hidden(column):
        yield "printed = false"
    yield from _pairs({"hint": column.hint, "example": column.example, "tag": column.tag})


def _is_hidden(column: Column) -> bool:
    """Whether the kind must say that a column is not printed: switches never are."""
    return not column.printed and column.type not in (
        ValueType.CHOICE,
        ValueType.YES_NO,
        ValueType.SHEET,
    )


def _pairs(pairs: dict[str, str]) -> Iterator[str]:
    for key, value in pairs.items():
        if value:
            yield f"{key} = {_toml_text(value)}"


def _value(value: object) -> str:
    if isinstance(value, str):
        return _toml_text(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _toml_text(text: str) -> str:
    # A basic string of TOML is one of JSON, but for the sign of deletion.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
