"""Rows under headings become records: names in any spelling, nothing invented, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from docgen.kinds.model import Column, Shape, Sheet, ValueType

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


def table(records: Any, sheet: str = "присутствовали") -> list[dict[str, object]]:
    return [
        {name: value.data for name, value in record.values.items()}
        for record in records.sheets[sheet].records
    ]


ORLOVA = {"фио": "Орлова М. П.", "должность": "учитель"}


@pytest.mark.parametrize(
    "rows",
    [
        [["ФИО", "Должность"], ["Орлова М. П.", "учитель"]],
        [["ДОЛЖНОСТЬ ", " фио:"], ["учитель", "Орлова М. П."]],
        [["Фамилия", "Долж\u00adность"], ["Орлова М. П.", "учитель\n"]],
        [["Список присутствовавших"], [], ["ФИО", "Должность"], ["Орлова М. П.", "учитель"]],
        [["Список", "за март"], ["ФИО", "Должность"], ["Орлова М. П.", "учитель"]],
        [[], [], [None, "ФИО", "Должность"], [], [None, "Орлова М. П.", "учитель"]],
        [["ФИО", "Должность"], ["Орлова М. П.", "учитель"], [" ", "\u00a0"], [None, "\n"]],
        [["№", "ФИО", "Должность"], [None, "Орлова М. П.", "учитель"], [2, None, None]],
        [["ФИО", "Должность", "Статус"], ["Орлова М. П.", "учитель"], [None, None, "член"]],
    ],
)
def test_reads_the_same_however_it_is_typed(read: Read, rows: list[list[object]]) -> None:
    records, issues = read({"присутствовали": rows}, PEOPLE)
    assert issues == []
    assert table(records) == [ORLOVA]


def test_finds_the_sheet_by_its_other_name(read: Read) -> None:
    records, issues = read({"УЧАСТНИКИ": [["ФИО"], ["Орлова М. П."]]}, PEOPLE)
    assert issues == []
    assert table(records) == [{"фио": "Орлова М. П."}]
    value = records.sheets["присутствовали"].records[0].get("ФИО")
    assert str(value.location) == "УЧАСТНИКИ!A2"


def test_keeps_unknown_columns_as_excel_has_them(read: Read) -> None:
    rows = [["ФИО", "Класс", "Баллы", "Был"], ["Орлова М. П.", "5 «А»", 4.5, True]]
    records, issues = read({"Присутствовали": rows}, PEOPLE)
    assert issues == []
    (record,) = records.sheets["присутствовали"].records
    assert {name: (v.data, v.raw, v.column is None) for name, v in record.values.items()} == {
        "фио": ("Орлова М. П.", "Орлова М. П.", False),
        "класс": ("5 «А»", "5 «А»", True),
        "баллы": (4.5, "4,5", True),
        "был": (True, "да", True),
    }


CASES: dict[str, tuple[list[list[object]], dict[str, object], list[str]]] = {
    "a required cell is empty": (
        [["ФИО", "Должность"], [None, "учитель"]],
        {},
        ["missing-value Присутствовали!A2"],
    ),
    "a required column is absent": (
        [["Должность", "Дата"], ["учитель", None]],
        {},
        ["missing-column Присутствовали!1"],
    ),
    "a heading is mistyped": (
        [["ФИО", "Должнасть"], ["Орлова М. П.", "учитель"]],
        {},
        ["unknown-column Присутствовали!B1"],
    ),
    "a heading goes on": (
        [["ФИО", "Должности присутствующих"], ["Орлова М. П.", "учитель"]],
        {},
        ["unknown-column Присутствовали!B1"],
    ),
    "a heading is there twice": (
        [["ФИО", "Фамилия"], ["Орлова М. П.", "Белов И. К."]],
        {},
        ["duplicate-column Присутствовали!B1"],
    ),
    "the second of two headings has no data": ([["ФИО", "ФИО"], ["Орлова М. П."]], {}, []),
    "data without a heading": (
        [["ФИО", None], ["Орлова М. П.", "учитель"]],
        {},
        ["column-without-heading Присутствовали!B"],
    ),
    "hidden rows": (
        [["ФИО"], ["Орлова М. П."], ["Белов И. К."], ["Юдина А. А."], ["Седова О. О."]],
        {"hidden_rows": [2, 3, 5, 9]},
        ["hidden-row Присутствовали!2", "hidden-row Присутствовали!5"],
    ),
    "hidden columns": (
        [["ФИО", "Должность", "Дата"], ["Орлова М. П.", "учитель"], ["Белов И. К."]],
        {"hidden_columns": ["B", "C", "F"]},
        ["hidden-column Присутствовали!B"],
    ),
    "a formula never counted": (
        [["ФИО"], ["=A9"]],
        {},
        ["formula-without-value Присутствовали!A2"],
    ),
    "text under a merge": (
        [["ФИО", "Должность"], ["Орлова М. П.", "учитель"]],
        {"merges": ["A2:B2"]},
        ["covered-cell-text Присутствовали!B2"],
    ),
    "several faults at once": (
        [["ФИО", "Дата", "Статус"], [None, "32.01.2027", "хозяин"], ["Орлова М. П.", "вчера"]],
        {},
        [
            "missing-value Присутствовали!A2",
            "bad-date Присутствовали!B2",
            "bad-choice Присутствовали!C2",
            "bad-date Присутствовали!B3",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_tells_every_fault_with_its_place(read: Read, told: Told, case: str) -> None:
    rows, looks, expected = CASES[case]
    _, issues = read({"Присутствовали": rows}, PEOPLE, **looks)
    assert told(issues) == expected


def test_a_merged_cell_counts_for_every_row_it_covers(read: Read) -> None:
    rows = [
        ["№", "ФИО", "Должность"],
        [1, "Орлова М. П.", "учитель"],
        [None, "Белов И. К.", None],
        [None, None, None],
    ]
    records, issues = read({"Присутствовали": rows}, PEOPLE, merges=["A2:A4", "C2:C4"])
    assert issues == []
    assert table(records) == [
        {"номер": "1", **ORLOVA},
        {"фио": "Белов И. К.", "должность": "учитель"},
    ]


def test_a_hidden_column_of_clauses_is_told(read: Read, told: Told) -> None:
    sheet = Sheet("Пункты", Shape.CLAUSES, (Column("№", key="number"), Column("Текст", key="text")))
    rows = {"Пункты": [["№", "Текст"], [1, "Утвердить."]]}
    records, issues = read(rows, sheet, hidden_columns=["A"])
    assert told(issues) == ["hidden-column Пункты!A"]
    assert issues[0].message == "Столбец «№» скрыт, но данные из него войдут в документ."
    assert records.sheets["пункты"].records[0].get("№").data == "1"


VOTES = Sheet(
    "Решения",
    Shape.CLAUSES,
    (
        Column("Решение", key="text", required="yes"),
        Column("За", ValueType.NUMBER),
        Column("Против", ValueType.NUMBER),
    ),
)


@pytest.mark.parametrize(
    ("rows", "merges"),
    [
        ([["Решение", "За", "Против"], ["Принять", 5, 0]], []),
        (
            [["Решение", "Голоса", None], [None, "За", "Против"], ["Принять", 5, 0]],
            ["A1:A2", "B1:C1"],
        ),
        ([["Решение", "Голоса", None], [None, "За", "Против"], ["Принять", 5, 0]], ["B1:C1"]),
        (
            [["О чём", "Голоса", None], ["Решение", "За", "Против"], ["Принять", 5, 0]],
            ["B1:C1"],
        ),
    ],
)
def test_headings_may_take_two_rows(
    read: Read, told: Told, rows: list[list[object]], merges: list[str]
) -> None:
    records, issues = read({"Решения": rows}, VOTES, merges=merges)
    assert told(issues) == []
    assert table(records, "решения") == [{"решение": "Принять", "за": 5, "против": 0}]


def test_a_column_with_a_default_may_be_empty(read: Read) -> None:
    sheet = Sheet("Лист", Shape.ROWS, (Column("А"), Column("Б", required="yes", default="да")))
    _, issues = read({"Лист": [["А", "Б"], ["1", None]]}, sheet)
    assert issues == []


def test_a_text_sheet_is_known_by_its_column(read: Read) -> None:
    sheet = Sheet(
        "Введение",
        Shape.TEXT,
        (
            Column("Вид", ValueType.CHOICE, key="block", choices=("абзац", "заголовок")),
            Column("Текст", ValueType.RICH_TEXT, key="text", required="yes"),
        ),
    )
    sheets = {
        "Введение": [["Вид", "Текст"], ["Заголовок", "О чём"], [None, "Текст"]],
        "Порядок": [
            ["Утверждён", "вчера"],
            ["Вид", "Текст"],
            ["заголовок", "1. Общие положения"],
            [None, "- пункт"],
        ],
        "Таблица": [["№", "Что"], [1, "а"]],
    }
    records, issues = read(sheets, sheet)
    assert issues == []
    assert [data.is_text for data in records.sheets.values()] == [True, True, False]
    assert [r.get("вид").data for r in records.sheets["введение"].records[:1]] == ["заголовок"]
    unknown = records.sheets["порядок"].records
    assert [r.get("текст").blocks[0].number for r in unknown] == ["1.", "–"]
