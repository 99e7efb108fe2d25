"""Rules between the workbooks of a run: each tells the slip at its own cell, and only that."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import pipeline
from docgen.checks import ACROSS, references
from docgen.workspace import Workspace
from tests.checks.books import Sheets, minutes, order
from tests.documents.conftest import Rows, save

Books = dict[str, Sheets]


def numbered(number: str, day: str, text: str = "Сделать.", **fields: str) -> Sheets:
    """An order with a number and a date, and a clause."""
    card = [
        ["Вид документа", "приказ"],
        ["Дата", day],
        ["Номер", number],
        ["Заголовок", fields.pop("title", "О деле")],
        *([name, value] for name, value in fields.items()),
    ]
    return order([["Текст"], [text]], Реквизиты=card)


def meeting(number: str, day: str, title: str, text: str = "Принять.") -> Sheets:
    card: Rows = [
        ["Вид документа", "протокол"],
        ["Дата", day],
        ["Номер", number],
        ["Заголовок", title],
        ["Секретарь", "Коваль Е.В."],
    ]
    decisions: Rows = [["Вопрос", "Решение"], [1, text], [2, text]]
    return minutes(Реквизиты=card, Решения=decisions)


FOOD = numbered("101", "01.09.2027", title="Об организации питания")
COUNCIL = "заседания педагогического совета"
#: The workbooks of a run by name, and what must be told: «code Книга Лист!Ячейка».
CASES: list[tuple[Books, list[str]]] = [
    (
        {"А": FOOD, "Б": numbered("102", "03.09.2027", "Исполнить приказ от 01.09.2027 № 101.")},
        [],
    ),
    (
        {"А": FOOD, "Б": numbered("102", "03.09.2027", "Исполнить приказ от 02.09.2027 № 101.")},
        ["cited-acts-agree-across Б Пункты!A2"],
    ),
    (
        {
            "А": FOOD,
            "Б": numbered(
                "102",
                "03.09.2027",
                "Исполнить приказ от 01.09.2027 № 110 «Об организации питания».",
            ),
        },
        ["cited-acts-agree-across Б Пункты!A2"],
    ),
    (
        {
            "А": FOOD,
            "Б": numbered("102", "03.09.2027", "По приказу от 01.09.2027 № 101 «О приёме детей»."),
        },
        ["cited-acts-agree-across Б Пункты!A2"],
    ),
    (
        {
            "А": FOOD,
            "Б": numbered("9", "03.09.2027", "По приказу от 02.09.2027 № 101.", Организация="Сад"),
            "В": numbered("108", "03.09.2027", "По приказу Минфина от 07.05.2027 № 101."),
        },
        ["cited-acts-agree-across Б Пункты!A2"],
    ),
    (
        {
            "А": numbered("1", "03.09.2027", "По приказу Управления от 27.08.2027 № 198."),
            "Б": numbered("2", "04.09.2027", "По приказу Управления от 28.08.2027 № 198."),
            "В": numbered("3", "05.09.2027", "По приказу Управления от 28.08.2027 № 198."),
        },
        ["cited-acts-agree-across А Пункты!A2"],
    ),
    (
        {
            "А": meeting("2", "30.08.2027", COUNCIL),
            "Б": numbered(
                "2", "01.09.2027", "По протоколу педагогического совета от 31.08.2027 № 2."
            ),
            "В": numbered("3", "01.09.2027", "По протоколу общего собрания от 31.08.2027 № 2."),
        },
        ["cited-acts-agree-across Б Пункты!A2"],
    ),
    (
        {"А": FOOD, "Б": numbered("101", "09.09.2027"), "В": numbered("101-ОД", "09.09.2027")},
        ["register-numbers-once Б Реквизиты!B3"],
    ),
    ({"А": FOOD, "Б": numbered("101", "09.09.2028")}, []),
    ({"А": FOOD, "Б": numbered("101", "09.09.2027", Организация="Другая школа")}, []),
    (
        {"А": meeting("1", "01.09.2027", COUNCIL), "Б": meeting("1", "10.01.2028", COUNCIL)},
        ["register-numbers-once Б Реквизиты!B3"],
    ),
    (
        {
            "А": meeting("1", "01.09.2027", COUNCIL),
            "Б": meeting("1", "01.09.2027", "общего собрания работников"),
        },
        [],
    ),
    (
        {
            "А": numbered("14", "20.10.2027"),
            "Б": numbered("15", "11.10.2027"),
            "В": numbered("16", "21.10.2027"),
            "Г": numbered("17", "21.10.2027"),
        },
        ["register-in-order А Реквизиты!B3"],
    ),
    (
        {
            "А": numbered("14", "10.10.2027"),
            "Б": numbered("15", "11.09.2027"),
            "В": numbered("16", "21.10.2027"),
            "Г": numbered("7-К", "31.12.2027"),
            "Д": numbered("б/н", "01.01.2027"),
        },
        ["register-in-order А Реквизиты!B3"],
    ),
]


@pytest.mark.parametrize(("books", "expected"), CASES)
def test_rule(tmp_path: Path, books: Books, expected: list[str]) -> None:
    workspace = Workspace(tmp_path)
    for name, sheets in books.items():
        save(workspace.inputs / f"{name}.xlsx", sheets, {})
    paths = sorted(workspace.inputs.glob("*.xlsx"))
    issues = pipeline.check(paths, workspace=workspace).issues
    told = [
        f"{issue.code} {Path(issue.location.workbook).stem} {issue.location}"
        for issue in issues
        if issue.code in ACROSS
    ]
    assert told == expected


def test_every_rule_is_tried() -> None:
    tried = {line.split()[0] for _, expected in CASES for line in expected}
    assert tried == set(references.ACROSS)
