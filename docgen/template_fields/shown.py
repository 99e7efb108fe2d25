"""The names of a template as text for a console and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docgen.report import shown_path
from docgen.template_fields.model import Field, FieldGroup, Reader, TemplateFields

REQUIRED_WORDS: Final = {"yes": "обязательно", "final": "обязательно на подпись", "no": ""}
READER_SIGNS: Final[dict[Reader, str]] = {"template": "+", "docgen": "·", "": " "}
LEGEND: Final = "+ есть в шаблоне   · docgen берёт сам   без знака – не используется"
_WIDTH: Final = 79
_NARROW: Final = 34


def text_fields(found: TemplateFields, base: Path, *, forms: bool = False) -> str:
    """Return the names as text: a line for each, with its forms when they are asked for."""
    parts = [_head(found, base)]
    parts += ["\n".join(_group(group, forms=forms)) for group in found.groups]
    if found.unknown and found.kind:
        names = ", ".join(f"«{name}»" for name in found.unknown)
        parts.append("\n".join(_wrapped(f"В книге этих имён нет: {names}.", "")))
    if found.groups and found.kind and not forms:
        parts.append("Все формы значений: docgen template fields … --forms")
    return "\n\n".join(parts)


def _head(found: TemplateFields, base: Path) -> str:
    template = shown_path(found.template, base)
    if not found.kind:
        return (
            f"Шаблон {template}: ни один вид документа его не использует.\n"
            "Вид и книгу для него сделает: docgen template adopt ФАЙЛ"
        )
    return f"{found.title} – шаблон {template}\n{LEGEND}"


def _group(group: FieldGroup, *, forms: bool) -> Iterator[str]:
    yield group.title
    if group.note:
        yield from _wrapped(group.note, "  ")
    if group.opening:
        yield f"  между {group.opening} и {group.closing}"
    for field in group.fields:
        yield from _field(field)
        if forms:
            for form in field.forms:
                yield from _told(f"      {form.tag}", form.printed)


def _field(field: Field) -> Iterator[str]:
    column = f"«{field.column}»" if field.column else ""
    facts = ", ".join(filter(None, (column, field.type, REQUIRED_WORDS[field.required])))
    what = facts or field.meaning
    words = " – ".join(filter(None, (what, field.printed)))
    yield from _told(f"  {READER_SIGNS[field.reader]} {field.tag}", words)


def _told(left: str, words: str) -> list[str]:
    if not words:
        return [left]
    head = left if len(left) < _NARROW else ""
    lines = [] if head else [left]
    indent = " " * _NARROW
    told = textwrap.wrap(words, _WIDTH, initial_indent=indent, subsequent_indent=indent)
    return [*lines, f"{head:<{_NARROW}}{told[0].lstrip()}", *told[1:]]


def _wrapped(words: str, indent: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent=indent, subsequent_indent=indent)


def json_fields(found: TemplateFields, base: Path) -> str:
    """Return the names as one JSON object.

    ``fields`` has ``name``, ``tag``, ``sheet``, ``column``, ``type``, ``required`` (yes, final or
    no), ``meaning``, ``example``, ``forms`` (``tag``, ``printed``), ``read_by`` (template, docgen
    or empty) and ``loop``, the tag that opens the loop around it, or null; ``unknown`` are names
    in the tags that nothing gives.
    """
    fields = [
        {
            "name": field.name,
            "tag": field.tag,
            "sheet": field.sheet,
            "column": field.column,
            "type": field.type,
            "required": field.required,
            "meaning": field.meaning,
            "example": field.printed,
            "forms": [{"tag": form.tag, "printed": form.printed} for form in field.forms],
            "read_by": field.reader,
            "loop": group.opening or None,
        }
        for group in found.groups
        for field in group.fields
    ]
    told = {
        "template": shown_path(found.template, base),
        "kind": found.kind,
        "fields": fields,
        "unknown": list(found.unknown),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
