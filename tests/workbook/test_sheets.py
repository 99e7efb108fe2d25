"""Sheets are found by their names, and nothing on an unknown one is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference

from docgen.issues import Severity
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.workbook import open_workbook, read_records

Read = Callable[..., Any]
Told = Callable[..., list[str]]

PEOPLE = Sheet(
    "Присутствовали",
    Shape.ROWS,
    (
        Column("№", key="number"),
        Column("ФИО", ValueType.PERSON, required="yes", aliases=("Фамилия",)),
        Column("Должность", ValueType.POST),
        Column("Дата", ValueType.DATE),
        Column("Статус", ValueType.CHOICE, choices=("член", "гость"), default="член"),
    ),
    aliases=("Участники",),
)

ATTACHMENTS = Sheet(
    "Приложения", Shape.ATTACHMENTS, (Column("Листы", ValueType.SHEET, key="sheets"),)
)
ROWS = [["ФИО"], ["Орлова М. П."]]
HIDDEN_FAULTS = [["Что", "Где", "Когда"], ["а", None, "б"], [None, "в", None], ["г", "д", "е"]]

CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "all in place": ({"Присутствовали": ROWS}, []),
    "a required sheet is absent": ({"Данные": [["а"]]}, ["missing-sheet Присутствовали"]),
    "a name is mistyped": (
        {"Присутсвовали": ROWS},
        ["unknown-sheet Присутсвовали", "missing-sheet Присутствовали"],
    ),
    "its own name wins over the other": ({"Участники": [["а"]], "Присутствовали": ROWS}, []),
    "two sheets of one name": (
        {"Присутствовали": ROWS, "ПРИСУТСТВОВАЛИ!": ROWS},
        ["duplicate-sheet ПРИСУТСТВОВАЛИ!"],
    ),
    "two unknown sheets of one name": (
        {"Присутствовали": ROWS, "План 1": [["а"]], "План-1": [["б"]]},
        ["duplicate-sheet План-1"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_matches_sheets(read: Read, told: Told, case: str) -> None:
    sheets, expected = CASES[case]
    required = Sheet(**{**_fields(PEOPLE), "required": True})
    _, issues = read(sheets, required)
    assert told(issues) == expected


def _fields(sheet: Sheet) -> dict[str, Any]:
    return {name: getattr(sheet, name) for name in Sheet.__struct_fields__}


def test_keeps_the_order_of_the_workbook(read: Read) -> None:
    sheets = {"Ещё": [["а"]], "Присутствовали": ROWS, "Приложения": [["Листы"], ["Ещё"]]}
    records, issues = read(sheets, ATTACHMENTS, PEOPLE)
    assert issues == []
    assert list(records.sheets) == ["еще", "присутствовали", "приложения"]
    assert records.sheets["еще"].sheet is None
    assert records.sheets["еще"].table is not None


LISTS: dict[str, tuple[Any, dict[str, Any], list[dict[str, str]]]] = {
    "a row not filled to its end": (
        [["ФИО", "Роль"], ["Петрова", "председатель"], ["Коваль", None], ["Юдина", "член"]],
        {},
        [
            {"фио": "Петрова", "роль": "председатель"},
            {"фио": "Коваль"},
            {"фио": "Юдина", "роль": "член"},
        ],
    ),
    "the same of three columns": (
        [["ФИО", "Роль", "Класс"], ["Петрова", "председатель", None], ["Коваль"]],
        {},
        [{"фио": "Петрова", "роль": "председатель"}, {"фио": "Коваль"}],
    ),
    "one and two are data": (
        [["Класс", "Число"], [1, 2], [3, 7]],
        {},
        [{"класс": "1", "число": "2"}, {"класс": "3", "число": "7"}],
    ),
    "a merged section": (
        [["ФИО", "Роль"], ["Школа № 1"], ["Петрова", "председатель"]],
        {"merges": ["A2:B2"]},
        [{"фио": "Петрова", "роль": "председатель"}],
    ),
    "all names are bold": (
        [["ФИО", "Роль"], ["Петрова", "председатель"], ["Коваль", None]],
        {"bold": ["A2", "A3"]},
        [{"фио": "Петрова", "роль": "председатель"}, {"фио": "Коваль"}],
    ),
    "all numbered names are bold": (
        [["№", "ФИО", "Роль"], [1, "Петрова", "председатель"], [2, "Коваль", None]],
        {"bold": ["B2", "B3"]},
        [
            {"номер": "1", "фио": "Петрова", "роль": "председатель"},
            {"номер": "2", "фио": "Коваль"},
        ],
    ),
    "a bold section": (
        [["ФИО", "Роль"], ["Школа № 1"], ["Петрова", "председатель"]],
        {"bold": ["A2"]},
        [{"фио": "Петрова", "роль": "председатель"}],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_made_of_an_unknown_sheet_loses_nobody(read: Read, case: str) -> None:
    rows, looks, expected = LISTS[case]
    records, issues = read({"Присутствовали": ROWS, "Комиссия": rows}, PEOPLE, **looks)
    assert issues == []
    assert [
        {name: value.raw for name, value in record.values.items()}
        for record in records.sheets["комиссия"].records
    ] == expected


PETROVA = ["Петрова Анна Ивановна", "председатель"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([PETROVA, ["Коваль Ян", "член"]], ["no-headings Комиссия!A1"]),
        ([[1, *PETROVA], [2, "Коваль Ян", "член"]], ["no-headings Комиссия!B1"]),
        ([["Состав"], [], PETROVA, ["Коваль Ян", "член"]], ["no-headings Комиссия!A3"]),
        ([["Петрова А. И."], ["Коваль Я. Я."]], ["no-headings Комиссия!A1"]),
        ([["ФИО", "Роль"], PETROVA], []),
        ([["Фамилия И. О.", "Кто"], PETROVA], []),
        ([["Петрова А. И.", "Должность"], ["учитель", "физик"]], []),
        ([["Кто", "Кем"], PETROVA], []),
        ([[None, "Петрова А. И.", "Коваль Я. Я."], ["Понедельник", 1, 2]], []),
    ],
)
def test_a_list_without_headings_is_told(
    read: Read, told: Told, rows: list[list[object]], expected: list[str]
) -> None:
    _, issues = read({"Присутствовали": ROWS, "Комиссия": rows}, PEOPLE)
    assert told(issues) == expected


def test_a_known_list_without_headings_is_told(read: Read, told: Told) -> None:
    _, issues = read({"Присутствовали": [PETROVA]}, PEOPLE)
    assert told(issues) == ["no-headings Присутствовали!A1", "missing-column Присутствовали!1"]


def test_a_note_that_no_document_uses_stops_nothing(read: Read) -> None:
    rows = [["Что", "Сколько"], ["а", "=1+1"], ["б", 2]]
    _, issues = read({"Присутствовали": ROWS, "Заметки": rows}, PEOPLE)
    assert [(i.code, i.severity) for i in issues] == [("formula-without-value", Severity.WARNING)]


def test_a_hidden_note_is_not_spoken_of(read: Read) -> None:
    sheets = {"Присутствовали": ROWS, "Заметки": [["Что"], ["=1+1"]]}
    _, issues = read(sheets, PEOPLE, hidden_sheets=["Заметки"])
    assert issues == []


def test_a_hidden_sheet_is_read_and_told(read: Read, told: Told) -> None:
    sheets = {"Присутствовали": ROWS, "Заметки": [["Что"]]}
    records, issues = read(sheets, PEOPLE, hidden_sheets=["Присутствовали"])
    assert told(issues) == ["hidden-sheet Присутствовали"]
    assert len(records.sheets["присутствовали"].records) == 1


def test_a_sheet_that_an_attachment_names_is_judged(read: Read, told: Told) -> None:
    sheets = {"Приложения": [["Листы"], ["Таблица"]], "Таблица": HIDDEN_FAULTS}
    _, issues = read(sheets, ATTACHMENTS, hidden_rows=[4], hidden_columns=["C"])
    assert told(issues) == [
        "hidden-row Таблица!4",
        "hidden-column Таблица!C",
        "lonely-cell Таблица!B3",
    ]


def test_a_table_that_only_a_text_names_is_judged(read: Read, told: Told) -> None:
    sheets = {
        "Приложения": [["Листы"], ["Порядок"]],
        "Порядок": [["Вид", "Текст"], ["таблица", "Сведения"]],
        "Сведения": HIDDEN_FAULTS,
    }
    _, issues = read(sheets, ATTACHMENTS)
    assert told(issues) == ["lonely-cell Сведения!B3"]


def test_a_table_that_a_rich_text_names_is_used(read: Read) -> None:
    course = Sheet("Ход", Shape.TEXT, (Column("Текст", ValueType.RICH_TEXT, key="text"),))
    records, _ = read({"Ход": [["Текст"], ["Сведения"]], "Сведения": HIDDEN_FAULTS}, course)
    assert records.sheets["сведения"].is_used


def test_a_picture_over_the_cells_is_told(
    make_workbook: Callable[..., Any], told: Told, tmp_path: Any
) -> None:
    path = make_workbook({"Присутствовали": ROWS})
    workbook = load_workbook(path)
    page = workbook["Присутствовали"]
    chart = BarChart()
    chart.add_data(Reference(page, min_col=1, min_row=1, max_row=2))
    page.add_chart(chart, "D2")
    workbook.save(tmp_path / "рисунок.xlsx")
    raw = open_workbook(tmp_path / "рисунок.xlsx")
    kind = Kind("п", "p", "П", "", tmp_path, "п", (PEOPLE,), tmp_path)
    _, issues = read_records(raw, kind)
    assert told(issues) == ["drawing-not-read Присутствовали"]


def test_a_reference_may_use_any_name_of_a_sheet(read: Read) -> None:
    sheets = {"Приложения": [["Листы"], ["Присутствовали"]], "Участники": ROWS}
    records, issues = read(sheets, ATTACHMENTS, PEOPLE)
    assert issues == []
    assert records.sheets["приложения"].records[0].get("листы").data == ("Присутствовали",)
