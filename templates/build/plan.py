"""The template of a план or дорожная карта (document-rules section 7)."""

from __future__ import annotations

from pathlib import Path

from templates.build import shared
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import blocks, command, paragraph


def write(path: Path) -> None:
    """Write the template."""
    body = [
        blocks("Текст документа", "страница"),
        *shared.corner_blocks(),
        blocks("Организация", "организация"),
        blocks("Название плана", "название"),
        command("if период"),
        paragraph("Заголовок по центру", "{{ период }}"),
        command("endif"),
        command("if дата or номер or место"),
        blocks("Дата и номер", "строка_даты"),
        command("endif"),
        blocks("Текст документа", "введение"),
        command("if мероприятия"),
        paragraph("Между таблицами", ""),
        blocks("Текст документа", "мероприятия"),
        command("endif"),
        blocks("Текст документа", "заключение"),
        *shared.signatures(LONG_STORAGE),
        *shared.executor(),
        *shared.attachments(),
    ]
    write_template(path, "".join(body), LONG_STORAGE, shared.TITLE, shared.CREATOR)
