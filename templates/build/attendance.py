"""The template of a явочный лист: those present and invited, to be signed (R-PROT-4)."""

from __future__ import annotations

from pathlib import Path

from templates.build import shared
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import (
    HAND_MM,
    Paragraph,
    blocks,
    cell,
    command,
    command_row,
    paragraph,
    row,
    signature_row,
    table,
)


def write(path: Path) -> None:
    """Write the template."""
    body = [
        blocks("Организация", "организация"),
        paragraph("Вид документа", "ЯВОЧНЫЙ ЛИСТ"),
        paragraph("Заголовок по центру", "к {{ этот_документ|дательный }}"),
        *_list("присутствовали", "Присутствовали"),
        *_list("приглашенные", "Приглашённые"),
        command("if секретарь"),
        paragraph("Место подписи", ""),
        signature_row(LONG_STORAGE, "Секретарь", "{{ секретарь|подпись }}"),
        command("endif"),
    ]
    title = "Явочный лист к {{ этот_документ|дательный }}"
    write_template(path, "".join(body), LONG_STORAGE, title, shared.CREATOR)


def _list(rows: str, label: str) -> list[Paragraph]:
    """Return a list to be signed under its label, by alphabet (R-PROT-3)."""
    post = (
        "{{ человек.должность|с_заглавной }}"
        "{% if человек.организация %}, {{ человек.организация }}{% endif %}"
    )
    note = "{% if человек.примечание %} ({{ человек.примечание }}){% endif %}"
    return [
        command(f"if {rows}"),
        paragraph("Название таблицы", f"{label}: {{{{ {rows}.число|человек }}}}"),
        table(
            LONG_STORAGE,
            (12, 63, 65, 30),
            row("№", "Фамилия И.О.", "Должность", "Подпись", head=True),
            command_row(f"for человек in {rows}.по_алфавиту", 4),
            row(
                cell("{{ loop.index }}", align="center"),
                cell("{{ человек.кто|инициалы }}" + note),
                cell(post),
                cell(""),
                height_mm=HAND_MM,
            ),
            command_row("endfor", 4),
        ),
        command("endif"),
    ]
