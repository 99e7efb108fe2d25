"""The template of a приказ (document-rules sections 2, 4, 5)."""

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
    run,
    table,
)


def write(path: Path) -> None:
    """Write the template."""
    body = [
        *shared.corner_blocks(),
        *shared.header_block(),
        *title(),
        *preamble(),
        blocks("Пункт 1", "пункты"),
        *shared.signatures(LONG_STORAGE),
        *_acquaintance_below(),
        *shared.executor(),
        *_acquaintance_sheet(),
        *shared.attachments(),
    ]
    write_template(path, "".join(body), LONG_STORAGE, shared.TITLE, shared.CREATOR)


def title() -> list[Paragraph]:
    """Return the заголовок; on a lengthwise бланк an authority's stands centred (R-TITLE-3)."""
    return [
        command("if вариант.управление and бланк.продольный"),
        blocks("Заголовок посередине", "заголовок"),
        command("else"),
        blocks("Заголовок документа", "заголовок"),
        command("endif"),
    ]


_GROUNDS = "{{ основания|с_оборотами }}{% if преамбула %}, {{ преамбула|со_строчной }}{% endif %}"


def preamble(*, grounds: bool = True) -> list[Paragraph]:
    """Return what leads to the clauses, and the word of command (R-ORD-1, R-ORD-4, R-ORD-5).

    A school's word stands in capitals on a line of its own; an authority's goes on the sentence in
    small letters. Both are set apart by character spacing. ``grounds``: the kind has «Основания».
    """
    some = "(основания or преамбула)" if grounds else "преамбула"
    line = "{{ преамбула }}"
    body = [blocks("Текст документа", "преамбула")]
    if grounds:
        line = f"{{% if основания %}}{_GROUNDS}{{% else %}}{line}{{% endif %}}"
        body = [
            command("if основания"),
            paragraph("Текст документа", _GROUNDS),
            command("else"),
            *body,
            command("endif"),
        ]
    return [
        command(f"if вариант.управление and команда and {some}"),
        paragraph("Текст документа", f"{line} ", run("{{ команда|строчными }}", spaced=True)),
        command("else"),
        *body,
        command("if команда"),
        paragraph("Слово команды", "{{ команда }}"),
        command("endif"),
        command("endif"),
    ]


def _acquaintance_below() -> list[Paragraph]:
    """Return the лист ознакомления under the signature (R-ACQ-1)."""
    return [
        command("if лист_ознакомления.подписью"),
        paragraph(
            "Название таблицы",
            "С {{ наименование_вида|строчными|творительный }} ознакомлены:",
            before=360,
        ),
        readers(),
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
        readers(),
        command("endif"),
    ]


def readers() -> Paragraph:
    """Return the table in which people sign that they have read the paper (R-ACQ-1)."""
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
            height_mm=HAND_MM,
        ),
        command_row("endfor", 4),
    )
