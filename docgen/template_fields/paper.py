"""The names of a template as a Word document to print and to copy tags from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from docgen.content import Blocks, Paragraph, Role, Span, Table, TableCell, TableRow
from docgen.context.block_values import BlocksValue
from docgen.rendering import DocumentTemplate
from docgen.template_fields.shown import LEGEND, READER_SIGNS, REQUIRED_WORDS
from docgen.workspace import shipped_folder

if TYPE_CHECKING:
    from docgen.run import Run
    from docgen.template_fields.model import Field, FieldGroup, TemplateFields

_WIDTHS: Final = (4, 36, 28, 32)
_HEAD: Final = ("", "Что набрать", "Что это", "Что напечатается")


def paper_fields(found: TemplateFields, run: Run) -> bytes:
    """Return the names as a ``.docx``; its tags are plain text, ready to be copied."""
    path = shipped_folder("templates") / "service" / "names.docx"
    blocks = [block for group in found.groups for block in _group(group)]
    if found.unknown and found.kind:
        names = ", ".join(found.unknown)
        blocks.append(_paragraph(f"В книге этих имён нет: {names}."))
    rendered = DocumentTemplate.open(path, run.filters).render(
        {
            "название": f"Имена шаблона: {found.title or found.template.name}",
            "пояснение": BlocksValue((_paragraph(LEGEND),)),
            "имена": BlocksValue(tuple(blocks)),
        }
    )
    return rendered.data


def _group(group: FieldGroup) -> Blocks:
    """Return the heading of a sheet, its loop, and the table of its names."""
    notes = [group.note] if group.note else []
    if group.opening:
        notes.append(f"{group.opening} … {group.closing}")
    head = Paragraph((Span(group.title, bold=True),), Role.HEADING, level=3, keep_next=True)
    rows = [row for field in group.fields for row in _rows(field)]
    heading = TableRow(tuple(_cell(word) for word in _HEAD), "head")
    return (
        head,
        *(_paragraph(note, keep_next=True) for note in notes),
        Table(_WIDTHS, (heading, *rows)),
    )


def _rows(field: Field) -> Iterator[TableRow]:
    facts = (field.type, REQUIRED_WORDS[field.required])
    where = f"столбец «{field.column}»" if field.column else field.meaning
    what = ", ".join(filter(None, (where, *facts)))
    sign = READER_SIGNS[field.reader].strip()
    yield TableRow(tuple(map(_cell, (sign, field.tag, what, field.printed))))
    for form in field.forms:
        yield TableRow(tuple(map(_cell, ("", form.tag, "", form.printed))))


def _cell(text: str) -> TableCell:
    return TableCell((_paragraph(text),))


def _paragraph(text: str, *, keep_next: bool = False) -> Paragraph:
    return Paragraph((Span(text),), keep_next=keep_next)
