"""Pieces that several templates have: the бланк, signatures, исполнитель, приложения."""

from __future__ import annotations

from templates.build.base import Page
from templates.build.content import Paragraph, blocks, command, paragraph, signature

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


def header_block() -> list[Paragraph]:
    """Return organisation, kind, date line: their order is the profile's (R-KIND-1, R-DATE-1)."""
    date_line = blocks("Дата и номер", "строка_даты")
    return [
        command("if герб"),
        blocks("Организация", "герб"),
        command("endif"),
        blocks("Организация", "организация"),
        command("if профиль.дата_над_видом"),
        date_line,
        command("endif"),
        command("if not профиль.вид_в_строке_даты"),
        paragraph("Вид документа", "{{ наименование_вида }}"),
        command("endif"),
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
