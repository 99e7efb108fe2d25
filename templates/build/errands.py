"""The template of a list of tasks: whom, what, by when, by which item of which document."""

from __future__ import annotations

from pathlib import Path

from templates.build import shared
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import blocks, cell, command, command_row, paragraph, row, table


def write(path: Path) -> None:
    """Write the template."""
    body = [
        blocks("Организация", "организация"),
        paragraph("Вид документа", "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ"),
        paragraph("Заголовок по центру", "по {{ этот_документ|дательный }}"),
        command("if бумага.для_кого"),
        paragraph("Ярлык", "Исполнитель: {{ бумага.для_кого.с_должностью }}"),
        command("endif"),
        table(
            LONG_STORAGE,
            # «антитеррористической» fits whole, and so does nearly every surname with initials.
            (16, 47, 47, 31, 29),
            row("Пункт", "Поручение", "Исполнитель", "Срок", "Отметка об исполнении", head=True),
            command_row("for поручение in поручения", 5),
            command_row("if поручение.начало_раздела", 5),
            row(cell("{{ поручение.раздел }}", style="Таблица: раздел", span=5)),
            command_row("endif", 5),
            row(
                cell("{{ поручение.пункт }}", align="center"),
                cell(blocks("Таблица: текст", "поручение.что")),
                cell("{{ поручение.исполнитель or '–' }}"),
                cell("{{ поручение.срок or '–' }}"),
                cell(""),
            ),
            command_row("endfor", 5),
        ),
    ]
    title = "Перечень поручений по {{ этот_документ|дательный }}"
    write_template(path, "".join(body), LONG_STORAGE, title, shared.CREATOR)
