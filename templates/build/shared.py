"""Pieces that several templates have: the бланк, signatures, исполнитель, приложения."""

from __future__ import annotations

from collections.abc import Sequence

from templates.build.base import LONG_STORAGE, Page
from templates.build.content import (
    Paragraph,
    blocks,
    cell,
    command,
    paragraph,
    row,
    signature,
    signature_row,
    table,
)

TITLE = "{{ название_документа }}"
CREATOR = "{{ организация_кратко }}"


def corner_blocks() -> list[Paragraph]:
    """Return the corner blocks side by side, set off from what follows (R-APPR-1)."""
    return [
        command("if грифы"),
        blocks("Гриф", "грифы"),
        paragraph("После грифа", ""),
        command("endif"),
    ]


def header_block(
    kind: str = "{{ наименование_вида }}", title: Sequence[Paragraph] = ()
) -> list[Paragraph]:
    """Return the бланк: lengthwise, or in the left corner where the workbook says so (R-PAR-4).

    ``title`` are paragraphs that stand under the kind: the заголовок of a протокол (R-TITLE-1).
    """
    corner = [
        *_emblem(),
        blocks("Организация", "организация"),
        paragraph("Вид документа", kind),
        *title,
        blocks("Место", "строка_даты_в_углу"),
    ]
    return [
        # The usual one stands first: whoever changes the template in Word meets it first.
        command("if not бланк.угловой"),
        *_emblem(),
        blocks("Организация", "организация"),
        *_kind_and_date(kind, title),
        command("else"),
        table(LONG_STORAGE, (80, 90), row(cell(*corner), cell("")), bordered=False),
        paragraph("После грифа", ""),
        command("endif"),
    ]


def _emblem() -> list[Paragraph]:
    """Return the герб, where the office has one (R-ORG-2)."""
    return [command("if герб"), blocks("Организация", "герб"), command("endif")]


def _kind_and_date(kind: str, title: Sequence[Paragraph]) -> list[Paragraph]:
    """Return kind and date line in the order of the profile (R-KIND-1, R-DATE-1)."""
    date_line = blocks("Дата и номер", "строка_даты")
    return [
        command("if профиль.дата_над_видом"),
        date_line,
        command("endif"),
        command("if not профиль.вид_в_строке_даты"),
        paragraph("Вид документа", kind),
        command("endif"),
        *title,
        command("if not профиль.дата_над_видом"),
        date_line,
        command("endif"),
    ]


def signatures(page: Page) -> list[Paragraph]:
    """Return the signature rows, kept with the last lines of the text (R-SIGN-1, R-SIGN-9)."""
    return [
        command("if подписи"),
        paragraph("Место подписи", ""),
        signature("подписи", page, post="должность|с_заглавной", name="кто|подпись"),
        command("endif"),
    ]


def signed() -> list[Paragraph]:
    """Return the signers of the original, on one page with «Верно».

    The word «Подпись» stands for the hand (R-EXTR-1).
    """
    return [
        command("if подписи"),
        paragraph("Место подписи", ""),
        signature(
            "подписи",
            LONG_STORAGE,
            post="должность|с_заглавной",
            name="кто|подпись",
            hand="Подпись",
            keep_next=True,
        ),
        command("endif"),
    ]


def certification() -> list[Paragraph]:
    """Return «Верно» with post, name and date, and where the original is kept (R-COPY-1)."""
    blank = "____________________"
    post = _or_blank("бумага.должность", "с_заглавной", blank)
    name = _or_blank("бумага.кто_заверил", "подпись", blank)
    return [
        paragraph("Отметка о заверении", "Верно"),
        signature_row(LONG_STORAGE, post, name, "Заверил"),
        paragraph(
            "Заверение",
            "{% if бумага.дата %}{{ бумага.дата }}{% else %}«___» __________ 20___ г.{% endif %}",
        ),
        command("if бумага.где_подлинник"),
        paragraph("Заверение", "Подлинник находится {{ бумага.где_подлинник }}."),
        command("endif"),
    ]


def _or_blank(name: str, form: str, blank: str) -> str:
    return f"{{% if {name} %}}{{{{ {name}|{form} }}}}{{% else %}}{blank}{{% endif %}}"


def executor() -> list[Paragraph]:
    """Return the mark of the исполнитель: name in full and telephone (R-EXEC-1)."""
    return [
        command("if исполнитель"),
        paragraph("Исполнитель: имя", "{{ исполнитель|полностью }}"),
        command("if телефон_исполнителя"),
        paragraph("Исполнитель", "{{ телефон_исполнителя }}"),
        command("endif"),
        command("endif"),
    ]


def attachments() -> list[Paragraph]:
    """Return the приложения, each in a section of its own (R-APP-2, R-APP-4)."""
    return [
        command("for приложение in приложения"),
        blocks("Текст документа", "приложение.начало"),
        command("if приложение.гриф"),
        blocks("Гриф", "приложение.гриф"),
        paragraph("После грифа", ""),
        command("endif"),
        blocks("Заголовок приложения", "приложение.название"),
        blocks("Текст документа", "приложение.содержание"),
        command("endfor"),
    ]
