"""A small template with every kind of tag: how a description looks, and what tests print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import (
    blocks,
    cell,
    command,
    command_row,
    paragraph,
    row,
    run,
    signature,
    table,
)

if TYPE_CHECKING:
    from pathlib import Path

PAGE = LONG_STORAGE

BODY = (
    paragraph("Организация", "{{ организация }}"),
    paragraph("Вид документа", "ПРИКАЗ"),
    table(
        PAGE,
        (1, 1),
        row(
            cell("{{ дата }}", style="Дата и номер"),
            cell("№\u00a0{{ номер }}", style="Дата и номер", align="right"),
        ),
        bordered=False,
    ),
    paragraph("Заголовок документа", "{{ заголовок }}"),
    blocks("Текст", "преамбула"),
    paragraph("Слово команды", "ПРИКАЗЫВАЮ:"),
    command("for пункт in пункты"),
    paragraph("Пункт 1", "{{ loop.index }}.\u00a0", run("{{ пункт.текст }}")),
    command("endfor"),
    table(
        PAGE,
        (10, 60, 30),
        row("№ п/п", "Мероприятие", "Срок", head=True),
        command_row("for строка in мероприятия", 3),
        row(
            cell("{{ loop.index }}", align="center"),
            cell("{{p строка.содержание }}"),
            cell("{{ строка.срок }}"),
        ),
        command_row("endfor", 3),
    ),
    paragraph("Текст", "{{p заключение }}", keep_next=True),
    signature("подписи", PAGE),
    blocks("Текст", "приложения"),
)


def write(path: Path) -> None:
    """Write the template."""
    write_template(path, "".join(BODY), PAGE, "{{ название_документа }}", "{{ организация }}")
