"""What an adoption understood and did, as Russian text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docgen.adoption.model import AdoptedColumn, AdoptedSheet, Adoption
from docgen.kinds.model import Shape
from docgen.kinds.type_words import TYPE_WORDS
from docgen.report import shown_path
from docgen.starter import quoted

_SHAPES: Final = {
    Shape.CARD: "карточка",
    Shape.ROWS: "список",
    Shape.TEXT: "текст по строкам",
    Shape.CLAUSES: "нумерованные пункты",
    Shape.TABLE: "таблица как есть",
    Shape.APPROVALS: "грифы",
    Shape.ATTACHMENTS: "приложения",
}
_REQUIRED: Final = {"yes": ", обязательно", "final": ", обязательно на подпись", "no": ""}
_FILLED: Final = {
    "": "В книге пусто: заполните её.",
    "found": "В книге – то, что найдено в готовом документе: проверьте и собирайте.",
    "invented": "В книге вымышленный документ: впишите вместо него свой.",
}


def text_adoption(result: Adoption, here: Path) -> str:
    """Return the report for a person: sheets, columns, doubts, files, next steps."""
    lines = [f"Шаблон «{result.source.name}» – вид «{result.name}».", ""]
    for sheet in result.understood.sheets:
        lines += _sheet_lines(sheet)
    doubtful = [
        f"  «{one.column.name}» ({sheet.name}): {one.doubt}."
        for sheet in result.understood.sheets
        for one in sheet.columns
        if one.doubt
    ]
    if doubtful:
        lines += ["", "Проверьте:", *doubtful]
    if result.understood.unclear and not result.troubles:
        lines += ["", "Не понято:", *(f"  {one}" for one in result.understood.unclear)]
    if result.places:
        lines += ["", f"Похоже на места для заполнения, но не теги: {', '.join(result.places)}."]
        lines.append("Они напечатаются как есть. Тег – имя в двойных скобках: {{ дата }}.")
    lines += [] if result.troubles else _foreign_lines(result, here)
    if result.left_out:
        names = ", ".join(result.left_out)
        lines += [
            "",
            f"Найденное в документе, для которого в шаблоне больше нет имени: {names}.",
            "Если имя исправлено, впишите значение в книгу сами.",
        ]
    if result.relative:
        lines += [
            "",
            f"Почти все эти имена знает вид «{result.relative}»: возможно, новый вид не нужен.",
            "Тогда положите шаблон в templates/docx вместо его шаблона.",
        ]
    if result.troubles:
        return "\n".join([*lines, "", *_trouble_lines(result, here)])
    return "\n".join([*lines, "", *_ending(result, here)])


def json_adoption(result: Adoption, here: Path) -> str:
    """Return the same as one JSON object."""
    report = {
        "source": shown_path(result.source, here),
        "kind": result.name,
        "written": result.written,
        "files": {
            "kind": shown_path(result.kind_file, here),
            "template": shown_path(result.template, here),
            "workbook": shown_path(result.book, here),
        },
        "filled": result.filled or None,
        "relative": result.relative or None,
        "unclear": result.understood.unclear,
        "left_out": list(result.left_out),
        "places": list(result.places),
        "troubles": [
            {"place": one.place, "tag": one.tag, "problem": one.problem, "advice": one.advice}
            for one in result.troubles
        ],
        "sheets": [
            {
                "name": sheet.name,
                "shape": sheet.shape.value,
                "tag": sheet.tag or None,
                "like": sheet.like or None,
                "parent": sheet.parent or None,
                "why": sheet.why,
                "columns": [_column_fields(one) for one in sheet.columns],
            }
            for sheet in result.understood.sheets
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _sheet_lines(sheet: AdoptedSheet) -> Iterator[str]:
    parent = f", подчинён листу «{sheet.parent}»" if sheet.parent else ""
    yield f"Лист «{sheet.name}» ({_SHAPES[sheet.shape]}{parent}): {sheet.why}."
    for one in sheet.columns:
        column = one.column
        tag = f" ← {column.tag}" if column.tag else ""
        options = f": {', '.join(column.choices)}" if column.choices else ""
        yield (
            f"  {column.name}{tag} – {TYPE_WORDS[column.type]}{options}"
            f"{_REQUIRED[column.required]} ({one.why})"
        )


def _foreign_lines(result: Adoption, here: Path) -> list[str]:
    """Return what is said of headings that could not be put into Russian."""
    foreign = [
        f"«{name}» ({sheet.name})" if name != sheet.name else f"лист «{name}»"
        for sheet in result.understood.sheets
        for name in (sheet.name, *(one.column.name for one in sheet.columns))
        if name.isascii() and any(map(str.isalpha, name))
    ]
    if not foreign:
        return []
    file = shown_path(result.kind_file, here)
    return [
        "",
        f"Перевести не удалось: {', '.join(foreign)}.",
        f"Русский заголовок впишите в name в файле {file}; tag оставьте как есть.",
    ]


def _trouble_lines(result: Adoption, here: Path) -> Iterator[str]:
    yield f"По этому шаблону документ не соберётся, исправить нужно мест: {len(result.troubles)}."
    for one in result.troubles:
        yield f"  {one.place[:1].upper()}{one.place[1:]}" if one.place else "  Пробный документ"
        yield f"    {one.problem[:1].upper()}{one.problem[1:]}"
        if one.advice:
            yield f"    {one.advice.rstrip('.')}."
    yield ""
    shown = quoted(shown_path(result.source, here))
    yield f"Ничего не записано. Исправьте шаблон и повторите: docgen template adopt {shown}"


def _ending(result: Adoption, here: Path) -> Iterator[str]:
    files = (
        ("Вид", result.kind_file),
        ("Шаблон", result.template),
        ("Книга", result.book),
    )
    if not result.written:
        yield "Ничего не записано (--dry-run). Будут созданы:"
    for what, path in files:
        yield f"{what}: {shown_path(path, here)}"
    if result.written:
        yield _FILLED[result.filled]
        yield f"Соберите документ: docgen build {quoted(shown_path(result.book, here))}"


def _column_fields(one: AdoptedColumn) -> dict[str, object]:
    column = one.column
    return {
        "name": column.name,
        "tag": column.tag_name,
        "type": column.type.value,
        "required": column.required,
        "choices": list(column.choices),
        "why": one.why,
        "doubt": one.doubt or None,
    }
