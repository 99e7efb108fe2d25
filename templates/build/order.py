"""The template of a приказ (document-rules sections 2, 4, 5)."""

from __future__ import annotations

from pathlib import Path

from templates.build import shared
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import (
    Paragraph,
    blocks,
    cell,
    command,
    command_row,
    paragraph,
    row,
    table,
)


def write(path: Path) -> None:
    """Write the template."""
    body = [
        *shared.corner_blocks(),
        *shared.header_block(),
        blocks("Заголовок документа", "заголовок"),
        command("if основания"),
        paragraph(
            "Текст документа",
            "{{ основания|с_оборотами }}{% if преамбула %}, {{ преамбула|со_строчной }}{% endif %}",
        ),
        command("else"),
        blocks("Текст документа", "преамбула"),
        command("endif"),
        command("if команда"),
        paragraph("Слово команды", "{{ команда }}"),
        command("endif"),
        blocks("Пункт 1", "пункты"),
        *shared.signatures(LONG_STORAGE),
        *_acquaintance_below(),
        *shared.executor(),
        *_acquaintance_sheet(),
        *shared.attachments(),
    ]
    write_template(path, "".join(body), LONG_STORAGE, shared.TITLE, shared.CREATOR)


def _acquaintance_below() -> list[Paragraph]:
    """Return the лист ознакомления under the signature (R-ACQ-1)."""
    return [
        command("if лист_ознакомления.подписью"),
        paragraph(
            "Название таблицы",
            "С {{ наименование_вида|строчными|творительный }} ознакомлены:",
            before=360,
        ),
        _readers(),
        command("endif"),
    ]


def _acquaintance_sheet() -> list[Paragraph]:
    """Return the лист ознакомления on a sheet of its own, which names the приказ (R-ACQ-1)."""
    return [
        command("if лист_ознакомления.отдельном"),
        paragraph("Вид документа", "ЛИСТ ОЗНАКОМЛЕНИЯ", new_page=True),
        paragraph(
            "Заголовок по центру",
            "с {{ наименование_вида|строчными|творительный }} {{ от_и_номер }}",
        ),
        blocks("Заголовок по центру", "заголовок"),
        _readers(),
        command("endif"),
    ]


def _readers() -> Paragraph:
    return table(
        LONG_STORAGE,
        (70, 45, 30, 25),
        row("Должность", "Фамилия И.О.", "Подпись", "Дата", head=True),
        command_row("for человек in ознакомлены", 4),
        row(
            cell("{{ человек.должность|с_заглавной }}"),
            cell("{{ человек.кто|инициалы }}"),
            cell(""),
            cell(""),
        ),
        command_row("endfor", 4),
    )
