"""Lines of a cell become paragraphs, dashes and numbered items with their look."""

from __future__ import annotations

import pytest

from docgen.content import Paragraph, Role, Span, plain
from docgen.workbook.spans import split_lines
from docgen.workbook.text_blocks import text_blocks


def outline(text: str) -> list[tuple[str, int, str, str]]:
    """Return role, level, number and text of the paragraphs that the text gives."""
    return [
        (p.role.value, p.level, p.number, p.text) for p in text_blocks(split_lines((Span(text),)))
    ]


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("- пункт", "–", "пункт"),
        ("– пункт", "–", "пункт"),
        ("—\u00a0пункт", "–", "пункт"),
        ("• пункт", "–", "пункт"),
        ("* пункт", "–", "пункт"),
        ("1. Пункт", "1.", "Пункт"),
        ("12) пункт", "12)", "пункт"),
        ("1.2. Пункт", "1.2.", "Пункт"),
        ("1.1. Система оценки", "1.1.", "Система оценки"),
        ("1.2.3.4. Пункт", "1.2.3.4.", "Пункт"),
        ("1.2) пункт", "1.2)", "пункт"),
        ("а) пункт", "а)", "пункт"),
        ("Б) пункт", "Б)", "пункт"),
        ("1. 10 учеников награждены", "1.", "10 учеников награждены"),
        ("1. 2027 год объявить годом чтения", "1.", "2027 год объявить годом чтения"),
    ],
)
def test_finds_items(line: str, number: str, text: str) -> None:
    (item,) = text_blocks(split_lines((Span(line),)))
    assert (item.number, item.text) == (number, text)
    assert item.role is (Role.DASH if number == "–" else Role.NUMBERED)


@pytest.mark.parametrize(
    "line",
    [
        "2024 г. был удачным",
        "2024. Итоги",
        "5. 10",
        "5. 10.2027",
        "01.03.2024 состоялось заседание",
        "01.03. состоялось заседание",
        "12. 03. 2027 состоялось",
        "1.5 часа",
        "1.2 Раздел",
        "-5 градусов",
        "*Сноска",
        "1.",
        "-",
        "С. Иванов",
        "И. о. директора",
        "г. Калуга",
        "ул. Мира, 5",
        "№ 5. Итоги",
    ],
)
def test_leaves_other_lines_alone(line: str) -> None:
    assert outline(line) == [("body", 1, "", line)]


def test_drops_empty_lines_and_outer_blanks() -> None:
    assert outline("\n  Первый \n\n \u00a0\nВторой\n") == [
        ("body", 1, "", "Первый"),
        ("body", 1, "", "Второй"),
    ]


def test_goes_deeper_by_two_blanks() -> None:
    text = "- а\n - б\n  - в\n      - г\n\t- д\n  - е\n- ж\nтекст\n    - з"
    assert [(level, text) for _, level, _, text in outline(text)] == [
        (1, "а"),
        (1, "б"),
        (2, "в"),
        (3, "г"),
        (3, "д"),
        (2, "е"),
        (1, "ж"),
        (1, "текст"),
        (2, "з"),
    ]


def test_takes_the_level_from_the_number() -> None:
    assert [(level, number) for _, level, number, _ in outline("1. а\n1.1. б\n1.1.1. в")] == [
        (1, "1."),
        (2, "1.1."),
        (3, "1.1.1."),
    ]


def test_keeps_the_look_when_the_marker_goes() -> None:
    spans = (Span("- ва", bold=True), Span("жно", bold=True, italic=True), Span(" и нет"))
    assert text_blocks(split_lines(spans)) == (
        Paragraph(
            (Span("ва", bold=True), Span("жно", bold=True, italic=True), Span(" и нет")),
            Role.DASH,
            number="–",
        ),
    )


def test_loses_no_character_but_markers() -> None:
    text = "Начало\n- один\n1.2. два\nа) три\nконец"
    assert [plain(p.spans) for p in text_blocks(split_lines((Span(text),)))] == [
        "Начало",
        "один",
        "два",
        "три",
        "конец",
    ]
